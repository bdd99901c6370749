// 开始清单 over HTTP: what is missing after the first start, and in the demo community.

import { afterEach, expect, test } from 'vitest'
import { beginCompany } from '#contract/first-start.ts'
import { readSetUp } from '#contract/set-up.ts'
import { inviteColleague, joinTeam } from '#contract/team.ts'
import { must, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aStack, type TestStack } from '../../support/stack.ts'
import { newcomer } from './newcomer.ts'

let stack: TestStack
afterEach(() => stack.close())

test('after the first start the list says what is missing, and what is there once it has come', async () => {
  stack = await aStack({ empty: true })
  const admin = await newcomer(stack, 'linyue')
  const { firstStartCode: code = '' } = await stack.outside.secrets()
  const said = { code, company: '安居物业', community: '云栖苑', name: '林悦', phone: '02088880110' }
  const { grants } = must(await admin.call(beginCompany, { body: said }))
  const query = { communityId: grants[0]?.communityId ?? '' }
  const first = must(await admin.call(readSetUp, { query }))
  expect([first.company, first.community, first.buildings, first.rooms, first.phones]).toEqual([
    '安居物业',
    '云栖苑',
    0,
    0,
    1,
  ])
  expect(first.steps.map(it => `${it.step} ${it.state}`)).toEqual([
    'community done',
    'rooms missing',
    'people missing',
    'phones done',
    'wechat done',
    'duty as-delivered',
    'rules as-delivered',
  ])
  expect(first.postsLacking.map(it => `${it.department ?? ''}${it.role}`)).toEqual([
    'dispatcher',
    'agent',
    'manager',
    ...['工程部', '秩序维护部', '环境部', '客服部'].flatMap(it => [`${it}department-head`, `${it}handler`]),
  ])

  const posts = [{ role: 'dispatcher' as const }]
  const asked = { ...query, name: '许静', posts, skills: [], buildingIds: [] }
  const invited = must(await admin.call(inviteColleague, { body: asked }))
  const colleague = await newcomer(stack, 'xujing')
  must(await colleague.call(joinTeam, { body: { code: invited.invitations[0]?.code ?? '' } }))
  const { postsLacking } = must(await admin.call(readSetUp, { query }))
  expect(postsLacking.map(it => it.role).slice(0, 1)).toEqual(['manager'])
})

test('the demo community lacks nothing', async () => {
  stack = await aStack()
  const admin = await signInAs(stack, 'linyue')
  const { steps, rooms, buildings, company } = must(await admin.call(readSetUp, { query: { communityId } }))
  expect(steps.filter(it => it.state === 'missing')).toEqual([])
  expect([buildings, rooms, company]).toEqual([3, 60, undefined])
})

test('a deployment without WeChat’s settings is told which', async () => {
  stack = await aStack()
  const given = stack.outside.settings()
  const settings = { ...given, wechatGiven: { ...given.wechatGiven, survey: '' } }
  stack.outside.settings = () => settings
  const admin = await signInAs(stack, 'linyue')
  const { wechatLacking, steps } = must(await admin.call(readSetUp, { query: { communityId } }))
  expect(wechatLacking).toEqual(['survey'])
  expect(steps).toContainEqual({ step: 'wechat', state: 'missing' })
})
