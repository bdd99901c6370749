import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { deskCodePrefix, endSessions, listSessions, type Session } from '#contract/desk.ts'
import type { Instant } from '#domain/time.ts'
import { call } from '../../api/call.ts'
import { canScan, scanCode } from '../../api/scan.ts'
import { forgetSession } from '../../api/session.ts'
import { go, goToTab, pages } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useLoad } from '../../features/use-load.ts'
import { useNow } from '../../features/use-now.ts'
import { momentWords } from '../../features/when.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ask, toast, toastDone } from '../../ui/toast.ts'
import { staffUrl } from '../features/staff-url.ts'

/** Eight digits in what was scanned or typed; undefined where there are none. */
const codeIn = (text: string): string | undefined => {
  const digits = text.replace(deskCodePrefix, '').replace(/\s/g, '')
  return /^\d{8}$/.test(digits) ? digits : undefined
}

/** 登录的设备: signing in at a desk, where one is signed in, and signing out there. */
export default function Sessions() {
  const now = useNow()
  const load = useLoad({ key: 'sessions', schema: listSessions.answer, fetch: () => call(listSessions) })
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  const end = async (session?: Session) => {
    const everywhere = session === undefined
    const sure = await ask({
      title: everywhere ? '在所有设备上退出？' : '让它退出？',
      text: everywhere ? '这部手机也会退出，再打开时重新登录。' : '那台设备上要重新扫码才能进来。',
      yes: '退出',
    })
    if (!sure) return
    const ended = await call(endSessions, { body: session ? { id: session.id } : {} })
    if (!ended.ok) return toast(ended.sentence)
    if (everywhere || session.current) {
      forgetSession()
      return goToTab(pages.home)
    }
    toastDone('退出了')
    await load.reload()
  }
  return (
    <Page nav={<NavBar title="登录的设备" homeUrl={staffUrl.work} />}>
      <DeskDoor />
      <ShowLoad load={load} spoken="正在看在哪里登录着…">
        {({ sessions }) => (
          <Card title="登录着的设备">
            {sessions.map(session => (
              <SessionRow key={session.id} session={session} now={now} onEnd={() => end(session)} />
            ))}
            <Button
              id="end-all"
              className="mt3"
              kind="warn"
              wide
              word="在所有设备上退出"
              busyWord="正在退出…"
              onTap={() => end()}
            />
          </Card>
        )}
      </ShowLoad>
    </Page>
  )
}

/** 扫码登录电脑; whoever cannot scan types what stands under the code. */
function DeskDoor() {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(false)
  const code = codeIn(typed)
  const scan = async () => {
    const scanned = await scanCode()
    if (scanned === undefined) return
    const found = codeIn(scanned)
    if (found) go(staffUrl.deskYes(found))
    else toast('这不是电脑上的登录码')
  }
  const next = () => {
    setAsked(true)
    if (code) go(staffUrl.deskYes(code))
  }
  return (
    <Card title="登录电脑">
      {canScan && <Button id="scan-desk" wide icon="search" word="扫码登录电脑" onTap={scan} />}
      <View className={canScan ? 'mt4' : ''}>
        <TextField
          id="desk-digits"
          silent
          keyboard="number"
          label="电脑上的 8 位数字"
          placeholder="比如 4821 9035"
          max={9}
          value={typed}
          wrong={asked && !code ? '请输入 8 位数字' : undefined}
          onChange={setTyped}
          onDone={next}
        />
      </View>
      <Button id="desk-next" className="mt3" kind="secondary" wide word="下一步" onTap={next} />
    </Card>
  )
}

type SessionRowProps = { session: Session; now: Instant; onEnd: () => unknown }

function SessionRow({ session, now, onEnd }: SessionRowProps) {
  const { device, seenAt, current, id } = session
  const name = device ?? '微信'
  return (
    <View className="li">
      <View className="grow">
        <View className="b">{name}</View>
        <View className="sub">{current ? '正在用的这台' : `上次使用 ${momentWords(seenAt, now)}`}</View>
      </View>
      {current ? (
        <Chip tone="soft" icon="check" word="本机" />
      ) : (
        <Button id={`end-${id}`} kind="text" word="退出" label={`让${name}退出`} onTap={onEnd} />
      )}
    </View>
  )
}
