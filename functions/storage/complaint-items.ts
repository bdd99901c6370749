// Stored complaints: the complaint itself, its entries, and what the indexes show of it.

import * as z from 'zod/mini'
import { nextTelling } from '#domain/clocks/clock.ts'
import { type Complaint, isOpen, orderOf } from '#domain/complaint/complaint.ts'
import { deadlineOf } from '#domain/complaint/next-deadline.ts'
import { responsibleFor } from '#domain/complaint/responsible.ts'
import { titleOf } from '#domain/complaint/wording.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import { answerOf, verdictOf } from '#domain/survey/survey.ts'
import { yearMonthOf } from '#domain/time.ts'
import { dueKey, sortableInstant } from './due.ts'
import type { Located } from './read.ts'
import type { Seal } from './seal.ts'
import { ComplaintItem, type StoredCard, type StoredLedger } from './stored-complaint.ts'

export const complaintPartition = (id: string): string => `COMPLAINT#${id}`
export const complaintAt = (id: string): Located<typeof ComplaintItem> => ({
  table: 'records',
  key: { pk: complaintPartition(id), sk: 'COMPLAINT' },
  schema: ComplaintItem,
})

const customerContext = (id: string): string => `COMPLAINT#${id}/customer`
const Sealed = z.object({ name: z.string(), phone: z.optional(z.string()) })

export const openComplaint = (item: ComplaintItem, seal: Seal): Complaint => {
  const { customer, ...rest } = item.complaint
  const { name, phone } = Sealed.parse(JSON.parse(seal.open(customer.sealed, customerContext(rest.id))))
  return { ...rest, customer: { userId: customer.userId, relation: customer.relation, name, phone } }
}

/** `W2611-0001` with a serial that still sorts when it widens. */
const sortableNumber = (number: string): string => {
  const [sequence = '', serial = ''] = number.split('-')
  return `${sequence}-${serial.padStart(8, '0')}`
}

const asksOf = ({ stage }: Complaint): StoredCard['asks'] => {
  if (stage.state === 'answered' && stage.survey.state === 'asked') return 'survey'
  if (
    (stage.state === 'answered' || stage.state === 'closed') &&
    stage.visit.state === 'done' &&
    !stage.visit.confirmedAt
  )
    return 'visit-confirmation'
  return undefined
}

const roleOf = { 'first-contact': 'agent', handler: 'handler', visitor: 'agent' } as const

export const cardOf = (complaint: Complaint): StoredCard => {
  const responsible = responsibleFor(complaint)
  const { place, category } = complaint
  return {
    id: complaint.id,
    number: complaint.number,
    kind: complaint.kind,
    title: titleOf(complaint.text),
    state: complaint.stage.state,
    severity: complaint.severity,
    category: category.name,
    engineering: category.engineering,
    place: place.label,
    placeKind: place.kind,
    hideName: complaint.hideName,
    round: complaint.round,
    receivedAt: complaint.receivedAt,
    next: deadlineOf(complaint),
    who:
      responsible &&
      (responsible.kind === 'person'
        ? { name: responsible.person.name, role: roleOf[responsible.as] }
        : { role: responsible.role, departmentId: responsible.departmentId }),
    asks: asksOf(complaint),
  }
}

const ledgerOf = (complaint: Complaint, seal: Seal): StoredLedger => {
  const { stage } = complaint
  const ended = stage.state === 'answered' || stage.state === 'closed' ? stage : undefined
  const answer = ended && answerOf(ended.survey)
  return {
    source: complaint.source,
    customer: seal.seal(complaint.customer.name, `COMPLAINT#${complaint.id}/ledger`),
    handler: orderOf(stage)?.handler.name,
    satisfaction: answer && verdictOf(answer),
    visit: ended?.visit.state === 'done' ? ended.visit.record.verdict : undefined,
    overdue: complaint.clocks.some(clock => clock.end === 'late' || clock.told.includes('due')),
    closedAt: stage.state === 'closed' ? stage.closedAt : undefined,
  }
}

/** Partitions of what a post owes the next step of. */
export const posts = {
  fresh: (communityId: string): string => `POST#${communityId}#new`,
  visits: (communityId: string): string => `POST#${communityId}#visit`,
  head: (communityId: string, departmentId: string): string => `POST#${communityId}#head#${departmentId}`,
}

const postOf = ({ stage, communityId }: Complaint): string | undefined => {
  switch (stage.state) {
    case 'submitted':
      return posts.fresh(communityId)
    case 'dispatched':
    case 'checking':
      return posts.head(communityId, stage.order.departmentId)
    case 'answered':
      return posts.visits(communityId)
    case 'accepted':
    case 'handling':
    case 'closed':
    case 'declined':
    case 'withdrawn':
      return undefined
  }
}

/** The index keys of a complaint: by filer and ledger always, by post, holder, community and due time while they apply. */
const indexKeys = (complaint: Complaint): Record<string, string> => {
  const { id, communityId, customer, receivedAt, recordedAt, number, stage } = complaint
  const keys: Record<string, string> = {
    ledgerKey: `LEDGER#${communityId}#${yearMonthOf(recordedAt)}`,
    ledgerSort: sortableNumber(number),
  }
  if (customer.userId !== undefined) {
    keys.filerKey = `FILER#${customer.userId}`
    keys.filerSort = `${sortableInstant(receivedAt)}#${id}`
  }
  if (isOpen(complaint)) {
    const sort = `${sortableInstant(deadlineOf(complaint)?.dueAt ?? receivedAt)}#${id}`
    const post = postOf(complaint)
    if (post) {
      keys.postKey = post
      keys.postSort = sort
    }
    keys.openKey = `OPEN#${communityId}`
    keys.openSort = sort
    if (stage.state === 'dispatched' || stage.state === 'handling' || stage.state === 'checking') {
      keys.holderKey = `HOLDER#${stage.order.handler.id}`
      keys.holderSort = sort
    }
  }
  const tellAt = nextTelling(complaint.clocks)
  if (tellAt !== undefined) {
    keys.dueKey = dueKey(id)
    keys.dueSort = `${sortableInstant(tellAt)}#${id}`
  }
  return keys
}

export const complaintToItem = (complaint: Complaint, requestHash: string, seal: Seal): Record<string, unknown> => {
  const { customer, ...rest } = complaint
  const sealed = seal.seal(JSON.stringify({ name: customer.name, phone: customer.phone }), customerContext(rest.id))
  return {
    v: 1,
    pk: complaintPartition(rest.id),
    sk: 'COMPLAINT',
    kind: 'complaint',
    version: rest.version,
    requestHash,
    complaint: { ...rest, customer: { userId: customer.userId, relation: customer.relation, sealed } },
    card: cardOf(complaint),
    ledger: ledgerOf(complaint, seal),
    ...indexKeys(complaint),
  }
}

export const entryToItem = (entry: Entry): Record<string, unknown> => ({
  ...entry,
  pk: complaintPartition(entry.complaintId),
  sk: `ENTRY#${String(entry.seq).padStart(6, '0')}`,
})
