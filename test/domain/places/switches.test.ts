import { describe, expect, test } from 'vitest'
import { follow } from '#domain/complaint/following.ts'
import { file, register } from '#domain/complaint/intake.ts'
import { maySeeAsStaff } from '#domain/complaint/lifecycle.ts'
import { movesAt } from '#domain/complaint/moves-at.ts'
import { claim } from '#domain/complaint/work.ts'
import { dispatchModes } from '#domain/dispatch/modes.ts'
import { checkOn, features, isOn, switchedOff, withSwitch } from '#domain/places/switches.ts'
import { aComplaint, aFiling, aMoment, people } from '../../support/builders.ts'

const refusedFor = (feature: string) => ({ ok: false, reason: 'switched-off', facts: { feature } })
const momentOf = (actor: (typeof people)[keyof typeof people], off?: readonly string[]) => {
  const moment = aMoment({ actor })
  return { ...moment, rules: { ...moment.rules, off } }
}

describe('a switch', () => {
  test.each(features)('of %s is on until it is switched off', feature => {
    expect(isOn(undefined, feature)).toBe(true)
    expect(isOn([], feature)).toBe(true)
    expect(checkOn([], feature)).toEqual({ ok: true, value: true })
    expect(isOn([feature], feature)).toBe(false)
    expect(checkOn([feature], feature)).toEqual(refusedFor(feature))
  })

  test('changes itself alone, also beside what a newer version has switched off', () => {
    expect(withSwitch(undefined, { feature: 'claim', on: false })).toEqual(['claim'])
    expect(withSwitch(undefined, { feature: 'claim', on: true })).toEqual([])
    expect(withSwitch(['lottery', 'claim'], { feature: 'claim', on: false })).toEqual(['lottery', 'claim'])
    expect(withSwitch(['lottery', 'claim', 'follow'], { feature: 'claim', on: true })).toEqual(['lottery', 'follow'])
  })

  test('is told in the order of the list, without what is not known', () => {
    expect(switchedOff(['on-behalf', 'lottery', 'follow'])).toEqual(['follow', 'on-behalf'])
    expect(switchedOff(undefined)).toEqual([])
  })
})

describe('认领 switched off', () => {
  const waiting = aComplaint({ state: 'accepted' })
  const { handler, dispatcher } = people

  test('nobody claims what waits, and the crew does not see it; the office does', () => {
    expect(claim(waiting, momentOf(handler)).ok).toBe(true)
    expect(claim(waiting, momentOf(handler, ['claim']))).toEqual(refusedFor('claim'))
    expect(maySeeAsStaff(waiting, handler, ['follow'])).toBe(true)
    expect(maySeeAsStaff(waiting, handler, ['claim'])).toBe(false)
    expect(maySeeAsStaff(waiting, dispatcher, ['claim'])).toBe(true)
  })

  test('whoever has the order still sees it', () => {
    expect(maySeeAsStaff(aComplaint({ state: 'dispatched' }), handler, ['claim'])).toBe(true)
  })

  test('it is not among the moves', () => {
    const movesWith = (off?: readonly string[]) => {
      const { actor, now, rules } = momentOf(handler, off)
      return movesAt(waiting, actor, now, rules)
    }
    expect(movesWith()).toContain('claim')
    expect(movesWith(['claim'])).not.toContain('claim')
  })
})

test('the modes of dispatch are those that are on', () => {
  const matter = { major: false, round: 1, repeated: false, aboutStaff: false }
  const modesWith = (...off: string[]) => dispatchModes(matter, off).map(it => it.mode)
  expect(modesWith()).toEqual(['by-hand', 'proposed', 'automatic', 'claim'])
  expect(modesWith('auto-dispatch')).toEqual(['by-hand', 'proposed', 'claim'])
  expect(modesWith('claim', 'auto-dispatch')).toEqual(['by-hand', 'proposed'])
})

describe('替家里老人投诉 switched off', () => {
  const given = { relation: 'parent', consent: 'by-phone' } as const
  const customer = { userId: people.owner.id, name: '王业主', relation: 'family' } as const

  test.each([
    ['filed', file],
    ['registered', register],
  ])('none is %s, and everything else is', (_, begin) => {
    const moment = momentOf(people.agent, ['on-behalf'])
    expect(begin(aFiling({ customer, onBehalfOf: given }), 'W2611-0001', moment)).toEqual(refusedFor('on-behalf'))
    expect(begin(aFiling({ customer }), 'W2611-0001', moment).ok).toBe(true)
    expect(begin(aFiling({ customer, onBehalfOf: given }), 'W2611-0001', momentOf(people.agent)).ok).toBe(true)
  })
})

describe('邻居跟进 switched off', () => {
  const place = { kind: 'public', label: '花园' } as const
  const open = aComplaint({ state: 'accepted', place })
  const follower = { userId: people.neighbour.id, roomId: 'room-9', at: 1 }

  test('nobody begins to follow; who follows goes on', () => {
    expect(follow(open, follower, []).ok).toBe(true)
    expect(follow(open, follower, ['follow'])).toEqual(refusedFor('follow'))
    expect(follow({ ...open, followers: [follower] }, follower, ['follow']).ok).toBe(true)
  })
})
