// 回执: what a customer keeps of a complaint outside this system. Its code is the beginning of an entry's hash; as each entry
// carries the hash of the one before, the same code means that nothing up to that entry was changed.

import type { Instant } from '../time.ts'
import { type ChainHead, type ChainTools, checkChain } from './chain.ts'
import type { Entry } from './entry.ts'

/** Hexadecimal digits of a code: 64 bits, which nobody guesses and anybody can read out. */
const codeDigits = 16

/** The code of a receipt that was given when the entry with this hash was the last: four groups of four digits. */
export const codeOf = (hash: string): string => hash.slice(0, codeDigits).replace(/.{4}(?=.)/g, '$& ')

/** The digits of a code as somebody typed it, spaces, hyphens and capitals aside; undefined where it is none. */
export const digitsOf = (code: string): string | undefined => {
  const digits = code.replace(/[\s-]/g, '').toLowerCase()
  return /^[0-9a-f]{16,64}$/.test(digits) ? digits : undefined
}

/** What was kept: the number, and the code as somebody typed it. */
export type KeptReceipt = { number: string; code: string }

/**
 * `matches`: the entry of the code stands there, and all entries do; `entries` is how many there are now. `no-match`: no
 * entry of this complaint has the code. `broken`: the code is right, but the timeline has been changed since.
 */
export type ReceiptVerdict =
  | { verdict: 'matches'; seq: number; recordedAt: Instant; entries: number; lastAt: Instant }
  | { verdict: 'no-match' }
  | { verdict: 'broken'; recordedAt: Instant }

type Chained = {
  number: string
  /** As it stands on the complaint, beside its timeline. */
  text: string
  entries: readonly Entry[]
  head: ChainHead
}

/** What was filed stands twice, on the complaint and in its first entry; an erased text says nothing. */
const isAsFiled = ({ number, text, entries }: Chained): boolean =>
  entries
    .slice(0, 1)
    .every(({ facts, texts }) => facts.number === number && (texts.text === undefined || texts.text === text))

/** Checks a kept receipt against the whole timeline, recomputed from its first entry. */
export const checkReceipt = (chained: Chained, kept: KeptReceipt, tools: Omit<ChainTools, 'salt'>): ReceiptVerdict => {
  const { number, entries, head } = chained
  const digits = digitsOf(kept.code)
  const entry = entries.find(({ hash }) => digits !== undefined && hash.startsWith(digits))
  if (!entry || kept.number !== number) return { verdict: 'no-match' }
  const { seq, recordedAt } = entry
  if (checkChain(entries, head, tools) || !isAsFiled(chained)) return { verdict: 'broken', recordedAt }
  const lastAt = Math.max(...entries.map(it => it.recordedAt))
  return { verdict: 'matches', seq, recordedAt, entries: entries.length, lastAt }
}
