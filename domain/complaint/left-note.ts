// What somebody of the staff did before he could know that the matter had gone on without him: kept as an internal note.

import { byStaff, type Entry, internalEntry } from '../ledger/entry.ts'
import { type Actor, actsFor, heads } from '../people/actor.ts'
import { accept, type Result } from '../result.ts'
import type { Complaint } from './complaint.ts'
import type { Decision, Moment } from './decision.ts'
import { type Happened, type HappenedRefusal, happenedAt } from './happened.ts'
import { isInConflict } from './lifecycle.ts'
import { checkSaying, type Saying, type SayingRefusal } from './words.ts'

type Told = Pick<Entry, 'kind' | 'author' | 'facts'>

/** Whether the work was once this person's, that of somebody he stands in for, or his department's, or he worked on it beside the handler, by the timeline: what he did then is still his to tell. */
export const onceHad = (entries: readonly Told[], actor: Actor, communityId: string): boolean =>
  entries.some(
    ({ kind, author, facts: { handlerId, coHandlerId, departmentId } }) =>
      coHandlerId === actor.id ||
      (typeof handlerId === 'string' && actsFor(actor, communityId, handlerId)) ||
      (kind === 'claimed' && author.kind === 'staff' && author.id === actor.id) ||
      (typeof departmentId === 'string' && heads(actor, communityId, departmentId)),
  )

/** Whether somebody who need not see the complaint any more may still leave what he did: never where he has to keep out of it. */
export const mayLeaveNote = (complaint: Complaint, entries: readonly Told[], actor: Actor): boolean =>
  !isInConflict(complaint, actor.id) &&
  actor.grants.some(({ communityId }) => communityId === complaint.communityId) &&
  onceHad(entries, actor, complaint.communityId)

/** 留作内部备注: in every state, and it is nobody's turn for it. */
export const leaveNote = (
  complaint: Complaint,
  input: Saying & Happened,
  { actor, now }: Pick<Moment, 'actor' | 'now'>,
): Result<Decision, SayingRefusal | HappenedRefusal> => {
  const text = checkSaying(input, true)
  if (!text.ok) return text
  const at = happenedAt(input, now, complaint.recordedAt)
  if (!at.ok) return at
  const photos = [...new Set(input.photoIds)]
  return accept({
    complaint,
    entries: [
      internalEntry('noted', byStaff(actor), at.value, {
        facts: photos.length === 0 ? {} : { photos },
        texts: text.value === '' ? {} : { text: text.value },
      }),
    ],
    messages: [],
  })
}
