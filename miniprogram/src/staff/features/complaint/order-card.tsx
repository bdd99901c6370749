import { View } from '@tarojs/components'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { causeWords, liablePartyWords, settlementWords } from '#contract/words.ts'
import { shotBeside } from '../../../features/complaint/before-shots.ts'
import { Comparison } from '../../../features/complaint/comparison.tsx'
import { dayWords, momentWords } from '../../../features/when.ts'
import { Card } from '../../../ui/card.tsx'
import { KeyValue } from '../../../ui/list-row.tsx'
import { Note } from '../../../ui/note.tsx'
import { hoursWords, materialWords, yuanWords } from '../report/expense-form.ts'
import { ArrivalPlace } from './arrival-place.tsx'
import { inVainWords } from './coming-card.tsx'
import { Photos } from './matter-card.tsx'
import { wordOf } from './word-of.ts'

type Shown = { detail: StaffDetail; now: number }

type CoHandler = NonNullable<NonNullable<StaffDetail['order']>['coHandlers']>[number]

const coHandlerWords = ({ name, department }: CoHandler): string => (department ? `${name}（${department}）` : name)

/** The work order: to whom, by whom, with which words; and why it came back. */
export function OrderCard({ detail, now }: Shown) {
  const { order } = detail
  if (!order) return null
  return (
    <Card title="派工单" hint={order.number}>
      {order.sentBack && (
        <Note tone="warn" icon="undo" title="审核退回" className="mt2">
          {order.sentBack}
        </Note>
      )}
      <KeyValue name="处理人">{`${order.handler}${order.department ? `（${order.department}）` : ''}`}</KeyValue>
      {order.coHandlers && order.coHandlers.length > 0 && (
        <KeyValue name="协办">{order.coHandlers.map(coHandlerWords).join('、')}</KeyValue>
      )}
      <KeyValue name="派工">{`${order.dispatchedBy}，${momentWords(order.dispatchedAt, now)}`}</KeyValue>
      {order.instruction && <KeyValue name="交代">{order.instruction}</KeyValue>}
      {detail.arrivedAt !== undefined && <KeyValue name="到场">{momentWords(detail.arrivedAt, now)}</KeyValue>}
      {detail.inVain && <KeyValue name="没办成">{inVainWords(detail.inVain, now)}</KeyValue>}
      <ArrivalPlace detail={detail} now={now} />
    </Card>
  )
}

/** 用料与费用, line by line. */
function Spent({ expenses }: { expenses: NonNullable<StaffDetail['report']>['expenses'] }) {
  if (!expenses) return null
  const { materials, labour = {}, total } = expenses
  const labourWords = [
    labour.minutes !== undefined && hoursWords(labour.minutes),
    labour.cost !== undefined && yuanWords(labour.cost),
  ].filter(Boolean)
  return (
    <>
      {materials.length > 0 && (
        <KeyValue name="用料">
          {materials.map((it, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
            <View key={at}>{`${materialWords(it)}，${yuanWords(it.cost)}`}</View>
          ))}
        </KeyValue>
      )}
      {labourWords.length > 0 && <KeyValue name="人工">{labourWords.join('，')}</KeyValue>}
      <KeyValue name="费用合计">{yuanWords(total)}</KeyValue>
    </>
  )
}

/** What the handler reported, with the pictures before and after side by side. */
export function ReportCard({ detail, now }: Shown) {
  const { report, photos } = detail
  if (!report) return null
  const after = photos.filter(photo => photo.of === 'after')
  const before = shotBeside(detail)
  const firstAfter = after.find(photo => photo.url)
  return (
    <Card title="处理结果" hint={`${momentWords(report.reportedAt, now)} 报完工`}>
      {before && firstAfter?.url ? (
        <View className="mt2">
          <Comparison
            before={before}
            after={{ photo: { ...firstAfter, url: firstAfter.url }, at: report.reportedAt }}
            now={now}
          />
        </View>
      ) : (
        <View className="mt2">
          <Photos label="处理后照片" photos={after} />
        </View>
      )}
      <KeyValue name="做了什么">{report.remedialAction}</KeyValue>
      <KeyValue name="结果">{wordOf(settlementWords, report.settlement)}</KeyValue>
      <KeyValue name="原因">{wordOf(causeWords, report.cause)}</KeyValue>
      <KeyValue name="责任方">{wordOf(liablePartyWords, report.liableParty)}</KeyValue>
      <KeyValue name={report.correctiveNeeded ? '要整改' : '不用整改'}>
        {[report.correctiveWords, report.correctiveBy !== undefined && `${dayWords(report.correctiveBy, now)}前`]
          .filter(Boolean)
          .join('，')}
      </KeyValue>
      <Spent expenses={report.expenses} />
    </Card>
  )
}
