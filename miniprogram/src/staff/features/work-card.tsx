import type { Card } from '#contract/complaint-views.ts'
import { stateWords } from '#contract/words.ts'
import { levelChip, severityChip } from '../../features/complaint/chips.ts'
import { go } from '../../features/go.ts'
import { tagLines } from '../../features/when.ts'
import { CaseCard } from '../../ui/case-card.tsx'
import type { ChipProps } from '../../ui/chip.tsx'
import type { TimeTagProps } from '../../ui/time-tag.tsx'
import { staffUrl } from './staff-url.ts'
import { deadlineVerb, type Reader, whoseTurn } from './whose-turn.ts'

type WorkCardProps = {
  card: Card
  now: number
  reader: Reader
  /** The most urgent overdue one: the only solid red tag of the list. */
  isWorst: boolean
}

const tagOf = ({ next, receivedAt }: Card, now: number, isWorst: boolean): TimeTagProps => {
  if (!next) return { ...tagLines(receivedAt, now), verb: '收到', tone: 'rest' }
  const verb = deadlineVerb(next.awaits)
  const lines = tagLines(next.dueAt, now)
  if (next.level === 'overdue') return { ...lines, verb: `应${verb}`, tone: isWorst ? 'over' : 'near' }
  if (next.awaits === 'survey') return { ...lines, verb: `前${verb}`, tone: 'rest' }
  return { ...lines, verb: `前${verb}`, tone: next.level === 'near' ? 'near' : 'calm' }
}

const chipsOf = ({ severity, next }: Card, now: number, isWorst: boolean): ChipProps[] => {
  const chips: ChipProps[] = severity === 'emergency' || severity === 'major' ? [severityChip(severity)] : []
  if (!next) return chips
  const { elderMore, ...chip } = levelChip(next, now)
  const level = next.level === 'near' && elderMore ? { ...chip, more: elderMore } : chip
  return [...chips, next.level === 'overdue' && !isWorst ? { ...level, tone: 'warn-soft' } : level]
}

/** A complaint on the work list: until when, what, where, how urgent, and whose turn it is. */
export function WorkCard({ card, now, reader, isWorst }: WorkCardProps) {
  const round = card.round > 1 ? `第 ${card.round} 次处理` : ''
  return (
    <CaseCard
      id={`case-${card.id}`}
      tag={tagOf(card, now, isWorst)}
      title={card.title}
      who={[card.place, round, stateWords[card.state]].filter(Boolean).join(' · ')}
      chips={chipsOf(card, now, isWorst)}
      why={whoseTurn(card, reader)}
      onTap={() => go(staffUrl.complaint(card.id))}
    />
  )
}
