import type { CustomerRelation } from '#domain/complaint/complaint.ts'

/** What has been chosen so far of a room to bind, from the community down. */
export type Choice = {
  communityId?: string | undefined
  buildingId?: string | undefined
  unit?: string | undefined
  roomId?: string | undefined
  relation?: CustomerRelation | undefined
}

/** The next thing to choose; undefined once all is there. */
export const missingIn = ({ communityId, buildingId, unit, roomId, relation }: Choice): string | undefined => {
  if (!communityId) return '先选小区'
  if (!buildingId) return '先选楼栋'
  if (!unit) return '先选单元'
  if (!roomId) return '先选房号'
  return relation ? undefined : '先选您是谁'
}
