// 派给谁: the people who could handle a complaint, ranked, each with the reasons; and those who cannot, with theirs.

import type { Reason } from '#contract/refusals.ts'
import type { Candidate, CandidateList } from '#contract/staff.ts'
import { departmentOf } from '#domain/complaint/department.ts'
import { mayMove, maySeeAsStaff } from '#domain/complaint/lifecycle.ts'
import type { Candidate as Ranked } from '#domain/dispatch/candidates.ts'
import { activeDepartments } from '#domain/places/departments.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { readComplaint } from '../complaints/read-complaint.ts'
import type { Core } from '../core.ts'
import { modesFor, rankPeople } from '../dispatch/rank-people.ts'
import type { Asked } from '../http/serve.ts'
import {
  type Community,
  communityOf,
  departmentName,
  isActiveDepartment,
  staffPhoneContext,
} from '../places/community.ts'
import { enter } from '../session/enter.ts'

const candidateView = ({ handler, reasons }: Ranked): Candidate => ({
  userId: handler.id,
  name: handler.name,
  openOrders: handler.openOrders,
  reasons,
})

/** The telephone numbers of the staff, for whoever has to call somebody at once. */
const phoneOf = ({ seal }: Core, { staff }: Community, userId: string): { phone?: string } => {
  const sealed = staff.find(it => it.userId === userId)?.phone
  return sealed === undefined ? {} : { phone: seal.open(sealed, staffPhoneContext(userId)) }
}

/** Three waits: who asks and the complaint, the load of each person of the department. Numbers only in an emergency. */
export const listCandidates = async (
  core: Core,
  { holder, params, query }: Asked<{ id: string }, { departmentId?: string | undefined }>,
): Promise<Result<CandidateList, Reason>> => {
  const [entered, read] = await Promise.all([enter(core, holder), readComplaint(core, params.id)])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!read || !maySeeAsStaff(read.complaint, actor)) return refuse('not-found')
  const { complaint } = read
  const may = mayMove(complaint, actor, complaint.stage.state === 'handling' ? 'redispatch' : 'dispatch')
  if (!may.ok) return may
  const community = await communityOf(core, complaint.communityId)
  const departmentId = query.departmentId ?? departmentOf(complaint)
  if (query.departmentId !== undefined && !isActiveDepartment(community, departmentId))
    return refuse('department-unknown')
  const { ranked, barred } = await rankPeople(core, read, community, departmentId)
  const isEmergency = complaint.severity === 'emergency'
  return accept({
    department: departmentName(community, departmentId),
    departmentId,
    departments: activeDepartments(community.profile.departments).map(({ id, name }) => ({ id, name })),
    candidates: ranked.map(it => ({
      ...candidateView(it),
      ...(isEmergency ? phoneOf(core, community, it.handler.id) : {}),
    })),
    barred: barred.map(candidateView),
    modes: modesFor(complaint, community),
  })
}
