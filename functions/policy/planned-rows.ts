// A wish for other rules as rows of a policy: who may have them, for whom they hold, from when on.

import type * as z from 'zod/mini'
import type * as contract from '#contract/policy.ts'
import type { Reason } from '#contract/refusals.ts'
import { checkNewRows } from '#domain/clocks/check-policy.ts'
import type { PolicyRow, Scope } from '#domain/clocks/policy.ts'
import { policyWith } from '#domain/clocks/profiles.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Instant, startOfDay } from '#domain/time.ts'
import { keptFor } from '../places/community.ts'
import type { PolicyDesk } from './policy-desk.ts'

export type PolicyPlan = z.infer<typeof contract.tryPolicy.body>

type Named = { version: string; decidedBy: string; note: string }

const rowsOf = ({ wanted }: PolicyPlan, scope: Scope, validFrom: Instant, named: Named): PolicyRow[] => {
  const decision = { ...named, validFrom }
  if (wanted.kind === 'profile')
    return policyWith(wanted.profile, scope, validFrom, named.decidedBy).map(row => ({ ...row, ...decision }))
  return wanted.changes.map(change => {
    if ('value' in change) return { ...decision, ...change, scope }
    const { severity, ...clock } = change
    return { ...decision, ...clock, scope: { ...scope, severity } }
  })
}

const scopeOf = ({ communityId, scope: { reach, categoryId } }: PolicyPlan): Scope => ({
  ...(reach === 'company' ? {} : { communityId }),
  ...(categoryId === undefined ? {} : { categoryId }),
})

/** The rows a plan adds and the whole policy with them; refused where the person may not, or no policy would come of it. */
export const planRows = (
  { community, rows, may }: PolicyDesk,
  plan: PolicyPlan,
  named: Named,
  now: Instant,
): Result<{ added: PolicyRow[]; policy: PolicyRow[] }, Reason> => {
  const { reach, categoryId } = plan.scope
  if (may !== 'everywhere' && (may === 'nowhere' || reach === 'company')) return refuse('not-allowed')
  const isKnown = categoryId === undefined || community.profile.categories.some(it => it.id === categoryId)
  if (!isKnown) return refuse('category-unknown')
  const added = rowsOf(plan, scopeOf(plan), startOfDay(plan.from), named)
  // Until then another process may still go by the rules it knows.
  const checked = checkNewRows(rows, added, now + keptFor)
  return checked.ok ? accept({ added, policy: checked.value }) : checked
}
