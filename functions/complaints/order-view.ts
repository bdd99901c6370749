// The order of a round and what was reported of it, as staff see them.

import type { StaffDetail } from '#contract/staff-detail.ts'
import { type Complaint, orderOf, reportOf } from '#domain/complaint/complaint.ts'
import { totalOf } from '#domain/complaint/expenses.ts'
import { type Community, departmentName } from '../places/community.ts'

/** What was reported done, with what it cost. */
export const reportView = (complaint: Complaint): StaffDetail['report'] => {
  const report = reportOf(complaint.stage)
  if (!report) return undefined
  const { correctiveAction, photoIds: _, doneBy: __, expenses, ...rest } = report
  return {
    ...rest,
    correctiveNeeded: correctiveAction.needed,
    correctiveWords: correctiveAction.needed ? correctiveAction.what : correctiveAction.reason,
    ...(correctiveAction.needed ? { correctiveBy: correctiveAction.by } : {}),
    ...(expenses ? { expenses: { ...expenses, materials: [...expenses.materials], total: totalOf(expenses) } } : {}),
  }
}

/** The department somebody handles for. */
const departmentOf = (community: Community, userId: string): string | undefined => {
  const grants = community.staff.find(it => it.userId === userId)?.grants ?? []
  const departmentId = grants.find(it => it.role === 'handler')?.departmentId
  return departmentId === undefined ? undefined : departmentName(community, departmentId)
}

/** The order with those who work on it. */
export const orderView = ({ stage }: Complaint, community: Community): StaffDetail['order'] => {
  const order = orderOf(stage)
  return (
    order && {
      number: order.number,
      department: departmentName(community, order.departmentId),
      handler: order.handler.name,
      dispatchedBy: order.dispatchedBy.name,
      dispatchedAt: order.dispatchedAt,
      instruction: order.instruction,
      sentBack: stage.state === 'handling' ? stage.sentBack : undefined,
      coHandlers: order.coHandlers?.map(({ id, name }) => ({
        userId: id,
        name,
        department: departmentOf(community, id),
      })),
    }
  )
}
