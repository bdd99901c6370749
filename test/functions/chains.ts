// The entry chains as they stand in the store.

import { type ChainFault, checkChain } from '#domain/ledger/chain.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import { chainTools } from '../../functions/complaints/save-decision.ts'
import { ComplaintItem, EntryItem } from '../../functions/storage/stored-complaint.ts'
import type { Stack } from '../../local/stack.ts'
import { storedUnder } from './stored.ts'

export type Chain = { entries: readonly Entry[]; head: { seq: number; hash: string } }

/** The stored entries of a complaint with the head that stands on the complaint. */
export const chainOf = (stack: Pick<Stack, 'database'>, id: string): Chain => {
  const items = storedUnder(stack, `COMPLAINT#${id}`)
  const { complaint } = ComplaintItem.parse(items.find(item => item.sk === 'COMPLAINT'))
  const entries = items.filter(item => item.sk !== 'COMPLAINT').map(item => EntryItem.parse(item))
  return { entries, head: complaint.chain }
}

export const faultIn = ({ entries, head }: Chain): ChainFault | undefined => checkChain(entries, head, chainTools)

/** What is wrong with the chain of each complaint in the store; all undefined where all is well. */
export const chainFaults = (stack: Pick<Stack, 'database'>): Record<string, ChainFault | undefined> =>
  Object.fromEntries(
    storedUnder(stack, 'COMPLAINT#')
      .filter(item => item.sk === 'COMPLAINT')
      .map(item => ComplaintItem.parse(item).complaint)
      .map(({ id, number }) => [number, faultIn(chainOf(stack, id))]),
  )
