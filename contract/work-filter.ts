// What a work list is narrowed to. The server does it, so that a page is never short because of what the phone left out.

import * as z from 'zod/mini'
import { severities } from '#domain/complaint/classes.ts'
import { states } from '#domain/complaint/complaint.ts'
import { marks } from './complaint-views.ts'
import { Id } from './fields.ts'

/** The counters over a list, each also a filter. */
const counters = ['fresh', 'dueToday', 'overdue', 'toVisit'] as const
export type Counter = (typeof counters)[number]

/** Whose the next step is: the reader's own, or nobody's by name yet. */
const whoseSteps = ['mine', 'nobody'] as const

/** Every field narrows further; what is left out narrows nothing. */
export const workFilter = {
  counter: z.optional(z.enum(counters)),
  categoryId: z.optional(Id),
  departmentId: z.optional(Id),
  severity: z.optional(z.enum(severities)),
  state: z.optional(z.enum(states)),
  mark: z.optional(z.enum(marks)),
  whose: z.optional(z.enum(whoseSteps)),
  /** Who has the order. */
  handlerId: z.optional(Id),
}

export const WorkFilter = z.strictObject(workFilter)
export type WorkFilter = z.infer<typeof WorkFilter>
