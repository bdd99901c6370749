// What staff do beside the main path: agreements, words, supervision, merging. A table of contents of the domain's moves.

import type { Slot } from '#domain/appointments/slots.ts'
import { nameAbout as about, parentOf } from '#domain/complaint/about.ts'
import {
  agreeDate as decideDate,
  recordOfferAnswer as decideOfferAnswer,
  decideProposal as decideOnProposal,
  offer,
  type PauseInput,
  pause,
  propose,
  resume,
} from '#domain/complaint/agreements.ts'
import { appoint } from '#domain/complaint/appointments.ts'
import type { Severity } from '#domain/complaint/classes.ts'
import { addCoHandler as decideCoHandler, removeCoHandler as removeOne } from '#domain/complaint/co-handlers.ts'
import { type Arrival, arrive, comeInVain as decideVain } from '#domain/complaint/coming.ts'
import type { AgreedDate } from '#domain/complaint/complaint.ts'
import {
  accountForDelay as account,
  completeCorrective as complete,
  reassignCorrective as reassign,
  verifyCorrective as verify,
} from '#domain/complaint/corrective.ts'
import { decideAppeal as decideOnAppeal } from '#domain/complaint/declining.ts'
import { proposeFinalAnswer as proposeFinal, signFinalAnswer as signFinal } from '#domain/complaint/final-answer.ts'
import { confirmRepeat as confirmRepeated, makeComplaint as makeItComplaint } from '#domain/complaint/intake.ts'
import { hasMissed } from '#domain/complaint/lifecycle.ts'
import { decideObjection as decideOnObjection, object } from '#domain/complaint/objecting.ts'
import type { ObjectionGround } from '#domain/complaint/objection.ts'
import { attemptVisit as attempt } from '#domain/complaint/outcome.ts'
import { changeCategory as reclassify } from '#domain/complaint/reclassifying.ts'
import { changeSeverity as decideSeverity, rebase } from '#domain/complaint/severity.ts'
import {
  answerUrge as answer,
  endSupervision as end,
  handOver as hand,
  instruct,
  supervise,
  urge,
} from '#domain/complaint/supervision.ts'
import * as words from '#domain/complaint/words.ts'
import { claim, returnOrder as giveBack, redispatch } from '#domain/complaint/work.ts'
import { personOf, superiorsOf } from '#domain/people/actor.ts'
import { accept, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import { mergeIntoParent, splitFromParent } from '../complaints/merge-complaints.ts'
import { isActiveDepartment, offeredCategory } from '../places/community.ts'
import { actorIn, staffActor, stayingActor } from '../places/staff-actor.ts'
import { orderFrom, type WantedOrder } from './order-from.ts'
import { staffMove } from './staff-moves.ts'

type Turn = { turn: number }
type Words = Turn & { words: string }
type Text = Turn & { text: string }
type Reason = Turn & { reason: string }

export const claimOrder = staffMove<Turn>({
  name: 'claimOrder',
  hasMissed,
  decide: (complaint, _body, moment) => claim(complaint, moment),
})

export const redispatchOrder = staffMove<Turn & WantedOrder>({
  name: 'redispatchOrder',
  decide(complaint, body, moment, community) {
    const order = orderFrom(complaint, body, community)
    return order.ok ? redispatch(complaint, order.value, moment) : order
  },
})

export const returnOrder = staffMove<Reason>({ name: 'returnOrder', decide: giveBack })

export const addCoHandler = staffMove<Turn & { userId: string }>({
  name: 'addCoHandler',
  decide(complaint, { userId }, moment, community) {
    const person = stayingActor(community, userId)
    if (person.ok) return decideCoHandler(complaint, { person: person.value }, moment)
    return person.reason === 'person-leaving' ? person : refuse('handler-unknown')
  },
})

export const removeCoHandler = staffMove<Turn & { userId: string }>({
  name: 'removeCoHandler',
  decide: removeOne,
})

export const arriveOnSite = staffMove<Turn & Arrival>({
  name: 'arriveOnSite',
  photoIds: ({ photoIds = [] }) => photoIds,
  photosOf: 'said',
  decide: (complaint, body, moment) => arrive(complaint, moment, body),
})

export const comeInVain = staffMove<Turn & Parameters<typeof decideVain>[1]>({
  name: 'comeInVain',
  photoIds: ({ photoIds = [] }) => photoIds,
  photosOf: 'inside',
  decide: decideVain,
})

export const noteProgress = staffMove<Turn & Parameters<typeof words.progress>[1]>({
  name: 'noteProgress',
  photoIds: ({ photoIds = [] }) => photoIds,
  photosOf: body => (body.public ? 'said' : 'inside'),
  decide: words.progress,
})

type Proposed =
  | { kind: 'transfer'; departmentId: string }
  | { kind: 'pause'; reason: PauseInput['reason']; to: Instant }
  | { kind: 'date'; until: Instant; method: AgreedDate['method'] }

export const proposeChange = staffMove<Words & { proposal: Proposed }>({
  name: 'proposeChange',
  decide(complaint, { proposal, words }, moment, community) {
    if (proposal.kind === 'transfer' && !isActiveDepartment(community, proposal.departmentId))
      return refuse('department-unknown')
    return propose(complaint, { ...proposal, words }, moment)
  },
})

export const decideProposal = staffMove<Turn & { granted: boolean; words?: string | undefined }>({
  name: 'decideProposal',
  decide: decideOnProposal,
})

export const pauseComplaint = staffMove<Words & { pauseFor: PauseInput['reason']; to: Instant }>({
  name: 'pauseComplaint',
  decide: (complaint, { pauseFor, to, words }, moment) => pause(complaint, { reason: pauseFor, to, words }, moment),
})

export const resumeComplaint = staffMove<Turn>({
  name: 'resumeComplaint',
  decide: (complaint, _body, moment) => resume(complaint, moment),
})

export const agreeDate = staffMove<Turn & { until: Instant; method: AgreedDate['method']; what: string }>({
  name: 'agreeDate',
  decide: decideDate,
})

export const makeOffer = staffMove<Turn & { plan: string; amount?: number | undefined }>({
  name: 'makeOffer',
  decide: offer,
})

export const recordOfferAnswer = staffMove<Turn & { accepted: boolean; words?: string | undefined }>({
  name: 'recordOfferAnswer',
  decide: decideOfferAnswer,
})

export const attemptVisit = staffMove<Words & { refused: boolean }>({ name: 'attemptVisit', decide: attempt })
export const appointForCustomer = staffMove<Turn & Slot>({
  name: 'appointForCustomer',
  decide: (complaint, { from, to }, moment) => appoint(complaint, { from, to }, moment),
})

export const messageCustomer = staffMove<Turn & words.Saying>({
  name: 'messageCustomer',
  photoIds: ({ photoIds = [] }) => photoIds,
  photosOf: 'said',
  decide: words.message,
})
export const noteInside = staffMove<Turn & words.Saying>({
  name: 'noteInside',
  photoIds: ({ photoIds = [] }) => photoIds,
  photosOf: 'inside',
  decide: words.note,
})
export const writeAnswer = staffMove<Text>({ name: 'writeAnswer', decide: words.writeAnswer })
export const reportInvestigation = staffMove<Text>({ name: 'reportInvestigation', decide: words.investigate })

export const askDepartment = staffMove<Turn & { departmentId: string; question: string }>({
  name: 'askDepartment',
  decide(complaint, body, moment, community) {
    if (!isActiveDepartment(community, body.departmentId)) return refuse('department-unknown')
    return words.askDepartment(complaint, body, moment)
  },
})

export const answerDepartment = staffMove<Text>({ name: 'answerDepartment', decide: words.answerDepartment })

export const changeSeverity = staffMove<Turn & { severity: Severity; reason?: string | undefined }>({
  name: 'changeSeverity',
  decide: decideSeverity,
})

export const changeCategory = staffMove<Reason & { categoryId: string }>({
  name: 'changeCategory',
  decide(complaint, { categoryId, reason }, moment, community) {
    const category = offeredCategory(community, categoryId)
    return category ? reclassify(complaint, { category, reason }, moment) : refuse('category-unknown')
  },
})

/** Merged complaints are one matter, also once they are answered together: whoever a child is about is kept out of its parent in the same moment, and by it of the other children. */
export const nameAbout = staffMove<Turn & { personId: string }>({
  name: 'nameAbout',
  other: ({ stage }) => parentOf(stage)?.id,
  decide(complaint, { personId }, moment, community, parent) {
    const person = staffActor(community, personId)
    if (!person) return refuse('person-unknown')
    const superiorIds = superiorsOf(person, community.staff.map(actorIn(community)))
    const named = { person: personOf(person), superiorIds }
    const own = about(complaint, named, moment)
    if (!own.ok || !parent || parent.about?.person.id === personId) return own
    const above = about(parent, named, moment)
    return above.ok ? accept({ ...own.value, other: above.value }) : above
  },
})

/** The earlier complaint has to be of the same community; its number is taken from it. */
export const confirmRepeat = staffMove<Turn & { earlierId: string }>({
  name: 'confirmRepeat',
  other: (_complaint, { earlierId }) => earlierId,
  decide(complaint, _body, moment, _community, earlier) {
    if (!earlier) return refuse('complaint-unknown')
    return confirmRepeated(complaint, { earlier: { id: earlier.id, number: earlier.number } }, moment)
  },
})

export const handOver = staffMove<Reason & { personId: string }>({
  name: 'handOver',
  decide(complaint, { personId, reason }, moment, community) {
    const person = stayingActor(community, personId)
    return person.ok ? hand(complaint, { to: person.value, reason }, moment) : person
  },
})

export const rebasePolicy = staffMove<Reason>({ name: 'rebasePolicy', decide: rebase })
export const urgeComplaint = staffMove<Words>({ name: 'urgeComplaint', decide: urge })
export const answerUrge = staffMove<Words>({ name: 'answerUrge', decide: answer })
export const instructWork = staffMove<Words>({ name: 'instructWork', decide: instruct })
export const objectToDecision = staffMove<Words & { ground: ObjectionGround }>({
  name: 'objectToDecision',
  decide: object,
})

export const decideObjection = staffMove<Words & { index: number; upheld: boolean }>({
  name: 'decideObjection',
  decide: decideOnObjection,
})

export const superviseComplaint = staffMove<Reason>({ name: 'superviseComplaint', decide: supervise })
export const endSupervision = staffMove<Words>({ name: 'endSupervision', decide: end })
export const accountForDelay = staffMove<Words>({ name: 'accountForDelay', decide: account })
export const completeCorrective = staffMove<Words & { index: number }>({ name: 'completeCorrective', decide: complete })

export const verifyCorrective = staffMove<Turn & { index: number; effective: boolean; words?: string | undefined }>({
  name: 'verifyCorrective',
  decide: verify,
})

export const reassignCorrective = staffMove<Reason & { index: number; personId: string; by?: Instant | undefined }>({
  name: 'reassignCorrective',
  decide(complaint, { index, personId, by, reason }, moment, community) {
    const person = stayingActor(community, personId)
    return person.ok ? reassign(complaint, { index, to: person.value, by, reason }, moment) : person
  },
})

export const proposeFinalAnswer = staffMove<Words>({ name: 'proposeFinalAnswer', decide: proposeFinal })

export const signFinalAnswer = staffMove<Turn>({
  name: 'signFinalAnswer',
  decide: (complaint, _body, moment) => signFinal(complaint, moment),
})

export const decideAppeal = staffMove<Words & { upheld: boolean }>({ name: 'decideAppeal', decide: decideOnAppeal })
export const mergeComplaint = staffMove<Turn & { parentId: string }>({ name: 'mergeComplaint', ...mergeIntoParent })
export const splitComplaint = staffMove<Turn>({ name: 'splitComplaint', ...splitFromParent })

export const makeComplaint = staffMove<Turn>({
  name: 'makeComplaint',
  decide: (complaint, _body, moment) => makeItComplaint(complaint, moment),
})
