// The minute timer: reads only what is due, tells each step once, goes on with jobs, hands over messages whose time has come. Running it twice changes nothing.

import * as z from 'zod/mini'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { EraseNext, ImportNext } from '../jobs/job-step.ts'
import { runJob } from '../jobs/run-job.ts'
import type { Queue } from '../messages/queue.ts'
import { complaintAt } from '../storage/complaint-items.ts'
import { allDueKeys, sortableInstant } from '../storage/due.ts'
import { type Found, readItems, readPage } from '../storage/read.ts'
import { inLanes } from './in-lanes.ts'
import { apart } from './set-aside.ts'
import { sweepMessages } from './sweep-messages.ts'
import { tickComplaint } from './tick-complaint.ts'

type Needs = Core & { queue: Queue; eraseNext?: EraseNext; importNext?: ImportNext }

const Due = z.object({ pk: z.string(), sk: z.string() })
type Due = z.infer<typeof Due>

const pageSize = 100
/** In each shard; with its four shards the timer does eight things at a time. */
const lanes = 2

/** Told: complaints that had something to tell. Worked: complaints done by jobs. Handed over: messages given to the queue. */
export type Ran = { told: number; worked: number; handedOver: number; left: boolean }

const idOf = ({ pk }: Due): string => pk.slice(pk.indexOf('#') + 1)

/** One complaint or job of a page, whose complaints were read together. */
const doDue = async (needs: Needs, row: Due, found: Found, until: Instant, ran: Ran): Promise<void> => {
  if (row.sk === 'JOB') {
    const worked = await apart(needs, 'job-failed', row, () => runJob(needs, idOf(row), until))
    ran.worked += worked?.done ?? 0
    ran.left ||= worked?.left ?? false
    return
  }
  const told = await apart(needs, 'clock-failed', row, async () => {
    const item = found.take(complaintAt(idOf(row)))
    return item !== undefined && tickComplaint(needs, item)
  })
  if (told) ran.told += 1
}

/** One shard, in order of time. Messages are only listed: however many wait for WeChat, they stand before no clock. */
const runShard = async (needs: Needs, shard: string, until: Instant, ran: Ran): Promise<string[]> => {
  const messageIds: string[] = []
  const now = needs.now()
  const isOver = () => needs.now() >= until
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
    messageIds.push(...due.filter(it => it.sk === 'MESSAGE').map(idOf))
    const work = due.filter(it => it.sk !== 'MESSAGE')
    const complaints = work.filter(it => it.sk === 'COMPLAINT').map(it => complaintAt(idOf(it)))
    const found = await readItems(needs.database, complaints)
    const taken = await inLanes(work, lanes, isOver, row => doDue(needs, row, found, until, ran))
    if (taken < work.length) ran.left = true
    after = page.last
  } while (after && !isOver())
  if (after) ran.left = true
  return messageIds
}

/** One run over all shards; takes nothing new at `until` and says whether something is left for the next run. Throws where the database or the queue does not answer, after all else was done. */
export const runClocks = async (needs: Needs, until: Instant): Promise<Ran> => {
  const ran: Ran = { told: 0, worked: 0, handedOver: 0, left: false }
  const shards = await Promise.allSettled(allDueKeys.map(shard => runShard(needs, shard, until, ran)))
  const messageIds = shards.flatMap(it => (it.status === 'fulfilled' ? it.value : []))
  const swept = await sweepMessages(needs, messageIds, until)
  ran.handedOver = swept.handedOver
  ran.left ||= swept.left
  for (const it of shards) if (it.status === 'rejected') throw it.reason
  const count = ran.told + ran.worked + ran.handedOver
  needs.log({ level: 'info', what: ran.left ? 'clocks-left' : 'clocks-ran', count })
  return ran
}
