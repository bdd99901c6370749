// The part of a work list a phone holds, in the server's order: pages as they come, and what others change meanwhile.

import type { Card } from '#contract/complaint-views.ts'
import type { WorkPage } from '#contract/staff.ts'
import type { WorkChanges } from '#contract/work.ts'

export type Held = {
  cards: readonly Card[]
  /** Where it goes on; missing where this is all. */
  more: string | undefined
  /** The place up to which it is held: what stands behind it comes with a later page. */
  end: Place | undefined
  /** Through so many complaints it was looked for, where not all belong to it. */
  looked: number | undefined
}

type Place = { at: number; id: string }

/** What became of one complaint, to be told in words. */
export type News = {
  id: string
  number: string
  how: 'came' | 'changed' | 'left'
  did?: WorkChanges['gone'][number]['did']
  by?: string | undefined
  own: boolean
}

type Renewed = { held: Held; news: readonly News[] }

const placeOf = ({ id, next, receivedAt }: Card): Place => ({ id, at: next?.dueAt ?? receivedAt })

const isBefore = (one: Place, other: Place): boolean => (one.at === other.at ? one.id < other.id : one.at < other.at)

const inOrder = (cards: readonly Card[]): Card[] =>
  [...cards].sort((one, other) => (isBefore(placeOf(one), placeOf(other)) ? -1 : 1))

const endOf = (cards: readonly Card[]): Place | undefined => {
  const last = cards.at(-1)
  return last && placeOf(last)
}

const without = (cards: readonly Card[], ids: ReadonlySet<string>): Card[] => cards.filter(it => !ids.has(it.id))

const idsOf = (cards: readonly { id: string }[]): Set<string> => new Set(cards.map(it => it.id))

/** Levels pass with the time alone: they are no news. */
const sameCard = (one: Card, other: Card): boolean => {
  const timeless = ({ next, ...card }: Card) => JSON.stringify([card, next?.awaits, next?.dueAt])
  return timeless(one) === timeless(other)
}

export const firstHeld = ({ cards, more, looked }: WorkPage): Held => ({ cards, more, looked, end: endOf(cards) })

/** The next page behind what is held. What moved back meanwhile comes twice: as it came last. */
export const withPage = (held: Held, page: WorkPage): Held => ({
  cards: [...without(held.cards, idsOf(page.cards)), ...page.cards],
  more: page.more,
  end: endOf(page.cards) ?? held.end,
  looked: page.looked === undefined ? held.looked : (held.looked ?? 0) + page.looked,
})

const reaches = ({ more, end }: Held, card: Card): boolean =>
  more === undefined || (end !== undefined && !isBefore(end, placeOf(card)))

/** The first page read again: what it holds and what is held behind it. */
export const withFirst = (held: Held, page: WorkPage): Renewed => {
  const last = endOf(page.cards)
  const before = new Map(held.cards.map(it => [it.id, it]))
  const here = idsOf(page.cards)
  const behind =
    page.more === undefined ? [] : held.cards.filter(it => last === undefined || isBefore(last, placeOf(it)))
  const left = held.cards.filter(it => !here.has(it.id) && !behind.includes(it))
  const news = page.cards.flatMap((card): News[] => {
    const old = before.get(card.id)
    if (old && sameCard(old, card)) return []
    return [{ id: card.id, number: card.number, how: old ? 'changed' : 'came', own: false }]
  })
  const kept = without(behind, here)
  return {
    held: {
      cards: [...page.cards, ...kept],
      more: kept.length > 0 ? held.more : page.more,
      end: kept.length > 0 ? held.end : last,
      looked: kept.length > 0 ? held.looked : page.looked,
    },
    news: [...news, ...left.map(({ id, number }): News => ({ id, number, how: 'left', own: false }))],
  }
}

/** What others changed: each card at its new place, what left is gone. What is held already as it is told is no news. */
export const withChanges = (held: Held, { changed, gone }: Pick<WorkChanges, 'changed' | 'gone'>): Renewed => {
  const before = new Map(held.cards.map(it => [it.id, it]))
  const moved = changed.filter(({ card }) => {
    const old = before.get(card.id)
    return !old || !sameCard(old, card)
  })
  const left = gone.filter(it => before.has(it.id))
  const rest = without(held.cards, new Set([...moved.map(it => it.card.id), ...left.map(it => it.id)]))
  const standing = moved.filter(it => before.has(it.card.id) || reaches(held, it.card))
  const coming = standing.map(it => it.card).filter(card => reaches(held, card))
  return {
    held: { ...held, cards: inOrder([...rest, ...coming]) },
    news: [
      ...standing.map(
        ({ card, did, by, own }): News => ({
          id: card.id,
          number: card.number,
          how: before.has(card.id) ? 'changed' : 'came',
          did,
          by,
          own,
        }),
      ),
      ...left.map(({ id, number, did, by, own }): News => ({ id, number, how: 'left', did, by, own })),
    ],
  }
}
