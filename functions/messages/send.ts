// The sender: pending → sending (leased) → sent, refused or unknown. What may have been delivered is never sent again by itself.

import type { Complaint } from '#domain/complaint/complaint.ts'
import { stillFollows } from '#domain/complaint/following.ts'
import { type Instant, type Milliseconds, minute } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { userAt } from '../storage/person-items.ts'
import { readItems } from '../storage/read.ts'
import { writeItems } from '../storage/write.ts'
import type { WeChat } from '../wechat/open-wechat.ts'
import { type SendOutcome, sendSubscriptionMessage } from '../wechat/send-subscription-message.ts'
import { type MessageItem, messageAt, waiting } from './message-item.ts'
import { tellFollowers } from './tell-followers.ts'
import { wordForFollower, wordMessage } from './wording.ts'

type Needs = Core & { wechat: WeChat }

const leaseFor: Milliseconds = minute
const mostAttempts = 3

const change = async (
  needs: Needs,
  before: MessageItem,
  changes: Partial<MessageItem>,
): Promise<MessageItem | undefined> => {
  const { dueKey: _key, dueSort: _sort, ...rest } = before
  const item: MessageItem = { ...rest, ...changes, version: before.version + 1 }
  const written = await writeItems(needs.database, [
    { table: 'records', only: 'if-version', version: before.version, item },
  ])
  return written.ok ? item : undefined
}

const settle = (needs: Needs, leased: MessageItem, outcome: SendOutcome) => {
  switch (outcome.outcome) {
    case 'sent':
      return change(needs, leased, { state: 'sent', wechatId: outcome.msgId, leaseUntil: undefined })
    case 'refused':
      needs.log({
        level: outcome.kind === 'config' ? 'error' : 'info',
        what: 'message-refused',
        complaintId: leased.complaintId,
        code: outcome.code,
        rid: outcome.rid,
      })
      return change(needs, leased, { state: 'refused', code: outcome.code, leaseUntil: undefined })
    case 'unknown':
      return change(needs, leased, { state: 'unknown', leaseUntil: undefined })
    case 'retry': {
      if (leased.attempts >= mostAttempts)
        return change(needs, leased, { state: 'refused', code: outcome.code, leaseUntil: undefined })
      return change(needs, leased, {
        state: 'pending',
        code: outcome.code,
        notBefore: outcome.after,
        leaseUntil: undefined,
        ...waiting(leased.id, outcome.after),
      })
    }
  }
}

const wordsOf = ({ event, by, note, forFollower }: MessageItem, complaint: Complaint, now: Instant) =>
  forFollower ? wordForFollower(event, complaint, now) : wordMessage(event, complaint, { by, note, now })

/** Sends one message of the outbox, whatever state an earlier delivery left it in. */
export const sendMessage = async (needs: Needs, messageId: string): Promise<void> => {
  const here = messageAt(messageId)
  const message = (await readItems(needs.database, [here])).take(here)
  const now = needs.now()
  if (!message) return
  if (message.state === 'sending' && (message.leaseUntil ?? 0) <= now) {
    await change(needs, message, { state: 'unknown', leaseUntil: undefined })
    return
  }
  if (message.state !== 'pending' || message.notBefore > now) return
  if (message.toFollowers !== undefined) return tellFollowers(needs, message)
  const leaseUntil = now + leaseFor
  const leased = await change(needs, message, {
    state: 'sending',
    attempts: message.attempts + 1,
    leaseUntil,
    ...waiting(message.id, leaseUntil),
  })
  if (!leased) return
  const [userHere, complaintHere] = [userAt(leased.to), complaintAt(leased.complaintId)]
  const found = await readItems(needs.database, [userHere, complaintHere])
  const user = found.take(userHere)
  const complaint = found.take(complaintHere)
  const { wechat } = needs.settings
  const hasMoved = leased.forFollower && user && complaint && !stillFollows(complaint.complaint, user)
  if (!user || !complaint || !wechat || hasMoved) {
    await change(needs, leased, { state: 'refused', leaseUntil: undefined })
    return
  }
  const outcome = await sendSubscriptionMessage(
    { callWithToken: needs.wechat.callWithToken, templateIds: wechat.templateIds, release: 'formal', now: needs.now },
    { openid: user.openid, ...wordsOf(leased, openComplaint(complaint, needs.seal), now) },
  )
  await settle(needs, leased, outcome)
}
