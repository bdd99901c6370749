// 岗位: who works as what, changed by those whose matter it is; what is taken away does not work on the next request.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import * as contract from '#contract/team.ts'
import { must, newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { holdBack } from '../gate.ts'
import { bring } from '../people.ts'
import { storedUnder } from '../stored.ts'
import { aTeam, type TeamWorld } from './a-team.ts'

let team: TeamWorld
beforeAll(async () => {
  team = await aTeam()
})
afterAll(() => team.world.stack.close())

const liu = 'staff-liuqiang'
const zhou = 'staff-zhoujianguo'
const engineering = { role: 'handler', departmentId: 'engineering' } as const
const order = { role: 'handler', departmentId: 'order' } as const

describe('reading the team', () => {
  test('shows everybody with posts, skills and area', async () => {
    const { people, departments, communityName } = await team.read(team.world.handler)
    expect([communityName, departments.length]).toEqual(['听松苑', 4])
    expect(people.map(it => it.name)).toEqual(['陈立', '何敏', '林悦', '刘强', '马卫东', '孙志平', '许静', '周建国'])
    expect(people.find(it => it.id === zhou)).toEqual({
      id: zhou,
      name: '周建国',
      isMe: false,
      posts: [engineering],
      skills: ['防水', '泥瓦'],
      buildingIds: ['tsy-b2'],
      version: 0,
      absences: [],
      standsInFor: [],
      mayChange: false,
      mayEnterAbsence: false,
      delegateIds: ['staff-sunzhiping', 'staff-chenli', 'staff-maweidong'],
    })
  })

  test('shows the telephone number, masked, only to those who may change him', async () => {
    expect((await team.colleague(zhou)).maskedPhone).toBe('138****0021')
    expect((await team.colleague(zhou, team.world.manager)).maskedPhone).toBe('138****0021')
    expect((await team.colleague(zhou, team.world.dispatcher)).maskedPhone).toBeUndefined()
  })

  test('says what the reader may', async () => {
    const { admin, world } = team
    const may = async (as: typeof admin) => (await team.read(as)).mayGrant.length
    expect(await Promise.all([admin, world.manager, world.dispatcher, world.head].map(may))).toEqual([10, 4, 0, 0])
    expect((await team.colleague(zhou, world.head)).mayEnterAbsence).toBe(true)
    expect((await team.colleague('staff-hemin', world.head)).mayEnterAbsence).toBe(false)
  })

  test('is for those who work there', async () => {
    const answer = await team.world.resident.call(contract.readTeam, { query: { communityId } })
    expect(answer).toMatchObject({ refusal: { reason: 'not-allowed' } })
  })
})

describe('changing somebody', () => {
  test('holds at once: what was given works, what was taken away does not, on the next request', async () => {
    const { world } = team
    const reached = await bring(world, 'dispatched')
    const take = () => world.handler.call(staff.takeOrder, { params: { id: reached.id }, body: { turn: reached.turn } })
    must(await team.changePosts(liu, [{ role: 'agent' }]))
    expect(await take()).toMatchObject({ status: 403 })
    const list = () => world.handler.call(staff.listWork, { query: { communityId, of: 'community' } })
    expect((await list()).ok).toBe(true)
    must(await team.changePosts(liu, [order, { role: 'handler', departmentId: 'environment' }]))
    expect((await list()).ok).toBe(false)
    expect((await take()).ok).toBe(true)
  })

  test('stands in the log with before and after', async () => {
    const before = await team.standing(zhou)
    team.world.stack.advance(1000)
    const body = { ...before, posts: [engineering, order], skills: ['防水', ' 电工 ', ''], buildingIds: ['tsy-b1'] }
    must(await team.admin.call(contract.changeColleague, { body }))
    const [entry] = await team.audit()
    expect(entry).toMatchObject({
      by: '林悦',
      act: 'colleague-changed',
      what: '周建国',
      changes: [
        { field: 'posts', before: '处理人（工程部）', after: '处理人（工程部、秩序维护部）' },
        { field: 'skills', before: '防水、泥瓦', after: '防水、电工' },
        { field: 'buildings', before: '2 栋', after: '1 栋' },
      ],
    })
    expect(await team.colleague(zhou)).toMatchObject({ version: 1, skills: ['防水', '电工'], buildingIds: ['tsy-b1'] })
  })

  test('asked again under the same key changes nothing more', async () => {
    const body = { ...(await team.standing(zhou)), skills: ['防水'] }
    const key = newKey()
    const first = must(await team.admin.call(contract.changeColleague, { key, body }))
    const entries = (await team.audit()).length
    expect(must(await team.admin.call(contract.changeColleague, { key, body }))).toEqual(first)
    expect(await team.audit()).toHaveLength(entries)
    const other = { ...body, skills: [] }
    expect(await team.admin.call(contract.changeColleague, { key, body: other })).toMatchObject({
      refusal: { reason: 'key-reused' },
    })
  })

  const refusals: [string, () => Promise<{ ok: boolean }>, string][] = [
    ['by a dispatcher', () => team.changePosts(zhou, [order], team.world.dispatcher), 'not-allowed'],
    ['by his head', () => team.changePosts(zhou, [order], team.world.head), 'not-allowed'],
    ['by a resident', () => team.changePosts(zhou, [order], team.world.resident), 'not-allowed'],
    [
      'the manager making an executive',
      () => team.changePosts(zhou, [engineering, { role: 'executive' }], team.world.manager),
      'not-allowed',
    ],
    ['his own posts', () => team.changePosts('staff-linyue', [{ role: 'admin' }]), 'own-posts'],
    ['no post at all', () => team.changePosts(zhou, []), 'posts-missing'],
    ['a handler without a department', () => team.changePosts(zhou, [{ role: 'handler' }]), 'post-needs-department'],
    [
      'an unknown department',
      () => team.changePosts(zhou, [{ role: 'handler', departmentId: 'ships' }]),
      'department-unknown',
    ],
    ['an auditor who handles', () => team.changePosts(zhou, [engineering, { role: 'auditor' }]), 'posts-in-conflict'],
    [
      'an unknown building',
      async () =>
        team.admin.call(contract.changeColleague, { body: { ...(await team.standing(zhou)), buildingIds: ['b99'] } }),
      'building-unknown',
    ],
    [
      'what somebody else changed meanwhile',
      async () => team.admin.call(contract.changeColleague, { body: { ...(await team.standing(zhou)), version: 0 } }),
      'team-changed-meanwhile',
    ],
    [
      'somebody who is not there',
      async () =>
        team.admin.call(contract.changeColleague, { body: { ...(await team.standing(zhou)), userId: 'nobody' } }),
      'person-unknown',
    ],
  ]
  test.each(refusals)('refused, and nothing stored: %s', async (_name, send, reason) => {
    expect(await team.refused(send)).toBe(reason)
  })

  test('the manager puts the people of the day in place', async () => {
    const answer = await team.changePosts(zhou, [engineering, { role: 'agent' }], team.world.manager)
    expect(answer.ok).toBe(true)
  })

  test('somebody’s own skills and area are his to enter where people are his matter', async () => {
    const body = { ...(await team.standing('staff-linyue')), skills: ['审计'] }
    expect((await team.admin.call(contract.changeColleague, { body })).ok).toBe(true)
  })
})

test('two administrators who put each other out at the same moment leave one', async () => {
  const chen = 'staff-chenli'
  must(await team.changePosts(chen, [{ role: 'manager' }, { role: 'admin' }]))
  const gate = holdBack(team.world.stack, 'TransactWriteItems', `STAFF#${chen}`)
  const first = team.changePosts(chen, [{ role: 'manager' }])
  await gate.reached
  const other = await team.changePosts('staff-linyue', [{ role: 'auditor' }], team.world.manager)
  gate.open()
  const one = await first
  expect([one.ok, other.ok].filter(Boolean)).toHaveLength(1)
  const admins = storedUnder(team.world.stack, 'USER#').filter(it => JSON.stringify(it.grants).includes('"admin"'))
  expect(admins).toHaveLength(1)
})
