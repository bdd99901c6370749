import { describe, expect, test } from 'vitest'
import { leftWhys, type PlanProposal } from '#contract/dispatch.ts'
import { inARow } from '#domain/dispatch/distance.ts'
import type { Handler, Matter } from '#domain/dispatch/handler.ts'
import { modes } from '#domain/dispatch/modes.ts'
import { ownReasons, reason } from '#domain/dispatch/reasons.ts'
import { hour } from '#domain/time.ts'
import { modesNote, reasonsSaid } from '../../miniprogram/src/staff/features/dispatch/reason-words.ts'
import { type Instead, leftWord, ordersOf, personFor, sharesOf } from '../../miniprogram/src/staff/plan/plan-choices.ts'
import { shanghai } from '../support/builders.ts'

const now = shanghai('2026-11-24 19:00')
const say = (...reasons: Parameters<typeof reasonsSaid>[0]) => reasonsSaid(reasons, now).map(it => it.words)

describe('why somebody fits', () => {
  test.each([
    [reason('skill', { skill: '防水' }), '会做防水'],
    [reason('no-skill', { skill: '防水' }), '没写会做防水'],
    [reason('on-duty'), '正在当班'],
    [reason('off-duty', { nextDutyAt: shanghai('2026-11-25 08:00') }), '不当班，明天 08:00 上班'],
    [reason('off-duty'), '不当班'],
    [reason('area'), '管这一栋'],
    [reason('other-area', { buildings: 2 }), '平时不管这一栋，隔 2 栋'],
    [reason('other-area'), '平时不管这一栋'],
    [reason('nearest', { buildings: 3 }), '离得最近，隔 3 栋'],
    [reason('nearest', { buildings: 0 }), '离得最近'],
    [reason('continuity'), '上次就是这位去的'],
    [reason('least-loaded', { openOrders: 0 }), '手上的活最少'],
    [reason('load', { openOrders: 0 }), '手上没有活'],
    [reason('load', { openOrders: 4 }), '手上已有 4 件'],
    [reason('over-cap', { openOrders: 8, most: 8 }), '手上 8 件，已满（最多 8 件）'],
    [reason('in-time', { expectedAt: now + hour, dueAt: now + 2 * hour }), '预计今天 20:00 办完，来得及'],
    [reason('late', { expectedAt: now + hour, dueAt: now }), '预计今天 20:00 才办完，会超期'],
    [reason('conflict'), '和这件投诉有关，不能派'],
  ])('%j is said as %s', (one, words) => {
    expect(say(one)).toEqual([words])
  })

  test('what speaks against somebody is said first', () => {
    const handler: Handler = {
      id: 'h',
      name: '周师傅',
      departmentId: 'd',
      skills: ['防水'],
      buildingIds: ['b1'],
      openOrders: 0,
      onDuty: false,
    }
    const matter: Matter = { departmentId: 'd', skill: '防水', buildingId: 'b1' }
    const terms = { at: now, mostOpenOrders: 8, between: inARow(new Map([['b1', 0]])) }
    expect(say(...ownReasons(handler, matter, terms))).toEqual(['不当班', '会做防水', '管这一栋'])
  })

  test('a reason this client does not know stays unsaid', () => {
    expect(say({ fits: true, why: 'brand-new', facts: {} }, { fits: true, why: 'toString', facts: {} })).toEqual([])
  })
})

test('why a person has to choose is said where the machine may not', () => {
  const barred = (why: string) => modesNote(modes.map(mode => ({ mode, allowed: mode !== 'automatic', why })))
  expect(['major', 'repeat', 'staff-conduct', 'brand-new'].map(barred)).toEqual([
    '重大投诉要由人来选，不能自动派工，也不能认领。',
    '再次处理的投诉要由人来选，不能自动派工，也不能认领。',
    '涉及员工的投诉要由人来选，不能自动派工，也不能认领。',
    '这件投诉要由人来选，不能自动派工，也不能认领。',
  ])
  expect(modesNote(modes.map(mode => ({ mode, allowed: true })))).toBeUndefined()
})

test.each([...leftWhys, 'unknown' as const])('an order left because of %s says so in Chinese', why => {
  expect(leftWord(why)).toMatch(/^\p{Script=Han}/u)
})

describe('a reviewed plan', () => {
  const person = (userId: string) => ({ userId, name: `名${userId}`, openOrders: 0 })
  const aProposal = (complaintId: string, userId: string): PlanProposal => ({
    order: {
      complaintId,
      number: `W2611-${complaintId}`,
      turn: 2,
      title: '漏水',
      category: '漏水渗水',
      department: '工程部',
      place: '2 栋',
      severity: 'ordinary',
      dueAt: now,
    },
    person: person(userId),
    reasons: [],
    position: 1,
    late: false,
  })
  const proposals = [aProposal('c1', 'p'), aProposal('c2', 'p'), aProposal('c3', 'q')]
  const instead = { person: person('q'), override: '他更近' }

  test('gives every order as proposed where nothing was changed', () => {
    expect(ordersOf({ proposals }, new Map())).toEqual([
      { complaintId: 'c1', turn: 2, handlerId: 'p', proposedId: 'p' },
      { complaintId: 'c2', turn: 2, handlerId: 'p', proposedId: 'p' },
      { complaintId: 'c3', turn: 2, handlerId: 'q', proposedId: 'q' },
    ])
  })

  test('gives one to somebody else with the reason, and leaves one out', () => {
    const choices = new Map<string, Instead>([
      ['c1', instead],
      ['c3', 'nobody'],
    ])
    expect(ordersOf({ proposals }, choices)).toEqual([
      { complaintId: 'c1', turn: 2, handlerId: 'q', proposedId: 'p', override: '他更近' },
      { complaintId: 'c2', turn: 2, handlerId: 'p', proposedId: 'p' },
    ])
    expect(personFor(aProposal('c3', 'q'), choices)).toBeUndefined()
  })

  test('gives one to a person of another department, also where that is the same person', () => {
    const elsewhere = (userId: string): Instead => ({ ...instead, person: person(userId), departmentId: 'order' })
    const choices = new Map([
      ['c1', elsewhere('q')],
      ['c3', elsewhere('q')],
    ])
    expect(ordersOf({ proposals }, choices)).toEqual([
      { complaintId: 'c1', turn: 2, handlerId: 'q', departmentId: 'order', proposedId: 'p', override: '他更近' },
      { complaintId: 'c2', turn: 2, handlerId: 'p', proposedId: 'p' },
      { complaintId: 'c3', turn: 2, handlerId: 'q', departmentId: 'order', proposedId: 'q' },
    ])
  })

  test('needs no reason where the plan has come to propose the one that was chosen', () => {
    const [order] = ordersOf({ proposals: [aProposal('c1', 'q')] }, new Map([['c1', instead]]))
    expect(order).toEqual({ complaintId: 'c1', turn: 2, handlerId: 'q', proposedId: 'q' })
  })

  test('says how many each person gets, the most first', () => {
    const shares = sharesOf({ proposals }, new Map([['c1', instead]]))
    expect(shares.map(({ name, orders }) => [name, orders])).toEqual([
      ['名q', 2],
      ['名p', 1],
    ])
  })
})
