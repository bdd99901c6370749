// 回执: the receipt of a complaint, and checking one that was kept. The timeline is recomputed each time, never believed.

import type { Receipt, ReceiptCheck } from '#contract/receipts.ts'
import type { Reason } from '#contract/refusals.ts'
import { maySeeAsCustomer } from '#domain/complaint/lifecycle.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import { checkReceipt as check, codeOf, type KeptReceipt } from '#domain/ledger/receipt.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { enter } from '../session/enter.ts'
import { readComplaint } from './read-complaint.ts'
import { chainTools } from './save-decision.ts'

const standingAt = ({ seq, recordedAt, hash }: Entry): Receipt['first'] => ({
  seq,
  recordedAt,
  hash,
  code: codeOf(hash),
})

export const readReceipt = async (
  core: Core,
  { holder, params }: Asked<{ id: string }>,
): Promise<Result<Receipt, Reason>> => {
  const [entered, read] = await Promise.all([enter(core, holder), readComplaint(core, params.id)])
  if (!entered.ok) return entered
  if (!read || !maySeeAsCustomer(read.complaint, entered.value.caller.user.id)) return refuse('not-found')
  const { number, receivedAt } = read.complaint
  const [first, last] = [read.entries[0], read.entries.at(-1)]
  if (!first || !last) throw new Error('a complaint without a timeline')
  return accept({ number, receivedAt, first: standingAt(first), last: standingAt(last) })
}

export const checkReceipt = async (
  core: Core,
  { holder, params, query }: Asked<{ id: string }, KeptReceipt>,
): Promise<Result<ReceiptCheck, Reason>> => {
  const [entered, read] = await Promise.all([enter(core, holder), readComplaint(core, params.id)])
  if (!entered.ok) return entered
  if (!read) return refuse('not-found')
  const { number, text, chain } = read.complaint
  const kept = { number: query.number.trim().toUpperCase(), code: query.code }
  const checked = check({ number, text, entries: read.entries, head: chain }, kept, chainTools)
  const mayAsk = checked.verdict !== 'no-match' || maySeeAsCustomer(read.complaint, entered.value.caller.user.id)
  return mayAsk ? accept(checked) : refuse('not-found')
}
