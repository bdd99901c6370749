// Saving a decision: complaint, entries, messages and whatever else belongs to the act, in one transaction.

import { randomBytes } from 'node:crypto'
import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Decision } from '#domain/complaint/decision.ts'
import { linkEntries } from '#domain/ledger/chain.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { childrenJob } from '../jobs/job-item.ts'
import { messagePuts } from '../messages/message-item.ts'
import type { Community } from '../places/community.ts'
import { canonicalJson, sha256 } from '../storage/act-items.ts'
import { besidePuts } from '../storage/beside-items.ts'
import { changeOf } from '../storage/change-items.ts'
import { complaintToItem, entryToItem } from '../storage/complaint-items.ts'
import { correctivePuts } from '../storage/corrective-items.ts'
import { type Lost, type Put, writeItems } from '../storage/write.ts'

export const chainTools = { sha256, canonicalJson, salt: () => randomBytes(16).toString('base64url') }

export type Act = {
  decision: Decision
  community: Community
  /** Who acts; empty for the system. */
  actorId: string
  requestHash: string
  now: Instant
  /** A second complaint that changes with the first: both or neither. */
  other?: { decision: Decision; requestHash: string } | undefined
  /** What else belongs to the act; gets the number of the act's first entry. */
  also: (firstSeq: number) => Put[]
}

export type Saved = { ok: true; complaint: Complaint; entries: Entry[] } | { ok: false; lost: Lost[]; puts: Put[] }

type Written = { complaint: Complaint; entries: Entry[]; puts: Put[] }

const written = (
  core: Core,
  { decision, requestHash }: Pick<Act, 'decision' | 'requestHash'>,
  { community, actorId, now }: Pick<Act, 'community' | 'actorId' | 'now'>,
): Written => {
  const before = decision.complaint.version
  const { id, chain } = decision.complaint
  const { entries, head } = linkEntries(id, chain, decision.entries, now, chainTools)
  const complaint: Complaint = { ...decision.complaint, version: before + 1, chain: head }
  // What comes in from an old ledger is no news in anybody's list.
  const isNews = complaint.imported === undefined || before > 0
  const change = isNews ? changeOf(complaint.version, entries, now) : undefined
  const item = complaintToItem(complaint, requestHash, core.seal, change)
  const puts: Put[] = [
    before === 0
      ? { table: 'records', only: 'if-absent', item }
      : { table: 'records', only: 'if-version', version: before, item },
    ...entries.map((entry): Put => ({ table: 'records', only: 'if-absent', item: entryToItem(entry) })),
    ...besidePuts(complaint),
    ...correctivePuts(complaint),
    ...messagePuts(decision.messages, { complaint, community, actorId, now }),
    ...childrenJob(complaint, entries, now),
  ]
  return { complaint, entries, puts }
}

/** Writes the act, all or nothing. A lost race names what was lost. */
export const saveDecision = async (core: Core, act: Act): Promise<Saved> => {
  const own = written(core, act, act)
  const other = act.other && written(core, act.other, act)
  const firstSeq = own.entries[0]?.seq ?? own.complaint.chain.seq
  const puts = [...own.puts, ...(other?.puts ?? []), ...act.also(firstSeq)]
  const outcome = await writeItems(core.database, puts)
  return outcome.ok
    ? { ok: true, complaint: own.complaint, entries: own.entries }
    : { ok: false, lost: outcome.lost, puts }
}
