// Photos of an arrival and of the progress: who sees them, and which are taken.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EntryView } from '#contract/complaint-views.ts'
import * as complaints from '#contract/complaints.ts'
import * as groups from '#contract/groups.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { hour, minute } from '#domain/time.ts'
import { must } from '../../../local/client.ts'
import { aPhoto, aRenamedZip } from '../../support/pictures.ts'
import { chainFaults } from '../chains.ts'
import { expectRefused } from '../expect-refused.ts'
import { aWorld, bring, ownRoom, type World } from '../people.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const pictures = async (...seeds: number[]): Promise<string[]> => {
  const ids: string[] = []
  for (const seed of seeds) ids.push(await world.handler.upload(await aPhoto({ seed, width: 400, height: 300 })))
  return ids
}
const told = (entries: readonly EntryView[], kind: EntryView['kind']) => entries.filter(it => it.kind === kind)
const read = async (id: string) => {
  await world.stack.settle()
  const own = must(await world.resident.call(complaints.readMine, { params: { id } }))
  return { own, seen: must(await world.agent.call(staff.readAsStaff, { params: { id } })) }
}

test('what he found is under 到场, for the customer and for staff, at the moment he came', async () => {
  const { id, turn } = await bring(world, 'handling', { place: ownRoom })
  const photoIds = await pictures(1, 2)
  const cameAt = world.stack.now() + minute
  world.stack.advance(hour)
  const request = { params: { id }, body: { turn, happenedAt: cameAt, photoIds }, key: 'arrival-with-photos-1' }
  must(await world.handler.call(moves.arriveOnSite, request))
  must(await world.handler.call(moves.arriveOnSite, request))
  const { own, seen } = await read(id)
  for (const { entries } of [own, seen]) {
    const [arrived, ...more] = told(entries, 'arrived')
    expect([arrived?.occurredAt, arrived?.visibility, more]).toEqual([cameAt, 'public', []])
    expect(arrived?.photos?.map(it => [it.id, it.of, it.ready])).toEqual(photoIds.map(it => [it, 'said', true]))
    for (const { thumbnailUrl = '' } of arrived?.photos ?? []) expect((await fetch(thumbnailUrl)).status).toBe(200)
  }
  // Those it came with and those of the report stand there alone.
  expect([own.photos, seen.photos]).toEqual([[], []])
  expect(Object.values(chainFaults(world.stack)).filter(Boolean)).toEqual([])
})

test('a neighbour who follows reads the words alone', async () => {
  const place = { kind: 'public', label: '电梯' } as const
  const { id, turn } = await bring(world, 'handling', { categoryId: 'lift', place })
  must(await world.neighbour.call(groups.followComplaint, { body: { complaintId: id } }))
  const [found = '', opened = ''] = await pictures(3, 7)
  const arrived = { turn, photoIds: [found] }
  const there = must(await world.handler.call(moves.arriveOnSite, { params: { id }, body: arrived }))
  const body = { turn: there.turn, text: '门机拆下来了', public: true, photoIds: [opened] }
  must(await world.handler.call(moves.noteProgress, { params: { id }, body }))
  await world.stack.settle()
  const followed = must(await world.neighbour.call(groups.readFollowed, { params: { id } }))
  expect(told(followed.entries, 'progressed')).toMatchObject([{ facts: {}, texts: { text: '门机拆下来了' } }])
  for (const photo of [found, opened]) expect(JSON.stringify(followed)).not.toContain(photo)
})

test.each([
  { public: true, shown: 1 },
  { public: false, shown: 0 },
])('the photos of a progress note are read by whom it is for: public $public', async ({ public: forAll, shown }) => {
  const { id, turn } = await bring(world, 'handling')
  const photoIds = await pictures(4)
  const body = { turn, text: '阀芯拆下来了', public: forAll, photoIds }
  must(await world.handler.call(moves.noteProgress, { params: { id }, body }))
  const { own, seen } = await read(id)
  expect(told(seen.entries, 'progressed').map(it => it.photos?.map(photo => [photo.id, photo.ready]))).toEqual([
    [[photoIds[0], true]],
  ])
  expect(told(own.entries, 'progressed').flatMap(it => it.photos ?? [])).toHaveLength(shown)
  expect(JSON.stringify(own).includes(photoIds[0] ?? '')).toBe(forAll)
})

test('one that is no picture is said to be none, and he has come all the same', async () => {
  const { id, turn } = await bring(world, 'handling')
  const photoIds = [await world.handler.upload(aRenamedZip())]
  const arrived = await world.handler.call(moves.arriveOnSite, { params: { id }, body: { turn, photoIds } })
  expect(must(arrived).arrivedAt).toBe(world.stack.now())
  const { own } = await read(id)
  expect(told(own.entries, 'arrived')[0]?.photos).toMatchObject([{ ready: false, refused: true }])
})

describe('photos that cannot be taken change nothing', () => {
  test.each([
    ['arrive', {}],
    ['progress', { text: '在等配件', public: true }],
  ])('%s', async (path, more) => {
    const { id, turn } = await bring(world, 'handling')
    const send = (photoIds: string[]) => () => ({
      as: world.handler,
      path: `/v1/staff/complaints/${id}/${path}`,
      body: { turn, ...more, photoIds },
    })
    const foreign = await world.agent.upload(await aPhoto({ seed: 5, width: 400, height: 300 }))
    await expectRefused(world, ['somebody else’s', 422, 'photo-unknown', send([foreign])])
    await expectRefused(world, ['an unknown one', 422, 'photo-unknown', send(['no-such-photo-here'])])
    const ten = Array.from({ length: 10 }, (_, at) => `photo-number-000${at}`)
    await expectRefused(world, ['ten', 422, 'too-many-photos', send(ten)])
    const [used = ''] = await pictures(6)
    const note = { turn, text: '先看看', photoIds: [used] }
    must(await world.handler.call(moves.noteInside, { params: { id }, body: note }))
    const again = () => ({ ...send([used])(), body: { turn: turn + 1, ...more, photoIds: [used] } })
    await expectRefused(world, ['one that was used', 422, 'photo-unknown', again])
  })
})
