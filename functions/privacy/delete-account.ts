// 注销账号: refused while something still goes on. Otherwise user, WeChat identity, phone and sessions are gone in one
// transaction, which leaves the timer the job of erasing the rest.

import * as z from 'zod/mini'
import type { Reason } from '#contract/refusals.ts'
import { isUnfinished } from '#domain/people/erasure.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { FollowItem, followerPartition } from '../groups/follow-item.ts'
import type { Asked } from '../http/serve.ts'
import { newJob, ownJobId } from '../jobs/job-item.ts'
import { enter } from '../session/enter.ts'
import { keyAt, keyItem, requestHashOf } from '../storage/act-items.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { identityAt, phoneKeys, type UserItem } from '../storage/person-items.ts'
import { consentPut } from '../storage/privacy-items.ts'
import { readItems, readWhole } from '../storage/read.ts'
import { type Removal, writeAndRemove } from '../storage/remove.ts'
import type { Put } from '../storage/write.ts'
import type { WeChat } from '../wechat/open-wechat.ts'

type Needs = Core & { wechat: WeChat }
type Request = Asked

const mostTries = 5
/** Nobody has more; what there is beyond is found by the job. */
const mostComplaints = 1000

const Filed = z.object({ card: z.object({ id: z.string() }) })

const idsOf = async (core: Core, userId: string): Promise<{ own: string[]; followed: string[] }> => {
  const [filed, followed] = await Promise.all([
    readWhole(
      core.database,
      { table: 'records', index: 'byFiler', partition: ['filerKey', `FILER#${userId}`] },
      mostComplaints,
    ),
    readWhole(core.database, { table: 'records', partition: ['pk', followerPartition(userId)] }, mostComplaints),
  ])
  return {
    own: filed.map(item => Filed.parse(item).card.id),
    followed: followed
      .map(item => FollowItem.parse(item))
      .filter(it => it.endedAt === undefined)
      .map(it => it.complaintId),
  }
}

/** How many of them still go on for whoever filed them. */
const countUnfinished = async (core: Core, userId: string, ids: readonly string[]): Promise<number> => {
  const here = ids.map(complaintAt)
  const found = await readItems(core.database, here)
  return here
    .flatMap(it => found.take(it) ?? [])
    .map(item => openComplaint(item, core.seal))
    .filter(it => it.customer.userId === userId && isUnfinished(it)).length
}

/** Everything that leads to the person: nobody can be recognised by it again. */
const identityOf = (user: UserItem, appid: string): Removal[] => {
  const { id, version, openid, sessions = [] } = user
  return [
    { table: 'records', key: { pk: `USER#${id}`, sk: 'USER' }, version },
    { table: 'records', key: identityAt(appid, openid).key },
    ...phoneKeys(user).map(key => ({ table: 'records', key }) as const),
    ...sessions.map(it => ({ table: 'working', key: { pk: `SESSION#${it}` } }) as const),
  ]
}

const written = (
  { id: userId, consent }: UserItem,
  complaintIds: readonly string[],
  { key, requestHash, now }: { key: string; requestHash: string; now: Instant },
): Put[] => {
  const task = { task: 'erase-person' as const, userId, complaintIds: [...complaintIds] }
  const job = newJob(ownJobId(userId, 'erase'), { by: '', communityId: '', task, now })
  const takenBack = { version: consent?.version ?? '', given: false, scene: 'privacy-page' } as const
  return [
    { table: 'records', only: 'if-absent', item: job },
    ...(consent ? [consentPut(userId, takenBack, { key, at: now })] : []),
    {
      table: 'working',
      only: 'if-absent',
      item: keyItem(userId, key, { requestHash, complaintId: '', seq: 0, at: now }),
    },
  ]
}

/** The first answer may have been lost on its way: whoever has the key of the request is told again, although he is gone. */
const isDone = async (core: Core, { holder, key }: Request, requestHash: string): Promise<boolean> => {
  const here = keyAt(holder.userId, key)
  return (await readItems(core.database, [here])).take(here)?.requestHash === requestHash
}

export const deleteAccount = async (needs: Needs, request: Request): Promise<Result<Record<string, never>, Reason>> => {
  const { holder, key } = request
  const requestHash = requestHashOf(needs.seal, 'deleteAccount', holder.userId)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const [entered, { own, followed }] = await Promise.all([enter(needs, holder), idsOf(needs, holder.userId)])
    if (!entered.ok) return (await isDone(needs, request, requestHash)) ? accept({}) : entered
    const { user } = entered.value.caller
    if (user.grants.length > 0) return refuse('staff-account')
    const unfinished = await countUnfinished(needs, user.id, own)
    if (unfinished > 0) return refuse('complaints-open', { count: unfinished })
    const gone = await writeAndRemove(
      needs.database,
      written(user, [...new Set([...own, ...followed])], { key, requestHash, now: needs.now() }),
      identityOf(user, needs.wechat.appid),
    )
    if (gone.ok) return accept({})
    await needs.wait(needs.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}
