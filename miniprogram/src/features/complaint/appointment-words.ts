// 约好的时间 in words.
import type { AppointmentView, EntryView } from '#contract/complaint-views.ts'
import { vainWords } from '#contract/words.ts'
import { type Slot, slotsBetween } from '#domain/appointments/slots.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import { dateWords, daysAhead, dayWords, timeWords, weekdayWord } from '../when.ts'

/** 10:00–11:00. */
export const hoursWords = ({ from, to }: Slot): string => `${timeWords(from)}–${timeWords(to)}`

/** 明天 10:00–11:00. */
export const slotWords = (slot: Slot, now: Instant): string => `${dayWords(slot.from, now)} ${hoursWords(slot)}`

/** The hour in an entry, by its date: 明天 would be wrong when it is read tomorrow. Empty where there is none. */
export const slotInEntry = ({ facts, occurredAt }: Pick<EntryView, 'facts' | 'occurredAt'>): string => {
  const { from, to } = facts
  if (typeof from !== 'number' || typeof to !== 'number') return ''
  return `${dateWords(from, occurredAt)} ${weekdayWord(from)} ${hoursWords({ from, to })}`
}

const vainFacts: Readonly<Record<string, string>> = {
  ...vainWords,
  'neighbour-refuses': '邻居没让进',
  unreachable: '联系不上您',
}

/** Why somebody came in vain, said to the customer; empty for what this client does not know yet. */
export const whyInVain = (why: unknown): string => vainFacts[String(why)] ?? ''

/** 上门, 回访. */
export const whatFor = ({ of }: Pick<AppointmentView, 'of'>): string => (of === 'visit' ? '回访' : '上门')

/** Whether the hour that was chosen is still to come. */
export const isToCome = (
  appointment: AppointmentView,
  now: Instant,
): appointment is AppointmentView & { from: Instant; to: Instant } =>
  appointment.from !== undefined && appointment.to !== undefined && appointment.to > now

export type DayOffer = { day: Day; word: string; figure: string; remark: string; slots: Slot[] }

const mostDays = 70

/** The days that can be chosen, each with its hours: 今天 25 周三, 周六 28 11月. */
export const daysToChoose = (
  { earliest, latest }: { earliest: Instant; latest: Instant },
  now: Instant,
): DayOffer[] => {
  const slots = slotsBetween(earliest, latest)
  return daysAhead(now, mostDays).flatMap(({ day, word, figure, weekday, month }) => {
    const own = slots.filter(({ from }) => dayOf(from) === day)
    return own.length === 0 ? [] : [{ day, word, figure, remark: word === weekday ? month : weekday, slots: own }]
  })
}
