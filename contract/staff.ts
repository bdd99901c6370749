// The staff's side: work list, register for a caller, accept, dispatch, handle, check, visit, ledger.

import * as z from 'zod/mini'
import { causes, liableParties, settlements, severities, sources } from '#domain/complaint/classes.ts'
import { customerRelations } from '#domain/complaint/complaint.ts'
import { features } from '#domain/places/switches.ts'
import { visitMethods, visitVerdicts } from '#domain/return-visit/visit.ts'
import { CardPage } from './complaint-views.ts'
import { FilingBody } from './complaints.ts'
import { nothing, reads, writes } from './endpoint.ts'
import { ExpensesBody } from './expenses.ts'
import { ById, Id, Instant, known, Month, Phone, ShortWords, Turn, Words } from './fields.ts'
import { StaffDetail } from './staff-detail.ts'
import { workFilter } from './work-filter.ts'

const textRefusals = ['text-missing', 'text-too-long', 'text-without-words'] as const
const moveRefusals = ['not-found', 'not-allowed', 'not-now', 'changed-meanwhile', 'key-reused'] as const
/** When it was really done, by the phone's clock, where it is told later: a phone without network. */
const happened = { happenedAt: z.optional(Instant) }
const happenedRefusals = ['happened-in-the-future', 'happened-too-long-ago'] as const

/** Counters are counted this far; one more means "more than that". */
export const mostCounted = 200

/**
 * `fresh`: for the head of a department what waits for him. `crew`: for him, who has how many of the orders, most first;
 * `crewOf`: among so many of the most urgent, where there are more than are looked through.
 */
export const WorkCounts = z.object({
  fresh: z.number(),
  dueToday: z.number(),
  overdue: z.number(),
  toVisit: z.number(),
  crew: z.optional(z.array(z.object({ userId: Id, name: z.string(), orders: z.number() }))),
  crewOf: z.optional(z.number()),
})
export type WorkCounts = z.infer<typeof WorkCounts>

/**
 * `mine`: orders in my hands; `community`: everything open, for office and heads; `claim`: what a handler may take for
 * himself (认领); `raised`: urged, escalated, supervised or asked about (催办与升级). What is looked for among others, by the
 * list or by a filter, is looked for 300 open complaints at a time, so that a page may be short and still have more
 * behind it. The counters of `claim` and `raised` count the first page.
 */
export const workLists = ['mine', 'community', 'claim', 'raised'] as const

/**
 * A page of a work list. `looked`: through so many complaints for it, where not all of them belong to it. `since`: from
 * here on the changes can be asked for; with the first page. `past`: the first and the last month an old ledger was imported
 * into; with the first page of `community`, for whoever reads the ledger. `inspectFrom`: from when on today what must not
 * stand overnight is gone through (下班前巡查); with the first page, on working days, for whoever does that. `correctives`: how
 * many 整改 the reader owes, and how many of them are late; with the first page, where there are any. `off`: what the
 * community has switched off; with the first page.
 */
export const WorkPage = z.extend(CardPage, {
  looked: z.optional(z.number()),
  since: z.optional(z.string()),
  past: z.optional(z.object({ from: Month, to: Month })),
  inspectFrom: z.optional(Instant),
  correctives: z.optional(z.object({ count: z.number(), overdue: z.number() })),
  off: z.optional(z.array(known(features))),
})
export type WorkPage = z.infer<typeof WorkPage>

export const listWork = reads('listWork', {
  path: '/v1/staff/work',
  params: nothing,
  query: z.strictObject({
    communityId: Id,
    of: z.enum(workLists),
    ...workFilter,
    more: z.optional(z.string().check(z.maxLength(2000))),
  }),
  answer: WorkPage,
  refusals: ['not-allowed', 'switched-off', 'page-token-invalid'],
  summary: 'Open complaints, next deadline first',
})

/** The counters over a list: apart from it, for the page must not cost more the more is open. */
export const countWork = reads('countWork', {
  path: '/v1/staff/work-counts',
  params: nothing,
  query: z.strictObject({ communityId: Id, of: z.enum(workLists) }),
  answer: WorkCounts,
  refusals: ['not-allowed', 'switched-off'],
  summary: 'How many are new, due today, overdue, to visit',
})

export const readAsStaff = reads('readAsStaff', {
  path: '/v1/staff/complaints/{id}',
  params: ById,
  query: nothing,
  answer: StaffDetail,
  refusals: ['not-found'],
  summary: 'One complaint as staff see it',
})

/** Which version there is now: asked while a page shows one, and only another one is read as a whole. */
export const readVersion = reads('readVersion', {
  path: '/v1/staff/complaints/{id}/version',
  params: ById,
  query: nothing,
  answer: z.object({ version: z.number() }),
  refusals: ['not-found'],
  summary: 'Whether a complaint has changed since it was read',
})

export const Customer = z.object({
  userId: Id,
  name: z.string(),
  maskedPhone: z.optional(z.string()),
  rooms: z.array(z.object({ roomId: Id, label: z.string() })),
})
export type Customer = z.infer<typeof Customer>

export const findCustomer = reads('findCustomer', {
  path: '/v1/staff/customers',
  params: nothing,
  query: z.strictObject({ communityId: Id, phone: Phone }),
  answer: z.object({ customers: z.array(Customer) }),
  refusals: ['not-allowed'],
  summary: 'Find a customer by the whole phone number',
})

export const registerForCaller = writes('registerForCaller', {
  path: '/v1/staff/complaints',
  params: nothing,
  body: z.extend(FilingBody, {
    source: z.enum(sources),
    receivedAt: Instant,
    customer: z.strictObject({
      userId: z.optional(Id),
      name: ShortWords,
      phone: z.optional(Phone),
      relation: z.enum(customerRelations),
      /** A complaint of his, where he was found without his whole number: he can be reached as there. */
      asIn: z.optional(Id),
    }),
    /** 第三方转来: its own number, and until when it wants the answer. */
    thirdParty: z.optional(
      z.strictObject({ sender: ShortWords, number: z.optional(ShortWords), answerBy: z.optional(Instant) }),
    ),
    /** Papers that were photographed (a letter, a transfer form, an authorisation): the office alone sees them. */
    paperIds: z.optional(z.array(Id).check(z.maxLength(50))),
    /** 二次投诉: the earlier complaint about the same matter. */
    repeatOf: z.optional(Id),
    /** 当场解决: answered with the registration. */
    solved: z.optional(
      z.strictObject({ answer: Words, settlement: z.enum(settlements), referredTo: z.optional(ShortWords) }),
    ),
  }),
  answer: StaffDetail,
  refusals: [
    'switched-off',
    ...textRefusals,
    'not-allowed',
    'not-found',
    'too-many-photos',
    'photo-unknown',
    'category-unknown',
    'answer-unknown',
    'community-unknown',
    'room-unknown',
    'room-not-yours',
    'customer-unknown',
    'not-third-party',
    'sender-missing',
    'sender-date-wrong',
    'earlier-unknown',
    'dispatcher-only',
    'money-needs-approval',
    'wish-in-the-past',
    'received-in-the-future',
    'received-too-long-ago',
    'key-reused',
    'busy-try-again',
  ],
  summary: 'Register a complaint for somebody who called or came',
})

export const acceptComplaint = writes('acceptComplaint', {
  path: '/v1/staff/complaints/{id}/accept',
  params: ById,
  body: z.strictObject({ turn: Turn, severity: z.optional(z.enum(severities)), reason: z.optional(Words) }),
  answer: StaffDetail,
  refusals: [...moveRefusals, ...textRefusals],
  summary: 'Accept and become first contact',
})

export const declineComplaint = writes('declineComplaint', {
  path: '/v1/staff/complaints/{id}/decline',
  params: ById,
  body: z.strictObject({ turn: Turn, reason: Words }),
  answer: StaffDetail,
  refusals: [...moveRefusals, ...textRefusals, 'third-party-must-be-answered', 'under-supervision', 'dispatcher-only'],
  summary: 'Decline with a reason the customer reads',
})

export const solveOnTheSpot = writes('solveOnTheSpot', {
  path: '/v1/staff/complaints/{id}/solve',
  params: ById,
  body: z.strictObject({
    turn: Turn,
    answer: Words,
    settlement: z.enum(settlements),
    referredTo: z.optional(ShortWords),
  }),
  answer: StaffDetail,
  refusals: [...moveRefusals, ...textRefusals, 'dispatcher-only', 'money-needs-approval', 'not-while-paused'],
  summary: 'Solve on the spot, without an order',
})

/** Why somebody fits or not; `facts` make the sentence exact: open orders, buildings away, next duty. */
export const CandidateReason = z.object({
  fits: z.boolean(),
  why: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type CandidateReason = z.infer<typeof CandidateReason>

export const Candidate = z.object({
  userId: Id,
  name: z.string(),
  openOrders: z.number(),
  reasons: z.array(CandidateReason),
  /** In an emergency, where the person has left a number. */
  phone: z.optional(z.string()),
})
export type Candidate = z.infer<typeof Candidate>

/**
 * `department`: whose people these are. `departments`: those whose people may be asked for instead; both by id only from
 * servers that know it. `barred`: who cannot have it at all. `modes`: how it may be given, and why not otherwise.
 */
export const CandidateList = z.object({
  department: z.string(),
  departmentId: z.optional(Id),
  departments: z.optional(z.array(z.object({ id: Id, name: z.string() }))),
  candidates: z.array(Candidate),
  barred: z.array(Candidate),
  modes: z.array(z.object({ mode: z.string(), allowed: z.boolean(), why: z.optional(z.string()) })),
})
export type CandidateList = z.infer<typeof CandidateList>

export const listCandidates = reads('listCandidates', {
  path: '/v1/staff/complaints/{id}/candidates',
  params: ById,
  /** Without a department: the one that has the order or is to get it. */
  query: z.strictObject({ departmentId: z.optional(Id) }),
  answer: CandidateList,
  refusals: ['not-found', 'not-allowed', 'not-now', 'dispatcher-only', 'not-while-paused', 'department-unknown'],
  summary: 'Who could handle it, ranked, with reasons',
})

export const dispatchOrder = writes('dispatchOrder', {
  path: '/v1/staff/complaints/{id}/dispatch',
  params: ById,
  body: z.strictObject({
    turn: Turn,
    handlerId: Id,
    /** For which department he is to handle it, where that is another one than the one it would go to. */
    departmentId: z.optional(Id),
    instruction: z.optional(Words),
    override: z.optional(Words),
  }),
  answer: StaffDetail,
  refusals: [
    ...moveRefusals,
    'handler-unknown',
    'person-leaving',
    'dispatcher-only',
    'not-while-paused',
    'in-conflict',
  ],
  summary: 'Dispatch a work order to a handler',
})

export const takeOrder = writes('takeOrder', {
  path: '/v1/staff/complaints/{id}/take',
  params: ById,
  body: z.strictObject({ turn: Turn, ...happened }),
  answer: StaffDetail,
  refusals: [...moveRefusals, ...happenedRefusals],
  summary: 'Take the order',
})

export const reportDone = writes('reportDone', {
  path: '/v1/staff/complaints/{id}/report',
  params: ById,
  body: z.strictObject({
    turn: Turn,
    remedialAction: Words,
    cause: z.enum(causes),
    settlement: z.enum(settlements),
    liableParty: z.enum(liableParties),
    correctiveAction: z.discriminatedUnion('needed', [
      z.strictObject({ needed: z.literal(true), what: Words, owner: ShortWords, ownerId: z.optional(Id), by: Instant }),
      z.strictObject({ needed: z.literal(false), reason: Words }),
    ]),
    photoIds: z.array(Id).check(z.maxLength(50)),
    /** 用料与费用: for staff only. */
    expenses: z.optional(ExpensesBody),
    ...happened,
  }),
  answer: StaffDetail,
  refusals: [
    ...moveRefusals,
    ...textRefusals,
    ...happenedRefusals,
    'photo-needed',
    'expenses-wrong',
    'photo-unknown',
    'too-many-photos',
    'corrective-action-needed',
    'offer-open',
    'money-needs-approval',
    'not-while-paused',
    'person-unknown',
    'person-leaving',
    'in-conflict',
  ],
  summary: 'Report the work done',
})

export const confirmWork = writes('confirmWork', {
  path: '/v1/staff/complaints/{id}/confirm',
  params: ById,
  body: z.strictObject({ turn: Turn, answer: z.optional(Words) }),
  answer: StaffDetail,
  refusals: [...moveRefusals, ...textRefusals, 'own-work', 'money-needs-approval'],
  summary: 'The department head confirms finished work; the customer is asked',
})

export const sendBackWork = writes('sendBackWork', {
  path: '/v1/staff/complaints/{id}/send-back',
  params: ById,
  body: z.strictObject({ turn: Turn, reason: Words }),
  answer: StaffDetail,
  refusals: [...moveRefusals, ...textRefusals, 'own-work'],
  summary: 'Send the work back with a reason',
})

export const recordVisit = writes('recordVisit', {
  path: '/v1/staff/complaints/{id}/visit',
  params: ById,
  body: z.strictObject({
    turn: Turn,
    method: z.enum(visitMethods),
    visitedAt: Instant,
    verdict: z.enum(visitVerdicts),
    solved: z.boolean(),
    words: Words,
  }),
  answer: StaffDetail,
  refusals: [...moveRefusals, ...textRefusals, 'visitor-was-handler', 'visit-time-wrong'],
  summary: 'Record the return visit',
})

export const LedgerRow = z.object({
  id: Id,
  number: z.string(),
  receivedAt: Instant,
  customer: z.string(),
  place: z.string(),
  source: z.string(),
  /** 第三方转来: who sent it on, and under which number. */
  sender: z.optional(z.string()),
  senderNumber: z.optional(z.string()),
  category: z.string(),
  title: z.string(),
  severity: z.string(),
  state: z.string(),
  handler: z.optional(z.string()),
  satisfaction: z.optional(z.string()),
  visit: z.optional(z.string()),
  overdue: z.boolean(),
  closedAt: z.optional(Instant),
})
export type LedgerRow = z.infer<typeof LedgerRow>

export const listLedger = reads('listLedger', {
  path: '/v1/staff/ledger',
  params: nothing,
  query: z.strictObject({ communityId: Id, month: Month, more: z.optional(z.string().check(z.maxLength(2000))) }),
  answer: z.object({
    rows: z.array(LedgerRow),
    more: z.optional(z.string()),
    /** With the first page: the months an old ledger was imported into, oldest first. */
    pastMonths: z.optional(z.array(Month)),
  }),
  refusals: ['not-allowed', 'page-token-invalid'],
  summary: 'The ledger of a month, by number',
})

export const exportLedger = reads('exportLedger', {
  path: '/v1/staff/ledger/export',
  params: nothing,
  query: z.strictObject({ communityId: Id, month: Month }),
  answer: z.object({ url: z.string(), name: z.string(), rows: z.number() }),
  refusals: ['not-allowed'],
  summary: 'The ledger of a month as an xlsx file: a link that is valid for ten minutes',
})
