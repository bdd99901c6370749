// 改类别: everything a category decides or is found by follows in the same moment, for everybody.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import * as complaints from '#contract/complaints.ts'
import { searchComplaints } from '#contract/customers.ts'
import { dispatchAutomatically } from '#contract/dispatch.ts'
import {
  findSimilar,
  followComplaint,
  listFollowed,
  listHotSpots,
  readFollowed,
  readHotSpot,
  readSimilar,
} from '#contract/groups.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { readChanges } from '#contract/work.ts'
import { minute } from '#domain/time.ts'
import { type Client, must, newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWaiting, leak } from '../dispatch/backlog.ts'
import { aboutLift, aNeighbour, building, fileAs, liftFiledBy } from '../groups/neighbours.ts'
import { aReport, aWorld, bring, ownRoom, type World } from '../people.ts'
import { pictureOf, storedUnder } from '../stored.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

type Known = { id: string; turn: number }
const reason = '看了照片，是渗水不是噪音'

const change = ({ id, turn }: Known, categoryId: string, who = world.dispatcher, key = newKey()) =>
  who.call(moves.changeCategory, { params: { id }, body: { turn, categoryId, reason }, key })
const changed = async (known: Known, categoryId: string) => {
  const detail = must(await change(known, categoryId))
  await world.stack.settle()
  return detail
}
const read = async ({ id }: Known) => must(await world.dispatcher.call(staff.readAsStaff, { params: { id } }))
const list = async (who: Client, of: (typeof staff.workLists)[number], filter: object = {}) =>
  must(await who.call(staff.listWork, { query: { communityId, of, ...filter } })).cards.map(it => it.id)

describe('a complaint under another category', () => {
  test('says so to the customer, and why to the office alone', async () => {
    const known = await bring(world, 'accepted')
    const detail = await changed(known, 'leak')
    expect(detail).toMatchObject({
      category: '漏水渗水',
      categoryId: 'leak',
      departmentId: 'engineering',
      needsPhotos: true,
    })
    expect(detail.entries.filter(it => it.kind === 'category-changed')).toMatchObject([
      { visibility: 'public', facts: { from: '噪音扰民', to: '漏水渗水' } },
      { visibility: 'internal', facts: { departmentId: 'engineering' }, texts: { reason } },
    ])
    const own = must(await world.resident.call(complaints.readMine, { params: { id: known.id } }))
    expect(own.category).toBe('漏水渗水')
    expect(own.entries.filter(it => it.kind === 'category-changed')).toMatchObject([
      { facts: { from: '噪音扰民', to: '漏水渗水' }, texts: {} },
    ])
    expect(JSON.stringify(own)).not.toContain(reason)
  })

  test('keeps every promise that runs', async () => {
    const known = await bring(world, 'handling')
    const clocks = () => {
      const item = storedUnder(world.stack, `COMPLAINT#${known.id}`).find(it => it.sk === 'COMPLAINT')
      return z.object({ complaint: z.object({ clocks: z.array(z.unknown()) }) }).parse(item).complaint.clocks
    }
    const [before, { next, order }] = [clocks(), await read(known)]
    expect(before.length).toBeGreaterThan(3)
    expect(await changed(known, 'leak')).toMatchObject({ next, order })
    expect(clocks()).toEqual(before)
  })

  test('stands in the lists of the new category and of the new department, and no longer in those of the old', async () => {
    const known = await aWaiting(world)
    const other = await aWaiting(world)
    const lists = async () => ({
      noise: await list(world.agent, 'community', { categoryId: 'noise' }),
      leak: await list(world.agent, 'community', { categoryId: 'leak' }),
      order: await list(world.agent, 'community', { departmentId: 'order' }),
      engineering: await list(world.agent, 'community', { departmentId: 'engineering' }),
      orderClaims: await list(world.handler, 'claim'),
      engineersClaim: await list(world.engineer, 'claim'),
    })
    const both = expect.toSatisfy((ids: string[]) => [known.id, other.id].every(it => ids.includes(it)))
    expect(await lists()).toEqual({
      noise: both,
      leak: [],
      order: both,
      engineering: [],
      orderClaims: both,
      engineersClaim: [],
    })
    await changed(known, 'leak')
    expect(await lists()).toEqual({
      noise: [other.id],
      leak: [known.id],
      order: [other.id],
      engineering: [known.id],
      orderClaims: [other.id],
      engineersClaim: [known.id],
    })
    const { department } = must(await world.dispatcher.call(staff.listCandidates, { params: { id: known.id } }))
    expect(department).toBe('工程部')
    expect(await world.handler.call(staff.readAsStaff, { params: { id: known.id } })).toMatchObject({ status: 404 })
  })

  test('is told to those who look at either list', async () => {
    const known = await aWaiting(world)
    const since = async (who: Client) =>
      must(await who.call(staff.listWork, { query: { communityId, of: 'claim' } })).since ?? ''
    const [ours, theirs] = [await since(world.handler), await since(world.engineer)]
    world.stack.advance(minute)
    await changed(known, 'leak')
    const told = async (who: Client, from: string) =>
      must(await who.call(readChanges, { query: { communityId, of: 'claim', since: from } }))
    expect((await told(world.engineer, theirs)).changed.map(it => [it.card.id, it.card.category])).toEqual([
      [known.id, '漏水渗水'],
    ])
    const old = await told(world.handler, ours)
    expect([...old.changed.map(it => it.card.id), old.again]).toEqual([true])
  })

  test('is found and written in the ledger under the new one', async () => {
    const known = await aWaiting(world)
    const { number } = await read(known)
    const found = async () => ({
      search: must(await world.agent.call(searchComplaints, { body: { communityId, text: number } })).cards[0]
        ?.category,
      ledger: must(await world.agent.call(staff.listLedger, { query: { communityId, month: '2026-11' } })).rows.map(
        it => it.category,
      ),
    })
    expect(await found()).toEqual({ search: '噪音扰民', ledger: ['噪音扰民'] })
    await changed(known, 'leak')
    expect(await found()).toEqual({ search: '漏水渗水', ledger: ['漏水渗水'] })
  })

  test('counts for the hot spot, the groups and the offer to follow of the new one', async () => {
    const [first, second, third] = await liftFiledBy(world, 3)
    if (!first || !second || !third) throw new Error('three were filed')
    const query = { communityId }
    const spots = async () => must(await world.agent.call(listHotSpots, { query })).spots.map(it => it.categoryId)
    const cards = async (categoryId: string) => {
      const spot = { communityId, categoryId, buildingId: building.id }
      return must(await world.agent.call(readHotSpot, { query: spot })).cards.map(it => it.id)
    }
    const similar = async () => must(await world.agent.call(readSimilar, { params: { id: first.id } })).merge.length
    const offered = async () => {
      const asked = { communityId, categoryId: 'lift', label: '电梯', buildingId: building.id }
      return must(await (await aNeighbour(world.stack)).call(findSimilar, { query: asked })).offer?.count
    }
    must(await world.agent.call(staff.acceptComplaint, { params: { id: third.id }, body: { turn: third.turn } }))
    expect([await spots(), await similar(), await offered()]).toEqual([['lift'], 1, 3])
    await changed(await read(third), 'cleaning')
    expect([await spots(), await similar(), await offered()]).toEqual([[], 0, undefined])
    expect(await cards('lift')).toEqual([second.id, first.id])
    expect(await cards('cleaning')).toEqual([third.id])
  })

  test('asks of the report what the new one asks', async () => {
    const known = await bring(world, 'handling')
    const { turn } = await changed(known, 'leak')
    const report = (body: ReturnType<typeof aReport>) =>
      world.handler.call(staff.reportDone, { params: { id: known.id }, body })
    expect(await report(aReport(turn))).toMatchObject({ refusal: { reason: 'photo-needed' } })
  })

  test('stays with whoever has it in hand, and goes to the new department with the next order', async () => {
    const known = await bring(world, 'handling')
    const { turn, order } = await changed(known, 'leak')
    expect(order).toMatchObject({ handler: '刘强', department: '秩序维护部' })
    expect(await list(world.handler, 'mine')).toEqual([known.id])
    const body = { turn, reason: '归工程部' }
    must(await world.handler.call(moves.returnOrder, { params: { id: known.id }, body }))
    await world.stack.settle()
    expect([await list(world.handler, 'claim'), await list(world.engineer, 'claim')]).toEqual([[], [known.id]])
  })

  test('stays with the department a granted transfer named', async () => {
    const known = await bring(world, 'handling')
    const params = { id: known.id }
    const proposal = { kind: 'transfer', departmentId: 'environment' } as const
    const asked = { turn: known.turn, words: '归保洁', proposal }
    const { turn } = must(await world.handler.call(moves.proposeChange, { params, body: asked }))
    const granted = must(await world.dispatcher.call(moves.decideProposal, { params, body: { turn, granted: true } }))
    expect(await changed(granted, 'leak')).toMatchObject({ departmentId: 'environment', transferredTo: '环境部' })
    expect(await list(world.engineer, 'claim')).toEqual([])
  })

  test('hides the name from the next handler where the new one is between neighbours', async () => {
    const known = await aWaiting(world, { ...leak, categoryId: 'leak' })
    expect(await read(known)).toMatchObject({ hideName: false })
    expect(await changed(known, 'noise')).toMatchObject({ hideName: true })
  })
})

test('about the conduct of staff it is given out by a person alone, also before anybody is named', async () => {
  const known = await aWaiting(world)
  const params = { id: known.id }
  const modes = async () => must(await world.agent.call(staff.listCandidates, { params })).modes
  expect((await modes()).every(it => it.allowed)).toBe(true)
  const { turn } = await changed(known, 'attitude')
  expect((await modes()).filter(it => !it.allowed)).toEqual([
    { mode: 'automatic', allowed: false, why: 'staff-conduct' },
    { mode: 'claim', allowed: false, why: 'staff-conduct' },
  ])
  expect(await list(world.handler, 'claim')).toEqual([])
  expect(await world.handler.call(moves.claimOrder, { params, body: { turn } })).toMatchObject({ status: 404 })
  expect(await world.agent.call(dispatchAutomatically, { params, body: { turn } })).toMatchObject({
    refusal: { reason: 'not-automatic' },
  })
  const body = { turn, handlerId: world.handler.session.me.userId }
  expect(must(await world.agent.call(staff.dispatchOrder, { params, body }))).toMatchObject({ state: 'dispatched' })
})

describe('who followed', () => {
  test('reads no more once it is a matter of a person, and again when that was a mistake', async () => {
    const follower = await aNeighbour(world.stack)
    const filed = await fileAs(world.resident, aboutLift())
    must(await follower.call(followComplaint, { body: { complaintId: filed.id } }))
    const reads = async () => (await follower.call(readFollowed, { params: { id: filed.id } })).status
    const listed = async () => must(await follower.call(listFollowed)).cards.map(it => it.category)
    expect([await reads(), await listed()]).toEqual([200, ['电梯']])
    const { turn } = await changed(filed, 'attitude')
    expect([await reads(), await listed()]).toEqual([404, []])
    await changed({ ...filed, turn }, 'cleaning')
    expect([await reads(), await listed()]).toEqual([200, ['环境卫生']])
  })
})

describe('it is refused, and nothing changes', () => {
  const refused = async (known: Known, categoryId: string, who = world.dispatcher) => {
    await world.stack.settle()
    const before = pictureOf(world.stack)
    const answered = await change(known, categoryId, who)
    await world.stack.settle()
    expect(pictureOf(world.stack)).toEqual(before)
    return answered.ok ? 'allowed' : answered.refusal
  }

  test('to the same category, to one there is not, without words, too late', async () => {
    const known = await bring(world, 'accepted')
    expect(await refused(known, 'noise')).toMatchObject({
      reason: 'category-same',
      sentence: '现在就是这个类别，不用改。',
    })
    expect(await refused(known, 'no-such-category')).toMatchObject({ reason: 'category-unknown' })
    expect(await refused(await bring(world, 'answered'), 'leak')).toMatchObject({ reason: 'not-now' })
    expect(await refused({ ...known, turn: known.turn - 1 }, 'leak')).toMatchObject({ reason: 'changed-meanwhile' })
    const body = { turn: known.turn, categoryId: 'leak', reason: '？' }
    expect(await world.agent.call(moves.changeCategory, { params: { id: known.id }, body })).toMatchObject({
      refusal: { reason: 'text-without-words' },
    })
  })

  test('to whom it is about, and to the one who filed it', async () => {
    const about = await bring(world, 'accepted')
    const body = { turn: about.turn, personId: world.agent.session.me.userId }
    const { turn } = must(await world.dispatcher.call(moves.nameAbout, { params: { id: about.id }, body }))
    expect(await refused({ ...about, turn }, 'leak', world.agent)).toMatchObject({ reason: 'not-found' })
    expect(await refused(await bring(world, 'accepted', { place: ownRoom }), 'leak', world.resident)).toMatchObject({
      reason: 'not-found',
    })
    const changedBy = await changed({ ...about, turn }, 'attitude')
    expect(changedBy.about).toBe('何敏')
    expect(await list(world.agent, 'community', { categoryId: 'attitude' })).toEqual([])
    expect(await list(world.dispatcher, 'community', { categoryId: 'attitude' })).toEqual([about.id])
  })
})

test('sent twice under one key it happens once', async () => {
  const known = await bring(world, 'accepted')
  const key = newKey()
  const first = must(await change(known, 'leak', world.agent, key))
  await world.stack.settle()
  const picture = pictureOf(world.stack)
  expect(must(await change(known, 'leak', world.agent, key))).toEqual(first)
  expect(await change(known, 'parking', world.agent, key)).toMatchObject({ refusal: { reason: 'key-reused' } })
  await world.stack.settle()
  expect(pictureOf(world.stack)).toEqual(picture)
})
