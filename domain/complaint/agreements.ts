// What is agreed while the work goes on: proposals to the dispatcher, pauses, dates, offers to the customer.

import { endOfWorkingDay } from '../clocks/calendar.ts'
import { agreeOn, type Clock, disagree, pauseClocks, type Rules, resumeClocks } from '../clocks/clock.ts'
import { figureFor } from '../clocks/policy.ts'
import { byCustomer, byStaff, bySystem, type EntryDraft, internalEntry, publicEntry } from '../ledger/entry.ts'
import { holds, personOf } from '../people/actor.ts'
import { accept, type Refused, type Result, refuse } from '../result.ts'
import { day, hour, type Instant, type Milliseconds } from '../time.ts'
import { underAppointment } from './appointments.ts'
import {
  type AgreedDate,
  type Complaint,
  matterOf,
  orderOf,
  type Pause,
  type Proposal,
  standingDate,
} from './complaint.ts'
import { advance, type Decision, type Moment, toCustomer, toPerson, toRole } from './decision.ts'
import { type MoveRefusal, stageFor } from './lifecycle.ts'
import { countTransfer } from './supervision.ts'
import { checkText, type TextRefusal } from './wording.ts'

export type PauseInput = { reason: Pause['reason']; words: string; to: Instant }
type PauseRefusal = 'pause-too-long' | 'pause-in-the-past'

const pauseFault = (
  complaint: Complaint,
  to: Instant,
  now: Instant,
  { policy, calendar }: Rules,
): Refused<PauseRefusal> | undefined => {
  if (to <= now) return refuse('pause-in-the-past')
  const most = figureFor(policy, 'most-pause-days', matterOf(complaint))
  return to > endOfWorkingDay(now, most, calendar, []) ? refuse('pause-too-long', { most }) : undefined
}

/** The daily note and the 24 hours rest until the agreed date. */
const rests = ({ kind }: Clock): boolean => kind === 'progress' || kind === 'escalation'

const resumeThose = (
  clocks: Complaint['clocks'],
  concerns: (clock: Clock) => boolean,
  now: Instant,
  calendar: Rules['calendar'],
): Clock[] => clocks.flatMap(clock => (concerns(clock) ? resumeClocks([clock], now, calendar) : [clock]))

/** The pause is over; what rests until an agreed date goes on resting. */
const withoutPause = (complaint: Complaint, now: Instant, calendar: Rules['calendar']): Clock[] => {
  const date = standingDate(complaint, now)
  return resumeThose(complaint.clocks, clock => clock.pausable && !(date && rests(clock)), now, calendar)
}

/** What rested until an agreed date runs again; what is paused beside it stays paused. */
const withoutRest = (complaint: Complaint, now: Instant, calendar: Rules['calendar']): Clock[] =>
  resumeThose(complaint.clocks, clock => rests(clock) && !(complaint.pause && clock.pausable), now, calendar)

const underDate = (
  clocks: Complaint['clocks'],
  date: { at: Instant; until: Instant },
  calendar: Rules['calendar'],
): Clock[] => {
  const dated = agreeOn(clocks, ['handle', 'close'], date)
  return pauseClocks(dated, { from: date.at, to: date.until }, rests, calendar)
}

/** Clocks that begin while an agreed date is still to come begin under it. */
export const underStandingDate = (
  complaint: Complaint,
  clocks: Complaint['clocks'],
  now: Instant,
  { calendar }: Rules,
): Complaint['clocks'] => {
  const date = standingDate(complaint, now)
  return date ? underDate(clocks, { at: now, until: date.until }, calendar) : clocks
}

/** 暂停: the pausable clocks stand still until `to`; the customer reads why and until when. */
const paused = (complaint: Complaint, input: PauseInput, { actor, now, rules }: Moment): Decision => {
  const { reason, words, to } = input
  const pause: Pause = { from: now, to, reason, words, approvedBy: personOf(actor) }
  return {
    complaint: advance(complaint, complaint.stage, {
      pause,
      proposal: undefined,
      clocks: pauseClocks(
        withoutPause(complaint, now, rules.calendar),
        { from: now, to },
        clock => clock.pausable,
        rules.calendar,
      ),
    }),
    entries: [publicEntry('paused', byStaff(actor), now, { facts: { reason, to }, texts: { words } })],
    messages: [toCustomer('paused')],
  }
}

export const pause = (
  complaint: Complaint,
  input: PauseInput,
  moment: Moment,
): Result<Decision, MoveRefusal | TextRefusal | PauseRefusal> => {
  const stage = stageFor(complaint, moment.actor, 'pause')
  if (!stage.ok) return stage
  const words = checkText(input.words)
  if (!words.ok) return words
  const fault = pauseFault(complaint, input.to, moment.now, moment.rules)
  return fault ?? accept(paused(complaint, { ...input, words: words.value }, moment))
}

/** The pause ends: by a person before its time, or by itself. */
export const resumed = (
  complaint: Complaint,
  by: EntryDraft['author'],
  now: Instant,
  { calendar }: Pick<Rules, 'calendar'>,
): Decision => ({
  complaint: { ...complaint, pause: undefined, clocks: withoutPause(complaint, now, calendar) },
  entries: [publicEntry('resumed', by, now)],
  messages: [toCustomer('resumed')],
})

/** 恢复处理. */
export const resume = (
  complaint: Complaint,
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | 'not-paused'> => {
  const stage = stageFor(complaint, actor, 'resume')
  if (!stage.ok) return stage
  if (!complaint.pause) return refuse('not-paused')
  const done = resumed(complaint, byStaff(actor), now, rules)
  return accept({ ...done, complaint: advance(done.complaint, stage.value) })
}

export type DateInput = { until: Instant; method: AgreedDate['method']; what: string }
type DateRefusal = 'date-in-the-past' | 'date-too-far' | 'manager-only'

/** Nobody promises further ahead. */
const furthestDate: Milliseconds = 365 * day

const dateFault = (
  complaint: Complaint,
  until: Instant,
  { actor, now, rules }: Moment,
): Refused<DateRefusal> | undefined => {
  if (until <= now) return refuse('date-in-the-past')
  if (until > now + furthestDate) return refuse('date-too-far')
  const most = figureFor(rules.policy, 'most-agreed-dates', matterOf(complaint))
  if (complaint.agreedDates.length < most || holds(actor, complaint.communityId, ['manager'])) return undefined
  return refuse('manager-only', { most })
}

const dateAgreed = (complaint: Complaint, input: DateInput, { actor, now, rules }: Moment): Decision => {
  const { until, method, what } = input
  const agreed: AgreedDate = { until, method, what, by: personOf(actor), agreedAt: now }
  return {
    complaint: advance(complaint, complaint.stage, {
      agreedDates: [...complaint.agreedDates, agreed],
      proposal: undefined,
      clocks: underDate(withoutRest(complaint, now, rules.calendar), { at: now, until }, rules.calendar),
    }),
    entries: [publicEntry('date-agreed', byStaff(actor), now, { facts: { until, method }, texts: { what } })],
    messages: [toCustomer('date-agreed')],
  }
}

/** 约定时间: replaces the deadlines of handling and closing; from the third in a round on the manager agrees. */
export const agreeDate = (
  complaint: Complaint,
  input: DateInput,
  moment: Moment,
): Result<Decision, MoveRefusal | TextRefusal | DateRefusal> => {
  const stage = stageFor(complaint, moment.actor, 'agreeDate')
  if (!stage.ok) return stage
  const what = checkText(input.what)
  if (!what.ok) return what
  const fault = dateFault(complaint, input.until, moment)
  return fault ?? accept(dateAgreed(complaint, { ...input, what: what.value }, moment))
}

/** The agreed date the customer may still object to. */
export const dateToObject = (
  complaint: Complaint,
  now: Instant,
  { policy }: Pick<Rules, 'policy'>,
): AgreedDate | undefined => {
  const last = complaint.agreedDates.at(-1)
  const hours = figureFor(policy, 'objection-hours', matterOf(complaint))
  return last && last.objectedAt === undefined && now <= last.agreedAt + hours * hour ? last : undefined
}

/** 「我没有同意」: the counted deadlines stand again, the dispatcher is told. */
export const objectToDate = (
  complaint: Complaint,
  input: { words?: string | undefined },
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'nothing-to-object'> => {
  const stage = stageFor(complaint, actor, 'objectToDate')
  if (!stage.ok) return stage
  const last = dateToObject(complaint, now, rules)
  if (!last) return refuse('nothing-to-object')
  const words = input.words ? checkText(input.words) : accept(undefined)
  if (!words.ok) return words
  return accept({
    complaint: advance(complaint, stage.value, {
      agreedDates: [...complaint.agreedDates.slice(0, -1), { ...last, objectedAt: now }],
      clocks: underAppointment(
        complaint,
        disagree(withoutRest(complaint, now, rules.calendar), now, rules.calendar),
        now,
      ),
    }),
    entries: [
      publicEntry('date-objected', byCustomer(actor), now, {
        facts: { until: last.until },
        texts: words.value === undefined ? {} : { words: words.value },
      }),
    ],
    messages: [toRole('dispatcher', 'date-objected'), toPerson(last.by.id, 'date-objected')],
  })
}

export type ProposalInput =
  | { kind: 'transfer'; departmentId: string; words: string }
  | { kind: 'pause'; reason: Pause['reason']; to: Instant; words: string }
  | { kind: 'date'; until: Instant; method: AgreedDate['method']; words: string }

/** The handler asks for a transfer, a pause or another date; the dispatcher decides. */
export const propose = (
  complaint: Complaint,
  input: ProposalInput,
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'proposal-open'> => {
  const stage = stageFor(complaint, actor, 'propose')
  if (!stage.ok) return stage
  if (complaint.proposal) return refuse('proposal-open')
  const words = checkText(input.words)
  if (!words.ok) return words
  const proposal: Proposal = { ...input, words: words.value, by: personOf(actor), at: now }
  return accept({
    complaint: advance(complaint, stage.value, { proposal }),
    entries: [
      internalEntry('proposed', byStaff(actor), now, { facts: { what: input.kind }, texts: { words: words.value } }),
    ],
    messages: [toRole('dispatcher', 'proposal')],
  })
}

/** What an accepted proposal brings about. A transfer goes back to the office, which dispatches anew: to the department it named. */
const carriedOut = (
  complaint: Complaint,
  proposal: Proposal,
  said: string | undefined,
  moment: Moment,
): Result<Decision, PauseRefusal | DateRefusal | TextRefusal> => {
  if (proposal.kind === 'transfer') {
    const { departmentId } = proposal
    const returned = advance(complaint, { state: 'accepted' }, { proposal: undefined, transferredTo: departmentId })
    return accept(countTransfer({ complaint: returned, entries: [], messages: [] }, moment.now, moment.rules))
  }
  // The handler wrote to the dispatcher; what the customer reads is the dispatcher's own.
  const checkedWords = checkText(said ?? '')
  if (!checkedWords.ok) return checkedWords
  const words = checkedWords.value
  if (proposal.kind === 'pause') {
    const fault = pauseFault(complaint, proposal.to, moment.now, moment.rules)
    return fault ?? accept(paused(complaint, { reason: proposal.reason, to: proposal.to, words }, moment))
  }
  const fault = dateFault(complaint, proposal.until, moment)
  return fault ?? accept(dateAgreed(complaint, { until: proposal.until, method: proposal.method, what: words }, moment))
}

/** The dispatcher decides about a proposal. */
export const decideProposal = (
  complaint: Complaint,
  input: { granted: boolean; words?: string | undefined },
  moment: Moment,
): Result<Decision, MoveRefusal | PauseRefusal | DateRefusal | TextRefusal | 'no-proposal'> => {
  const { actor, now } = moment
  const stage = stageFor(complaint, actor, 'decideProposal')
  if (!stage.ok) return stage
  const { proposal } = complaint
  if (!proposal) return refuse('no-proposal')
  const done: Result<Decision, PauseRefusal | DateRefusal | TextRefusal> = input.granted
    ? carriedOut(complaint, proposal, input.words, moment)
    : accept({ complaint: advance(complaint, stage.value, { proposal: undefined }), entries: [], messages: [] })
  if (!done.ok) return done
  const words = input.words?.trim()
  return accept({
    complaint: done.value.complaint,
    entries: [
      internalEntry('proposal-decided', byStaff(actor), now, {
        facts: {
          what: proposal.kind,
          granted: input.granted,
          ...(proposal.kind === 'transfer' ? { departmentId: proposal.departmentId } : {}),
        },
        texts: words ? { words } : {},
      }),
      ...done.value.entries,
    ],
    messages: [toPerson(proposal.by.id, 'proposal-decided'), ...done.value.messages],
  })
}

/** 处理方案: what is offered to the customer. One with money does not exist until it is approved. */
export const offer = (
  complaint: Complaint,
  input: { plan: string; amount?: number | undefined },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'money-needs-approval' | 'offer-open'> => {
  const stage = stageFor(complaint, actor, 'offer')
  if (!stage.ok) return stage
  if ((input.amount ?? 0) > 0) return refuse('money-needs-approval')
  if (complaint.offers.some(it => it.answer === undefined)) return refuse('offer-open')
  const plan = checkText(input.plan)
  if (!plan.ok) return plan
  return accept({
    complaint: advance(complaint, stage.value, {
      offers: [...complaint.offers, { plan: plan.value, by: personOf(actor), at: now }],
    }),
    entries: [publicEntry('offered', byStaff(actor), now, { texts: { plan: plan.value } })],
    messages: [toCustomer('offered')],
  })
}

const offerAnswered = (
  complaint: Complaint,
  input: { accepted: boolean; words?: string | undefined },
  author: EntryDraft['author'],
  now: Instant,
): Result<Decision, TextRefusal | 'no-offer'> => {
  const last = complaint.offers.at(-1)
  if (!last || last.answer) return refuse('no-offer')
  const words = input.accepted && !input.words ? accept(undefined) : checkText(input.words ?? '')
  if (!words.ok) return words
  const { accepted } = input
  return accept({
    complaint: advance(complaint, complaint.stage, {
      offers: [...complaint.offers.slice(0, -1), { ...last, answer: { accepted, words: words.value, at: now } }],
    }),
    entries: [
      publicEntry('offer-answered', author, now, {
        facts: { accepted },
        texts: words.value === undefined ? {} : { words: words.value },
      }),
    ],
    messages: [toPerson(orderOf(complaint.stage)?.handler.id ?? last.by.id, 'offer-answered')],
  })
}

/** The customer accepts or refuses the offer; a refusal is on record with the customer's words. */
export const answerOffer = (
  complaint: Complaint,
  input: { accepted: boolean; words?: string | undefined },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'no-offer'> => {
  const stage = stageFor(complaint, actor, 'answerOffer')
  return stage.ok ? offerAnswered(complaint, input, byCustomer(actor), now) : stage
}

/** The same by telephone, recorded by the office. */
export const recordOfferAnswer = (
  complaint: Complaint,
  input: { accepted: boolean; words?: string | undefined },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'no-offer'> => {
  const stage = stageFor(complaint, actor, 'recordOfferAnswer')
  return stage.ok ? offerAnswered(complaint, input, byStaff(actor), now) : stage
}

/** The end of a pause whose time has come. */
export const pauseOver = (complaint: Complaint, now: Instant, rules: Rules): Decision =>
  resumed(complaint, bySystem, now, rules)
