// What time has done to one complaint, told in order of time. Each telling is one transaction under the complaint's version.

import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Decision } from '#domain/complaint/decision.ts'
import { nextTick, tick } from '#domain/complaint/tick.ts'
import type { Instant } from '#domain/time.ts'
import { saveDecision } from '../complaints/save-decision.ts'
import type { Core } from '../core.ts'
import { messagePuts } from '../messages/message-item.ts'
import { type Community, communityOf } from '../places/community.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { readItems } from '../storage/read.ts'
import type { ComplaintItem } from '../storage/stored-complaint.ts'

/** What DynamoDB takes in one transaction. */
const mostWrites = 100
/** Transactions for one complaint in one run, lost races included; what is left is due again in the next run. */
const mostSteps = 30
const longestPause = 40

const writesOf = ({ complaint, entries, messages }: Decision, community: Community, now: Instant): number =>
  1 + entries.length + messagePuts(messages, { complaint, community, actorId: '', now }).length

/** More moments than one transaction could tell. */
const mostMoments = 200

const joined = (before: Decision, next: Decision): Decision => ({
  complaint: next.complaint,
  entries: [...before.entries, ...next.entries],
  messages: [...before.messages, ...next.messages],
})

/** What became due first, moment after moment, as much of it as one transaction holds. */
const firstPart = (complaint: Complaint, now: Instant, community: Community): Decision | undefined => {
  let part: Decision | undefined
  for (let moments = 0; moments < mostMoments; moments += 1) {
    const before = part ?? { complaint, entries: [], messages: [] }
    const at = nextTick(before.complaint)
    const told = at === undefined || at > now ? undefined : tick(before.complaint, at, community.rules)
    if (!told) break
    const longer = joined(before, told)
    if (part && writesOf(longer, community, now) > mostWrites) break
    part = longer
  }
  return part
}

/** All that has become due, or so much of it as one transaction holds. */
const caughtUp = (complaint: Complaint, now: Instant, community: Community): Decision | undefined => {
  const whole = tick(complaint, now, community.rules)
  return whole && writesOf(whole, community, now) > mostWrites ? firstPart(complaint, now, community) : whole
}

/** Tells what has become due, and whether there was anything. A race lost to somebody's move is decided again on what he left. */
export const tickComplaint = async (core: Core, item: ComplaintItem): Promise<boolean> => {
  let { requestHash } = item
  let complaint = openComplaint(item, core.seal)
  let told = false
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const community = await communityOf(core, complaint.communityId)
    const now = core.now()
    const decision = caughtUp(complaint, now, community)
    if (!decision) return told
    const saved = await saveDecision(core, { decision, community, actorId: '', requestHash, now, also: () => [] })
    if (saved.ok) {
      told = true
      complaint = saved.complaint
      continue
    }
    await core.wait(core.randomBelow(longestPause))
    const here = complaintAt(complaint.id)
    const standing = (await readItems(core.database, [here])).take(here)
    if (!standing) return told
    requestHash = standing.requestHash
    complaint = openComplaint(standing, core.seal)
  }
  core.log({ level: 'warn', what: 'clock-left', complaintId: complaint.id, tries: mostSteps })
  return told
}
