// 督办 and what leads to it: urges, the written instruction, handing over.

import { isRunning, type Rules } from '../clocks/clock.ts'
import { type ClockKind, figureFor } from '../clocks/policy.ts'
import { byStaff, bySystem, internalEntry } from '../ledger/entry.ts'
import { type Actor, holds, type Person, personOf } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { Instant } from '../time.ts'
import { type Complaint, matterOf, orderOf } from './complaint.ts'
import { advance, type Decision, type MessageDraft, type Moment, toPerson, toRole } from './decision.ts'
import { holderOf } from './holder.ts'
import { isInConflict, type MoveRefusal, stageFor } from './lifecycle.ts'
import { closeIfSettled } from './settled.ts'
import { checkText, type TextRefusal } from './wording.ts'

type SystemReason = { reason: 'transfers' | 'unsatisfied'; count: number }

/** The system puts a complaint under supervision; nothing changes where it already is. The manager ends it. */
export const openSupervision = (complaint: Complaint, why: SystemReason, now: Instant): Decision =>
  complaint.supervision
    ? { complaint, entries: [], messages: [] }
    : {
        complaint: { ...complaint, supervision: { by: 'system', at: now, ...why } },
        entries: [internalEntry('supervised', bySystem, now, { facts: why })],
        messages: [toRole('manager', 'supervised')],
      }

/** The work has been handed on once more; the third time calls for supervision. */
export const countTransfer = (moved: Decision, now: Instant, rules: Rules): Decision => {
  const transfers = moved.complaint.transfers + 1
  const counted = { ...moved.complaint, transfers }
  if (transfers < figureFor(rules.policy, 'transfers-to-supervision', matterOf(counted)))
    return { ...moved, complaint: counted }
  const supervised = openSupervision(counted, { reason: 'transfers', count: transfers }, now)
  return {
    complaint: supervised.complaint,
    entries: [...moved.entries, ...supervised.entries],
    messages: [...moved.messages, ...supervised.messages],
  }
}

/** 督办. */
export const supervise = (
  complaint: Complaint,
  input: { reason: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'already-done'> => {
  const stage = stageFor(complaint, actor, 'supervise')
  if (!stage.ok) return stage
  if (complaint.supervision) return refuse('already-done')
  const reason = checkText(input.reason)
  if (!reason.ok) return reason
  return accept({
    complaint: advance(complaint, stage.value, {
      supervision: { by: personOf(actor), at: now, reason: reason.value },
    }),
    entries: [internalEntry('supervised', byStaff(actor), now, { texts: { reason: reason.value } })],
    messages: [
      ...holderOf(complaint).map(audience => ({ audience, event: 'supervised' as const })),
      toRole('dispatcher', 'supervised'),
    ],
  })
}

/** Only its opener ends a supervision; what the system opened, the manager ends. */
export const mayEndSupervision = ({ supervision }: Complaint, actor: Moment['actor'], communityId: string): boolean =>
  supervision !== undefined &&
  (supervision.by === 'system'
    ? actor.grants.some(it => it.role === 'manager' && it.communityId === communityId)
    : supervision.by.id === actor.id)

/** The supervision ends; a complaint that was held open by it alone closes. */
export const endSupervision = (
  complaint: Complaint,
  input: { words: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'not-your-supervision'> => {
  const stage = stageFor(complaint, actor, 'endSupervision')
  if (!stage.ok) return stage
  if (!mayEndSupervision(complaint, actor, complaint.communityId)) return refuse('not-your-supervision')
  const words = checkText(input.words)
  if (!words.ok) return words
  const freed = advance(complaint, stage.value, { supervision: undefined })
  const after = closeIfSettled(freed, now)
  return accept({
    complaint: after.complaint,
    entries: [
      internalEntry('supervision-ended', byStaff(actor), now, { texts: { words: words.value } }),
      ...after.entries,
    ],
    messages: [toRole('dispatcher', 'supervision-ended'), ...after.messages],
  })
}

const urgeNumber = ({ number, urges }: Complaint): string => `${number}-催${urges.length + 1}`

type UrgeCause = { by: Person; words: string } | { by: 'system'; clock: ClockKind }

/** 催办单: numbered behind the complaint's own number; goes to whoever holds the matter and to his department head. */
export const addUrge = (complaint: Complaint, cause: UrgeCause, now: Instant): Decision => {
  const number = urgeNumber(complaint)
  const order = orderOf(complaint.stage)
  const toHead: MessageDraft[] = order ? [toRole('department-head', 'urged', order.departmentId)] : []
  return {
    complaint: { ...complaint, urges: [...complaint.urges, { number, at: now, ...cause }] },
    entries: [
      cause.by === 'system'
        ? internalEntry('urged', bySystem, now, { facts: { urge: number, clock: cause.clock } })
        : internalEntry('urged', byStaff(cause.by), now, { facts: { urge: number }, texts: { words: cause.words } }),
    ],
    messages: [...holderOf(complaint).map(audience => ({ audience, event: 'urged' as const })), ...toHead],
  }
}

/** 催办: on a matter one of whose clocks is late. */
export const urge = (
  complaint: Complaint,
  input: { words: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'not-late'> => {
  const stage = stageFor(complaint, actor, 'urge')
  if (!stage.ok) return stage
  if (!complaint.clocks.some(it => isRunning(it) && now > it.dueAt)) return refuse('not-late')
  const words = checkText(input.words)
  if (!words.ok) return words
  const urged = addUrge(complaint, { by: personOf(actor), words: words.value }, now)
  return accept({ ...urged, complaint: advance(urged.complaint, stage.value) })
}

/** The answer to the last urge. */
export const answerUrge = (
  complaint: Complaint,
  input: { words: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'nothing-to-answer'> => {
  const stage = stageFor(complaint, actor, 'answerUrge')
  if (!stage.ok) return stage
  const last = complaint.urges.at(-1)
  if (!last || last.answer) return refuse('nothing-to-answer')
  const words = checkText(input.words)
  if (!words.ok) return words
  const answer = { words: words.value, by: personOf(actor), at: now }
  return accept({
    complaint: advance(complaint, stage.value, { urges: [...complaint.urges.slice(0, -1), { ...last, answer }] }),
    entries: [
      internalEntry('urge-answered', byStaff(actor), now, {
        facts: { urge: last.number },
        texts: { words: words.value },
      }),
    ],
    messages: [last.by === 'system' ? toRole('dispatcher', 'urge-answered') : toPerson(last.by.id, 'urge-answered')],
  })
}

/** 投诉记录表: the written instruction that was asked for when the complaint went up. */
export const instruct = (
  complaint: Complaint,
  input: { words: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'nothing-to-answer'> => {
  const stage = stageFor(complaint, actor, 'instruct')
  if (!stage.ok) return stage
  if (!complaint.instruction || complaint.instruction.words !== undefined) return refuse('nothing-to-answer')
  const words = checkText(input.words)
  if (!words.ok) return words
  return accept({
    complaint: advance(complaint, stage.value, {
      instruction: { askedAt: complaint.instruction.askedAt, words: words.value, by: personOf(actor) },
    }),
    entries: [internalEntry('instructed', byStaff(actor), now, { texts: { words: words.value } })],
    messages: holderOf(complaint).map(audience => ({ audience, event: 'urged' as const })),
  })
}

/** 首问责任人 changes hands within the office: leave, resignation or conflict. On record. */
export const handOver = (
  complaint: Complaint,
  input: { to: Actor; reason: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'in-conflict' | 'person-unknown'> => {
  const stage = stageFor(complaint, actor, 'handOver')
  if (!stage.ok) return stage
  if (!holds(input.to, complaint.communityId, ['agent', 'dispatcher'])) return refuse('person-unknown')
  if (isInConflict(complaint, input.to.id)) return refuse('in-conflict')
  const reason = checkText(input.reason)
  if (!reason.ok) return reason
  return accept({
    complaint: advance(complaint, stage.value, { firstContact: personOf(input.to) }),
    entries: [
      internalEntry('handed-over', byStaff(actor), now, {
        facts: { from: complaint.firstContact?.name ?? '', to: input.to.name, toId: input.to.id },
        texts: { reason: reason.value },
      }),
    ],
    messages: [toPerson(input.to.id, 'handed-over')],
  })
}
