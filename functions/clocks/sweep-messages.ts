// Messages whose time has come and that nobody handed over: quiet hours are over, a lease has run out, the stream lost them.

import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { type MessageItem, messageAt } from '../messages/message-item.ts'
import { enqueue, type Queue } from '../messages/queue.ts'
import { readItems } from '../storage/read.ts'
import { apart } from './set-aside.ts'

type Needs = Core & { queue: Queue }

const atOnce = 100

const isWaiting = (message: MessageItem, now: Instant): boolean =>
  (message.state === 'pending' && message.notBefore <= now) ||
  (message.state === 'sending' && (message.leaseUntil ?? 0) <= now)

/** Hands over what waits until `until`; gives how many, and whether some are left. */
export const sweepMessages = async (
  needs: Needs,
  ids: readonly string[],
  until: Instant,
): Promise<{ handedOver: number; left: boolean }> => {
  let handedOver = 0
  for (let start = 0; start < ids.length; start += atOnce) {
    const now = needs.now()
    if (now >= until) return { handedOver, left: true }
    const here = ids.slice(start, start + atOnce).map(messageAt)
    const found = await readItems(needs.database, here)
    const waiting: MessageItem[] = []
    for (const it of here) {
      const place = { pk: it.key.pk ?? '', sk: it.key.sk ?? '' }
      const message = await apart(needs, 'message-failed', place, async () => found.take(it))
      if (message && isWaiting(message, now)) waiting.push(message)
    }
    await enqueue(needs.queue, waiting)
    handedOver += waiting.length
  }
  return { handedOver, left: false }
}
