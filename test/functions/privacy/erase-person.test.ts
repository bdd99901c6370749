import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { followComplaint } from '#contract/groups.ts'
import { readMyRooms } from '#contract/homes.ts'
import { listMyMessages } from '#contract/messages.ts'
import { readMe } from '#contract/session.ts'
import { listShared, shareMine } from '#contract/sharing.ts'
import * as staff from '#contract/staff.ts'
import { day, minute } from '#domain/time.ts'
import { type JobItem, newJob, ownJobId } from '../../../functions/jobs/job-item.ts'
import { runJob } from '../../../functions/jobs/run-job.ts'
import { fullKey, mediumKey, thumbnailKey } from '../../../functions/photos/photo-keys.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import { bucket } from '../../../local/outside.ts'
import { aPhoto } from '../../support/pictures.ts'
import { chainFaults } from '../chains.ts'
import { aCopy, preparedIn } from '../clocks/copied-store.ts'
import { effectsIn } from '../clocks/effects.ts'
import { holdBack } from '../gate.ts'
import { aboutLift, fileAs } from '../groups/neighbours.ts'
import { aHousemate } from '../homes/households.ts'
import { aFiling, aWorld, ownRoom, type World } from '../people.ts'
import { pictureOf, storedItems, storedUnder } from '../stored.ts'
import { again, atRest, closed, leave, mentions, readAsStaff } from './leaver.ts'

let world: World
/** Lives with the resident; leaves. */
let leaver: Client
beforeEach(async () => {
  world = await aWorld()
  leaver = await aHousemate(world.stack, world.resident, 'leaver', 'tenant')
})
afterEach(() => world.stack.close())

test('nothing else is left: messages, shares, follows, the place in the household, photos never handed in', async () => {
  const { stack, resident, neighbour, agent } = world
  const own = await closed(world, leaver)
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
  must(await share(resident, theirs.id, leaver.session.me.userId))
  const lift = await fileAs(
    neighbour,
    aboutLift({ place: { kind: 'public', label: '2 栋 电梯', buildingId: 'tsy-b2' } }),
  )
  must(await leaver.call(followComplaint, { body: { complaintId: lift.id } }))
  must(await agent.call(staff.acceptComplaint, { params: { id: lift.id }, body: { turn: lift.turn } }))
  await stack.settle()
  expect(must(await leaver.call(listMyMessages)).messages.length).toBeGreaterThan(2)
  must(await leave(leaver))
  await stack.settle()
  // Who made an entry is hashed into the chain; a photo stays with its complaint; the keys of requests end by themselves.
  expect([...new Set(mentions(world.stack, leaver.session.me.userId))].toSorted()).toEqual([
    'COMPLAINT',
    'KEY',
    'PHOTO',
  ])
  for (const prefix of ['MESSAGE', 'FOLLOWER', 'READER', 'SHARES', 'HOME', 'JOB'])
    expect(storedUnder(stack, prefix).filter(it => JSON.stringify(it).includes(leaver.session.me.userId))).toEqual([])
  expect(storedUnder(stack, 'JOB#')).toEqual([])
  expect(must(await resident.call(listShared)).cards).toEqual([])
  const { rooms } = must(await resident.call(readMyRooms))
  expect(JSON.stringify(rooms)).not.toContain(leaver.session.me.userId)
  expect((await readAsStaff(world.agent, lift.id)).followers).toBe(0)
  expect(storedUnder(stack, 'PHOTO#').map(it => it.id)).toEqual([kept])
  const keysOf = (id: string) => [fullKey(id), mediumKey(id), thumbnailKey(id)]
  for (const key of keysOf(kept)) expect([key, await isStored(world, key)]).toEqual([key, true])
  for (const key of keysOf(dropped)) expect([key, await isStored(world, key)]).toEqual([key, false])
  expect(stack.faults).toEqual([])
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
    const arriving = again(world.stack)
    await gate.reached
    must(await leave(leaver))
    gate.open()
    const back = await arriving
    expect(back.session.me.userId).not.toBe(leaver.session.me.userId)
    expect(must(await back.call(readMe)).userId).toBe(back.session.me.userId)
  })

  test('a complaint filed at the very moment is erased with the others', async () => {
    const gate = holdBack(world.stack, 'TransactWriteItems', 'COUNTER#')
    const filing = leaver.call(complaints.fileComplaint, { body: aFiling({ place: ownRoom, text: '来不及了' }) })
    await gate.reached
    must(await leave(leaver))
    gate.open()
    const { id } = must(await filing)
    await world.stack.settle()
    world.stack.advance(minute)
    await world.stack.settle()
    expect((await readAsStaff(await signInAs(world.stack, 'hemin'), id)).customer.name).toBe('已注销')
  })
})

test('killed at any call, before or after it took effect, everything is erased all the same, each complaint once', {
  timeout: 120_000,
}, async () => {
  await atRest(leaver)
  await atRest(leaver, '第二件')
  await world.stack.settle()
  const userId = leaver.session.me.userId
  const complaintIds = storedUnder(world.stack, 'COMPLAINT#')
    .filter(it => it.sk === 'COMPLAINT')
    .map(it => String(it.pk).slice('COMPLAINT#'.length))
  const at = world.stack.now()
  const job: JobItem = newJob(ownJobId(userId, 'erase'), {
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
  const { id } = await closed(world, leaver)
  must(await leave(leaver))
  await world.stack.settle()
  world.stack.advance(8 * day)
  await world.stack.settle()
  const agent = await signInAs(world.stack, 'hemin')
  expect((await readAsStaff(agent, id)).customer).toEqual({ name: '已注销', relation: 'tenant', hidden: false })
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
