import type { StaffDetail } from '#contract/staff-detail.ts'
import { closingCodeWords, markWords, visitMethodWords, visitVerdictWords } from '#contract/words.ts'
import { deadlineWords, momentWords } from '../../../features/when.ts'
import { Card } from '../../../ui/card.tsx'
import { KeyValue } from '../../../ui/list-row.tsx'
import { wordOf } from './word-of.ts'

const surveyWords = ({ survey }: StaffDetail): string => {
  if (!survey) return ''
  if (!survey.answer) return '还没评价，不会算作满意'
  const { solved, overall } = survey.answer
  return `${solved ? '解决了' : '没解决'}，${wordOf(markWords, String(overall))}`
}

const plannedWords = ({ state, mandatory, dueAt, attempts = 0 }: NonNullable<StaffDetail['visit']>, now: number) => {
  if (state === 'unreachable') return `联系了 ${attempts} 次都没联系上`
  if (state === 'refused') return '住户不愿意接受回访'
  const tried = attempts > 0 ? `，已有 ${attempts} 次没联系上` : ''
  return mandatory ? `必须回访，${deadlineWords(dueAt, now)}${tried}` : `评价满意就不用回访${tried}`
}

const visitWords = ({ visit }: StaffDetail, now: number): string => {
  if (!visit) return ''
  const { record } = visit
  if (!record) return plannedWords(visit, now)
  const how = wordOf(visitMethodWords, record.method)
  const verdict = wordOf(visitVerdictWords, record.verdict)
  return `${record.visitor}，${momentWords(record.visitedAt, now)} ${how}：${verdict}，${record.solved ? '解决了' : '没解决'}`
}

/** How it ended: what the customer was told, and what the customer says. */
export function OutcomeCard({ detail, now }: { detail: StaffDetail; now: number }) {
  const { answer, declinedFor, survey, visit, closingCode, referredTo } = detail
  if (answer === undefined && declinedFor === undefined) return null
  return (
    <Card title="给住户的答复">
      {answer !== undefined && <KeyValue name="答复">{answer}</KeyValue>}
      {declinedFor !== undefined && <KeyValue name="不予受理">{declinedFor}</KeyValue>}
      {closingCode !== undefined && <KeyValue name="办结">{wordOf(closingCodeWords, closingCode)}</KeyValue>}
      {referredTo && <KeyValue name="转给">{referredTo}</KeyValue>}
      {survey && <KeyValue name="评价">{surveyWords(detail)}</KeyValue>}
      {survey?.answer?.text && <KeyValue name="原话">{survey.answer.text}</KeyValue>}
      {survey?.answer?.callMe && <KeyValue name="回电">住户希望给他打电话</KeyValue>}
      {visit && <KeyValue name="回访">{visitWords(detail, now)}</KeyValue>}
      {visit?.record && <KeyValue name="回访原话">{visit.record.words}</KeyValue>}
    </Card>
  )
}
