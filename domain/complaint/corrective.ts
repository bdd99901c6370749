// 纠正措施 and 超期情况说明: what has to be followed up beside the answer to the customer.

import { byStaff, internalEntry } from '../ledger/entry.ts'
import { personOf } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { Complaint } from './complaint.ts'
import { advance, type Decision, type Moment, toRole } from './decision.ts'
import { type MoveRefusal, stageFor } from './lifecycle.ts'
import { checkText, type TextRefusal } from './wording.ts'

/** A corrective action has been carried out; `index` counts from 0 in the order they were agreed. */
export const completeCorrective = (
  complaint: Complaint,
  input: { index: number; words: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'no-corrective-action'> => {
  const stage = stageFor(complaint, actor, 'completeCorrective')
  if (!stage.ok) return stage
  const action = complaint.correctiveActions[input.index]
  if (!action || action.done) return refuse('no-corrective-action')
  const words = checkText(input.words)
  if (!words.ok) return words
  const done = { words: words.value, by: personOf(actor), at: now }
  return accept({
    complaint: advance(complaint, stage.value, {
      correctiveActions: complaint.correctiveActions.with(input.index, { ...action, done }),
    }),
    entries: [
      internalEntry('corrective-completed', byStaff(actor), now, {
        facts: { index: input.index },
        texts: { words: words.value },
      }),
    ],
    messages: [toRole('dispatcher', 'corrective-due')],
  })
}

/** Somebody else has verified that it was carried out; if not, it is open again. */
export const verifyCorrective = (
  complaint: Complaint,
  input: { index: number; effective: boolean; words?: string | undefined },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | 'no-corrective-action' | 'own-work'> => {
  const stage = stageFor(complaint, actor, 'verifyCorrective')
  if (!stage.ok) return stage
  const action = complaint.correctiveActions[input.index]
  if (!action?.done || action.verified) return refuse('no-corrective-action')
  if (action.done.by.id === actor.id) return refuse('own-work')
  const { done: _, ...open } = action
  const next = input.effective ? { ...action, verified: { by: personOf(actor), at: now } } : open
  const words = input.words?.trim()
  return accept({
    complaint: advance(complaint, stage.value, {
      correctiveActions: complaint.correctiveActions.with(input.index, next),
    }),
    entries: [
      internalEntry('corrective-verified', byStaff(actor), now, {
        facts: { index: input.index, effective: input.effective },
        texts: words ? { words } : {},
      }),
    ],
    messages: [],
  })
}

/** 超期情况说明: why it was late. */
export const accountForDelay = (
  complaint: Complaint,
  input: { words: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'nothing-to-answer'> => {
  const stage = stageFor(complaint, actor, 'accountForDelay')
  if (!stage.ok) return stage
  if (!complaint.delayAccount || complaint.delayAccount.words !== undefined) return refuse('nothing-to-answer')
  const words = checkText(input.words)
  if (!words.ok) return words
  const { askedAt } = complaint.delayAccount
  return accept({
    complaint: advance(complaint, stage.value, {
      delayAccount: { askedAt, words: words.value, by: personOf(actor) },
    }),
    entries: [internalEntry('delay-accounted', byStaff(actor), now, { texts: { words: words.value } })],
    messages: [],
  })
}
