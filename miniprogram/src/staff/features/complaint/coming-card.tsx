import type { StaffDetail } from '#contract/staff-detail.ts'
import { vainWords } from '#contract/words.ts'
import { momentWords } from '../../../features/when.ts'
import { Card } from '../../../ui/card.tsx'
import { KeyValue } from '../../../ui/list-row.tsx'
import { customerForms } from '../moves/customer-forms.ts'
import { MoveButtons, type StartMove } from '../moves/move-buttons.tsx'
import type { MoveForm } from '../moves/move-form.ts'
import { workForms } from '../moves/work-forms.ts'
import { wordOf } from './word-of.ts'

type ComingCardProps = {
  detail: StaffDetail
  now: number
  start: StartMove
  /** Stands in the bar already. */
  inBar: MoveForm
}

/** 2 次，最近今天 10:20：家里没人. */
export const inVainWords = ({ why, at, times }: NonNullable<StaffDetail['inVain']>, now: number): string =>
  `${times} 次，最近${momentWords(at, now)}：${wordOf(vainWords, why)}`

/** 上门: that he has come, that it came to nothing, another hour. */
export function ComingCard({ detail, now, start, inBar }: ComingCardProps) {
  const { arrivedAt, inVain, moves } = detail
  const forms = [workForms.arrive, workForms.comeInVain, customerForms.appoint].filter(it => it.id !== inBar.id)
  if (!moves.includes('comeInVain')) return null
  return (
    <Card title="上门">
      {arrivedAt !== undefined && <KeyValue name="到场">{momentWords(arrivedAt, now)}</KeyValue>}
      {inVain && <KeyValue name="没办成">{inVainWords(inVain, now)}</KeyValue>}
      <MoveButtons detail={detail} forms={forms} start={start} />
    </Card>
  )
}
