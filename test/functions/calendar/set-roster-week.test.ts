// 排班: several days of a week at once; all of them change, or none.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import * as calendar from '#contract/calendar.ts'
import { type Client, must, newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { holdBack } from '../gate.ts'
import { aWorld, type World } from '../people.ts'
import { pictureOf } from '../stored.ts'

const zhou = 'staff-zhoujianguo'
const sun = 'staff-sunzhiping'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const shift = (...userIds: string[]) => ({ from: 480, to: 1200, userIds })
type Entered = { day: string; version: number; shifts?: { from: number; to: number; userIds: string[] }[] }
const on = (day: string, version: number, ...userIds: string[]): Entered => ({
  day,
  version,
  shifts: [shift(...userIds)],
})

type Options = { as?: Client; key?: string; departmentId?: string }
const plan = (days: Entered[], { as = world.dispatcher, key = newKey(), departmentId = 'engineering' }: Options = {}) =>
  as.call(calendar.setRosterWeek, { key, body: { communityId, departmentId, days } })

const onDuty = ({ days }: { days: calendar.CalendarDay[] }) =>
  days.map(it => it.rosters[0]?.shifts?.map(({ people }) => people.map(person => person.name).join('、')))

describe('a week is planned', () => {
  test('in one act, once however often it is sent, with every day in one entry of the log', async () => {
    const key = newKey()
    const days = [
      on('2026-12-02', 0, sun),
      on('2026-12-01', 0, zhou, sun),
      { day: '2026-12-05', version: 0, shifts: [] },
    ]
    const planned = must(await plan(days, { key }))
    expect(planned.days.map(it => [it.day, it.rosters[0]?.version])).toEqual([
      ['2026-12-01', 1],
      ['2026-12-02', 1],
      ['2026-12-05', 1],
    ])
    expect(onDuty(planned)).toEqual([['周建国、孙志平'], ['孙志平'], []])
    const stored = pictureOf(world.stack)
    expect(must(await plan(days, { key }))).toEqual(planned)
    expect(pictureOf(world.stack)).toEqual(stored)
    const { entries } = must(await world.auditor.call(listAudit, { query: { communityId, month: '2026-11' } }))
    expect(entries.filter(it => it.what === '工程部').map(it => [it.act, it.changes])).toEqual([
      [
        'roster-set',
        [
          { field: 'duty', of: '2026-12-02', before: '平常值班', after: '08:00–20:00 孙志平' },
          { field: 'duty', of: '2026-12-01', before: '平常值班', after: '08:00–20:00 周建国、孙志平' },
          { field: 'duty', of: '2026-12-05', before: '平常值班', after: '没人值班' },
        ],
      ],
    ])
  })

  test('and taken back to the usual hours, beside a day that is entered; another department stays', async () => {
    must(await plan([on('2026-12-08', 0, 'staff-liuqiang')], { departmentId: 'order' }))
    must(await plan([on('2026-12-08', 0, zhou), on('2026-12-09', 0, zhou)]))
    const after = must(await plan([{ day: '2026-12-08', version: 1 }, on('2026-12-09', 1, sun)]))
    expect(
      after.days.map(it =>
        it.rosters.map(({ departmentId, shifts, version }) => [departmentId, shifts?.length, version]),
      ),
    ).toEqual([
      [
        ['engineering', undefined, 2],
        ['order', 1, 1],
      ],
      [['engineering', 1, 2]],
    ])
  })

  test('by a head for his own department; whoever heads none may not', async () => {
    const seen = must(await world.head.call(calendar.readCalendar, { query: { communityId, month: '2026-12' } }))
    expect([seen.mayChange, seen.plans]).toEqual([false, ['engineering', 'order', 'environment', 'service']])
    expect(must(await plan([on('2026-12-10', 0, zhou)], { as: world.head })).days).toHaveLength(1)
    const month = must(await world.engineer.call(calendar.readCalendar, { query: { communityId, month: '2026-12' } }))
    expect(month.plans).toEqual([])
    expect(await plan([on('2026-12-11', 0, zhou)], { as: world.engineer })).toMatchObject({
      refusal: { reason: 'not-allowed' },
    })
  })
})

describe('two save at once', () => {
  test('the first one’s week stands; the other is told which days, and nothing of his is stored', async () => {
    const gate = holdBack(world.stack, 'TransactWriteItems', '2026-12-17')
    const slow = plan([on('2026-12-16', 0, sun), on('2026-12-17', 0, sun), on('2026-12-18', 0, sun)])
    await gate.reached
    must(await plan([on('2026-12-16', 0, zhou), on('2026-12-18', 0, zhou)], { as: world.manager }))
    gate.open()
    expect(await slow).toMatchObject({
      refusal: {
        reason: 'day-changed-meanwhile',
        sentence: '刚刚有人改了12月16日、12月18日的值班，请看过最新安排再操作。',
      },
    })
    const { days } = must(
      await world.engineer.call(calendar.readCalendar, { query: { communityId, month: '2026-12' } }),
    )
    expect(onDuty({ days: days.slice(15, 18) })).toEqual([['周建国'], undefined, ['周建国']])
  })

  test('the same request twice at once is one change, wherever the first one stands', async () => {
    for (const [operation, day] of [
      ['TransactWriteItems', '2026-12-22'],
      ['Query', 'ROSTER#2026-12-23'],
    ] as const) {
      const key = newKey()
      const days = [on(day.slice(-10), 0, zhou)]
      const gate = holdBack(world.stack, operation, day)
      const slow = plan(days, { key })
      await gate.reached
      const quick = must(await plan(days, { key }))
      gate.open()
      expect(must(await slow)).toEqual(quick)
    }
  })
})

describe('refused, and nothing stored', () => {
  const cases: [string, () => ReturnType<typeof plan>, string][] = [
    ['with a day that is over', () => plan([on('2026-11-22', 0, zhou)]), 'day-over'],
    ['with days of two weeks', () => plan([on('2026-12-27', 0, zhou), on('2026-12-28', 0, zhou)]), 'week-wrong'],
    ['with a day twice', () => plan([on('2026-12-28', 0, zhou), on('2026-12-28', 0, sun)]), 'week-wrong'],
    [
      'with one day somebody changed meanwhile',
      () => plan([on('2026-12-03', 0, zhou), on('2026-12-01', 0, zhou)]),
      'day-changed-meanwhile',
    ],
    [
      'of a department there is not',
      () => plan([on('2026-12-28', 0, zhou)], { departmentId: 'kitchen' }),
      'department-unknown',
    ],
    [
      'back to usual, of a department there is not',
      () => plan([{ day: '2026-12-28', version: 0 }], { departmentId: 'kitchen' }),
      'department-unknown',
    ],
    ['with a shift of nobody', () => plan([on('2026-12-28', 0)]), 'shifts-wrong'],
    ['with a resident on duty', () => plan([on('2026-12-28', 0, 'resident-chenguilan')]), 'duty-person-unknown'],
    ['by an agent', () => plan([on('2026-12-28', 0, zhou)], { as: world.agent }), 'not-allowed'],
  ]
  test.each(cases)('%s', async (_, act, reason) => {
    const before = pictureOf(world.stack)
    expect(await act()).toMatchObject({ ok: false, refusal: { reason } })
    expect(pictureOf(world.stack)).toEqual(before)
  })

  test('under the key of another plan', async () => {
    const key = newKey()
    must(await plan([on('2026-12-29', 0, zhou)], { key }))
    expect(await plan([on('2026-12-29', 0, sun)], { key })).toMatchObject({ refusal: { reason: 'key-reused' } })
  })
})
