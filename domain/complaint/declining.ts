// 不予受理 with its appeal, and 撤销: how a complaint ends without being worked on.

import { startClock, stopClocks } from '../clocks/clock.ts'
import { clockKinds, figureFor } from '../clocks/policy.ts'
import { byCustomer, byStaff, publicEntry } from '../ledger/entry.ts'
import { type Actor, holds, personOf } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import { day } from '../time.ts'
import { type Complaint, matterOf, orderOf } from './complaint.ts'
import { advance, type Decision, type Moment, toCustomer, toPerson, toRole } from './decision.ts'
import { type MoveRefusal, stageFor } from './lifecycle.ts'
import { freshRound } from './rounds.ts'
import { checkText, type TextRefusal } from './wording.ts'

/** 不予受理, with a reason the customer reads. A third party's letter cannot be declined, only answered. */
export const decline = (
  complaint: Complaint,
  input: { reason: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'third-party-must-be-answered' | 'under-supervision'> => {
  const stage = stageFor(complaint, actor, 'decline')
  if (!stage.ok) return stage
  if (complaint.source === 'third-party') return refuse('third-party-must-be-answered')
  if (complaint.supervision) return refuse('under-supervision')
  const reason = checkText(input.reason)
  if (!reason.ok) return reason
  return accept({
    complaint: advance(
      complaint,
      { state: 'declined', reason: reason.value, declinedAt: now, declinedBy: personOf(actor) },
      { clocks: stopClocks(complaint.clocks, clockKinds, now, 'done'), pause: undefined, proposal: undefined },
    ),
    entries: [publicEntry('declined', byStaff(actor), now, { texts: { reason: reason.value } })],
    messages: [toCustomer('declined')],
  })
}

/** 申诉: once, within seven days; the manager has three working days. */
export const appeal = (
  complaint: Complaint,
  input: { reason: string },
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'appeal-too-late' | 'already-done'> => {
  const stage = stageFor(complaint, actor, 'appeal')
  if (!stage.ok) return stage
  if (stage.value.appeal || stage.value.final) return refuse('already-done')
  const matter = matterOf(complaint)
  if (now > stage.value.declinedAt + figureFor(rules.policy, 'appeal-days', matter) * day)
    return refuse('appeal-too-late')
  const reason = checkText(input.reason)
  if (!reason.ok) return reason
  return accept({
    complaint: advance(
      complaint,
      { ...stage.value, appeal: { reason: reason.value, at: now, level: 'manager' } },
      { clocks: [...complaint.clocks, ...startClock('appeal', matter, now, complaint.round, rules)] },
    ),
    entries: [publicEntry('appealed', byCustomer(actor), now, { texts: { reason: reason.value } })],
    messages: [toRole('manager', 'appealed')],
  })
}

/** Who declined, or has turned the appeal down before, does not hear it; the executive may hear it in the manager's place. */
export const mayHearAppeal = ({ stage, communityId }: Complaint, actor: Actor): boolean => {
  if (stage.state !== 'declined' || !stage.appeal) return false
  const { declinedBy, appeal } = stage
  return (
    holds(actor, communityId, [appeal.level, 'executive']) &&
    declinedBy?.id !== actor.id &&
    appeal.heardBy?.id !== actor.id
  )
}

/** The manager accepts the appeal, or it goes on to the executive, whose word is final. */
export const decideAppeal = (
  complaint: Complaint,
  input: { upheld: boolean; words: string },
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'no-appeal' | 'own-work'> => {
  const stage = stageFor(complaint, actor, 'decideAppeal')
  if (!stage.ok) return stage
  const { appeal: open, ...declined } = stage.value
  if (!open) return refuse('no-appeal')
  if (!holds(actor, complaint.communityId, [open.level, 'executive'])) return refuse('not-allowed')
  if (!mayHearAppeal(complaint, actor)) return refuse('own-work')
  const words = checkText(input.words)
  if (!words.ok) return words
  const isLast = holds(actor, complaint.communityId, ['executive'])
  const stopped = { ...complaint, clocks: stopClocks(complaint.clocks, ['appeal'], now, 'done') }
  const entry = publicEntry('appeal-decided', byStaff(actor), now, {
    facts: { upheld: input.upheld, level: isLast ? 'executive' : open.level },
    texts: { words: words.value },
  })
  if (input.upheld)
    return accept({
      complaint: freshRound(stopped, now, rules),
      entries: [entry],
      messages: [toCustomer('appeal-decided'), toRole('dispatcher', 'appeal-decided')],
    })
  const clocks = isLast
    ? stopped.clocks
    : [...stopped.clocks, ...startClock('appeal', matterOf(complaint), now, complaint.round, rules)]
  return accept({
    complaint: advance(
      stopped,
      isLast
        ? { ...declined, final: true }
        : { ...declined, appeal: { ...open, level: 'executive', heardBy: personOf(actor) } },
      { clocks },
    ),
    entries: [entry],
    messages: isLast ? [toCustomer('appeal-decided')] : [toRole('executive', 'appealed')],
  })
}

/** Danger and public places concern others too: the company goes on with them as its own case. */
const goesOn = ({ severity, place, supervision }: Complaint): boolean =>
  severity === 'emergency' || place.kind === 'public' || supervision !== undefined

/** The customer takes the complaint back: it keeps its number, clocks end as withdrawn, no survey. */
export const withdraw = (complaint: Complaint, { actor, now }: Moment): Result<Decision, MoveRefusal> => {
  const stage = stageFor(complaint, actor, 'withdraw')
  if (!stage.ok) return stage
  const ownCase = goesOn(complaint)
  const entries = [publicEntry('withdrawn', byCustomer(actor), now, { facts: { ownCase } })]
  const working = orderOf(stage.value)?.handler.id ?? complaint.firstContact?.id
  const messages = working === undefined ? [] : [toPerson(working, 'withdrawn')]
  if (ownCase) return accept({ complaint: advance(complaint, stage.value, { ownCase: true }), entries, messages })
  return accept({
    complaint: advance(
      complaint,
      { state: 'withdrawn', withdrawnAt: now },
      {
        clocks: stopClocks(complaint.clocks, clockKinds, now, 'withdrawn'),
        pause: undefined,
        proposal: undefined,
      },
    ),
    entries,
    messages,
  })
}
