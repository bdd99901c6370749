// 规定: the figures behind the clocks and the rules in force, what a change would have done, and deciding it from a day on.

import * as z from 'zod/mini'
import { clockKinds, figures } from '#domain/clocks/policy.ts'
import type { ProfileId } from '#domain/clocks/profiles.ts'
import { severities } from '#domain/complaint/classes.ts'
import { Day } from './calendar.ts'
import { nothing, reads, writes } from './endpoint.ts'
import { Id, Instant, known, ShortWords } from './fields.ts'

// A phone needs the names of the profiles, not their rows.
const profileIds = {
  default: 'default',
  'pharma-like': 'pharma-like',
  factory: 'factory',
  'factory-overseas': 'factory-overseas',
  overseas: 'overseas',
  'beijing-12345': 'beijing-12345',
} as const satisfies { [Id in ProfileId]: Id }

const countings = ['elapsed', 'dutyTime', 'workingHours', 'workingDays', 'sameDay', 'none'] as const

/** A length as it is shown: milliseconds, days or minutes after midnight, whichever its counting has. */
export const LengthView = z.object({
  counting: known(countings),
  time: z.optional(z.number()),
  remindAfter: z.optional(z.number()),
  days: z.optional(z.number()),
  until: z.optional(z.number()),
  lateFrom: z.optional(z.number()),
  lateUntil: z.optional(z.number()),
})
export type LengthView = z.infer<typeof LengthView>

/** Where a row comes from: delivered with the product, decided for the whole company, or for this community. */
export const rowReaches = ['delivered', 'company', 'community'] as const

const row = {
  /** Name of the decision. */
  version: z.string(),
  reach: known(rowReaches),
  /** A row for one category only. */
  categoryId: z.optional(Id),
  from: Instant,
  decidedBy: z.string(),
  note: z.string(),
}

export const ClockRowView = z.object({ ...row, length: LengthView, pausable: z.boolean() })
export type ClockRowView = z.infer<typeof ClockRowView>

export const FigureRowView = z.object({ ...row, value: z.number() })
export type FigureRowView = z.infer<typeof FigureRowView>

/** The row in force, those of single categories that outrank it, and what is decided for later, soonest first. */
const rowsOf = <R extends typeof ClockRowView | typeof FigureRowView>(rowView: R) => ({
  now: rowView,
  byCategory: z.array(rowView),
  upcoming: z.array(rowView),
})

export const ClockLine = z.object({
  what: known(clockKinds),
  cells: z.array(z.object({ severity: known(severities), ...rowsOf(ClockRowView) })),
})
export type ClockLine = z.infer<typeof ClockLine>

export const FigureLine = z.object({ what: known(figures), explanation: z.string(), ...rowsOf(FigureRowView) })
export type FigureLine = z.infer<typeof FigureLine>

export const PastDecision = z.object({
  version: z.string(),
  by: z.string(),
  at: Instant,
  from: Instant,
  reach: known(rowReaches),
  categoryId: z.optional(Id),
  note: z.string(),
  clocks: z.array(known(clockKinds)),
  figures: z.array(known(figures)),
})
export type PastDecision = z.infer<typeof PastDecision>

/** How far somebody's decisions go. */
export const mayDecide = ['nowhere', 'here', 'everywhere'] as const

export const PolicyView = z.object({
  /** How many decisions the company has made: a decision must name it. */
  seen: z.number(),
  may: known(mayDecide),
  clocks: z.array(ClockLine),
  figures: z.array(FigureLine),
  /** What concerns this community, newest first, at most 50. */
  decisions: z.array(PastDecision),
  profiles: z.array(z.object({ id: known(Object.values(profileIds)), name: z.string(), explanation: z.string() })),
  categories: z.array(z.object({ id: Id, name: z.string() })),
})
export type PolicyView = z.infer<typeof PolicyView>

export const readPolicy = reads('readPolicy', {
  path: '/v1/staff/policy',
  params: nothing,
  query: z.strictObject({ communityId: Id }),
  answer: PolicyView,
  refusals: ['not-allowed'],
  summary: 'The rules in force for a community, what is decided for later, and who decided what',
})

// Bounds that keep absurd bodies out; what is sensible the domain says.
const Amount = z.int().check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER))

const Length = z.discriminatedUnion('counting', [
  z.strictObject({ counting: z.literal('elapsed'), time: Amount, remindAfter: z.optional(Amount) }),
  z.strictObject({ counting: z.literal('dutyTime'), time: Amount }),
  z.strictObject({ counting: z.literal('workingHours'), time: Amount }),
  z.strictObject({ counting: z.literal('workingDays'), days: Amount }),
  z.strictObject({ counting: z.literal('sameDay'), until: Amount, lateFrom: Amount, lateUntil: Amount }),
  z.strictObject({ counting: z.literal('none') }),
])

/** A clock is changed for one severity at a time: the delivered rows stand by severity, and a wider one would change nothing. */
const ClockChange = z.strictObject({
  what: z.enum(clockKinds),
  severity: z.enum(severities),
  length: Length,
  pausable: z.boolean(),
})
const FigureChange = z.strictObject({ what: z.enum(figures), value: Amount })
export type PolicyChange = z.infer<typeof ClockChange> | z.infer<typeof FigureChange>

const plan = {
  communityId: Id,
  /** `company`: every community, the one named is only where it is looked at. */
  scope: z.strictObject({ reach: z.enum(['company', 'community']), categoryId: z.optional(Id) }),
  wanted: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('changes'),
      changes: z.array(z.union([ClockChange, FigureChange])).check(z.minLength(1), z.maxLength(100)),
    }),
    z.strictObject({ kind: z.literal('profile'), profile: z.enum(profileIds) }),
  ]),
  /** The first day it holds; it begins at midnight. */
  from: Day,
}

const planRefusals = [
  'not-allowed',
  'category-unknown',
  'policy-value',
  'policy-tie',
  'policy-hole',
  'policy-overlap',
  'policy-backdated',
] as const

/** How many complaints, and the first fifty of them. */
export const SomeComplaints = z.object({
  count: z.number(),
  complaints: z.array(z.object({ id: Id, number: z.string() })),
})
export type SomeComplaints = z.infer<typeof SomeComplaints>

export const PolicyTrial = z.object({
  /** Complaints received since then were looked at. */
  since: Instant,
  complaints: z.number(),
  /** There were more; the newest were taken. */
  cut: z.boolean(),
  /** Every kind of clock the plan touches. */
  clocks: z.array(
    z.object({
      what: known(clockKinds),
      judged: z.number(),
      lateBefore: z.number(),
      lateAfter: z.number(),
      newlyLate: SomeComplaints,
      noLongerLate: SomeComplaints,
    }),
  ),
  /** Complaints with a clock of such a kind that still runs and is due under neither. */
  notJudged: SomeComplaints,
  seen: z.number(),
})
export type PolicyTrial = z.infer<typeof PolicyTrial>

// It changes nothing, but takes the same body as the decision, so that what was tried is what is decided: a query is no place for it.
export const tryPolicy = writes('tryPolicy', {
  path: '/v1/staff/policy/try',
  params: nothing,
  body: z.strictObject(plan),
  answer: PolicyTrial,
  refusals: planRefusals,
  summary: 'What other rules would have done to the complaints of the last 90 days; nothing is stored',
})

export const decidePolicy = writes('decidePolicy', {
  path: '/v1/staff/policy/decide',
  params: nothing,
  body: z.strictObject({
    ...plan,
    seen: Amount,
    /** What complaints name it by: `2026-12 会议纪要`. */
    version: ShortWords,
    reason: ShortWords,
  }),
  answer: PolicyView,
  refusals: [
    ...planRefusals,
    'policy-changed-meanwhile',
    'policy-name-taken',
    'text-missing',
    'text-too-long',
    'text-without-words',
    'key-reused',
  ],
  summary: 'Decide rules from a day on; complaints that are already there keep theirs',
})
