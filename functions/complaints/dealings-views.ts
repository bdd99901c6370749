// Clocks with their explanation, what was agreed, how it ended, and what goes on around the work.

import type { ClockView, Detail } from '#contract/complaint-views.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Calendar } from '#domain/clocks/calendar.ts'
import { type Clock, isRunning, levelOf, nextStep, type Rules } from '#domain/clocks/clock.ts'
import { explain } from '#domain/clocks/explain.ts'
import { figureFor } from '#domain/clocks/policy.ts'
import { dateToObject } from '#domain/complaint/agreements.ts'
import { type Complaint, matterOf, orderOf } from '#domain/complaint/complaint.ts'
import { mayComplete } from '#domain/complaint/corrective.ts'
import { answerable } from '#domain/complaint/responsible.ts'
import { nextNudge } from '#domain/complaint/words.ts'
import type { Actor, Person } from '#domain/people/actor.ts'
import { hour, type Instant } from '#domain/time.ts'
import { type Community, crewOf, departmentName } from '../places/community.ts'

const lengthOf = ({ length }: Clock): number => {
  if (length.counting === 'workingDays') return length.days
  return length.counting === 'sameDay' ? 0 : length.time
}

/** A running clock comes with its explanation and with what happens if nobody acts. */
export const clockView = (clock: Clock, now: Instant, calendar: Calendar): ClockView => ({
  kind: clock.kind,
  round: clock.round,
  counting: clock.length.counting,
  length: lengthOf(clock),
  policy: clock.policy,
  startedAt: clock.startedAt,
  remindAt: clock.remindAt,
  dueAt: clock.dueAt,
  level: levelOf(clock, clock.stoppedAt ?? now),
  pauses: [...clock.pauses],
  agreedAt: clock.agreed?.at,
  otherwise: nextStep(clock),
  ...(isRunning(clock) ? { explanation: explain(clock, now, calendar) } : {}),
  stoppedAt: clock.stoppedAt,
  end: clock.end,
})

type Ending = Pick<Detail, 'declinedFor' | 'appeal' | 'declinedFinally' | 'closingCode' | 'referredTo' | 'mergedInto'>

/** How a complaint ended, where it has. */
export const endingView = ({ stage }: Complaint): Ending => {
  switch (stage.state) {
    case 'declined':
      return { declinedFor: stage.reason, appeal: stage.appeal, declinedFinally: stage.final }
    case 'answered':
    case 'closed':
      return {
        closingCode: stage.state === 'closed' ? stage.code : undefined,
        referredTo: stage.outcome.how === 'on-the-spot' ? stage.outcome.referredTo : undefined,
      }
    case 'merged':
      return { mergedInto: stage.parent }
    case 'submitted':
    case 'accepted':
    case 'dispatched':
    case 'handling':
    case 'checking':
    case 'withdrawn':
      return {}
  }
}

type Agreements = Pick<Detail, 'pause' | 'agreedDate' | 'offer' | 'nextNudgeAt'>

/** What was agreed with the customer, and until when he can object. */
export const agreementsView = (complaint: Complaint, now: Instant, rules: Rules): Agreements => {
  const { pause } = complaint
  const date = complaint.agreedDates.at(-1)
  const offer = complaint.offers.at(-1)
  const mayObject = dateToObject(complaint, now, rules) !== undefined
  const hours = figureFor(rules.policy, 'objection-hours', matterOf(complaint))
  return {
    pause: pause && { from: pause.from, to: pause.to, reason: pause.reason, words: pause.words },
    agreedDate: date && {
      ...date,
      by: date.by.name,
      ...(mayObject ? { objectBefore: date.agreedAt + hours * hour } : {}),
    },
    offer: offer && { ...offer, by: offer.by.name },
    nextNudgeAt: nextNudge(complaint, rules),
  }
}

const saidBy = (said: { words: string; by: Person; at: Instant } | undefined) =>
  said && { words: said.words, by: said.by.name, at: said.at }

type Dealings = Pick<
  StaffDetail,
  | 'proposal'
  | 'consultations'
  | 'correctiveActions'
  | 'urges'
  | 'instruction'
  | 'supervision'
  | 'delayAccount'
  | 'finalAnswer'
  | 'repeatOf'
  | 'children'
  | 'about'
  | 'ownCase'
  | 'transfers'
  | 'transferredTo'
  | 'answerable'
>

const proposalView = ({ proposal }: Complaint, community: Community): StaffDetail['proposal'] =>
  proposal && {
    kind: proposal.kind,
    by: proposal.by.name,
    at: proposal.at,
    words: proposal.words,
    ...(proposal.kind === 'transfer' ? { department: departmentName(community, proposal.departmentId) } : {}),
    ...(proposal.kind === 'pause' ? { to: proposal.to } : {}),
    ...(proposal.kind === 'date' ? { to: proposal.until } : {}),
  }

const supervisionView = ({ supervision }: Complaint): StaffDetail['supervision'] =>
  supervision &&
  (supervision.by === 'system'
    ? { at: supervision.at, reason: supervision.reason, count: supervision.count }
    : { at: supervision.at, reason: supervision.reason, by: supervision.by.name })

const urgeViews = ({ urges }: Complaint): StaffDetail['urges'] =>
  urges.map(({ number, at, answer, ...cause }) => ({
    number,
    at,
    answer: saidBy(answer),
    ...(cause.by === 'system' ? { clock: cause.clock } : { by: cause.by.name, words: cause.words }),
  }))

/** What goes on around the work; for staff only. */
export const dealingsView = (complaint: Complaint, community: Community, actor: Actor, now: Instant): Dealings => ({
  proposal: proposalView(complaint, community),
  consultations: complaint.consultations.map(it => ({
    department: departmentName(community, it.departmentId),
    question: it.question,
    askedBy: it.askedBy.name,
    askedAt: it.askedAt,
    answer: saidBy(it.answer),
  })),
  correctiveActions: complaint.correctiveActions.map(it => ({
    what: it.what,
    owner: it.owner,
    ownerId: it.ownerId,
    by: it.by,
    mayComplete: !it.done && mayComplete(complaint, it, actor),
    done: saidBy(it.done),
    verified: it.verified && { by: it.verified.by.name, at: it.verified.at },
  })),
  urges: urgeViews(complaint),
  instruction: complaint.instruction && { ...complaint.instruction, by: complaint.instruction.by?.name },
  supervision: supervisionView(complaint),
  delayAccount: complaint.delayAccount && { ...complaint.delayAccount, by: complaint.delayAccount.by?.name },
  finalAnswer: complaint.finalAnswer && {
    words: complaint.finalAnswer.words,
    proposedBy: complaint.finalAnswer.proposedBy.name,
  },
  repeatOf: complaint.repeatOf,
  children: [...complaint.children],
  about: complaint.about?.person.name,
  ownCase: complaint.ownCase,
  transfers: complaint.transfers,
  transferredTo:
    complaint.transferredTo === undefined || orderOf(complaint.stage)
      ? undefined
      : departmentName(community, complaint.transferredTo),
  answerable: answerable(complaint, crewOf(community, now)).map(({ name, standsInFor }) =>
    standsInFor ? `${name}（代 ${standsInFor.name}）` : name,
  ),
})
