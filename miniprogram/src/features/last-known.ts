// What pages showed last, kept in the phone's storage for a start without network: a part of it only, per person, the
// oldest leaving first. It may be lost at any time; what must not be lost is kept elsewhere and has the rest of the room.
import type { Instant } from '#domain/time.ts'

/** The phone's storage, as far as it is used here. `write` may throw where the storage is full. */
export type Shelf = {
  read: (name: string) => unknown
  write: (name: string, text: string) => void
  remove: (name: string) => void
  names: () => readonly string[]
}

export type LastKnown = {
  keep: (owner: string, key: string, known: { value: unknown; at: Instant }) => void
  /** What was kept, not yet parsed by its schema; undefined where nothing was, or it cannot be read. */
  recall: (owner: string, key: string) => unknown
  /** Takes away what belongs to anybody else; everything where nobody is named. */
  forgetOthers: (owner: string | undefined) => void
}

const prefix = 'last/'
const listName = 'last'
/** WeChat takes 1 MB for each name and 10 MB in all. */
export const mostBytesEach = 200_000
export const mostBytes = 1_000_000

type Listed = { name: string; bytes: number; at: Instant }

/** In UTF-8, counted high: three bytes for whatever is not ASCII. */
const bytesOf = (text: string): number => {
  let bytes = 0
  for (let at = 0; at < text.length; at += 1) bytes += text.charCodeAt(at) < 128 ? 1 : 3
  return bytes
}

const parsed = (text: unknown): unknown => {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

const isListed = (entry: unknown): entry is Listed =>
  typeof entry === 'object' &&
  entry !== null &&
  'name' in entry &&
  typeof entry.name === 'string' &&
  'bytes' in entry &&
  typeof entry.bytes === 'number' &&
  'at' in entry &&
  typeof entry.at === 'number'

/** How much of a list may stay beside so many bytes, the newest first. */
const fitting = (listed: readonly Listed[], beside: number): Listed[] => {
  let total = beside
  return [...listed]
    .sort((a, b) => b.at - a.at)
    .filter(({ bytes }) => {
      total += bytes
      return total <= mostBytes
    })
}

/** Opens the part of a phone's storage that keeps what was last known. */
export function openLastKnown(shelf: Shelf): LastKnown {
  const nameOf = (owner: string, key: string) => `${prefix}${owner}/${key}`
  /** What is listed and still there: whoever needs the room may take things away. */
  const readList = (): Listed[] => {
    const list = parsed(shelf.read(listName))
    const names = new Set(shelf.names())
    return Array.isArray(list) ? list.filter(isListed).filter(({ name }) => names.has(name)) : []
  }
  /** What is on the shelf and not in the list any more, or never was, goes. */
  const tidy = (list: readonly Listed[]) => {
    const kept = new Set(list.map(({ name }) => name))
    for (const name of shelf.names()) if (name.startsWith(prefix) && !kept.has(name)) shelf.remove(name)
  }
  const writeAll = (list: readonly Listed[], name: string, text: string) => {
    tidy(list)
    shelf.write(listName, JSON.stringify(list))
    shelf.write(name, text)
  }
  const forget = (name: string, others: readonly Listed[]) => {
    tidy(others)
    shelf.write(listName, JSON.stringify(others))
    shelf.remove(name)
  }
  return {
    keep(owner, key, known) {
      const name = nameOf(owner, key)
      const text = JSON.stringify(known)
      const bytes = bytesOf(text)
      const others = readList().filter(it => it.name !== name)
      try {
        if (bytes > mostBytesEach) return forget(name, others)
        writeAll([...fitting(others, bytes), { name, bytes, at: known.at }], name, text)
      } catch {
        // The storage is full of what matters more: nothing is kept here then.
        tidy([])
        shelf.remove(listName)
      }
    },
    recall: (owner, key) => parsed(shelf.read(nameOf(owner, key))),
    forgetOthers(owner) {
      const mine = owner === undefined ? undefined : nameOf(owner, '')
      const list = readList().filter(({ name }) => mine !== undefined && name.startsWith(mine))
      tidy(list)
      if (list.length === 0) shelf.remove(listName)
      else shelf.write(listName, JSON.stringify(list))
    },
  }
}
