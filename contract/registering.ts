// While a caller is on the line: who it is, and what he or his room brought up before.

import * as z from 'zod/mini'
import { customerRelations } from '#domain/complaint/complaint.ts'
import { Card } from './complaint-views.ts'
import { nothing, reads, writes } from './endpoint.ts'
import { Id, known, ShortWords } from './fields.ts'

const CallerRoom = z.object({ buildingId: Id, roomId: Id, label: z.string() })
export type CallerRoom = z.infer<typeof CallerRoom>

/** Somebody with an account (`userId`), or known from a complaint (`asIn`) alone. */
export const Caller = z.object({
  userId: z.optional(Id),
  asIn: z.optional(Id),
  /** The keyed hash of his number, for what was registered under it before; missing where there is none. */
  phoneHash: z.optional(Id),
  name: z.string(),
  relation: known(customerRelations),
  maskedPhone: z.optional(z.string()),
  /** In this community. */
  rooms: z.array(CallerRoom),
})
export type Caller = z.infer<typeof Caller>

/**
 * Whether so much of a number finds anybody: its last four digits, or all eleven. Anything between finds nobody: a number of
 * which its mask is known could be put together digit by digit, without a line in the access log.
 */
export const mayFindCaller = (digits: string): boolean => digits.length === 4 || digits.length === 11

// It changes nothing, but a telephone number has no place in a query, which stands in logs.
export const findCallers = writes('findCallers', {
  path: '/v1/staff/callers/find',
  params: nothing,
  body: z.strictObject({
    communityId: Id,
    by: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('phone'), digits: z.string().check(z.regex(/^\d{4,11}$/)) }),
      z.strictObject({ kind: z.literal('room'), buildingId: Id, roomId: Id }),
    ]),
  }),
  answer: z.object({
    callers: z.array(Caller),
    /** Rooms the whole number is registered for as the owner's, beside those of the callers: nobody's name is known. */
    registered: z.optional(z.array(CallerRoom)),
  }),
  refusals: ['not-allowed'],
  summary: 'Who may be calling: by the last four digits of the number, the whole of it, or the room; nothing is stored',
})

/** Newest first. `repeat`: ids of those that may be the same matter; `more`: there are older ones. */
export const CallerPast = z.object({ cards: z.array(Card), repeat: z.array(Id), more: z.boolean() })
export type CallerPast = z.infer<typeof CallerPast>

export const readCallerPast = reads('readCallerPast', {
  path: '/v1/staff/callers/past',
  params: nothing,
  query: z.strictObject({
    communityId: Id,
    userId: z.optional(Id),
    /** As the server handed it out: what was registered under his number, with an account or without. */
    phoneHash: z.optional(Id),
    roomId: z.optional(Id),
    /** A public place, as the community lists it, and the building where it lies in one. */
    label: z.optional(ShortWords),
    buildingId: z.optional(Id),
    /** What it is about now. */
    categoryId: z.optional(Id),
  }),
  answer: CallerPast,
  refusals: ['not-allowed'],
  summary: 'What a room, a person or a number brought up before, and what of it may be the same matter again',
})
