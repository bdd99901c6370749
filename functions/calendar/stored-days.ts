// What a community adds to the public calendar: local days and the duty roster, as they stand in its partition.

import * as z from 'zod/mini'
import type { Day } from '#domain/time.ts'
import type { Located } from '../storage/read.ts'

const changed = { version: z.number(), by: z.string(), at: z.number() }

/** A day the company has off or works, whatever the public calendar says. A cleared one stays, with who cleared it. */
export const LocalDayItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.string(),
  day: z.string(),
  kind: z.enum(['off', 'work', 'cleared']),
  name: z.string(),
  note: z.optional(z.string()),
  ...changed,
})
export type LocalDayItem = z.infer<typeof LocalDayItem>

const StoredShift = z.object({ from: z.number(), to: z.number(), userIds: z.array(z.string()) })

/** The shifts of a department on a day: an empty list is nobody, no list says nothing. */
export const RosterItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.string(),
  day: z.string(),
  departmentId: z.string(),
  shifts: z.optional(z.array(StoredShift)),
  ...changed,
})
export type RosterItem = z.infer<typeof RosterItem>

export const localDayKey = (day: Day): string => `DAY#${day}`
export const rosterDayKey = (day: Day, departmentId: string): string => `ROSTER#${day}#${departmentId}`

export const localDayAt = (partition: string, day: Day): Located<typeof LocalDayItem> => ({
  table: 'records',
  key: { pk: partition, sk: localDayKey(day) },
  schema: LocalDayItem,
})

type Range = readonly ['sk', from: string, to: string]

/** The sort keys of local days between two days, both included. */
export const localDaysBetween = (from: Day, to: Day): Range => ['sk', localDayKey(from), localDayKey(to)]

/** The sort keys of every department's roster between two days, both included. */
export const rosterBetween = (from: Day, to: Day): Range => ['sk', rosterDayKey(from, ''), rosterDayKey(to, '~')]
