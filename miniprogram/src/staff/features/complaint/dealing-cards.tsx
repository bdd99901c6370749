import { View } from '@tarojs/components'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { dayWords, momentWords } from '../../../features/when.ts'
import { Card } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { KeyValue } from '../../../ui/list-row.tsx'
import { correctiveChip, ownerWords } from '../corrective/corrective-words.ts'
import { MoveButtons, type StartMove } from '../moves/move-buttons.tsx'
import { supervisionForms } from '../moves/supervision-forms.ts'
import { workForms } from '../moves/work-forms.ts'
import { SaidBy } from './supervision-cards.tsx'

type Shown = { detail: StaffDetail; now: number; start: StartMove }

function ConsultationsCard({ detail, now, start }: Shown) {
  const { consultations = [] } = detail
  if (consultations.length === 0) return null
  return (
    <Card title="问别的部门">
      {[...consultations].reverse().map((it, at) => (
        <View key={`${it.department}-${it.askedAt}`}>
          {at > 0 && <View className="hr" />}
          <View className="b mt2">{`${it.askedBy}问${it.department}`}</View>
          <View className="sub">{momentWords(it.askedAt, now)}</View>
          <KeyValue name="问题">{it.question}</KeyValue>
          {it.answer ? <SaidBy said={it.answer} now={now} /> : <KeyValue name="答复">还没答复</KeyValue>}
        </View>
      ))}
      <MoveButtons detail={detail} forms={[workForms.answerDepartment]} start={start} />
    </Card>
  )
}

type Action = NonNullable<StaffDetail['correctiveActions']>[number]

// One is carried out, then verified by somebody else: never both at once.
const formsFor = ({ done, verified, mayComplete = true }: Action) => {
  if (verified) return []
  if (done) return [workForms.verifyCorrective, workForms.rejectCorrective]
  return [...(mayComplete ? [workForms.completeCorrective] : []), workForms.reassignCorrective]
}

function CorrectiveCard({ detail, now, start }: Shown) {
  const { correctiveActions = [] } = detail
  if (correctiveActions.length === 0) return null
  return (
    <Card title="怎么不再发生" hint="住户看不到">
      {correctiveActions.map((action, index) => (
        <View key={`${action.what}-${action.by}`}>
          {index > 0 && <View className="hr" />}
          <View className="b mt2">{action.what}</View>
          <View className="mt2">
            <Chips>
              <Chip {...correctiveChip({ by: action.by, isDone: !!action.done, isVerified: !!action.verified }, now)} />
            </Chips>
          </View>
          <KeyValue name="责任人">{action.verified ? action.owner : ownerWords(action)}</KeyValue>
          <KeyValue name="最晚">{dayWords(action.by, now)}</KeyValue>
          {action.done && <SaidBy said={action.done} now={now} />}
          {action.verified && (
            <KeyValue name="验证">{`${action.verified.by}，${momentWords(action.verified.at, now)}`}</KeyValue>
          )}
          <MoveButtons detail={detail} forms={formsFor(action)} start={start} index={index} />
        </View>
      ))}
    </Card>
  )
}

function FinalAnswerCard({ detail, start }: Omit<Shown, 'now'>) {
  const { finalAnswer } = detail
  if (!finalAnswer) return null
  return (
    <Card title="书面最终答复" hint="等分管副总签发">
      <KeyValue name="谁拟的">{finalAnswer.proposedBy}</KeyValue>
      <KeyValue name="内容">{finalAnswer.words}</KeyValue>
      <MoveButtons detail={detail} forms={[supervisionForms.signFinalAnswer]} start={start} />
    </Card>
  )
}

function AppealCard({ detail, now, start }: Shown) {
  const { appeal, declinedFinally } = detail
  if (declinedFinally) return <Card title="申诉">分管副总已经决定，不再受理申诉。</Card>
  if (!appeal) return null
  return (
    <Card title="住户申诉" hint={momentWords(appeal.at, now)}>
      <KeyValue name="理由">{appeal.reason}</KeyValue>
      <KeyValue name="谁决定">{appeal.level === 'executive' ? '分管副总，最后的决定' : '项目经理'}</KeyValue>
      <MoveButtons
        detail={detail}
        forms={[supervisionForms.upholdAppeal, supervisionForms.rejectAppeal]}
        start={start}
      />
    </Card>
  )
}

/** What goes on beside the work, as far as there is any: appeals and final answers first. */
export function DealingCards(shown: Shown) {
  return (
    <>
      <AppealCard {...shown} />
      <FinalAnswerCard {...shown} />
      <ConsultationsCard {...shown} />
      <CorrectiveCard {...shown} />
    </>
  )
}
