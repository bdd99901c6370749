// Which building's lift or corridor: public places that every building has for itself need to be told apart.
import type { Community } from '#contract/places.ts'
import type { BoundRoom } from '#contract/session.ts'
import type { Draft } from './draft.ts'

export type Building = Community['buildings'][number]

/** Whether the chosen public place is one of many: each building has its own. */
export const isInBuilding = ({ place, publicPlace }: Draft, { placesInBuildings = [] }: Community): boolean =>
  place === 'public' && publicPlace !== undefined && placesInBuildings.includes(publicPlace)

/** The chosen building, else the own one; undefined where the place lies in none, or nothing is known. */
export const buildingOf = (draft: Draft, community: Community, room: BoundRoom | undefined): Building | undefined => {
  if (!isInBuilding(draft, community)) return undefined
  const wanted = draft.buildingId ?? room?.buildingId
  return community.buildings.find(it => it.id === wanted)
}
