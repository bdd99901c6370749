// Corrective actions of closed complaints that only name somebody: nobody owns them, so they are not handed over, and whoever lets
// him go is told of them.

import * as z from 'zod/mini'
import type { LeavingPlan } from '#contract/team.ts'
import { readsCommunity } from '#domain/complaint/lifecycle.ts'
import type { Actor } from '#domain/people/actor.ts'
import { addDays, dayOf, startOfDay, yearMonthOf } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { complaintAt, ledgerPartition } from '../storage/complaint-items.ts'
import { readItems, readWhole } from '../storage/read.ts'
import { isKeptFrom, StoredCard } from '../storage/stored-cards.ts'
import { ComplaintItem } from '../storage/stored-complaint.ts'

/** Filed in the last so many days; of each month so many rows are looked at, and so many complaints are read in all. */
const reach = { days: 180, rowsOfMonth: 3000, complaints: 1000, shown: 50 } as const

const Listed = z.object({ card: z.pick(StoredCard, { id: true, state: true, aboutId: true, filerId: true }) })

const Owing = z.object({
  complaint: z.pick(ComplaintItem.shape.complaint, { id: true, number: true, correctiveActions: true }),
})

/** This month and those before, the newest first. */
const monthsBack = (core: Core): string[] => {
  const today = dayOf(core.now())
  const days = Array.from({ length: reach.days + 1 }, (_, back) => addDays(today, -back))
  return [...new Set(days.map(it => yearMonthOf(startOfDay(it))))]
}

const readMonth = (core: Core, communityId: string, month: string) =>
  readWhole(
    core.database,
    { table: 'records', index: 'byLedger', partition: ['ledgerKey', ledgerPartition(communityId, month)] },
    reach.rowsOfMonth,
  )

/** By the name that stands in those of older phones, where nobody was chosen; what he owns is handed over. Nothing of a complaint that is about the reader or his own; undefined where there is none. */
export const correctivesOfClosed = async (
  core: Core,
  communityId: string,
  ownerName: string,
  reader: Actor,
): Promise<LeavingPlan['correctivesOfClosed']> => {
  const months = await Promise.all(monthsBack(core).map(month => readMonth(core, communityId, month)))
  const places = months
    .flat()
    .map(item => Listed.parse(item).card)
    .filter(it => it.state === 'closed' && !isKeptFrom(it, reader.id))
    .slice(0, reach.complaints)
    .map(({ id }) => ({ ...complaintAt(id), schema: Owing }))
  const found = await readItems(core.database, places)
  const owed = places
    .flatMap(place => found.take(place)?.complaint ?? [])
    .flatMap(({ id, number, correctiveActions }) =>
      correctiveActions
        .filter(it => it.ownerId === undefined && it.owner === ownerName && !it.done)
        .map(({ what, by }) => ({ complaintId: id, number, what, by })),
    )
    .toSorted((one, other) => one.by - other.by)
  if (owed.length === 0) return undefined
  const mayRead = readsCommunity(reader, communityId)
  return { count: owed.length, ...(mayRead ? { which: owed.slice(0, reach.shown) } : {}) }
}
