import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import type { Detail, VisitView } from '#contract/complaint-views.ts'
import { confirmMyVisit } from '#contract/complaints.ts'
import { visitMethodWords, visitVerdictWords } from '#contract/words.ts'
import type { Instant } from '#domain/time.ts'
import { call } from '../../api/call.ts'
import { AppointmentChoice } from '../../features/complaint/appointment-choice.tsx'
import { hoursWords, isToCome, slotWords, whatFor } from '../../features/complaint/appointment-words.ts'
import { type Choosing, useAppointment } from '../../features/complaint/use-appointment.ts'
import { useComplaint } from '../../features/complaint/use-complaint.ts'
import { whoName } from '../../features/complaint/who-words.ts'
import { goToComplaint } from '../../features/go.ts'
import { scrollTo } from '../../features/scroll-to.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useAct } from '../../features/use-act.ts'
import { useNow } from '../../features/use-now.ts'
import { dayWords, deadlineLines, momentWords } from '../../features/when.ts'
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
import { Words } from '../../ui/words.tsx'

type VisitRecord = NonNullable<VisitView['record']>

/** 上门、回访: when somebody comes to do the work or to ask, what was written down then, and whether that is right. */
export default function VisitPage() {
  const { id, load } = useComplaint()
  const now = useNow()
  const confirming = useAct(load)
  const choosing = useAppointment(id, load, now)
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
      nav={<NavBar title={titleOf(detail)} />}
      bar={
        waits ? (
          <BottomBar
            note={confirming.wrong ?? '和您说的一样再确认。'}
            {...(confirming.wrong ? { noteIcon: 'warn' } : {})}
            side={[{ id: 'visit-wrong', word: '写得不对', icon: 'pen', onTap: object }]}
          >
            <Button id="confirm-visit" word="确认回访记录" busyWord="正在确认…" onTap={confirm} />
          </BottomBar>
        ) : (
          choosing.days.length > 0 && <ChooseBar choosing={choosing} now={now} onDone={see} />
        )
      }
    >
      <ShowLoad load={load} spoken="正在取…">
        {value => <Visit detail={value} now={now} choosing={choosing} onSee={see} />}
      </ShowLoad>
    </Page>
  )
}

const titleOf = (detail: Detail | undefined): string => {
  if (detail?.visit?.record) return '回访记录'
  return detail?.appointment ? `${whatFor(detail.appointment)}时间` : '回访'
}

function ChooseBar({ choosing, now, onDone }: { choosing: Choosing; now: Instant; onDone: () => void }) {
  const { slot, day, wrong, isSending, note } = choosing
  const choose = async () => {
    if (!slot) return scrollTo('appointment-hours')
    if (await choosing.send()) onDone()
  }
  const next = day === undefined ? '先选哪一天' : '再选几点'
  return (
    <BottomBar note={isSending ? '正在发送…' : (wrong ?? note)} {...(wrong && !isSending ? { noteIcon: 'warn' } : {})}>
      <Button
        id="appoint"
        word={slot ? `约${slotWords(slot, now)}` : next}
        busyWord={slot ? `正在约 ${hoursWords(slot)}…` : next}
        onTap={choose}
      />
    </BottomBar>
  )
}

type VisitProps = { detail: Detail; now: Instant; choosing: Choosing; onSee: () => void }

function Visit({ detail, now, choosing, onSee }: VisitProps) {
  const { visit, appointment } = detail
  const title = (
    <>
      <View className="title">{detail.title}</View>
      <View className="sub">{detail.number}</View>
    </>
  )
  if (visit?.record) return <Recorded visit={visit} record={visit.record} now={now} title={title} />
  if (!appointment && (!visit || detail.next?.awaits !== 'visit')) {
    return (
      <Blank kind="empty" title="这件事还没有回访" action={{ word: '查看这件投诉', onTap: onSee }}>
        办完以后，会有人来问您满意不满意。
      </Blank>
    )
  }
  return (
    <>
      <Planned detail={detail} now={now} title={title} />
      {choosing.days.length > 0 && (
        <AppointmentChoice
          days={choosing.days}
          day={choosing.day}
          slot={choosing.slot}
          onDay={choosing.chooseDay}
          onSlot={choosing.chooseSlot}
        />
      )}
    </>
  )
}

const verbFor = (isVisit: boolean, isSet: boolean): string => {
  if (isSet) return isVisit ? '回访您，约好' : '上门，约好'
  return isVisit ? '回访您，最晚' : '来办，最晚'
}

function Planned({ detail, now, title }: { detail: Detail; now: Instant; title: JSX.Element }) {
  const { appointment, next } = detail
  const who = whoName(detail)
  const isVisit = appointment?.of !== 'work'
  const standing = appointment && isToCome(appointment, now) ? appointment : undefined
  const dueAt = isVisit ? (detail.visit?.dueAt ?? next?.dueAt) : next?.dueAt
  return (
    <Card>
      {title}
      <View className="hr" />
      <View className="row">
        <Avatar name={who} />
        <View className="grow ml3">
          <View className="wwy-who">
            <Words>{`${who}${verbFor(isVisit, standing !== undefined)}`}</Words>
          </View>
          {standing ? (
            <>
              <View className="wwy-when nb">{dayWords(standing.from, now)}</View>
              <View className="wwy-when nb">{hoursWords(standing)}</View>
            </>
          ) : (
            dueAt !== undefined &&
            deadlineLines(dueAt, now).map(line => (
              <View key={line} className="wwy-when nb">
                {line}
              </View>
            ))
          )}
        </View>
      </View>
      <Note tone="quiet" className="mt4">
        {isVisit
          ? '为什么回访：要问过您，这件事才算办完。打电话或上门，来的人不是办事的人。'
          : '挑您在家的时候。选好后，上门的人马上收到。'}
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
