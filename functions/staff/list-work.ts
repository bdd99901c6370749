// 工作台: open complaints, next deadline first. The office sees the community, a head what his departments have under an
// order, a handler his own orders and what he may claim; what was urged or taken up is a list of its own. Nobody finds what
// is about himself or what he filed.

import type { Reason } from '#contract/refusals.ts'
import type { WorkCounts, WorkPage } from '#contract/staff.ts'
import { switchedOff } from '#domain/places/switches.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { cardView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import type { Community } from '../places/community.ts'
import { readPageToken, writePageToken } from '../storage/page-token.ts'
import { monthInFull } from '../storage/past-months.ts'
import { departmentCounts } from './department-counts.ts'
import { correctivesOwed } from './list-correctives.ts'
import { firstSince } from './read-changes.ts'
import { inspectionTime } from './read-inspection.ts'
import { communityCounts, countsIn, pileCounts } from './work-counts.ts'
import { enterWork, isNotFor, type WorkQuery, workName } from './work-lists.ts'
import { Places, readPiles } from './work-piles.ts'

/** From when to when there is something older in the ledger. */
const pastOf = ({ pastMonths }: Community): WorkPage['past'] => {
  const [from, to] = [pastMonths[0], pastMonths.at(-1)]
  return from === undefined || to === undefined ? undefined : { from: monthInFull(from), to: monthInFull(to) }
}

type Paged = WorkQuery & { more?: string | undefined }

/** Two waits: who asks, then the page, one Query a pile; as many however many are open. What is kept from the reader is left out. */
export const listWork = async (
  core: Core,
  { holder, query: { more, ...query } }: Asked<unknown, Paged>,
): Promise<Result<WorkPage, Reason>> => {
  const name = workName(query)
  const from = Places.safeParse(more === undefined ? {} : readPageToken(core, more, holder.userId, name))
  if (!from.success) return refuse('page-token-invalid')
  const now = core.now()
  const asker = await enterWork(core, holder, query)
  if (!asker.ok) return asker
  const { actor, community, list } = asker.value
  const { limit, most, belongs, hides } = list
  const isKept = isNotFor(actor)
  const keeps = belongs && { most, keep: (card: Parameters<typeof isKept>[0]) => !isKept(card) && belongs(card) }
  const isFirst = more === undefined
  const [page, correctives] = await Promise.all([
    readPiles(core, list.piles, { limit, from: from.data, ...keeps }),
    isFirst ? correctivesOwed(core, actor, query.communityId) : undefined,
  ])
  const cards = page.cards.filter(it => !isKept(it))
  const past = more === undefined && query.of === 'community' && list.readsAll ? pastOf(community) : undefined
  const off = switchedOff(community.profile.off)
  const inspectFrom = more === undefined ? inspectionTime(actor, community, now) : undefined
  return accept({
    cards: cards.map(card => cardView(card, now, community.profile.departments, hides)),
    ...(belongs ? { looked: page.looked } : {}),
    ...(more === undefined ? { since: firstSince(core, now, holder.userId, name) } : {}),
    ...(past ? { past } : {}),
    ...(more === undefined && off.length > 0 ? { off } : {}),
    ...(inspectFrom === undefined ? {} : { inspectFrom }),
    ...(correctives ? { correctives } : {}),
    ...(page.after ? { more: writePageToken(core, page.after, holder.userId, name) } : {}),
  })
}

/** Two waits: who asks, then the counters, each counted no further than a bound; beside them a page of his own piles, to count what is new there. */
export const countWork = async (
  core: Core,
  { holder, query }: Asked<unknown, WorkQuery>,
): Promise<Result<WorkCounts, Reason>> => {
  const asker = await enterWork(core, holder, query)
  if (!asker.ok) return asker
  const { actor, list } = asker.value
  const { belongs = () => true } = list
  const isKept = isNotFor(actor)
  const counting = { core, readerId: actor.id }
  if (list.counted === 'community') return accept(await communityCounts(counting, list.piles, query.communityId))
  if (list.counted === 'department') return accept(await departmentCounts(counting, list, isKept))
  const [page, counts] = await Promise.all([
    readPiles(core, list.piles, { limit: list.limit }),
    list.counted === 'piles' ? pileCounts(counting, list.piles) : undefined,
  ])
  const cards = page.cards.filter(it => !isKept(it) && belongs(it))
  const fresh = cards.filter(it => it.state === list.fresh).length
  return accept({ ...(counts ?? countsIn(cards, core.now())), fresh, toVisit: 0 })
}
