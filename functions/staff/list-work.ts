// 工作台: open complaints, next deadline first. The office sees the community, a head what his departments owe, a handler
// his own orders and what he may claim; what was urged or taken up is a list of its own. Nobody finds what is about himself.

import type { CardPage } from '#contract/complaint-views.ts'
import type { Reason } from '#contract/refusals.ts'
import type { WorkCounts, workLists } from '#contract/staff.ts'
import { readsCommunity } from '#domain/complaint/lifecycle.ts'
import type { Actor, Role } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { cardView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Community, readCommunity } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { posts } from '../storage/complaint-items.ts'
import { readPageToken, writePageToken } from '../storage/page-token.ts'
import type { StoredCard } from '../storage/stored-complaint.ts'
import { communityCounts, countsIn, countsWithout, pileCounts } from './work-counts.ts'
import { heldPile, openPile, type Pile, Places, postPile, readPiles } from './work-piles.ts'

const pageSize = 30
/** Raised complaints are looked for among the open ones, so many in one Query, the most urgent first. */
const lookedThrough = 300

type Query = { communityId: string; of: (typeof workLists)[number]; more?: string | undefined }

type List = {
  piles: readonly Pile[]
  /** So many cards are read for a page. */
  limit: number
  /** Counted in the indexes, for the whole community or for the piles; or on the page alone. */
  counted: 'community' | 'piles' | 'page'
  /** The state of what is new to the reader. */
  fresh: StoredCard['state']
  /** Whether a name hidden by the customer stays hidden. */
  hides: boolean
  belongs: (card: StoredCard) => boolean
}

const departmentsOf = ({ grants }: Actor, communityId: string, role: Role): string[] => {
  const own = grants.filter(it => it.role === role && it.communityId === communityId)
  return [...new Set(own.flatMap(it => it.departmentId ?? []))]
}

const everything = (): boolean => true

/** The list as this person has it; without piles where he has none. */
const listFor = (actor: Actor, { communityId, of }: Query): List => {
  const readsAll = readsCommunity(actor, communityId)
  const headed = departmentsOf(actor, communityId, 'department-head')
  const open = openPile(`OPEN#${communityId}`)
  const list = {
    piles: [],
    limit: pageSize,
    counted: 'page',
    fresh: 'accepted',
    hides: true,
    belongs: everything,
  } as const
  switch (of) {
    case 'mine': {
      const worksHere = actor.grants.some(it => it.communityId === communityId)
      return {
        ...list,
        piles: worksHere ? [heldPile(posts.holder(communityId, actor.id))] : [],
        counted: 'piles',
        fresh: 'dispatched',
      }
    }
    case 'community':
      if (readsAll) return { ...list, piles: [open], counted: 'community', fresh: 'submitted', hides: false }
      return {
        ...list,
        piles: headed.map(it => postPile(posts.head(communityId, it))),
        counted: 'piles',
        fresh: 'checking',
      }
    case 'claim': {
      const own = departmentsOf(actor, communityId, 'handler')
      return { ...list, piles: own.map(it => postPile(posts.claim(communityId, it))) }
    }
    case 'raised':
      return {
        ...list,
        piles: readsAll || headed.length > 0 ? [open] : [],
        limit: lookedThrough,
        hides: !readsAll,
        belongs: ({ raisedFor }) => raisedFor !== undefined && (readsAll || raisedFor.some(it => headed.includes(it))),
      }
  }
}

const countsOf = (core: Core, { piles, counted }: List, communityId: string) => {
  if (counted === 'page') return undefined
  return counted === 'community' ? communityCounts(core, piles, communityId) : pileCounts(core, piles)
}

type Asker = { actor: Actor; community: Community; list: List }

const entered = async (core: Core, userHolder: Asked['holder'], query: Query): Promise<Result<Asker, Reason>> => {
  const [caller, community] = await Promise.all([enter(core, userHolder), readCommunity(core, query.communityId)])
  if (!caller.ok) return caller
  const { actor } = caller.value.caller
  const list = listFor(actor, query)
  if (!community || list.piles.length === 0) return refuse('not-allowed')
  return accept({ actor, community, list })
}

const isAboutReader =
  ({ id }: Actor) =>
  ({ aboutId }: StoredCard): boolean =>
    aboutId === id

/** Two waits: who asks, then the page, one Query a pile; as many however many are open. What is about the reader is left out. */
export const listWork = async (
  core: Core,
  { holder, query }: Asked<unknown, Query>,
): Promise<Result<CardPage, Reason>> => {
  const { communityId, of, more } = query
  const filter = `work/${communityId}/${of}`
  const from = Places.safeParse(more === undefined ? {} : readPageToken(core, more, holder.userId, filter))
  if (!from.success) return refuse('page-token-invalid')
  const asker = await entered(core, holder, query)
  if (!asker.ok) return asker
  const { actor, community, list } = asker.value
  const page = await readPiles(core, list.piles, { limit: list.limit, from: from.data })
  const now = core.now()
  const isMine = isAboutReader(actor)
  const cards = page.cards.filter(it => !isMine(it) && list.belongs(it))
  return accept({
    cards: cards.map(card => cardView(card, now, community.profile.departments, list.hides)),
    ...(page.after ? { more: writePageToken(core, page.after, holder.userId, filter) } : {}),
  })
}

/**
 * Two waits: who asks, then the counters, each counted no further than a bound, beside the first page: what is about the
 * reader is taken off again, and what is new in his own piles is counted there. What of it stands on a later page is
 * still in a counter.
 */
export const countWork = async (
  core: Core,
  { holder, query }: Asked<unknown, Query>,
): Promise<Result<WorkCounts, Reason>> => {
  const asker = await entered(core, holder, query)
  if (!asker.ok) return asker
  const { actor, list } = asker.value
  const [page, counts] = await Promise.all([
    readPiles(core, list.piles, { limit: list.limit }),
    countsOf(core, list, query.communityId),
  ])
  const now = core.now()
  const isMine = isAboutReader(actor)
  const cards = page.cards.filter(it => !isMine(it) && list.belongs(it))
  const shown = counts
    ? countsWithout(counts, countsIn(page.cards.filter(isMine), now))
    : { ...countsIn(cards, now), toVisit: 0 }
  const freshHere = cards.filter(it => it.state === list.fresh).length
  return accept({ ...shown, fresh: list.counted === 'community' ? shown.fresh : freshHere })
}
