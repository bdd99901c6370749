// 操作记录: what administration changed, by whom, when, before and after. Nothing of it is ever changed or removed.

import * as z from 'zod/mini'
import { nothing, reads } from './endpoint.ts'
import { Id, Instant, known, Month } from './fields.ts'

/** What administration does, and who takes the ledger out as a file. */
export const auditActs = [
  'company-begun',
  'local-day-set',
  'local-day-cleared',
  'roster-set',
  'roster-cleared',
  'policy-decided',
  'colleague-invited',
  'colleague-uninvited',
  'colleague-joined',
  'colleague-changed',
  'absence-entered',
  'absence-ended',
  'resident-invited',
  'resident-uninvited',
  'leaving-started',
  'leaving-stopped',
  'colleague-left',
  'community-added',
  'community-renamed',
  'department-added',
  'department-changed',
  'category-added',
  'category-changed',
  'phones-changed',
  'places-changed',
  'replies-changed',
  'switch-changed',
  'ledger-exported',
  'rooms-imported',
] as const
export type AuditAct = (typeof auditActs)[number]

/** What of it changed. */
export const auditFields = [
  'company',
  'community',
  'copied',
  'day',
  'note',
  'duty',
  'rule',
  'name',
  'posts',
  'skills',
  'buildings',
  'phone',
  'absence',
  'hand-over',
  'category',
  'department',
  'phones',
  'places',
  'replies',
  'switch',
  'rows',
  'rooms',
  'owners',
  'relation',
  'new-buildings',
] as const
export type AuditField = (typeof auditFields)[number]

/** Values are words as people read them at the time; telephone numbers are masked. `of`: which one, where there are several. */
export const AuditChange = z.object({
  field: known(auditFields),
  of: z.optional(z.string()),
  before: z.optional(z.string()),
  after: z.optional(z.string()),
})
export type AuditChange = z.infer<typeof AuditChange>

export const AuditEntry = z.object({
  id: Id,
  at: Instant,
  /** Who did it, as he was called then. */
  by: z.string(),
  act: known(auditActs),
  /** Whom or what it was done to: 周建国, 2026-12-01. */
  what: z.string(),
  changes: z.array(AuditChange),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const AuditPage = z.object({ entries: z.array(AuditEntry), more: z.optional(z.string()) })
export type AuditPage = z.infer<typeof AuditPage>

export const listAudit = reads('listAudit', {
  path: '/v1/staff/audit',
  params: nothing,
  query: z.strictObject({ communityId: Id, month: Month, more: z.optional(z.string().check(z.maxLength(2000))) }),
  answer: AuditPage,
  refusals: ['not-allowed', 'page-token-invalid'],
  summary: 'What administration changed in a month, the newest first',
})
