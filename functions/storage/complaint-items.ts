// Stored complaints: the complaint itself, its entries, and what the indexes show of it.

import * as z from 'zod/mini'
import { nextTelling } from '#domain/clocks/clock.ts'
import { clockKinds } from '#domain/clocks/policy.ts'
import { causes, liableParties, requestKinds, settlements, severities, sources } from '#domain/complaint/classes.ts'
import { type Complaint, customerRelations, isOpen, orderOf, states } from '#domain/complaint/complaint.ts'
import { deadlineOf } from '#domain/complaint/next-deadline.ts'
import { responsibleFor } from '#domain/complaint/responsible.ts'
import { titleOf } from '#domain/complaint/wording.ts'
import { type Entry, entryKinds } from '#domain/ledger/entry.ts'
import { roles } from '#domain/people/actor.ts'
import { visitMethods } from '#domain/return-visit/visit.ts'
import { answerOf, verdictOf } from '#domain/survey/survey.ts'
import { yearMonthOf } from '#domain/time.ts'
import { dueKey, sortableInstant } from './due.ts'
import type { Located } from './read.ts'
import type { Seal } from './seal.ts'

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

export const complaintPartition = (id: string): string => `COMPLAINT#${id}`
export const complaintAt = (id: string): Located<typeof ComplaintItem> => ({
  table: 'records',
  key: { pk: complaintPartition(id), sk: 'COMPLAINT' },
  schema: ComplaintItem,
})

const customerContext = (id: string): string => `COMPLAINT#${id}/customer`
const Sealed = z.object({ name: text, phone: maybe(text) })

export const openComplaint = (item: ComplaintItem, seal: Seal): Complaint => {
  const { customer, ...rest } = item.complaint
  const { name, phone } = Sealed.parse(JSON.parse(seal.open(customer.sealed, customerContext(rest.id))))
  return { ...rest, customer: { userId: customer.userId, relation: customer.relation, name, phone } }
}

/** `W2611-0001` with a serial that still sorts when it widens. */
const sortableNumber = (number: string): string => {
  const [sequence = '', serial = ''] = number.split('-')
  return `${sequence}-${serial.padStart(8, '0')}`
}

const asksOf = ({ stage }: Complaint): StoredCard['asks'] => {
  if (stage.state === 'answered' && stage.survey.state === 'asked') return 'survey'
  if (
    (stage.state === 'answered' || stage.state === 'closed') &&
    stage.visit.state === 'done' &&
    !stage.visit.confirmedAt
  )
    return 'visit-confirmation'
  return undefined
}

const roleOf = { 'first-contact': 'agent', handler: 'handler', visitor: 'agent' } as const

export const cardOf = (complaint: Complaint): StoredCard => {
  const responsible = responsibleFor(complaint)
  const { place, category } = complaint
  return {
    id: complaint.id,
    number: complaint.number,
    kind: complaint.kind,
    title: titleOf(complaint.text),
    state: complaint.stage.state,
    severity: complaint.severity,
    category: category.name,
    engineering: category.engineering,
    place: place.label,
    placeKind: place.kind,
    hideName: complaint.hideName,
    round: complaint.round,
    receivedAt: complaint.receivedAt,
    next: deadlineOf(complaint),
    who:
      responsible &&
      (responsible.kind === 'person'
        ? { name: responsible.person.name, role: roleOf[responsible.as] }
        : { role: responsible.role, departmentId: responsible.departmentId }),
    asks: asksOf(complaint),
  }
}

const ledgerOf = (complaint: Complaint, seal: Seal): z.infer<typeof StoredLedger> => {
  const { stage } = complaint
  const ended = stage.state === 'answered' || stage.state === 'closed' ? stage : undefined
  const answer = ended && answerOf(ended.survey)
  return {
    source: complaint.source,
    customer: seal.seal(complaint.customer.name, `COMPLAINT#${complaint.id}/ledger`),
    handler: orderOf(stage)?.handler.name,
    satisfaction: answer && verdictOf(answer),
    visit: ended?.visit.state === 'done' ? ended.visit.record.verdict : undefined,
    overdue: complaint.clocks.some(clock => clock.end === 'late' || clock.told.includes('due')),
    closedAt: stage.state === 'closed' ? stage.closedAt : undefined,
  }
}

/** The index keys of a complaint: by filer and ledger always, by holder, community and due time while they apply. */
const indexKeys = (complaint: Complaint): Record<string, string> => {
  const { id, communityId, customer, receivedAt, recordedAt, number, stage } = complaint
  const keys: Record<string, string> = {
    ledgerKey: `LEDGER#${communityId}#${yearMonthOf(recordedAt)}`,
    ledgerSort: sortableNumber(number),
  }
  if (customer.userId !== undefined) {
    keys.filerKey = `FILER#${customer.userId}`
    keys.filerSort = `${sortableInstant(receivedAt)}#${id}`
  }
  if (isOpen(complaint)) {
    const sort = `${sortableInstant(deadlineOf(complaint)?.dueAt ?? receivedAt)}#${id}`
    keys.openKey = `OPEN#${communityId}`
    keys.openSort = sort
    if (stage.state === 'dispatched' || stage.state === 'handling' || stage.state === 'checking') {
      keys.holderKey = `HOLDER#${stage.order.handler.id}`
      keys.holderSort = sort
    }
  }
  const tellAt = nextTelling(complaint.clocks)
  if (tellAt !== undefined) {
    keys.dueKey = dueKey(id)
    keys.dueSort = `${sortableInstant(tellAt)}#${id}`
  }
  return keys
}

export const complaintToItem = (complaint: Complaint, requestHash: string, seal: Seal): Record<string, unknown> => {
  const { customer, ...rest } = complaint
  const sealed = seal.seal(JSON.stringify({ name: customer.name, phone: customer.phone }), customerContext(rest.id))
  return {
    v: 1,
    pk: complaintPartition(rest.id),
    sk: 'COMPLAINT',
    kind: 'complaint',
    version: rest.version,
    requestHash,
    complaint: { ...rest, customer: { userId: customer.userId, relation: customer.relation, sealed } },
    card: cardOf(complaint),
    ledger: ledgerOf(complaint, seal),
    ...indexKeys(complaint),
  }
}

export const entryToItem = (entry: Entry): Record<string, unknown> => ({
  ...entry,
  pk: complaintPartition(entry.complaintId),
  sk: `ENTRY#${String(entry.seq).padStart(6, '0')}`,
})
