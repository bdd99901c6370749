// A resident's reading: home, my complaints, one complaint. Each is one wait on the database.

import * as z from 'zod/mini'
import type { Card, CardPage, Detail } from '#contract/complaint-views.ts'
import type { Home } from '#contract/complaints.ts'
import type { Reason } from '#contract/refusals.ts'
import { maySeeAsCustomer } from '#domain/complaint/lifecycle.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import { followedIds, followPage } from '../groups/read-followed.ts'
import type { Asked } from '../http/serve.ts'
import { newestMessages, unreadIn } from '../messages/my-messages.ts'
import type { Photos } from '../photos/open-photos.ts'
import { type Community, communityOf, readCommunity } from '../places/community.ts'
import { roomsNow } from '../places/rooms-now.ts'
import { enter } from '../session/enter.ts'
import { meOf } from '../session/sign-in.ts'
import { readPageToken, writePageToken } from '../storage/page-token.ts'
import { readPage } from '../storage/read.ts'
import { StoredCard } from '../storage/stored-cards.ts'
import { readComplaint } from './read-complaint.ts'
import { cardView, customerCard, detailView } from './views.ts'

const pageSize = 20
/** Home looks for open complaints among so many of the newest. */
const homeReach = 60
const Listed = z.object({ filerKey: z.string(), card: StoredCard })

const cardsOf = (items: readonly unknown[], now: number, community: Community | undefined) =>
  items.map(item => cardView(customerCard(Listed.parse(item).card), now, community?.profile.departments ?? [], false))

const minePage = (core: Core, userId: string, limit: number, after?: Record<string, unknown>) =>
  readPage(core.database, {
    table: 'records',
    index: 'byFiler',
    partition: ['filerKey', `FILER#${userId}`],
    newestFirst: true,
    limit,
    after,
  })

/** The community of the resident's first room; its departments and emergency phones are shown. */
const ownCommunity = async (core: Core, communityId: string | undefined): Promise<Community | undefined> =>
  communityId === undefined ? undefined : readCommunity(core, communityId)

/** Going on for the one who filed it: a merged one is answered with the other. */
const isGoingOn = ({ next, state }: Card): boolean => next !== undefined || state === 'merged'

export const readHome = async (core: Core, { holder }: Asked): Promise<Result<Home, Reason>> => {
  const [entered, page, follows, messages] = await Promise.all([
    enter(core, holder),
    minePage(core, holder.userId, homeReach),
    followPage(core, holder.userId),
    newestMessages(core, holder.userId),
  ])
  if (!entered.ok) return entered
  const { user } = entered.value.caller
  const rooms = await roomsNow(core, user.rooms)
  const community = await ownCommunity(core, user.rooms[0]?.communityId)
  const cards = cardsOf(page.items, core.now(), community)
  return accept({
    followed: followedIds(follows).length,
    unread: unreadIn(messages, user),
    me: { ...meOf(core, user), rooms },
    open: cards.filter(isGoingOn),
    asking: cards.filter(card => !isGoingOn(card) && card.asks !== undefined),
    emergencyPhones: community?.profile.emergencyPhones ?? [],
  })
}

export const listMine = async (
  core: Core,
  { holder, query }: Asked<unknown, { more?: string | undefined; count?: string | undefined }>,
): Promise<Result<CardPage, Reason>> => {
  const filter = 'mine'
  const count = Number(query.count ?? pageSize)
  const after = query.more === undefined ? undefined : readPageToken(core, query.more, holder.userId, filter)
  if (query.more !== undefined && after === undefined) return refuse('page-token-invalid')
  const [entered, page] = await Promise.all([enter(core, holder), minePage(core, holder.userId, count, after)])
  if (!entered.ok) return entered
  const { user } = entered.value.caller
  const community = await ownCommunity(core, user.rooms[0]?.communityId)
  return accept({
    cards: cardsOf(page.items, core.now(), community),
    ...(page.last ? { more: writePageToken(core, page.last, user.id, filter) } : {}),
  })
}

export const readMine = async (
  needs: Core & { photos: Photos },
  { holder, params }: Asked<{ id: string }>,
): Promise<Result<Detail, Reason>> => {
  const [entered, read] = await Promise.all([enter(needs, holder), readComplaint(needs, params.id)])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!read || !maySeeAsCustomer(read.complaint, actor.id)) return refuse('not-found')
  const community = await communityOf(needs, read.complaint.communityId)
  return accept(await detailView(needs, { ...read, community, actor }))
}
