// A row of an old ledger, read: what it says of a past complaint, or what is wrong with it, column by column. Nothing is guessed
// that would later pass for a fact: no answer, no end, no number.

import { categoryByWords } from '../complaint/category-by-words.ts'
import type { Category, RequestKind, Severity, Source } from '../complaint/classes.ts'
import type { Customer, Place } from '../complaint/complaint.ts'
import { sequenceIn, sourceOfNumber } from '../complaint/number.ts'
import { checkText, mostCharacters, type TextRefusal } from '../complaint/wording.ts'
import { plainly } from '../places/building-name.ts'
import { dayOf, type Instant, yearMonthOf } from '../time.ts'
import { type WrittenTime, writtenTime } from './past-time.ts'
import { endIn, kindIn, phoneIn, placeKey, severityIn, sourceIn } from './past-words.ts'

export const pastColumns = [
  'community',
  'number',
  'id',
  'receivedAt',
  'customer',
  'reference',
  'phone',
  'place',
  'area',
  'building',
  'unit',
  'room',
  'source',
  'category',
  'kind',
  'severity',
  'title',
  'text',
  'demand',
  'answer',
  'answeredAt',
  'closedAt',
  'state',
  'handler',
] as const
/** What a column of an old ledger can be. */
export type PastColumn = (typeof pastColumns)[number]

/** The cells of a row, trimmed or not; a missing column is an empty cell. */
export type PastCells = Partial<Record<PastColumn, string>>

/**
 * `missing`: nothing stands there, and without it the row is no past complaint. `number-of-ours`: in the form of numbers this
 * system gives, of a month in which it gave or gives them. `still-open`: the ledger says it is not over. `double`: a row
 * before has the same identity.
 */
export type PastFault =
  | 'missing'
  | 'not-a-time'
  | 'in-the-future'
  | 'too-early'
  | 'before-receipt'
  | 'number-of-ours'
  | 'double'
  | 'other-community'
  | 'still-open'
  | TextRefusal

export type PastFaultAt = { column: PastColumn; fault: PastFault }

type PastCategory = Pick<Category, 'id' | 'name' | 'departmentId' | 'needsPhotos' | 'root'>

/** What a row is read against. */
export type PastContext = {
  communityName: string
  categories: readonly PastCategory[]
  /** Where nothing tells the category. */
  otherCategory: PastCategory
  /** Rooms and public places of the community by `placeKey`. */
  places: ReadonlyMap<string, Place>
  /** Where nothing tells the source. */
  source: Source
  now: Instant
}

/** A past complaint as its row tells it. */
export type PastRow = {
  /** The old number; `旧-` and the file's own id where it has none. */
  number: string
  /** Tells the row again in another import: number and year of receipt, or the file's id and month; both are begun anew by and by. */
  identity: string
  /** Our sequence the number would belong to, which must have given none. */
  sequence?: string | undefined
  kind: RequestKind
  source: Source
  category: PastCategory
  severity: Severity
  place: Place
  customer: Customer
  text: string
  demand?: string | undefined
  answer?: string | undefined
  receivedAt: Instant
  answeredAt: Instant
  closedAt: Instant
  /** Who handled it, by name alone. */
  handler?: string | undefined
  /** Columns whose words were only understood in part: they are kept as they stand. */
  inWords: readonly PastColumn[]
}

export type PastReading = { ok: true; row: PastRow } | { ok: false; faults: PastFaultAt[] }

/** Months of the ledger are named by two digits of the year. */
const earliest: Instant = Date.parse('2000-01-01T00:00:00+08:00')
const mostNumberCharacters = 32
const mostNameCharacters = 100

export const unknownName = '姓名未记'
export const unknownPlace = '地点未记'

type Reader = {
  cell: (column: PastColumn) => string
  wrong: (column: PastColumn, fault: PastFault) => void
}

const numberFrom = ({ cell, wrong }: Reader, receivedAt: Instant, now: Instant) => {
  const written = cell('number')
  const id = cell('id')
  const number = written || (id && `旧-${id}`)
  if (number === '') wrong('number', 'missing')
  if (number.length > mostNumberCharacters) wrong(written ? 'number' : 'id', 'text-too-long')
  const sequence = sequenceIn(number)
  if (sequence !== undefined && sequence.slice(-4) >= yearMonthOf(now)) wrong('number', 'number-of-ours')
  const date = dayOf(receivedAt)
  const identity = written ? `number/${date.slice(0, 4)}/${written}` : `id/${date.slice(0, 7)}/${id}`
  return { number, sequence, identity }
}

const timeIn = ({ cell, wrong }: Reader, column: PastColumn, now: Instant): WrittenTime | undefined => {
  const text = cell(column)
  if (text === '') return undefined
  const time = writtenTime(text)
  if (!time) wrong(column, 'not-a-time')
  else if (time.at > now) wrong(column, 'in-the-future')
  return time
}

/** Of the day of receipt without an hour: not before the receipt. */
const endAt = ({ at, isDay }: WrittenTime, receivedAt: Instant): Instant =>
  isDay && dayOf(at) === dayOf(receivedAt) ? Math.max(at, receivedAt) : at

const timesFrom = (reader: Reader, now: Instant) => {
  const { cell, wrong } = reader
  const received = timeIn(reader, 'receivedAt', now)
  if (cell('receivedAt') === '') wrong('receivedAt', 'missing')
  const receivedAt = received?.at ?? now
  if (receivedAt < earliest) wrong('receivedAt', 'too-early')
  const end = (column: 'answeredAt' | 'closedAt') => {
    const time = timeIn(reader, column, now)
    const at = time && endAt(time, receivedAt)
    if (received && at !== undefined && at < receivedAt) wrong(column, 'before-receipt')
    return at
  }
  const answered = end('answeredAt')
  const closed = end('closedAt')
  const last = closed ?? answered
  if (endIn(cell('state')) === 'open') wrong('state', 'still-open')
  else if (cell('answeredAt') === '' && cell('closedAt') === '')
    wrong('closedAt', cell('answer') || endIn(cell('state')) ? 'missing' : 'still-open')
  return { receivedAt, answeredAt: answered ?? last ?? now, closedAt: last ?? now }
}

const wordsFrom = ({ wrong }: Reader, column: PastColumn, given: string): string => {
  const words = checkText(given, mostCharacters)
  if (!words.ok) wrong(column, words.reason)
  return words.ok ? words.value : ''
}

const textFrom = (reader: Reader): string => {
  const title = reader.cell('title')
  const body = reader.cell('text')
  const given = title === '' || body.startsWith(title) ? body : [title, body].filter(Boolean).join('。')
  if (given !== '') return wordsFrom(reader, 'text', given)
  reader.wrong('text', 'missing')
  return ''
}

const placeFrom = ({ cell }: Reader, places: PastContext['places']): Place => {
  // Ledgers with a column for each part write 3, 2, 1203.
  const part = (column: PastColumn, unit: string) => cell(column).replace(/^\d+$/, figure => figure + unit)
  const parts = [part('building', '栋'), part('unit', '单元'), cell('room')].filter(Boolean)
  const written = cell('place') || parts.join(' ')
  const label = [cell('area'), written].filter(Boolean).join(' ') || unknownPlace
  return places.get(placeKey(written)) ?? { kind: 'unknown', label }
}

const categoryFrom = ({ cell }: Reader, { categories, otherCategory }: PastContext): PastCategory => {
  const named = cell('category')
  return (
    categories.find(it => it.name === named || it.id === named) ??
    categoryByWords([named, cell('title'), cell('text')], categories) ??
    otherCategory
  )
}

/** Understood by their sense, so what was written stays beside it. */
const bySense: readonly PastColumn[] = ['source', 'category', 'kind', 'severity', 'state']

/** Reads a row; every fault of it is named, not only the first. */
export const readPastRow = (cells: PastCells, context: PastContext): PastReading => {
  const faults: PastFaultAt[] = []
  const reader: Reader = {
    cell: column => cells[column]?.trim() ?? '',
    wrong: (column, fault) => faults.push({ column, fault }),
  }
  const { cell, wrong } = reader
  if (!['', plainly(context.communityName)].includes(plainly(cell('community')))) wrong('community', 'other-community')
  const times = timesFrom(reader, context.now)
  const numbered = numberFrom(reader, times.receivedAt, context.now)
  const optional = (column: PastColumn) => (cell(column) === '' ? undefined : wordsFrom(reader, column, cell(column)))
  for (const column of ['customer', 'reference', 'handler'] as const)
    if (cell(column).length > mostNameCharacters) wrong(column, 'text-too-long')
  const phone = phoneIn(cell('phone'))
  const reference = cell('reference') || undefined
  const row: PastRow = {
    ...numbered,
    ...times,
    kind: kindIn(cell('kind')),
    source: sourceIn(cell('source')) ?? sourceOfNumber(numbered.number) ?? context.source,
    category: categoryFrom(reader, context),
    severity: severityIn(cell('severity')),
    place: placeFrom(reader, context.places),
    customer: { name: cell('customer') || reference || unknownName, phone, reference, relation: 'unknown' },
    text: textFrom(reader),
    demand: optional('demand'),
    answer: optional('answer'),
    handler: cell('handler') || undefined,
    inWords: [...bySense, ...(phone === undefined ? (['phone'] as const) : [])].filter(it => cell(it) !== ''),
  }
  return faults.length === 0 ? { ok: true, row } : { ok: false, faults }
}
