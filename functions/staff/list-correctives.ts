// 整改: what somebody owes, and what a community still has to see through. Two waits: who asks, then one Query of a bounded
// piece of the index for everybody he acts for, or one for the whole community; a few more only where much of it is not his.

import type { CorrectiveList, CorrectiveRow, correctiveLists } from '#contract/correctives.ts'
import type { Reason } from '#contract/refusals.ts'
import type { WorkPage } from '#contract/staff.ts'
import { readsCommunity } from '#domain/complaint/lifecycle.ts'
import { type Actor, actsFor, heads, holds } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import { cardView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Community, readCommunity } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { type CorrectiveCard, CorrectiveEntry, correctivePiles } from '../storage/corrective-items.ts'
import { readPage } from '../storage/read.ts'
import { isKeptFrom } from '../storage/stored-cards.ts'

/** So many are read at once, the earliest date first, at most so often until there are as many rows as are answered. */
const reach = { own: 100, community: 300, pages: 4, rows: 100 } as const

type Read = { cards: CorrectiveCard[]; isWhole: boolean }

/** Those of a pile that fit: what does not is passed over, so that it takes nobody's place. */
const readPile = async (
  core: Core,
  pile: { index: 'byPost' | 'byHolder'; partition: readonly [string, string]; limit: number },
  fits: (card: CorrectiveCard) => boolean,
): Promise<Read> => {
  const cards: CorrectiveCard[] = []
  let after: Record<string, unknown> | undefined
  for (let pages = 0; pages < reach.pages && cards.length < reach.rows; pages += 1) {
    const page = await readPage(core.database, { table: 'records', ...pile, after })
    cards.push(...page.items.map(it => CorrectiveEntry.parse(it).card).filter(fits))
    after = page.last
    if (after === undefined) break
  }
  return { cards, isWhole: after === undefined }
}

/** Those not carried out yet, of the reader and of everybody he stands in for; he sees them as `ownsCorrective` says. */
const readOwn = async (core: Core, actor: Actor, communityId: string): Promise<Read> => {
  const absent = (actor.standsInFor ?? []).filter(it => it.communityId === communityId).map(it => it.userId)
  const piles = await Promise.all(
    [actor.id, ...absent].map(it =>
      readPile(
        core,
        { index: 'byHolder', partition: ['holderKey', correctivePiles.owner(communityId, it)], limit: reach.own },
        card => !card.corrective.isDone && !isKeptFrom(card, actor.id),
      ),
    ),
  )
  return { cards: piles.flatMap(it => it.cards), isWhole: piles.every(it => it.isWhole) }
}

/** Those not verified yet: for whoever reads the community all of them, for a head those his departments did the work of. */
const readAll = async (core: Core, actor: Actor, communityId: string): Promise<Read> => {
  const isHis = ({ corrective: { departmentId } }: CorrectiveCard): boolean =>
    readsCommunity(actor, communityId) || (departmentId !== undefined && heads(actor, communityId, departmentId))
  return readPile(
    core,
    { index: 'byPost', partition: ['postKey', correctivePiles.community(communityId)], limit: reach.community },
    card => isHis(card) && !isKeptFrom(card, actor.id),
  )
}

const rowOf = (stored: CorrectiveCard, actor: Actor, { profile }: Community, now: Instant): CorrectiveRow => {
  const { corrective, ...card } = stored
  const { departmentId: _, ...action } = corrective
  const { id, number, title, place, state } = cardView(card, now, [], !readsCommunity(actor, profile.id))
  const isMine = corrective.ownerId !== undefined && actsFor(actor, profile.id, corrective.ownerId)
  return { complaintId: id, number, title, place, state, ...action, isMine }
}

type Query = { communityId: string; of: (typeof correctiveLists)[number] }

export const listCorrectives = async (
  core: Core,
  { holder, query: { communityId, of } }: Asked<unknown, Query>,
): Promise<Result<CorrectiveList, Reason>> => {
  const [entered, community] = await Promise.all([enter(core, holder), readCommunity(core, communityId)])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  const works = actor.grants.some(it => it.communityId === communityId)
  const follows = readsCommunity(actor, communityId) || holds(actor, communityId, ['department-head'])
  if (!community || !(of === 'mine' ? works : follows)) return refuse('not-allowed')
  const read = of === 'mine' ? readOwn : readAll
  const { cards, isWhole } = await read(core, actor, communityId)
  const now = core.now()
  return accept({
    rows: cards
      .toSorted((one, other) => one.corrective.by - other.corrective.by)
      .slice(0, reach.rows)
      .map(it => rowOf(it, actor, community, now)),
    total: cards.length,
    isWhole,
  })
}

/** How many somebody owes, and how many of them are late; undefined where there is none. Read beside the page of his work list. */
export const correctivesOwed = async (
  core: Core,
  actor: Actor,
  communityId: string,
): Promise<WorkPage['correctives']> => {
  const { cards } = await readOwn(core, actor, communityId)
  const now = core.now()
  return cards.length === 0
    ? undefined
    : { count: cards.length, overdue: cards.filter(it => it.corrective.by < now).length }
}
