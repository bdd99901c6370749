import { describe, expect, test } from 'vitest'
import type { CalendarDay } from '#contract/calendar.ts'
import { addDays, startOfDay } from '#domain/time.ts'
import {
  cellSign,
  cellWords,
  changesOf,
  copiedWeek,
  type Drafts,
  gapWords,
  rowsOf,
  shiftSigns,
  signLegend,
  weekPlan,
  withDuty,
} from '../../miniprogram/src/staff/duty-plan/week-plan.ts'
import { weekFrom } from '../../miniprogram/src/staff/duty-week/week.ts'

const monday = '2026-09-28'
const usual = { from: 480, to: 1200 }
const early = { from: 480, to: 1020 }
const late = { from: 1020, to: 1200 }
const names: Record<string, string> = { a: '甲', b: '乙', gone: '' }
const on = (hours: { from: number; to: number }, ...ids: string[]) => ({
  ...hours,
  people: ids.map(id => ({ id, name: names[id] ?? '' })),
})

type Rosters = Record<string, ReturnType<typeof on>[]>
const dayOf = (day: string, rosters: Rosters, version = 1): CalendarDay => {
  const shifts = rosters[day]
  const isFree = day >= '2026-10-01'
  return {
    day,
    kind: isFree ? 'holiday' : 'working',
    works: !isFree,
    ...(isFree ? { name: '国庆节' } : {}),
    version: 0,
    rosters: shifts ? [{ departmentId: 'order', version, changed: { at: 0 }, shifts }] : [],
  }
}

const planned = (rosters: Rosters, drafts: Drafts = {}, today = '2026-09-20') =>
  weekPlan(
    {
      days: [...weekFrom(addDays(monday, -7)), ...weekFrom(monday)].map(it => dayOf(it, rosters)),
      monday,
      departmentId: 'order',
      usual,
      today,
    },
    drafts,
  )

describe('a week as it is planned', () => {
  test('is what stands, with the day of the week before beside it', () => {
    const { days, overtaken } = planned({
      '2026-09-21': [on(early, 'a'), on(late, 'b')],
      '2026-09-29': [on(usual, 'b')],
    })
    expect(days.map(it => it.day.day)).toEqual(weekFrom(monday))
    expect(overtaken).toEqual([])
    expect(days[0]).toMatchObject({ version: 0, before: undefined, pattern: [early, late], isChanged: false })
    expect(days[0]?.weekBefore).toEqual([
      { ...early, userIds: ['a'] },
      { ...late, userIds: ['b'] },
    ])
    // A day with nothing a week before takes the hours of this week.
    expect(days[2]?.pattern).toEqual([usual])
  })

  test('shows what was entered, and counts only what is another duty', () => {
    const { days } = planned(
      { '2026-09-29': [on(usual, 'a', 'b')] },
      {
        '2026-09-28': { version: 0, duty: [{ ...usual, userIds: ['a'] }] },
        '2026-09-29': { version: 1, duty: [{ ...usual, userIds: ['b', 'a'] }] },
        '2026-09-30': { version: 0, duty: [] },
      },
    )
    expect(days.map(it => it.isChanged)).toEqual([true, false, true, false, false, false, false])
    expect(changesOf(days)).toEqual([
      { day: '2026-09-28', version: 0, shifts: [{ ...usual, userIds: ['a'] }] },
      { day: '2026-09-30', version: 0, shifts: [] },
    ])
  })

  test('leaves out what was entered over a day that somebody else changed', () => {
    const { days, overtaken } = planned(
      { '2026-09-29': [on(usual, 'a')] },
      { '2026-09-29': { version: 0, duty: [{ ...usual, userIds: ['b'] }] } },
    )
    expect(overtaken).toEqual(['2026-09-29'])
    expect(days[1]).toMatchObject({ duty: [{ ...usual, userIds: ['a'] }], isChanged: false })
  })

  test('back to usual is a change without shifts', () => {
    const { days } = planned({ '2026-09-29': [on(usual, 'a')] }, { '2026-09-29': { version: 1, duty: undefined } })
    expect(changesOf(days)).toEqual([{ day: '2026-09-29', version: 1 }])
  })

  test('takes over the week before for the days still to come, without who has left', () => {
    const { days } = planned(
      { '2026-09-21': [on(usual, 'a')], '2026-09-22': [on(early, 'a', 'gone'), on(late, 'gone')] },
      {},
      '2026-09-29',
    )
    const copied = copiedWeek(days, id => id !== 'gone')
    expect(Object.keys(copied)).toEqual(weekFrom(monday).slice(1))
    expect(copied['2026-09-29']).toEqual({ version: 0, duty: [{ ...early, userIds: ['a'] }] })
    expect(copied['2026-09-30']).toEqual({ version: 0, duty: undefined })
  })

  test('a day that is not there is left out', () => {
    const days = [dayOf('2026-09-28', {})]
    expect(weekPlan({ days, monday, departmentId: 'order', usual, today: monday }, {}).days).toHaveLength(1)
  })
})

test('rows are the department’s people, then whoever else is on its roster', () => {
  const people = [
    { id: 'a', name: '甲', departmentIds: ['order'] },
    { id: 'b', name: '乙', departmentIds: ['engineering'] },
    { id: 'c', name: '丙', departmentIds: ['engineering'] },
  ]
  const { days } = planned(
    { '2026-09-29': [on(usual, 'gone', 'b')] },
    { '2026-09-30': { version: 0, duty: [{ ...usual, userIds: ['lost'] }] } },
  )
  expect(rowsOf({ people }, days, 'order')).toEqual([
    { id: 'a', name: '甲' },
    { id: 'gone', name: '已离职' },
    { id: 'b', name: '乙' },
    { id: 'lost', name: '已离职' },
  ])
})

test.each<[string, { from: number; to: number }[], string[]]>([
  ['one', [usual], ['班']],
  [
    'by the hour each begins',
    [
      { from: 0, to: 299 },
      { from: 300, to: 659 },
      { from: 660, to: 959 },
      { from: 960, to: 1319 },
    ],
    ['夜', '早', '中', '晚'],
  ],
  ['a night before midnight', [early, { from: 1320, to: 1440 }], ['早', '夜']],
  ['two that begin in one part of the day, counted', [{ from: 300, to: 480 }, early], ['1', '2']],
])('signs of shifts: %s', (_, shifts, signs) => {
  expect(shiftSigns(shifts)).toEqual(signs)
})

test('a cell reads and says what somebody does that day', () => {
  const pattern = [usual]
  const duty = [
    { ...early, userIds: ['a', 'b'] },
    { ...late, userIds: ['b'] },
  ]
  const cell = (of: typeof duty | undefined, userId: string) => {
    const day = { duty: of, pattern }
    return [cellSign(day, userId), cellWords(day, userId)]
  }
  expect(cell(undefined, 'a')).toEqual(['·', '没排，照平常'])
  expect(cell(duty, 'a')).toEqual(['早', '08:00–17:00'])
  expect(cell(duty, 'b')).toEqual(['全', '08:00–17:00、17:00–20:00'])
  expect(cell(duty, 'c')).toEqual(['', '休息'])
})

test('the legend says each sign once', () => {
  const { days } = planned({
    '2026-09-28': [on(early, 'a'), on(late, 'b')],
    '2026-09-29': [on({ from: 540, to: 1020 }, 'a'), on(late, 'b')],
  })
  expect(signLegend(days.slice(0, 2))).toEqual(['早 08:00–17:00 或 09:00–17:00', '晚 17:00–20:00'])
})

test('a day of nobody and a holiday without duty are said in words, days that are over are not', () => {
  const now = startOfDay('2026-09-29')
  const { days } = planned(
    { '2026-09-28': [], '2026-09-30': [], '2026-10-02': [], '2026-10-03': [on(usual, 'a')] },
    {},
    '2026-09-29',
  )
  expect(gapWords(days, now)).toEqual([
    '9月30日，没人值班。',
    '10月1日国庆节放假，还没有排人值班。',
    '10月2日国庆节放假，没人值班。',
    '10月4日国庆节放假，还没有排人值班。',
  ])
})

test('the sheet of a day reads what was entered', () => {
  const { days } = planned(
    { '2026-09-29': [on(usual, 'a')] },
    {
      '2026-09-29': {
        version: 1,
        duty: [
          { ...early, userIds: ['b', 'x'] },
          { ...late, userIds: [] },
        ],
      },
    },
  )
  const [first, second] = days
  if (!first || !second) throw new Error('the week has no days')
  const rows = [{ id: 'b', name: '乙' }]
  expect(withDuty(second, 'order', rows).rosters).toEqual([
    {
      departmentId: 'order',
      version: 1,
      changed: { at: 0 },
      shifts: [
        {
          ...early,
          people: [
            { id: 'b', name: '乙' },
            { id: 'x', name: '' },
          ],
        },
      ],
    },
  ])
  expect(withDuty(first, 'order', rows).rosters).toEqual([{ departmentId: 'order', version: 0, changed: { at: 0 } }])
})
