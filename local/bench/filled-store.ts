// Complaints put straight into a store: as filed at one moment, without their doors. For benches that need thousands of them.

import { marshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { file } from '#domain/complaint/intake.ts'
import { numberOf } from '#domain/complaint/number.ts'
import { linkEntries } from '#domain/ledger/chain.ts'
import { chainTools } from '../../functions/complaints/save-decision.ts'
import type { Core } from '../../functions/core.ts'
import { communityOf } from '../../functions/places/community.ts'
import { complaintToItem, entryToItem } from '../../functions/storage/complaint-items.ts'
import type { Item as StoredItem } from '../database/attribute-value.ts'
import type { Database } from '../database/open-database.ts'
import { communityId } from '../demo/community.ts'
import { tableNames } from '../outside.ts'

export type Item = Record<string, unknown>

const Marshalled = z.custom<StoredItem>(value => typeof value === 'object' && value !== null)

/** Puts items into the store past its operations. */
export const fill = ({ load }: Pick<Database, 'load'>, items: readonly Item[]): void =>
  load(
    tableNames.records,
    items.map(item => Marshalled.parse(marshall(item, { removeUndefinedValues: true }))),
  )

/** A complaint as it stands after it was filed, with its first entry. */
export const filed = async (core: Core, index: number): Promise<Item[]> => {
  const { rules } = await communityOf(core, communityId)
  const now = core.now()
  const id = `due-${String(index).padStart(6, '0')}`
  const made = file(
    {
      id,
      kind: 'complaint',
      source: 'wechat',
      communityId,
      category: { id: 'lift', name: '电梯', departmentId: 'engineering', needsPhotos: false, engineering: false },
      danger: false,
      happeningNow: false,
      place: { kind: 'public', label: '2 栋电梯' },
      customer: { userId: 'resident-1', name: '陈桂兰', phone: '13800001203', relation: 'owner' },
      hideName: false,
      text: '电梯停在三楼不动，等了半个小时也没有人来。',
      photoIds: [],
      receivedAt: now,
    },
    numberOf('W2611', index + 1),
    { actor: { id: 'resident-1', name: '陈桂兰', grants: [] }, now, rules },
  )
  if (!made.ok) throw new Error(`a made complaint was refused: ${made.reason}`)
  const { complaint, entries } = made.value
  const linked = linkEntries(id, complaint.chain, entries, now, chainTools)
  const stored = { ...complaint, version: 1, chain: linked.head }
  return [complaintToItem(stored, 'made', core.seal), ...linked.entries.map(entryToItem)]
}
