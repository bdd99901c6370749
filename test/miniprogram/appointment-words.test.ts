import { describe, expect, test } from 'vitest'
import {
  daysToChoose,
  isToCome,
  slotInEntry,
  slotWords,
} from '../../miniprogram/src/features/complaint/appointment-words.ts'
import { shanghai } from '../support/builders.ts'

const now = shanghai('2026-11-25 14:40')
const slot = { from: shanghai('2026-11-26 10:00'), to: shanghai('2026-11-26 11:00') }

describe('the days that can be chosen', () => {
  const days = daysToChoose({ earliest: shanghai('2026-11-25 16:40'), latest: shanghai('2026-12-03 00:00') }, now)

  test('are near ones by name and others by weekday, with their date', () => {
    expect(days.map(({ word, figure, remark }) => `${word} ${figure} ${remark}`)).toEqual([
      '今天 25 周三',
      '明天 26 周四',
      '后天 27 周五',
      '周六 28 11月',
      '周日 29 11月',
      '周一 30 11月',
      '周二 1 12月',
      '周三 2 12月',
    ])
  })

  test('have only the hours that are still to be had', () => {
    expect(days.map(({ slots }) => slots.length)).toEqual([3, 9, 9, 9, 9, 9, 9, 9])
  })

  test('leave out a day without any', () => {
    const evening = { earliest: shanghai('2026-11-25 19:30'), latest: shanghai('2026-11-27 00:00') }
    expect(daysToChoose(evening, now).map(({ word }) => word)).toEqual(['明天'])
  })
})

test('an hour is said by its day as it is seen now, in the story by its date', () => {
  expect(slotWords(slot, now)).toBe('明天 10:00–11:00')
  expect(slotInEntry({ facts: slot, occurredAt: now })).toBe('11月26日 周四 10:00–11:00')
  expect(slotInEntry({ facts: {}, occurredAt: now })).toBe('')
})

test.each([
  [slot, true],
  [{ from: slot.from, to: now }, false],
  [{ from: slot.from, to: now + 1 }, true],
  [{}, false],
])('an appointment is to come until its hour is over', (times, expected) => {
  expect(isToCome({ of: 'work', ...times }, now)).toBe(expected)
})
