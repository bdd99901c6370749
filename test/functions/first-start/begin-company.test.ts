// An empty deployment, from the code to a complaint that the office sees.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { fileComplaint } from '#contract/complaints.ts'
import { beginCompany } from '#contract/first-start.ts'
import { listCommunities, readCommunity } from '#contract/places.ts'
import { readMe } from '#contract/session.ts'
import { readSettings } from '#contract/settings.ts'
import { listWork } from '#contract/staff.ts'
import { inviteColleague, joinTeam, readTeam } from '#contract/team.ts'
import { mostCodes } from '#domain/people/first-start.ts'
import { starter } from '#domain/places/starter.ts'
import { hour } from '#domain/time.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import { aStack, type TestStack } from '../../support/stack.ts'
import { holdBack } from '../gate.ts'
import { newcomer } from './newcomer.ts'

let stack: TestStack
beforeEach(async () => {
  stack = await aStack({ empty: true })
})
afterEach(() => stack.close())

const setCode = async (): Promise<string> => (await stack.outside.secrets()).firstStartCode ?? ''
const said = { company: '安居物业', community: '云栖苑', name: '林悦', phone: '020-8888 0110' }
const begin = (who: Client, code: string, other: Partial<typeof said> = {}, key = newKey()) =>
  who.call(beginCompany, { key, body: { ...said, ...other, code } })
const reasonOf = (answered: { ok: boolean; refusal?: { reason: string } }) => answered.refusal?.reason

test('an empty deployment is begun by its code, and a resident’s complaint reaches the office', async () => {
  const admin = await newcomer(stack, 'linyue')
  const code = await setCode()
  const me = must(await begin(admin, ` ${code.slice(0, 4)}-${code.slice(4).toUpperCase()} `))
  const [grant] = me.grants
  const communityId = grant?.communityId ?? ''
  expect({ name: me.name, grants: me.grants }).toEqual({ name: '林悦', grants: [{ role: 'admin', communityId }] })
  expect(must(await admin.call(listCommunities)).communities).toEqual([{ id: communityId, name: '云栖苑' }])

  const invited = must(
    await admin.call(inviteColleague, {
      body: { communityId, name: '何敏', posts: [{ role: 'agent' }], skills: [], buildingIds: [] },
    }),
  )
  const agent = await newcomer(stack, 'hemin')
  must(await agent.call(joinTeam, { body: { code: invited.invitations[0]?.code ?? '' } }))

  const resident = await newcomer(stack, 'chenguilan')
  const seen = must(await resident.call(readCommunity, { params: { id: communityId } }))
  expect(seen.emergencyPhones).toEqual([{ name: '物业值班', phone: '02088880110' }])
  const filed = must(
    await resident.call(fileComplaint, {
      body: {
        communityId,
        kind: 'complaint',
        categoryId: seen.categories[0]?.id ?? '',
        place: { kind: 'public', label: '大门' },
        text: '大门的门禁刷不开',
        photoIds: [],
        danger: false,
        happeningNow: false,
        hideName: false,
      },
    }),
  )
  await stack.settle()
  const work = must(await agent.call(listWork, { query: { communityId, of: 'community' } }))
  expect(work.cards.map(it => it.number)).toEqual([filed.number])
  expect(stack.faults).toEqual([])
})

test('the community begins with the starter set, the first administrator and an entry in the audit log', async () => {
  const admin = await newcomer(stack, 'linyue')
  const { grants } = must(await begin(admin, await setCode()))
  const communityId = grants[0]?.communityId ?? ''
  const settings = must(await admin.call(readSettings, { query: { communityId } }))
  expect(settings.departments.map(it => it.name).toSorted()).toEqual(
    ['客服部', '工程部', '秩序维护部', '环境部'].toSorted(),
  )
  expect(settings.categories).toEqual(starter.categories)
  expect(settings.mayChange).toBe(true)
  const team = must(await admin.call(readTeam, { query: { communityId } }))
  expect(team.people.map(({ name, posts }) => [name, posts])).toEqual([['林悦', [{ role: 'admin' }]]])
  const { entries } = must(await admin.call(listAudit, { query: { communityId, month: '2026-11' } }))
  expect(entries.map(({ by, act, what, changes }) => [by, act, what, changes])).toEqual([
    [
      '林悦',
      'company-begun',
      '云栖苑',
      [
        { field: 'company', after: '安居物业' },
        { field: 'community', after: '云栖苑' },
        { field: 'posts', after: '林悦 管理员' },
        { field: 'phones', after: '物业值班 02088880110' },
      ],
    ],
  ])
})

describe('the code', () => {
  test('is worth nothing once it was used, for anybody', async () => {
    const first = await newcomer(stack, 'linyue')
    must(await begin(first, await setCode()))
    expect(reasonOf(await begin(first, await setCode()))).toBe('first-start-over')
    const second = await newcomer(stack, 'hemin')
    expect(reasonOf(await begin(second, await setCode()))).toBe('first-start-over')
    expect(must(await second.call(readMe)).grants).toEqual([])
  })

  test('makes one administrator of two who use it at one moment', async () => {
    const [one, other] = [await newcomer(stack, 'linyue'), await newcomer(stack, 'hemin')]
    const code = await setCode()
    const gate = holdBack(stack, 'TransactWriteItems', 'FIRST-START"')
    const waiting = begin(one, code)
    await gate.reached
    must(await begin(other, code))
    gate.open()
    expect(reasonOf(await waiting)).toBe('first-start-over')
    expect(must(await one.call(listCommunities)).communities).toHaveLength(1)
  })

  test('sent twice under one key begins once, and the second answer is the same', async () => {
    const admin = await newcomer(stack, 'linyue')
    const [code, key] = [await setCode(), newKey()]
    const answers = await Promise.all([begin(admin, code, {}, key), begin(admin, code, {}, key)])
    expect(new Set(answers.map(it => JSON.stringify(must(it)))).size).toBe(1)
    expect(reasonOf(await begin(admin, code, { community: '望江苑' }, key))).toBe('key-reused')
  })

  test('that is wrong makes nobody anything, and after some nobody is listened to for the hour', async () => {
    const guesser = await newcomer(stack, 'wangqiang')
    for (let tries = 1; tries <= mostCodes.own; tries += 1)
      expect(reasonOf(await begin(guesser, `GUESS-GUESS-${tries}`))).toBe('first-start-code-wrong')
    expect(reasonOf(await begin(guesser, await setCode()))).toBe('first-start-too-often')
    expect(must(await guesser.call(listCommunities)).communities).toEqual([])
    stack.advance(hour)
    must(await begin(guesser, await setCode()))
  })

  test('cannot be tried more often by asking side by side', async () => {
    const guesser = await newcomer(stack, 'wangqiang')
    const asked = Array.from({ length: mostCodes.own * 3 }, (_, at) => begin(guesser, `GUESS-GUESS-${at}`))
    const looked = (await Promise.all(asked)).filter(it => reasonOf(it) === 'first-start-code-wrong')
    expect(looked.length).toBeLessThanOrEqual(mostCodes.own)
  })

  test('cannot be tried more often by many people together', async () => {
    const code = await setCode()
    for (let at = 0; at * mostCodes.own < mostCodes.all; at += 1) {
      const guesser = await newcomer(stack, `guesser-${at}`)
      for (let tries = 1; tries <= mostCodes.own; tries += 1) await begin(guesser, 'GUESS-GUESS-GUESS')
    }
    expect(reasonOf(await begin(await newcomer(stack, 'linyue'), code))).toBe('first-start-too-often')
  })
})

test('what cannot be kept is said before the code is looked at', async () => {
  const admin = await newcomer(stack, 'linyue')
  const code = await setCode()
  expect(reasonOf(await begin(admin, code, { company: ' ' }))).toBe('text-missing')
  expect(reasonOf(await begin(admin, code, { community: '云'.repeat(21) }))).toBe('text-too-long')
  expect(reasonOf(await begin(admin, 'GUESS-GUESS-GUESS', { phone: '值班室' }))).toBe('emergency-phone-wrong')
  must(await begin(admin, code))
})

test('where no code was set, none is right', async () => {
  const secrets = await stack.outside.secrets()
  delete secrets.firstStartCode
  const admin = await newcomer(stack, 'linyue')
  expect(reasonOf(await begin(admin, 'GUESS-GUESS-GUESS'))).toBe('first-start-not-set')
})

test('a deployment that has a community has begun, whoever made it', async () => {
  const demo = await aStack()
  try {
    const { firstStartCode = '' } = await demo.outside.secrets()
    expect(reasonOf(await begin(await signInAs(demo, 'wangqiang'), firstStartCode))).toBe('first-start-over')
  } finally {
    await demo.close()
  }
})
