// 签呈 as staff see it: who objected to what, how it was decided, and what this person can do about it.

import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { mayMove } from '#domain/complaint/lifecycle.ts'
import { groundsFor, mayDecideOn } from '#domain/complaint/objecting.ts'
import type { Actor } from '#domain/people/actor.ts'
import { type Community, departmentName } from '../places/community.ts'

type Objections = Pick<StaffDetail, 'objections' | 'objectionGrounds'>

export const objectionsView = (complaint: Complaint, community: Community, actor: Actor): Objections => {
  const mayDecide = mayMove(complaint, actor, 'decideObjection').ok
  const { objections } = complaint
  return {
    ...(objections
      ? {
          objections: objections.map(it => ({
            department: departmentName(community, it.departmentId),
            ground: it.ground,
            words: it.words,
            by: it.by.name,
            at: it.at,
            ...(it.decided ? { decided: { ...it.decided, by: it.decided.by.name } } : {}),
            ...(mayDecide && mayDecideOn(it, actor.id) ? { mayDecide: true } : {}),
          })),
        }
      : {}),
    ...(mayMove(complaint, actor, 'object').ok ? { objectionGrounds: groundsFor(complaint, actor) } : {}),
  }
}
