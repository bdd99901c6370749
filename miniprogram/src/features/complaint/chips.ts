// State, severity and deadline of a complaint as chips and as the time tag of its card.
import type { Card, Next } from '#contract/complaint-views.ts'
import { severityWords, stateWords } from '#contract/words.ts'
import { day, type Instant } from '#domain/time.ts'
import type { ChipProps } from '../../ui/chip-props.ts'
import type { TimeTagProps } from '../../ui/time-tag-props.ts'
import { lengthParts, lengthWords, tagLines } from '../when.ts'
import { asksForOffer } from './who-words.ts'

type Look = Pick<ChipProps, 'tone' | 'icon'>

const stateLooks: Record<Card['state'], Look> = {
  submitted: { tone: 'soft', icon: 'inbox' },
  accepted: { tone: 'soft', icon: 'receive' },
  dispatched: { tone: 'soft', icon: 'send' },
  handling: { tone: 'solid', icon: 'wrench' },
  checking: { tone: 'soft', icon: 'search' },
  answered: { tone: 'outline', icon: 'chat' },
  closed: { tone: 'rest', icon: 'doublecheck' },
  declined: { tone: 'rest-outline', icon: 'slash' },
  withdrawn: { tone: 'rest-outline', icon: 'undo' },
  merged: { tone: 'rest-outline', icon: 'merge' },
  unknown: { tone: 'rest-outline', icon: 'dash' },
}

/** 待受理, 处理中 and so on. */
export const stateChip = (state: Card['state']): ChipProps => ({
  ...stateLooks[state],
  word: stateWords[state] ?? '请更新小程序',
})

/** The level as it is by now: what is on the phone was read a while ago. */
export const levelNow = ({ level, dueAt }: Next, now: Instant): Next['level'] => (now > dueAt ? 'overdue' : level)

/** 充裕, 临近, 已超期; the time left or gone beside it where it is short. */
export const levelChip = (next: Next, now: Instant): ChipProps => {
  const { dueAt } = next
  const level = levelNow(next, now)
  const length = lengthWords(dueAt - now)
  // Once it is days late the hours say nothing more.
  const gone = now - dueAt < 2 * day ? length : (lengthParts(dueAt - now)[0] ?? length)
  if (level === 'overdue') return { tone: 'warn-solid', icon: 'overdue', word: '已超期', more: gone }
  if (level === 'near') return { tone: 'warn-soft', icon: 'hourglass', word: '临近', elderMore: `还有 ${length}` }
  return { tone: 'soft', icon: 'clock', word: '充裕', elderMore: `还有 ${length}` }
}

const severityLooks: Record<Card['severity'], Look> = {
  emergency: { tone: 'warn-solid', icon: 'siren' },
  major: { tone: 'warn-soft', icon: 'flag' },
  ordinary: { tone: 'rest-outline', icon: 'dash' },
  suggestion: { tone: 'outline', icon: 'bulb' },
  unknown: { tone: 'rest-outline', icon: 'dash' },
}

/** 紧急, 重大, 一般, 建议. */
export const severityChip = (severity: Card['severity']): ChipProps => ({
  ...severityLooks[severity],
  word: severity === 'unknown' ? '请更新小程序' : severityWords[severity],
})

/** 紧急 or 重大; the ordinary needs no word. */
export const urgentChip = (severity: Card['severity']): ChipProps | undefined =>
  severity === 'emergency' || severity === 'major' ? severityChip(severity) : undefined

/** 暂停: nothing runs out meanwhile. */
export const pauseChip: ChipProps = { tone: 'dashed', icon: 'pause', word: '暂停' }

const isPaused = ({ marks }: Card): boolean => marks?.includes('paused') ?? false

/** The chips of a card: what is urgent says so instead of its level, until it is late. */
export const cardChips = (card: Card, now: Instant): ChipProps[] => {
  const state = stateChip(card.state)
  if (!card.next) return [state]
  if (card.next.level === 'overdue') return [state, levelWithoutElder(card.next, now)]
  if (asksForOffer(card)) return [state, { tone: 'outline', icon: 'chat', word: '等您答复' }]
  if (isPaused(card)) return [state, pauseChip]
  return [state, urgentChip(card.severity) ?? levelWithoutElder(card.next, now)]
}

const levelWithoutElder = (next: Next, now: Instant): ChipProps => {
  const { elderMore: _, ...level } = levelChip(next, now)
  return level
}

const awaited: Record<Next['awaits'], { by: string; late: string }> = {
  register: { by: '前登记', late: '应登记' },
  dispatch: { by: '前派人', late: '应派人' },
  'on-site': { by: '前到场', late: '应到场' },
  'first-answer': { by: '前答复', late: '应答复' },
  handle: { by: '前处理', late: '应处理' },
  progress: { by: '前说进展', late: '应说进展' },
  'other-department': { by: '前回复', late: '应回复' },
  investigation: { by: '前查清', late: '应查清' },
  'written-answer': { by: '前书面答复', late: '应书面答复' },
  close: { by: '前办完', late: '应办完' },
  escalation: { by: '没办完上报', late: '已上报' },
  visit: { by: '前回访', late: '应回访' },
  'unsatisfied-visit': { by: '前回访', late: '应回访' },
  survey: { by: '前评价', late: '应评价' },
  appeal: { by: '前复核', late: '应复核' },
  unknown: { by: '前回话', late: '应回话' },
}

const tones = { ample: 'calm', near: 'near', overdue: 'over', unknown: 'calm' } as const

/** The time tag: the next deadline, grey while it stands still, or at rest the day it was filed. */
export const cardTag = (card: Card, now: Instant): TimeTagProps => {
  const { next, receivedAt } = card
  if (!next) return { ...tagLines(receivedAt, now), verb: '提交', tone: 'rest' }
  const { by, late } = awaited[next.awaits]
  const isLate = next.level === 'overdue'
  const tone = isPaused(card) && !isLate ? 'rest' : tones[next.level]
  return { ...tagLines(next.dueAt, now), verb: isLate ? late : by, tone }
}
