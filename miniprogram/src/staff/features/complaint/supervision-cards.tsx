import { View } from '@tarojs/components'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { clockWords } from '#contract/words.ts'
import { momentWords } from '../../../features/when.ts'
import { Card } from '../../../ui/card.tsx'
import { KeyValue } from '../../../ui/list-row.tsx'
import { Words } from '../../../ui/words.tsx'
import { MoveButtons, type StartMove } from '../moves/move-buttons.tsx'
import { supervisionForms } from '../moves/supervision-forms.ts'
import { supervisionWhy } from './supervision-words.ts'
import { wordOf } from './word-of.ts'

type Shown = { detail: StaffDetail; now: number; start: StartMove }

function SupervisionCard({ detail, now, start }: Shown) {
  const { supervision } = detail
  if (!supervision) return null
  const { by, at, reason, count } = supervision
  return (
    <Card title="督办中" hint="督办期间不能办结">
      <KeyValue name="谁督办">{by ?? '系统，由项目经理跟进'}</KeyValue>
      <KeyValue name="从">{momentWords(at, now)}</KeyValue>
      <KeyValue name="为什么">{by === undefined ? supervisionWhy(reason, count ?? '') : reason}</KeyValue>
      <MoveButtons detail={detail} forms={[supervisionForms.endSupervision]} start={start} />
    </Card>
  )
}

type Said = { words: string; by: string; at: number }

/** Who said it and when, and the words. */
export function SaidBy({ said, now }: { said: Said; now: number }) {
  return (
    <View className="mt2">
      <View className="sub">{`${said.by}，${momentWords(said.at, now)}`}</View>
      <View className="quote">
        <Words>{said.words}</Words>
      </View>
    </View>
  )
}

type Urge = NonNullable<StaffDetail['urges']>[number]

const urgeWords = ({ by, clock }: Urge): string =>
  by === undefined ? `系统催办：${clock === undefined ? '' : wordOf(clockWords, clock)}超期` : `${by}催办`

function UrgesCard({ detail, now, start }: Shown) {
  const { urges = [] } = detail
  if (urges.length === 0) return null
  return (
    <Card title="催办单" hint={`${urges.length} 张`}>
      {[...urges].reverse().map((urge, at) => (
        <View key={urge.number}>
          {at > 0 && <View className="hr" />}
          <View className="b mt2">{urgeWords(urge)}</View>
          <View className="sub num">{`${urge.number}，${momentWords(urge.at, now)}`}</View>
          {urge.words && <KeyValue name="催什么">{urge.words}</KeyValue>}
          {urge.answer ? <SaidBy said={urge.answer} now={now} /> : <KeyValue name="答复">还没答复</KeyValue>}
        </View>
      ))}
      <MoveButtons detail={detail} forms={[supervisionForms.answerUrge]} start={start} />
    </Card>
  )
}

function InstructionCard({ detail, now, start }: Shown) {
  const { instruction } = detail
  if (!instruction) return null
  const { askedAt, words, by } = instruction
  return (
    <Card title="投诉记录表" hint={words ? '处理意见' : '等处理意见'}>
      <KeyValue name="上报">{`${momentWords(askedAt, now)}，没按时办完`}</KeyValue>
      <KeyValue name="意见">{words ?? '还没写'}</KeyValue>
      {by && <KeyValue name="谁写的">{by}</KeyValue>}
      <MoveButtons detail={detail} forms={[supervisionForms.instruct]} start={start} />
    </Card>
  )
}

function DelayCard({ detail, now, start }: Shown) {
  const { delayAccount } = detail
  if (!delayAccount) return null
  const { askedAt, words, by } = delayAccount
  return (
    <Card title="超期说明" hint="住户看不到">
      <KeyValue name="要求">{`${momentWords(askedAt, now)}，答复晚了`}</KeyValue>
      <KeyValue name="说明">{words ?? '还没写'}</KeyValue>
      {by && <KeyValue name="谁写的">{by}</KeyValue>}
      <MoveButtons detail={detail} forms={[supervisionForms.accountForDelay]} start={start} />
    </Card>
  )
}

/** Who watches over it, what was urged and what has to be written, as far as there is any. */
export function SupervisionCards(shown: Shown) {
  return (
    <>
      <SupervisionCard {...shown} />
      <UrgesCard {...shown} />
      <InstructionCard {...shown} />
      <DelayCard {...shown} />
    </>
  )
}
