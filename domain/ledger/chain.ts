// The chain of a complaint's entries: each carries the hash of the one before, so that a change afterwards shows.

import type { Instant } from '../time.ts'
import type { Entry, EntryDraft } from './entry.ts'

/** Where a chain stands: number of entries and the hash of the last. */
export type ChainHead = { seq: number; hash: string }

/** What the chain is computed with; all of it comes from outside. */
export type ChainTools = {
  /** SHA-256 of UTF-8 text, lower-case hex. */
  sha256: (text: string) => string
  /** RFC 8785 canonical JSON. */
  canonicalJson: (value: unknown) => string
  /** A fresh random salt of at least 128 bits, as text. */
  salt: () => string
}

export const emptyChain: ChainHead = { seq: 0, hash: '' }

const commitmentOf = (salt: string, text: string, { sha256, canonicalJson }: Omit<ChainTools, 'salt'>): string =>
  sha256(`huiyin/text/v1\n${canonicalJson([salt, text])}`)

/** The hash of an entry: over everything but its texts and salts, which are bound by their commitments. */
export const hashOf = (
  entry: Omit<Entry, 'hash' | 'texts' | 'salts'>,
  { sha256, canonicalJson }: Omit<ChainTools, 'salt'>,
): string => {
  const { v, complaintId, seq, kind, author, visibility, occurredAt, recordedAt, facts, commitments, prevHash } = entry
  return sha256(
    `huiyin/entry/v1\n${canonicalJson({ v, complaintId, seq, kind, author, visibility, occurredAt, recordedAt, facts, commitments, prevHash })}`,
  )
}

/** Links drafts behind the head of a complaint's chain. */
export const linkEntries = (
  complaintId: string,
  head: ChainHead,
  drafts: readonly EntryDraft[],
  recordedAt: Instant,
  tools: ChainTools,
): { entries: Entry[]; head: ChainHead } => {
  const entries: Entry[] = []
  let last = head
  for (const draft of drafts) {
    const salted = Object.entries(draft.texts).map(([field, text]) => ({ field, text, salt: tools.salt() }))
    const salts = Object.fromEntries(salted.map(({ field, salt }) => [field, salt]))
    const commitments = Object.fromEntries(
      salted.map(({ field, text, salt }) => [field, commitmentOf(salt, text, tools)]),
    )
    const unsealed = {
      ...draft,
      v: 1 as const,
      complaintId,
      seq: last.seq + 1,
      recordedAt,
      salts,
      commitments,
      prevHash: last.hash,
    }
    const entry: Entry = { ...unsealed, hash: hashOf(unsealed, tools) }
    entries.push(entry)
    last = { seq: entry.seq, hash: entry.hash }
  }
  return { entries, head: last }
}

export type ChainFault = { seq: number; fault: 'gap' | 'link' | 'hash' | 'text' }

/** Checks a whole chain from its first entry; erased texts are no fault, changed ones are. */
export const checkChain = (
  entries: readonly Entry[],
  head: ChainHead,
  tools: Omit<ChainTools, 'salt'>,
): ChainFault | undefined => {
  let last = emptyChain
  for (const entry of entries) {
    if (entry.seq !== last.seq + 1) return { seq: entry.seq, fault: 'gap' }
    if (entry.prevHash !== last.hash) return { seq: entry.seq, fault: 'link' }
    if (entry.hash !== hashOf(entry, tools)) return { seq: entry.seq, fault: 'hash' }
    for (const [field, text] of Object.entries(entry.texts)) {
      const salt = entry.salts[field]
      if (salt === undefined || entry.commitments[field] !== commitmentOf(salt, text, tools))
        return { seq: entry.seq, fault: 'text' }
    }
    last = { seq: entry.seq, hash: entry.hash }
  }
  return last.seq === head.seq && last.hash === head.hash ? undefined : { seq: head.seq, fault: 'gap' }
}
