// An order as somebody asks for it, by the handler's id, and as the rules know it.

import type { Complaint } from '#domain/complaint/complaint.ts'
import { departmentOf } from '#domain/complaint/department.ts'
import { accept, refuse } from '#domain/result.ts'
import { type Community, handlesFor } from '../places/community.ts'

export type WantedOrder = {
  handlerId: string
  departmentId?: string | undefined
  instruction?: string | undefined
  override?: string | undefined
}

/** The order with the handler and his department looked up: the one asked for, else the one the complaint is with. */
export const orderFrom = (
  complaint: Complaint,
  { handlerId, departmentId: wanted, instruction, override }: WantedOrder,
  { staff }: Community,
) => {
  const handler = staff.find(it => it.userId === handlerId)
  const departmentId = handler && handlesFor(handler, wanted ?? departmentOf(complaint))
  if (!handler || departmentId === undefined) return refuse('handler-unknown')
  if (wanted !== undefined && wanted !== departmentId) return refuse('handler-unknown')
  if (handler.leavingJobId !== undefined) return refuse('person-leaving')
  return accept({
    handler: { id: handler.userId, name: handler.name },
    departmentId,
    instruction: instruction?.trim() || undefined,
    override: override?.trim() || undefined,
  })
}
