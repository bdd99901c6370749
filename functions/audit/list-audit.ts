// 操作记录 of a month, for the administrator and the auditor: the newest first, page by page.

import type { AuditEntry, AuditPage } from '#contract/audit.ts'
import type { Reason } from '#contract/refusals.ts'
import { holds } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { enter } from '../session/enter.ts'
import { readPageToken, writePageToken } from '../storage/page-token.ts'
import { type Page, readPage } from '../storage/read.ts'
import { AuditItem, auditPartition } from './audit-item.ts'

const pageSize = 30

const entryOf = ({ id, at, byName, act, what, changes }: AuditItem): AuditEntry => ({
  id,
  at,
  by: byName,
  act,
  what,
  changes,
})

type Query = { communityId: string; month: string; more?: string | undefined }

/** One wait: who asks beside one Query. */
export const listAudit = async (
  core: Core,
  { holder, query }: Asked<unknown, Query>,
): Promise<Result<AuditPage, Reason>> => {
  const { communityId, month, more } = query
  const filter = `audit/${communityId}/${month}`
  const after = more === undefined ? undefined : readPageToken(core, more, holder.userId, filter)
  if (more !== undefined && after === undefined) return refuse('page-token-invalid')
  const [entered, page]: [Awaited<ReturnType<typeof enter>>, Page] = await Promise.all([
    enter(core, holder),
    readPage(core.database, {
      table: 'records',
      partition: ['pk', auditPartition(communityId, `${month.slice(2, 4)}${month.slice(5, 7)}`)],
      newestFirst: true,
      limit: pageSize,
      after,
    }),
  ])
  if (!entered.ok) return entered
  if (!holds(entered.value.caller.actor, communityId, ['admin', 'auditor'])) return refuse('not-allowed')
  return accept({
    entries: page.items.map(item => entryOf(AuditItem.parse(item))),
    ...(page.last ? { more: writePageToken(core, page.last, holder.userId, filter) } : {}),
  })
}
