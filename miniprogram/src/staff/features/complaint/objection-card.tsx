import { View } from '@tarojs/components'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { objectionGroundWords } from '#contract/words.ts'
import { momentWords } from '../../../features/when.ts'
import { Card } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import type { ChipProps } from '../../../ui/chip-props.ts'
import { KeyValue } from '../../../ui/list-row.tsx'
import { MoveButtons, type StartMove } from '../moves/move-buttons.tsx'
import { objectionForms } from '../moves/objection-forms.ts'
import { SaidBy } from './supervision-cards.tsx'
import { wordOf } from './word-of.ts'

type Objection = NonNullable<StaffDetail['objections']>[number]

const chipOf = ({ decided }: Objection): ChipProps => {
  if (!decided) return { tone: 'warn-soft', icon: 'hourglass', word: '等分管副总定' }
  return decided.upheld
    ? { tone: 'soft', icon: 'check', word: '同意了' }
    : { tone: 'rest', icon: 'slash', word: '没有同意' }
}

type Shown = { detail: StaffDetail; now: number; start: StartMove }

/** 签呈: who does not agree with what, why, and how it was decided; the newest first. */
export function ObjectionCard({ detail, now, start }: Shown) {
  const { objections = [] } = detail
  if (objections.length === 0) return null
  const numbered = objections.map((objection, index) => ({ objection, index }))
  return (
    <Card title="签呈" hint="住户看不到，活照办">
      {numbered.reverse().map(({ objection, index }, at) => (
        <View key={index}>
          {at > 0 && <View className="hr" />}
          <View className="b mt2">{`${objection.department}不同意：${wordOf(objectionGroundWords, objection.ground)}`}</View>
          <View className="mt2">
            <Chips>
              <Chip {...chipOf(objection)} />
            </Chips>
          </View>
          <SaidBy said={objection} now={now} />
          {objection.decided && (
            <>
              <KeyValue name="谁定的">{`${objection.decided.by}，${momentWords(objection.decided.at, now)}`}</KeyValue>
              <KeyValue name="意见">{objection.decided.words}</KeyValue>
            </>
          )}
          {objection.mayDecide && (
            <MoveButtons
              detail={detail}
              forms={[objectionForms.upholdObjection, objectionForms.rejectObjection]}
              start={start}
              index={index}
            />
          )}
        </View>
      ))}
    </Card>
  )
}
