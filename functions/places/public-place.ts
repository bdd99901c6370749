// A public place as a complaint keeps it: what people say, and the name the community lists it by.

import type { Place } from '#domain/complaint/complaint.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Community } from './community.ts'

type Given = { label: string; buildingId?: string | undefined }

const namedIn = (label: string, { profile }: Community, building: string | undefined): string | undefined => {
  const rest = building !== undefined && label.startsWith(`${building} `) ? label.slice(building.length + 1) : label
  const longestFirst = [...profile.publicPlaces].sort((a, b) => b.length - a.length)
  return longestFirst.find(name => rest === name || rest.startsWith(`${name} `))
}

/** The place somebody gave; a building that is not this community's is left out. */
export const publicPlaceFrom = (given: Given, community: Community): Result<Place, 'text-missing'> => {
  const label = given.label.trim()
  if (label === '') return refuse('text-missing')
  const building = community.buildings.find(it => it.id === given.buildingId)
  return accept({ kind: 'public', label, buildingId: building?.id, name: namedIn(label, community, building?.name) })
}
