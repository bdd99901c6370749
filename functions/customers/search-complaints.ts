// 搜索: one field. Number, phone and room go by an index; last four digits, names and words walk back through the ledger.
// Who asks is read beside the first look; what was found for somebody who may not see it is thrown away.

import type { FoundCard, SearchAnswer } from '#contract/customers.ts'
import type { Reason } from '#contract/refusals.ts'
import { readsCommunity } from '#domain/complaint/lifecycle.ts'
import { numberOf } from '#domain/complaint/number.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { comparable, hasWords, recognise, type Searched } from '#domain/search/recognise.ts'
import { cardView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { readCommunity } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { cardOf, ledgerPartition, sortableNumber } from '../storage/complaint-items.ts'
import { readPageToken, writePageToken } from '../storage/page-token.ts'
import { readPage } from '../storage/read.ts'
import { isKeptFrom } from '../storage/stored-cards.ts'
import { findByEnd } from './find-by-end.ts'
import { findByPhone } from './find-by-phone.ts'
import { findPast, readPast } from './past-of.ts'
import { roomsMeant } from './rooms-of.ts'
import { searchOwn } from './search-own.ts'
import { mostExact, type SearchReader } from './search-reader.ts'
import {
  allMonths,
  isWalked,
  type LedgerRow,
  ledgerRowOf,
  reach,
  readPiece,
  rowsIn,
  takeFrom,
  WalkPlace,
  walkedTo,
  walkFrom,
} from './walk-ledger.ts'

type Body = { communityId: string; text: string; more?: string | undefined }

/** The second half of a search: for whom, once that is known. */
type Finish = (reader: SearchReader) => Promise<SearchAnswer>

const isFor = ({ actor }: SearchReader, { card }: LedgerRow): boolean => !isKeptFrom(card, actor.id)

const customerIn = ({ seal }: Core, { card, ledger }: LedgerRow): string =>
  seal.open(ledger.customer, `COMPLAINT#${card.id}/ledger`)

const rowView = (core: Core, { community }: SearchReader, row: LedgerRow): FoundCard => ({
  ...cardView(row.card, core.now(), community.profile.departments, false),
  customer: customerIn(core, row),
})

const newestFirst = (one: FoundCard, other: FoundCard): number => other.receivedAt - one.receivedAt

/** Rows of the ledger by their very numbers: one Query a number and month, side by side. */
const byNumbers = async (
  core: Core,
  communityId: string,
  places: readonly { yearMonth: string; number: string }[],
): Promise<LedgerRow[]> => {
  const pages = await Promise.all(
    places.map(({ yearMonth, number }) =>
      readPage(core.database, {
        table: 'records',
        index: 'byLedger',
        partition: ['ledgerKey', ledgerPartition(communityId, yearMonth)],
        between: ['ledgerSort', sortableNumber(number), sortableNumber(number)],
      }),
    ),
  )
  return pages.flatMap(page => page.items.map(ledgerRowOf))
}

const searchNumber = async (
  core: Core,
  communityId: string,
  { yearMonth, sequences, serial }: Extract<Searched, { as: 'number' }>,
): Promise<Finish> => {
  const rows = await byNumbers(
    core,
    communityId,
    sequences.map(sequence => ({ yearMonth, number: numberOf(sequence, serial) })),
  )
  return async reader => ({
    as: 'number',
    cards: rows.filter(row => isFor(reader, row)).map(row => rowView(core, reader, row)),
    customers: [],
  })
}

const searchRooms = async (core: Core, communityId: string, roomIds: readonly string[]): Promise<Finish> => {
  const places = await Promise.all(roomIds.map(roomId => findPast(core, communityId, { roomId }, mostExact)))
  return async ({ actor, community }) => {
    const complaints = await readPast(core, places, actor)
    const now = core.now()
    return {
      as: 'room',
      cards: complaints.map(it => ({
        ...cardView(cardOf(it), now, community.profile.departments, false),
        customer: it.customer.name,
      })),
      customers: [],
      ...(places.some(it => it.more) ? { older: true } : {}),
    }
  }
}

type Walk = { communityId: string; as: SearchAnswer['as']; from: WalkPlace; filter: string; userId: string }

/** Whether a row has the words, or the four digits at the end of the customer's phone. */
const fitsOf = (core: Core, searched: Searched, text: string): ((row: LedgerRow) => boolean) => {
  const words = searched.as === 'words' ? searched.words : [comparable(text)]
  const end = searched.as === 'last-four' ? core.seal.searchHash(searched.digits).slice(0, 16) : undefined
  return row => {
    const { card, ledger } = row
    if (end !== undefined && ledger.lastFour === end) return true
    const open = [card.title, ledger.words ?? '', card.category, card.place, card.number]
    return hasWords(words, open) || hasWords(words, [...open, customerIn(core, row)])
  }
}

const isFirst = (core: Core, { from }: Walk): boolean =>
  from.open.length === 0 && from.next === walkFrom(core.now()).next

const pastMonthsOf = async (core: Core, communityId: string): Promise<readonly string[]> =>
  (await readCommunity(core, communityId))?.pastMonths ?? []

const searchWords = async (core: Core, walk: Walk, fits: (row: LedgerRow) => boolean): Promise<Finish> => {
  // Only behind the first page does it matter where old ledgers are.
  const known = isFirst(core, walk) ? [] : await pastMonthsOf(core, walk.communityId)
  const first = await readPiece(core, walk.communityId, walk.from, known, reach.first)
  return async reader => {
    const { pastMonths } = reader.community
    const wanted = (row: LedgerRow): boolean => isFor(reader, row) && fits(row)
    let { rows, place } = takeFrom(first, wanted, reach.shown)
    if (rows.length < reach.shown && rowsIn(first) < reach.enough && !isWalked(place, pastMonths)) {
      const second = await readPiece(core, walk.communityId, place, pastMonths, reach.second)
      const found = takeFrom(second, wanted, reach.shown - rows.length)
      rows = [...rows, ...found.rows]
      place = found.place
    }
    return {
      as: walk.as,
      cards: rows.map(row => rowView(core, reader, row)).toSorted(newestFirst),
      customers: [],
      backTo: walkedTo(place),
      ...(isWalked(place, pastMonths) ? {} : { more: writePageToken(core, place, walk.userId, walk.filter) }),
    }
  }
}

/** Whose number ends so, before the complaints of those and of the rooms that are called so. */
const searchEnd = async (core: Core, walk: Walk, digits: string, text: string): Promise<Finish> => {
  const fits = fitsOf(core, { as: 'last-four', digits }, text)
  if (!isFirst(core, walk)) return searchWords(core, walk, fits)
  const [people, complaints] = await Promise.all([
    findByEnd(core, walk.communityId, digits),
    searchWords(core, walk, fits),
  ])
  return async reader => {
    const [{ customers, more }, answer] = await Promise.all([people(reader), complaints(reader)])
    return { ...answer, customers, ...(more ? { moreCustomers: true } : {}) }
  }
}

/** A number of an old ledger may stand in any month; where there is none the figures may be words. */
const searchOldNumber = async (core: Core, walk: Walk, number: string, text: string): Promise<Finish> => {
  const months = allMonths(core.now(), await pastMonthsOf(core, walk.communityId))
  const [rows, asWords] = await Promise.all([
    byNumbers(
      core,
      walk.communityId,
      months.map(yearMonth => ({ yearMonth, number })),
    ),
    searchWords(core, walk, fitsOf(core, { as: 'words', words: [comparable(text)] }, text)),
  ])
  if (rows.length === 0) return asWords
  return async reader => ({
    as: 'old-number',
    cards: rows.filter(row => isFor(reader, row)).map(row => rowView(core, reader, row)),
    customers: [],
  })
}

const begin = async (core: Core, searched: Searched, walk: Walk, text: string): Promise<Finish> => {
  const { communityId } = walk
  switch (searched.as) {
    case 'number':
      return searchNumber(core, communityId, searched)
    case 'old-number':
      if (isFirst(core, walk)) return searchOldNumber(core, walk, searched.number, text)
      break
    case 'phone':
      return findByPhone(core, communityId, searched.phone)
    case 'room': {
      const community = await readCommunity(core, communityId)
      const roomIds = community ? await roomsMeant(core, community, searched) : []
      if (roomIds.length > 0) return searchRooms(core, communityId, roomIds)
      break
    }
    case 'last-four':
      return searchEnd(core, { ...walk, as: 'last-four' }, searched.digits, text)
    case 'words':
      break
  }
  return searchWords(core, walk, fitsOf(core, searched, text))
}

/** Two waits: the first look beside who asks, then what it led to. A handler looks among his own orders. */
export const searchComplaints = async (
  core: Core,
  { holder, body }: Asked<unknown, unknown, Body>,
): Promise<Result<SearchAnswer, Reason>> => {
  const { communityId, text, more } = body
  const searched = recognise(text)
  if (!searched) return refuse('text-missing')
  const filter = `search/${communityId}/${core.seal.searchHash(`huiyin/search/v1\n${comparable(text)}`)}`
  const token = more === undefined ? walkFrom(core.now()) : readPageToken(core, more, holder.userId, filter)
  const from = WalkPlace.safeParse(token)
  if (!from.success) return refuse('page-token-invalid')
  const walk: Walk = { communityId, as: 'words', from: from.data, filter, userId: holder.userId }
  const [entered, community, finish] = await Promise.all([
    enter(core, holder),
    readCommunity(core, communityId),
    begin(core, searched, walk, text),
  ])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!community) return refuse('not-allowed')
  const reader = { actor, community }
  return readsCommunity(actor, communityId) ? accept(await finish(reader)) : searchOwn(core, reader, { searched, text })
}
