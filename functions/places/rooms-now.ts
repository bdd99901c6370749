import type { Core } from '../core.ts'
import type { BoundRoom } from '../storage/person-items.ts'
import { readCommunity } from './community.ts'

/** Rooms under the names their communities have now; each keeps the one of when it was bound. */
export const roomsNow = async <R extends Pick<BoundRoom, 'communityId' | 'communityName'>>(
  core: Core,
  rooms: readonly R[],
): Promise<R[]> => {
  const ids = [...new Set(rooms.map(it => it.communityId))]
  const communities = await Promise.all(ids.map(id => readCommunity(core, id)))
  const names = new Map(communities.flatMap(it => (it ? [[it.profile.id, it.profile.name] as const] : [])))
  return rooms.map(it => ({ ...it, communityName: names.get(it.communityId) ?? it.communityName }))
}
