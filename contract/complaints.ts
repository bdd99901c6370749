// A resident's side: home, file, follow, add words, withdraw, answer the survey, confirm the visit, ask for another round.

import * as z from 'zod/mini'
import { requestKinds, visitTimes } from '#domain/complaint/classes.ts'
import { consents, elderRelations } from '#domain/complaint/on-behalf.ts'
import { Card, CardPage, Detail } from './complaint-views.ts'
import { nothing, reads, writes } from './endpoint.ts'
import { ById, Id, Instant, ShortWords, Turn, Words } from './fields.ts'
import { Me } from './session.ts'

const textRefusals = ['text-missing', 'text-too-long', 'text-without-words'] as const
const moveRefusals = ['not-found', 'not-allowed', 'not-now', 'changed-meanwhile', 'key-reused'] as const

export const Home = z.object({
  me: Me,
  open: z.array(Card),
  /** At rest, but something is still asked of the customer: a visit to confirm. */
  asking: z.optional(z.array(Card)),
  emergencyPhones: z.array(z.object({ name: z.string(), phone: z.string() })),
  /** How many of a neighbour's complaints I follow, as far as the first page of them goes. */
  followed: z.optional(z.number()),
  /** How many messages I have not read, counted to 30. */
  unread: z.optional(z.number()),
})
export type Home = z.infer<typeof Home>

export const readHome = reads('readHome', {
  path: '/v1/home',
  params: nothing,
  query: nothing,
  answer: Home,
  summary: 'The first screen in one request: me, my open complaints, whom to call in danger',
})

export const PlaceChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('room'), buildingId: Id, roomId: Id }),
  z.strictObject({ kind: z.literal('public'), label: ShortWords, buildingId: z.optional(Id) }),
])

export const FilingBody = z.strictObject({
  communityId: Id,
  kind: z.enum(requestKinds),
  categoryId: Id,
  place: PlaceChoice,
  text: Words,
  demand: z.optional(ShortWords),
  wantedBy: z.optional(Instant),
  /** To the extra questions of the category. */
  answers: z.optional(z.array(z.strictObject({ questionId: Id, words: ShortWords })).check(z.maxLength(20))),
  /** When somebody is at home. */
  visitTimes: z.optional(z.array(z.enum(visitTimes)).check(z.maxLength(visitTimes.length))),
  /** For an elder of the household, who agreed. */
  onBehalfOf: z.optional(
    z.strictObject({ name: z.optional(ShortWords), relation: z.enum(elderRelations), consent: z.enum(consents) }),
  ),
  photoIds: z.array(Id).check(z.maxLength(50)),
  danger: z.boolean(),
  happeningNow: z.boolean(),
  hideName: z.boolean(),
  /** The phone's own time, kept beside the server's and never trusted. */
  phoneTime: z.optional(Instant),
})
export type FilingBody = z.infer<typeof FilingBody>

/** The idempotency key becomes the complaint's id: filing twice answers with the same number. */
export const fileComplaint = writes('fileComplaint', {
  path: '/v1/complaints',
  params: nothing,
  body: FilingBody,
  answer: Detail,
  refusals: [
    ...textRefusals,
    'too-many-photos',
    'photo-unknown',
    'category-unknown',
    'answer-unknown',
    'community-unknown',
    'room-not-yours',
    'wish-in-the-past',
    'switched-off',
    'key-reused',
    'busy-try-again',
  ],
  summary: 'File a complaint',
})

/** How many of my complaints can be asked for at once. */
export const mineCounts = ['20', '40'] as const

export const listMine = reads('listMine', {
  path: '/v1/complaints',
  params: nothing,
  query: z.strictObject({
    more: z.optional(z.string().check(z.maxLength(2000))),
    /** How many at most; 20 where it is left out. A list that was longer is had again in one request. */
    count: z.optional(z.enum(mineCounts)),
  }),
  answer: CardPage,
  refusals: ['page-token-invalid'],
  summary: 'My complaints, newest first',
})

export const readMine = reads('readMine', {
  path: '/v1/complaints/{id}',
  params: ById,
  query: nothing,
  answer: Detail,
  refusals: ['not-found'],
  summary: 'One of my complaints with its timeline',
})

const PhotoIds = z.optional(z.array(Id).check(z.maxLength(50)))

export const remarkOnMine = writes('remarkOnMine', {
  path: '/v1/complaints/{id}/remark',
  params: ById,
  body: z.strictObject({ turn: Turn, text: Words, photoIds: PhotoIds }),
  answer: Detail,
  refusals: [...moveRefusals, ...textRefusals, 'too-many-photos', 'photo-unknown', 'timeline-full'],
  summary: 'Add words and photos to my complaint',
})

export const withdrawMine = writes('withdrawMine', {
  path: '/v1/complaints/{id}/withdraw',
  params: ById,
  body: z.strictObject({ turn: Turn }),
  answer: Detail,
  refusals: moveRefusals,
  summary: 'Take my complaint back',
})

export const nudgeMine = writes('nudgeMine', {
  path: '/v1/complaints/{id}/nudge',
  params: ById,
  body: z.strictObject({ turn: Turn }),
  answer: Detail,
  refusals: [...moveRefusals, 'nudged-already', 'timeline-full'],
  summary: 'Remind whoever owes the next step, once in four hours',
})

export const objectToMyDate = writes('objectToMyDate', {
  path: '/v1/complaints/{id}/object-to-date',
  params: ById,
  body: z.strictObject({ turn: Turn, words: z.optional(Words) }),
  answer: Detail,
  refusals: [...moveRefusals, ...textRefusals, 'nothing-to-object'],
  summary: 'Say that one did not agree to the date',
})

export const answerMyOffer = writes('answerMyOffer', {
  path: '/v1/complaints/{id}/offer-answer',
  params: ById,
  body: z.strictObject({ turn: Turn, accepted: z.boolean(), words: z.optional(Words) }),
  answer: Detail,
  refusals: [...moveRefusals, ...textRefusals, 'no-offer'],
  summary: 'Accept or refuse what was offered',
})

export const appointMine = writes('appointMine', {
  path: '/v1/complaints/{id}/appointment',
  params: ById,
  body: z.strictObject({ turn: Turn, from: Instant, to: Instant }),
  answer: Detail,
  refusals: [...moveRefusals, 'not-to-appoint', 'appointment-fixed', 'appointments-used', 'slot-unknown'],
  summary: 'Choose the hour somebody comes or calls, or move it',
})

export const appealMine = writes('appealMine', {
  path: '/v1/complaints/{id}/appeal',
  params: ById,
  body: z.strictObject({ turn: Turn, reason: Words }),
  answer: Detail,
  refusals: [...moveRefusals, ...textRefusals, 'appeal-too-late', 'already-done'],
  summary: 'Appeal against the complaint being declined',
})

export const splitMine = writes('splitMine', {
  path: '/v1/complaints/{id}/split',
  params: ById,
  body: z.strictObject({ turn: Turn }),
  answer: Detail,
  refusals: [...moveRefusals, 'busy-try-again'],
  summary: 'Have my complaint handled on its own again',
})

export const makeMineComplaint = writes('makeMineComplaint', {
  path: '/v1/complaints/{id}/make-complaint',
  params: ById,
  body: z.strictObject({ turn: Turn }),
  answer: Detail,
  refusals: [...moveRefusals, 'already-done'],
  summary: 'Turn my repair or question into a complaint',
})

const ItemMark = z.optional(z.enum(['poor', 'fair', 'good']))

export const answerMySurvey = writes('answerMySurvey', {
  path: '/v1/complaints/{id}/survey',
  params: ById,
  body: z.strictObject({
    turn: Turn,
    solved: z.boolean(),
    overall: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
    speed: ItemMark,
    attitude: ItemMark,
    result: ItemMark,
    tags: z.array(ShortWords).check(z.maxLength(10)),
    text: z.optional(Words),
    callMe: z.boolean(),
  }),
  answer: Detail,
  refusals: [...moveRefusals, ...textRefusals, 'survey-expired', 'timeline-full'],
  summary: 'Answer the satisfaction survey of the current round',
})

export const confirmMyVisit = writes('confirmMyVisit', {
  path: '/v1/complaints/{id}/visit-confirmation',
  params: ById,
  body: z.strictObject({ turn: Turn }),
  answer: Detail,
  refusals: [...moveRefusals, 'no-visit-yet'],
  summary: 'Confirm the record of the return visit',
})

export const askNextRound = writes('askNextRound', {
  path: '/v1/complaints/{id}/next-round',
  params: ById,
  body: z.strictObject({ turn: Turn, reason: Words }),
  answer: Detail,
  refusals: [...moveRefusals, ...textRefusals, 'reopen-too-late', 'finally-answered'],
  summary: 'Not solved: start the next round',
})
