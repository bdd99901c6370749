// Intake: filing, registering for a caller, accepting, declining, solving on the spot, withdrawing, adding words.

import { changeSeverity, startClock, stopClocks } from '../clocks/clock.ts'
import { clockKinds } from '../clocks/policy.ts'
import { emptyChain } from '../ledger/chain.ts'
import { byCustomer, byStaff, type EntryDraft } from '../ledger/entry.ts'
import type { Person } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import { type Instant, type Milliseconds, minute } from '../time.ts'
import { answeredStage } from './answered.ts'
import type { Settlement, Severity } from './classes.ts'
import type { Complaint } from './complaint.ts'
import { advance, type Decision, type Moment } from './decision.ts'
import { holderOf } from './holder.ts'
import { type MoveRefusal, mayMove } from './lifecycle.ts'
import { checkText, mostPhotos, mostRemarkCharacters } from './wording.ts'

type TextRefusal = 'text-missing' | 'text-too-long' | 'text-without-words'

/** What a new complaint is made of. `danger` makes it an emergency at once, before anybody accepts. */
export type Filing = Pick<
  Complaint,
  | 'id'
  | 'kind'
  | 'source'
  | 'communityId'
  | 'category'
  | 'happeningNow'
  | 'place'
  | 'customer'
  | 'hideName'
  | 'text'
  | 'demand'
  | 'wantedBy'
  | 'photoIds'
  | 'receivedAt'
> & { danger: boolean }

type FilingRefusal = TextRefusal | 'too-many-photos' | 'wish-in-the-past' | 'received-in-the-future'

const severityOf = ({ danger, kind }: Filing): Severity =>
  danger ? 'emergency' : kind === 'question' || kind === 'praise' ? 'suggestion' : 'ordinary'

const newComplaint = (filing: Filing, text: string, number: string, { now, rules }: Moment): Complaint => {
  const { id, kind, source, communityId, category, happeningNow, place, customer, hideName, photoIds } = filing
  const receivedAt = Math.min(filing.receivedAt, now)
  const severity = severityOf(filing)
  return {
    id,
    number,
    kind,
    source,
    communityId,
    category,
    severity,
    happeningNow,
    place,
    customer,
    hideName,
    text,
    demand: filing.demand,
    wantedBy: filing.wantedBy,
    photoIds,
    receivedAt,
    recordedAt: now,
    round: 1,
    orders: 0,
    clocks: [startClock('dispatch', severity, now, 1, rules), startClock('close', severity, receivedAt, 1, rules)],
    stage: { state: 'submitted' },
    turn: 1,
    version: 0,
    chain: emptyChain,
  }
}

const filingEntry = (complaint: Complaint, kind: 'filed' | 'registered', author: EntryDraft['author']): EntryDraft => ({
  kind,
  author,
  visibility: 'public',
  occurredAt: complaint.receivedAt,
  facts: {
    number: complaint.number,
    source: complaint.source,
    kind: complaint.kind,
    category: complaint.category.name,
    severity: complaint.severity,
    photos: complaint.photoIds,
  },
  texts: {
    text: complaint.text,
    place: complaint.place.label,
    ...(complaint.demand === undefined ? {} : { demand: complaint.demand }),
  },
})

/** A phone's clock may run a little ahead of ours. */
const phoneClockGrace: Milliseconds = minute

const checkFiling = (filing: Filing, now: Instant): Result<string, FilingRefusal> => {
  const text = checkText(filing.text)
  if (!text.ok) return text
  if (filing.photoIds.length > mostPhotos) return refuse('too-many-photos', { most: mostPhotos })
  if (filing.wantedBy !== undefined && filing.wantedBy < now) return refuse('wish-in-the-past')
  if (filing.receivedAt > now + phoneClockGrace) return refuse('received-in-the-future')
  return text
}

/** A resident files: state submitted, both clocks running. The number was taken by the caller in the same transaction. */
export const file = (filing: Filing, number: string, moment: Moment): Result<Decision, FilingRefusal> => {
  const text = checkFiling(filing, moment.now)
  if (!text.ok) return text
  const complaint = newComplaint(filing, text.value, number, moment)
  return accept({
    complaint,
    entries: [filingEntry(complaint, 'filed', byCustomer(moment.actor))],
    messages: [{ audience: { to: 'role', role: 'agent' }, event: 'new-complaint' }],
  })
}

/** Staff register for a caller: accepted at once, the agent is first contact. */
export const register = (filing: Filing, number: string, moment: Moment): Result<Decision, FilingRefusal> => {
  const text = checkFiling(filing, moment.now)
  if (!text.ok) return text
  const { id, name } = moment.actor
  const complaint: Complaint = {
    ...newComplaint(filing, text.value, number, moment),
    stage: { state: 'accepted' },
    firstContact: { id, name },
  }
  return accept({
    complaint,
    entries: [filingEntry(complaint, 'registered', byStaff({ id, name }))],
    messages: complaint.customer.userId ? [{ audience: { to: 'customer' }, event: 'accepted' }] : [],
  })
}

/** The agent accepts and becomes first contact; may correct the severity (clocks are computed anew from their start). */
export const acceptComplaint = (
  complaint: Complaint,
  input: { severity?: Severity | undefined },
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal> => {
  const may = mayMove(complaint, actor, 'accept')
  if (!may.ok) return may
  const me: Person = { id: actor.id, name: actor.name }
  const severity = input.severity ?? complaint.severity
  return accept({
    complaint: advance(
      complaint,
      { state: 'accepted' },
      { severity, firstContact: me, clocks: changeSeverity(complaint.clocks, severity, rules, now) },
    ),
    entries: [
      { kind: 'accepted', author: byStaff(me), visibility: 'public', occurredAt: now, facts: { severity }, texts: {} },
    ],
    messages: [{ audience: { to: 'customer' }, event: 'accepted' }],
  })
}

/** 不予受理, with a reason the customer reads. A third party's letter cannot be declined, only answered. */
export const decline = (
  complaint: Complaint,
  input: { reason: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'third-party-must-be-answered'> => {
  const may = mayMove(complaint, actor, 'decline')
  if (!may.ok) return may
  if (complaint.source === 'third-party') return refuse('third-party-must-be-answered')
  const reason = checkText(input.reason)
  if (!reason.ok) return reason
  return accept({
    complaint: advance(
      complaint,
      { state: 'declined', reason: reason.value, declinedAt: now },
      { clocks: stopClocks(complaint.clocks, clockKinds, now, 'done') },
    ),
    entries: [
      {
        kind: 'declined',
        author: byStaff(actor),
        visibility: 'public',
        occurredAt: now,
        facts: {},
        texts: { reason: reason.value },
      },
    ],
    messages: [{ audience: { to: 'customer' }, event: 'declined' }],
  })
}

/** 当场解决: answered without an order; both clocks stop, survey and visit begin. */
export const solveOnTheSpot = (
  complaint: Complaint,
  input: { answer: string; settlement: Settlement },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal> => {
  const may = mayMove(complaint, actor, 'solve')
  if (!may.ok) return may
  const answer = checkText(input.answer)
  if (!answer.ok) return answer
  const me: Person = { id: actor.id, name: actor.name }
  const stage = answeredStage(complaint, {
    how: 'on-the-spot',
    answer: answer.value,
    answeredAt: now,
    answeredBy: me,
    settlement: input.settlement,
  })
  const next = advance(complaint, stage, { clocks: stopClocks(complaint.clocks, clockKinds, now, 'done') })
  return accept({
    complaint: next,
    entries: [
      {
        kind: 'solved-on-the-spot',
        author: byStaff(me),
        visibility: 'public',
        occurredAt: now,
        facts: { settlement: input.settlement },
        texts: { answer: answer.value },
      },
    ],
    messages: [
      { audience: { to: 'customer' }, event: 'answered' },
      ...holderOf(next).map(audience => ({ audience, event: 'to-visit' as const, by: stage.visit.dueAt })),
    ],
  })
}

/** The customer takes the complaint back; it keeps its number, clocks end as withdrawn, no survey. */
export const withdraw = (complaint: Complaint, { actor, now }: Moment): Result<Decision, MoveRefusal> => {
  const may = mayMove(complaint, actor, 'withdraw')
  if (!may.ok) return may
  const { stage, firstContact } = complaint
  const working =
    stage.state === 'dispatched' || stage.state === 'handling' || stage.state === 'checking'
      ? stage.order.handler.id
      : firstContact?.id
  return accept({
    complaint: advance(
      complaint,
      { state: 'withdrawn', withdrawnAt: now },
      { clocks: stopClocks(complaint.clocks, clockKinds, now, 'withdrawn') },
    ),
    entries: [
      { kind: 'withdrawn', author: byCustomer(actor), visibility: 'public', occurredAt: now, facts: {}, texts: {} },
    ],
    messages: working === undefined ? [] : [{ audience: { to: 'person', userId: working }, event: 'withdrawn' }],
  })
}

/** 补充说明: more words from the customer; the stage stays. */
export const remark = (
  complaint: Complaint,
  input: { text: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal> => {
  const may = mayMove(complaint, actor, 'remark')
  if (!may.ok) return may
  const text = checkText(input.text, mostRemarkCharacters)
  if (!text.ok) return text
  return accept({
    complaint: advance(complaint, complaint.stage),
    entries: [
      {
        kind: 'remarked',
        author: byCustomer(actor),
        visibility: 'public',
        occurredAt: now,
        facts: {},
        texts: { text: text.value },
      },
    ],
    messages: [],
  })
}
