// 下班前巡查: everything open that must not stand overnight, for whoever goes through it. Two waits: who asks beside the most
// urgent cards, then these complaints.

import type { Inspection, InspectionRow } from '#contract/inspection.ts'
import type { Reason } from '#contract/refusals.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { departmentOf } from '#domain/complaint/department.ts'
import {
  inspectionFrom,
  settlingMove,
  urgedToday,
  type Watched,
  watchedKinds,
  watchedOf,
} from '#domain/complaint/inspection.ts'
import { maySeeAsStaff, readsCommunity } from '#domain/complaint/lifecycle.ts'
import { movesAt } from '#domain/complaint/moves-at.ts'
import { type Actor, heads, holds } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import { cardView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Community, readCommunity } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { cardOf, complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { readItems } from '../storage/read.ts'
import { openPile, readPiles } from './work-piles.ts'

/** So many open complaints are looked through, the most urgent first; so many rows are answered. */
const reach = { looked: 300, rows: 100 } as const

const overseers = ['dispatcher', 'manager', 'executive', 'auditor'] as const

/** Who goes through it: the dispatcher and those above him, a head for his departments. */
export const makesInspection = (actor: Actor, communityId: string): boolean =>
  holds(actor, communityId, [...overseers, 'department-head'])

/** From when on the reader is reminded of it today; undefined on a day off, and for whoever does not make it. */
export const inspectionTime = (actor: Actor, { profile, rules }: Community, now: Instant): Instant | undefined =>
  makesInspection(actor, profile.id) ? inspectionFrom(now, rules.calendar) : undefined

/** Of a head: what his departments work on, would get, or owe an answer to. */
const isHis = (complaint: Complaint, actor: Actor): boolean => {
  const { communityId, consultations } = complaint
  if (!maySeeAsStaff(complaint, actor)) return false
  if (holds(actor, communityId, overseers)) return true
  const asked = consultations.filter(it => it.answer === undefined).map(it => it.departmentId)
  const concerned = [departmentOf(complaint), ...asked]
  return concerned.some(it => heads(actor, communityId, it))
}

type Reader = { actor: Actor; community: Community; now: Instant }
type Found = { complaint: Complaint; worst: Watched; also: Watched[] }

const rowOf = ({ complaint, worst, also }: Found, { actor, community, now }: Reader): InspectionRow => {
  const { profile, rules } = community
  const urgedAt = urgedToday(complaint, now)
  const act = settlingMove(worst.of, movesAt(complaint, actor, now, rules), urgedAt !== undefined)
  return {
    card: cardView(cardOf(complaint), now, profile.departments, !readsCommunity(actor, profile.id)),
    of: worst.of,
    at: worst.at,
    also: also.map(it => it.of),
    ...(worst.awaits === undefined ? {} : { awaits: worst.awaits }),
    ...(worst.by === undefined ? {} : { by: worst.by.name }),
    ...(act === undefined ? {} : { act }),
    ...(urgedAt === undefined ? {} : { urgedAt }),
  }
}

const worstFirst = (one: Found, other: Found): number =>
  watchedKinds.indexOf(one.worst.of) - watchedKinds.indexOf(other.worst.of) || one.worst.at - other.worst.at

export const readInspection = async (
  core: Core,
  { holder, query: { communityId } }: Asked<unknown, { communityId: string }>,
): Promise<Result<Inspection, Reason>> => {
  const [entered, community, page] = await Promise.all([
    enter(core, holder),
    readCommunity(core, communityId),
    readPiles(core, [openPile(`OPEN#${communityId}`)], { limit: reach.looked }),
  ])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!community || !makesInspection(actor, communityId)) return refuse('not-allowed')
  const places = page.cards.map(({ id }) => complaintAt(id))
  const read = await readItems(core.database, places)
  const now = core.now()
  const own = places
    .flatMap(place => read.take(place) ?? [])
    .map(item => openComplaint(item, core.seal))
    .filter(complaint => isHis(complaint, actor))
  const found = own.flatMap((complaint): Found[] => {
    const [worst, ...also] = watchedOf(complaint, now, community.rules.calendar)
    return worst ? [{ complaint, worst, also }] : []
  })
  const reader = { actor, community, now }
  return accept({
    rows: found
      .toSorted(worstFirst)
      .slice(0, reach.rows)
      .map(it => rowOf(it, reader)),
    total: found.length,
    looked: own.length,
    isWhole: page.after === undefined,
  })
}
