// Whoever does not read the community looks among what he sees on his own lists: a handler among his orders, a head among
// what his departments have under an order. What a customer hid from them is not found by it either.

import type { SearchAnswer } from '#contract/customers.ts'
import type { Reason } from '#contract/refusals.ts'
import { numberOf } from '#domain/complaint/number.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { comparable, hasWords, type Searched } from '#domain/search/recognise.ts'
import { cardView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import { departmentPiles } from '../staff/work-lists.ts'
import { heldPile, readPiles } from '../staff/work-piles.ts'
import { posts } from '../storage/complaint-items.ts'
import { isKeptFrom } from '../storage/stored-cards.ts'
import type { SearchReader } from './search-reader.ts'

/** The most urgent of all his piles together. */
const lookedThrough = 200

/** `2-1-1202` as it may be typed for 2 栋 1 单元 1202. */
const inFigures = (place: string): string => (place.match(/\d+/gu) ?? []).join('-')

const isNumbered = (searched: Searched, number: string): boolean => {
  if (searched.as === 'old-number') return comparable(number) === comparable(searched.number)
  return searched.as === 'number' && searched.sequences.some(it => numberOf(it, searched.serial) === number)
}

/** One Query a pile. */
export const searchOwn = async (
  core: Core,
  { actor, community }: SearchReader,
  { searched, text }: { searched: Searched; text: string },
): Promise<Result<SearchAnswer, Reason>> => {
  const communityId = community.profile.id
  const grants = actor.grants.filter(it => it.communityId === communityId)
  const headed = grants.flatMap(it => (it.role === 'department-head' ? (it.departmentId ?? []) : []))
  const handles = grants.some(it => it.role === 'handler')
  if (!handles && headed.length === 0) return refuse('not-allowed')
  const piles = [
    ...(handles ? [heldPile(posts.holder(communityId, actor.id))] : []),
    ...[...new Set(headed)].flatMap(it => departmentPiles(communityId, it)),
  ]
  const { cards } = await readPiles(core, piles, { limit: lookedThrough })
  const words = searched.as === 'words' ? searched.words : [comparable(text)]
  const now = core.now()
  const seen = [...new Map(cards.map(it => [it.id, it])).values()]
    .filter(it => !isKeptFrom(it, actor.id))
    .map(it => cardView(it, now, community.profile.departments, true))
  return accept({
    as: 'own',
    cards: seen.filter(
      ({ number, title, category, place }) =>
        isNumbered(searched, number) || hasWords(words, [title, category, place, inFigures(place), number]),
    ),
    customers: [],
  })
}
