// Looking for words back through the months of the ledger: a bounded piece at a time, with a place to go on from.

import * as z from 'zod/mini'
import { yearMonthOf } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { ledgerPartition } from '../storage/complaint-items.ts'
import { type Page, readPage } from '../storage/read.ts'
import { knowingFiler, StoredCard, StoredLedger, StoredLike } from '../storage/stored-cards.ts'

const Row = z.object({ card: StoredCard, ledger: StoredLedger, like: StoredLike })
/** A complaint as the ledger's index shows it. */
export type LedgerRow = z.infer<typeof Row>
export const ledgerRowOf = (item: unknown): LedgerRow => {
  const row = Row.parse(item)
  return { ...row, card: knowingFiler(row.card, row.like) }
}

/** Months as figures that can be counted down: 2026-11 is 24322 (2026 × 12 + 10). */
const Place = z.record(z.string(), z.unknown())
const OpenMonth = z.object({ month: z.number(), after: z.optional(Place) })
/** Months that were begun, and the newest one that was not; below `oldest` nobody looks. */
export const WalkPlace = z.object({ open: z.array(OpenMonth), next: z.number(), oldest: z.number() })
export type WalkPlace = z.infer<typeof WalkPlace>

/** So far back every month is looked through; before that only those an old ledger was imported into. */
const mostMonths = 60
/** Beside entering, and again where that was little: so many months, so many rows of each. */
export const reach = {
  first: { months: 3, rows: 300 },
  second: { months: 24, rows: 40 },
  /** After so many rows of the first piece there is no second one. */
  enough: 300,
  /** So many are shown at once. */
  shown: 40,
} as const

const monthOf = (yearMonth: string): number =>
  (2000 + Number(yearMonth.slice(0, 2))) * 12 + Number(yearMonth.slice(2)) - 1

const digits = (figure: number): string => String(figure).padStart(2, '0')

/** `2611`, as the ledger's key has it. */
export const yearMonthIn = (month: number): string => digits(Math.floor(month / 12) % 100) + digits((month % 12) + 1)

const wordsOf = (month: number): string => `${Math.floor(month / 12)}-${digits((month % 12) + 1)}`

/** From this month back. */
export const walkFrom = (now: number): WalkPlace => {
  const next = monthOf(yearMonthOf(now))
  return { open: [], next, oldest: next - mostMonths + 1 }
}

/** Months of old ledgers, `1904`. */
type PastMonths = readonly string[]

/** What is still to be begun, newest first. */
const monthsLeft = ({ next, oldest }: WalkPlace, past: PastMonths): number[] => [
  ...Array.from({ length: Math.max(0, next - oldest + 1) }, (_, back) => next - back),
  ...past
    .map(monthOf)
    .filter(month => month < oldest && month <= next)
    .sort((a, b) => b - a),
]

/** Every month a ledger is looked through, newest first. */
export const allMonths = (now: number, past: PastMonths): string[] => monthsLeft(walkFrom(now), past).map(yearMonthIn)

type Read = z.infer<typeof OpenMonth> & { page: Page }
/** Pages of some months; `rest` was not read. */
export type Piece = { pages: Read[]; rest: WalkPlace }

/** Reads the next months side by side: those begun first. */
export const readPiece = async (
  core: Core,
  communityId: string,
  place: WalkPlace,
  past: PastMonths,
  { months, rows }: { months: number; rows: number },
): Promise<Piece> => {
  const { open, next, oldest } = place
  const begun = open.slice(0, months)
  const fresh = monthsLeft(place, past)
    .slice(0, months - begun.length)
    .map((month): WalkPlace['open'][number] => ({ month }))
  const pages = await Promise.all(
    [...begun, ...fresh].map(async ({ month, after }): Promise<Read> => {
      const page = await readPage(core.database, {
        table: 'records',
        index: 'byLedger',
        partition: ['ledgerKey', ledgerPartition(communityId, yearMonthIn(month))],
        newestFirst: true,
        limit: rows,
        after,
      })
      return { month, ...(after ? { after } : {}), page }
    }),
  )
  return { pages, rest: { open: open.slice(begun.length), next: (fresh.at(-1)?.month ?? next + 1) - 1, oldest } }
}

export const rowsIn = ({ pages }: Piece): number => pages.reduce((sum, { page }) => sum + page.items.length, 0)

const keyOf = ({ pk, sk, ledgerKey, ledgerSort }: Record<string, unknown>) => ({ pk, sk, ledgerKey, ledgerSort })

/** What fits of a piece, at most `most`; where that is reached the walk goes on behind the last one taken. */
export const takeFrom = (
  { pages, rest }: Piece,
  fits: (row: LedgerRow) => boolean,
  most: number,
): { rows: LedgerRow[]; place: WalkPlace } => {
  const rows: LedgerRow[] = []
  const open: WalkPlace['open'] = []
  for (const { month, after, page } of pages) {
    if (rows.length >= most) {
      open.push({ month, ...(after ? { after } : {}) })
      continue
    }
    let end = page.last
    for (const [at, item] of page.items.entries()) {
      const row = ledgerRowOf(item)
      if (fits(row)) rows.push(row)
      if (rows.length < most) continue
      if (at < page.items.length - 1) end = keyOf(item)
      break
    }
    if (end) open.push({ month, after: end })
  }
  return { rows, place: { ...rest, open: [...open, ...rest.open] } }
}

export const isWalked = (place: WalkPlace, past: PastMonths): boolean =>
  place.open.length === 0 && monthsLeft(place, past).length === 0

/** Until which month was looked: `2026-08`. A month that was begun counts. */
export const walkedTo = ({ open, next }: WalkPlace): string =>
  wordsOf(open.length > 0 ? Math.max(...open.map(it => it.month)) : next + 1)
