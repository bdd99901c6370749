// Acts on many complaints: how far they have come.

import * as z from 'zod/mini'
import { nothing, reads } from './endpoint.ts'
import { Id } from './fields.ts'

/** A job has the id of the request that started it, or that of a complaint and a number behind a dot. */
const JobId = z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,80}$/))

export const Job = z.object({
  id: JobId,
  total: z.number(),
  done: z.number(),
  finished: z.boolean(),
  /** In the order they were asked for, as many as are done; `reason` says why one was refused. */
  outcomes: z.array(z.object({ complaintId: Id, ok: z.boolean(), reason: z.optional(z.string()) })),
  /** Of somebody’s leaving: it is finished, and he has stayed, for whoever let him go may no more. */
  stayed: z.optional(z.boolean()),
  /** Of an import of rooms: what is written so far, and why it stopped before its end. */
  imported: z.optional(
    z.object({
      rooms: z.number(),
      owners: z.number(),
      buildings: z.number(),
      stoppedFor: z.optional(z.string()),
    }),
  ),
})
export type Job = z.infer<typeof Job>

export const readJob = reads('readJob', {
  path: '/v1/staff/jobs/{id}',
  params: z.strictObject({ id: JobId }),
  query: nothing,
  answer: Job,
  refusals: ['not-found'],
  summary: 'How far an act on many complaints has come',
})
