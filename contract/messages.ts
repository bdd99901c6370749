// 通知中心: everything that was sent to me, also what WeChat could not deliver.

import * as z from 'zod/mini'
import { messageEvents } from '#domain/complaint/decision.ts'
import { nothing, reads, writes } from './endpoint.ts'
import { Id, Instant, known } from './fields.ts'

/** `wechat`: WeChat has it too · `here`: only here · `waiting`: on its way, or the night is not over · `unsure`: WeChat may have it. */
export const reached = ['wechat', 'here', 'waiting', 'unsure'] as const

export const MyMessage = z.object({
  id: z.string(),
  at: Instant,
  event: known(messageEvents),
  /** What it says: 何敏已受理. */
  note: z.string(),
  complaintId: Id,
  /** My own complaint, or a neighbour's that I follow. */
  as: known(['filer', 'follower']),
  /** The matter and its number; missing where I may no longer look at it. */
  matter: z.optional(z.string()),
  number: z.optional(z.string()),
  reached: known(reached),
  unread: z.boolean(),
})
export type MyMessage = z.infer<typeof MyMessage>

export const MessagePage = z.object({ messages: z.array(MyMessage), more: z.optional(z.string()) })
export type MessagePage = z.infer<typeof MessagePage>

export const listMyMessages = reads('listMyMessages', {
  path: '/v1/messages',
  params: nothing,
  query: z.strictObject({ more: z.optional(z.string().check(z.maxLength(2000))) }),
  answer: MessagePage,
  refusals: ['page-token-invalid'],
  summary: 'Everything that was sent to me, newest first, whether or not WeChat could deliver it',
})

export const markMessagesRead = writes('markMessagesRead', {
  path: '/v1/messages/read',
  params: nothing,
  body: z.strictObject({ upTo: Instant }),
  answer: z.object({ readTo: Instant }),
  refusals: ['busy-try-again'],
  summary: 'I have read what was sent up to a moment; the mark never goes back',
})
