// Intake: filing, registering for a caller, accepting, solving on the spot.

import { type ClockedMatter, isRunning, type Rules, startClock, stopClocks } from '../clocks/clock.ts'
import type { ClockKind } from '../clocks/policy.ts'
import { emptyChain } from '../ledger/chain.ts'
import { byCustomer, byStaff, type EntryDraft, internalEntry, publicEntry } from '../ledger/entry.ts'
import { personOf } from '../people/actor.ts'
import { checkOn } from '../places/switches.ts'
import { accept, type Result, refuse } from '../result.ts'
import { day, type Instant, type Milliseconds, minute } from '../time.ts'
import { answerRound, visitFor } from './answered.ts'
import type { Settlement, Severity } from './classes.ts'
import { type Complaint, isGrave, matterOf, type Stage } from './complaint.ts'
import { advance, type Decision, type Moment, toCustomer, toRole } from './decision.ts'
import { type MoveRefusal, stageFor } from './lifecycle.ts'
import { checkMoney } from './money.ts'
import { checkOnBehalfOf } from './on-behalf.ts'
import { changeSeverityTo, clocksAnew } from './severity.ts'
import { checkThirdParty, type SenderRefusal } from './third-party.ts'
import { checkText, mostPhotos, type TextRefusal } from './wording.ts'

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
  | 'answers'
  | 'visitTimes'
  | 'onBehalfOf'
  | 'thirdParty'
  | 'photoIds'
  | 'paperIds'
  | 'receivedAt'
> & { danger: boolean }

export type FilingRefusal =
  | TextRefusal
  | 'too-many-photos'
  | 'wish-in-the-past'
  | 'received-in-the-future'
  | 'received-too-long-ago'
  | 'room-not-yours'
  | 'switched-off'
  | SenderRefusal

const severityOf = ({ danger, kind }: Filing): Severity =>
  danger ? 'emergency' : kind === 'question' || kind === 'praise' ? 'suggestion' : 'ordinary'

/** The clocks of a new complaint. The customer's start with the receipt, the company's own with the registration. */
const filingClocks = (
  { source, happeningNow, receivedAt }: Filing,
  matter: ClockedMatter,
  now: Instant,
  rules: Rules,
): Complaint['clocks'] => {
  const start = (kinds: readonly ClockKind[], at: Instant) =>
    kinds.flatMap(kind => startClock(kind, matter, at, 1, rules))
  const isWritten = source === 'letter' || source === 'third-party'
  return [
    ...stopClocks(start(source === 'wechat' ? [] : ['register'], receivedAt), ['register'], now, 'done'),
    ...start(happeningNow ? ['on-site', 'dispatch'] : ['dispatch'], now),
    ...start(['first-answer', ...(isWritten ? (['written-answer'] as const) : []), 'close', 'escalation'], receivedAt),
  ]
}

const newComplaint = (filing: Filing, number: string, { now, rules }: Moment): Complaint => {
  const { danger: _, ...given } = filing
  const receivedAt = Math.min(filing.receivedAt, now)
  const severity = severityOf(filing)
  const matter = matterOf({ ...given, severity, policyAt: now })
  return {
    ...given,
    number,
    severity,
    receivedAt,
    recordedAt: now,
    policyAt: now,
    round: 1,
    orders: 0,
    transfers: 0,
    unsatisfiedEnds: 0,
    clocks: filingClocks({ ...filing, receivedAt }, matter, now, rules),
    agreedDates: [],
    offers: [],
    consultations: [],
    correctiveActions: [],
    urges: [],
    children: [],
    followers: [],
    stage: { state: 'submitted' },
    turn: 1,
    version: 0,
    chain: emptyChain,
  }
}

/** What was filed beside the matter itself: plain facts, and the words that can be erased. */
const besides = ({ answers = [], visitTimes = [], onBehalfOf, thirdParty }: Complaint) => ({
  facts: {
    ...(visitTimes.length > 0 ? { visitTimes } : {}),
    ...(onBehalfOf ? { elder: onBehalfOf.relation, consent: onBehalfOf.consent } : {}),
    ...(thirdParty?.answerBy === undefined ? {} : { answerBy: thirdParty.answerBy }),
  },
  texts: {
    ...(answers.length > 0
      ? { answers: answers.map(({ question, words }) => `${question}：${words}`).join('\n') }
      : {}),
    ...(onBehalfOf?.name === undefined ? {} : { elder: onBehalfOf.name }),
    ...(thirdParty ? { sender: thirdParty.sender } : {}),
    ...(thirdParty?.number === undefined ? {} : { senderNumber: thirdParty.number }),
  },
})

const filingEntry = (complaint: Complaint, kind: 'filed' | 'registered', author: EntryDraft['author']): EntryDraft =>
  publicEntry(kind, author, complaint.receivedAt, {
    facts: {
      number: complaint.number,
      source: complaint.source,
      kind: complaint.kind,
      category: complaint.category.name,
      severity: complaint.severity,
      photos: complaint.photoIds,
      ...besides(complaint).facts,
    },
    texts: {
      text: complaint.text,
      place: complaint.place.label,
      ...(complaint.demand === undefined ? {} : { demand: complaint.demand }),
      ...besides(complaint).texts,
    },
  })

/** A phone's clock may run a little ahead of ours. */
const phoneClockGrace: Milliseconds = minute
/** What is older belongs into an imported ledger. */
const longestAgo: Milliseconds = 365 * day

/** The filing with its words as they are kept. */
const checkFiling = (given: Filing, { now, rules }: Moment): Result<Filing, FilingRefusal> => {
  const sent = given.thirdParty && checkThirdParty(given.thirdParty, given)
  if (sent && !sent.ok) return sent
  const filing: Filing = sent ? { ...given, thirdParty: sent.value } : given
  const text = checkText(filing.text)
  if (!text.ok) return text
  if (Math.max(filing.photoIds.length, filing.paperIds?.length ?? 0) > mostPhotos)
    return refuse('too-many-photos', { most: mostPhotos })
  if (filing.wantedBy !== undefined && filing.wantedBy < now) return refuse('wish-in-the-past')
  if (filing.receivedAt > now + phoneClockGrace) return refuse('received-in-the-future')
  if (filing.receivedAt < now - longestAgo) return refuse('received-too-long-ago')
  if (!filing.onBehalfOf) return accept({ ...filing, text: text.value })
  const offered = checkOn(rules.off, 'on-behalf')
  if (!offered.ok) return offered
  const onBehalfOf = checkOnBehalfOf(filing.onBehalfOf, filing.customer.relation)
  return onBehalfOf.ok ? accept({ ...filing, text: text.value, onBehalfOf: onBehalfOf.value }) : onBehalfOf
}

/** A resident files: state submitted, the clocks running. The number was taken by the caller in the same transaction. */
export const file = (filing: Filing, number: string, moment: Moment): Result<Decision, FilingRefusal> => {
  const checked = checkFiling(filing, moment)
  if (!checked.ok) return checked
  const complaint = newComplaint(checked.value, number, moment)
  return accept({
    complaint,
    entries: [filingEntry(complaint, 'filed', byCustomer(moment.actor))],
    messages: [toRole('agent', 'new-complaint')],
  })
}

/** Staff register for a caller: accepted at once, the agent is first contact. */
export const register = (filing: Filing, number: string, moment: Moment): Result<Decision, FilingRefusal> => {
  const checked = checkFiling(filing, moment)
  if (!checked.ok) return checked
  const me = personOf(moment.actor)
  const complaint: Complaint = {
    ...newComplaint(checked.value, number, moment),
    stage: { state: 'accepted' },
    firstContact: me,
  }
  return accept({
    complaint,
    entries: [filingEntry(complaint, 'registered', byStaff(me))],
    messages: complaint.customer.userId ? [toCustomer('accepted')] : [],
  })
}

/** The agent accepts and becomes first contact; may correct the severity, with a reason where it is lowered. */
export const acceptComplaint = (
  complaint: Complaint,
  input: { severity?: Severity | undefined; reason?: string | undefined },
  moment: Moment,
): Result<Decision, MoveRefusal | TextRefusal> => {
  const { actor, now } = moment
  const stage = stageFor(complaint, actor, 'accept')
  if (!stage.ok) return stage
  const me = personOf(actor)
  const changed = changeSeverityTo(complaint, input.severity ?? complaint.severity, input.reason, moment)
  if (!changed.ok) return changed
  const { severity } = changed.value.complaint
  return accept({
    complaint: advance(changed.value.complaint, { state: 'accepted' }, { firstContact: me }),
    entries: [publicEntry('accepted', byStaff(me), now, { facts: { severity } }), ...changed.value.entries],
    messages: [toCustomer('accepted'), ...changed.value.messages],
  })
}

/** 当场解决, or handed on with the words where to (`referredTo`): answered without an order. */
export const solveOnTheSpot = (
  complaint: Complaint,
  input: { answer: string; settlement: Settlement; referredTo?: string | undefined },
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'money-needs-approval'> => {
  const stage = stageFor(complaint, actor, 'solve')
  if (!stage.ok) return stage
  const money = checkMoney(input.settlement)
  if (!money.ok) return money
  const answer = checkText(input.answer)
  if (!answer.ok) return answer
  const me = personOf(actor)
  const { settlement } = input
  const referredTo = input.referredTo?.trim() || undefined
  const answered = answerRound(
    complaint,
    { how: 'on-the-spot', answer: answer.value, answeredAt: now, answeredBy: me, settlement, referredTo },
    rules,
  )
  return accept({
    ...answered,
    entries: [
      publicEntry('solved-on-the-spot', byStaff(me), now, {
        facts: { settlement },
        texts: { answer: answer.value, ...(referredTo === undefined ? {} : { referredTo }) },
      }),
      ...answered.entries,
    ],
  })
}

/** 「同一件事」: the agent confirms that an earlier complaint was about the same matter; from here on it is a repeat. */
export const confirmRepeat = (
  complaint: Complaint,
  input: { earlier: { id: string; number: string } },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | 'already-done'> => {
  const stage = stageFor(complaint, actor, 'confirmRepeat')
  if (!stage.ok) return stage
  if (complaint.repeatOf || input.earlier.id === complaint.id) return refuse('already-done')
  return accept({
    complaint: advance(complaint, stage.value, { repeatOf: input.earlier }),
    entries: [internalEntry('repeat-confirmed', byStaff(actor), now, { facts: { earlier: input.earlier.number } })],
    messages: isGrave(complaint) ? [] : [toRole('dispatcher', 'escalated')],
  })
}

/** Praise that has been answered is at rest, only supervision may hold it open: nobody was asked or is to be visited. */
export const canBecomeComplaint = ({ kind, stage }: Complaint): boolean =>
  kind !== 'complaint' && !(kind === 'praise' && stage.state === 'answered')

/** A question that nobody had to visit is visited as a complaint. */
const visitedAnew = (complaint: Complaint, stage: Stage): Stage => {
  if (stage.state !== 'answered' || stage.visit.state !== 'none') return stage
  const clock = complaint.clocks.find(it => it.kind === 'visit' && isRunning(it))
  return { ...stage, visit: visitFor(complaint, clock?.dueAt, stage.outcome.answeredAt) }
}

/** 转投诉: a late or refused repair, or a question, becomes a complaint in one tap; its clocks are computed anew from their start. */
export const makeComplaint = (
  complaint: Complaint,
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | 'already-done'> => {
  const stage = stageFor(complaint, actor, 'makeComplaint')
  if (!stage.ok) return stage
  if (!canBecomeComplaint(complaint)) return refuse('already-done')
  const severity = complaint.severity === 'suggestion' ? 'ordinary' : complaint.severity
  const matter = matterOf({ ...complaint, severity })
  const author = complaint.customer.userId === actor.id ? byCustomer(actor) : byStaff(actor)
  const clocks = clocksAnew(complaint, matter, now, rules)
  const made: Complaint = { ...complaint, kind: 'complaint', severity, clocks }
  return accept({
    complaint: advance(made, visitedAnew(made, stage.value)),
    entries: [publicEntry('made-complaint', author, now, { facts: { kind: complaint.kind } })],
    messages: [toRole('dispatcher', 'escalated')],
  })
}
