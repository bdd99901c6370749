// 小区和部门 over HTTP: one more community, another name, departments that come and go.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { setRosterDay } from '#contract/calendar.ts'
import { addCommunity, renameCommunity } from '#contract/communities.ts'
import { fileComplaint, readHome } from '#contract/complaints.ts'
import { readMyRooms } from '#contract/homes.ts'
import { listCommunities, readCommunity } from '#contract/places.ts'
import { readMe } from '#contract/session.ts'
import { readSettings, type Settings, saveCategory, saveDepartment } from '#contract/settings.ts'
import { askDepartment } from '#contract/staff-moves.ts'
import { inviteColleague, readTeam } from '#contract/team.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aStack, type TestStack } from '../../support/stack.ts'
import { storedUnder } from '../stored.ts'

let stack: TestStack
let admin: Client
beforeEach(async () => {
  stack = await aStack()
  admin = await signInAs(stack, 'linyue')
})
afterEach(() => stack.close())

const settings = async (id = communityId): Promise<Settings> =>
  must(await admin.call(readSettings, { query: { communityId: id } }))
const add = (name: string, who = admin, key = newKey()) => who.call(addCommunity, { key, body: { communityId, name } })
const rename = async (name: string) =>
  admin.call(renameCommunity, { body: { communityId, version: (await settings()).version, name } })
const save = async (department: { id: string; name: string; retired?: boolean }) =>
  admin.call(saveDepartment, { body: { communityId, version: (await settings()).version, department } })
const reasonOf = (answered: { ok: boolean; refusal?: { reason: string } }) => answered.refusal?.reason
const namesOf = async () => must(await admin.call(listCommunities)).communities.map(it => it.name)
const versionOf = (pk: string, sk: string): unknown =>
  storedUnder(stack, pk).find(it => it.pk === pk && it.sk === sk)?.version
const changesOf = async (id = communityId) =>
  must(await admin.call(listAudit, { query: { communityId: id, month: '2026-11' } })).entries.map(
    ({ act, what, changes }) => [act, what, changes],
  )

describe('a community', () => {
  test('added begins with what the other one has, and whoever added it administers it', async () => {
    const from = await settings()
    must(await save({ id: 'green', name: '绿化部' }))
    must(await save({ id: 'green', name: '绿化部', retired: true }))
    const me = must(await add(' 望江苑 '))
    const id = me.grants.find(it => it.communityId !== communityId)?.communityId ?? ''
    expect(me.grants.filter(it => it.communityId === id)).toEqual([{ role: 'admin', communityId: id }])
    expect(me.grants.filter(it => it.communityId === communityId).map(it => it.role)).toEqual([
      'auditor',
      'admin',
      'finance',
    ])
    expect(await namesOf()).toEqual(expect.arrayContaining(['听松苑', '望江苑']))
    expect(await settings(id)).toEqual({ ...from, name: '望江苑', version: 1 })
    const team = must(await admin.call(readTeam, { query: { communityId: id } }))
    expect(team.people.map(({ name, posts }) => [name, posts])).toEqual([['林悦', [{ role: 'admin' }]]])
    expect(await changesOf(id)).toEqual([
      [
        'community-added',
        '望江苑',
        [
          { field: 'community', after: '望江苑' },
          { field: 'copied', after: '听松苑' },
        ],
      ],
    ])
  })

  test('sent twice under one key is added once', async () => {
    const key = newKey()
    const both = await Promise.all([add('望江苑', admin, key), add('望江苑', admin, key)])
    expect(both.map(it => it.ok)).toEqual([true, true])
    expect(await namesOf()).toHaveLength(2)
    expect(reasonOf(await add('云栖苑', admin, key))).toBe('key-reused')
  })

  test('gets a name that several are given at once only once', async () => {
    const others: string[] = []
    for (const name of ['云栖苑', '望湖苑', '东篱苑'])
      others.push(must(await add(name)).grants.at(-1)?.communityId ?? '')
    const renamed = others.map(id =>
      admin.call(renameCommunity, { body: { communityId: id, version: 1, name: '望江苑' } }),
    )
    const all = await Promise.all([add('望江苑'), ...renamed])
    expect(all.filter(it => it.ok)).toHaveLength(1)
    expect(all.flatMap(it => reasonOf(it) ?? [])).toEqual(Array.from({ length: 3 }, () => 'community-name-taken'))
    expect((await namesOf()).filter(it => it === '望江苑')).toHaveLength(1)
  })

  test('counts each name it is given, so that what was decided on the others holds', async () => {
    must(await add('望江苑'))
    must(await rename('听松雅苑'))
    expect(versionOf('COMPANY', 'NAMES')).toBe(2)
  })

  test('has a name of its own', async () => {
    expect(reasonOf(await add('听松苑'))).toBe('community-name-taken')
    expect(reasonOf(await add('！'))).toBe('text-without-words')
    must(await add('望江苑'))
    expect(reasonOf(await rename('望江苑'))).toBe('community-name-taken')
  })

  test('is added by an administrator alone', async () => {
    expect(reasonOf(await add('望江苑', await signInAs(stack, 'chenli')))).toBe('not-allowed')
    expect(await namesOf()).toEqual(['听松苑'])
  })

  test('renamed has the new name in lists, forms and rooms, with what it was on record', async () => {
    must(await rename('听松雅苑'))
    expect(await namesOf()).toEqual(['听松雅苑'])
    const resident = await signInAs(stack, 'chenguilan')
    expect(must(await resident.call(readCommunity, { params: { id: communityId } })).name).toBe('听松雅苑')
    const [me, home, mine] = await Promise.all([
      resident.call(readMe),
      resident.call(readHome),
      resident.call(readMyRooms),
    ])
    const rooms = [must(me).rooms, must(home).me.rooms, must(mine).rooms]
    expect(rooms.map(them => them.map(it => it.communityName))).toEqual([['听松雅苑'], ['听松雅苑'], ['听松雅苑']])
    expect(await changesOf()).toEqual([
      ['community-renamed', '听松雅苑', [{ field: 'community', before: '听松苑', after: '听松雅苑' }]],
    ])
  })
})

describe('a department', () => {
  const lamps = {
    id: 'lamps',
    name: '路灯',
    root: 'engineering' as const,
    icon: 'bulb',
    departmentId: 'green',
    needsPhotos: false,
  }
  const filed = {
    communityId,
    kind: 'complaint' as const,
    categoryId: lamps.id,
    place: { kind: 'public' as const, label: '花园' },
    text: '花园的路灯不亮',
    photoIds: [],
    danger: false,
    happeningNow: false,
    hideName: false,
  }

  test('added can be chosen, renamed is called so, retired is chosen no more and keeps its name', async () => {
    must(await save({ id: 'green', name: '绿化部' }))
    const team = async () => must(await admin.call(readTeam, { query: { communityId } })).departments
    expect(await team()).toContainEqual({ id: 'green', name: '绿化部' })
    must(await save({ id: 'green', name: '园林部' }))
    const { departments, retiredDepartments } = must(await save({ id: 'green', name: '园林部', retired: true }))
    expect(departments.map(it => it.id)).not.toContain('green')
    expect(retiredDepartments?.map(it => it.name)).toEqual(['园林部'])
    expect((await team()).map(it => it.id)).not.toContain('green')
    const { version } = await settings()
    const late = await admin.call(saveCategory, { body: { communityId, version, category: lamps } })
    expect(reasonOf(late)).toBe('department-unknown')
    expect((await changesOf()).map(([act, what]) => [act, what]).toSorted()).toEqual([
      ['department-added', '绿化部'],
      ['department-changed', '园林部'],
      ['department-changed', '园林部'],
    ])
  })

  test('retired counts as a change of the team, so that nobody is given a post in it meanwhile', async () => {
    must(await save({ id: 'green', name: '绿化部' }))
    const before = Number(versionOf(`COMMUNITY#${communityId}`, 'TEAM') ?? 0)
    must(await save({ id: 'green', name: '绿化部', retired: true }))
    expect(versionOf(`COMMUNITY#${communityId}`, 'TEAM')).toBe(before + 1)
  })

  test('retired gets no post, no shift and no question', async () => {
    must(await save({ id: 'green', name: '绿化部' }))
    must(await save({ id: 'green', name: '绿化部', retired: true }))
    const posts = [{ role: 'handler' as const, departmentId: 'green' }]
    const asked = { communityId, name: '钱进', posts, skills: [], buildingIds: [] }
    expect(reasonOf(await admin.call(inviteColleague, { body: asked }))).toBe('department-unknown')
    const day = { communityId, day: '2026-12-24', departmentId: 'green', version: 0, shifts: [] }
    expect(reasonOf(await admin.call(setRosterDay, { body: day }))).toBe('department-unknown')
    const resident = await signInAs(stack, 'chenguilan')
    const { id, turn } = must(await resident.call(fileComplaint, { body: { ...filed, categoryId: 'lift' } }))
    const question = { turn, departmentId: 'green', question: '那棵树是谁种的' }
    const agent = await signInAs(stack, 'hemin')
    expect(reasonOf(await agent.call(askDepartment, { params: { id }, body: question }))).toBe('department-unknown')
  })

  test('is not retired while a category, a post, an invitation or an open complaint needs it', async () => {
    const retired = { id: 'green', name: '绿化部', retired: true }
    must(await save({ id: 'green', name: '绿化部' }))
    must(
      await admin.call(saveCategory, { body: { communityId, version: (await settings()).version, category: lamps } }),
    )
    const resident = await signInAs(stack, 'chenguilan')
    must(await resident.call(fileComplaint, { body: filed }))
    expect((await save(retired)).ok).toBe(false)
    expect(reasonOf(await save(retired))).toBe('department-in-categories')
    const { version } = await settings()
    const moved = { ...lamps, departmentId: 'engineering' }
    must(await admin.call(saveCategory, { body: { communityId, version, category: moved } }))
    await stack.settle()
    expect(reasonOf(await save(retired))).toBe('department-in-complaints')

    must(await save({ id: 'water', name: '给排水部' }))
    const posts = [{ role: 'handler' as const, departmentId: 'water' }]
    const asked = { communityId, name: '钱进', posts, skills: [], buildingIds: [] }
    must(await admin.call(inviteColleague, { body: asked }))
    const water = await save({ id: 'water', name: '给排水部', retired: true })
    expect(reasonOf(water)).toBe('department-in-posts')
    expect(water.ok || water.refusal.sentence).toContain('钱进')
  })
})
