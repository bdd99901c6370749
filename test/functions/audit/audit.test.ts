// 操作记录: what administration changes stands there, with before and after, for the administrator and the auditor alone.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import * as calendar from '#contract/calendar.ts'
import * as policy from '#contract/policy.ts'
import { exportLedger } from '#contract/staff.ts'
import { type Client, must, newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWorld, type World } from '../people.ts'
import { storedUnder } from '../stored.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const page = (as: Client, month = '2026-11', more?: string) =>
  as.call(listAudit, { query: { communityId, month, ...(more === undefined ? {} : { more }) } })
const entries = async () => must(await page(world.auditor)).entries
const newest = async () => {
  const [entry] = await entries()
  if (!entry) throw new Error('nothing was recorded')
  return entry
}

const day = (name: string, version = 0, key = newKey()) =>
  world.dispatcher.call(calendar.setLocalDay, {
    key,
    body: { communityId, day: '2026-12-01', version, kind: 'off', name },
  })

describe('a change of the calendar', () => {
  test('stands there with who, when, what, before and after', async () => {
    must(await day('台风停工'))
    expect(await newest()).toMatchObject({
      at: world.stack.now(),
      by: '许静',
      act: 'local-day-set',
      what: '2026-12-01',
      changes: [{ field: 'day', before: '按公历安排', after: '放假（台风停工）' }],
    })
    world.stack.advance(1000)
    must(await day('停电检修', 1))
    expect((await newest()).changes).toEqual([{ field: 'day', before: '放假（台风停工）', after: '放假（停电检修）' }])
    world.stack.advance(1000)
    const body = { communityId, day: '2026-12-01', version: 2 }
    must(await world.dispatcher.call(calendar.clearLocalDay, { body }))
    expect(await newest()).toMatchObject({
      act: 'local-day-cleared',
      changes: [{ field: 'day', before: '放假（停电检修）', after: '按公历安排' }],
    })
  })

  test('of the roster names department and people; what is said again changes nothing', async () => {
    world.stack.advance(1000)
    const shifts = [{ from: 480, to: 1080, userIds: ['staff-zhoujianguo', 'staff-sunzhiping'] }]
    const body = { communityId, day: '2026-12-02', departmentId: 'engineering', version: 0, shifts }
    must(await world.dispatcher.call(calendar.setRosterDay, { body }))
    expect(await newest()).toMatchObject({
      act: 'roster-set',
      what: '2026-12-02 工程部',
      changes: [{ field: 'duty', before: '平常值班', after: '08:00–18:00 周建国、孙志平' }],
    })
    world.stack.advance(1000)
    must(await world.dispatcher.call(calendar.setRosterDay, { body: { ...body, version: 1 } }))
    expect((await newest()).changes).toEqual([])
    world.stack.advance(1000)
    must(await world.dispatcher.call(calendar.setRosterDay, { body: { ...body, version: 2, shifts: [] } }))
    expect((await newest()).changes).toEqual([
      { field: 'duty', before: '08:00–18:00 周建国、孙志平', after: '没人值班' },
    ])
  })

  test('that is refused, or comes twice, leaves no further entry', async () => {
    const before = (await entries()).length
    const key = newKey()
    expect(await day('又停工', 0, key)).toMatchObject({ refusal: { reason: 'day-changed-meanwhile' } })
    expect(await entries()).toHaveLength(before)
    must(await day('停水', 3, key))
    must(await day('停水', 3, key))
    expect(await entries()).toHaveLength(before + 1)
  })
})

test('a decision about the rules says what held and what holds from its day on', async () => {
  world.stack.advance(1000)
  const view = must(await world.manager.call(policy.readPolicy, { query: { communityId } }))
  const changes = [
    { what: 'close', severity: 'ordinary', length: { counting: 'workingDays', days: 3 }, pausable: true },
    { what: 'reopen-days', value: 14 },
  ] as const
  must(
    await world.manager.call(policy.decidePolicy, {
      body: {
        communityId,
        scope: { reach: 'community' },
        from: '2026-12-01',
        wanted: { kind: 'changes', changes: [...changes] },
        seen: view.seen,
        version: '十二月会议',
        reason: '会上定的',
      },
    }),
  )
  expect(await newest()).toMatchObject({
    by: '陈立',
    act: 'policy-decided',
    what: '十二月会议',
    changes: [
      { field: 'rule', of: '办完答复 · 一般 · 2026-12-01 起', before: '5 个工作日', after: '3 个工作日' },
      { field: 'rule', of: '办结后可以重新处理 · 2026-12-01 起', before: '7 天内', after: '14 天内' },
    ],
  })
})

test('whoever takes the ledger out as a file stands there, and with how many rows', async () => {
  world.stack.advance(1000)
  must(await world.agent.call(exportLedger, { query: { communityId, month: '2026-11' } }))
  expect(await newest()).toMatchObject({
    at: world.stack.now(),
    by: '何敏',
    act: 'ledger-exported',
    what: '2026-11',
    changes: [{ field: 'rows', after: expect.stringMatching(/^\d+ 行$/) }],
  })
  const before = (await entries()).length
  expect(await world.handler.call(exportLedger, { query: { communityId, month: '2026-11' } })).toMatchObject({
    ok: false,
  })
  expect(await entries()).toHaveLength(before)
})

describe('the log', () => {
  test('is read by administrator and auditor, by nobody else', async () => {
    for (const who of [world.agent, world.dispatcher, world.handler, world.head, world.manager, world.resident])
      expect(await page(who)).toMatchObject({ refusal: { reason: 'not-allowed' } })
  })

  test('begins anew with each month', async () => {
    expect(must(await page(world.auditor, '2026-10')).entries).toEqual([])
  })

  test('goes on page by page, newest first, each entry once', async () => {
    for (let index = 0; index < 31; index += 1) {
      world.stack.advance(1000)
      const body = { communityId, day: '2026-12-03', version: index, kind: 'off' as const, name: `第 ${index} 次` }
      must(await world.dispatcher.call(calendar.setLocalDay, { body }))
    }
    const first = must(await page(world.auditor))
    const second = must(await page(world.auditor, '2026-11', first.more))
    const ids = [...first.entries, ...second.entries].map(it => it.id)
    const stored = storedUnder(world.stack, `AUDIT#${communityId}#2611`)
    expect(first.entries).toHaveLength(30)
    expect(ids).toEqual(stored.map(it => it.id).toReversed())
    expect(await page(world.auditor, '2026-10', first.more)).toMatchObject({
      refusal: { reason: 'page-token-invalid' },
    })
  })
})
