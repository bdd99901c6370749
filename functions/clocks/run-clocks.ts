// The minute timer: reads only what is due, tells each step once, hands over messages whose time has come. Running it twice changes nothing.

import * as z from 'zod/mini'
import { tick } from '#domain/complaint/tick.ts'
import type { Instant } from '#domain/time.ts'
import { readComplaint } from '../complaints/read-complaint.ts'
import { saveDecision } from '../complaints/save-decision.ts'
import type { Core } from '../core.ts'
import { type MessageItem, messageAt } from '../messages/message-item.ts'
import { enqueue, type Queue } from '../messages/queue.ts'
import { communityOf } from '../places/community.ts'
import { allDueKeys, sortableInstant } from '../storage/due.ts'
import { readItems, readPage } from '../storage/read.ts'

type Needs = Core & { queue: Queue }

const Due = z.object({ pk: z.string(), sk: z.string() })
const pageSize = 100
const mostTries = 3

/** Told: the complaints that had something to tell. Handed over: messages given to the queue. */
export type Ran = { told: number; handedOver: number; left: boolean }

const tickComplaint = async (core: Core, id: string, now: Instant): Promise<boolean> => {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const read = await readComplaint(core, id)
    const decision = read && tick(read.complaint, now)
    if (!read || !decision) return false
    const community = await communityOf(core, read.complaint.communityId)
    const { requestHash } = read
    const saved = await saveDecision(core, { decision, community, actorId: '', requestHash, now, also: () => [] })
    if (saved.ok) return true
  }
  return false
}

/** One complaint that cannot be read or written must not hold up those behind it. */
const tickSafely = async (core: Core, id: string, now: Instant): Promise<boolean> => {
  try {
    return await tickComplaint(core, id, now)
  } catch (error) {
    const fault = error instanceof Error ? error.name : 'unknown'
    core.log({ level: 'error', what: 'clock-failed', complaintId: id, fault })
    return false
  }
}

const isWaiting = (message: MessageItem | undefined, now: Instant): message is MessageItem =>
  message !== undefined &&
  ((message.state === 'pending' && message.notBefore <= now) ||
    (message.state === 'sending' && (message.leaseUntil ?? 0) <= now))

const runShard = async (needs: Needs, shard: string, now: Instant, until: Instant): Promise<Ran> => {
  const ran: Ran = { told: 0, handedOver: 0, left: false }
  let after: Record<string, unknown> | undefined
  do {
    const page = await readPage(needs.database, {
      table: 'records',
      index: 'byDue',
      partition: ['dueKey', shard],
      between: ['dueSort', '0', `${sortableInstant(now)}#~`],
      limit: pageSize,
      after,
    })
    const due = page.items.map(item => Due.parse(item))
    for (const { pk } of due.filter(it => it.sk === 'COMPLAINT'))
      if (await tickSafely(needs, pk.slice('COMPLAINT#'.length), now)) ran.told += 1
    const here = due.filter(it => it.sk === 'MESSAGE').map(it => messageAt(it.pk.slice('MESSAGE#'.length)))
    const found = await readItems(needs.database, here)
    const messages = here.map(it => found.take(it)).filter(it => isWaiting(it, now))
    await enqueue(needs.queue, messages)
    ran.handedOver += messages.length
    after = page.last
  } while (after && needs.now() < until)
  return { ...ran, left: after !== undefined }
}

/** One run over all shards; stops reading at `until` and says so. */
export const runClocks = async (needs: Needs, until: Instant): Promise<Ran> => {
  const now = needs.now()
  const shards = await Promise.all(allDueKeys.map(shard => runShard(needs, shard, now, until)))
  const ran = shards.reduce((sum, it) => ({
    told: sum.told + it.told,
    handedOver: sum.handedOver + it.handedOver,
    left: sum.left || it.left,
  }))
  needs.log({ level: 'info', what: ran.left ? 'clocks-left' : 'clocks-ran', count: ran.told + ran.handedOver })
  return ran
}
