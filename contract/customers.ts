// Search, 客户台账, whole phone numbers and who looked at them.

import * as z from 'zod/mini'
import { customerRelations } from '#domain/complaint/complaint.ts'
import { messageEvents } from '#domain/complaint/decision.ts'
import { lookReasons } from '#domain/people/customer.ts'
import { visitMethods, visitVerdicts } from '#domain/return-visit/visit.ts'
import { Card } from './complaint-views.ts'
import { nothing, reads, writes } from './endpoint.ts'
import { Id, Instant, known, Month, ShortWords, Words } from './fields.ts'
import { reached } from './messages.ts'
import { Caller } from './registering.ts'

const More = z.optional(z.string().check(z.maxLength(4000)))
const textRefusals = ['text-missing', 'text-too-long', 'text-without-words'] as const

/**
 * A customer: somebody with an account, whoever is reached under a phone number (a keyed hash of it; where there is none, of
 * what an earlier system knew him by), or both, where the number is the account's own. The server hands them out; at least
 * one is there.
 */
export const CustomerRef = z.strictObject({ userId: z.optional(Id), phoneHash: z.optional(Id) })
export type CustomerRef = z.infer<typeof CustomerRef>

/** `customer`: the name, for whoever reads the community. */
export const FoundCard = z.extend(Card, { customer: z.optional(z.string()) })
export type FoundCard = z.infer<typeof FoundCard>

export const FoundCustomer = z.object({
  who: z.object({ userId: z.optional(Id), phoneHash: z.optional(Id) }),
  name: z.string(),
  maskedPhone: z.optional(z.string()),
  rooms: z.array(z.string()),
})
export type FoundCustomer = z.infer<typeof FoundCustomer>

/** What the text was taken for. `own`: the reader's own orders were looked through for words. */
export const searchedAs = ['number', 'old-number', 'phone', 'last-four', 'room', 'words', 'own'] as const

/**
 * Newest first. `backTo`: so far back in time was looked for words; there may be older ones, with the token `more`.
 * `older`: of a room or a phone number there are older ones than these. `moreCustomers`: of those whose number ends so there
 * may be others; whoever looks for one of them has to know the whole number.
 */
export const SearchAnswer = z.object({
  as: known(searchedAs),
  cards: z.array(FoundCard),
  customers: z.array(FoundCustomer),
  backTo: z.optional(z.string()),
  more: z.optional(z.string()),
  older: z.optional(z.boolean()),
  moreCustomers: z.optional(z.boolean()),
})
export type SearchAnswer = z.infer<typeof SearchAnswer>

// It changes nothing, but names and phone numbers have no place in a query, which stands in logs.
export const searchComplaints = writes('searchComplaints', {
  path: '/v1/staff/search',
  params: nothing,
  body: z.strictObject({ communityId: Id, text: ShortWords, more: More }),
  answer: SearchAnswer,
  refusals: ['not-allowed', 'text-missing', 'page-token-invalid'],
  summary: 'Complaints by number, phone, last four digits, room, name or words; nothing is stored',
})

/** Somebody who belongs to a room. `who` is missing for the customer himself. */
export const FamilyMember = z.object({
  who: z.optional(z.object({ userId: Id })),
  name: z.string(),
  relation: known(customerRelations),
})

export const CustomerHome = z.object({
  roomId: Id,
  label: z.string(),
  relation: z.optional(known(customerRelations)),
  since: z.optional(Instant),
  family: z.array(FamilyMember),
})
export type CustomerHome = z.infer<typeof CustomerHome>

const about = { complaintId: Id, number: z.string() }

export const CustomerNote = z.object({ id: Id, words: z.string(), by: z.string(), at: Instant })
export type CustomerNote = z.infer<typeof CustomerNote>

/** 重点关注: who flagged him, when and why. */
export const CustomerFlag = z.object({ by: z.string(), at: Instant, why: z.string() })
export type CustomerFlag = z.infer<typeof CustomerFlag>

/** All that is known of a customer. Visits, answers and dates are those of each complaint's last round; `older`: there are complaints beyond those read. */
export const CustomerView = z.object({
  who: z.object({ userId: z.optional(Id), phoneHash: z.optional(Id) }),
  name: z.string(),
  maskedPhone: z.optional(z.string()),
  /** The complaint the number was left with, where it is not the account's. */
  phoneIn: z.optional(Id),
  flag: z.optional(CustomerFlag),
  homes: z.array(CustomerHome),
  open: z.array(Card),
  past: z.array(Card),
  older: z.boolean(),
  /** Agreed with him and still to come, the next first. */
  dates: z.array(z.object({ ...about, until: Instant, agreedAt: Instant, what: z.string(), by: z.string() })),
  visits: z.array(
    z.object({
      ...about,
      at: Instant,
      by: z.string(),
      method: known(visitMethods),
      verdict: known(visitVerdicts),
      words: z.string(),
    }),
  ),
  surveys: z.array(
    z.object({ ...about, at: Instant, solved: z.boolean(), overall: z.number(), text: z.optional(z.string()) }),
  ),
  messages: z.array(
    z.object({ ...about, at: Instant, event: known(messageEvents), note: z.string(), reached: known(reached) }),
  ),
  notes: z.array(CustomerNote),
  mayNote: z.boolean(),
  /** As whom he is named when something is registered for him, for whoever may. */
  caller: z.optional(Caller),
})
export type CustomerView = z.infer<typeof CustomerView>

export const readCustomer = reads('readCustomer', {
  path: '/v1/staff/customers/view',
  params: nothing,
  query: z.strictObject({ communityId: Id, userId: z.optional(Id), phoneHash: z.optional(Id) }),
  answer: CustomerView,
  refusals: ['not-allowed', 'customer-unknown'],
  summary: 'All that is known of a customer: homes, family, complaints, visits, answers, messages, notes, dates',
})

export const addCustomerNote = writes('addCustomerNote', {
  path: '/v1/staff/customers/notes',
  params: nothing,
  body: z.strictObject({ communityId: Id, who: CustomerRef, words: Words }),
  answer: CustomerNote,
  refusals: ['not-allowed', 'customer-unknown', 'key-reused', 'busy-try-again', ...textRefusals],
  summary: 'Note something about a customer, inside; a note is never changed',
})

export const flagCustomer = writes('flagCustomer', {
  path: '/v1/staff/customers/flag',
  params: nothing,
  body: z.strictObject({ communityId: Id, who: CustomerRef, flagged: z.boolean(), why: Words }),
  answer: z.object({ flag: z.optional(CustomerFlag) }),
  refusals: ['not-allowed', 'customer-unknown', 'key-reused', 'busy-try-again', ...textRefusals],
  summary: 'Flag a customer for attention or take it back; no clock and no rank changes by it',
})

export const revealPhone = writes('revealPhone', {
  path: '/v1/staff/phone-looks',
  params: nothing,
  body: z.strictObject({
    communityId: Id,
    /** Whose number: the one left with a complaint, or the one of an account. */
    of: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('complaint'), complaintId: Id }),
      z.strictObject({ kind: z.literal('account'), userId: Id }),
    ]),
    why: z.enum(lookReasons),
  }),
  answer: z.object({ phone: z.string() }),
  refusals: ['not-allowed', 'not-found', 'customer-unknown', 'no-phone', 'key-reused', 'busy-try-again'],
  summary: 'The whole phone number, with a reason; who looked stands in the access log before it is answered',
})

/** `whose`: as he is called now; a name that was erased is not here either. */
export const PhoneLook = z.object({
  id: Id,
  at: Instant,
  by: z.string(),
  whose: z.string(),
  why: known(lookReasons),
  number: z.optional(z.string()),
})
export type PhoneLook = z.infer<typeof PhoneLook>

export const readAccessLog = reads('readAccessLog', {
  path: '/v1/staff/access-log',
  params: nothing,
  query: z.strictObject({ communityId: Id, month: Month, more: More }),
  answer: z.object({ looks: z.array(PhoneLook), more: z.optional(z.string()) }),
  refusals: ['not-allowed', 'page-token-invalid'],
  summary: 'Who looked at whose whole phone number in a month, the newest first',
})
