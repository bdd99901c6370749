// 纠正措施 (整改) and 超期情况说明: what has to be followed up beside the answer to the customer.

import { byStaff, internalEntry } from '../ledger/entry.ts'
import { type Actor, holds, personOf } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import { day, type Instant } from '../time.ts'
import type { Complaint, CorrectiveAction, Report } from './complaint.ts'
import { headsCorrectiveOf, isCorrectiveOf } from './corrective-owner.ts'
import {
  advance,
  type Decision,
  type MessageDraft,
  type MessageEvent,
  type Moment,
  toPerson,
  toRole,
} from './decision.ts'
import { isInConflict, isOrderHandler, type MoveRefusal, stageFor } from './lifecycle.ts'
import { checkText, type TextRefusal } from './wording.ts'

type Reported = Report['correctiveAction']

/** Whether what is reported would be given to somebody the complaint is about, or who filed it. */
export const isGivenInConflict = (complaint: Complaint, action: Reported): boolean =>
  action.needed && action.ownerId !== undefined && isInConflict(complaint, action.ownerId)

/** What is to be followed from the answer on; whom the complaint turned out to be about since the report is not given it. */
export const correctivesOf = (
  complaint: Complaint,
  { correctiveAction }: Report,
  departmentId: string,
  now: Instant,
): readonly CorrectiveAction[] => {
  if (!correctiveAction.needed) return []
  const { what, owner, ownerId, by } = correctiveAction
  const action = { what, owner, by, round: complaint.round, departmentId }
  if (ownerId === undefined || isGivenInConflict(complaint, correctiveAction)) return [action]
  return [{ ...action, ownerId, givenAt: now }]
}

/** Tells whoever owns it; nobody where it was only written down. */
export const tellOwner = ({ ownerId, by }: CorrectiveAction, event: MessageEvent): MessageDraft[] =>
  ownerId === undefined ? [] : [{ ...toPerson(ownerId, event), by }]

/** Tells its owner; the dispatcher, who finds somebody, where nobody owns it. */
const tellSomebody = (action: CorrectiveAction, event: MessageEvent): MessageDraft[] =>
  action.ownerId === undefined ? [toRole('dispatcher', 'corrective-due')] : tellOwner(action, event)

/** Tells whom the report gave it to; the dispatcher where whoever was named cannot have it any more. */
export const tellGiven = (corrective: readonly CorrectiveAction[], { correctiveAction }: Report): MessageDraft[] =>
  correctiveAction.needed && correctiveAction.ownerId !== undefined
    ? corrective.flatMap(it => tellSomebody(it, 'corrective-given'))
    : []

/**
 * Whether somebody may say that it was carried out: its owner, the office and the manager; what nobody owns also whoever
 * worked on the matter.
 */
export const mayComplete = (complaint: Complaint, action: CorrectiveAction, actor: Actor): boolean => {
  const { communityId } = complaint
  if (holds(actor, communityId, ['agent', 'dispatcher', 'manager'])) return true
  if (action.ownerId !== undefined) return isCorrectiveOf(action, actor, communityId)
  return isOrderHandler(complaint, actor) || headsCorrectiveOf(complaint, action, actor)
}

/** Whether somebody may give it to another one: the office, the manager, the head of the department whose work it came of. */
export const mayReassign = (complaint: Complaint, action: CorrectiveAction, actor: Actor): boolean =>
  holds(actor, complaint.communityId, ['agent', 'dispatcher', 'manager']) || headsCorrectiveOf(complaint, action, actor)

/** A corrective action has been carried out; `index` counts from 0 in the order they were agreed. */
export const completeCorrective = (
  complaint: Complaint,
  input: { index: number; words: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'no-corrective-action' | 'not-your-corrective'> => {
  const stage = stageFor(complaint, actor, 'completeCorrective')
  if (!stage.ok) return stage
  const action = complaint.correctiveActions[input.index]
  if (!action || action.done) return refuse('no-corrective-action')
  if (!mayComplete(complaint, action, actor)) return refuse('not-your-corrective')
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
  // Told and reminded anew: its date may be over by now.
  const { done: _, toldAt: __, remindedAt: ___, ...open } = action
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
    messages: input.effective ? [] : tellSomebody(action, 'corrective-again'),
  })
}

const mostAhead = 365 * day

type Given = { to: Actor; by?: Instant | undefined; reason: string }

/**
 * 换整改责任人: one that is not carried out yet goes to somebody else, or to whoever is there for what was only written down;
 * with another date where one is said. He is told.
 */
export const reassignCorrective = (
  complaint: Complaint,
  input: Given & { index: number },
  { actor, now }: Moment,
): Result<
  Decision,
  | MoveRefusal
  | TextRefusal
  | 'no-corrective-action'
  | 'in-conflict'
  | 'already-done'
  | 'date-in-the-past'
  | 'date-too-far'
  | 'not-your-corrective'
> => {
  const stage = stageFor(complaint, actor, 'reassignCorrective')
  if (!stage.ok) return stage
  const action = complaint.correctiveActions[input.index]
  if (!action || action.done) return refuse('no-corrective-action')
  if (!mayReassign(complaint, action, actor)) return refuse('not-your-corrective')
  const { to, by = action.by } = input
  if (isInConflict(complaint, to.id)) return refuse('in-conflict')
  if (to.id === action.ownerId && by === action.by) return refuse('already-done')
  if (input.by !== undefined && by <= now) return refuse('date-in-the-past')
  if (by > now + mostAhead) return refuse('date-too-far')
  const reason = checkText(input.reason)
  if (!reason.ok) return reason
  const { toldAt, remindedAt: _, ...kept } = action
  const given: CorrectiveAction = {
    ...kept,
    owner: to.name,
    ownerId: to.id,
    givenAt: now,
    by,
    // Told once for each date.
    ...(by === action.by && toldAt !== undefined ? { toldAt } : {}),
  }
  return accept({
    complaint: advance(complaint, stage.value, {
      correctiveActions: complaint.correctiveActions.with(input.index, given),
    }),
    entries: [
      internalEntry('corrective-reassigned', byStaff(actor), now, {
        facts: { index: input.index, from: action.owner, to: to.name, toId: to.id, by },
        texts: { reason: reason.value },
      }),
    ],
    messages: tellOwner(given, 'corrective-given'),
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
