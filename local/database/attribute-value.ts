// DynamoDB's attribute values as they travel: comparison, equality and the documented size in bytes.
import { compareNumbers } from './number-value.ts'

/** Exactly one field is set; binary values are base64 text. */
export type AttributeValue = {
  S?: string
  N?: string
  B?: string
  BOOL?: boolean
  NULL?: boolean
  SS?: string[]
  NS?: string[]
  BS?: string[]
  L?: AttributeValue[]
  M?: Item
}

export type Item = { [name: string]: AttributeValue }

/** The type tag of a value: `S`, `N`, `M` … */
export const typeOf = (value: AttributeValue): string => Object.keys(value)[0] ?? ''

/** The members of a set of strings, numbers or binaries; undefined for every other type. */
export const membersOf = (value: AttributeValue): string[] | undefined => value.SS ?? value.NS ?? value.BS

/** Equality as the database sees it: numbers by value, sets without order, documents in depth. */
export const equalValues = (one: AttributeValue, other: AttributeValue): boolean => {
  if (typeOf(one) !== typeOf(other)) return false
  if (one.N !== undefined && other.N !== undefined) return compareNumbers(one.N, other.N) === 0
  if (one.M && other.M) return equalItems(one.M, other.M)
  if (one.L && other.L) return equalLists(one.L, other.L)
  const members = membersOf(one)
  const otherMembers = membersOf(other)
  if (members && otherMembers) {
    return members.length === otherMembers.length && members.every(member => otherMembers.includes(member))
  }
  return one.S === other.S && one.B === other.B && one.BOOL === other.BOOL && one.NULL === other.NULL
}

export const equalItems = (one: Item, other: Item): boolean => {
  const names = Object.keys(one)
  if (names.length !== Object.keys(other).length) return false
  return names.every(name => {
    const value = one[name]
    const otherValue = other[name]
    return value !== undefined && otherValue !== undefined && equalValues(value, otherValue)
  })
}

const equalLists = (one: AttributeValue[], other: AttributeValue[]): boolean =>
  one.length === other.length &&
  one.every((value, place) => {
    const otherValue = other[place]
    return otherValue !== undefined && equalValues(value, otherValue)
  })

/** Negative, zero or positive for two numbers, strings or binaries; undefined when the types cannot be ordered. */
export const compareValues = (one: AttributeValue, other: AttributeValue): number | undefined => {
  if (one.S !== undefined && other.S !== undefined) return Buffer.compare(Buffer.from(one.S), Buffer.from(other.S))
  if (one.N !== undefined && other.N !== undefined) return compareNumbers(one.N, other.N)
  if (one.B !== undefined && other.B !== undefined) {
    return Buffer.compare(Buffer.from(one.B, 'base64'), Buffer.from(other.B, 'base64'))
  }
  return undefined
}

/** Bytes of an item by the documented rule: names and values, UTF-8. */
export const sizeOfItem = (item: Item): number => {
  let size = 0
  for (const name in item) {
    const value = item[name]
    if (value) size += Buffer.byteLength(name) + sizeOfValue(value)
  }
  return size
}

const sizeOfValue = (value: AttributeValue): number => {
  if (value.S !== undefined) return Buffer.byteLength(value.S)
  if (value.N !== undefined) return sizeOfNumber(value.N)
  if (value.B !== undefined) return Buffer.byteLength(value.B, 'base64')
  if (value.M) return 3 + Object.keys(value.M).length + sizeOfItem(value.M)
  if (value.L) return value.L.reduce((size, element) => size + 1 + sizeOfValue(element), 3)
  if (value.SS) return value.SS.reduce((size, member) => size + Buffer.byteLength(member), 0)
  if (value.NS) return value.NS.reduce((size, member) => size + sizeOfNumber(member), 0)
  if (value.BS) return value.BS.reduce((size, member) => size + Buffer.byteLength(member, 'base64'), 0)
  return 1
}

const sizeOfNumber = (text: string): number => {
  const digits = text.replace(/^-?0*\.?0*|\./g, '').replace(/0+$/, '')
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0)
}
