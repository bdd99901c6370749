import type { Card } from '#contract/complaint-views.ts'
import { stateWords } from '#contract/words.ts'
import { levelChip, levelNow, urgentChip } from '../../../features/complaint/chips.ts'
import { go } from '../../../features/go.ts'
import { tagLines } from '../../../features/when.ts'
import { CaseCard } from '../../../ui/case-card.tsx'
import type { ChipProps } from '../../../ui/chip-props.ts'
import type { TimeTagProps } from '../../../ui/time-tag-props.ts'
import { markChip } from '../complaint/case-chips.ts'
import { deadlineVerb, type Reader, whoseTurn } from '../complaint/whose-turn.ts'
import { staffUrl } from '../staff-url.ts'

type WorkCardProps = {
  card: Card
  now: number
  reader: Reader
  /** It is for the reader to claim. */
  toClaim: boolean
  /** The most urgent overdue one: the only solid red tag of the list. */
  isWorst: boolean
  /** Chosen or not, while several are being chosen. */
  chosen?: boolean | undefined
  onChoose?: ((card: Card) => void) | undefined
  /** Opens it where it is not a page of its own. */
  onOpen?: ((id: string) => void) | undefined
}

const tagOf = ({ next, receivedAt, marks = [] }: Card, now: number, isWorst: boolean): TimeTagProps => {
  if (!next) return { ...tagLines(receivedAt, now), verb: '收到', tone: 'rest' }
  const verb = deadlineVerb(next.awaits)
  const lines = tagLines(next.dueAt, now)
  const level = levelNow(next, now)
  if (level === 'overdue') return { ...lines, verb: `应${verb}`, tone: isWorst ? 'over' : 'near' }
  if (next.awaits === 'survey' || marks.includes('paused')) return { ...lines, verb: `前${verb}`, tone: 'rest' }
  return { ...lines, verb: `前${verb}`, tone: level === 'near' ? 'near' : 'calm' }
}

/** More than these a card does not bear; the rest stands on the complaint's own page. */
const mostChips = 4

const chipsOf = ({ severity, next, marks = [] }: Card, now: number, isWorst: boolean): ChipProps[] => {
  const urgent = urgentChip(severity)
  const chips: ChipProps[] = urgent ? [urgent] : []
  if (next) {
    const { elderMore, ...chip } = levelChip(next, now)
    const level = levelNow(next, now)
    const told = level === 'near' && elderMore ? { ...chip, more: elderMore } : chip
    chips.push(level === 'overdue' && !isWorst ? { ...told, tone: 'warn-soft' } : told)
  }
  return [...chips, ...marks.flatMap(mark => markChip(mark) ?? [])].slice(0, mostChips)
}

const chosenChip: ChipProps = { tone: 'soft', icon: 'check', word: '已选' }

/** A complaint on the work list: until when, what, where, how urgent, and whose turn it is. */
export function WorkCard({ card, now, reader, toClaim, isWorst, chosen, onChoose, onOpen }: WorkCardProps) {
  const open = () => (onOpen ? onOpen(card.id) : go(staffUrl.complaint(card.id)))
  const round = card.round > 1 ? `第 ${card.round} 次处理` : ''
  return (
    <CaseCard
      id={`case-${card.id}`}
      tag={tagOf(card, now, isWorst)}
      title={card.title}
      who={[card.place, round, stateWords[card.state], card.number].filter(Boolean).join(' · ')}
      chips={[...(chosen && onChoose ? [chosenChip] : []), ...chipsOf(card, now, isWorst)]}
      why={toClaim ? `您可以认领。${whoseTurn(card, reader)}` : whoseTurn(card, reader)}
      {...(chosen === undefined ? {} : { chosen })}
      onTap={() => (onChoose ? onChoose(card) : open())}
    />
  )
}
