import { View } from '@tarojs/components'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { deadlineWords } from '../../features/when.ts'
import { Card } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { Note } from '../../ui/note.tsx'
import { Steps } from '../../ui/steps.tsx'
import { levelWithLength } from '../features/complaint/case-chips.ts'
import { deadlineVerb } from '../features/complaint/whose-turn.ts'

/** What the handler works on, until when, how far he is, and what he was told. */
export function OrderHead({ detail, now }: { detail: StaffDetail; now: number }) {
  const { title, place, next, order } = detail
  const coHandlers = order?.coHandlers ?? []
  return (
    <Card className="mt2">
      <View className="card-t">{title}</View>
      <View className="txt">{place}</View>
      {coHandlers.length > 0 && <View className="txt">协办：{coHandlers.map(it => it.name).join('、')}</View>}
      {next && (
        <>
          <View className="txt">
            {deadlineWords(next.dueAt, now)}
            {deadlineVerb(next.awaits)}
          </View>
          <View className="mt2">
            <Chips>
              <Chip {...levelWithLength(next, now)} />
            </Chips>
          </View>
        </>
      )}
      <View className="mt4">
        <Steps
          items={[
            { word: '接单', state: 'done' },
            { word: '处理', state: 'now', icon: 'wrench' },
            { word: '报完工', state: 'to-come' },
            { word: '审核', state: 'to-come' },
          ]}
        />
      </View>
      {order?.sentBack && (
        <Note tone="warn" icon="undo" title="审核退回" className="mt4">
          {order.sentBack}
        </Note>
      )}
      {order?.instruction && (
        <Note icon="chat" title={`${order.dispatchedBy}交代`} className="mt4">
          {order.instruction}
        </Note>
      )}
    </Card>
  )
}
