// Saving a decision: complaint, entries, messages and whatever else belongs to the act, in one transaction.

import { randomBytes } from 'node:crypto'
import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Decision } from '#domain/complaint/decision.ts'
import { linkEntries } from '#domain/ledger/chain.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { messagePuts } from '../messages/message-item.ts'
import type { Community } from '../places/community.ts'
import { canonicalJson, sha256 } from '../storage/act-items.ts'
import { complaintToItem, entryToItem } from '../storage/complaint-items.ts'
import { type Lost, type Put, writeItems } from '../storage/write.ts'

export const chainTools = { sha256, canonicalJson, salt: () => randomBytes(16).toString('base64url') }

export type Act = {
  decision: Decision
  community: Community
  /** Who acts; empty for the system. */
  actorId: string
  requestHash: string
  now: Instant
  /** What else belongs to the act; gets the number of the act's first entry. */
  also: (firstSeq: number) => Put[]
}

export type Saved = { ok: true; complaint: Complaint; entries: Entry[] } | { ok: false; lost: Lost[]; puts: Put[] }

/** Writes the act, all or nothing. A lost race names what was lost. */
export const saveDecision = async (core: Core, act: Act): Promise<Saved> => {
  const { decision, community, actorId, now } = act
  const before = decision.complaint.version
  const { entries, head } = linkEntries(
    decision.complaint.id,
    decision.complaint.chain,
    decision.entries,
    now,
    chainTools,
  )
  const complaint: Complaint = { ...decision.complaint, version: before + 1, chain: head }
  const item = complaintToItem(complaint, act.requestHash, core.seal)
  const puts: Put[] = [
    before === 0
      ? { table: 'records', only: 'if-absent', item }
      : { table: 'records', only: 'if-version', version: before, item },
    ...entries.map((entry): Put => ({ table: 'records', only: 'if-absent', item: entryToItem(entry) })),
    ...messagePuts(decision.messages, { complaint, community, actorId, now }),
    ...act.also(entries[0]?.seq ?? head.seq),
  ]
  const written = await writeItems(core.database, puts)
  return written.ok ? { ok: true, complaint, entries } : { ok: false, lost: written.lost, puts }
}
