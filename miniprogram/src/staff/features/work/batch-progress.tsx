import { View } from '@tarojs/components'
import { sentenceFor } from '#contract/refusals.ts'
import type { ManyAct } from '#contract/work.ts'
import { go } from '../../../features/go.ts'
import { aria } from '../../../ui/aria.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list-row.tsx'
import { staffUrl } from '../staff-url.ts'
import type { Batch } from './use-batch.ts'

const words: Record<ManyAct['do'], { doing: string; done: string }> = {
  accept: { doing: '正在受理…', done: '受理了' },
  urge: { doing: '正在催办…', done: '催办了' },
  'hand-over': { doing: '正在移交…', done: '移交了' },
}

/** How far one act on many has come; at the end what did not work, by name and with why. */
export function BatchProgress({ batch }: { batch: Batch }) {
  const { job, sent } = batch
  if (!job || !sent) return null
  const { done, total, finished, outcomes } = job
  const refused = outcomes.filter(it => !it.ok)
  const { doing, done: did } = words[sent.act.do]
  const part = total > 0 ? Math.round((100 * done) / total) : 100
  return (
    <Card title={finished ? `${did} ${done - refused.length} 件` : doing} hint={`${done} / ${total}`}>
      {!finished && (
        <View className="work-bar" {...aria({ hidden: true })}>
          <View className="work-bar-on" style={{ width: `${part}%` }} />
        </View>
      )}
      <View className="sub mt1" {...aria({ role: 'status', live: 'polite' })}>
        {finished
          ? refused.length > 0
            ? `有 ${refused.length} 件没办成，原因写在下面。`
            : '全部办成了。'
          : '离开这一页也会接着办。'}
      </View>
      {refused.map(({ complaintId, reason = '' }) => {
        const card = sent.cards.find(it => it.id === complaintId)
        return (
          <ListRow
            key={complaintId}
            id={`refused-${complaintId}`}
            icon="warn"
            tone="warn"
            word={card?.title ?? '一件投诉'}
            hint={`${card?.number ?? ''} ${sentenceFor(reason)}`.trim()}
            onTap={() => go(staffUrl.complaint(complaintId))}
          />
        )
      })}
      {finished && (
        <View className="mt2">
          <Button id="many-done" kind="neutral" wide word="知道了" onTap={batch.forget} />
        </View>
      )}
    </Card>
  )
}
