import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '#contract/calendar.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aStranger } from '../people.ts'
import { aDesk, type Desk, off, roster, type Wish } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.world.stack.close())

describe('refused, and nothing stored', () => {
  const shift = (from: number, to: number, userIds = ['staff-zhoujianguo']) => ({ from, to, userIds })
  const withShifts = (list: ReturnType<typeof shift>[], departmentId = 'engineering'): Wish => ({
    name: 'setRosterDay',
    body: { day: '2026-12-10', version: 0, departmentId, shifts: list },
  })
  const day = '2026-12-10'
  const rows: [string, string, Wish][] = [
    ['yesterday off', 'day-over', off('2026-11-22')],
    ['yesterday’s roster', 'day-over', roster('2026-11-22')],
    ['yesterday taken back', 'day-over', { name: 'clearLocalDay', body: { day: '2026-11-22', version: 1 } }],
    ['a day never entered, as if it had been', 'day-changed-meanwhile', off(day, 1)],
    [
      'taking back what was never entered',
      'day-changed-meanwhile',
      { name: 'clearLocalDay', body: { day, version: 1 } },
    ],
    [
      'taking back a roster never entered',
      'day-changed-meanwhile',
      { name: 'clearRosterDay', body: { day, version: 1, departmentId: 'order' } },
    ],
    ['a day without a name', 'text-missing', off(day, 0, '  ')],
    ['a name of stars', 'text-without-words', off(day, 0, '★★')],
    ['a name of 21 characters', 'text-too-long', off(day, 0, '停'.repeat(21))],
    ['shifts that overlap', 'shifts-wrong', withShifts([shift(480, 720), shift(719, 900)])],
    ['a shift that ends before it begins', 'shifts-wrong', withShifts([shift(1320, 360)])],
    ['a shift of nobody', 'shifts-wrong', withShifts([shift(480, 720, [])])],
    ['a department there is not', 'department-unknown', withShifts([shift(480, 720)], 'kitchen')],
    ['a resident on duty', 'duty-person-unknown', withShifts([shift(480, 720, ['resident-chenguilan'])])],
  ]
  test.each(rows)('%s: %s', async (_, reason, wish) => {
    expect(await desk.refused(wish)).toBe(reason)
  })

  test('whoever is not in charge of this community', async () => {
    const stranger = await aStranger(desk.world.stack, 'somebody-new')
    for (const as of [desk.world.resident, desk.world.agent, desk.world.handler, stranger])
      for (const wish of [off(day), roster(day)]) expect(await desk.refused(wish, { as })).toBe('not-allowed')
    // A head plans the duty of his department; which days are worked is not his to say.
    expect(await desk.refused(off(day), { as: desk.world.head })).toBe('not-allowed')
  })

  test('another community, there or not', async () => {
    for (const of of ['elsewhere', 'nowhere']) expect(await desk.refused(off(day), { of })).toBe('not-allowed')
  })

  test('a token that is worth nothing', async () => {
    const { session, ...rest } = desk.world.dispatcher
    const access = session.tokens.access.slice(0, -4) + (session.tokens.access.endsWith('AAAA') ? 'BBBB' : 'AAAA')
    const as = { ...rest, session: { ...session, tokens: { ...session.tokens, access } } }
    expect(await desk.refused(off(day), { as })).toBe('sign-in-again')
    expect(await desk.monthAs(as, '2026-11')).toEqual({ ok: false, reason: 'sign-in-again' })
  })

  test.each(['2026-02-30', '2026-13-01', '1999-12-31', '2026-12-1', 'tomorrow'])(
    'a day there is not: %s',
    async day => {
      expect(contract.setLocalDay.body.safeParse({ communityId, ...off(day).body }).success).toBe(false)
    },
  )
})

test('today can still be changed until midnight, not after', async () => {
  const late = await aDesk({ at: Date.parse('2026-11-23T23:59:59.999+08:00') })
  try {
    expect((await late.changed(off('2026-11-23'))).works).toBe(false)
    late.world.stack.advance(1)
    expect(await late.refused(off('2026-11-23', 1))).toBe('day-over')
  } finally {
    await late.world.stack.close()
  }
})
