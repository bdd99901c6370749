// What staff can do with a complaint beside the main path: agreements, supervision, other departments, merging. One endpoint for each move.

import * as z from 'zod/mini'
import { severities } from '#domain/complaint/classes.ts'
import { agreementMethods, pauseReasons, vainReasons } from '#domain/complaint/complaint.ts'
import { objectionGrounds } from '#domain/complaint/objection.ts'
import { writes } from './endpoint.ts'
import { ById, Id, Instant, Turn, Words } from './fields.ts'
import type { Reason } from './refusals.ts'
import { StaffDetail } from './staff-detail.ts'

const textRefusals = ['text-missing', 'text-too-long', 'text-without-words'] as const
const moveRefusals = ['not-found', 'not-allowed', 'not-now', 'changed-meanwhile', 'key-reused'] as const

/** A move: POST /v1/staff/complaints/{id}/{verb}, with the turn the person saw; answers with the complaint. */
const move = <B extends z.core.$ZodLooseShape>(
  name: string,
  verb: string,
  body: B,
  own: readonly Reason[],
  summary: string,
) =>
  writes(name, {
    path: `/v1/staff/complaints/{id}/${verb}`,
    params: ById,
    body: z.strictObject({ turn: Turn, ...body }),
    answer: StaffDetail,
    refusals: [...moveRefusals, ...own],
    summary,
  })

/** Where he is as he says he has arrived, if he wants it known: degrees (GCJ-02), how exact in metres, when. */
const ArrivalPlace = z.strictObject({
  latitude: z.number().check(z.gte(-90), z.lte(90)),
  longitude: z.number().check(z.gte(-180), z.lte(180)),
  accuracy: z.number().check(z.gte(0), z.lte(100_000)),
  at: Instant,
})

/** When it was really done, by the phone's clock, where it is told later: a phone without network. */
const happened = { happenedAt: z.optional(Instant) }
const happenedRefusals = ['happened-in-the-future', 'happened-too-long-ago'] as const
const words = { words: Words }
const text = { text: Words }
const reason = { reason: Words }

export const claimOrder = move(
  'claimOrder',
  'claim',
  {},
  ['not-to-claim', 'not-while-paused', 'switched-off'],
  'Claim a matter nobody was given yet',
)
export const redispatchOrder = move(
  'redispatchOrder',
  'redispatch',
  { handlerId: Id, departmentId: z.optional(Id), instruction: z.optional(Words), override: z.optional(Words) },
  ['handler-unknown', 'person-leaving', 'in-conflict'],
  'Give work in progress to somebody else',
)
export const returnOrder = move('returnOrder', 'return', reason, textRefusals, 'Hand the order back to the office')
export const addCoHandler = move(
  'addCoHandler',
  'add-co-handler',
  { userId: Id },
  ['handler-unknown', 'person-leaving', 'in-conflict', 'handler-himself', 'co-handler-already', 'co-handlers-full'],
  'Name somebody who works on the order beside its handler',
)
export const removeCoHandler = move(
  'removeCoHandler',
  'remove-co-handler',
  { userId: Id },
  ['co-handler-unknown'],
  'Somebody works on the order no more beside its handler',
)
export const arriveOnSite = move(
  'arriveOnSite',
  'arrive',
  { ...happened, place: z.optional(ArrivalPlace), photoIds: z.optional(z.array(Id).check(z.maxLength(50))) },
  ['already-done', ...happenedRefusals, 'too-many-photos', 'photo-unknown'],
  'Somebody has come to the place, with photos of how he found it',
)
export const comeInVain = move(
  'comeInVain',
  'come-in-vain',
  {
    why: z.enum(vainReasons),
    words: z.optional(Words),
    photoIds: z.optional(z.array(Id).check(z.maxLength(50))),
    ...happened,
  },
  [...textRefusals, ...happenedRefusals, 'too-many-photos', 'photo-unknown'],
  'Somebody came in vain: nobody at home, no way in, the neighbour refuses, nobody reached',
)
export const noteProgress = move(
  'noteProgress',
  'progress',
  { ...text, ...happened, public: z.boolean(), photoIds: z.optional(z.array(Id).check(z.maxLength(50))) },
  [...textRefusals, ...happenedRefusals, 'too-many-photos', 'photo-unknown'],
  'Note the progress, for the customer or inside, with photos',
)
export const proposeChange = move(
  'proposeChange',
  'propose',
  {
    ...words,
    proposal: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('transfer'), departmentId: Id }),
      z.strictObject({ kind: z.literal('pause'), reason: z.enum(pauseReasons), to: Instant }),
      z.strictObject({ kind: z.literal('date'), until: Instant, method: z.enum(agreementMethods) }),
    ]),
  },
  [...textRefusals, 'proposal-open', 'department-unknown'],
  'Ask the dispatcher for a transfer, a pause or another date',
)
const pauseRefusals = ['pause-too-long', 'pause-in-the-past'] as const
const dateRefusals = ['date-in-the-past', 'date-too-far', 'manager-only'] as const
export const decideProposal = move(
  'decideProposal',
  'decide-proposal',
  { granted: z.boolean(), words: z.optional(Words) },
  ['no-proposal', ...textRefusals, ...pauseRefusals, ...dateRefusals],
  'Grant or refuse what the handler asked for',
)
export const pauseComplaint = move(
  'pauseComplaint',
  'pause',
  { ...words, pauseFor: z.enum(pauseReasons), to: Instant },
  [...textRefusals, ...pauseRefusals, 'not-while-paused'],
  'Pause until a date; pausable clocks stand still',
)
export const resumeComplaint = move('resumeComplaint', 'resume', {}, ['not-paused'], 'End a pause before its time')
export const agreeDate = move(
  'agreeDate',
  'agree-date',
  { until: Instant, method: z.enum(agreementMethods), what: Words },
  [...textRefusals, ...dateRefusals],
  'Record a date agreed with the customer',
)
export const makeOffer = move(
  'makeOffer',
  'offer',
  { plan: Words, amount: z.optional(z.number().check(z.gte(0))) },
  [...textRefusals, 'offer-open', 'money-needs-approval'],
  'Offer the customer a plan',
)
export const recordOfferAnswer = move(
  'recordOfferAnswer',
  'offer-answer',
  { accepted: z.boolean(), words: z.optional(Words) },
  [...textRefusals, 'no-offer'],
  'Record the answer the customer gave by telephone',
)
export const attemptVisit = move(
  'attemptVisit',
  'visit-attempt',
  { ...words, refused: z.boolean() },
  [...textRefusals, 'visitor-was-handler', 'visit-is-over'],
  'Nobody reached, or the customer does not want to be visited',
)
export const appointForCustomer = move(
  'appointForCustomer',
  'appointment',
  { from: Instant, to: Instant },
  ['not-to-appoint', 'slot-unknown', 'visitor-was-handler'],
  'Set the hour agreed with the customer in a call',
)
export const messageCustomer = move(
  'messageCustomer',
  'message',
  { ...text, photoIds: z.optional(z.array(Id).check(z.maxLength(50))) },
  [...textRefusals, 'too-many-photos', 'photo-unknown'],
  'Write to the customer, with photos',
)
/** What was done without network, before it was known that the matter had gone on: in every state, without a turn. */
export const leaveNote = writes('leaveNote', {
  path: '/v1/staff/complaints/{id}/left-note',
  params: ById,
  body: z.strictObject({ ...text, ...happened, photoIds: z.array(Id).check(z.maxLength(50)) }),
  answer: z.object({ number: z.string() }),
  refusals: [
    'not-found',
    'key-reused',
    ...textRefusals,
    ...happenedRefusals,
    'too-many-photos',
    'photo-unknown',
    'timeline-full',
  ],
  summary: 'Leave as an internal note what was done meanwhile, with photos; also by whom the work was taken from',
})
export const noteInside = move(
  'noteInside',
  'note',
  { ...text, photoIds: z.optional(z.array(Id).check(z.maxLength(50))) },
  [...textRefusals, 'too-many-photos', 'photo-unknown'],
  'An internal note, with photos',
)
export const writeAnswer = move(
  'writeAnswer',
  'written-answer',
  text,
  textRefusals,
  'Answer a letter or a third party in writing',
)
export const reportInvestigation = move(
  'reportInvestigation',
  'investigation',
  text,
  textRefusals,
  'The report of an investigation, to the manager',
)
export const askDepartment = move(
  'askDepartment',
  'ask-department',
  { departmentId: Id, question: Words },
  [...textRefusals, 'already-asked', 'department-unknown'],
  'Ask another department',
)
export const answerDepartment = move(
  'answerDepartment',
  'answer-department',
  text,
  [...textRefusals, 'nothing-to-answer'],
  'Answer as the department that was asked',
)
export const changeSeverity = move(
  'changeSeverity',
  'severity',
  { severity: z.enum(severities), reason: z.optional(Words) },
  [...textRefusals, 'already-done'],
  'Another severity; lowering it needs a reason',
)
export const changeCategory = move(
  'changeCategory',
  'category',
  { categoryId: Id, ...reason },
  [...textRefusals, 'category-unknown', 'category-same'],
  'Another category, where it was filed under the wrong one',
)
export const nameAbout = move(
  'nameAbout',
  'about',
  { personId: Id },
  ['person-unknown', 'in-conflict', 'already-done'],
  'Name the employee the complaint is about',
)
export const confirmRepeat = move(
  'confirmRepeat',
  'repeat',
  { earlierId: Id },
  ['complaint-unknown', 'already-done'],
  'Confirm that an earlier complaint was about the same matter',
)
export const handOver = move(
  'handOver',
  'hand-over',
  { personId: Id, ...reason },
  [...textRefusals, 'person-unknown', 'person-leaving', 'in-conflict'],
  'Another first contact',
)
export const rebasePolicy = move('rebasePolicy', 'rebase', reason, textRefusals, 'Put it under the rules in force now')
export const urgeComplaint = move('urgeComplaint', 'urge', words, [...textRefusals, 'not-late'], 'Urge a late matter')
export const answerUrge = move(
  'answerUrge',
  'answer-urge',
  words,
  [...textRefusals, 'nothing-to-answer'],
  'Answer the last urge',
)
export const instructWork = move(
  'instructWork',
  'instruct',
  words,
  [...textRefusals, 'nothing-to-answer'],
  'The written instruction on an escalated complaint',
)
export const objectToDecision = move(
  'objectToDecision',
  'object',
  { ground: z.enum(objectionGrounds), ...words },
  [...textRefusals, 'objection-open', 'objection-decided', 'no-ground'],
  'Object in writing to what was decided, as the head of the department',
)
export const decideObjection = move(
  'decideObjection',
  'decide-objection',
  { index: z.int().check(z.gte(0), z.lte(1000)), ...words, upheld: z.boolean() },
  [...textRefusals, 'no-objection', 'own-work'],
  'Decide about an objection',
)
export const superviseComplaint = move(
  'superviseComplaint',
  'supervise',
  reason,
  [...textRefusals, 'already-done'],
  'Put under supervision',
)
export const endSupervision = move(
  'endSupervision',
  'end-supervision',
  words,
  [...textRefusals, 'not-your-supervision'],
  'End a supervision one has opened',
)
export const accountForDelay = move(
  'accountForDelay',
  'delay-account',
  words,
  [...textRefusals, 'nothing-to-answer'],
  'Account for a late answer',
)
const Index = z.int().check(z.gte(0), z.lte(1000))
export const completeCorrective = move(
  'completeCorrective',
  'corrective-done',
  { index: Index, ...words },
  [...textRefusals, 'no-corrective-action', 'not-your-corrective'],
  'A corrective action has been carried out',
)
export const verifyCorrective = move(
  'verifyCorrective',
  'corrective-verified',
  { index: Index, effective: z.boolean(), words: z.optional(Words) },
  ['no-corrective-action', 'own-work'],
  'Verify a corrective action somebody else carried out',
)
export const reassignCorrective = move(
  'reassignCorrective',
  'reassign-corrective',
  { index: Index, personId: Id, by: z.optional(Instant), ...reason },
  [
    ...textRefusals,
    'no-corrective-action',
    'not-your-corrective',
    'person-unknown',
    'person-leaving',
    'in-conflict',
    'already-done',
    'date-in-the-past',
    'date-too-far',
  ],
  'Give a corrective action that is still open to somebody else',
)
export const proposeFinalAnswer = move(
  'proposeFinalAnswer',
  'final-answer',
  words,
  [...textRefusals, 'too-early-for-final-answer'],
  'Propose the final written answer',
)
export const signFinalAnswer = move(
  'signFinalAnswer',
  'sign-final-answer',
  {},
  ['no-final-answer', 'own-work'],
  'Sign the final written answer',
)
export const decideAppeal = move(
  'decideAppeal',
  'decide-appeal',
  { ...words, upheld: z.boolean() },
  [...textRefusals, 'no-appeal', 'own-work'],
  'Decide an appeal',
)
export const mergeComplaint = move(
  'mergeComplaint',
  'merge',
  { parentId: Id },
  [
    'complaint-unknown',
    'under-supervision',
    'dispatcher-only',
    'third-party-not-merged',
    'parent-is-child',
    'child-is-parent',
    'in-conflict',
    'busy-try-again',
  ],
  'Merge into another complaint about the same matter',
)
export const splitComplaint = move('splitComplaint', 'split', {}, ['busy-try-again'], 'Handle on its own again')
export const makeComplaint = move(
  'makeComplaint',
  'make-complaint',
  {},
  ['already-done'],
  'Turn a repair or question into a complaint',
)
