// 通知中心: what was sent to me is one Query in my own partition, and one BatchGet of the matters it is about.

import * as z from 'zod/mini'
import type { MessagePage, MyMessage } from '#contract/messages.ts'
import type { Reason } from '#contract/refusals.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { messageEvents } from '#domain/complaint/decision.ts'
import { stillFollows } from '#domain/complaint/following.ts'
import { maySeeAsCustomer } from '#domain/complaint/lifecycle.ts'
import { titleOf } from '#domain/complaint/wording.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { enter } from '../session/enter.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { readPageToken, writePageToken } from '../storage/page-token.ts'
import { type UserItem, userAt } from '../storage/person-items.ts'
import { type Page, readItems, readPage } from '../storage/read.ts'
import { writeItems } from '../storage/write.ts'
import { inboxPartition, MessageItem } from './message-item.ts'
import { matterForFollower } from './wording.ts'

const pageSize = 20
/** Unread ones are counted among so many of the newest. */
const unreadReach = 30

const Listed = z.object({
  personSort: z.string(),
  event: z.enum(messageEvents),
  note: z.string(),
  complaintId: z.string(),
  createdAt: z.number(),
  state: MessageItem.shape.state,
  forFollower: z.optional(z.boolean()),
})
type Listed = z.infer<typeof Listed>

const inboxPage = (core: Core, userId: string, limit: number, after?: Record<string, unknown>): Promise<Page> =>
  readPage(core.database, {
    table: 'records',
    index: 'byPerson',
    partition: ['personKey', inboxPartition(userId)],
    newestFirst: true,
    limit,
    after,
  })

const isUnread = ({ messagesReadTo = 0 }: Pick<UserItem, 'messagesReadTo'>, createdAt: Instant): boolean =>
  createdAt > messagesReadTo

/** The newest messages of somebody, for counting those he has not read. */
export const newestMessages = (core: Core, userId: string): Promise<Page> => inboxPage(core, userId, unreadReach)

/** How many of a page somebody has not read. */
export const unreadIn = ({ items }: Page, user: Pick<UserItem, 'messagesReadTo'>): number =>
  items.filter(item => isUnread(user, Listed.parse(item).createdAt)).length

const reachedBy = {
  sent: 'wechat',
  refused: 'here',
  unknown: 'unsure',
  pending: 'waiting',
  sending: 'waiting',
} as const satisfies Record<MessageItem['state'], MyMessage['reached']>

/** The matter in words; nothing where the reader may no longer look at it. */
const matterOf = (complaint: Complaint, user: UserItem, asFollower: boolean): string | undefined => {
  if (asFollower) return stillFollows(complaint, user) ? matterForFollower(complaint) : undefined
  return maySeeAsCustomer(complaint, user.id) ? titleOf(complaint.text) : undefined
}

const messageView = (listed: Listed, user: UserItem, complaint: Complaint | undefined): MyMessage => {
  const { personSort, event, note, complaintId, createdAt, state, forFollower = false } = listed
  const matter = complaint && matterOf(complaint, user, forFollower)
  return {
    // The sort key without its time: the message's own id.
    id: personSort.slice(personSort.indexOf('#') + 1),
    at: createdAt,
    event,
    note,
    complaintId,
    as: forFollower ? 'follower' : 'filer',
    ...(complaint && matter !== undefined ? { matter, number: complaint.number } : {}),
    reached: reachedBy[state],
    unread: isUnread(user, createdAt),
  }
}

export const listMyMessages = async (
  core: Core,
  { holder, query }: Asked<unknown, { more?: string | undefined }>,
): Promise<Result<MessagePage, Reason>> => {
  const filter = 'messages'
  const after = query.more === undefined ? undefined : readPageToken(core, query.more, holder.userId, filter)
  if (query.more !== undefined && after === undefined) return refuse('page-token-invalid')
  const [entered, page] = await Promise.all([enter(core, holder), inboxPage(core, holder.userId, pageSize, after)])
  if (!entered.ok) return entered
  const { user } = entered.value.caller
  const listed = page.items.map(item => Listed.parse(item))
  const found = await readItems(
    core.database,
    listed.map(it => complaintAt(it.complaintId)),
  )
  const messages = listed.map(it => {
    const item = found.take(complaintAt(it.complaintId))
    return messageView(it, user, item && openComplaint(item, core.seal))
  })
  return accept({ messages, ...(page.last ? { more: writePageToken(core, page.last, user.id, filter) } : {}) })
}

const mostTries = 5

/** The mark goes forward only, and never past now; sent twice it changes nothing. */
export const markMessagesRead = async (
  core: Core,
  { holder, body }: Asked<unknown, unknown, { upTo: Instant }>,
): Promise<Result<{ readTo: Instant }, Reason>> => {
  const entered = await enter(core, holder)
  if (!entered.ok) return entered
  let user: UserItem | undefined = entered.value.caller.user
  for (let tries = 1; user && tries <= mostTries; tries += 1) {
    const { messagesReadTo = 0, version } = user
    const readTo = Math.max(messagesReadTo, Math.min(body.upTo, core.now()))
    if (readTo === messagesReadTo) return accept({ readTo })
    const item: UserItem = { ...user, version: version + 1, messagesReadTo: readTo }
    const written = await writeItems(core.database, [{ table: 'records', only: 'if-version', version, item }])
    if (written.ok) return accept({ readTo })
    await core.wait(core.randomBelow(20 * 2 ** tries))
    user = (await readItems(core.database, [userAt(holder.userId)])).take(userAt(holder.userId))
  }
  return refuse('busy-try-again')
}
