// 投诉指南: within how long what happens, how it is counted, what can be done where it does not; from the rules in force.

import * as z from 'zod/mini'
import { clockKinds } from '#domain/clocks/policy.ts'
import { severities } from '#domain/complaint/classes.ts'
import { guideFigures } from '#domain/complaint/guide.ts'
import { nothing, reads } from './endpoint.ts'
import { Id, Instant, known } from './fields.ts'
import { LengthView } from './policy.ts'

/** Minutes after midnight. */
const Hours = z.object({ from: z.number(), to: z.number() })
const NamedDay = z.object({ day: z.string(), name: z.string() })

export const GuideClock = z.object({
  what: known(clockKinds),
  severity: known(severities),
  length: LengthView,
  /** Categories, by name, that have another length. */
  byCategory: z.array(z.object({ category: z.string(), length: LengthView })),
})
export type GuideClock = z.infer<typeof GuideClock>

export const GuideFigure = z.object({
  what: known(guideFigures),
  value: z.number(),
  byCategory: z.array(z.object({ category: z.string(), value: z.number() })),
})
export type GuideFigure = z.infer<typeof GuideFigure>

export const Guide = z.object({
  communityId: Id,
  community: z.string(),
  /** The moment whose rules these are. */
  at: Instant,
  clocks: z.array(GuideClock),
  figures: z.array(GuideFigure),
  /** Working hours of working days, duty hours of every day the roster says nothing about. */
  work: Hours,
  duty: Hours,
  /** Within the next 60 days: days off that have a name, and weekend days that are worked instead. */
  daysOff: z.array(NamedDay),
  makeUpDays: z.array(NamedDay),
  /** The last year whose holidays have been announced. */
  announcedTo: z.number(),
  emergencyPhones: z.array(z.object({ name: z.string(), phone: z.string() })),
})
export type Guide = z.infer<typeof Guide>

export const readGuide = reads('readGuide', {
  path: '/v1/guide',
  params: nothing,
  query: z.strictObject({ communityId: Id }),
  answer: Guide,
  refusals: ['community-unknown'],
  summary: 'What the rules in force promise whoever complains, how it is counted, whom to call in danger',
})
