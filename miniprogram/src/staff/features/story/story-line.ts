// What a teller of one kind of entry has at hand, and what it says.

import type { EntryView } from '#contract/complaint-views.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Instant } from '#domain/time.ts'

export type Line = { title: string; text?: string | undefined; quote?: string | undefined }

/** `who` is the author's name; 住户 for the customer, empty for the machine. */
export type Telling = { entry: EntryView; who: string; detail: StaffDetail; now: Instant }

export type Teller = (telling: Telling) => Line

/** The parts that are there, with a dot between. */
export const joined = (...parts: (string | false | undefined)[]): string | undefined =>
  parts.filter(Boolean).join(' · ') || undefined

/** A fact as text; empty where there is none. */
export const factText = ({ facts }: EntryView, name: string): string => {
  const fact = facts[name]
  return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : ''
}

/** A fact that is an instant, in words. */
export const factMoment = (
  { facts }: EntryView,
  name: string,
  words: (at: Instant, now: Instant) => string,
  now: Instant,
): string => {
  const fact = facts[name]
  return typeof fact === 'number' ? words(fact, now) : ''
}
