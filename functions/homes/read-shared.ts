// 家人的投诉: what people I live with let me read. The list is one Query in my own partition, then one BatchGet.

import type { Reason } from '#contract/refusals.ts'
import type { SharedCard, SharedDetail, SharedFrom } from '#contract/sharing.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { maskName } from '#domain/people/home.ts'
import { mayReadShared } from '#domain/people/sharing.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { readComplaint } from '../complaints/read-complaint.ts'
import { cardView, customerCard, detailView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import type { Photos } from '../photos/open-photos.ts'
import { communityOf } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { cardOf, complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { readPageToken, writePageToken } from '../storage/page-token.ts'
import { type UserItem, userAt } from '../storage/person-items.ts'
import { readItems, readPage } from '../storage/read.ts'
import { readerPartition, SharedItem, sharedAt } from '../storage/share-items.ts'

const pageSize = 20

const fromOf = ({ customer }: Complaint): SharedFrom => ({
  name: maskName(customer.name),
  relation: customer.relation,
})

const asReader = ({ id, rooms }: UserItem) => ({ userId: id, rooms })

const mayRead = (complaint: Complaint, shared: SharedItem, filer: UserItem | undefined, reader: UserItem): boolean =>
  mayReadShared(
    complaint,
    shared.endedAt === undefined ? shared.at : undefined,
    filer && asReader(filer),
    asReader(reader),
  )

/** The card as its filer has it, without what is asked of him. */
const sharedCard = async (core: Core, complaint: Complaint): Promise<SharedCard> => {
  const { profile } = await communityOf(core, complaint.communityId)
  const { asks: _, ...stored } = customerCard(cardOf(complaint))
  return { ...cardView(stored, core.now(), profile.departments, false), from: fromOf(complaint) }
}

export const listShared = async (
  core: Core,
  { holder, query }: Asked<unknown, { more?: string | undefined }>,
): Promise<Result<{ cards: SharedCard[]; more?: string }, Reason>> => {
  const filter = 'shared'
  const after = query.more === undefined ? undefined : readPageToken(core, query.more, holder.userId, filter)
  if (query.more !== undefined && after === undefined) return refuse('page-token-invalid')
  const [entered, page] = await Promise.all([
    enter(core, holder),
    readPage(core.database, {
      table: 'records',
      partition: ['pk', readerPartition(holder.userId)],
      newestFirst: true,
      limit: pageSize,
      after,
    }),
  ])
  if (!entered.ok) return entered
  const { user } = entered.value.caller
  const shared = page.items.map(it => SharedItem.parse(it)).filter(it => it.endedAt === undefined)
  const found = await readItems(
    core.database,
    shared.flatMap(it => [complaintAt(it.complaintId), userAt(it.filerId)]),
  )
  const complaints = shared.flatMap(it => {
    const item = found.take(complaintAt(it.complaintId))
    const complaint = item && openComplaint(item, core.seal)
    return complaint && mayRead(complaint, it, found.take(userAt(it.filerId)), user) ? [complaint] : []
  })
  return accept({
    cards: await Promise.all(complaints.map(it => sharedCard(core, it))),
    ...(page.last ? { more: writePageToken(core, page.last, user.id, filter) } : {}),
  })
}

export const readShared = async (
  needs: Core & { photos: Photos },
  { holder, params }: Asked<{ id: string }>,
): Promise<Result<SharedDetail, Reason>> => {
  const [entered, read] = await Promise.all([enter(needs, holder), readComplaint(needs, params.id)])
  if (!entered.ok) return entered
  const filerId = read?.complaint.customer.userId
  if (!read || filerId === undefined) return refuse('not-found')
  const { actor, user } = entered.value.caller
  const [sharedHere, filerHere] = [sharedAt(read.complaint, user.id), userAt(filerId)]
  const found = await readItems(needs.database, [sharedHere, filerHere])
  const shared = found.take(sharedHere)
  if (!shared || !mayRead(read.complaint, shared, found.take(filerHere), user)) return refuse('not-found')
  const community = await communityOf(needs, read.complaint.communityId)
  const { asks: _, nextNudgeAt: __, ...detail } = await detailView(needs, { ...read, community, actor })
  return accept({ ...detail, moves: [], from: fromOf(read.complaint) })
}
