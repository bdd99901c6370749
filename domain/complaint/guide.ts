// 投诉指南: what the rules in force promise whoever complains, read from the same rows the clocks run under, so that the two
// cannot disagree. Deadlines between people of the company are no promise and are left out.

import {
  type ClockKind,
  clockKinds,
  clockRowFor,
  type Figure,
  figureFor,
  type Length,
  type PolicyRow,
} from '../clocks/policy.ts'
import type { Instant } from '../time.ts'
import { type Severity, severities } from './classes.ts'
import { insideOnly } from './next-deadline.ts'

export const guideKinds: readonly ClockKind[] = clockKinds.filter(kind => !insideOnly.includes(kind))

/** Numbers that say what a customer may ask for, and until when. */
export const guideFigures = [
  'reopen-days',
  'appeal-days',
  'objection-hours',
  'hours-between-nudges',
  'most-pause-days',
  'rounds-to-final-answer',
] as const satisfies readonly Figure[]

/** What holds for every category, and the categories that have their own. */
type Promised<T> = { value: T; byCategory: { categoryId: string; value: T }[] }

export type Guide = {
  clocks: ({ what: ClockKind; severity: Severity } & Promised<Length>)[]
  figures: ({ what: (typeof guideFigures)[number] } & Promised<number>)[]
}

/** Whose guide, and at which moment. Throws where the policy has a hole. */
export type GuideOf = { communityId: string; categoryIds: readonly string[]; at: Instant }

/** No category has an empty id: a matter of it meets only the rows for all categories. */
const anyCategory = ''

const promised = <T>(
  categoryIds: readonly string[],
  valueFor: (categoryId: string) => T,
  isSame: (one: T, other: T) => boolean,
): Promised<T> => {
  const value = valueFor(anyCategory)
  return {
    value,
    byCategory: categoryIds
      .map(categoryId => ({ categoryId, value: valueFor(categoryId) }))
      .filter(own => !isSame(own.value, value)),
  }
}

const textOf = (length: Length): string => JSON.stringify(Object.entries(length).sort())
const isSameLength = (one: Length, other: Length): boolean => textOf(one) === textOf(other)
const isSameNumber = (one: number, other: number): boolean => one === other

/** The rules of a community as they hold at a moment, for somebody who complains then. */
export const guideOf = (policy: readonly PolicyRow[], { communityId, categoryIds, at }: GuideOf): Guide => {
  const matter = (categoryId: string, severity: Severity) => ({ communityId, categoryId, severity, policyAt: at })
  return {
    clocks: guideKinds.flatMap(what =>
      severities.map(severity => ({
        what,
        severity,
        ...promised(categoryIds, id => clockRowFor(policy, what, matter(id, severity)).length, isSameLength),
      })),
    ),
    // A number for one severity alone is decided nowhere.
    figures: guideFigures.map(what => ({
      what,
      ...promised(categoryIds, id => figureFor(policy, what, matter(id, 'ordinary')), isSameNumber),
    })),
  }
}
