// The lists of the 工作台, as each person has them: which piles they are read from and which cards belong to them.

import type { Reason } from '#contract/refusals.ts'
import type { workLists } from '#contract/staff.ts'
import type { WorkFilter } from '#contract/work-filter.ts'
import { readsCommunity } from '#domain/complaint/lifecycle.ts'
import { isOwedBy } from '#domain/complaint/owed-by.ts'
import { type Actor, holds, type Person, type Role } from '#domain/people/actor.ts'
import { checkOn } from '#domain/places/switches.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Community, crewOf, readCommunity } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { posts } from '../storage/complaint-items.ts'
import { isKeptFrom, type StoredCard } from '../storage/stored-cards.ts'
import { duesOf, heldPile, openPile, type Pile, postPile } from './work-piles.ts'

const pageSize = 30
/** What does not belong is passed over, so many cards in one Query, the most urgent first. */
export const lookedThrough = 300

export type WorkQuery = { communityId: string; of: (typeof workLists)[number] } & WorkFilter

export type WorkList = {
  piles: readonly Pile[]
  /** So many cards are read for a page. */
  limit: number
  /** So many of them are a page. */
  most: number
  /** Those of them that wait for the reader himself, where others have the rest. */
  waiting?: readonly Pile[]
  /** Counted in the indexes, for the whole community or for the piles; where they can be looked through, on the cards; or on the page alone. */
  counted: 'community' | 'department' | 'piles' | 'page'
  /** The state of what is new to the reader. */
  fresh: StoredCard['state']
  /** Whether the reader reads the whole community: its office and those above. */
  readsAll: boolean
  /** Whether a name hidden by the customer stays hidden. */
  hides: boolean
  /** Whether a card of the piles belongs to the list; missing where all do. */
  belongs?: (card: StoredCard) => boolean
}

/** All that a department has under an order: what waits for its head, and what its people have in hand. */
export const departmentPiles = (communityId: string, departmentId: string): Pile[] => [
  postPile(posts.head(communityId, departmentId)),
  postPile(posts.atWork(communityId, departmentId)),
]

const departmentsOf = ({ grants }: Actor, communityId: string, role: Role): string[] => {
  const own = grants.filter(it => it.role === role && it.communityId === communityId)
  return [...new Set(own.flatMap(it => it.departmentId ?? []))]
}

/** Whose orders are his to carry out: as a handler his own and those of whom he stands in for; once he is none, what was left with him is not his. */
const heldBy = (actor: Actor, communityId: string): string[] => {
  if (!holds(actor, communityId, ['handler'])) return []
  const absent = (actor.standsInFor ?? []).filter(it => it.communityId === communityId)
  return [actor.id, ...absent.map(it => it.userId)]
}

/** Whoever works there has orders of his own, if none at all; every other list is only for those who have piles in it. */
const isRefused = (actor: Actor, { communityId, of }: WorkQuery, { piles }: WorkList): boolean =>
  of === 'mine' ? !actor.grants.some(it => it.communityId === communityId) : piles.length === 0

/** The list as this person has it, not yet narrowed; without piles where he has none. */
const listFor = (actor: Actor, { communityId, of }: Pick<WorkQuery, 'communityId' | 'of'>): WorkList => {
  const readsAll = readsCommunity(actor, communityId)
  const headed = departmentsOf(actor, communityId, 'department-head')
  const open = openPile(`OPEN#${communityId}`)
  const list = {
    piles: [],
    limit: pageSize,
    most: pageSize,
    counted: 'page',
    fresh: 'accepted',
    readsAll,
    hides: true,
  } as const
  switch (of) {
    case 'mine':
      return {
        ...list,
        piles: heldBy(actor, communityId).map(it => heldPile(posts.holder(communityId, it))),
        counted: 'piles',
        fresh: 'dispatched',
      }
    case 'community':
      if (readsAll) return { ...list, piles: [open], counted: 'community', fresh: 'submitted', hides: false }
      return {
        ...list,
        piles: headed.flatMap(it => departmentPiles(communityId, it)),
        waiting: headed.map(it => postPile(posts.head(communityId, it))),
        counted: 'department',
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

type Fits = (card: StoredCard) => boolean

type Asker = { actor: Actor; community: Community }

/** The department a card is with; cards of before it was kept stand with their category's. */
const departmentOf = ({ departmentId, category }: StoredCard, { profile }: Community): string | undefined =>
  departmentId ?? profile.categories.find(it => it.name === category)?.departmentId

/** Who has the order; cards of before it was kept say it while it is in hand. */
export const handlerOf = ({ handler, state, who }: StoredCard): Person | undefined => {
  if (handler || state !== 'handling') return handler
  return who?.id === undefined ? undefined : { id: who.id, name: who.name ?? '' }
}

/** Whose turn it is as the list says it: an order in his own hands that was not taken yet is his to take. */
const isTurnIn = ({ of, communityId }: WorkQuery, { actor, community }: Asker, now: Instant): Fits => {
  const crew = crewOf(community, now)
  return ({ who, state }) => (of === 'mine' && state === 'dispatched') || isOwedBy(actor, communityId, who, crew)
}

/** What a filter asks of a card, each field for itself; the counters are asked of the indexes where they are counted there. */
const testsOf = (query: WorkQuery, asker: Asker, now: Instant): Fits[] => {
  const { categoryId, departmentId, severity, state, mark, whose, handlerId } = query
  const { community } = asker
  const category = community.profile.categories.find(it => it.id === categoryId)?.name
  return [
    ...(categoryId === undefined ? [] : [(it: StoredCard) => it.category === category]),
    ...(departmentId === undefined ? [] : [(it: StoredCard) => departmentOf(it, community) === departmentId]),
    ...(severity === undefined ? [] : [(it: StoredCard) => it.severity === severity]),
    ...(state === undefined ? [] : [(it: StoredCard) => it.state === state]),
    ...(mark === undefined ? [] : [(it: StoredCard) => it.marks.includes(mark)]),
    ...(handlerId === undefined ? [] : [(it: StoredCard) => handlerOf(it)?.id === handlerId]),
    ...(whose === 'mine' ? [isTurnIn(query, asker, now)] : []),
    ...(whose === 'nobody' ? [({ who }: StoredCard) => who?.name === undefined] : []),
  ]
}

/** The list behind a counter: read from the very index it is counted in. */
const behindCounter = (list: WorkList, { counter, communityId }: WorkQuery, now: Instant): [WorkList, Fits[]] => {
  const whole = list.counted === 'community'
  switch (counter) {
    case undefined:
      return [list, []]
    case 'fresh':
      if (whole) return [{ ...list, piles: [postPile(posts.fresh(communityId))] }, []]
      if (list.waiting) return [{ ...list, piles: list.waiting }, []]
      return [list, [it => it.state === list.fresh]]
    case 'toVisit':
      if (whole) return [{ ...list, piles: [postPile(posts.visits(communityId))] }, []]
      return [list, [it => it.state === 'answered']]
    case 'dueToday':
    case 'overdue': {
      const span = duesOf(now)[counter]
      return [{ ...list, piles: list.piles.map(pile => ({ ...pile, span })) }, []]
    }
  }
}

/** The list narrowed to what the filter asks for. */
const narrowed = (all: WorkList, query: WorkQuery, asker: Asker, now: Instant) => {
  const [list, counter] = behindCounter(all, query, now)
  const tests = [...(list.belongs ? [list.belongs] : []), ...counter, ...testsOf(query, asker, now)]
  if (tests.length === 0) return list
  return { ...list, limit: lookedThrough, belongs: (card: StoredCard) => tests.every(fits => fits(card)) }
}

type WorkAsker = Asker & { list: WorkList }

/** Who asks, and his list; refused where he has none. */
export const enterWork = async (
  core: Core,
  userHolder: Asked['holder'],
  query: WorkQuery,
): Promise<Result<WorkAsker, Reason>> => {
  const [caller, community] = await Promise.all([enter(core, userHolder), readCommunity(core, query.communityId)])
  if (!caller.ok) return caller
  const { actor } = caller.value.caller
  const list = listFor(actor, query)
  if (!community || isRefused(actor, query, list)) return refuse('not-allowed')
  const offered = query.of === 'claim' ? checkOn(community.profile.off, 'claim') : accept(true)
  if (!offered.ok) return offered
  return accept({ actor, community, list: narrowed(list, query, { actor, community }, core.now()) })
}

/** Whether a card is kept from the reader in every list. */
export const isNotFor =
  ({ id }: Actor): Fits =>
  card =>
    isKeptFrom(card, id)

/** The name of a list with its filter: what a token of it is good for. */
export const workName = ({ communityId, of, ...filter }: WorkQuery): string => {
  const { counter, categoryId, departmentId, severity, state, mark, whose, handlerId } = filter
  const narrowedBy = [counter, categoryId, departmentId, severity, state, mark, whose]
  const byHandler = handlerId === undefined ? [] : [handlerId]
  const isNarrowed = [...narrowedBy, ...byHandler].some(Boolean)
  return ['work', communityId, of, ...(isNarrowed ? [...narrowedBy.map(it => it ?? ''), ...byHandler] : [])].join('/')
}
