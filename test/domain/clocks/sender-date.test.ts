// A third party wants its answer by a date of its own: the earlier deadline wins, whatever else moves the clock.

import { describe, expect, test } from 'vitest'
import { agreeOn, type Clock, disagree, pauseClocks, recompute, startClock } from '#domain/clocks/clock.ts'
import { explain } from '#domain/clocks/explain.ts'
import type { ClockKind } from '#domain/clocks/policy.ts'
import { calendar, matterOf, only, rules, shanghai, stretch } from './calendars.ts'

const start = '2026-11-18 10:00'
/** Five working days from a Wednesday morning. */
const counted = '2026-11-25 18:00'

const sent = (closeBy: string | undefined, kind: ClockKind = 'close', from = start): Clock =>
  only(
    startClock(
      kind,
      { ...matterOf('ordinary'), ...(closeBy === undefined ? {} : { closeBy: shanghai(closeBy) }) },
      shanghai(from),
      1,
      rules,
    ),
  )

describe('the close clock', () => {
  test.each([
    ['before the counted time', '2026-11-25 17:59', '2026-11-25 17:59', counted],
    ['at the counted time', '2026-11-25 18:00', counted, undefined],
    ['after it', '2026-11-25 18:01', counted, undefined],
    ['on a Sunday', '2026-11-22 12:00', '2026-11-22 12:00', counted],
    ['a minute after the start', '2026-11-18 10:01', '2026-11-18 10:01', counted],
    ['at the start: another pass', '2026-11-18 10:00', counted, undefined],
    ['long before the start', '2026-11-01 10:00', counted, undefined],
    ['not set', undefined, counted, undefined],
  ])('with a date %s (%s) is due %s', (_when, closeBy, due, insteadOf) => {
    const clock = sent(closeBy)
    expect(clock.dueAt).toBe(shanghai(due))
    expect(explain(clock, clock.startedAt, calendar).insteadOf).toBe(insteadOf && shanghai(insteadOf))
  })

  test('reminds after four fifths of the time until the date', () => {
    expect(sent('2026-11-19 10:00').remindAt).toBe(shanghai('2026-11-19 05:12'))
  })

  test('alone: the written answer and the first answer are counted as ever', () => {
    expect(sent('2026-11-18 12:00', 'written-answer')).toEqual(sent(undefined, 'written-answer'))
    expect(sent('2026-11-18 12:00', 'first-answer')).toEqual(sent(undefined, 'first-answer'))
  })

  test('leaves out no day after the date when it explains itself', () => {
    const clock = sent('2026-11-20 12:00')
    expect(explain(clock, clock.dueAt, calendar)).toMatchObject({
      skipped: [{ day: '2026-11-18', why: 'day-of-start' }],
      insteadOf: shanghai(counted),
    })
  })
})

describe('the date stands', () => {
  const clock = sent('2026-11-20 12:00')
  const at = shanghai('2026-11-18 11:00')
  const due = ({ dueAt }: Clock) => dueAt

  test('while the clock is paused', () => {
    const pause = stretch('2026-11-18 11:00', '2026-11-27 18:00')
    expect(due(only(pauseClocks([clock], pause, () => true, calendar)))).toBe(clock.dueAt)
  })

  test('against a later date agreed with the customer, not against an earlier one', () => {
    const agreed = (until: string) => only(agreeOn([clock], ['close'], { at, until: shanghai(until) }))
    expect(agreed('2026-11-30 18:00')).toMatchObject({ dueAt: clock.dueAt, remindAt: clock.remindAt })
    expect(agreed('2026-11-20 12:00').dueAt).toBe(shanghai('2026-11-20 12:00'))
    expect(agreed('2026-11-20 11:59').dueAt).toBe(shanghai('2026-11-20 11:59'))
    expect(explain(agreed('2026-11-30 18:00'), at, calendar).insteadOf).toBe(shanghai('2026-11-30 18:00'))
    expect(explain(agreed('2026-11-20 11:59'), at, calendar).insteadOf).toBeUndefined()
    expect(due(only(disagree([agreed('2026-11-19 12:00')], at, calendar)))).toBe(clock.dueAt)
  })

  test('under another severity, unless that one is due earlier', () => {
    const matter = { ...matterOf('major'), closeBy: shanghai('2026-11-20 12:00') }
    expect(due(only(recompute([clock], matter, rules, at)))).toBe(clock.dueAt)
    const urgent = only(recompute([clock], { ...matter, severity: 'emergency' }, rules, at))
    expect([urgent.dueAt, explain(urgent, at, calendar).insteadOf]).toEqual([shanghai('2026-11-19 10:00'), undefined])
  })

  test('under another severity beside an agreed date', () => {
    const agreed = only(agreeOn([clock], ['close'], { at, until: shanghai('2026-11-30 18:00') }))
    const matter = { ...matterOf('major'), closeBy: shanghai('2026-11-20 12:00') }
    expect(due(only(recompute([agreed], matter, rules, at)))).toBe(clock.dueAt)
  })
})
