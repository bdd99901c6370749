// Deciding rules from a day on: one decision beside the key. What is there already keeps the rules it started with.

import type * as z from 'zod/mini'
import type * as contract from '#contract/policy.ts'
import type { PolicyView } from '#contract/policy.ts'
import type { Reason } from '#contract/refusals.ts'
import { defaultPolicy } from '#domain/clocks/profiles.ts'
import { checkText } from '#domain/complaint/wording.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import { auditPut } from '../audit/audit-item.ts'
import { policyAudit } from '../audit/policy-words.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { isKept, keyAt, keyItem, requestHashOf } from '../storage/act-items.ts'
import { writeItems } from '../storage/write.ts'
import { planRows } from './planned-rows.ts'
import { openDesk, type PolicyDesk } from './policy-desk.ts'
import { policyView } from './policy-view.ts'
import { decisionKey, ownRowsOf, type PolicyItem, policyPartition } from './stored-policy.ts'

type Body = z.infer<typeof contract.decidePolicy.body>

const mostVersionCharacters = 20
const mostNoteCharacters = 200
const mostTries = 5

const decide = (desk: PolicyDesk, body: Body, now: Instant): Result<PolicyItem, Reason> => {
  const { caller, decisions, rows } = desk
  const [version, note] = [checkText(body.version, mostVersionCharacters), checkText(body.reason, mostNoteCharacters)]
  if (desk.may === 'nowhere') return refuse('not-allowed')
  if (!version.ok) return version
  if (!note.ok) return note
  if (rows.some(row => row.version === version.value)) return refuse('policy-name-taken')
  const named = { version: version.value, decidedBy: caller.actor.name, note: note.value }
  const planned = planRows(desk, body, named, now)
  if (!planned.ok) return planned
  // What was tried was tried beside the rules of then.
  if (decisions.length !== body.seen) return refuse('policy-changed-meanwhile')
  return accept({
    v: 1,
    pk: policyPartition,
    sk: decisionKey(body.seen + 1),
    version: 1,
    rows: planned.value.added,
    by: caller.user.id,
    at: now,
  })
}

const withDecision = (desk: PolicyDesk, item: PolicyItem): PolicyDesk => {
  const decisions = [...desk.decisions, item]
  return { ...desk, decisions, rows: [...defaultPolicy, ...ownRowsOf(decisions)] }
}

/** Decides once and answers with the rules as they stand then; a repetition answers with the rules as they stand when it comes. */
export const decidePolicy = async (
  core: Core,
  { holder, key, body, requestId }: Asked<unknown, unknown, Body>,
): Promise<Result<PolicyView, Reason>> => {
  const { userId } = holder
  const requestHash = requestHashOf(core.seal, 'decidePolicy', body)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const opened = await openDesk(core, holder, body.communityId, [keyAt(userId, key)])
    if (!opened.ok) return opened
    const desk = opened.value
    const now = core.now()
    const done = desk.found.take(keyAt(userId, key))
    if (done) return done.requestHash === requestHash ? accept(policyView(desk, now)) : refuse('key-reused')
    const decided = decide(desk, body, now)
    if (!decided.ok) {
      // The same request may have come twice at once, and this one read its key before the other was done, the decisions after.
      if (await isKept(core, userId, key)) continue
      return decided
    }
    const item = decided.value
    const written = await writeItems(core.database, [
      { table: 'records', only: 'if-absent', item },
      {
        table: 'working',
        only: 'if-absent',
        item: keyItem(userId, key, { requestHash, complaintId: '', seq: body.seen + 1, at: now }),
      },
      auditPut(core, {
        communityId: body.communityId,
        at: now,
        by: desk.caller.actor,
        ...policyAudit({
          communityId: body.communityId,
          version: item.rows[0]?.version ?? '',
          before: desk.rows,
          added: item.rows,
        }),
      }),
    ])
    if (written.ok) {
      // Whoever asks this process next is told the new rules; other processes follow within the minute, long before they hold.
      core.communities.clear()
      return accept(policyView(withDecision(desk, item), now))
    }
    core.log({ level: 'info', what: 'race-lost', requestId, tries })
    if (tries > 1) await core.wait(core.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}
