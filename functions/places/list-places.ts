// Where one can live and complain: communities, buildings, rooms.

import type { Community as CommunityAnswer } from '#contract/places.ts'
import { activeDepartments } from '#domain/places/departments.ts'
import { isOffered } from '#domain/places/settings.ts'
import { switchedOff } from '#domain/places/switches.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { enter } from '../session/enter.ts'
import { RoomItem, roomPartition } from '../storage/person-items.ts'
import { readWhole } from '../storage/read.ts'
import { readCommunity } from './community.ts'
import { readCommunities } from './company.ts'

export const listCommunities = async (
  core: Core,
  { holder }: Asked,
): Promise<Result<{ communities: { id: string; name: string }[] }, 'sign-in-again'>> => {
  const [entered, communities] = await Promise.all([enter(core, holder), readCommunities(core.database)])
  return entered.ok ? accept({ communities }) : entered
}

export const readCommunityForPhone = async (
  core: Core,
  { holder, params }: Asked<{ id: string }>,
): Promise<Result<CommunityAnswer, 'sign-in-again' | 'community-unknown'>> => {
  const [entered, community] = await Promise.all([enter(core, holder), readCommunity(core, params.id)])
  if (!entered.ok) return entered
  if (!community) return refuse('community-unknown')
  const { profile, buildings } = community
  const off = switchedOff(profile.off)
  return accept({
    id: profile.id,
    name: profile.name,
    buildings: buildings.map(({ id, name }) => ({ id, name })),
    publicPlaces: profile.publicPlaces,
    ...(profile.placesInBuildings ? { placesInBuildings: profile.placesInBuildings } : {}),
    categories: profile.categories.filter(isOffered),
    departments: activeDepartments(profile.departments),
    emergencyPhones: profile.emergencyPhones,
    ...(off.length > 0 ? { off } : {}),
  })
}

export const listRooms = async (
  core: Core,
  { holder, params }: Asked<{ id: string }>,
): Promise<
  Result<{ rooms: { id: string; unit: string; number: string; label: string }[] }, 'sign-in-again' | 'room-unknown'>
> => {
  const [entered, items] = await Promise.all([
    enter(core, holder),
    readWhole(core.database, { table: 'records', partition: ['pk', roomPartition(params.id)] }),
  ])
  if (!entered.ok) return entered
  if (items.length === 0) return refuse('room-unknown')
  const rooms = items.map(item => RoomItem.parse(item))
  return accept({ rooms: rooms.map(({ id, unit, number, label }) => ({ id, unit, number, label })) })
}
