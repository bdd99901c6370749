// The communities of the matrix, as items.

import type { Seal } from '../../functions/storage/seal.ts'
import { communityId, profile } from '../../local/demo/community.ts'

export const communities = { own: communityId, other: 'riverside' } as const
export type Place = keyof typeof communities

/** With the order of the complaints of the matrix, and asked about them. */
export const departments = { ours: 'engineering', theirs: 'environment' } as const

export type Item = Record<string, unknown>

/** A second community, of one building with one room. */
export const otherCommunity: readonly Item[] = [
  { v: 1, pk: 'COMPANY', sk: `COMMUNITY#${communities.other}`, id: communities.other, name: '河畔' },
  { ...profile, pk: `COMMUNITY#${communities.other}`, id: communities.other, name: '河畔' },
  { v: 1, pk: `COMMUNITY#${communities.other}`, sk: 'BUILDING#rs-b1', id: 'rs-b1', name: '1 号楼' },
  {
    v: 1,
    pk: 'BUILDING#rs-b1',
    sk: 'ROOM#rs-b1-101',
    id: 'rs-b1-101',
    buildingId: 'rs-b1',
    communityId: communities.other,
    unit: '1',
    number: '101',
    label: '1 号楼 101',
  },
]

/** A room that is registered with the filer's own number. */
export const registeredRoom = (seal: Seal): Item => ({
  v: 1,
  pk: 'BUILDING#tsy-b3',
  sk: 'ROOM#tsy-b3-2-1202',
  id: 'tsy-b3-2-1202',
  buildingId: 'tsy-b3',
  communityId: communities.own,
  unit: '2',
  number: '1202',
  label: '3 栋 2 单元 1202',
  ownerPhoneHash: seal.searchHash('13800001203'),
})
