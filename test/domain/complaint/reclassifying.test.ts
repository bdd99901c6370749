import { describe, expect, test } from 'vitest'
import { type Complaint, isAboutStaff, type State } from '#domain/complaint/complaint.ts'
import { departmentOf, nextDepartmentOf } from '#domain/complaint/department.ts'
import { mayBeClaimed, maySeeAsStaff } from '#domain/complaint/lifecycle.ts'
import { changeCategory } from '#domain/complaint/reclassifying.ts'
import { claim, dispatch } from '#domain/complaint/work.ts'
import type { CategorySettings } from '#domain/places/settings.ts'
import { day, hour } from '#domain/time.ts'
import {
  aComplaint,
  accepted,
  aMoment,
  anAbout,
  departmentId,
  otherDepartmentId,
  people,
  received,
  rules,
} from '../../support/builders.ts'
import { badTexts, decided, expectTurnedAway, inside, noon, publicly, runningLines, staff } from './decided.ts'

const { agent, dispatcher, manager } = people

const plants: CategorySettings = {
  id: 'plants',
  name: '绿化养护',
  root: 'property-service',
  icon: 'leaf',
  departmentId: otherDepartmentId,
  needsPhotos: true,
}
const crack: CategorySettings = { ...plants, id: 'crack', name: '墙面裂缝', root: 'engineering', departmentId }
const noise: CategorySettings = { ...plants, id: 'noise', name: '噪音扰民', hidesName: true }

const reason = '照片上是树压了灯'
const changed = (complaint: Complaint, category: CategorySettings = plants, moment = aMoment()) =>
  accepted(changeCategory(complaint, { category, reason }, moment))

describe('改类别', () => {
  test('the customer reads from what to what, why stays inside, and nobody is disturbed', () => {
    const before = aComplaint({ state: 'accepted' })
    expect(changeCategory(before, { category: plants, reason: ` ${reason} ` }, aMoment())).toEqual(
      decided(
        before,
        {
          category: {
            id: 'plants',
            name: '绿化养护',
            departmentId: otherDepartmentId,
            needsPhotos: true,
            engineering: false,
          },
        },
        [
          publicly('category-changed', staff(agent), noon, { facts: { from: '公共照明', to: '绿化养护' } }),
          inside('category-changed', staff(agent), noon, {
            facts: { from: 'lights', to: 'plants', departmentId: otherDepartmentId },
            texts: { reason },
          }),
        ],
      ),
    )
  })

  test.each([
    [crack, true],
    [plants, false],
  ])('what is an engineering matter follows: %o', (category, engineering) => {
    expect(changed(aComplaint({ engineering: !engineering }), category).complaint.category.engineering).toBe(
      engineering,
    )
  })

  test('within the same department it says nothing of one', () => {
    expect(changed(aComplaint(), crack).entries[1]?.facts).toEqual({ from: 'lights', to: 'crack' })
  })

  test.each<State>(['submitted', 'accepted', 'dispatched', 'handling', 'checking'])('is open while %s', state => {
    for (const actor of [agent, dispatcher, manager]) {
      const { complaint } = changed(aComplaint({ state }), plants, aMoment({ actor }))
      expect([complaint.category.id, complaint.stage.state]).toEqual(['plants', state])
    }
  })

  test('is open while it is paused, and the pause goes on', () => {
    const words = {
      reason: 'parts',
      words: '等配件',
      approvedBy: { id: dispatcher.id, name: dispatcher.name },
    } as const
    const pause = { from: received, to: noon + day, ...words }
    expect(changed(aComplaint({ state: 'handling', pause })).complaint.pause).toEqual(pause)
  })

  test('is for the office and the manager, before the answer', () => {
    expectTurnedAway((it, moment) => changeCategory(it, { category: plants, reason }, moment), 'changeCategory', {
      open: aComplaint(),
      over: aComplaint({ state: 'answered' }),
      by: manager,
    })
  })

  test('is not for whom it is about, nor for whom it is from', () => {
    const about = aComplaint({ about: anAbout(agent) })
    expect(changeCategory(about, { category: plants, reason }, aMoment())).toEqual({ ok: false, reason: 'not-allowed' })
    const { customer } = aComplaint()
    const own = aComplaint({ customer: { ...customer, userId: agent.id } })
    expect(changeCategory(own, { category: plants, reason }, aMoment())).toEqual({ ok: false, reason: 'not-allowed' })
  })

  test('the same category is refused, before the reason is looked at', () => {
    const same = { ...plants, id: 'lights', name: '楼道照明' }
    expect(changeCategory(aComplaint(), { category: same, reason: '' }, aMoment())).toEqual({
      ok: false,
      reason: 'category-same',
    })
  })

  test.each(badTexts())('%s are no reason', (_, words, refusal) => {
    expect(changeCategory(aComplaint(), { category: plants, reason: words }, aMoment())).toEqual(refusal)
  })
})

describe('what was promised', () => {
  // In the new category an hour for both, in rows decided after the registration 90 days.
  const shorter = rules.policy.flatMap(row => {
    if (!('length' in row) || (row.what !== 'close' && row.what !== 'handle')) return []
    const scope = { ...row.scope, categoryId: 'plants' }
    const own = { ...row, scope, version: '绿化' }
    const later = {
      ...own,
      version: '以后',
      validFrom: received + 1,
      length: { counting: 'elapsed', time: 90 * day },
    } as const
    return [{ ...own, length: { counting: 'elapsed', time: hour } }, later] as const
  })
  const under = { ...rules, policy: [...rules.policy, ...shorter] }

  test.each<State>(['submitted', 'accepted', 'handling', 'checking'])('stays as it is while %s', state => {
    const before = aComplaint({ state })
    expect(changed(before, plants, aMoment({ under })).complaint.clocks).toEqual(before.clocks)
  })

  test('what begins afterwards counts by the rows for the new category of the day it was registered', () => {
    const { complaint } = changed(aComplaint({ state: 'accepted' }), plants, aMoment({ under }))
    const order = { handler: people.handlerElsewhere, departmentId: otherDepartmentId }
    const given = accepted(dispatch(complaint, order, aMoment({ actor: dispatcher, under }))).complaint
    expect(runningLines(given.clocks)).toEqual([
      'first-answer/1 11-18 10:00 → 11-18 18:00',
      'close/1 11-18 10:00 → 11-25 18:00',
      'escalation/1 11-18 10:00 → 11-19 10:00',
      'handle/1 11-18 12:00 → 11-18 13:00',
      'progress/1 11-18 12:00 → 11-19 12:00',
    ])
    expect(given.clocks.find(it => it.kind === 'handle')).toMatchObject({ policy: '绿化' })
  })
})

describe('whose it is', () => {
  test('an order in hand stays with its handler and department; the next one goes to the new one', () => {
    const before = aComplaint({ state: 'handling' })
    const { complaint, entries } = changed(before)
    expect(complaint.stage).toEqual(before.stage)
    expect([departmentOf(complaint), nextDepartmentOf(complaint)]).toEqual([departmentId, otherDepartmentId])
    expect(entries[1]?.facts).toMatchObject({ departmentId: otherDepartmentId })
  })

  test('the department a granted transfer named stays', () => {
    const { complaint, entries } = changed(aComplaint({ state: 'accepted', transferredTo: departmentId }))
    expect([complaint.transferredTo, departmentOf(complaint)]).toEqual([departmentId, departmentId])
    expect(entries[1]?.facts).toEqual({ from: 'lights', to: 'plants' })
  })
})

describe('the conduct of staff', () => {
  const named = (name: string): CategorySettings => ({ ...plants, id: 'other', name, departmentId })

  test.each([
    ['服务态度', true],
    ['门岗态度', true],
    ['员工行为', true],
    ['推诿不作为', true],
    ['客户服务', false],
    ['绿化养护', false],
  ])('under %s it is about staff: %s, and then nobody claims it', (name, aboutStaff) => {
    const { complaint } = changed(aComplaint({ state: 'accepted' }), named(name))
    expect([isAboutStaff(complaint), mayBeClaimed(complaint)]).toEqual([aboutStaff, !aboutStaff])
    const claimed = claim(complaint, aMoment({ actor: people.otherHandler }))
    expect(claimed.ok ? 'claimed' : claimed.reason).toBe(aboutStaff ? 'not-to-claim' : 'claimed')
    expect(maySeeAsStaff(complaint, people.otherHandler)).toBe(!aboutStaff)
  })

  test('whom it is about still stays out when the category was the wrong one after all', () => {
    const before = { ...aComplaint({ state: 'accepted', about: anAbout(people.handler) }) }
    const { complaint } = changed(changed(before, named('服务态度')).complaint, plants)
    expect([isAboutStaff(complaint), maySeeAsStaff(complaint, people.handler)]).toEqual([true, false])
  })
})

describe('what was kept from somebody', () => {
  test('whom it is about stays out, the confirmed repeat and what was answered to the former questions stay', () => {
    const kept = {
      about: anAbout(people.handler, people.head),
      repeatOf: { id: 'complaint-0', number: 'W2611-0009' },
      answers: [{ question: '哪一层', words: '三层' }],
      followers: [{ userId: people.neighbour.id, roomId: 'room-9', at: received }],
    }
    expect(changed(aComplaint({ state: 'accepted', ...kept })).complaint).toMatchObject(kept)
  })

  test.each<[State, boolean, CategorySettings, boolean]>([
    ['submitted', false, noise, true],
    ['accepted', false, noise, true],
    ['accepted', true, noise, true],
    ['accepted', true, plants, true],
    ['accepted', false, plants, false],
    // He has read it already.
    ['dispatched', false, noise, false],
    ['handling', false, noise, false],
    ['checking', true, noise, true],
  ])('%s, the name hidden before: %s, then under %o it is hidden: %s', (state, hideName, category, hidden) => {
    const { complaint, entries } = changed(aComplaint({ state, hideName }), category)
    expect(complaint.hideName).toBe(hidden)
    expect(entries[1]?.facts.nameHidden).toBe(hidden && !hideName ? true : undefined)
  })
})
