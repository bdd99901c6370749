// What I follow: the list is one Query in my own partition and one BatchGet of the complaints; one of them is one wait.

import type { FollowedDetail, FollowedPage } from '#contract/groups.ts'
import type { Reason } from '#contract/refusals.ts'
import { stillFollows } from '#domain/complaint/following.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { readComplaint } from '../complaints/read-complaint.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { communityOf } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { readPageToken, writePageToken } from '../storage/page-token.ts'
import { type Page, readItems, readPage } from '../storage/read.ts'
import { FollowItem, followerPartition } from './follow-item.ts'
import { followedCard, followedDetail } from './followed-view.ts'

const pageSize = 20

/** One page of what somebody follows or has followed. */
export const followPage = (core: Core, userId: string, after?: Record<string, unknown>): Promise<Page> =>
  readPage(core.database, {
    table: 'records',
    partition: ['pk', followerPartition(userId)],
    newestFirst: true,
    limit: pageSize,
    after,
  })

/** Those of a page that are still followed. */
export const followedIds = ({ items }: Page): string[] =>
  items
    .map(item => FollowItem.parse(item))
    .filter(it => it.endedAt === undefined)
    .map(it => it.complaintId)

export const listFollowed = async (
  core: Core,
  { holder, query }: Asked<unknown, { more?: string | undefined }>,
): Promise<Result<FollowedPage, Reason>> => {
  const filter = 'followed'
  const after = query.more === undefined ? undefined : readPageToken(core, query.more, holder.userId, filter)
  if (query.more !== undefined && after === undefined) return refuse('page-token-invalid')
  const [entered, page] = await Promise.all([enter(core, holder), followPage(core, holder.userId, after)])
  if (!entered.ok) return entered
  const { user } = entered.value.caller
  const here = followedIds(page).map(complaintAt)
  const found = await readItems(core.database, here)
  const followed = here
    .flatMap(it => found.take(it) ?? [])
    .map(item => openComplaint(item, core.seal))
    .filter(complaint => stillFollows(complaint, user))
  const now = core.now()
  const cards = await Promise.all(
    followed.map(async it => followedCard(it, await communityOf(core, it.communityId), now)),
  )
  return accept({ cards, ...(page.last ? { more: writePageToken(core, page.last, user.id, filter) } : {}) })
}

export const readFollowed = async (
  core: Core,
  { holder, params }: Asked<{ id: string }>,
): Promise<Result<FollowedDetail, Reason>> => {
  const [entered, read] = await Promise.all([enter(core, holder), readComplaint(core, params.id)])
  if (!entered.ok) return entered
  if (!read || !stillFollows(read.complaint, entered.value.caller.user)) return refuse('not-found')
  const community = await communityOf(core, read.complaint.communityId)
  return accept(followedDetail(read.complaint, read.entries, community, core.now()))
}
