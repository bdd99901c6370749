import { expect, test } from 'vitest'
import { type Handler, rankCandidates } from '#domain/dispatch/candidates.ts'

const aHandler = (id: string, changes: Partial<Handler> = {}): Handler => ({
  id,
  name: id,
  departmentId: 'engineering',
  skills: [],
  buildingIds: [],
  openOrders: 0,
  ...changes,
})

const idsOf = (handlers: readonly Handler[], matter: Parameters<typeof rankCandidates>[1]): string[] =>
  rankCandidates(handlers, matter).map(it => it.handler.id)

const lights = { departmentId: 'engineering', skill: 'electric', buildingId: 'building-3' }

test('only the department of the category is asked', () => {
  expect(idsOf([aHandler('gardener', { departmentId: 'greenery' }), aHandler('fitter')], lights)).toEqual(['fitter'])
  expect(rankCandidates([], lights)).toEqual([])
})

test('skill goes before area, area before load', () => {
  const handlers = [
    aHandler('idle'),
    aHandler('at home here, busy', { buildingIds: ['building-3'], openOrders: 9 }),
    aHandler('skilled, busier', { skills: ['electric'], openOrders: 20 }),
    aHandler('skilled and at home here', { skills: ['electric'], buildingIds: ['building-3'], openOrders: 20 }),
  ]
  expect(idsOf(handlers, lights)).toEqual(['skilled and at home here', 'skilled, busier', 'at home here, busy', 'idle'])
})

test('however many orders they hold, skill goes before area and area before load', () => {
  const handlers = [
    aHandler('idle'),
    aHandler('at home here', { buildingIds: ['building-3'], openOrders: 60 }),
    aHandler('skilled', { skills: ['electric'], openOrders: 500 }),
  ]
  expect(idsOf(handlers, lights)).toEqual(['skilled', 'at home here', 'idle'])
})

test('among equals the one with fewer open orders comes first, and ties keep their order', () => {
  const handlers = [
    aHandler('two', { openOrders: 2 }),
    aHandler('one', { openOrders: 1 }),
    aHandler('also two', { openOrders: 2 }),
  ]
  expect(idsOf(handlers, { departmentId: 'engineering' })).toEqual(['one', 'two', 'also two'])
})

test('each candidate carries the reasons for and against', () => {
  const handlers = [
    aHandler('fits', { skills: ['electric'], buildingIds: ['building-3'], openOrders: 1 }),
    aHandler('does not', { openOrders: 2 }),
  ]
  expect(rankCandidates(handlers, lights).map(it => it.reasons)).toEqual([
    [
      { fits: true, why: 'skill', skill: 'electric' },
      { fits: true, why: 'area' },
      { fits: true, why: 'least-loaded' },
    ],
    [
      { fits: false, why: 'no-skill', skill: 'electric' },
      { fits: false, why: 'other-area' },
    ],
  ])
})

test('where neither skill nor place matters only the load is a reason', () => {
  expect(rankCandidates([aHandler('any', { openOrders: 3 })], { departmentId: 'engineering' })).toEqual([
    { handler: aHandler('any', { openOrders: 3 }), reasons: [{ fits: true, why: 'least-loaded' }], score: -3 },
  ])
})
