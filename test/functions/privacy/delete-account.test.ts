import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { followComplaint } from '#contract/groups.ts'
import { readMyRooms } from '#contract/homes.ts'
import { listMyMessages } from '#contract/messages.ts'
import { deleteAccount, readMyData } from '#contract/privacy.ts'
import { readMe } from '#contract/session.ts'
import { listShared, shareMine } from '#contract/sharing.ts'
import * as staff from '#contract/staff.ts'
import { mergeComplaint, splitComplaint } from '#contract/staff-moves.ts'
import { day, minute } from '#domain/time.ts'
import { type JobItem, newJob } from '../../../functions/jobs/job-item.ts'
import { runJob } from '../../../functions/jobs/run-job.ts'
import { fullKey, mediumKey, thumbnailKey } from '../../../functions/photos/photo-keys.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { bucket } from '../../../local/outside.ts'
import { aPhoto } from '../../support/pictures.ts'
import { chainFaults } from '../chains.ts'
import { aCopy, preparedIn } from '../clocks/copied-store.ts'
import { effectsIn } from '../clocks/effects.ts'
import { holdBack } from '../gate.ts'
import { aboutLift, aNeighbour, fileAs } from '../groups/neighbours.ts'
import { aHousemate } from '../homes/households.ts'
import { aFiling, aWorld, bring, ownRoom, type World } from '../people.ts'
import { sendRaw } from '../raw-http.ts'
import { pictureOf, storedItems, storedUnder } from '../stored.ts'

let world: World
/** Lives with the resident; leaves. */
let leaver: Client
beforeEach(async () => {
  world = await aWorld()
  leaver = await aHousemate(world.stack, world.resident, 'leaver', 'tenant')
})
afterEach(() => world.stack.close())

const leaverId = () => leaver.session.me.userId
const leave = (client: Client = leaver, key = newKey()) => client.call(deleteAccount, { key })
const again = () => signInAs(world.stack, 'leaver')
const readAsStaff = async (id: string, as = world.agent) => must(await as.call(staff.readAsStaff, { params: { id } }))

/** A complaint of the leaver that is at rest: taken back before anybody acted. */
const atRest = async (client: Client = leaver, text = '水管漏水，我是李四') => {
  const filed = must(await client.call(complaints.fileComplaint, { body: aFiling({ place: ownRoom, text }) }))
  must(await client.call(complaints.withdrawMine, { params: { id: filed.id }, body: { turn: filed.turn } }))
  return filed
}

/** A complaint of the leaver, worked on, rated and closed. */
const closed = async (text = '夜里吵，我是李四') => {
  const people = { ...world, resident: leaver }
  const { id, turn, number } = await bring(people, 'answered', { place: ownRoom, text })
  const said = { solved: true, overall: 5 as const, tags: [], text: '谢谢', callMe: false }
  const rated = must(await leaver.call(complaints.answerMySurvey, { params: { id }, body: { turn, ...said } }))
  const visit = { method: 'phone' as const, visitedAt: world.stack.now(), verdict: 'satisfied' as const, solved: true }
  const body = { turn: rated.turn, ...visit, words: '满意' }
  if (rated.state === 'answered') must(await world.agent.call(staff.recordVisit, { params: { id }, body }))
  return { id, number }
}

/** Keys and texts of the store in which this stands. */
const mentions = (text: string): string[] =>
  storedItems(world.stack)
    .filter(item => JSON.stringify(item).includes(text))
    .map(item => String(item.pk).replace(/#.*/, ''))

describe('somebody goes', () => {
  test('at once: signed out everywhere, unknown to WeChat’s login, to the phone book and to the household', async () => {
    const phone = await again()
    const [user] = storedUnder(world.stack, `USER#${leaverId()}`)
    expect(must(await leave())).toEqual({})
    for (const client of [leaver, phone]) expect(await client.call(readMe)).toMatchObject({ status: 401 })
    const refresh = await sendRaw(world.stack.url, {
      path: '/v1/public/session/refresh',
      body: { refresh: phone.session.tokens.refresh },
    })
    expect(refresh.status).toBe(401)
    expect(mentions(String(user?.openid))).toEqual([])
    for (const prefix of ['USER', 'SESSION']) expect(mentions(leaverId())).not.toContain(prefix)
  })

  test('and is somebody new when coming back, with nothing of before', async () => {
    const { id } = await atRest()
    must(await leave())
    await world.stack.settle()
    const back = await again()
    expect(back.session.me.userId).not.toBe(leaverId())
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
    expect((await again()).session.me.userId).not.toBe(back.session.me.userId)
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

describe('what stays of a complaint', () => {
  test('is number, days, category, building, words and what was done; name, phone and room are gone', async () => {
    const { id, number } = await closed()
    const before = await readAsStaff(id)
    expect(before).toMatchObject({ place: '2 栋 1 单元 1202', state: 'closed' })
    must(await leave())
    await world.stack.settle()
    const after = await readAsStaff(id)
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
    await closed()
    await atRest()
    must(await leave())
    await world.stack.settle()
    expect(chainFaults(world.stack)).toEqual({ 'W2611-0001': undefined, 'W2611-0002': undefined })
  })

  test('is what the company goes on with by itself, too', async () => {
    const body = aFiling({ place: { kind: 'public', label: '花园' }, text: '花园的灯柱漏电' })
    const filed = must(await leaver.call(complaints.fileComplaint, { body }))
    const params = { id: filed.id }
    const accepted = must(await world.agent.call(staff.acceptComplaint, { params, body: { turn: filed.turn } }))
    must(await leaver.call(complaints.withdrawMine, { params, body: { turn: accepted.turn } }))
    expect((await readAsStaff(filed.id)).state).toBe('accepted')
    must(await leave())
    await world.stack.settle()
    const after = await readAsStaff(filed.id)
    expect([after.state, after.customer.name]).toEqual(['accepted', '已注销'])
    const order = { turn: after.turn, handlerId: 'staff-liuqiang' }
    must(await world.agent.call(staff.dispatchOrder, { params, body: order }))
  })
})

test('nothing else is left: messages, shares, follows, the place in the household, photos never handed in', async () => {
  const { stack, resident, neighbour, agent } = world
  const own = await closed()
  const [kept, dropped] = [await leaver.upload(await aPhoto()), await leaver.upload(await aPhoto({ seed: 2 }))]
  const body = aFiling({ place: ownRoom, photoIds: [kept] })
  const filed = must(await leaver.call(complaints.fileComplaint, { body }))
  must(await leaver.call(complaints.withdrawMine, { params: { id: filed.id }, body: { turn: filed.turn } }))
  const share = (by: Client, complaintId: string, userId: string) =>
    by.call(shareMine, { body: { complaintId, userId } })
  must(await share(leaver, own.id, resident.session.me.userId))
  const theirs = must(
    await resident.call(complaints.fileComplaint, { body: aFiling({ place: ownRoom, text: '厨房漏水' }) }),
  )
  must(await share(resident, theirs.id, leaverId()))
  const lift = await fileAs(
    neighbour,
    aboutLift({ place: { kind: 'public', label: '2 栋 电梯', buildingId: 'tsy-b2' } }),
  )
  must(await leaver.call(followComplaint, { body: { complaintId: lift.id } }))
  must(await agent.call(staff.acceptComplaint, { params: { id: lift.id }, body: { turn: lift.turn } }))
  await stack.settle()
  expect(must(await leaver.call(listMyMessages)).messages.length).toBeGreaterThan(2)
  must(await leave())
  await stack.settle()
  // Who made an entry is hashed into the chain; a photo stays with its complaint; the keys of requests end by themselves.
  expect([...new Set(mentions(leaverId()))].toSorted()).toEqual(
    ['COMPLAINT', 'CONSENT', 'KEY', 'PHOTO'].filter(it => it !== 'CONSENT'),
  )
  for (const prefix of ['MESSAGE', 'FOLLOWER', 'READER', 'SHARES', 'HOME', 'JOB'])
    expect(storedUnder(stack, prefix).filter(it => JSON.stringify(it).includes(leaverId()))).toEqual([])
  expect(storedUnder(stack, 'JOB#')).toEqual([])
  expect(must(await resident.call(listShared)).cards).toEqual([])
  const { rooms } = must(await resident.call(readMyRooms))
  expect(JSON.stringify(rooms)).not.toContain(leaverId())
  expect((await readAsStaff(lift.id)).followers).toBe(0)
  expect(storedUnder(stack, 'PHOTO#').map(it => it.id)).toEqual([kept])
  const keysOf = (id: string) => [fullKey(id), mediumKey(id), thumbnailKey(id)]
  for (const key of keysOf(kept)) expect([key, await isStored(world, key)]).toEqual([key, true])
  for (const key of keysOf(dropped)) expect([key, await isStored(world, key)]).toEqual([key, false])
  expect(stack.faults).toEqual([])
})

describe('refused', () => {
  test('while complaints still go on: it says how many, and changes nothing', async () => {
    await atRest()
    await bring({ ...world, resident: leaver }, 'handling')
    await bring({ ...world, resident: leaver }, 'answered')
    await world.stack.settle()
    const before = pictureOf(world.stack)
    expect(await leave()).toMatchObject({
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

describe('once only', () => {
  test('asked again under its key the answer is the same; under another nobody is signed in', async () => {
    const key = newKey()
    must(await leave(leaver, key))
    await world.stack.settle()
    const before = pictureOf(world.stack)
    expect(must(await leave(leaver, key))).toEqual({})
    expect(await leave(leaver)).toMatchObject({ status: 401, refusal: { reason: 'sign-in-again' } })
    expect(pictureOf(world.stack)).toEqual(before)
  })

  test('the key of one is nobody else’s', async () => {
    const key = newKey()
    must(await leave(leaver, key))
    expect(must(await world.neighbour.call(readMe)).name).toBe('王强')
    must(await leave(world.neighbour, key))
    expect(await world.neighbour.call(readMe)).toMatchObject({ status: 401 })
  })

  test('a sign-in at the very moment makes a new person, and the old one stays gone', async () => {
    const gate = holdBack(world.stack, 'TransactWriteItems', 'SESSION#')
    const arriving = again()
    await gate.reached
    must(await leave())
    gate.open()
    const back = await arriving
    expect(back.session.me.userId).not.toBe(leaverId())
    expect(must(await back.call(readMe)).userId).toBe(back.session.me.userId)
  })

  test('a complaint filed at the very moment is erased with the others', async () => {
    const gate = holdBack(world.stack, 'TransactWriteItems', 'COUNTER#')
    const filing = leaver.call(complaints.fileComplaint, { body: aFiling({ place: ownRoom, text: '来不及了' }) })
    await gate.reached
    must(await leave())
    gate.open()
    const { id } = must(await filing)
    await world.stack.settle()
    world.stack.advance(minute)
    await world.stack.settle()
    expect((await readAsStaff(id, await signInAs(world.stack, 'hemin'))).customer.name).toBe('已注销')
  })
})

test('killed at any call, before or after it took effect, everything is erased all the same, each complaint once', {
  timeout: 120_000,
}, async () => {
  await atRest()
  await atRest(leaver, '第二件')
  await world.stack.settle()
  const userId = leaverId()
  const complaintIds = storedUnder(world.stack, 'COMPLAINT#')
    .filter(it => it.sk === 'COMPLAINT')
    .map(it => String(it.pk).slice('COMPLAINT#'.length))
  const at = world.stack.now()
  const job: JobItem = newJob(`erase-${userId}`, {
    by: '',
    communityId: '',
    task: { task: 'erase-person', userId, complaintIds },
    now: at,
  })
  const prepared = await preparedIn(world.stack)
  const inCopy = async (call: number, when: 'before' | 'after') => {
    const store = await aCopy({ ...prepared, items: [...prepared.items, job] }, at)
    store.dieAt(call, when)
    await runJob(await store.needs(), job.id, at + minute).catch(() => undefined)
    const calls = store.calls()
    store.revive()
    await runJob(await store.needs(), job.id, at + minute)
    const { complaints: left } = effectsIn(store)
    const kinds = [
      ...new Set(
        storedItems(store)
          .filter(it => JSON.stringify(it).includes(userId))
          .map(it => String(it.pk).replace(/#.*/, '')),
      ),
    ]
    store.close()
    return { calls, entries: left.map(it => it.entries.map(entry => entry.kind)), kinds: kinds.toSorted() }
  }
  const { calls, ...expected } = await inCopy(Number.POSITIVE_INFINITY, 'before')
  expect(expected.entries).toEqual([
    ['filed', 'withdrawn', 'identity-erased'],
    ['filed', 'withdrawn', 'identity-erased'],
  ])
  expect(expected.kinds).toEqual(['COMPLAINT', 'OPENID', 'USER'])
  expect(calls).toBeGreaterThan(10)
  for (let call = 1; call <= calls; call += 1)
    for (const when of ['before', 'after'] as const) {
      const { calls: _, ...effects } = await inCopy(call, when)
      expect({ call, when, ...effects }).toEqual({ call, when, ...expected })
    }
})

test('what was erased stays erased: a later act of the staff brings nothing back', async () => {
  const { id } = await closed()
  must(await leave())
  await world.stack.settle()
  world.stack.advance(8 * day)
  await world.stack.settle()
  const agent = await signInAs(world.stack, 'hemin')
  expect((await readAsStaff(id, agent)).customer).toEqual({ name: '已注销', relation: 'tenant', hidden: false })
  expect(chainFaults(world.stack)['W2611-0001']).toBeUndefined()
})

/** Whether the photo store has an object. */
const isStored = async ({ stack }: World, key: string): Promise<boolean> => {
  const client = new S3Client(stack.outside.s3)
  return client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })).then(
    () => true,
    () => false,
  )
}
