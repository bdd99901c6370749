// Stored complaints: the complaint itself, its entries, and what the indexes show of it.

import * as z from 'zod/mini'
import { marks } from '#contract/complaint-views.ts'
import { isRunning } from '#domain/clocks/clock.ts'
import {
  type Complaint,
  type Customer,
  isOpen,
  orderOf,
  type Stage,
  type WorkOrder,
} from '#domain/complaint/complaint.ts'
import { departmentOf, nextDepartmentOf } from '#domain/complaint/department.ts'
import { mayBeClaimed } from '#domain/complaint/lifecycle.ts'
import { deadlineOf, promiseOf } from '#domain/complaint/next-deadline.ts'
import { raisedFor } from '#domain/complaint/raised.ts'
import { responsibleFor } from '#domain/complaint/responsible.ts'
import { nextTick } from '#domain/complaint/tick.ts'
import { titleOf } from '#domain/complaint/wording.ts'
import { hasLike, hasSpot, likeOf, spotOf } from '#domain/groups/like.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import { type Person, personOf } from '#domain/people/actor.ts'
import { answerOf, verdictOf } from '#domain/survey/survey.ts'
import { yearMonthOf } from '#domain/time.ts'
import { changePartition, changeSort, type StoredChange } from './change-items.ts'
import { dueKey, sortableInstant } from './due.ts'
import type { Located } from './read.ts'
import type { Seal } from './seal.ts'
import type { StoredCard, StoredLedger, StoredLike } from './stored-cards.ts'
import { ComplaintItem } from './stored-complaint.ts'

export const complaintPartition = (id: string): string => `COMPLAINT#${id}`
export const complaintAt = (id: string): Located<typeof ComplaintItem> => ({
  table: 'records',
  key: { pk: complaintPartition(id), sk: 'COMPLAINT' },
  schema: ComplaintItem,
})

const customerContext = (id: string): string => `COMPLAINT#${id}/customer`
const Sealed = z.object({ name: z.string(), phone: z.optional(z.string()), reference: z.optional(z.string()) })

export const openComplaint = (item: ComplaintItem, seal: Seal): Complaint => {
  const { customer, ...rest } = item.complaint
  const who = Sealed.parse(JSON.parse(seal.open(customer.sealed, customerContext(rest.id))))
  return { ...rest, customer: { userId: customer.userId, relation: customer.relation, ...who } }
}

/** `W2611-0001` with a serial that still sorts when it widens; old numbers (`466`, `Q001`) by their last figure. */
export const sortableNumber = (number: string): string =>
  number.replace(/\d+(?=\D*$)/, serial => serial.padStart(8, '0'))

const asksOf = ({ stage, offers }: Complaint): StoredCard['asks'] => {
  if (stage.state === 'answered' && stage.survey.state === 'asked') return 'survey'
  if ('visit' in stage && stage.visit.state === 'done' && !stage.visit.confirmedAt) return 'visit-confirmation'
  const mayAnswer = stage.state === 'accepted' || stage.state === 'handling'
  return mayAnswer && offers.some(it => it.answer === undefined) ? 'offer' : undefined
}

type UnderOrder = Extract<Stage, { order: WorkOrder }>

const isUnderOrder = (stage: Stage): stage is UnderOrder =>
  stage.state === 'dispatched' || stage.state === 'handling' || stage.state === 'checking'

const roleOf = { 'first-contact': 'agent', handler: 'handler', visitor: 'agent' } as const

const marksOf = (complaint: Complaint): StoredCard['marks'] => {
  const has: Record<StoredCard['marks'][number], boolean> = {
    'happening-now': isOpen(complaint) && complaint.happeningNow && complaint.arrivedAt === undefined,
    repeat: complaint.round > 1 || complaint.repeatOf !== undefined,
    paused: complaint.pause !== undefined,
    supervised: complaint.supervision !== undefined,
    escalated: complaint.instruction !== undefined,
    urged: isOpen(complaint) && complaint.urges.length > 0 && complaint.urges.at(-1)?.answer === undefined,
    proposal: complaint.proposal !== undefined,
    objection: isOpen(complaint) && (complaint.objections?.some(it => !it.decided) ?? false),
    'asked-department': complaint.consultations.some(it => it.answer === undefined),
    'merged-others': complaint.children.length > 0,
  }
  return marks.filter(mark => has[mark])
}

/** Who has the order, while it is under one. */
const handlerIn = (stage: Stage): Person | undefined =>
  isUnderOrder(stage) ? personOf(stage.order.handler) : undefined

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
    departmentId: departmentOf(complaint),
    engineering: category.engineering,
    handler: handlerIn(complaint.stage),
    place: place.label,
    placeKind: place.kind,
    hideName: complaint.hideName,
    round: complaint.round,
    receivedAt: complaint.receivedAt,
    next: deadlineOf(complaint),
    promise: promiseOf(complaint),
    who:
      responsible &&
      (responsible.kind === 'person'
        ? { id: responsible.person.id, name: responsible.person.name, role: roleOf[responsible.as] }
        : { role: responsible.role, departmentId: responsible.departmentId }),
    asks: asksOf(complaint),
    aboutId: complaint.about?.person.id,
    filerId: complaint.customer.userId,
    raisedFor: raisedFor(complaint),
    marks: marksOf(complaint),
  }
}

const handlerInOldLedger = ({ stage, imported }: Complaint): string | undefined =>
  imported && 'outcome' in stage && stage.outcome.answeredBy.name !== '' ? stage.outcome.answeredBy.name : undefined

/** Characters of a text that are looked through for words; the title is its beginning. */
const searchedCharacters = 200

/** What of a text stands beside its title, where there is more of it. */
const wordsOf = (text: string): string | undefined => {
  const words = [...text].slice(0, searchedCharacters).join('')
  return words === titleOf(text) ? undefined : words
}

const ledgerOf = (complaint: Complaint, seal: Seal): StoredLedger => {
  const { stage, customer } = complaint
  const ended = 'outcome' in stage ? stage : undefined
  const answer = ended && answerOf(ended.survey)
  return {
    source: complaint.source,
    sender: complaint.thirdParty?.sender,
    senderNumber: complaint.thirdParty?.number,
    customer: seal.seal(complaint.customer.name, `COMPLAINT#${complaint.id}/ledger`),
    lastFour: customer.phone === undefined ? undefined : seal.searchHash(customer.phone.slice(-4)).slice(0, 16),
    words: wordsOf(complaint.text),
    handler: orderOf(stage)?.handler.name ?? handlerInOldLedger(complaint),
    satisfaction: answer && verdictOf(answer),
    visit: ended?.visit.state === 'done' ? ended.visit.record.verdict : undefined,
    overdue: complaint.clocks.some(clock => clock.end === 'late' || (isRunning(clock) && clock.told.includes('due'))),
    closedAt: stage.state === 'closed' ? stage.closedAt : undefined,
  }
}

/** Partitions of what a post owes the next step of, or looks after. */
export const posts = {
  fresh: (communityId: string): string => `POST#${communityId}#new`,
  visits: (communityId: string): string => `POST#${communityId}#visit`,
  holder: (communityId: string, userId: string): string => `HOLDER#${communityId}#${userId}`,
  head: (communityId: string, departmentId: string): string => `POST#${communityId}#head#${departmentId}`,
  /** In the hands of the department's people: nobody's post owes it, and its head wants to see it. */
  atWork: (communityId: string, departmentId: string): string => `POST#${communityId}#work#${departmentId}`,
  /** Accepted, for a handler of the department that is to get it to claim. */
  claim: (communityId: string, departmentId: string): string => `POST#${communityId}#claim#${departmentId}`,
  /** Accepted, for a person of the office to dispatch: nobody may claim it. */
  dispatch: (communityId: string): string => `POST#${communityId}#dispatch`,
}

const postOf = (complaint: Complaint): string | undefined => {
  const { stage, communityId } = complaint
  switch (stage.state) {
    case 'submitted':
      return posts.fresh(communityId)
    case 'accepted':
      if (complaint.pause) return undefined
      return mayBeClaimed(complaint)
        ? posts.claim(communityId, nextDepartmentOf(complaint))
        : posts.dispatch(communityId)
    case 'dispatched':
    case 'checking':
      return posts.head(communityId, stage.order.departmentId)
    case 'handling':
      return posts.atWork(communityId, stage.order.departmentId)
    case 'answered':
      return stage.visit.state === 'none' ? undefined : posts.visits(communityId)
    case 'closed':
    case 'declined':
    case 'withdrawn':
    case 'merged':
      return undefined
  }
}

/** The complaints of a month, by number. `yearMonth`: `2611`. */
export const ledgerPartition = (communityId: string, yearMonth: string): string => `LEDGER#${communityId}#${yearMonth}`

/** Where the complaints in a room stand, by receipt. */
export const roomComplaints = (communityId: string, roomId: string): string => `ROOM#${communityId}#${roomId}`

/**
 * What the complaints of a customer are found together by: a keyed hash of his phone number or, where he left none, of what an
 * earlier system knew him by. Undefined where neither is known.
 */
export const customerHash = (seal: Seal, { phone, reference }: Customer): string | undefined => {
  if (phone !== undefined) return seal.searchHash(phone)
  return reference === undefined ? undefined : seal.searchHash(`reference:${reference}`)
}

/** Where the complaints of one customer stand, by receipt. `phoneHash`: as `customerHash` gives it. */
export const phoneComplaints = (communityId: string, phoneHash: string): string => `PHONE#${communityId}#${phoneHash}`

type LikePlace = Pick<StoredLike, 'categoryId' | 'buildingId' | 'publicPlace'>

/** Where the complaints of a category at one spot stand, by receipt. */
export const likePartition = (communityId: string, like: LikePlace): string =>
  `LIKE#${communityId}#${like.categoryId}#${spotOf(like)}`

/** The keys of where and whose it is: of the moves only 改类别 changes one of them (likeness), erasing its filer does. */
const lastingKeys = (complaint: Complaint, seal: Seal): Record<string, string> => {
  const { id, communityId, customer, receivedAt, recordedAt, number, place } = complaint
  const sort = `${sortableInstant(receivedAt)}#${id}`
  const phoneHash = customerHash(seal, customer)
  return {
    ledgerKey: ledgerPartition(communityId, yearMonthOf(complaint.imported ? receivedAt : recordedAt)),
    ledgerSort: sortableNumber(number),
    ...(customer.userId === undefined ? {} : { filerKey: `FILER#${customer.userId}`, filerSort: sort }),
    ...(hasLike(complaint) && hasSpot(likeOf(complaint))
      ? { likeKey: likePartition(communityId, likeOf(complaint)), likeSort: sort }
      : {}),
    ...(place.kind === 'room' ? { roomKey: roomComplaints(communityId, place.roomId), roomSort: sort } : {}),
    ...(phoneHash === undefined ? {} : { phoneKey: phoneComplaints(communityId, phoneHash), phoneSort: sort }),
  }
}

/** Where an open complaint stands among others: by its next deadline. */
export const holderSortOf = (complaint: Complaint): string =>
  `${sortableInstant(deadlineOf(complaint)?.dueAt ?? complaint.receivedAt)}#${complaint.id}`

/** The index keys of a complaint: where and whose it is always, by post, holder, community and due time while they apply. */
const indexKeys = (complaint: Complaint, seal: Seal): Record<string, string> => {
  const { id, communityId, stage } = complaint
  const keys = lastingKeys(complaint, seal)
  if (isOpen(complaint)) {
    const sort = holderSortOf(complaint)
    const post = postOf(complaint)
    if (post) {
      keys.postKey = post
      keys.postSort = sort
    }
    keys.openKey = `OPEN#${communityId}`
    keys.openSort = sort
    if (isUnderOrder(stage)) {
      keys.holderKey = posts.holder(communityId, stage.order.handler.id)
      keys.holderSort = sort
    }
  }
  const tellAt = nextTick(complaint)
  if (tellAt !== undefined) {
    keys.dueKey = dueKey(id)
    keys.dueSort = `${sortableInstant(tellAt)}#${id}`
  }
  return keys
}

/** `change`: what was done to it last, for those who look at a list it stands in. */
export const complaintToItem = (
  complaint: Complaint,
  requestHash: string,
  seal: Seal,
  change?: StoredChange,
): Record<string, unknown> => {
  const { customer, ...rest } = complaint
  const { name, phone, reference } = customer
  const sealed = seal.seal(JSON.stringify({ name, phone, reference }), customerContext(rest.id))
  return {
    v: 1,
    pk: complaintPartition(rest.id),
    sk: 'COMPLAINT',
    kind: 'complaint',
    version: rest.version,
    requestHash,
    complaint: { ...rest, customer: { userId: customer.userId, relation: customer.relation, sealed } },
    card: cardOf(complaint),
    like: likeOf(complaint),
    ledger: ledgerOf(complaint, seal),
    ...indexKeys(complaint, seal),
    ...(change
      ? { change, changeKey: changePartition(rest.communityId), changeSort: changeSort(change.at, rest.id) }
      : {}),
  }
}

export const entryToItem = (entry: Entry): Record<string, unknown> => ({
  ...entry,
  pk: complaintPartition(entry.complaintId),
  sk: `ENTRY#${String(entry.seq).padStart(6, '0')}`,
})
