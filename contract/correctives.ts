// 整改: the corrective actions nobody has verified yet, by their date, also of complaints that are closed.

import * as z from 'zod/mini'
import { states } from '#domain/complaint/complaint.ts'
import { nothing, reads } from './endpoint.ts'
import { Id, Instant, known } from './fields.ts'

/**
 * One corrective action. `index`: which of its complaint; `ownerId`: missing where nobody of the staff was named; `isMine`: the
 * reader's, or of somebody he stands in for; `isDone`: carried out, and to be verified by somebody else.
 */
export const CorrectiveRow = z.object({
  complaintId: Id,
  number: z.string(),
  title: z.string(),
  place: z.string(),
  state: known(states),
  index: z.number(),
  what: z.string(),
  owner: z.string(),
  ownerId: z.optional(Id),
  isMine: z.boolean(),
  by: Instant,
  isDone: z.boolean(),
})
export type CorrectiveRow = z.infer<typeof CorrectiveRow>

/** The earliest date first. `total`: so many there are among those looked through, also where fewer are shown; `isWhole`: those were all. */
export const CorrectiveList = z.object({ rows: z.array(CorrectiveRow), total: z.number(), isWhole: z.boolean() })
export type CorrectiveList = z.infer<typeof CorrectiveList>

/** `mine`: those the reader owes, himself or for somebody absent; `community`: all that are not verified yet, of a head those his departments did the work of. */
export const correctiveLists = ['mine', 'community'] as const

export const listCorrectives = reads('listCorrectives', {
  path: '/v1/staff/correctives',
  params: nothing,
  query: z.strictObject({ communityId: Id, of: z.enum(correctiveLists) }),
  answer: CorrectiveList,
  refusals: ['not-allowed'],
  summary: 'Corrective actions that are not verified yet, the earliest date first',
})
