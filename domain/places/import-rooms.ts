// The register of rooms as an office keeps it in a table: which column is what, what a row says, what is wrong with it.

import { buildingKey, buildingName, inFigures, plainly } from './building-name.ts'

export const roomFields = ['community', 'phase', 'building', 'unit', 'number', 'ownerName', 'ownerPhone'] as const
export type RoomField = (typeof roomFields)[number]

/** What the columns are called, the usual name first. */
export const roomHeadings = {
  community: ['项目', '小区', '项目名称', '小区名称'],
  phase: ['区域', '期', '分期', '期数', '期区', '组团'],
  building: ['楼栋', '楼栋号', '楼号', '栋号', '栋', '幢', '楼幢', '楼宇', '座'],
  unit: ['单元', '单元号'],
  number: ['房号', '房间', '房间号', '室号', '室', '门牌号', '户号'],
  ownerName: ['业主姓名', '业主', '姓名', '产权人', '户主'],
  ownerPhone: [
    '业主电话',
    '业主手机',
    '业主手机号',
    '业主联系电话',
    '联系电话',
    '联系方式',
    '手机号',
    '手机号码',
    '手机',
    '电话',
  ],
} as const satisfies Record<RoomField, readonly string[]>

const needed = ['building', 'number'] as const satisfies readonly RoomField[]

export type RoomFaultReason =
  | 'column-missing'
  | 'column-twice'
  | 'other-community'
  | 'building-empty'
  | 'building-odd'
  | 'building-unknown'
  | 'unit-empty'
  | 'unit-odd'
  | 'number-empty'
  | 'number-odd'
  /** Excel made a day of `3-12`. */
  | 'became-date'
  | 'phone-odd'
  | 'phone-several'
  | 'room-twice'
  | 'other-owner'

/** What is wrong, under which heading. `is`: what stands there, `row`: the row it collides with. Never a phone number or a name. */
export type RoomFault = { column: string; reason: RoomFaultReason; is?: string; row?: number }

/** Headings by what they mean. */
export type RoomColumns = Partial<Record<RoomField, string>>

const nameOf = (heading: string): string =>
  plainly(heading)
    .replace(/\(.*\)/g, '')
    .replace(/[*:]/g, '')

const fieldOf = (heading: string): RoomField | undefined =>
  roomFields.find(field => roomHeadings[field].some(it => it === nameOf(heading)))

/** Finds the columns by their headings; others are left alone. Needed are building and room number. */
export const matchRoomColumns = (headings: readonly string[]): { columns: RoomColumns; faults: RoomFault[] } => {
  const columns: RoomColumns = {}
  const faults: RoomFault[] = []
  for (const heading of headings) {
    const field = fieldOf(heading)
    if (!field) continue
    const first = columns[field]
    if (first === undefined) columns[field] = heading
    // Names are not kept, so two columns of them do no harm.
    else if (field !== 'ownerName') faults.push({ column: heading, reason: 'column-twice', is: first })
  }
  for (const field of needed)
    if (columns[field] === undefined) faults.push({ column: roomHeadings[field][0], reason: 'column-missing' })
  return { columns, faults }
}

/** A row as it would become a room. */
export type ImportedRoom = {
  building: { key: string; name: string }
  unit: string
  number: string
  /** 11 digits. */
  ownerPhone?: string
}

/** The same for one room of a building, however unit and number are written. */
export const roomKeyIn = (unit: string, number: string): string => `${tidyUnit(unit)}|${tidyNumber(number)}`

/** As people say it: `3 栋 2 单元 301`. */
export const roomLabel = ({ building, unit, number }: ImportedRoom): string => `${building.name} ${unit} 单元 ${number}`

const tidyUnit = (text: string): string => inFigures(plainly(text).replace(/单元$/, '')).replace(/^0+(?=\d)/, '')
const tidyNumber = (text: string): string => plainly(text).replace(/(?:室|房|号|号房)$/, '')

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(text)
const isShort = (text: string): boolean => /^[\p{Script=Han}\dA-Z#·-]{1,20}$/u.test(text)

const mobile = /1[3-9]\d{9}/g

const phoneFrom = (text: string): { phone?: string; reason?: RoomFaultReason } => {
  const figures = plainly(text)
    .replace(/[-()]/g, '')
    .replace(/^(?:\+?86|0086)(?=1\d{10}$)/, '')
  if (figures === '') return {}
  const found = figures.match(mobile) ?? []
  if (found.length > 1) return { reason: 'phone-several' }
  return found[0] === figures ? { phone: figures } : { reason: 'phone-odd' }
}

type Cells = Readonly<Record<string, string>>

type RowSettings = {
  columns: RoomColumns
  /** The community the rooms are for. */
  communityName: string
  /** Of `columns` those under which this row could not be read: said already, not judged again. */
  unread: ReadonlySet<string>
}

/** What a field's text is wrong with, by field; nothing where it is as it should be. */
const wrongWith = (field: RoomField, text: string, communityName: string): RoomFaultReason | undefined => {
  switch (field) {
    case 'community':
      return text === '' || plainly(text) === plainly(communityName) ? undefined : 'other-community'
    case 'phase':
      return text === '' || isShort(plainly(text)) ? undefined : 'building-odd'
    case 'building':
      if (text === '') return 'building-empty'
      if (isDate(text)) return 'became-date'
      return isShort(plainly(text)) ? undefined : 'building-odd'
    case 'unit':
      if (tidyUnit(text) === '') return 'unit-empty'
      if (isDate(text)) return 'became-date'
      return isShort(tidyUnit(text)) ? undefined : 'unit-odd'
    case 'number':
      if (tidyNumber(text) === '') return 'number-empty'
      if (isDate(text)) return 'became-date'
      return isShort(tidyNumber(text)) ? undefined : 'number-odd'
    case 'ownerName':
      return undefined
    case 'ownerPhone':
      return phoneFrom(text).reason
  }
}

const mayBeSaid = new Set<RoomFaultReason>(['other-community', 'building-odd', 'unit-odd', 'number-odd'])

/**
 * What a row says. Without a column of units every room is in unit 1. The owner's name is read by nobody and not kept: the phone is
 * what a room is bound by.
 */
export const roomFrom = (
  cells: Cells,
  { columns, communityName, unread }: RowSettings,
): { room?: ImportedRoom; faults: RoomFault[] } => {
  const faults: RoomFault[] = []
  const said = (field: RoomField): string => cells[columns[field] ?? ''] ?? ''
  for (const field of roomFields) {
    const column = columns[field]
    if (column === undefined || unread.has(column)) continue
    const text = said(field)
    const reason = wrongWith(field, text, communityName)
    if (reason) faults.push({ column, reason, ...(mayBeSaid.has(reason) ? { is: text.slice(0, 40) } : {}) })
  }
  if (faults.length > 0 || unread.size > 0) return { faults }
  const { phone } = phoneFrom(said('ownerPhone'))
  const room: ImportedRoom = {
    building: {
      key: buildingKey(said('phase'), said('building')),
      name: buildingName(said('phase'), said('building')),
    },
    unit: columns.unit === undefined ? '1' : tidyUnit(said('unit')),
    number: tidyNumber(said('number')),
    ...(phone === undefined ? {} : { ownerPhone: phone }),
  }
  return { room, faults }
}

/** What an import does to a room. */
export type RoomOutcome = 'new' | 'changed' | 'unchanged' | 'other-owner'

/**
 * Compares with the room that stands there. An empty phone takes nothing away. Another phone takes the room from its owner,
 * so it needs a word of its own (`mayChangeOwner`).
 */
export const compareRoom = (
  standing: { ownerPhoneHash?: string | undefined } | undefined,
  phoneHash: string | undefined,
  mayChangeOwner: boolean,
): RoomOutcome => {
  if (!standing) return 'new'
  if (phoneHash === undefined || phoneHash === standing.ownerPhoneHash) return 'unchanged'
  return standing.ownerPhoneHash === undefined || mayChangeOwner ? 'changed' : 'other-owner'
}
