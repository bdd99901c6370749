// 台账: the complaints of a month by number, as a list and as one xlsx file.

import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import * as z from 'zod/mini'
import type { Reason } from '#contract/refusals.ts'
import type { LedgerRow } from '#contract/staff.ts'
import { severityWords, sourceWords, stateWords, visitVerdictWords } from '#contract/words.ts'
import { readsCommunity } from '#domain/complaint/lifecycle.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { auditPut } from '../audit/audit-item.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import type { Photos } from '../photos/open-photos.ts'
import { type Community, readCommunity } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { readPageToken, writePageToken } from '../storage/page-token.ts'
import { monthInFull } from '../storage/past-months.ts'
import { type Page, readPage, readWhole } from '../storage/read.ts'
import { isKeptFrom, knowingFiler, StoredCard, StoredLedger, StoredLike } from '../storage/stored-cards.ts'
import { writeThrough } from '../storage/write.ts'
import { ledgerFile } from './ledger-file.ts'

const pageSize = 50
const mostRows = 20_000
const linkSeconds = 600

type Scope = { communityId: string; month: string }

const Listed = z.object({ card: StoredCard, ledger: StoredLedger, like: z.pick(StoredLike, { customerId: true }) })

const satisfactionWords = { satisfied: '满意', passable: '一般', unsatisfied: '不满意' } as const

type Listed = z.infer<typeof Listed>

/** What of some index items the reader may find: nothing about himself, nothing of his own. */
const listedFor = (items: readonly unknown[], readerId: string): Listed[] =>
  items.map(it => Listed.parse(it)).filter(({ card, like }) => !isKeptFrom(knowingFiler(card, like), readerId))

const rowOf = ({ seal }: Core, { card, ledger }: Listed): LedgerRow => {
  return {
    id: card.id,
    number: card.number,
    receivedAt: card.receivedAt,
    customer: seal.open(ledger.customer, `COMPLAINT#${card.id}/ledger`),
    place: card.place,
    source: sourceWords[ledger.source],
    ...(ledger.sender === undefined ? {} : { sender: ledger.sender }),
    ...(ledger.senderNumber === undefined ? {} : { senderNumber: ledger.senderNumber }),
    category: card.category,
    title: card.title,
    severity: severityWords[card.severity],
    state: stateWords[card.state] ?? '',
    ...(ledger.handler === undefined ? {} : { handler: ledger.handler }),
    ...(ledger.satisfaction === undefined ? {} : { satisfaction: satisfactionWords[ledger.satisfaction] }),
    ...(ledger.visit === undefined ? {} : { visit: visitVerdictWords[ledger.visit] }),
    overdue: ledger.overdue,
    ...(ledger.closedAt === undefined ? {} : { closedAt: ledger.closedAt }),
  }
}

const partitionOf = ({ communityId, month }: Scope) => ({
  table: 'records' as const,
  index: 'byLedger',
  partition: ['ledgerKey', `LEDGER#${communityId}#${month.slice(2, 4)}${month.slice(5, 7)}`] as const,
})

export const listLedger = async (
  core: Core,
  { holder, query }: Asked<unknown, Scope & { more?: string | undefined }>,
): Promise<Result<{ rows: LedgerRow[]; more?: string; pastMonths?: string[] }, Reason>> => {
  const filter = `ledger/${query.communityId}/${query.month}`
  const after = query.more === undefined ? undefined : readPageToken(core, query.more, holder.userId, filter)
  if (query.more !== undefined && after === undefined) return refuse('page-token-invalid')
  const [entered, page, community]: [Awaited<ReturnType<typeof enter>>, Page, Community | undefined] =
    await Promise.all([
      enter(core, holder),
      readPage(core.database, { ...partitionOf(query), limit: pageSize, after }),
      readCommunity(core, query.communityId),
    ])
  if (!entered.ok) return entered
  if (!readsCommunity(entered.value.caller.actor, query.communityId)) return refuse('not-allowed')
  const pastMonths = after ? [] : (community?.pastMonths ?? []).map(monthInFull)
  return accept({
    rows: listedFor(page.items, holder.userId).map(it => rowOf(core, it)),
    ...(pastMonths.length > 0 ? { pastMonths } : {}),
    ...(page.last ? { more: writePageToken(core, page.last, holder.userId, filter) } : {}),
  })
}

export const exportLedger = async (
  needs: Core & { photos: Photos },
  { holder, query }: Asked<unknown, Scope>,
): Promise<Result<{ url: string; name: string; rows: number }, Reason>> => {
  const entered = await enter(needs, holder)
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!readsCommunity(actor, query.communityId)) return refuse('not-allowed')
  const items = await readWhole(needs.database, partitionOf(query), mostRows)
  const rows = listedFor(items.slice(0, mostRows), holder.userId).map(it => rowOf(needs, it))
  const name = `客户投诉台账-${query.month}.xlsx`
  const key = `exports/${needs.newId()}.xlsx`
  const { client, bucket } = needs.photos
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: await ledgerFile(query.month, rows) }))
  const url = await getSignedUrl(
    client,
    new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      ResponseContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    }),
    { expiresIn: linkSeconds, signingDate: new Date(needs.now()) },
  )
  // Nobody holds the file before it is on record who took it.
  await writeThrough(needs, [
    auditPut(needs, {
      communityId: query.communityId,
      at: needs.now(),
      by: actor,
      act: 'ledger-exported',
      what: query.month,
      changes: [{ field: 'rows', after: `${rows.length} 行` }],
    }),
  ])
  return accept({ url, name, rows: rows.length })
}
