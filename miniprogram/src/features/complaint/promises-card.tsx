import type { ClockView, Detail } from '#contract/complaint-views.ts'
import type { Instant } from '#domain/time.ts'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { deadlineWords } from '../when.ts'
import { aimWords, clockOf, laterPromises } from './clock-words.ts'

type PromisesCardProps = { detail: Detail; now: Instant; onWhy: (kind: ClockView['kind']) => void }

/** 后面还有: what else was promised, after the next deadline; each can be asked why. */
export function PromisesCard({ detail, now, onWhy }: PromisesCardProps) {
  const later = detail.next ? laterPromises(detail, clockOf(detail)) : []
  if (later.length === 0) return null
  return (
    <Card title="后面还有">
      {later.map(({ kind, dueAt }) => (
        <ListRow
          key={kind}
          id={`deadline-${kind}`}
          icon="clock"
          word={`${aimWords[kind]}，最晚 ${deadlineWords(dueAt, now)}`}
          hint="为什么是这个时间"
          onTap={() => onWhy(kind)}
        />
      ))}
    </Card>
  )
}
