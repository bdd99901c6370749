import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankCandidates } from '#domain/dispatch/candidates.ts'
import type { Handler } from '#domain/dispatch/handler.ts'
import type { Reason } from '#domain/dispatch/reasons.ts'
import { aHandler, noon, terms } from './handlers.ts'

type Asked = Parameters<typeof rankCandidates>[1]

const lights: Asked = { departmentId: 'engineering', skill: 'electric', buildingId: 'b3', emergency: false }
const anything: Asked = { departmentId: 'engineering', emergency: false }
const burstPipe: Asked = { departmentId: 'engineering', skill: 'water', buildingId: 'b10', emergency: true }
const skilled = { skills: ['electric', 'water'] }

const idsOf = (handlers: readonly Handler[], matter: Asked): string[] =>
  rankCandidates(handlers, matter, terms).ranked.map(it => it.handler.id)

/** Each handler's reasons, by id. */
const reasonsOf = (handlers: readonly Handler[], matter: Asked): Record<string, Reason[]> =>
  Object.fromEntries(rankCandidates(handlers, matter, terms).ranked.map(it => [it.handler.id, it.reasons]))

const whysOf = (handlers: readonly Handler[], matter: Asked): Record<string, string[]> =>
  Object.fromEntries(Object.entries(reasonsOf(handlers, matter)).map(([id, it]) => [id, it.map(reason => reason.why)]))

/** Both orders of two handlers give the first one first, so that no accident of the list decides. */
const expectBefore = (first: Handler, second: Handler, matter: Asked): void => {
  expect(idsOf([first, second], matter)).toEqual([first.id, second.id])
  expect(idsOf([second, first], matter)).toEqual([first.id, second.id])
}

describe('who is asked', () => {
  test('only the department of the category', () => {
    expect(rankCandidates([aHandler('gardener', { departmentId: 'greenery' })], lights, terms)).toEqual({
      ranked: [],
      barred: [],
    })
    expect(idsOf([aHandler('gardener', { departmentId: 'greenery' }), aHandler('fitter')], lights)).toEqual(['fitter'])
  })

  test('never the person the complaint is about, whatever speaks for him', () => {
    const rude = aHandler('b-rude', { ...skilled, buildingIds: ['b3'] })
    const others = [rude, aHandler('a-other'), aHandler('gardener', { departmentId: 'greenery' })]
    const { ranked, barred } = rankCandidates(others, { ...lights, about: 'b-rude' }, terms)
    expect(ranked.map(it => it.handler.id)).toEqual(['a-other'])
    expect(barred).toEqual([{ handler: rude, reasons: [{ fits: false, why: 'conflict', facts: {} }] }])
  })

  test('somebody of another department in conflict is not spoken of', () => {
    const gardener = aHandler('gardener', { departmentId: 'greenery' })
    expect(rankCandidates([gardener], { ...lights, about: 'gardener' }, terms).barred).toEqual([])
  })

  test('somebody in conflict does not count as the least loaded', () => {
    const handlers = [aHandler('idle'), aHandler('busy', { openOrders: 3 })]
    expect(whysOf(handlers, { ...anything, about: 'idle' })).toEqual({ busy: ['on-duty', 'least-loaded'] })
  })
})

describe('the order', () => {
  test('skill goes before duty', () => {
    expectBefore(aHandler('z', { ...skilled, onDuty: false }), aHandler('a'), lights)
  })

  test('duty goes before a full load', () => {
    expectBefore(aHandler('z', { openOrders: 8 }), aHandler('a', { onDuty: false }), lights)
  })

  test('whoever is below the cap goes before the one whose area it is but who is full', () => {
    expectBefore(aHandler('z', { openOrders: 7 }), aHandler('a', { openOrders: 8, buildingIds: ['b3'] }), lights)
  })

  test('area goes before continuity', () => {
    expectBefore(aHandler('z', { buildingIds: ['b3'] }), aHandler('a'), { ...lights, previousHandlerId: 'a' })
  })

  test('another area is another area, however near', () => {
    const handlers = [aHandler('a', { buildingIds: ['b9'] }), aHandler('b', { buildingIds: ['b4'] })]
    expect(idsOf(handlers, lights)).toEqual(['a', 'b'])
  })

  test('continuity goes before load', () => {
    expectBefore(aHandler('z', { openOrders: 7 }), aHandler('a'), { ...lights, previousHandlerId: 'z' })
  })

  test('fewer open orders go first, then the id decides', () => {
    expectBefore(aHandler('z', { openOrders: 1 }), aHandler('a', { openOrders: 2 }), anything)
    expectBefore(aHandler('a'), aHandler('z'), anything)
  })
})

describe('in an emergency', () => {
  test('whoever is on duty goes before the nearest and skilled', () => {
    const near = aHandler('a', { ...skilled, onDuty: false, nextDutyAt: noon + 1, buildingIds: ['b10'] })
    expectBefore(aHandler('z', { openOrders: 9 }), near, burstPipe)
  })

  test('nobody on duty: whoever is back first, and last who nobody knows when', () => {
    const off = { onDuty: false }
    const soon = aHandler('c', { ...off, nextDutyAt: noon + 10 })
    const late = aHandler('b', { ...off, nextDutyAt: noon + 20, buildingIds: ['b10'] })
    expect(idsOf([aHandler('a', { ...off, buildingIds: ['b10'] }), late, soon], burstPipe)).toEqual(['c', 'b', 'a'])
  })

  test('a roster time already past is as good as now', () => {
    const late = aHandler('z', { onDuty: false, nextDutyAt: noon - 10, buildingIds: ['b10'] })
    expectBefore(late, aHandler('a'), burstPipe)
  })

  test('the nearest goes before the skilled, the skilled before the idle', () => {
    expectBefore(aHandler('z', { buildingIds: ['b9'] }), aHandler('a', { ...skilled, buildingIds: ['b8'] }), burstPipe)
    expectBefore(aHandler('z', { ...skilled, openOrders: 9 }), aHandler('a'), burstPipe)
    expectBefore(aHandler('z', { openOrders: 1 }), aHandler('a', { openOrders: 2 }), burstPipe)
  })

  test('the nearest of those on duty are called so, with how far they are', () => {
    const handlers = [
      aHandler('home', { onDuty: false, buildingIds: ['b10'] }),
      aHandler('near', { buildingIds: ['b12'] }),
      aHandler('as near', { buildingIds: ['b8'] }),
      aHandler('far', { buildingIds: ['b13'] }),
    ]
    const told = Object.entries(reasonsOf(handlers, burstPipe)).flatMap(([id, it]) =>
      it.filter(reason => reason.why === 'nearest').map(reason => [id, reason]),
    )
    const nearest = { fits: true, why: 'nearest', facts: { buildings: 2 } }
    expect(told).toEqual([
      ['as near', nearest],
      ['near', nearest],
    ])
  })

  test('somebody off duty as near as the nearest is not called so', () => {
    const handlers = [
      aHandler('home', { onDuty: false, buildingIds: ['b10'] }),
      aHandler('here', { buildingIds: ['b10'] }),
    ]
    expect(whysOf(handlers, { ...burstPipe, skill: undefined })).toEqual({
      here: ['on-duty', 'area', 'nearest', 'least-loaded'],
      home: ['off-duty', 'area', 'least-loaded'],
    })
  })

  test('nobody is called the nearest where no distance is known, nor outside an emergency', () => {
    const far = aHandler('a')
    expect(whysOf([far], { ...burstPipe, skill: undefined })).toEqual({ a: ['on-duty', 'other-area', 'least-loaded'] })
    const own = aHandler('a', { buildingIds: ['b10'] })
    expect(whysOf([own], { ...burstPipe, skill: undefined, emergency: false })).toEqual({
      a: ['on-duty', 'area', 'least-loaded'],
    })
  })

  test('nineteen buildings away is still known to be the nearest', () => {
    const far = aHandler('a', { buildingIds: ['b29'] })
    expect(whysOf([far], { ...burstPipe, skill: undefined })).toEqual({
      a: ['on-duty', 'other-area', 'nearest', 'least-loaded'],
    })
  })
})

describe('the reasons', () => {
  test('for and against, each with its facts', () => {
    const handlers = [
      aHandler('fits', { ...skilled, buildingIds: ['b3'], openOrders: 1 }),
      aHandler('does not', { openOrders: 2, buildingIds: ['b7'], onDuty: false, nextDutyAt: noon + 5 }),
    ]
    expect(reasonsOf(handlers, lights)).toEqual({
      fits: [
        { fits: true, why: 'skill', facts: { skill: 'electric' } },
        { fits: true, why: 'on-duty', facts: {} },
        { fits: true, why: 'area', facts: {} },
        { fits: true, why: 'least-loaded', facts: { openOrders: 1 } },
      ],
      'does not': [
        { fits: false, why: 'no-skill', facts: { skill: 'electric' } },
        { fits: false, why: 'off-duty', facts: { nextDutyAt: noon + 5 } },
        { fits: false, why: 'other-area', facts: { buildings: 4 } },
        { fits: true, why: 'load', facts: { openOrders: 2 } },
      ],
    })
  })

  test('what nobody knows is not made up: neither the distance nor the return', () => {
    expect(reasonsOf([aHandler('a', { onDuty: false })], { ...lights, skill: undefined }).a).toStrictEqual([
      { fits: false, why: 'off-duty', facts: {} },
      { fits: false, why: 'other-area', facts: {} },
      { fits: true, why: 'least-loaded', facts: { openOrders: 0 } },
    ])
  })

  test('whoever handled it before knows the customer', () => {
    const reasons = reasonsOf([aHandler('a'), aHandler('b')], { ...anything, previousHandlerId: 'b' })
    expect(reasons.b).toContainEqual({ fits: true, why: 'continuity', facts: {} })
    expect(reasons.a?.map(it => it.why)).toEqual(['on-duty', 'least-loaded'])
  })

  test('a full load is warned of, even the least one', () => {
    const full = { fits: false, why: 'over-cap', facts: { openOrders: 8, most: 8 } }
    expect(reasonsOf([aHandler('a', { openOrders: 8 })], anything).a).toContainEqual(full)
    expect(whysOf([aHandler('a', { openOrders: 7 })], anything)).toEqual({ a: ['on-duty', 'least-loaded'] })
  })

  test('where neither skill nor place matters only duty and load are reasons', () => {
    expect(whysOf([aHandler('any', skilled)], anything)).toEqual({ any: ['on-duty', 'least-loaded'] })
  })
})

const someHandlers = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...'abcdefgh'),
    name: fc.constant('name'),
    departmentId: fc.constantFrom('engineering', 'greenery'),
    skills: fc.subarray(['electric', 'water']),
    buildingIds: fc.subarray(['b1', 'b3', 'b10']),
    openOrders: fc.nat(10),
    onDuty: fc.boolean(),
    nextDutyAt: fc.constantFrom(undefined, noon + 1, noon + 2),
  }),
  { selector: it => it.id },
)
const someMatter = fc.record({
  departmentId: fc.constant('engineering'),
  skill: fc.constantFrom(undefined, 'electric'),
  buildingId: fc.constantFrom(undefined, 'b3'),
  about: fc.constantFrom(undefined, 'a', 'b'),
  previousHandlerId: fc.constantFrom(undefined, 'a', 'c'),
  emergency: fc.boolean(),
})

test('everybody of the department is either ranked or barred, once, and only conflict bars', () => {
  fc.assert(
    fc.property(someHandlers, someMatter, (handlers, matter) => {
      const { ranked, barred } = rankCandidates(handlers, matter, terms)
      const all = [...ranked, ...barred].map(it => it.handler.id).toSorted()
      expect(all).toEqual(
        handlers
          .filter(it => it.departmentId === 'engineering')
          .map(it => it.id)
          .toSorted(),
      )
      expect(barred.every(it => it.handler.id === matter.about)).toBe(true)
      expect(ranked.some(it => it.handler.id === matter.about)).toBe(false)
    }),
  )
})

test('the ranking does not depend on the order people are listed in', () => {
  fc.assert(
    fc.property(someHandlers, someMatter, (handlers, matter) => {
      expect(rankCandidates(handlers.toReversed(), matter, terms).ranked).toEqual(
        rankCandidates(handlers, matter, terms).ranked,
      )
    }),
  )
})
