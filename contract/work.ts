// The work list while somebody looks at it: what others changed meanwhile, and one act on many complaints.

import * as z from 'zod/mini'
import { Card } from './complaint-views.ts'
import { nothing, reads, writes } from './endpoint.ts'
import { Id, Instant, known, Words } from './fields.ts'
import { Job } from './jobs.ts'
import { workLists } from './staff.ts'
import { workFilter } from './work-filter.ts'

/** What is told of a change beside the card: the rest only shows in it. */
export const changeKinds = [
  'filed',
  'registered',
  'accepted',
  'declined',
  'withdrawn',
  'solved-on-the-spot',
  'dispatched',
  'claimed',
  'taken',
  'transferred',
  'returned',
  'reported',
  'sent-back',
  'answered',
  'visited',
  'closed',
  'reopened',
  'merged',
  'remarked',
  'urged',
  'paused',
  'resumed',
] as const

/** Who did what; `by` is an employee's name, missing where it was a customer or the time. */
const change = {
  version: z.number(),
  at: Instant,
  did: z.optional(known(changeKinds)),
  by: z.optional(z.string()),
  /** The reader did it himself. */
  own: z.boolean(),
}

/**
 * `changed`: stands in the list, new or changed. `gone`: does so no longer; only what the reader may see at all, whether or
 * not it was there before. `again`: something changed that is not told: read the list again. `lost`: so much has changed,
 * or for so long nobody asked, that all of it has to be read anew. `since`: for the next time.
 */
export const WorkChanges = z.object({
  changed: z.array(z.object({ card: Card, ...change })),
  gone: z.array(z.object({ id: Id, number: z.string(), ...change })),
  again: z.boolean(),
  lost: z.optional(z.boolean()),
  since: z.string(),
})
export type WorkChanges = z.infer<typeof WorkChanges>

export const readChanges = reads('readChanges', {
  path: '/v1/staff/work-changes',
  params: nothing,
  query: z.strictObject({
    communityId: Id,
    of: z.enum(workLists),
    ...workFilter,
    since: z.string().check(z.maxLength(3000)),
  }),
  answer: WorkChanges,
  refusals: ['not-allowed', 'switched-off', 'page-token-invalid'],
  summary: 'What others changed in a work list since it was read',
})

/** As many complaints as one act takes at once. */
export const mostAtOnce = 100

export const ManyAct = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('accept') }),
  z.strictObject({ do: z.literal('urge'), words: Words }),
  z.strictObject({ do: z.literal('hand-over'), personId: Id, reason: Words }),
])
export type ManyAct = z.infer<typeof ManyAct>

/** The job has the id of the request; `readJob` tells how far it has come. */
export const actOnMany = writes('actOnMany', {
  path: '/v1/staff/work-acts',
  params: nothing,
  body: z.strictObject({
    communityId: Id,
    act: ManyAct,
    complaintIds: z.array(Id).check(z.minLength(1), z.maxLength(mostAtOnce)),
  }),
  answer: Job,
  refusals: [
    'not-allowed',
    'text-missing',
    'text-too-long',
    'text-without-words',
    'person-unknown',
    'person-leaving',
    'key-reused',
  ],
  summary: 'One act on many complaints: accept, urge, hand over',
})
