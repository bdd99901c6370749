// What is kept of somebody, gathered from wherever it stands: two waits, each counted no further than a bound.

import * as z from 'zod/mini'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { accept, type Result } from '#domain/result.ts'
import type { Core } from '../core.ts'
import { FollowItem, followerPartition } from '../groups/follow-item.ts'
import type { Asked } from '../http/serve.ts'
import { inboxPartition } from '../messages/message-item.ts'
import { albumPartition } from '../photos/photo-item.ts'
import { type Caller, enter } from '../session/enter.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { sessionAt } from '../storage/person-items.ts'
import { ConsentItem, consentPartition } from '../storage/privacy-items.ts'
import { readItems, readPage } from '../storage/read.ts'

/** Nobody has more of anything, or is told that there is more. */
export const most = { complaints: 200, others: 500 } as const

const Filed = z.object({ card: z.object({ id: z.string() }) })

const OfPerson = z.object({
  personSort: z.string(),
  createdAt: z.number(),
  state: z.string(),
  complaintId: z.optional(z.string()),
  note: z.optional(z.string()),
})
/** A message or a photo, as its index shows it. */
export type OfPerson = z.infer<typeof OfPerson>

/** The id behind the time of its sort key. */
export const idOf = ({ personSort }: Pick<OfPerson, 'personSort'>): string =>
  personSort.slice(personSort.indexOf('#') + 1)

export type Gathered = {
  caller: Caller
  complaints: Complaint[]
  followed: FollowItem[]
  messages: OfPerson[]
  photos: OfPerson[]
  consents: ConsentItem[]
  /** Sign-ins that still hold. */
  sessions: number
  isWhole: boolean
}

const partitionsOf = (userId: string) =>
  ({
    filed: { index: 'byFiler', partition: ['filerKey', `FILER#${userId}`], limit: most.complaints },
    messages: { index: 'byPerson', partition: ['personKey', inboxPartition(userId)], limit: most.others },
    photos: { index: 'byPerson', partition: ['personKey', albumPartition(userId)], limit: most.others },
    followed: { partition: ['pk', followerPartition(userId)], limit: most.others },
    consents: { partition: ['pk', consentPartition(userId)], limit: most.others },
  }) as const

const readAll = (core: Core, userId: string) => {
  const query = partitionsOf(userId)
  const newest = <Q extends (typeof query)[keyof typeof query]>(it: Q) =>
    readPage(core.database, { table: 'records', newestFirst: true, ...it })
  return Promise.all([
    newest(query.filed),
    newest(query.messages),
    newest(query.photos),
    newest(query.followed),
    newest(query.consents),
  ])
}

const readComplaints = async (core: Core, ids: readonly string[]): Promise<Complaint[]> => {
  const here = ids.map(complaintAt)
  const found = await readItems(core.database, here)
  return here.flatMap(it => found.take(it) ?? []).map(item => openComplaint(item, core.seal))
}

const countSessions = async (core: Core, { sessions = [] }: Caller['user']): Promise<number> => {
  const here = sessions.map(sessionAt)
  const found = await readItems(core.database, here)
  return here
    .flatMap(it => found.take(it) ?? [])
    .filter(it => it.accessExpiresAt > 0 && it.expiresAtSeconds * 1000 > core.now()).length
}

/** Everything that is kept of whoever asks. */
export const gather = async (
  core: Core,
  { holder }: Pick<Asked, 'holder'>,
): Promise<Result<Gathered, 'sign-in-again'>> => {
  const [entered, [filed, messages, photos, followed, consents]] = await Promise.all([
    enter(core, holder),
    readAll(core, holder.userId),
  ])
  if (!entered.ok) return entered
  const { caller } = entered.value
  const [complaints, sessions] = await Promise.all([
    readComplaints(
      core,
      filed.items.map(item => Filed.parse(item).card.id),
    ),
    countSessions(core, caller.user),
  ])
  return accept({
    caller,
    // The index follows the table by a moment: the complaint itself says whose it is.
    complaints: complaints.filter(it => it.customer.userId === caller.user.id),
    followed: followed.items.map(item => FollowItem.parse(item)),
    messages: messages.items.map(item => OfPerson.parse(item)),
    photos: photos.items.map(item => OfPerson.parse(item)),
    consents: consents.items.map(item => ConsentItem.parse(item)),
    sessions,
    isWhole: [filed, messages, photos, followed, consents].every(page => page.last === undefined),
  })
}
