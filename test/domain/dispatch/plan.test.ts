import { describe, expect, test } from 'vitest'
import type { Handler } from '#domain/dispatch/handler.ts'
import { type Assignment, type PlanOrder, type PlanTerms, planCosts, planFrom } from '#domain/dispatch/plan.ts'
import { day, hour } from '#domain/time.ts'
import { aHandler, noon, terms } from './handlers.ts'

const planTerms: PlanTerms = { ...terms, jobTime: hour }
const never = Number.POSITIVE_INFINITY

const anOrder = (changes: Partial<PlanOrder> = {}): PlanOrder => ({
  id: 'order',
  departmentId: 'engineering',
  buildingId: 'b5',
  dueAt: noon + 10 * hour,
  ...changes,
})

/** Somebody with one slot left, in the building. */
const lastSlot = (changes: Partial<Handler> = {}): Handler =>
  aHandler('fitter', { openOrders: 7, buildingIds: ['b5'], ...changes })

const costIn = (order: Partial<PlanOrder>, person: Partial<Handler> = {}, changes: Partial<PlanTerms> = {}) =>
  planCosts([anOrder(order)], [lastSlot(person)], { ...planTerms, ...changes }).rows[0]?.costs

describe('the slots', () => {
  test('everybody has as many as the cap leaves him, and whoever is over it none', () => {
    const people = [aHandler('two', { openOrders: 6 }), aHandler('full', { openOrders: 8 }), lastSlot()]
    const { slots } = planCosts([], [...people, aHandler('over', { openOrders: 11 })], planTerms)
    expect(slots.map(it => [it.person.id, it.position])).toEqual([
      ['two', 1],
      ['two', 2],
      ['fitter', 1],
    ])
  })
})

describe('what an order costs', () => {
  test('the share of the time left that the queue uses up, and the load', () => {
    // Eight jobs of an hour in ten hours: 80; five points for each of the eight.
    expect(costIn({})).toEqual([80 + 40])
  })

  test('the nearer the deadline, the more each later slot costs', () => {
    const costs = (dueAt: number) =>
      planCosts([anOrder({ dueAt })], [lastSlot({ openOrders: 5 })], planTerms).rows[0]?.costs
    expect(costs(noon + 5 * hour)).toEqual([120 + 30, 140 + 35, 160 + 40])
    expect(costs(noon + 10 * hour)).toEqual([60 + 30, 70 + 35, 80 + 40])
  })

  test('an overdue order is as urgent as one due in a single job', () => {
    expect(costIn({ dueAt: noon - day })).toEqual([800 + 40])
    expect(costIn({ dueAt: noon + hour })).toEqual([800 + 40])
    expect(costIn({ dueAt: noon + 2 * hour })).toEqual([400 + 40])
  })

  test('whole points only', () => {
    expect(costIn({ dueAt: noon + 7 * hour })).toEqual([114 + 40])
  })

  test('the wait until somebody is back counts', () => {
    expect(costIn({}, { onDuty: false, nextDutyAt: noon + 2 * hour })).toEqual([100 + 40])
  })

  test('two points for each building between', () => {
    expect(costIn({}, { buildingIds: ['b8'] })).toEqual([80 + 40 + 6])
  })

  test('forty points for whoever is new to a customer somebody else served', () => {
    expect(costIn({ previousHandlerId: 'somebody' })).toEqual([80 + 40 + 40])
    expect(costIn({ previousHandlerId: 'fitter' })).toEqual([80 + 40])
  })

  test.each<[string, Partial<PlanOrder>, Partial<Handler>]>([
    ['another department', { departmentId: 'greenery' }, {}],
    ['whoever it is about', { about: 'fitter' }, {}],
    ['whoever lacks the skill', { skill: 'water' }, {}],
    ['whoever is away for nobody knows how long', {}, { onDuty: false }],
  ])('%s cannot get it at any cost', (_, order, person) => {
    expect(costIn(order, person)).toEqual([never])
  })
})

describe('what leaving an order costs', () => {
  test('more than all the work together, and the more the nearer its deadline', () => {
    const orders = [anOrder(), anOrder({ dueAt: noon + 2 * day, about: 'fitter' })]
    const { rows } = planCosts(orders, [lastSlot()], planTerms)
    expect(rows.map(it => it.costs)).toEqual([[120], [never]])
    // A day is 240 percent of ten hours and 50 percent of two days.
    const everything = 1 + 120 + 240 + 50
    expect(rows.map(it => it.leaving)).toEqual([everything + 240, everything + 50])
  })

  test('something even where nobody is there', () => {
    expect(planCosts([anOrder({ dueAt: noon + day })], [], planTerms).rows[0]?.leaving).toBe(1 + 100 + 100)
  })
})

/** Gives each order the slot at the place named, and says what that means. */
const planOf = (orders: PlanOrder[], people: Handler[], places: (number | undefined)[]) => {
  const costs = planCosts(orders, people, planTerms)
  const assignment: Assignment = places.map(it => (it === undefined ? undefined : costs.slots[it]))
  return planFrom(costs, assignment)
}

describe('the plan', () => {
  const water = { skills: ['water'] }

  test('says for each order who gets it, in which place, why and at what cost', () => {
    const order = anOrder({ skill: 'water', previousHandlerId: 'plumber', dueAt: noon + 8 * hour })
    const plumber = aHandler('plumber', { ...water, openOrders: 6, buildingIds: ['b5'] })
    expect(planOf([order], [plumber], [1])).toEqual({
      proposals: [
        {
          order,
          person: plumber,
          position: 2,
          cost: 100 + 40,
          reasons: [
            { fits: true, why: 'skill', facts: { skill: 'water' } },
            { fits: true, why: 'on-duty', facts: {} },
            { fits: true, why: 'area', facts: {} },
            { fits: true, why: 'continuity', facts: {} },
            { fits: true, why: 'load', facts: { openOrders: 7 } },
            { fits: true, why: 'in-time', facts: { expectedAt: noon + 8 * hour, dueAt: noon + 8 * hour } },
          ],
          secondBest: undefined,
        },
      ],
      left: [],
    })
  })

  test('says when it will be late', () => {
    const order = anOrder({ dueAt: noon + 8 * hour - 1 })
    const { proposals } = planOf([order], [lastSlot()], [0])
    expect(proposals[0]?.reasons).toContainEqual({
      fits: false,
      why: 'late',
      facts: { expectedAt: noon + 8 * hour, dueAt: order.dueAt },
    })
  })

  test('names the cheapest other person with time left, and how much more that costs', () => {
    const others = [
      lastSlot({ id: 'far', buildingIds: ['b9'] }),
      lastSlot({ id: 'gardener', departmentId: 'greenery' }),
      lastSlot({ id: 'near', buildingIds: ['b6'] }),
      lastSlot({ id: 'farther', buildingIds: ['b15'] }),
    ]
    const { proposals } = planOf([anOrder()], [lastSlot(), ...others], [0])
    expect(proposals[0]?.secondBest).toMatchObject({ person: others[2], position: 1, cost: 122, worseBy: 2 })
    expect(proposals[0]?.secondBest?.reasons[1]).toEqual({ fits: false, why: 'other-area', facts: { buildings: 1 } })
  })

  test('counts the second best behind what the plan already gives him', () => {
    const two = aHandler('two', { openOrders: 6, buildingIds: ['b5'] })
    const { proposals } = planOf([anOrder({ id: 'first' }), anOrder({ id: 'second' })], [lastSlot(), two], [0, 1])
    expect(proposals.map(it => [it.person.id, it.secondBest?.person.id, it.secondBest?.position])).toEqual([
      ['fitter', 'two', 2],
      ['two', undefined, undefined],
    ])
    expect(proposals[0]?.secondBest?.worseBy).toBe(0)
  })

  test('whoever cannot get it is no second best either', () => {
    const { proposals } = planOf([anOrder()], [lastSlot(), lastSlot({ id: 'gardener', departmentId: 'greenery' })], [0])
    expect(proposals[0]?.secondBest).toBeUndefined()
  })

  test('the same person later is no second best', () => {
    const { proposals } = planOf([anOrder()], [aHandler('only', { openOrders: 5 })], [0])
    expect(proposals[0]?.secondBest).toBeUndefined()
  })

  test.each<[string, Partial<PlanOrder>, Handler[], string]>([
    ['the department has nobody', { departmentId: 'greenery' }, [lastSlot()], 'no-department'],
    ['it is about the only one', { about: 'fitter' }, [lastSlot()], 'conflict'],
    ['nobody else has the skill', { skill: 'water', about: 'a' }, [aHandler('a', water), lastSlot()], 'no-skill'],
    [
      'the skilled are away for nobody knows how long',
      { skill: 'water' },
      [aHandler('a', { ...water, onDuty: false }), lastSlot()],
      'off-duty',
    ],
    [
      'the skilled have their hands full',
      { skill: 'water' },
      [aHandler('a', { ...water, openOrders: 8 }), lastSlot()],
      'over-cap',
    ],
    ['others needed the time more', {}, [lastSlot()], 'slots-taken'],
  ])('leaves an order where %s', (_, changes, people, why) => {
    const order = anOrder(changes)
    expect(planOf([order], people, [undefined])).toEqual({ proposals: [], left: [{ order, why }] })
  })

  test('of nothing is empty', () => {
    expect(planOf([], [], [])).toEqual({ proposals: [], left: [] })
  })
})
