import { describe, expect, test } from 'vitest'
import type { Draft } from '../../miniprogram/src/features/filing/draft.ts'
import { filingBody } from '../../miniprogram/src/features/filing/filing-body.ts'
import { buildingOf, isInBuilding } from '../../miniprogram/src/features/filing/public-building.ts'
import { similarQuery } from '../../miniprogram/src/features/filing/similar-query.ts'
import { aDraft as aFilledDraft } from './filing/a-draft.ts'

const room = {
  roomId: 'r-1203',
  buildingId: 'b-2',
  communityId: 'c-1',
  communityName: '听松苑',
  label: '2 栋 1 单元 1203',
  relation: 'owner',
} as const

const category = { icon: 'lift', departmentId: 'engineering', needsPhotos: false }
const community = {
  id: 'c-1',
  name: '听松苑',
  buildings: [
    { id: 'b-2', name: '2 栋' },
    { id: 'b-3', name: '3 栋' },
  ],
  publicPlaces: ['电梯', '花园'],
  placesInBuildings: ['电梯'],
  categories: [
    { ...category, id: 'lift', name: '电梯', followable: true },
    { ...category, id: 'noise', name: '噪音扰民' },
  ],
  departments: [],
  emergencyPhones: [],
}
const places = { me: { rooms: [room] }, community }

const aDraft = (part: Partial<Draft> = {}): Draft =>
  aFilledDraft({
    categoryId: 'lift',
    place: 'public',
    publicPlace: '电梯',
    publicDetail: '左边那部',
    text: '',
    ...part,
  })

const asked = (part: Partial<Draft>) => similarQuery(aDraft(part), 'complaint', places)

describe('asking whether neighbours reported the same', () => {
  const lift = { communityId: 'c-1', categoryId: 'lift', label: '电梯' }

  test('names the place as it is listed, and the own building where no other was chosen', () => {
    expect(asked({})).toEqual({ ...lift, buildingId: 'b-2' })
    expect(asked({ buildingId: 'b-3' })).toEqual({ ...lift, buildingId: 'b-3' })
    expect(asked({ publicPlace: '花园' })).toEqual({ ...lift, label: '花园' })
  })

  test('nothing where 邻居跟进 is switched off', () => {
    const without = { ...places, community: { ...community, off: ['follow' as const] } }
    expect(similarQuery(aDraft(), 'complaint', without)).toBeUndefined()
    const another = { ...places, community: { ...community, off: ['claim' as const] } }
    expect(similarQuery(aDraft(), 'complaint', another)).toBeDefined()
  })

  test('a repair asks too, a question and praise do not', () => {
    expect(similarQuery(aDraft(), 'repair', places)).toBeDefined()
    expect(similarQuery(aDraft(), 'question', places)).toBeUndefined()
    expect(similarQuery(aDraft(), 'praise', places)).toBeUndefined()
  })

  test.each([
    ['about the own room', { place: 'room' }],
    ['before a place is chosen', { publicPlace: undefined }],
    ['before a category is chosen', { categoryId: undefined }],
    ['about noise', { categoryId: 'noise' }],
    ['about a danger', { danger: true }],
    ['about what is happening now', { happeningNow: true }],
    ['about a building that is gone', { buildingId: 'b-9' }],
  ] as const)('nobody is asked %s', (_, part) => {
    expect(asked(part)).toBeUndefined()
  })

  test('nobody is asked for somebody without a room there', () => {
    const elsewhere = { ...room, communityId: 'c-2' }
    expect(similarQuery(aDraft(), 'complaint', { community, me: { rooms: [] } })).toBeUndefined()
    expect(similarQuery(aDraft(), 'complaint', { community, me: { rooms: [elsewhere] } })).toBeUndefined()
  })
})

describe('the building of a public place', () => {
  test('is asked for only where every building has the place for itself', () => {
    expect(isInBuilding(aDraft(), community)).toBe(true)
    expect(isInBuilding(aDraft({ publicPlace: '花园' }), community)).toBe(false)
    expect(isInBuilding(aDraft({ place: 'room' }), community)).toBe(false)
    const { placesInBuildings: _, ...older } = community
    expect(isInBuilding(aDraft(), older)).toBe(false)
  })

  test('stands before the place and goes along by its id', () => {
    const draft = aDraft()
    const building = buildingOf(draft, community, room)
    expect(filingBody({ draft, room, building, community }).place).toEqual({
      kind: 'public',
      label: '2 栋 电梯 左边那部',
      buildingId: 'b-2',
    })
  })

  test('is left out where neither a choice nor a room says which', () => {
    expect(buildingOf(aDraft(), community, undefined)).toBeUndefined()
    expect(buildingOf(aDraft({ buildingId: 'b-3' }), community, undefined)?.name).toBe('3 栋')
  })
})
