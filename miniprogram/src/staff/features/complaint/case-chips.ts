// Chips only staff see: the level with its length, states by the word the ledger carries, what makes a complaint stand out.

import type { Card, ClockView, Next } from '#contract/complaint-views.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { stateWords } from '#contract/words.ts'
import { states } from '#domain/complaint/complaint.ts'
import type { Instant } from '#domain/time.ts'
import { levelChip, pauseChip, stateChip } from '../../../features/complaint/chips.ts'
import { dateWords } from '../../../features/when.ts'
import type { ChipProps } from '../../../ui/chip-props.ts'

/** The level with the time left beside it, where no dial says it. */
export const levelWithLength = (
  next: Pick<Next, 'level' | 'dueAt' | 'remindAt' | 'awaits'>,
  now: number,
): ChipProps => {
  const { elderMore, ...chip } = levelChip(next, now)
  return elderMore ? { ...chip, more: elderMore } : chip
}

/** The chip of a state by its Chinese word. */
export const stateChipByWord = (word: string): ChipProps => ({
  ...stateChip(states.find(state => stateWords[state] === word) ?? 'unknown'),
  word,
})

type Mark = NonNullable<Card['marks']>[number]

const markChips: Record<Exclude<Mark, 'unknown'>, ChipProps> = {
  'happening-now': { tone: 'warn-solid', icon: 'siren', word: '正在发生' },
  repeat: { tone: 'warn-soft', icon: 'refresh', word: '二次投诉' },
  paused: pauseChip,
  supervised: { tone: 'warn-soft', icon: 'flag', word: '督办中' },
  escalated: { tone: 'warn-soft', icon: 'warn', word: '已升级' },
  urged: { tone: 'warn-soft', icon: 'bell', word: '催办' },
  proposal: { tone: 'outline', icon: 'pen', word: '有申请待批' },
  objection: { tone: 'warn-soft', icon: 'doc', word: '有签呈' },
  'asked-department': { tone: 'outline', icon: 'chat', word: '等部门答复' },
  'merged-others': { tone: 'soft', icon: 'merge', word: '有并案' },
}

/** What makes a complaint stand out, as a chip; nothing for what this client does not know. */
export const markChip = (mark: Mark): ChipProps | undefined => (mark === 'unknown' ? undefined : markChips[mark])

const detailChip = (mark: Mark, { pause, children = [] }: StaffDetail, now: Instant): ChipProps | undefined => {
  if (mark === 'paused' && pause) return { ...pauseChip, word: `暂停至 ${dateWords(pause.to, now)}` }
  if (mark === 'merged-others' && children.length > 0)
    return { ...markChips['merged-others'], word: `并入 ${children.length} 件` }
  return markChip(mark)
}

const aboutStaff: ChipProps = { tone: 'warn-soft', icon: 'shield', word: '涉及员工' }

/** The same with what the detail knows of it, and whether it is about an employee. */
export const marksOf = (detail: StaffDetail, now: Instant): ChipProps[] => [
  ...(detail.marks ?? []).flatMap(mark => detailChip(mark, detail, now) ?? []),
  ...(detail.about === undefined ? [] : [aboutStaff]),
]

/** Whether a clock stands still now. */
export const isStill = ({ pauses = [] }: Pick<ClockView, 'pauses'>, now: Instant): boolean =>
  pauses.some(({ from, to }) => from <= now && now < to)

/** How near a clock is to its end, or that it stands still. */
export const clockChip = (clock: ClockView, now: Instant): ChipProps => {
  const { kind, dueAt, remindAt = dueAt, level } = clock
  if (level !== 'overdue' && isStill(clock, now)) return pauseChip
  const { elderMore: _, ...chip } = levelChip({ awaits: kind, dueAt, remindAt, level }, now)
  return chip
}
