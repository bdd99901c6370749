// What a neighbour who follows may read of a complaint: what the company did and said, never the one who filed it.

import type { Entry, EntryKind } from '../ledger/entry.ts'

type Shown = { facts: readonly string[]; texts: readonly string[] }

/** What the company did, with the facts and texts that are its own. Kinds that are not here are not shown. */
const shown: Partial<Record<EntryKind, Shown>> = {
  accepted: { facts: ['severity'], texts: [] },
  dispatched: { facts: ['handler'], texts: [] },
  claimed: { facts: ['handler'], texts: [] },
  progressed: { facts: [], texts: ['text'] },
  messaged: { facts: [], texts: ['text'] },
  paused: { facts: ['reason', 'to'], texts: ['words'] },
  resumed: { facts: [], texts: [] },
  merged: { facts: ['parent'], texts: [] },
  'solved-on-the-spot': { facts: [], texts: ['answer', 'referredTo'] },
  answered: { facts: ['parent'], texts: ['answer'] },
  'final-answer-signed': { facts: [], texts: ['answer'] },
  closed: { facts: ['code'], texts: [] },
}

const addressed = /(.)(?:女士|先生|小姐|阿姨|叔叔|大爷|大妈|奶奶|爷爷|老师|姐|哥)/gu
const phoneNumber = /1\d{10}/g
const roomNumber = /(?:\d+\s*(?:栋|幢|号楼)\s*)?\d+\s*单元\s*\d{3,4}\s*(?:室|号)?|\d{3,4}\s*室/g

/** Words staff wrote to the customer, with his name, telephone and room number taken out. */
export const wordsForNeighbours = (words: string, customerName: string): string => {
  const [surname] = customerName
  // A name of one character is part of too many other words.
  const withoutName = customerName.length > 1 ? words.replaceAll(customerName, '住户') : words
  return withoutName
    .replace(addressed, (whole, before: string) => (before === surname ? '住户' : whole))
    .replace(phoneNumber, '（电话）')
    .replace(roomNumber, '（房号）')
}

const pick = <T>(from: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)))

/** The entry as a neighbour reads it; undefined where it is not for him. */
export const entryForNeighbours = <E extends Pick<Entry, 'kind' | 'author' | 'visibility' | 'facts' | 'texts'>>(
  entry: E,
  customerName: string,
): E | undefined => {
  const rule = shown[entry.kind]
  if (!rule || entry.visibility === 'internal' || entry.author.kind === 'customer') return undefined
  const texts = Object.entries(pick(entry.texts, rule.texts)).map(([name, words]) => [
    name,
    wordsForNeighbours(words, customerName),
  ])
  return { ...entry, facts: pick(entry.facts, rule.facts), texts: Object.fromEntries(texts) }
}
