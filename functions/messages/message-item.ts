// The outbox: a message stands in the same transaction as the act it tells of, and waits in the due index until it was handed over.

import * as z from 'zod/mini'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { type MessageDraft, type MessageEvent, messageEvents } from '#domain/complaint/decision.ts'
import { isInConflict } from '#domain/complaint/lifecycle.ts'
import { afterQuietHours } from '#domain/survey/quiet-hours.ts'
import type { Instant } from '#domain/time.ts'
import { type Community, staffBehind } from '../places/community.ts'
import { dueKey, sortableInstant } from '../storage/due.ts'
import type { Located } from '../storage/read.ts'
import type { Put } from '../storage/write.ts'
import { noteFor } from './wording.ts'

export const MessageItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.literal('MESSAGE'),
  kind: z.literal('message'),
  version: z.number(),
  id: z.string(),
  to: z.string(),
  forCustomer: z.boolean(),
  /** A neighbour who follows reads other words than the customer. */
  forFollower: z.optional(z.boolean()),
  /** Stands for all who follow but this one, who did it himself; whoever sends it writes theirs. */
  toFollowers: z.optional(z.string()),
  event: z.enum(messageEvents),
  complaintId: z.string(),
  by: z.optional(z.number()),
  /** What it says, where it goes to a customer or follower: the same in WeChat and in the message centre. Nothing a customer wrote. */
  note: z.optional(z.string()),
  createdAt: z.number(),
  notBefore: z.number(),
  state: z.enum(['pending', 'sending', 'sent', 'refused', 'unknown']),
  attempts: z.number(),
  leaseUntil: z.optional(z.number()),
  code: z.optional(z.number()),
  wechatId: z.optional(z.string()),
  dueKey: z.optional(z.string()),
  dueSort: z.optional(z.string()),
  personKey: z.optional(z.string()),
  personSort: z.optional(z.string()),
})
export type MessageItem = z.infer<typeof MessageItem>

export const messageAt = (id: string): Located<typeof MessageItem> => ({
  table: 'records',
  key: { pk: `MESSAGE#${id}`, sk: 'MESSAGE' },
  schema: MessageItem,
})

/** Where the messages of a person stand. */
export const inboxPartition = (userId: string): string => `PERSON#${userId}#messages`

/** Where a message stands in its recipient's list. */
export const inInbox = (id: string, to: string, at: Instant): { personKey: string; personSort: string } => ({
  personKey: inboxPartition(to),
  personSort: `${sortableInstant(at)}#${id}`,
})

/** Where a message waits in the due index until `at`. */
export const waiting = (id: string, at: Instant): { dueKey: string; dueSort: string } => ({
  dueKey: dueKey(id),
  dueSort: `${sortableInstant(at)}#message#${id}`,
})

type Telling = { complaint: Complaint; community: Community; actorId: string; now: Instant }

/** Nobody is told of what is about himself, nor of his own act. */
const recipients = (draft: MessageDraft, { complaint, community, actorId, now }: Telling): string[] => {
  const { customer, ownCase } = complaint
  if (draft.audience.to !== 'customer')
    return staffBehind(community, draft.audience, now, userId => userId !== actorId && !isInConflict(complaint, userId))
  return customer.userId === undefined || ownCase ? [] : [customer.userId]
}

/** What neighbours who follow are told of; the rest is between the customer and the company. */
const followersHearOf: readonly MessageEvent[] = ['message', 'progress', 'answered', 'closed']

type Told = { draft: MessageDraft; to: string; toFollowers?: string }

const toFollowers = (draft: MessageDraft, { id, followers }: Complaint, actorId: string): Told[] =>
  draft.audience.to === 'customer' && followers.length > 0 && followersHearOf.includes(draft.event)
    ? [{ draft, to: `FOLLOWERS#${id}`, toFollowers: actorId }]
    : []

/** Whoever is meant twice by one act, as holder and as dispatcher, is told once. */
const isFirst = ({ draft, to }: Told, index: number, all: readonly Told[]): boolean =>
  all.findIndex(it => it.to === to && it.draft.event === draft.event && it.draft.by === draft.by) === index

/** The outbox items of a decision; nobody is told of his own act. Keyed by complaint version, so an act tells once. */
export const messagePuts = (drafts: readonly MessageDraft[], { complaint, community, actorId, now }: Telling): Put[] =>
  drafts
    .flatMap((draft): Told[] => [
      ...recipients(draft, { complaint, community, actorId, now }).map(to => ({ draft, to })),
      ...toFollowers(draft, complaint, actorId),
    ])
    .filter(({ to }) => to !== actorId)
    .filter(isFirst)
    .map(({ draft, to, ...rest }, index) => {
      const id = `${complaint.id}.${complaint.version}.${index}`
      const forCustomer = draft.audience.to === 'customer'
      const notBefore = forCustomer ? afterQuietHours(now) : now
      const item: MessageItem = {
        v: 1,
        pk: `MESSAGE#${id}`,
        sk: 'MESSAGE',
        kind: 'message',
        version: 1,
        id,
        to,
        ...rest,
        forCustomer,
        event: draft.event,
        complaintId: complaint.id,
        by: draft.by,
        ...(forCustomer && rest.toFollowers === undefined
          ? { note: noteFor(draft.event, complaint), ...inInbox(id, to, now) }
          : {}),
        createdAt: now,
        notBefore,
        state: 'pending',
        attempts: 0,
        ...waiting(id, notBefore),
      }
      return { table: 'records', only: 'if-absent', item }
    })
