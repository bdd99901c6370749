// A complaint with its whole timeline, in one Query.

import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import type { Core } from '../core.ts'
import { complaintPartition, openComplaint } from '../storage/complaint-items.ts'
import { readWhole } from '../storage/read.ts'
import { ComplaintItem, EntryItem } from '../storage/stored-complaint.ts'

export type Read = { complaint: Complaint; entries: Entry[]; requestHash: string }

export const readComplaint = async (core: Core, id: string): Promise<Read | undefined> => {
  const items = await readWhole(core.database, { table: 'records', partition: ['pk', complaintPartition(id)] })
  const stored = items.find(item => item.sk === 'COMPLAINT')
  if (!stored) return undefined
  const item = ComplaintItem.parse(stored)
  return {
    complaint: openComplaint(item, core.seal),
    requestHash: item.requestHash,
    entries: items.filter(it => it !== stored).map(it => EntryItem.parse(it)),
  }
}
