import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import type { Detail, VisitView } from '#contract/complaint-views.ts'
import { confirmMyVisit } from '#contract/complaints.ts'
import { visitMethodWords, visitVerdictWords } from '#contract/words.ts'
import type { Instant } from '#domain/time.ts'
import { call } from '../../api/call.ts'
import { useComplaint } from '../../features/complaint/use-complaint.ts'
import { whoName } from '../../features/complaint/who-words.ts'
import { goToComplaint } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useAct } from '../../features/use-act.ts'
import { useNow } from '../../features/use-now.ts'
import { deadlineWords, momentWords } from '../../features/when.ts'
import { Blank } from '../../ui/blank.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { Avatar, KeyValue } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.ts'

type VisitRecord = NonNullable<VisitView['record']>

/** 回访: when somebody comes to ask, what was written down then, and whether that is right. */
export default function VisitPage() {
  const { id, load } = useComplaint()
  const now = useNow()
  const confirming = useAct(load)
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  const detail = load.value
  const waits = detail?.visit?.record && detail.visit.confirmedAt === undefined && detail.moves.includes('confirmVisit')
  const see = () => goToComplaint(id)
  const object = () => {
    see()
    toast('在这里补充说明，或点“没解决”。')
  }

  const confirm = async () => {
    if (!detail) return
    await confirming.run('confirm', key => call(confirmMyVisit, { params: { id }, body: { turn: detail.turn }, key }))
  }

  return (
    <Page
      nav={<NavBar title={detail?.visit?.record ? '回访记录' : '回访'} />}
      bar={
        waits && (
          <BottomBar
            note={confirming.wrong ?? '和您说的一样再确认。'}
            {...(confirming.wrong ? { noteIcon: 'warn' } : {})}
            side={[{ id: 'visit-wrong', word: '写得不对', icon: 'pen', onTap: object }]}
          >
            <Button id="confirm-visit" word="确认回访记录" busyWord="正在确认…" onTap={confirm} />
          </BottomBar>
        )
      }
    >
      <ShowLoad load={load} spoken="正在取回访…">
        {value => <Visit detail={value} now={now} onSee={see} />}
      </ShowLoad>
    </Page>
  )
}

function Visit({ detail, now, onSee }: { detail: Detail; now: Instant; onSee: () => void }) {
  const { visit } = detail
  if (!visit || (!visit.record && detail.next?.awaits !== 'visit')) {
    return (
      <Blank kind="empty" title="这件事还没有回访" action={{ word: '查看这件投诉', onTap: onSee }}>
        办完以后，会有人来问您满意不满意。
      </Blank>
    )
  }
  const title = (
    <>
      <View className="title">{detail.title}</View>
      <View className="sub">{detail.number}</View>
    </>
  )
  if (!visit.record) return <Planned detail={detail} now={now} title={title} />
  return <Recorded visit={visit} record={visit.record} now={now} title={title} />
}

function Planned({ detail, now, title }: { detail: Detail; now: Instant; title: JSX.Element }) {
  const who = whoName(detail)
  const dueAt = detail.visit?.dueAt ?? now
  return (
    <Card>
      {title}
      <View className="hr" />
      <View className="row">
        <Avatar name={who} />
        <View className="grow ml3">
          <View className="wwy-who">{who}回访您，最晚</View>
          <View className="wwy-when nb">{deadlineWords(dueAt, now)}</View>
        </View>
      </View>
      <Note tone="quiet" className="mt4">
        为什么回访：要问过您，这件事才算办完。打电话或上门，来的人不是办事的人。
      </Note>
    </Card>
  )
}

type RecordedProps = { visit: VisitView; record: VisitRecord; now: Instant; title: JSX.Element }

function Recorded({ visit, record, now, title }: RecordedProps) {
  const method = record.method === 'unknown' ? '' : `，${visitMethodWords[record.method]}`
  const verdict = record.verdict === 'unknown' ? undefined : visitVerdictWords[record.verdict]
  return (
    <Card>
      {title}
      <View className="hr" />
      <KeyValue name="回访人">{record.visitor}</KeyValue>
      <KeyValue name="时间">
        {momentWords(record.visitedAt, now)}
        {method}
      </KeyValue>
      <KeyValue name="您说">“{record.words}”</KeyValue>
      <KeyValue name="结论">
        <Chips>
          <Chip tone="outline" icon={record.solved ? 'done' : 'refresh'} word={record.solved ? '已解决' : '没解决'} />
          {verdict && <Chip tone="outline" icon={record.verdict === 'satisfied' ? 'f4' : 'f2'} word={verdict} />}
        </Chips>
      </KeyValue>
      {visit.confirmedAt !== undefined && (
        <Note icon="doublecheck" spoken="status" className="mt4">
          {`您已确认，${momentWords(visit.confirmedAt, now)}。`}
        </Note>
      )}
    </Card>
  )
}
