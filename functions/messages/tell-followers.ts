// One outbox item stands for all followers: their messages are written when it is sent, so that an act stays one small transaction.

import { createHash } from 'node:crypto'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { isAbout } from '#domain/complaint/lifecycle.ts'
import type { Core } from '../core.ts'
import { complaintAt } from '../storage/complaint-items.ts'
import { readItems } from '../storage/read.ts'
import { type Put, writeThrough } from '../storage/write.ts'
import { inInbox, type MessageItem, waiting } from './message-item.ts'
import { noteForFollower } from './wording.ts'

const atOnce = 90

const idFor = (id: string, userId: string): string =>
  `${id}.${createHash('sha256').update(userId).digest('hex').slice(0, 16)}`

const messageTo = (userId: string, { toFollowers: _, ...message }: MessageItem): MessageItem => {
  const id = idFor(message.id, userId)
  return {
    ...message,
    id,
    pk: `MESSAGE#${id}`,
    to: userId,
    forFollower: true,
    note: noteForFollower(message.event),
    ...inInbox(id, userId, message.createdAt),
    ...waiting(id, message.notBefore),
  }
}

/** Whom an act is told: all who follow, but not the one who did it, nor whom it is about. */
const toldOf = (complaint: Pick<Complaint, 'followers' | 'about'>, but: string): string[] =>
  complaint.followers.map(it => it.userId).filter(userId => userId !== but && !isAbout(complaint, userId))

/** Some may have been written by an earlier run that was cut off: they are left as they are. */
const writeAll = async (core: Core, puts: readonly Put[]): Promise<void> => {
  for (let start = 0; start < puts.length; start += atOnce) {
    let open = puts.slice(start, start + atOnce)
    while (open.length > 0) {
      const written = await writeThrough(core, open)
      if (written.ok) break
      const there = new Set(written.lost.map(it => it.index))
      open = open.filter((_, index) => !there.has(index))
    }
  }
}

/** Writes a message for each follower, then takes the item that stood for them out of the outbox. Running it twice tells nobody twice. */
export const tellFollowers = async (core: Core, message: MessageItem): Promise<void> => {
  const here = complaintAt(message.complaintId)
  const item = (await readItems(core.database, [here])).take(here)
  const users = item ? toldOf(item.complaint, message.toFollowers ?? '') : []
  await writeAll(
    core,
    users.map(userId => ({ table: 'records', only: 'if-absent', item: messageTo(userId, message) })),
  )
  const { dueKey: _key, dueSort: _sort, ...rest } = message
  const told: MessageItem = { ...rest, state: 'sent', version: message.version + 1 }
  await writeThrough(core, [{ table: 'records', only: 'if-version', version: message.version, item: told }])
}
