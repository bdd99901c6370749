// Erasing somebody whose account was deleted, step by step: each of his complaints is one transaction, everything else goes in
// the last step. Whatever dies, the next minute goes on; doing a step twice changes nothing.

import * as z from 'zod/mini'
import type { Decision } from '#domain/complaint/decision.ts'
import { unfollow } from '#domain/complaint/following.ts'
import { withoutTexts } from '#domain/ledger/erase.ts'
import { eraseIdentity, identityTexts } from '#domain/people/erasure.ts'
import { type Read, readComplaint } from '../complaints/read-complaint.ts'
import type { Core } from '../core.ts'
import { customerPartition } from '../customers/customer-items.ts'
import { followerPartition } from '../groups/follow-item.ts'
import type { JobItem, Task } from '../jobs/job-item.ts'
import { decided, type EraseNext, type JobStep, refused } from '../jobs/job-step.ts'
import { inboxPartition } from '../messages/message-item.ts'
import type { Photos } from '../photos/open-photos.ts'
import { albumPartition, photoAt } from '../photos/photo-item.ts'
import { removePhoto } from '../photos/remove-photo.ts'
import { type Community, communityOf } from '../places/community.ts'
import { complaintAt, entryToItem } from '../storage/complaint-items.ts'
import { homesPartition } from '../storage/home-items.ts'
import { readItems, readPage, readWhole } from '../storage/read.ts'
import { type Removal, removeItems } from '../storage/remove.ts'
import { readerPartition, SharedItem, ShareItem, sharesPartition } from '../storage/share-items.ts'
import type { Put } from '../storage/write.ts'
import { idOf } from './gather.ts'

type Erasure = Extract<Task, { task: 'erase-person' }>

const Place = z.object({ pk: z.string(), sk: z.string() })

const placeOf = (item: unknown): Removal => ({ table: 'records', key: Place.parse(item) })

const rowsOf = (core: Core, pk: string) => readWhole(core.database, { table: 'records', partition: ['pk', pk] })

/** Whoever was let read it, with him and with the complaint. */
const endShares = async (core: Core, complaintId: string): Promise<void> => {
  const shares = await rowsOf(core, sharesPartition(complaintId))
  const readers = shares.map(it => ShareItem.parse(it).readerId)
  const theirs = await Promise.all(readers.map(it => rowsOf(core, readerPartition(it))))
  const read = theirs.flat().filter(it => SharedItem.parse(it).complaintId === complaintId)
  await removeItems(core.database, [...read, ...shares].map(placeOf))
}

/** The entries that say who and where, without it. */
const rewritten = ({ entries }: Read): Put[] =>
  entries.flatMap((entry): Put[] => {
    const erased = withoutTexts(entry, identityTexts)
    return erased ? [{ table: 'records', only: 'always', item: entryToItem(erased) }] : []
  })

const buildingOf = ({ buildings, profile }: Community, { complaint: { place } }: Read): string =>
  buildings.find(it => it.id === place.buildingId)?.name ?? profile.name

const decisionFor = (read: Read, userId: string, community: Community, now: number): [Decision, Put[]] | undefined => {
  const { complaint } = read
  const erased = eraseIdentity(complaint, { userId, building: buildingOf(community, read), now })
  if (erased) return [erased, rewritten(read)]
  return complaint.followers.some(it => it.userId === userId) ? [unfollow(complaint, userId), []] : undefined
}

/** One complaint: the person's own, or one he follows. */
const eraseOne = async (core: Core, userId: string, complaintId: string): Promise<JobStep> => {
  const read = await readComplaint(core, complaintId)
  if (!read) return refused(complaintId, 'not-found')
  const community = await communityOf(core, read.complaint.communityId)
  if (read.complaint.customer.userId === userId) await endShares(core, complaintId)
  return decided(core, complaintId, () => {
    const now = core.now()
    const outcome = { complaintId, ok: true }
    const decision = decisionFor(read, userId, community, now)
    if (!decision) return { outcome }
    const [act, besides] = decision
    return {
      outcome,
      act: { decision: act, requestHash: read.requestHash, community, actorId: '', now, besides },
    }
  })
}

const Filed = z.object({ card: z.object({ id: z.string() }) })

/** What was filed while the account was being deleted. A complaint that was tried already is not tried for ever. */
const leftOver = async (core: Core, { userId, complaintIds }: Erasure): Promise<string[]> => {
  const items = await readWhole(core.database, {
    table: 'records',
    index: 'byFiler',
    partition: ['filerKey', `FILER#${userId}`],
  })
  const ids = items.map(item => Filed.parse(item).card.id).filter(id => !complaintIds.includes(id))
  const found = await readItems(core.database, ids.map(complaintAt))
  return ids.filter(id => found.take(complaintAt(id))?.complaint.customer.userId === userId)
}

const pageSize = 100

const Row = z.object({ personSort: z.string() })
type Row = z.infer<typeof Row>

/** Everything of one kind that belongs to the person, page by page. */
const eachPage = async (core: Core, partition: string, act: (rows: Row[]) => Promise<void>): Promise<void> => {
  let after: Record<string, unknown> | undefined
  do {
    const page = await readPage(core.database, {
      table: 'records',
      index: 'byPerson',
      partition: ['personKey', partition],
      limit: pageSize,
      after,
    })
    await act(page.items.map(item => Row.parse(item)))
    after = page.last
  } while (after)
}

/** Photos that belong to no complaint; the others stay with theirs. */
const removePhotos = async (core: Core, photos: Photos, rows: readonly Row[]): Promise<void> => {
  const ids = rows.map(idOf)
  const found = await readItems(core.database, ids.map(photoAt))
  for (const id of ids) {
    const here = photoAt(id)
    const photo = found.take(here)
    if (!photo || photo.complaintId !== undefined) continue
    await removePhoto(photos, id)
    await removeItems(core.database, [{ table: 'records', key: here.key }])
  }
}

const Invited = z.object({ makerId: z.string(), spentBy: z.optional(z.string()) })

/** Among the people of a room: himself, and the invitations he made or came with. */
const removeFromHome = async (core: Core, partition: string, userId: string): Promise<void> => {
  const rows = await rowsOf(core, partition)
  const own = rows.filter(row => {
    if (row.sk === `MEMBER#${userId}`) return true
    const invited = Invited.safeParse(row)
    return invited.success && [invited.data.makerId, invited.data.spentBy].includes(userId)
  })
  await removeItems(core.database, own.map(placeOf))
}

/** What he was let read, with him and with the complaint. */
const removeReading = async (core: Core, userId: string): Promise<void> => {
  const rows = await rowsOf(core, readerPartition(userId))
  const shares = rows.map((row): Removal => {
    const { complaintId } = SharedItem.parse(row)
    return { table: 'records', key: { pk: sharesPartition(complaintId), sk: `USER#${userId}` } }
  })
  await removeItems(core.database, [...shares, ...rows.map(placeOf)])
}

const removeRest = async (core: Core, photos: Photos, userId: string): Promise<void> => {
  await eachPage(core, inboxPartition(userId), rows =>
    removeItems(
      core.database,
      rows.map(it => ({ table: 'records', key: { pk: `MESSAGE#${idOf(it)}`, sk: 'MESSAGE' } })),
    ),
  )
  await eachPage(core, albumPartition(userId), rows => removePhotos(core, photos, rows))
  await eachPage(core, homesPartition(userId), async rows => {
    for (const { personSort } of rows) await removeFromHome(core, personSort, userId)
  })
  await removeReading(core, userId)
  await removeItems(core.database, (await rowsOf(core, customerPartition({ userId }))).map(placeOf))
  await removeItems(core.database, (await rowsOf(core, followerPartition(userId))).map(placeOf))
}

/** How the timer erases somebody; at last the job goes too, since it knows which complaints were his. */
export const eraserWith =
  (photos: Photos): EraseNext =>
  async (core, job: JobItem) => {
    const { task, outcomes } = job
    if (task.task !== 'erase-person') return undefined
    const complaintId = task.complaintIds[outcomes.length]
    if (complaintId !== undefined && complaintId !== '') return eraseOne(core, task.userId, complaintId)
    const left = await leftOver(core, task)
    const outcome = { complaintId: '', ok: true }
    if (left.length > 0) return { outcome, task: { ...task, complaintIds: [...task.complaintIds, '', ...left] } }
    await removeRest(core, photos, task.userId)
    await removeItems(core.database, [{ table: 'records', key: { pk: job.pk, sk: job.sk } }])
    core.log({ level: 'info', what: 'person-erased', count: outcomes.length })
    return undefined
  }
