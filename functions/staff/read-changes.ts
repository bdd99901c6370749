// What others changed in a work list since it was read: asked for again and again while somebody looks at it, so it reads
// no more than that.

import * as z from 'zod/mini'
import type { Reason } from '#contract/refusals.ts'
import type { WorkChanges } from '#contract/work.ts'
import type { Actor } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Instant, type Milliseconds, minute } from '#domain/time.ts'
import { cardView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { ChangedItem, changePartition, changeSort } from '../storage/change-items.ts'
import { readPageToken, writePageToken } from '../storage/page-token.ts'
import { readPage } from '../storage/read.ts'
import { enterWork, isNotFor, type WorkList, type WorkQuery, workName } from './work-lists.ts'
import type { Pile } from './work-piles.ts'

/** An index is behind its table by a moment, a write takes its time, and clocks differ: so far back is looked again. */
const overlap: Milliseconds = 15_000
/** Somebody who was away for longer, or meets more than this, reads his list anew. */
const longestAway: Milliseconds = 10 * minute
const mostChanges = 100

/** Where the last answer ended, and what of the time that is looked at again it told already. */
const Since = z.object({ at: z.number(), told: z.array(z.string()) })
type Since = z.infer<typeof Since>

const tokenName = (name: string): string => `changes/${name}`

/** The changes of a list that is about to be read. */
export const firstSince = (core: Core, now: Instant, userId: string, name: string): string =>
  writePageToken(core, { at: now, told: [] } satisfies Since, userId, tokenName(name))

const isIn = ({ name, key, sort, span }: Pile, item: ChangedItem): boolean => {
  const own = { openKey: item.openKey, postKey: item.postKey, holderKey: item.holderKey }[name]
  if (own !== key) return false
  const due = Number((item.openSort ?? '').split('#')[0])
  return sort !== undefined && (span === undefined || (due >= span.from && due <= span.to))
}

const standsIn = ({ piles, belongs }: WorkList, item: ChangedItem): boolean =>
  piles.some(pile => isIn(pile, item)) && (belongs === undefined || belongs(item.card))

/** Known only to us: nobody reads from a token what was changed. */
const markOf = ({ seal }: Core, { card, change }: ChangedItem): string =>
  seal.searchHash(`huiyin/change/v1\n${card.id}/${change.version}`).slice(0, 10)

const toldOf = ({ change }: ChangedItem, { id }: Actor) => ({
  version: change.version,
  at: change.at,
  own: change.by?.id === id,
  ...(change.did === undefined ? {} : { did: change.did }),
  ...(change.by === undefined ? {} : { by: change.by.name }),
})

/**
 * One wait: who asks beside one Query. What stands in the list is told with its card; what does not, to those who read the
 * whole community, by its id. All else – about the reader himself, in the hands of others – is not told from anything
 * that happens elsewhere: he is only asked to read his list again.
 */
export const readChanges = async (
  core: Core,
  { holder, query: { since, ...query } }: Asked<unknown, WorkQuery & { since: string }>,
): Promise<Result<WorkChanges, Reason>> => {
  const name = workName(query)
  const from = Since.safeParse(readPageToken(core, since, holder.userId, tokenName(name)))
  if (!from.success) return refuse('page-token-invalid')
  const now = core.now()
  const [asker, page] = await Promise.all([
    enterWork(core, holder, query),
    readPage(core.database, {
      table: 'records',
      index: 'byChange',
      partition: ['changeKey', changePartition(query.communityId)],
      between: ['changeSort', changeSort(from.data.at - overlap), changeSort(now + overlap, '~')],
      newestFirst: true,
      limit: mostChanges + 1,
    }),
  ])
  if (!asker.ok) return asker
  const { actor, community, list } = asker.value
  const items = page.items.map(item => ChangedItem.parse(item))
  const next: Since = {
    at: now,
    told: items
      .slice(0, mostChanges)
      .filter(it => it.change.at >= now - overlap)
      .map(it => markOf(core, it)),
  }
  const answer = { since: writePageToken(core, next, holder.userId, tokenName(name)) }
  if (items.length > mostChanges || now - from.data.at > longestAway)
    return accept({ ...answer, changed: [], gone: [], again: true, lost: true })
  const told = new Set(from.data.told)
  const fresh = items.filter(it => !told.has(markOf(core, it)))
  const isKept = isNotFor(actor)
  const here = fresh.filter(it => !isKept(it.card) && standsIn(list, it))
  const left = fresh.filter(it => !here.includes(it))
  const gone = left.filter(it => list.readsAll && !isKept(it.card))
  return accept({
    ...answer,
    changed: here.map(it => ({
      card: cardView(it.card, now, community.profile.departments, list.hides),
      ...toldOf(it, actor),
    })),
    gone: gone.map(it => ({ id: it.card.id, number: it.card.number, ...toldOf(it, actor) })),
    again: gone.length < left.length,
  })
}
