import { View } from '@tarojs/components'
import type { DispatchPlan } from '#contract/dispatch.ts'
import type { Job } from '#contract/jobs.ts'
import { sentenceFor } from '#contract/refusals.ts'
import { go } from '../../features/go.ts'
import { aria } from '../../ui/aria.ts'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { staffUrl } from '../features/staff-url.ts'

/** How far the orders have been given; at the end those that were not, by name and with why. */
export function PlanProgress({ job, plan }: { job: Job; plan: DispatchPlan }) {
  const { done, total, finished, outcomes } = job
  const refused = outcomes.filter(it => !it.ok)
  const given = done - refused.length
  const orderOf = (id: string) => plan.proposals.find(it => it.order.complaintId === id)?.order
  return (
    <>
      <Card className="mt2" title={finished ? `派出了 ${given} 件` : '正在派工…'} hint={`${done} / ${total}`}>
        <View className="plan-bar" {...aria({ hidden: true })}>
          <View className="plan-bar-on" style={{ width: `${total > 0 ? Math.round((100 * done) / total) : 100}%` }} />
        </View>
        <View className="sub mt2" {...aria({ role: 'status' })}>
          {finished ? '处理人已收到消息。' : `已派 ${done} 件，共 ${total} 件。离开这一页也会接着派。`}
        </View>
      </Card>
      {refused.length > 0 && (
        <>
          <Note loose tone="warn">{`有 ${refused.length} 件没有派出去，原因写在下面。`}</Note>
          <Card title="没派出去的" hint={`${refused.length} 件`}>
            {refused.map(({ complaintId, reason = '' }) => {
              const order = orderOf(complaintId)
              return (
                <ListRow
                  key={complaintId}
                  id={`refused-${complaintId}`}
                  icon="warn"
                  tone="warn"
                  word={order?.title ?? '一件投诉'}
                  hint={`${order?.number ?? ''} ${sentenceFor(reason)}`.trim()}
                  onTap={() => go(staffUrl.complaint(complaintId))}
                />
              )
            })}
          </Card>
        </>
      )}
    </>
  )
}
