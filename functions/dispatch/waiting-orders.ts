// The complaints of a community that wait for their order, the most urgent first, each as it stands now.

import { mostPlanned } from '#contract/dispatch.ts'
import { nextDepartmentOf } from '#domain/complaint/department.ts'
import { mayMove } from '#domain/complaint/lifecycle.ts'
import type { Actor } from '#domain/people/actor.ts'
import { type Read, readComplaint } from '../complaints/read-complaint.ts'
import type { Core } from '../core.ts'
import type { Community } from '../places/community.ts'
import { postPile, readPiles } from '../staff/work-piles.ts'
import { complaintAt, openComplaint, posts } from '../storage/complaint-items.ts'
import { readItems } from '../storage/read.ts'
import type { StoredCard } from '../storage/stored-cards.ts'

const mostAtOnce = 100

/** A complaint in its first round has no earlier handler: its timeline is not read. */
const readFirstRounds = async (core: Core, cards: readonly StoredCard[]): Promise<Read[]> => {
  const found = await readItems(
    core.database,
    cards.map(it => complaintAt(it.id)),
  )
  return cards.flatMap(it => {
    const item = found.take(complaintAt(it.id))
    return item ? [{ complaint: openComplaint(item, core.seal), entries: [], requestHash: item.requestHash }] : []
  })
}

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))

const readAll = async (core: Core, cards: readonly StoredCard[]): Promise<Read[]> => {
  const first = cards.filter(it => it.round === 1)
  const later = cards.filter(it => it.round > 1)
  const [firsts, laters] = await Promise.all([
    Promise.all(chunks(first, mostAtOnce).map(it => readFirstRounds(core, it))),
    Promise.all(later.map(it => readComplaint(core, it.id))),
  ])
  return [...firsts.flat(), ...laters.flatMap(it => it ?? [])]
}

export type Waiting = { orders: Read[]; isPart: boolean }

/** Two waits: the piles, then the complaints. Only what this person may dispatch, and nothing about himself. */
export const readWaiting = async (
  core: Core,
  actor: Actor,
  { profile }: Community,
  departmentIds: readonly string[],
): Promise<Waiting> => {
  const piles = [
    ...departmentIds.map(it => postPile(posts.claim(profile.id, it))),
    postPile(posts.dispatch(profile.id)),
  ]
  const { cards, after } = await readPiles(core, piles, { limit: mostPlanned })
  const read = await readAll(core, cards)
  return {
    orders: read.filter(
      ({ complaint }) =>
        departmentIds.includes(nextDepartmentOf(complaint)) && mayMove(complaint, actor, 'dispatch').ok,
    ),
    isPart: after !== undefined,
  }
}
