// 工作台: open complaints, next deadline first. The office sees the community, a head what his departments owe, a handler his own orders.

import * as z from 'zod/mini'
import type { Reason } from '#contract/refusals.ts'
import { mostCounted, type WorkPage } from '#contract/staff.ts'
import { readsCommunity } from '#domain/complaint/lifecycle.ts'
import type { Actor } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { addDays, dayOf, type Instant, startOfDay } from '#domain/time.ts'
import { cardView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { readCommunity } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { posts } from '../storage/complaint-items.ts'
import { sortableInstant } from '../storage/due.ts'
import { readPageToken, writePageToken } from '../storage/page-token.ts'
import { countItems, type Page, readPage } from '../storage/read.ts'
import { StoredCard } from '../storage/stored-complaint.ts'

const pageSize = 30
const Listed = z.object({ card: StoredCard })

type Query = { communityId: string; of: 'mine' | 'community'; more?: string | undefined }

/** One partition of an index, sorted by next deadline. */
type Pile = {
  index: 'byOpen' | 'byPost' | 'byHolder'
  name: 'openKey' | 'postKey' | 'holderKey'
  key: string
  sort: string
}

const open = (key: string): Pile => ({ index: 'byOpen', name: 'openKey', key, sort: 'openSort' })
const post = (key: string): Pile => ({ index: 'byPost', name: 'postKey', key, sort: 'postSort' })
const held = (key: string): Pile => ({ index: 'byHolder', name: 'holderKey', key, sort: 'holderSort' })

/** The piles a person's list is made of; none where he may not list. */
const pilesOf = (actor: Actor, { communityId, of }: Query): Pile[] => {
  const grants = actor.grants.filter(it => it.communityId === communityId)
  if (of === 'mine') return grants.length > 0 ? [held(`HOLDER#${actor.id}`)] : []
  if (readsCommunity(actor, communityId)) return [open(`OPEN#${communityId}`)]
  return grants.flatMap(({ role, departmentId }) =>
    role === 'department-head' && departmentId !== undefined ? [post(posts.head(communityId, departmentId))] : [],
  )
}

const pageOf = (core: Core, { index, name, key }: Pile, after?: Record<string, unknown>): Promise<Page> =>
  readPage(core.database, { table: 'records', index, partition: [name, key], limit: pageSize, after })

const countOf = async (core: Core, piles: readonly Pile[], span?: { from: Instant; to: Instant }): Promise<number> => {
  const counts = await Promise.all(
    piles.map(({ index, name, key, sort }) =>
      countItems(
        core.database,
        {
          table: 'records',
          index,
          partition: [name, key],
          ...(span ? { between: [sort, sortableInstant(span.from), `${sortableInstant(span.to)}#~`] as const } : {}),
        },
        mostCounted + 1,
      ),
    ),
  )
  return counts.reduce((sum, it) => sum + it, 0)
}

const countsOf = async (core: Core, piles: readonly Pile[], seesAll: boolean, { communityId, of }: Query) => {
  const now = core.now()
  const tonight = startOfDay(addDays(dayOf(now), 1)) - 1
  const isWhole = seesAll && of === 'community'
  const [fresh, dueToday, overdue, toVisit] = await Promise.all([
    isWhole ? countOf(core, [post(posts.fresh(communityId))]) : 0,
    countOf(core, piles, { from: now, to: tonight }),
    countOf(core, piles, { from: 0, to: now - 1 }),
    isWhole ? countOf(core, [post(posts.visits(communityId))]) : 0,
  ])
  return { fresh, dueToday, overdue, toVisit }
}

/** What has newly come to a handler (to take) or to a head (to check). */
const freshIn = (cards: readonly StoredCard[], of: Query['of']): number =>
  cards.filter(it => it.state === (of === 'mine' ? 'dispatched' : 'checking')).length

/** Two waits: who asks, then the list with its counters. Several departments of one head are merged and not paged. */
export const listWork = async (
  core: Core,
  { holder, query }: Asked<unknown, Query>,
): Promise<Result<WorkPage, Reason>> => {
  const filter = `work/${query.communityId}/${query.of}`
  const after = query.more === undefined ? undefined : readPageToken(core, query.more, holder.userId, filter)
  if (query.more !== undefined && after === undefined) return refuse('page-token-invalid')
  const [entered, community] = await Promise.all([enter(core, holder), readCommunity(core, query.communityId)])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  const piles = pilesOf(actor, query)
  const [first, ...others] = piles
  if (!community || !first) return refuse('not-allowed')
  const seesAll = readsCommunity(actor, query.communityId)
  const [pages, counts] = await Promise.all([
    Promise.all(piles.map(pile => pageOf(core, pile, after))),
    countsOf(core, piles, seesAll, query),
  ])
  const now = core.now()
  const cards = pages
    .flatMap(page => page.items)
    .map(item => Listed.parse(item).card)
    .sort((one, other) => (one.next?.dueAt ?? 0) - (other.next?.dueAt ?? 0))
  const last = others.length === 0 ? pages[0]?.last : undefined
  return accept({
    cards: cards.map(card =>
      cardView(card, now, community.profile.departments, !(seesAll && query.of === 'community')),
    ),
    counts: seesAll && query.of === 'community' ? counts : { ...counts, fresh: freshIn(cards, query.of) },
    ...(last ? { more: writePageToken(core, last, holder.userId, filter) } : {}),
  })
}
