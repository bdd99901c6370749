// An order as somebody asks for it, by the handler's id, and as the rules know it.

import type { Complaint } from '#domain/complaint/complaint.ts'
import { departmentOf } from '#domain/complaint/department.ts'
import { accept, refuse } from '#domain/result.ts'
import { type Community, handlesFor } from '../places/community.ts'

export type WantedOrder = { handlerId: string; instruction?: string | undefined; override?: string | undefined }

/** The order with the handler and his department looked up. */
export const orderFrom = (
  complaint: Complaint,
  { handlerId, instruction, override }: WantedOrder,
  { staff }: Community,
) => {
  const handler = staff.find(it => it.userId === handlerId)
  const departmentId = handler && handlesFor(handler, departmentOf(complaint))
  if (!handler || departmentId === undefined) return refuse('handler-unknown')
  if (handler.leavingJobId !== undefined) return refuse('person-leaving')
  return accept({
    handler: { id: handler.userId, name: handler.name },
    departmentId,
    instruction: instruction?.trim() || undefined,
    override: override?.trim() || undefined,
  })
}
