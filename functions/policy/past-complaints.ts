// The complaints of a community's last 90 days with their clocks, for a trial of other rules.

import * as z from 'zod/mini'
import type { Clock } from '#domain/clocks/clock.ts'
import { day, dayOf, type Instant, startOfDay, yearMonthOf } from '#domain/time.ts'
import { inLanes } from '../clocks/in-lanes.ts'
import type { Core } from '../core.ts'
import { complaintAt } from '../storage/complaint-items.ts'
import { readItems, readWhole } from '../storage/read.ts'
import { isKeptFrom, StoredCard } from '../storage/stored-cards.ts'
import { ComplaintItem } from '../storage/stored-complaint.ts'

const mostComplaints = 2000
const trialDays = 90
/** No month is read further than this. */
const mostRowsOfMonth = 20_000
const batchSize = 100
const lanes = 4

const Listed = z.object({
  card: z.pick(StoredCard, { id: true, kind: true, receivedAt: true, aboutId: true, filerId: true }),
})
type Card = z.infer<typeof Listed>['card']

const PastItem = z.object({
  complaint: z.pick(ComplaintItem.shape.complaint, {
    id: true,
    number: true,
    communityId: true,
    category: true,
    severity: true,
    policyAt: true,
    clocks: true,
  }),
})
export type PastItem = z.infer<typeof PastItem>['complaint'] & { clocks: Clock[] }

export type Past = { since: Instant; complaints: PastItem[]; cut: boolean }

/** `2611`, `2610` … as far back as the moment. */
const monthsBackTo = (since: Instant, now: Instant): string[] => {
  const months: string[] = []
  for (let at = now; months.at(-1) !== yearMonthOf(since); at -= day) {
    const month = yearMonthOf(at)
    if (months.at(-1) !== month) months.push(month)
  }
  return months
}

const isWanted = (card: Card, since: Instant, readerId: string): boolean =>
  card.kind === 'complaint' && card.receivedAt >= since && !isKeptFrom(card, readerId)

/** Newest month first, no further than enough has been found. */
const listCards = async (core: Core, communityId: string, since: Instant, readerId: string): Promise<Card[]> => {
  const cards: Card[] = []
  for (const month of monthsBackTo(since, core.now())) {
    if (cards.length > mostComplaints) break
    const partition = ['ledgerKey', `LEDGER#${communityId}#${month}`] as const
    const items = await readWhole(core.database, { table: 'records', index: 'byLedger', partition }, mostRowsOfMonth)
    cards.push(...items.map(item => Listed.parse(item).card).filter(card => isWanted(card, since, readerId)))
  }
  return cards.toSorted((a, b) => b.receivedAt - a.receivedAt)
}

/** The newest 2,000 received in the last 90 days, newest first; nothing the reader is the subject or the filer of. */
export const readPast = async (core: Core, communityId: string, readerId: string): Promise<Past> => {
  const since = startOfDay(dayOf(core.now() - trialDays * day))
  const cards = await listCards(core, communityId, since, readerId)
  const places = cards.slice(0, mostComplaints).map(({ id }) => ({ ...complaintAt(id), schema: PastItem }))
  const batches = Array.from({ length: Math.ceil(places.length / batchSize) }, (_, index) =>
    places.slice(index * batchSize, (index + 1) * batchSize),
  )
  const complaints: PastItem[] = []
  await inLanes(
    batches,
    lanes,
    () => false,
    async batch => {
      const found = await readItems(core.database, batch)
      complaints.push(...batch.flatMap(place => found.take(place)?.complaint ?? []))
    },
  )
  return { since, complaints, cut: cards.length > mostComplaints }
}
