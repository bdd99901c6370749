import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { fileComplaint } from '#contract/complaints.ts'
import { readCommunity } from '#contract/places.ts'
import {
  type CategoryView,
  readReplies,
  readSettings,
  type Settings,
  saveCategory,
  savePhones,
  savePlaces,
  saveReplies,
} from '#contract/settings.ts'
import { minute } from '#domain/time.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aStack, type TestStack } from '../../support/stack.ts'

let stack: TestStack
let admin: Client
let resident: Client
beforeEach(async () => {
  stack = await aStack()
  admin = await signInAs(stack, 'linyue')
  resident = await signInAs(stack, 'chenguilan')
})
afterEach(() => stack.close())

const settings = async (client = admin): Promise<Settings> =>
  must(await client.call(readSettings, { query: { communityId } }))
const seen = async () => must(await resident.call(readCommunity, { params: { id: communityId } }))
const gate = {
  id: 'gate',
  name: '门禁',
  root: 'property-service' as const,
  icon: 'door',
  departmentId: 'order',
  needsPhotos: false,
  questions: [{ id: 'which', kind: 'choice' as const, words: '哪个门', choices: ['东门', '西门'] }],
}
const save = async (category: Parameters<typeof bodyOf>[0], client = admin, key = newKey()) =>
  client.call(saveCategory, { key, body: bodyOf(category, (await settings()).version) })
const bodyOf = (category: typeof gate & { retired?: boolean }, version: number) => ({ communityId, version, category })
const reasonOf = (answered: { ok: boolean; refusal?: { reason: string } }) => answered.refusal?.reason
const nameOf = ({ name }: CategoryView) => name

describe('a category', () => {
  test('added is offered to residents at once, with its questions', async () => {
    must(await save(gate))
    const found = (await seen()).categories.find(it => it.id === 'gate')
    expect(found).toMatchObject({ name: '门禁', departmentId: 'order', questions: [{ words: '哪个门' }] })
  })

  test('offered no more is gone for residents, stays in the settings, and nothing is filed under it', async () => {
    must(await save(gate))
    must(await save({ ...gate, retired: true }))
    expect((await seen()).categories.map(it => it.id)).not.toContain('gate')
    expect((await settings()).categories.find(it => it.id === 'gate')?.retired).toBe(true)
    const filed = await resident.call(fileComplaint, {
      body: {
        communityId,
        kind: 'complaint',
        categoryId: 'gate',
        place: { kind: 'public', label: '大门' },
        text: '大门的门禁刷不开',
        photoIds: [],
        danger: false,
        happeningNow: false,
        hideName: false,
      },
    })
    expect(reasonOf(filed)).toBe('category-unknown')
  })

  test('saved twice under one key is saved once', async () => {
    const { version } = await settings()
    const key = newKey()
    const first = must(await admin.call(saveCategory, { key, body: bodyOf(gate, version) }))
    const again = must(await admin.call(saveCategory, { key, body: bodyOf(gate, version) }))
    expect(again).toEqual(first)
    expect(reasonOf(await admin.call(saveCategory, { key, body: bodyOf({ ...gate, name: '大门' }, version) }))).toBe(
      'key-reused',
    )
  })

  test('sent several times at one moment under one key is saved once, and nobody is told otherwise', async () => {
    const { version } = await settings()
    const key = newKey()
    const sent = Array.from({ length: 5 }, () => admin.call(saveCategory, { key, body: bodyOf(gate, version) }))
    expect((await Promise.all(sent)).map(it => it.ok || it.refusal.reason)).toEqual(sent.map(() => true))
    expect((await settings()).version).toBe(version + 1)
  })

  test('changed by somebody who looked at an older version is refused', async () => {
    const { version } = await settings()
    must(await admin.call(saveCategory, { body: bodyOf(gate, version) }))
    const late = await admin.call(saveCategory, { body: bodyOf({ ...gate, name: '大门' }, version) })
    expect(reasonOf(late)).toBe('settings-changed-meanwhile')
    expect((await settings()).categories.map(nameOf)).toContain('门禁')
  })

  test('of two saved at one moment one wins', async () => {
    const { version } = must(await save(gate))
    const both = await Promise.all(
      ['东门', '西门'].map(name => admin.call(saveCategory, { body: bodyOf({ ...gate, name }, version) })),
    )
    expect(both.map(it => it.ok || it.refusal.reason).toSorted()).toEqual(['settings-changed-meanwhile', true])
  })
})

test('emergency phones and public places reach the residents', async () => {
  const { version } = await settings()
  const one = must(
    await admin.call(savePhones, {
      body: { communityId, version, phones: [{ name: '值班', phone: '020-8888 0111' }] },
    }),
  )
  must(
    await admin.call(savePlaces, {
      body: {
        communityId,
        version: one.version,
        places: [
          { name: '电梯', inBuildings: true },
          { name: '泳池', inBuildings: false },
        ],
      },
    }),
  )
  const { emergencyPhones, publicPlaces, placesInBuildings } = await seen()
  expect(emergencyPhones).toEqual([{ name: '值班', phone: '02088880111' }])
  expect([publicPlaces, placesInBuildings]).toEqual([['电梯', '泳池'], ['电梯']])
})

test('each change stands in the audit log with before and after', async () => {
  must(await save(gate))
  stack.advance(minute)
  must(await save({ ...gate, name: '大门门禁', departmentId: 'service' }))
  const { entries } = must(await admin.call(listAudit, { query: { communityId, month: '2026-11' } }))
  expect(entries.map(({ act, what, changes }) => [act, what, changes])).toEqual([
    [
      'category-changed',
      '大门门禁',
      [
        { field: 'category', before: '门禁（补充问题：哪个门）', after: '大门门禁（补充问题：哪个门）' },
        { field: 'department', before: '秩序维护部', after: '客服部' },
      ],
    ],
    [
      'category-added',
      '门禁',
      [
        { field: 'category', after: '门禁（补充问题：哪个门）' },
        { field: 'department', after: '秩序维护部' },
      ],
    ],
  ])
})

test('only the administrator changes settings; an agent does not even read them', async () => {
  const agent = await signInAs(stack, 'hemin')
  expect(reasonOf(await agent.call(readSettings, { query: { communityId } }))).toBe('not-allowed')
  expect(reasonOf(await save(gate, agent))).toBe('not-allowed')
  expect(reasonOf(await admin.call(readSettings, { query: { communityId: 'elsewhere' } }))).toBe('not-allowed')
  expect((await settings()).categories.map(nameOf)).not.toContain('门禁')
})

describe('the community’s own ready words', () => {
  const reply = { id: 'reply-1', use: 'message' as const, text: '{处理人}已经出发。' }
  const saveWords = async (replies: (typeof reply)[], client = admin) =>
    client.call(saveReplies, { body: { communityId, version: (await settings()).version, replies } })

  test('are offered to everybody who works there, and to nobody else', async () => {
    must(await saveWords([reply]))
    stack.advance(minute)
    const asked = { query: { communityId } }
    for (const who of ['hemin', 'zhoujianguo', 'maweidong'])
      expect(must(await (await signInAs(stack, who)).call(readReplies, asked)).replies).toEqual([reply])
    expect(reasonOf(await resident.call(readReplies, asked))).toBe('not-allowed')
    expect(reasonOf(await admin.call(readReplies, { query: { communityId: 'elsewhere' } }))).toBe('not-allowed')
  })

  test('stand in the audit log by what they are for', async () => {
    must(await saveWords([reply, { ...reply, id: 'reply-2', text: '马上到。' }]))
    stack.advance(1000)
    must(await saveWords([{ ...reply, text: '马上到。' }]))
    const { entries } = must(await admin.call(listAudit, { query: { communityId, month: '2026-11' } }))
    expect(entries[0]).toMatchObject({
      by: '林悦',
      act: 'replies-changed',
      changes: [{ field: 'replies', of: '给住户留言', before: '{处理人}已经出发。；马上到。', after: '马上到。' }],
    })
  })

  test('that cannot be filled in are refused and change nothing', async () => {
    must(await saveWords([reply]))
    expect(reasonOf(await saveWords([{ ...reply, text: '{电话}' }]))).toBe('placeholder-unknown')
    expect((await settings()).replies).toEqual([reply])
  })

  test('are the administrator’s to write', async () => {
    for (const who of ['chenli', 'hemin']) {
      const client = await signInAs(stack, who)
      const refused = await client.call(saveReplies, { body: { communityId, version: 0, replies: [reply] } })
      expect(reasonOf(refused)).toBe('not-allowed')
    }
  })
})
