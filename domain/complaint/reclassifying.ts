// 改类别: what was filed under the wrong category gets the right one, and with it what follows from a category.

import { byStaff, internalEntry, publicEntry } from '../ledger/entry.ts'
import type { CategorySettings } from '../places/settings.ts'
import { accept, type Result, refuse } from '../result.ts'
import { type Complaint, keptCategory } from './complaint.ts'
import { advance, type Decision, type Moment } from './decision.ts'
import { nextDepartmentOf } from './department.ts'
import { type MoveRefusal, stageFor } from './lifecycle.ts'
import { checkText, type TextRefusal } from './wording.ts'

/** What was hidden stays so. Who has the order has read the name already, and an hour at the door may be agreed. */
const hidesName = ({ hideName, stage }: Complaint, category: CategorySettings): boolean =>
  hideName || (category.hidesName === true && !('order' in stage))

/**
 * 改类别, before the answer; `category` is one the community offers. The customer reads from what to what, why stays inside.
 *
 * - What was promised stays: the clocks that run keep their length and their roster, so nothing is ever longer than it was,
 *   and nobody is late at once for somebody else's mistake. What starts from now on – the work with its next order, a later
 *   round – counts by the rows for the new category in force at `policyAt`, and so does what a person has computed anew:
 *   another severity, 按现行规定重算, a matter taken out of the one it was merged into.
 * - The department follows, but not over what was decided: an order in hand stays with its handler, and the next one goes
 *   where a granted transfer named. Photos needed for the report, skill, likeness and hot spot are those of the new category.
 * - Where the new category is one of how staff behaved, no machine gives it out and nobody claims it from now on (`isAboutStaff`),
 *   also before anybody is named.
 * - Whom it is about is kept out as before. Where the new category hides the name between neighbours, it is hidden from whoever
 *   gets the next order; a hidden name is never shown again. Followers read on only while it is no matter of a person
 *   (`stillFollows`).
 * - What was answered to the questions of the former category stays, with the questions as they were asked.
 */
export const changeCategory = (
  complaint: Complaint,
  input: { category: CategorySettings; reason: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'category-same'> => {
  const stage = stageFor(complaint, actor, 'changeCategory')
  if (!stage.ok) return stage
  const before = complaint.category
  const category = keptCategory(input.category)
  if (category.id === before.id) return refuse('category-same')
  const reason = checkText(input.reason)
  if (!reason.ok) return reason
  const hideName = hidesName(complaint, input.category)
  const after = advance(complaint, stage.value, { category, hideName })
  const departmentId = nextDepartmentOf(after)
  return accept({
    complaint: after,
    entries: [
      publicEntry('category-changed', byStaff(actor), now, { facts: { from: before.name, to: category.name } }),
      internalEntry('category-changed', byStaff(actor), now, {
        facts: {
          from: before.id,
          to: category.id,
          ...(departmentId === nextDepartmentOf(complaint) ? {} : { departmentId }),
          ...(hideName === complaint.hideName ? {} : { nameHidden: true }),
        },
        texts: { reason: reason.value },
      }),
    ],
    messages: [],
  })
}
