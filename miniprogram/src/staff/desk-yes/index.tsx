import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { answerDeskSignIn, readDeskSignIn } from '#contract/desk.ts'
import { call } from '../../api/call.ts'
import { goBack } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useLoad } from '../../features/use-load.ts'
import { useNow } from '../../features/use-now.ts'
import { momentWords } from '../../features/when.ts'
import { Blank } from '../../ui/blank.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { KeyValue } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { toastDone } from '../../ui/toast.ts'
import { codeGroups } from '../features/desk/code-groups.ts'
import { staffUrl } from '../features/staff-url.ts'

/** 登录电脑: which browser asks, and a yes or a no. */
export default function DeskYes() {
  const { code = '' } = useRouter().params
  const now = useNow()
  const [wrong, setWrong] = useState<string>()
  const load = useLoad({
    key: `desk/${code}`,
    schema: readDeskSignIn.answer,
    fetch: () => call(readDeskSignIn, { params: { code } }),
  })
  const answer = async (yes: boolean) => {
    const answered = await call(answerDeskSignIn, { params: { code }, body: { yes } })
    if (!answered.ok) return setWrong(answered.sentence)
    toastDone(yes ? '电脑登录了' : '没有登录')
    goBack()
  }
  const nav = <NavBar title="登录电脑" homeUrl={staffUrl.work} />
  if (!load.value && load.failure?.reason === 'desk-code-over') {
    return (
      <Page nav={nav}>
        <Blank kind="empty" title="登录码过期了" action={{ id: 'back', word: '返回', onTap: goBack }}>
          {load.failure.sentence}
        </Blank>
      </Page>
    )
  }
  return (
    <Page
      nav={nav}
      bar={
        load.value && (
          <BottomBar {...(wrong ? { note: wrong, noteIcon: 'warn' } : {})}>
            <Button id="desk-yes" word="是我，登录" busyWord="正在登录…" onTap={() => answer(true)} />
          </BottomBar>
        )
      }
    >
      <ShowLoad load={load} spoken="正在看登录码…">
        {({ browser, askedAt }) => (
          <>
            <Card title="有一台电脑要用您的身份登录">
              <View className="head num mt2">{codeGroups(code)}</View>
              <View className="sub">和您面前电脑上的数字一样吗？</View>
              <View className="mt3">
                <KeyValue name="浏览器">{browser}</KeyValue>
                <KeyValue name="时间">{momentWords(askedAt, now)}</KeyValue>
              </View>
            </Card>
            <Note loose tone="warn">
              只有您自己正在登录面前的电脑时才点“登录”。别人发来的码，一律不要登录。
            </Note>
            <View className="pad">
              <Button id="desk-no" kind="neutral" wide word="不是我" onTap={() => answer(false)} />
            </View>
          </>
        )}
      </ShowLoad>
    </Page>
  )
}
