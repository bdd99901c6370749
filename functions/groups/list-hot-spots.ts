// 热点: counted over the ledger of the last 30 days, without any table of its own.

import type { Card } from '#contract/complaint-views.ts'
import type { HotSpot as HotSpotView } from '#contract/groups.ts'
import type { Reason } from '#contract/refusals.ts'
import { readsCommunity } from '#domain/complaint/lifecycle.ts'
import { type HotSpot, hotSpotDays, hotSpots } from '#domain/groups/hot-spots.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { addDays, day, dayOf, type Instant, startOfDay, yearMonthOf } from '#domain/time.ts'
import { cardView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Community, readCommunity } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { readWhole } from '../storage/read.ts'
import { isKeptFrom } from '../storage/stored-cards.ts'
import { likeCardOf, readLike } from './like-cards.ts'

/** Of each month so many complaints are looked through, by number; of one spot so many are shown, the newest first. */
const reach = { ofAMonth: 3000, ofASpot: 200 } as const

/** The months of the ledger the last 30 days lie in: what was received then was registered then or later. */
const monthsBefore = (now: Instant): string[] => {
  const today = dayOf(now)
  const days = Array.from({ length: hotSpotDays.month + 1 }, (_, back) => addDays(today, -back))
  return [...new Set(days.map(it => yearMonthOf(startOfDay(it))))]
}

const readMonth = ({ database }: Core, communityId: string, month: string) =>
  readWhole(
    database,
    { table: 'records', index: 'byLedger', partition: ['ledgerKey', `LEDGER#${communityId}#${month}`] },
    reach.ofAMonth,
  )

const spotView = ({ publicPlace, ...spot }: HotSpot, { buildings }: Community): HotSpotView => ({
  ...spot,
  place: publicPlace ?? buildings.find(it => it.id === spot.buildingId)?.name ?? '',
})

export const listHotSpots = async (
  core: Core,
  { holder, query }: Asked<unknown, { communityId: string }>,
): Promise<Result<{ spots: HotSpotView[]; isWhole: boolean }, Reason>> => {
  const { communityId } = query
  const [entered, community] = await Promise.all([enter(core, holder), readCommunity(core, communityId)])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!community || !readsCommunity(actor, communityId)) return refuse('not-allowed')
  const now = core.now()
  const months = await Promise.all(monthsBefore(now).map(month => readMonth(core, communityId, month)))
  const cards = months.flat().map(likeCardOf)
  const spots = hotSpots(
    cards.filter(it => !isKeptFrom(it, actor.id)),
    now,
  )
  return accept({
    spots: spots.map(spot => spotView(spot, community)),
    isWhole: months.every(it => it.length < reach.ofAMonth),
  })
}

type SpotQuery = {
  communityId: string
  categoryId: string
  buildingId?: string | undefined
  place?: string | undefined
}

export const readHotSpot = async (
  core: Core,
  { holder, query }: Asked<unknown, SpotQuery>,
): Promise<Result<{ cards: Card[] }, Reason>> => {
  const { communityId, categoryId, buildingId, place } = query
  const [entered, community] = await Promise.all([enter(core, holder), readCommunity(core, communityId)])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!community || !readsCommunity(actor, communityId)) return refuse('not-allowed')
  const now = core.now()
  const cards = await readLike(
    core,
    { communityId, categoryId, buildingId, publicPlace: place },
    { from: now - hotSpotDays.month * day, to: now, limit: reach.ofASpot, viewerId: actor.id },
  )
  return accept({ cards: cards.map(card => cardView(card, now, community.profile.departments, false)) })
}
