import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EntryView } from '#contract/complaint-views.ts'
import * as complaints from '#contract/complaints.ts'
import * as groups from '#contract/groups.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { must } from '../../../local/client.ts'
import { aPhoto, aRenamedZip } from '../../support/pictures.ts'
import { chainFaults } from '../chains.ts'
import { expectRefused } from '../expect-refused.ts'
import { aWorld, bring, type World } from '../people.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const aPicture = (seed: number) => aPhoto({ seed, width: 400, height: 300 })
const spoken = (entries: readonly EntryView[], kind: EntryView['kind']) => entries.findLast(it => it.kind === kind)
const shownTo = async (id: string, kind: EntryView['kind']) => {
  await world.stack.settle()
  const own = must(await world.resident.call(complaints.readMine, { params: { id } }))
  const seen = must(await world.handler.call(staff.readAsStaff, { params: { id } }))
  return { own: spoken(own.entries, kind), seen: spoken(seen.entries, kind), photos: own.photos }
}

test('the customer’s words come with his photos, for both to see, and stand nowhere else', async () => {
  const { id, turn } = await bring(world, 'handling')
  const photoIds = [await world.resident.upload(await aPicture(1)), await world.resident.upload(await aPicture(2))]
  const body = { turn, text: '又漏了', photoIds }
  const at = must(await world.resident.call(complaints.remarkOnMine, { params: { id }, body }))
  expect(spoken(at.entries, 'remarked')?.photos?.map(it => it.id)).toEqual(photoIds)
  const { own, seen, photos } = await shownTo(id, 'remarked')
  for (const entry of [own, seen]) {
    expect(entry?.photos?.map(it => [it.id, it.of, it.ready])).toEqual(photoIds.map(it => [it, 'said', true]))
    for (const photo of entry?.photos ?? []) expect((await fetch(photo.thumbnailUrl ?? '')).status).toBe(200)
  }
  expect(own?.texts).toEqual({ text: '又漏了' })
  expect(photos).toEqual([])
  expect(Object.values(chainFaults(world.stack)).filter(Boolean)).toEqual([])
})

test('a photo alone is enough, and one that is no picture is said to be none', async () => {
  const { id, turn } = await bring(world, 'handling')
  const photoIds = [await world.resident.upload(await aPicture(3)), await world.resident.upload(aRenamedZip())]
  must(await world.resident.call(complaints.remarkOnMine, { params: { id }, body: { turn, text: '', photoIds } }))
  const { own } = await shownTo(id, 'remarked')
  expect(own?.texts).toEqual({})
  expect(own?.photos?.map(it => [it.ready, it.refused ?? false])).toEqual([
    [true, false],
    [false, true],
  ])
})

test('an employee’s message comes with photos too; a neighbour who follows reads the words alone', async () => {
  const place = { kind: 'public', label: '电梯' } as const
  const { id, turn } = await bring(world, 'handling', { categoryId: 'lift', place })
  must(await world.neighbour.call(groups.followComplaint, { body: { complaintId: id } }))
  const photoIds = [await world.handler.upload(await aPicture(4))]
  const body = { turn, text: '门机换好了', photoIds }
  must(await world.handler.call(moves.messageCustomer, { params: { id }, body }))
  const { own } = await shownTo(id, 'messaged')
  expect(own?.photos).toHaveLength(1)
  const followed = must(await world.neighbour.call(groups.readFollowed, { params: { id } }))
  const read = spoken(followed.entries, 'messaged')
  expect(read?.texts).toEqual({ text: '门机换好了' })
  expect([read?.photos, read?.facts]).toEqual([undefined, {}])
})

describe('photos that cannot be taken change nothing', () => {
  const remark = (id: string, turn: number, photoIds: string[]) => () => ({
    as: world.resident,
    path: `/v1/complaints/${id}/remark`,
    body: { turn, text: '又漏了', photoIds },
  })

  test('somebody else’s, an unknown one, ten of them, one that was used before', async () => {
    const { id, turn } = await bring(world, 'handling')
    const foreign = await world.neighbour.upload(await aPicture(5))
    await expectRefused(world, ['foreign', 422, 'photo-unknown', remark(id, turn, [foreign])])
    await expectRefused(world, ['unknown', 422, 'photo-unknown', remark(id, turn, ['no-such-photo-here'])])
    const ten = Array.from({ length: 10 }, (_, at) => `photo-number-000${at}`)
    await expectRefused(world, ['ten', 422, 'too-many-photos', remark(id, turn, ten)])
    const own = await world.resident.upload(await aPicture(6))
    const first = { params: { id }, body: { turn, text: '看照片', photoIds: [own] } }
    const { turn: next } = must(await world.resident.call(complaints.remarkOnMine, first))
    await expectRefused(world, ['used', 422, 'photo-unknown', remark(id, next, [own])])
  })
})
