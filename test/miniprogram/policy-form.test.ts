import { describe, expect, test } from 'vitest'
import { checkPolicy } from '#domain/clocks/check-policy.ts'
import { clockRowFor } from '#domain/clocks/policy.ts'
import { defaultPolicy, profileIds, profiles } from '#domain/clocks/profiles.ts'
import { day, hour, minute } from '#domain/time.ts'
import {
  countingChoices,
  countingHints,
  draftOf,
  lengthOf,
  numberIn,
  unitsFor,
} from '../../miniprogram/src/staff/policy/policy-form.ts'

const drafted = (counting: string, amount: string, unit: string, pausable = false) => ({
  counting,
  amount,
  unit,
  pausable,
})

test.each([
  [{ counting: 'elapsed', time: 10 * minute }, drafted('elapsed', '10', 'minutes')],
  [{ counting: 'elapsed', time: 24 * hour }, drafted('elapsed', '24', 'hours')],
  [{ counting: 'elapsed', time: 30 * day }, drafted('elapsed', '30', 'days')],
  [{ counting: 'workingHours', time: 8 * hour }, drafted('workingHours', '8', 'hours')],
  [{ counting: 'workingDays', days: 5 }, drafted('workingDays', '5', 'hours')],
  [{ counting: 'none' }, drafted('none', '', 'hours')],
  [{ counting: 'unknown' }, drafted('elapsed', '', 'hours')],
] as const)('%j opens the form with its own figures', (length, draft) => {
  expect(draftOf({ length, pausable: false })).toEqual(draft)
})

describe('what is opened and not changed', () => {
  const rows = profileIds.flatMap(id => profiles[id].rows({}, 0, '回音')).filter(row => 'length' in row)
  test.each(rows.map(row => [row.version, row.what, row.scope.severity, row] as const))(
    '%s %s %s means the same',
    (_version, _what, _severity, row) => {
      const length = { ...row.length }
      expect(lengthOf(draftOf({ length, pausable: row.pausable }), length)).toEqual(row.length)
    },
  )
})

test('what the form does not ask for stays, as far as it still fits', () => {
  const survey = { counting: 'elapsed' as const, time: 7 * day, remindAfter: day }
  const draft = draftOf({ length: survey, pausable: false })
  expect(lengthOf({ ...draft, amount: '3' }, survey)).toEqual({ ...survey, time: 3 * day })
  expect(lengthOf({ ...draft, amount: '24', unit: 'hours' }, survey)).toEqual({ counting: 'elapsed', time: day })
  expect(lengthOf({ ...draft, counting: 'dutyTime', amount: '3' }, survey)).toEqual({
    counting: 'dutyTime',
    time: 3 * hour,
  })
})

test('a same day newly chosen is the usual one', () => {
  const draft = draftOf({ length: { counting: 'none' }, pausable: false })
  expect(lengthOf({ ...draft, counting: 'sameDay' }, { counting: 'none' })).toEqual({
    counting: 'sameDay',
    until: 1200,
    lateFrom: 1080,
    lateUntil: 720,
  })
})

test.each(['', '0', '00', '-3', '2.5', '三', '1e3', '9999999999'])('%j is no number to wait for', text => {
  expect(numberIn(text)).toBeUndefined()
  const draft = { counting: 'workingDays' as const, amount: text, unit: 'hours' as const, pausable: false }
  expect(lengthOf(draft, { counting: 'none' })).toBeUndefined()
})

test('blanks around a number do not matter', () => {
  expect(numberIn(' 12 ')).toBe(12)
})

test('days are offered only where day and night count', () => {
  expect(unitsFor('elapsed').map(it => it.word)).toEqual(['分钟', '小时', '天'])
  expect(unitsFor('workingHours').map(it => it.word)).toEqual(['分钟', '小时'])
})

test('every way of counting is explained', () => {
  for (const { value } of countingChoices) expect(countingHints[value]).toMatch(/。$/)
})

test('what the form makes is a policy', () => {
  const matter = { communityId: 'garden', categoryId: 'lift', severity: 'ordinary' as const, policyAt: 0 }
  const row = clockRowFor(defaultPolicy, 'close', matter)
  for (const { value } of countingChoices) {
    const length = lengthOf({ counting: value, amount: '3', unit: 'hours', pausable: false }, { ...row.length })
    if (!length) throw new Error('no length')
    const changed = { ...row, length, pausable: false, validFrom: 1 }
    expect(checkPolicy([...defaultPolicy, changed])).toEqual([])
  }
})
