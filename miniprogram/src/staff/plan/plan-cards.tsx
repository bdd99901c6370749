import { Text, View } from '@tarojs/components'
import type { DispatchPlan, PlanOrder, PlanProposal } from '#contract/dispatch.ts'
import { severityChip, urgentChip } from '../../features/complaint/chips.ts'
import { go } from '../../features/go.ts'
import { deadlineWords } from '../../features/when.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Avatar, ListRow } from '../../ui/list-row.tsx'
import { Words } from '../../ui/words.tsx'
import { Reasons } from '../features/dispatch/candidate-card.tsx'
import { reasonsSaid } from '../features/dispatch/reason-words.ts'
import { staffUrl } from '../features/staff-url.ts'
import { type Choices, leftWord, personFor, sharesOf } from './plan-choices.ts'

/** How the plan shares the orders out. */
export function PlanSummary({ plan, choices }: { plan: DispatchPlan; choices: Choices }) {
  const shares = sharesOf(plan, choices)
  return (
    <Card className="mt2" title="这样分" hint={`${shares.length} 人`}>
      <Words>{shares.map(({ name, orders }) => `${name} ${orders} 件`).join('，')}</Words>
      {plan.isPart && <View className="sub mt2">等着派的太多，这里是最急的一批，派完再排。</View>}
    </Card>
  )
}

/** What is to be done, where and until when. */
export function OrderHead({ order, now }: { order: PlanOrder; now: number }) {
  const { number, title, place, category, severity, dueAt } = order
  const urgent = urgentChip(severity)
  const isLate = dueAt < now
  return (
    <View>
      <View className="row">
        <View className="num txt nb grow">{number}</View>
        {urgent && <Chip {...severityChip(severity)} />}
      </View>
      <View className="card-t">{title}</View>
      <View className="sub">
        <Words>{`${place} · ${category} · ${isLate ? '应在' : ''}${deadlineWords(dueAt, now)}办完`}</Words>
      </View>
    </View>
  )
}

type ProposalCardProps = { proposal: PlanProposal; choices: Choices; now: number; onChange: () => void }

/** One order and who gets it; a way to take somebody else. */
export function ProposalCard({ proposal, choices, now, onChange }: ProposalCardProps) {
  const { order, person, reasons, position } = proposal
  const chosen = personFor(proposal, choices)
  const instead = choices.get(order.complaintId)
  const said = reasonsSaid(reasons, now).filter(({ why }) => why !== 'on-duty')
  const words = instead === undefined ? `这批里的第 ${position} 件` : '您选的'
  return (
    <Card>
      <OrderHead order={order} now={now} />
      <View className="hr" />
      <View className="row">
        {chosen && <Avatar name={chosen.name} />}
        <View className="ml3 grow">
          <View className="card-t">{chosen ? chosen.name : '这件先不派'}</View>
          <View className="sub">{chosen ? words : `原来排给${person.name}`}</View>
        </View>
        <Button
          id={`change-${order.complaintId}`}
          kind="neutral"
          word="换人"
          label={`${order.title}，换人`}
          onTap={onChange}
        />
      </View>
      {instead === undefined && (
        <View className="mt2">
          <Reasons said={said} />
        </View>
      )}
      {instead !== undefined && instead !== 'nobody' && <View className="sub mt2">原因：{instead.override}</View>}
    </Card>
  )
}

/** What could not be planned, each with why; a tap opens it to be dispatched by hand. */
export function LeftCard({ left, now }: { left: DispatchPlan['left']; now: number }) {
  if (left.length === 0) return null
  return (
    <Card title="没排上的" hint={`${left.length} 件`}>
      {left.map(({ order, why }) => (
        <ListRow
          key={order.complaintId}
          id={`left-${order.complaintId}`}
          icon="warn"
          word={order.title}
          hint={`${order.number} · ${leftWord(why)}`}
          value={<Text className="sub nb">{deadlineWords(order.dueAt, now)}</Text>}
          label={`${order.title}，${leftWord(why)}，去派工`}
          onTap={() => go(staffUrl.dispatch(order.complaintId))}
        />
      ))}
    </Card>
  )
}
