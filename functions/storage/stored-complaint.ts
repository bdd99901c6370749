// The shapes stored complaints are parsed by when they are read: the complaint and its entries. What lists read of it: stored-cards.ts.

import * as z from 'zod/mini'
import { clockSteps } from '#domain/clocks/clock.ts'
import { clockKinds } from '#domain/clocks/policy.ts'
import {
  causes,
  liableParties,
  requestKinds,
  settlements,
  severities,
  sources,
  visitTimes,
} from '#domain/complaint/classes.ts'
import {
  agreementMethods,
  closingCodes,
  customerRelations,
  pauseReasons,
  vainReasons,
} from '#domain/complaint/complaint.ts'
import { consents, elderRelations } from '#domain/complaint/on-behalf.ts'
import { entryKinds } from '#domain/ledger/entry.ts'
import { visitMethods, visitVerdicts } from '#domain/return-visit/visit.ts'
import { StoredObjection } from './stored-objection.ts'

const Person = z.object({ id: z.string(), name: z.string() })
const text = z.string()
const instant = z.number()
const maybe = z.optional

const Length = z.discriminatedUnion('counting', [
  z.object({ counting: z.literal('elapsed'), time: z.number(), remindAfter: maybe(z.number()) }),
  z.object({ counting: z.literal('dutyTime'), time: z.number() }),
  z.object({ counting: z.literal('workingHours'), time: z.number() }),
  z.object({ counting: z.literal('workingDays'), days: z.number() }),
  z.object({
    counting: z.literal('sameDay'),
    until: z.number(),
    lateFrom: z.number(),
    lateUntil: z.number(),
  }),
])

const Step = z.enum(clockSteps)

const Clock = z.object({
  kind: z.enum(clockKinds),
  round: z.number(),
  severity: z.enum(severities),
  departmentId: text,
  length: Length,
  pausable: z.boolean(),
  policy: text,
  startedAt: instant,
  pauses: z.array(z.object({ from: instant, to: instant })),
  agreed: maybe(z.object({ at: instant, until: instant })),
  notAfter: maybe(instant),
  remindAt: instant,
  dueAt: instant,
  ladder: z.array(z.object({ step: Step, at: instant })),
  told: z.array(Step),
  stoppedAt: maybe(instant),
  end: maybe(z.enum(['met', 'late', 'withdrawn', 'merged', 'cancelled'])),
})

const Order = z.object({
  number: text,
  departmentId: text,
  handler: Person,
  dispatchedBy: Person,
  dispatchedAt: instant,
  instruction: maybe(text),
  coHandlers: maybe(z.array(Person)),
  arrivedAt: maybe(instant),
})

const Report = z.object({
  remedialAction: text,
  cause: z.enum(causes),
  settlement: z.enum(settlements),
  liableParty: z.enum(liableParties),
  correctiveAction: z.discriminatedUnion('needed', [
    z.object({ needed: z.literal(true), what: text, owner: text, ownerId: maybe(text), by: instant }),
    z.object({ needed: z.literal(false), reason: text }),
  ]),
  photoIds: z.array(text),
  expenses: maybe(
    z.object({
      materials: z.array(z.object({ name: text, thousandths: z.number(), unit: text, cost: z.number() })),
      labour: maybe(z.object({ minutes: maybe(z.number()), cost: maybe(z.number()) })),
    }),
  ),
  reportedAt: instant,
  doneBy: maybe(Person),
})

const Link = z.object({ id: text, number: text })
const Said = z.object({ words: text, by: Person, at: instant })
const answered = { answer: text, answeredAt: instant, answeredBy: Person }

const Outcome = z.discriminatedUnion('how', [
  z.object({ how: z.literal('worked'), ...answered, order: Order, report: Report }),
  z.object({
    how: z.literal('on-the-spot'),
    ...answered,
    settlement: z.enum(settlements),
    referredTo: maybe(text),
  }),
  z.object({
    how: z.literal('with-parent'),
    ...answered,
    parent: Link,
    settlement: z.enum(settlements),
    worker: maybe(Person),
  }),
  z.object({ how: z.literal('final-answer'), ...answered, proposedBy: Person, worker: maybe(Person) }),
  z.object({ how: z.literal('imported'), ...answered }),
])

const ItemMark = maybe(z.enum(['poor', 'fair', 'good']))
const Answer = z.object({
  solved: z.boolean(),
  overall: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  speed: ItemMark,
  attitude: ItemMark,
  result: ItemMark,
  tags: z.array(text),
  text: maybe(text),
  callMe: z.boolean(),
})

const Survey = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('asked'), askedAt: instant, expiresAt: instant }),
  z.object({ state: z.literal('answered'), askedAt: instant, expiresAt: instant, answer: Answer, answeredAt: instant }),
])

const Appointment = z.object({ from: instant, to: instant, at: instant, chosen: z.number(), by: maybe(Person) })

const visit = { mandatory: z.boolean(), dueAt: instant, attempts: z.number() }

const Visit = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('planned'), ...visit, appointment: maybe(Appointment) }),
  z.object({ state: z.enum(['unreachable', 'refused']), ...visit }),
  z.object({
    state: z.literal('done'),
    ...visit,
    record: z.object({
      visitor: Person,
      method: z.enum(visitMethods),
      visitedAt: instant,
      verdict: z.enum(visitVerdicts),
      solved: z.boolean(),
      words: text,
    }),
    confirmedAt: maybe(instant),
  }),
])

const Stage = z.discriminatedUnion('state', [
  z.object({ state: z.literal('submitted') }),
  z.object({ state: z.literal('accepted') }),
  z.object({ state: z.literal('dispatched'), order: Order }),
  z.object({ state: z.literal('handling'), order: Order, takenAt: instant, sentBack: maybe(text) }),
  z.object({ state: z.literal('checking'), order: Order, takenAt: instant, report: Report }),
  z.object({ state: z.literal('answered'), outcome: Outcome, survey: Survey, visit: Visit }),
  z.object({
    state: z.literal('closed'),
    outcome: Outcome,
    survey: Survey,
    visit: Visit,
    closedAt: instant,
    code: z.enum(closingCodes),
  }),
  z.object({
    state: z.literal('declined'),
    reason: text,
    declinedAt: instant,
    declinedBy: maybe(Person),
    appeal: maybe(
      z.object({ reason: text, at: instant, level: z.enum(['manager', 'executive']), heardBy: maybe(Person) }),
    ),
    final: maybe(z.boolean()),
  }),
  z.object({ state: z.literal('withdrawn'), withdrawnAt: instant }),
  z.object({ state: z.literal('merged'), parent: Link, mergedAt: instant }),
])

const Place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('room'), roomId: text, buildingId: text, label: text }),
  z.object({ kind: z.literal('public'), buildingId: maybe(text), label: text, name: maybe(text) }),
  z.object({ kind: z.literal('unknown'), label: text }),
])

const proposal = { by: Person, at: instant, words: text }

/** What was agreed and demanded around the work. */
const dealings = {
  pause: maybe(z.object({ from: instant, to: instant, reason: z.enum(pauseReasons), words: text, approvedBy: Person })),
  agreedDates: z.array(
    z.object({
      until: instant,
      agreedAt: instant,
      method: z.enum(agreementMethods),
      what: text,
      by: Person,
      objectedAt: maybe(instant),
    }),
  ),
  appointment: maybe(Appointment),
  inVain: maybe(z.object({ why: z.enum(vainReasons), at: instant, times: z.number() })),
  proposal: maybe(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('transfer'), ...proposal, departmentId: text }),
      z.object({ kind: z.literal('pause'), ...proposal, reason: z.enum(pauseReasons), to: instant }),
      z.object({ kind: z.literal('date'), ...proposal, until: instant, method: z.enum(agreementMethods) }),
    ]),
  ),
  offers: z.array(
    z.object({
      plan: text,
      by: Person,
      at: instant,
      answer: maybe(z.object({ accepted: z.boolean(), words: maybe(text), at: instant })),
    }),
  ),
  consultations: z.array(
    z.object({ departmentId: text, question: text, askedBy: Person, askedAt: instant, answer: maybe(Said) }),
  ),
  correctiveActions: z.array(
    z.object({
      what: text,
      owner: text,
      ownerId: maybe(text),
      givenAt: maybe(instant),
      by: instant,
      round: z.number(),
      departmentId: maybe(text),
      remindedAt: maybe(instant),
      toldAt: maybe(instant),
      done: maybe(Said),
      verified: maybe(z.object({ by: Person, at: instant })),
    }),
  ),
  urges: z.array(
    z.union([
      z.object({ by: z.literal('system'), clock: z.enum(clockKinds), number: text, at: instant, answer: maybe(Said) }),
      z.object({ by: Person, words: text, number: text, at: instant, answer: maybe(Said) }),
    ]),
  ),
  instruction: maybe(z.object({ askedAt: instant, words: maybe(text), by: maybe(Person) })),
  objections: maybe(z.array(StoredObjection)),
  supervision: maybe(
    z.union([
      z.object({
        by: z.literal('system'),
        at: instant,
        reason: z.enum(['transfers', 'unsatisfied']),
        count: z.number(),
      }),
      z.object({ by: Person, at: instant, reason: text }),
    ]),
  ),
  delayAccount: maybe(z.object({ askedAt: instant, words: maybe(text), by: maybe(Person) })),
  finalAnswer: maybe(z.object({ words: text, proposedBy: Person })),
}

/** The complaint as stored: the customer's name, phone and reference are one sealed text. */
const StoredComplaint = z.object({
  id: text,
  number: text,
  kind: z.enum(requestKinds),
  source: z.enum(sources),
  communityId: text,
  category: z.object({ id: text, name: text, departmentId: text, needsPhotos: z.boolean(), engineering: z.boolean() }),
  severity: z.enum(severities),
  severityBy: maybe(Person),
  happeningNow: z.boolean(),
  place: Place,
  customer: z.object({ userId: maybe(text), relation: z.enum([...customerRelations, 'unknown']), sealed: text }),
  hideName: z.boolean(),
  text,
  demand: maybe(text),
  wantedBy: maybe(instant),
  answers: maybe(z.array(z.object({ question: text, words: text }))),
  visitTimes: maybe(z.array(z.enum(visitTimes))),
  onBehalfOf: maybe(z.object({ name: maybe(text), relation: z.enum(elderRelations), consent: z.enum(consents) })),
  thirdParty: maybe(z.object({ sender: text, number: maybe(text), answerBy: maybe(instant) })),
  photoIds: z.array(text),
  paperIds: maybe(z.array(text)),
  receivedAt: instant,
  recordedAt: instant,
  policyAt: instant,
  firstContact: maybe(Person),
  about: maybe(z.object({ person: Person, superiorIds: z.array(text) })),
  ownCase: maybe(z.literal(true)),
  round: z.number(),
  orders: z.number(),
  transfers: z.number(),
  unsatisfiedEnds: z.number(),
  transferredTo: maybe(text),
  coHandled: maybe(z.array(text)),
  clocks: z.array(Clock),
  ...dealings,
  repeatOf: maybe(Link),
  imported: maybe(z.object({ file: text, row: z.number() })),
  children: z.array(Link),
  followers: z.array(z.object({ userId: text, roomId: text, at: instant })),
  nudgedAt: maybe(instant),
  arrivedAt: maybe(instant),
  arrivalPlace: maybe(z.object({ latitude: z.number(), longitude: z.number(), accuracy: z.number(), at: instant })),
  stage: Stage,
  turn: z.number(),
  version: z.number(),
  chain: z.object({ seq: z.number(), hash: text }),
})

export const ComplaintItem = z.object({
  v: z.literal(1),
  pk: text,
  sk: z.literal('COMPLAINT'),
  kind: z.literal('complaint'),
  version: z.number(),
  /** Hash of the filing, to tell a repeated request from another one under the same key. */
  requestHash: text,
  complaint: StoredComplaint,
})
export type ComplaintItem = z.infer<typeof ComplaintItem>

const Fact = z.union([text, z.number(), z.boolean(), z.array(text)])

export const EntryItem = z.object({
  v: z.literal(1),
  complaintId: text,
  seq: z.number(),
  kind: z.enum(entryKinds),
  author: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('customer'), id: text }),
    z.object({ kind: z.literal('staff'), id: text, name: text }),
    z.object({ kind: z.literal('system') }),
  ]),
  visibility: z.enum(['public', 'internal']),
  occurredAt: instant,
  recordedAt: instant,
  facts: z.record(text, Fact),
  texts: z.record(text, text),
  salts: z.record(text, text),
  commitments: z.record(text, text),
  prevHash: text,
  hash: text,
})
