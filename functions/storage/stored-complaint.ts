// The shapes stored complaints are parsed by when they are read: the complaint, its entries, its card, its ledger row.

import * as z from 'zod/mini'
import { clockKinds } from '#domain/clocks/policy.ts'
import { causes, liableParties, requestKinds, settlements, severities, sources } from '#domain/complaint/classes.ts'
import { customerRelations, states } from '#domain/complaint/complaint.ts'
import { entryKinds } from '#domain/ledger/entry.ts'
import { roles } from '#domain/people/actor.ts'
import { visitMethods } from '#domain/return-visit/visit.ts'

const Person = z.object({ id: z.string(), name: z.string() })
const text = z.string()
const instant = z.number()
const maybe = z.optional

const Length = z.discriminatedUnion('counting', [
  z.object({ counting: z.literal('elapsed'), time: z.number() }),
  z.object({ counting: z.literal('dutyTime'), time: z.number() }),
  z.object({ counting: z.literal('workingDays'), days: z.number() }),
])

const Clock = z.object({
  kind: z.enum(clockKinds),
  round: z.number(),
  severity: z.enum(severities),
  length: Length,
  policy: text,
  startedAt: instant,
  remindAt: instant,
  dueAt: instant,
  told: z.array(z.enum(['reminder', 'due'])),
  stoppedAt: maybe(instant),
  end: maybe(z.enum(['met', 'late', 'withdrawn'])),
})

const Order = z.object({
  number: text,
  departmentId: text,
  handler: Person,
  dispatchedBy: Person,
  dispatchedAt: instant,
  instruction: maybe(text),
})

const Report = z.object({
  remedialAction: text,
  cause: z.enum(causes),
  settlement: z.enum(settlements),
  liableParty: z.enum(liableParties),
  correctiveAction: z.discriminatedUnion('needed', [
    z.object({ needed: z.literal(true), what: text, owner: text, by: instant }),
    z.object({ needed: z.literal(false), reason: text }),
  ]),
  photoIds: z.array(text),
  reportedAt: instant,
})

const Outcome = z.discriminatedUnion('how', [
  z.object({
    how: z.literal('worked'),
    answer: text,
    answeredAt: instant,
    answeredBy: Person,
    order: Order,
    report: Report,
  }),
  z.object({
    how: z.literal('on-the-spot'),
    answer: text,
    answeredAt: instant,
    answeredBy: Person,
    settlement: z.enum(settlements),
  }),
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
  z.object({ state: z.literal('asked'), askedAt: instant, expiresAt: instant }),
  z.object({ state: z.literal('answered'), askedAt: instant, expiresAt: instant, answer: Answer, answeredAt: instant }),
])

const Visit = z.discriminatedUnion('state', [
  z.object({ state: z.literal('planned'), mandatory: z.boolean(), dueAt: instant }),
  z.object({
    state: z.literal('done'),
    mandatory: z.boolean(),
    dueAt: instant,
    record: z.object({
      visitor: Person,
      method: z.enum(visitMethods),
      visitedAt: instant,
      verdict: z.enum(['satisfied', 'partly', 'not']),
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
    code: z.enum(['fixed', 'explained']),
  }),
  z.object({ state: z.literal('declined'), reason: text, declinedAt: instant }),
  z.object({ state: z.literal('withdrawn'), withdrawnAt: instant }),
])

const Place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('room'), roomId: text, buildingId: text, label: text }),
  z.object({ kind: z.literal('public'), buildingId: maybe(text), label: text }),
])

/** The complaint as stored: the customer's name and phone are one sealed text. */
const StoredComplaint = z.object({
  id: text,
  number: text,
  kind: z.enum(requestKinds),
  source: z.enum(sources),
  communityId: text,
  category: z.object({ id: text, name: text, departmentId: text, needsPhotos: z.boolean(), engineering: z.boolean() }),
  severity: z.enum(severities),
  happeningNow: z.boolean(),
  place: Place,
  customer: z.object({ userId: maybe(text), relation: z.enum(customerRelations), sealed: text }),
  hideName: z.boolean(),
  text,
  demand: maybe(text),
  wantedBy: maybe(instant),
  photoIds: z.array(text),
  receivedAt: instant,
  recordedAt: instant,
  firstContact: maybe(Person),
  round: z.number(),
  orders: z.number(),
  clocks: z.array(Clock),
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

/** What lists show without reading the whole complaint. */
export const StoredCard = z.object({
  id: text,
  number: text,
  kind: z.enum(requestKinds),
  title: text,
  state: z.enum(states),
  severity: z.enum(severities),
  category: text,
  engineering: z.boolean(),
  place: text,
  placeKind: z.enum(['room', 'public']),
  hideName: z.boolean(),
  round: z.number(),
  receivedAt: instant,
  next: maybe(
    z.object({ awaits: z.enum(['dispatch', 'close', 'visit', 'survey']), remindAt: instant, dueAt: instant }),
  ),
  who: maybe(z.object({ name: maybe(text), role: z.enum(roles), departmentId: maybe(text) })),
  asks: maybe(z.enum(['survey', 'visit-confirmation'])),
})
export type StoredCard = z.infer<typeof StoredCard>

/** What the ledger shows beside the card. */
export const StoredLedger = z.object({
  source: z.enum(sources),
  customer: text,
  handler: maybe(text),
  satisfaction: maybe(z.enum(['satisfied', 'passable', 'unsatisfied'])),
  visit: maybe(z.enum(['satisfied', 'partly', 'not'])),
  overdue: z.boolean(),
  closedAt: maybe(instant),
})
export type StoredLedger = z.infer<typeof StoredLedger>
