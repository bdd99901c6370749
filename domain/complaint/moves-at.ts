// What a person may do with a complaint at a moment: the table of moves, less those whose days are over or that have nothing to act on.

import { isRunning, type Rules } from '../clocks/clock.ts'
import { figureFor } from '../clocks/policy.ts'
import { type Actor, heads } from '../people/actor.ts'
import { isOn } from '../places/switches.ts'
import { isSurveyOpen } from '../survey/survey.ts'
import { day, type Instant } from '../time.ts'
import { dateToObject } from './agreements.ts'
import { mayAppoint, mayChoose } from './appointments.ts'
import { mostCoHandlers } from './co-handlers.ts'
import { mayArrive } from './coming.ts'
import { type Complaint, coHandlersOf, matterOf } from './complaint.ts'
import { mayComplete, mayReassign } from './corrective.ts'
import { mayHearAppeal } from './declining.ts'
import { canBecomeComplaint } from './intake.ts'
import { type Move, mayBeClaimed, mayMove, mayNotVisit, moveNames } from './lifecycle.ts'
import { groundsFor, mayDecideOn } from './objecting.ts'
import { isOverToReopen } from './rounds.ts'
import { mayEndSupervision } from './supervision.ts'
import { nextNudge } from './words.ts'

type Now = { complaint: Complaint; actor: Actor; now: Instant; rules: Rules }

const hasOpenOffer = ({ offers }: Complaint): boolean => offers.some(it => it.answer === undefined)

/** Whether a move has something to act on; moves without a line here always have. */
const objects: Partial<Record<Move, (it: Now) => boolean>> = {
  decline: ({ complaint }) => complaint.source !== 'third-party' && !complaint.supervision,
  claim: ({ complaint, rules }) => mayBeClaimed(complaint) && isOn(rules.off, 'claim'),
  addCoHandler: ({ complaint: { stage } }) => coHandlersOf(stage).length < mostCoHandlers,
  removeCoHandler: ({ complaint: { stage } }) => coHandlersOf(stage).length > 0,
  arrive: ({ complaint, actor }) => mayArrive(complaint, actor),
  propose: ({ complaint }) => !complaint.proposal,
  decideProposal: ({ complaint }) => complaint.proposal !== undefined,
  resume: ({ complaint }) => complaint.pause !== undefined,
  offer: ({ complaint }) => !hasOpenOffer(complaint),
  recordOfferAnswer: ({ complaint }) => hasOpenOffer(complaint),
  answerOffer: ({ complaint }) => hasOpenOffer(complaint),
  visit: ({ complaint, actor }) => !mayNotVisit(complaint, actor.id),
  attemptVisit: ({ complaint, actor }) =>
    !mayNotVisit(complaint, actor.id) && 'visit' in complaint.stage && complaint.stage.visit.state === 'planned',
  writeAnswer: ({ complaint }) => complaint.clocks.some(it => it.kind === 'written-answer' && isRunning(it)),
  investigate: ({ complaint }) => complaint.clocks.some(it => it.kind === 'investigation' && isRunning(it)),
  askDepartment: ({ complaint }) => complaint.consultations.every(it => it.answer !== undefined),
  answerDepartment: ({ complaint, actor }) =>
    complaint.consultations.some(it => it.answer === undefined && heads(actor, complaint.communityId, it.departmentId)),
  confirmRepeat: ({ complaint }) => !complaint.repeatOf,
  urge: ({ complaint, now }) => complaint.clocks.some(it => isRunning(it) && now > it.dueAt),
  answerUrge: ({ complaint }) => complaint.urges.at(-1)?.answer === undefined && complaint.urges.length > 0,
  instruct: ({ complaint }) => complaint.instruction !== undefined && complaint.instruction.words === undefined,
  object: ({ complaint, actor }) => groundsFor(complaint, actor).length > 0,
  decideObjection: ({ complaint, actor }) => complaint.objections?.some(it => mayDecideOn(it, actor.id)) ?? false,
  supervise: ({ complaint }) => !complaint.supervision,
  endSupervision: ({ complaint, actor }) => mayEndSupervision(complaint, actor, complaint.communityId),
  accountForDelay: ({ complaint }) =>
    complaint.delayAccount !== undefined && complaint.delayAccount.words === undefined,
  completeCorrective: ({ complaint, actor }) =>
    complaint.correctiveActions.some(it => !it.done && mayComplete(complaint, it, actor)),
  reassignCorrective: ({ complaint, actor }) =>
    complaint.correctiveActions.some(it => !it.done && mayReassign(complaint, it, actor)),
  verifyCorrective: ({ complaint, actor }) =>
    complaint.correctiveActions.some(it => it.done && !it.verified && it.done.by.id !== actor.id),
  proposeFinalAnswer: ({ complaint, rules }) =>
    complaint.round >= figureFor(rules.policy, 'rounds-to-final-answer', matterOf(complaint)),
  signFinalAnswer: ({ complaint, actor }) =>
    complaint.finalAnswer !== undefined && complaint.finalAnswer.proposedBy.id !== actor.id,
  decideAppeal: ({ complaint, actor }) => mayHearAppeal(complaint, actor),
  merge: ({ complaint }) => complaint.source !== 'third-party' && complaint.children.length === 0,
  nudge: ({ complaint, now, rules }) => now >= (nextNudge(complaint, rules) ?? now),
  objectToDate: ({ complaint, now, rules }) => dateToObject(complaint, now, rules) !== undefined,
  appoint: ({ complaint, actor, now, rules }) =>
    complaint.customer.userId === actor.id ? mayChoose(complaint, now, rules) : mayAppoint(complaint, actor.id),
  appeal: ({ complaint, now, rules }) => mayAppeal(complaint, now, rules),
  makeComplaint: ({ complaint }) => canBecomeComplaint(complaint),
  answerSurvey: ({ complaint: { stage }, now }) => 'survey' in stage && isSurveyOpen(stage.survey, now),
  confirmVisit: ({ complaint: { stage } }) =>
    'visit' in stage && stage.visit.state === 'done' && stage.visit.confirmedAt === undefined,
  nextRound: ({ complaint, now, rules }) =>
    'outcome' in complaint.stage &&
    complaint.stage.outcome.how !== 'final-answer' &&
    !isOverToReopen(complaint, now, rules),
}

const mayAppeal = (complaint: Complaint, now: Instant, { policy }: Rules): boolean => {
  const { stage } = complaint
  if (stage.state !== 'declined' || stage.appeal || stage.final) return false
  return now <= stage.declinedAt + figureFor(policy, 'appeal-days', matterOf(complaint)) * day
}

/** The moves open to the actor now, in the order of the table. */
export const movesAt = (complaint: Complaint, actor: Actor, now: Instant, rules: Rules): Move[] =>
  moveNames.filter(
    move => mayMove(complaint, actor, move).ok && (objects[move]?.({ complaint, actor, now, rules }) ?? true),
  )
