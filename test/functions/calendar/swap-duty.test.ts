// 换班: both days change, or neither.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import * as calendar from '#contract/calendar.ts'
import { type Client, must, newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWorld, type World } from '../people.ts'
import { pictureOf } from '../stored.ts'

const zhou = 'staff-zhoujianguo'
const sun = 'staff-sunzhiping'
const departmentId = 'engineering'

let world: World
beforeAll(async () => {
  world = await aWorld()
  const morning = { from: 480, to: 720 }
  const evening = { from: 720, to: 1200 }
  await set('2026-12-01', [{ ...morning, userIds: [zhou] }])
  await set('2026-12-02', [{ ...morning, userIds: [sun] }])
  await set('2026-12-03', [
    { ...morning, userIds: [zhou] },
    { ...evening, userIds: [sun] },
  ])
  await set('2026-12-04', [{ ...morning, userIds: [zhou, sun] }])
})
afterAll(() => world.stack.close())

const set = async (day: string, shifts: { from: number; to: number; userIds: string[] }[]) =>
  must(
    await world.dispatcher.call(calendar.setRosterDay, {
      body: { communityId, day, departmentId, version: 0, shifts },
    }),
  )

const turn = (day: string, userId: string, version = 1) => ({ day, version, userId })
type Turn = ReturnType<typeof turn>
const swap = (one: Turn, other: Turn, { as = world.dispatcher, key = newKey() }: { as?: Client; key?: string } = {}) =>
  as.call(calendar.swapDuty, { key, body: { communityId, departmentId, one, other } })
const onDuty = ({ days }: { days: calendar.CalendarDay[] }) =>
  days.map(it => it.rosters[0]?.shifts?.map(shift => shift.people.map(person => person.name).join('、')))

describe('two people swap', () => {
  test('across two days, once however often it is asked, with both days in the log', async () => {
    const [one, other] = [turn('2026-12-02', sun), turn('2026-12-01', zhou)]
    const key = newKey()
    const swapped = must(await swap(one, other, { key }))
    expect(swapped.days.map(it => [it.day, it.rosters[0]?.version])).toEqual([
      ['2026-12-01', 2],
      ['2026-12-02', 2],
    ])
    expect(onDuty(swapped)).toEqual([['孙志平'], ['周建国']])
    expect(must(await swap(one, other, { key }))).toEqual(swapped)
    const { entries } = must(await world.auditor.call(listAudit, { query: { communityId, month: '2026-11' } }))
    const said = entries.flatMap(it => it.changes.map(change => [it.what, change.before, change.after]))
    expect(said).toContainEqual(['2026-12-01 工程部', '08:00–12:00 周建国', '08:00–12:00 孙志平'])
    expect(said).toContainEqual(['2026-12-02 工程部', '08:00–12:00 孙志平', '08:00–12:00 周建国'])
  })

  test('within one day', async () => {
    const swapped = must(await swap(turn('2026-12-03', zhou), turn('2026-12-03', sun)))
    expect(onDuty(swapped)).toEqual([['孙志平', '周建国']])
  })
})

describe('refused, and nothing stored', () => {
  const cases: [string, () => ReturnType<typeof swap>, string][] = [
    [
      'by a handler',
      () => swap(turn('2026-12-01', sun, 2), turn('2026-12-02', zhou, 2), { as: world.engineer }),
      'not-allowed',
    ],
    ['on a day that is over', () => swap(turn('2026-11-20', zhou), turn('2026-12-02', zhou, 2)), 'day-over'],
    [
      'on a day somebody changed meanwhile',
      () => swap(turn('2026-12-01', sun), turn('2026-12-02', zhou, 2)),
      'day-changed-meanwhile',
    ],
    ['of two on one shift', () => swap(turn('2026-12-04', zhou), turn('2026-12-04', sun)), 'swap-impossible'],
    [
      'where the other has no shift',
      () => swap(turn('2026-12-01', sun, 2), turn('2026-12-02', 'staff-liuqiang', 2)),
      'swap-impossible',
    ],
    [
      'where one is on the other’s shift already',
      () => swap(turn('2026-12-04', zhou), turn('2026-12-01', sun, 2)),
      'swap-impossible',
    ],
  ]
  test.each(cases)('%s', async (_name, send, reason) => {
    const before = pictureOf(world.stack)
    const answer = await send()
    expect(answer.ok ? 'done' : answer.refusal.reason).toBe(reason)
    expect(pictureOf(world.stack)).toEqual(before)
  })
})
