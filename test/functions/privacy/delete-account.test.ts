import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { Key } from '#contract/fields.ts'
import { readMyData } from '#contract/privacy.ts'
import { readMe } from '#contract/session.ts'
import * as staff from '#contract/staff.ts'
import { mergeComplaint, splitComplaint } from '#contract/staff-moves.ts'
import { actOnMany } from '#contract/work.ts'
import { minute } from '#domain/time.ts'
import { ownJobId } from '../../../functions/jobs/job-item.ts'
import { type Client, must, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { chainFaults } from '../chains.ts'
import { aNeighbour, fileAs } from '../groups/neighbours.ts'
import { aHousemate } from '../homes/households.ts'
import { aFiling, aWorld, bring, type World } from '../people.ts'
import { sendRaw } from '../raw-http.ts'
import { pictureOf, storedUnder } from '../stored.ts'
import { again, atRest, closed, leave, mentions, readAsStaff } from './leaver.ts'

let world: World
/** Lives with the resident; leaves. */
let leaver: Client
beforeEach(async () => {
  world = await aWorld()
  leaver = await aHousemate(world.stack, world.resident, 'leaver', 'tenant')
})
afterEach(() => world.stack.close())

describe('somebody goes', () => {
  test('at once: signed out everywhere, unknown to WeChat’s login, to the phone book and to the household', async () => {
    const phone = await again(world.stack)
    const [user] = storedUnder(world.stack, `USER#${leaver.session.me.userId}`)
    expect(must(await leave(leaver))).toEqual({})
    for (const client of [leaver, phone]) expect(await client.call(readMe)).toMatchObject({ status: 401 })
    const refresh = await sendRaw(world.stack.url, {
      path: '/v1/public/session/refresh',
      body: { refresh: phone.session.tokens.refresh },
    })
    expect(refresh.status).toBe(401)
    expect(mentions(world.stack, String(user?.openid))).toEqual([])
    for (const prefix of ['USER', 'SESSION'])
      expect(mentions(world.stack, leaver.session.me.userId)).not.toContain(prefix)
  })

  test('and is somebody new when coming back, with nothing of before', async () => {
    const { id } = await atRest(leaver)
    must(await leave(leaver))
    await world.stack.settle()
    const back = await again(world.stack)
    expect(back.session.me.userId).not.toBe(leaver.session.me.userId)
    expect(must(await back.call(readMyData))).toMatchObject({
      name: '',
      rooms: [],
      complaints: 0,
      messages: 0,
      consents: [],
    })
    expect(await back.call(complaints.readMine, { params: { id } })).toMatchObject({ status: 404 })
    expect(must(await back.call(complaints.listMine)).cards).toEqual([])
    must(await leave(back))
    expect((await again(world.stack)).session.me.userId).not.toBe(back.session.me.userId)
  })

  test('the phone number leads to nobody any more', async () => {
    const { resident, agent, stack } = world
    const query = { communityId, phone: '13800001203' }
    expect(must(await agent.call(staff.findCustomer, { query })).customers).toHaveLength(1)
    must(await leave(resident))
    await stack.settle()
    expect(must(await agent.call(staff.findCustomer, { query })).customers).toEqual([])
    expect(storedUnder(stack, 'PHONE#').map(it => it.userId)).not.toContain(resident.session.me.userId)
    const said = storedUnder(stack, `CONSENT#${resident.session.me.userId}`)
    expect(said.map(it => it.given).toSorted()).toEqual([false, true])
    expect(
      must(await agent.call(staff.findCustomer, { query: { ...query, phone: '13800000301' } })).customers,
    ).toHaveLength(1)
  })
})

describe('a key of somebody else is in nobody’s way', () => {
  test.each([
    ['for many acts at once', (id: string) => `erase-${id}`],
    ['for a table of rooms, or whatever else makes a job', (id: string) => id],
  ])('%s', async (_name, keyFor) => {
    const { id } = await atRest(leaver)
    const open = await bring(world, 'submitted')
    const key = keyFor(leaver.session.me.userId)
    const body = { communityId, act: { do: 'accept' as const }, complaintIds: [open.id] }
    expect(must(await world.agent.call(actOnMany, { key, body }))).toMatchObject({ id: key, finished: true })
    expect(must(await leave(leaver))).toEqual({})
    await world.stack.settle()
    world.stack.advance(minute)
    await world.stack.settle()
    expect((await readAsStaff(await signInAs(world.stack, 'hemin'), id)).customer.name).toBe('已注销')
  })

  test('nor can a key have the form of the ids the system gives its own jobs', () => {
    const { success } = Key.safeParse(ownJobId('0123456789abcdef', 'erase'))
    expect(success).toBe(false)
  })
})

describe('what stays of a complaint', () => {
  test('is number, days, category, building, words and what was done; name, phone and room are gone', async () => {
    const { id, number } = await closed(world, leaver)
    const before = await readAsStaff(world.agent, id)
    expect(before).toMatchObject({ place: '2 栋 1 单元 1202', state: 'closed' })
    must(await leave(leaver))
    await world.stack.settle()
    const after = await readAsStaff(world.agent, id)
    expect(after).toMatchObject({
      number,
      place: '2 栋',
      text: '夜里吵，我是李四',
      answer: before.answer,
      receivedAt: before.receivedAt,
      category: before.category,
      customer: { name: '已注销', relation: 'tenant', hidden: false },
      survey: before.survey,
    })
    expect(after.customer.maskedPhone).toBeUndefined()
    expect(after.entries.at(-1)).toMatchObject({ kind: 'identity-erased', visibility: 'internal' })
    expect(JSON.stringify(after)).not.toMatch(/1202|1 单元/)
    const { rows } = must(await world.agent.call(staff.listLedger, { query: { communityId, month: '2026-11' } }))
    expect(rows.find(it => it.number === number)).toMatchObject({
      customer: '已注销',
      place: '2 栋',
      satisfaction: '满意',
    })
  })

  test('still proves itself: the chain closes, the numbers have no gap', async () => {
    await closed(world, leaver)
    await atRest(leaver)
    must(await leave(leaver))
    await world.stack.settle()
    expect(chainFaults(world.stack)).toEqual({ 'W2611-0001': undefined, 'W2611-0002': undefined })
  })

  test('is what the company goes on with by itself, too', async () => {
    const body = aFiling({ place: { kind: 'public', label: '花园' }, text: '花园的灯柱漏电' })
    const filed = must(await leaver.call(complaints.fileComplaint, { body }))
    const params = { id: filed.id }
    const accepted = must(await world.agent.call(staff.acceptComplaint, { params, body: { turn: filed.turn } }))
    must(await leaver.call(complaints.withdrawMine, { params, body: { turn: accepted.turn } }))
    expect((await readAsStaff(world.agent, filed.id)).state).toBe('accepted')
    must(await leave(leaver))
    await world.stack.settle()
    const after = await readAsStaff(world.agent, filed.id)
    expect([after.state, after.customer.name]).toEqual(['accepted', '已注销'])
    const order = { turn: after.turn, handlerId: 'staff-liuqiang' }
    must(await world.agent.call(staff.dispatchOrder, { params, body: order }))
  })
})

describe('refused', () => {
  test('while complaints still go on: it says how many, and changes nothing', async () => {
    await atRest(leaver)
    await bring({ ...world, resident: leaver }, 'handling')
    await bring({ ...world, resident: leaver }, 'answered')
    await world.stack.settle()
    const before = pictureOf(world.stack)
    expect(await leave(leaver)).toMatchObject({
      status: 422,
      refusal: {
        reason: 'complaints-open',
        facts: { count: 2 },
        sentence: '您还有 2 件投诉没有办完，请先撤销，或等办结后再注销。',
      },
    })
    await world.stack.settle()
    expect(pictureOf(world.stack)).toEqual(before)
  })

  test('while one is merged into another that still goes on; taken out again it can be withdrawn', async () => {
    const neighbour = await aNeighbour(world.stack)
    const [parent, child] = [await fileAs(neighbour), await fileAs(world.resident)]
    const into = async ({ id, turn }: typeof parent) =>
      must(await world.agent.call(staff.acceptComplaint, { params: { id }, body: { turn } }))
    const [first, second] = [await into(parent), await into(child)]
    const params = { id: child.id }
    const body = { turn: second.turn, parentId: first.id }
    const merged = must(await world.dispatcher.call(mergeComplaint, { params, body }))
    expect(await leave(world.resident)).toMatchObject({ refusal: { reason: 'complaints-open', facts: { count: 1 } } })
    const split = must(await world.dispatcher.call(splitComplaint, { params, body: { turn: merged.turn } }))
    must(await world.resident.call(complaints.withdrawMine, { params, body: { turn: split.turn } }))
    must(await leave(world.resident))
  })

  test('for an employee', async () => {
    const before = pictureOf(world.stack)
    expect(await leave(world.agent)).toMatchObject({ status: 403, refusal: { reason: 'staff-account' } })
    expect(pictureOf(world.stack)).toEqual(before)
  })

  test('for nobody', async () => {
    const answer = await sendRaw(world.stack.url, { path: '/v1/privacy/account/delete', body: {} })
    expect(answer.status).toBe(401)
  })
})
