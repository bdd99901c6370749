import './index.css'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Job } from '#contract/jobs.ts'
import { go } from '../../features/go.ts'
import { aria } from '../../ui/aria.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { KeyValue, ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { staffUrl } from '../features/staff-url.ts'
import { outcomeWords, toWrite, whyNot } from './import-words.ts'
import { ChoicesCard, FaultsCard, FiguresCard } from './preview-cards.tsx'
import { useImport } from './use-import.ts'

/** 导入房屋: a table is chosen, looked through, and after a yes imported; nothing is written before. */
export default function ImportRooms() {
  const { communityId = '' } = useRouter().params
  const it = useImport(communityId)
  const { table, preview, busy, wrong, job } = it
  const [goodRows, setGoodRows] = useState(false)
  const choose = async () => {
    setGoodRows(false)
    await it.choose()
  }
  const isRunning = job !== undefined && !job.finished
  return (
    <Page
      nav={<NavBar title="导入房屋" homeUrl={staffUrl.work} />}
      bar={
        !isRunning && (
          <BottomBar note={wrong} noteIcon="warn">
            <MainButton it={it} goodRows={goodRows} onChoose={choose} />
          </BottomBar>
        )
      }
    >
      {!preview && !job && <Advice />}
      {busy && <BusyCard words={busy.what === 'sending' ? `正在上传，${busy.percent}%` : '正在一行一行地看…'} />}
      {job && <JobCard job={job} communityId={communityId} />}
      {!job && !busy && table && preview && (
        <>
          {preview.headingFaults.length === 0 && (
            <>
              <FiguresCard name={table.name} preview={preview} />
              <ChoicesCard table={table} onChange={part => void it.change(part)} />
            </>
          )}
          <FaultsCard preview={preview} goodRows={goodRows} onGoodRows={setGoodRows} onMore={it.more} />
          {preview.headingFaults.length === 0 && (
            <Card>
              <ListRow id="choose-again" icon="doc" word="换一个文件" onTap={() => void choose()} />
            </Card>
          )}
        </>
      )}
    </Page>
  )
}

type MainButtonProps = { it: ReturnType<typeof useImport>; goodRows: boolean; onChoose: () => Promise<void> }

/** The one thing to do next. */
function MainButton({ it: { preview, busy, job, confirm }, goodRows, onChoose }: MainButtonProps) {
  const isUseless = preview !== undefined && preview.headingFaults.length > 0
  if (!preview || job || busy || isUseless)
    return (
      <Button
        id="choose-table"
        icon="doc"
        word={job ? '再导入一个文件' : isUseless ? '改好了，再选一次' : '选择表格'}
        busy={busy !== undefined}
        busyWord={busy?.what === 'sending' ? '正在上传…' : '正在看…'}
        onTap={onChoose}
      />
    )
  return (
    <Button
      id="import-now"
      word={`确认导入 ${toWrite(preview)} 套`}
      busyWord="正在提交…"
      disabled={whyNot(preview, goodRows)}
      onTap={() => confirm(goodRows)}
    />
  )
}

/** What a table has to look like. */
function Advice() {
  const from = process.env.TARO_ENV === 'h5' ? '从电脑里选' : '先把表格发到微信聊天里，再从聊天里选'
  return (
    <Card title="表格怎么填">
      <KeyValue name="必填">楼栋、房号</KeyValue>
      <KeyValue name="可填">期、单元、业主电话</KeyValue>
      <KeyValue name="文件">{`xlsx 或 csv，20 MB、2 万行以内。${from}。`}</KeyValue>
      <View className="sub mt3">
        先看预览，确认以后才写入。同一个文件导入两次，不会多出房屋。业主姓名不保存，绑定房屋只核对手机号。
      </View>
    </Card>
  )
}

function BusyCard({ words }: { words: string }) {
  return (
    <Card>
      <View {...aria({ role: 'status', live: 'polite' })}>{words}</View>
    </Card>
  )
}

/** How far the import has come, and what came of it. */
function JobCard({ job, communityId }: { job: Job; communityId: string }) {
  const { done, total, finished } = job
  const part = total > 0 ? Math.round((100 * done) / total) : 100
  return (
    <>
      <Card title={finished ? '导入结束' : '正在导入'} hint={`${done} / ${total}`}>
        {!finished && (
          <View className="import-bar" {...aria({ hidden: true })}>
            <View className="import-bar-on" style={{ width: `${part}%` }} />
          </View>
        )}
        <View className="mt2" {...aria({ role: 'status', live: 'polite' })}>
          {finished
            ? outcomeWords(job)
            : `${done === 0 ? '一分钟内开始。' : ''}离开这一页也会接着导入，结果在操作记录里。`}
        </View>
      </Card>
      {finished && (
        <Card>
          <ListRow
            id="to-codes"
            icon="building"
            word="楼栋码"
            hint="贴在门口，住户扫码绑定房屋"
            onTap={() => go(staffUrl.buildingCodes(communityId))}
          />
        </Card>
      )}
    </>
  )
}
