// 到场位置: where somebody was when he said he had arrived, if he wanted it known. For the office and the head alone.

import type { Actor } from '../people/actor.ts'
import { heads } from '../people/actor.ts'
import type { ArrivalPlace, Complaint } from './complaint.ts'
import { departmentOf } from './department.ts'
import { readsCommunity } from './lifecycle.ts'

/** The name of the text of an entry that says it; erased with what says who and where. */
export const positionText = 'position'

const degrees = 6

/** As it stands in the timeline: `22.543210,114.055550`. */
export const writtenPosition = ({ latitude, longitude }: ArrivalPlace): string =>
  `${latitude.toFixed(degrees)},${longitude.toFixed(degrees)}`

/** Who may know where somebody was: the office and those above it, the head whose people do the work. */
export const seesArrivalPlace = (complaint: Complaint, actor: Actor): boolean => {
  const { communityId } = complaint
  return readsCommunity(actor, communityId) || heads(actor, communityId, departmentOf(complaint))
}
