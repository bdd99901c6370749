import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type BuildingCodes, makeBuildingCodes, readBuildingCodes } from '#contract/building-codes.ts'
import { readBuilding } from '#contract/homes.ts'
import { readSettings } from '#contract/settings.ts'
import { minute } from '#domain/time.ts'
import { openCore } from '../../../functions/core.ts'
import { openStaffDoor } from '../../../functions/staff.ts'
import { writeItems } from '../../../functions/storage/write.ts'
import { type Client, caller, must, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { startGateway } from '../../../local/gateway/gateway.ts'
import { fakeAccount } from '../../../local/wechat/fake-accounts.ts'
import { entryFrom } from '../../../miniprogram/src/features/homes/entry.ts'
import { saysCode } from '../../local/wechat/says-code.ts'
import { aStack, type TestStack } from '../../support/stack.ts'
import { pictureOf, storedUnder } from '../stored.ts'

let stack: TestStack
let admin: Client
beforeEach(async () => {
  stack = await aStack()
  admin = await signInAs(stack, 'linyue')
})
afterEach(() => stack.close())

const read = async (client = admin): Promise<BuildingCodes> =>
  must(await client.call(readBuildingCodes, { query: { communityId } }))
const make = (buildingIds: string[], client = admin) =>
  client.call(makeBuildingCodes, { body: { communityId, buildingIds } })
const spoil = (mode: string) =>
  fetch(`${stack.wechatUrl}/__sim/faults`, {
    method: 'POST',
    body: JSON.stringify({ endpoint: '/wxa/getwxacodeunlimit', mode }),
  })
const pictureAt = async (url: string | undefined): Promise<Buffer> => {
  const response = await fetch(url ?? '')
  expect(response.headers.get('content-type')).toBe('image/jpeg')
  return Buffer.from(await response.arrayBuffer())
}

/** A building whose id is longer than a code can say. */
const longId = 'building-5b1f0c9e-7f5a-4f0b-9f0e'
const addBuilding = async (id: string, name: string) => {
  const { database } = await openCore(stack.outside)
  const item = { v: 1, pk: `COMMUNITY#${communityId}`, sk: `BUILDING#${id}`, id, name }
  await writeItems(database, [{ table: 'records', only: 'if-absent', item }])
  stack.advance(minute)
}

test('before any is made every building stands there without one, with whom to ring', async () => {
  expect(await read()).toEqual({
    communityName: '听松苑',
    phone: { name: expect.stringContaining('值班'), phone: expect.any(String) },
    buildings: [
      { id: 'tsy-b1', name: '1 栋', fits: true },
      { id: 'tsy-b2', name: '2 栋', fits: true },
      { id: 'tsy-b3', name: '3 栋', fits: true },
    ],
  })
})

test('a code opens the page where a room of this very building is bound', async () => {
  const { buildings } = must(await make(['tsy-b2']))
  const picture = await pictureAt(buildings.find(it => it.id === 'tsy-b2')?.url)
  const scene = 'b.tsy-b2'
  const means = { appid: fakeAccount.appid, page: 'pages/room/index', scene, env: 'release' }
  expect(await saysCode(picture, JSON.stringify(means))).toBe(true)
  const entry = entryFrom({ scene: encodeURIComponent(scene) })
  expect(entry).toEqual({ kind: 'building', id: 'tsy-b2' })
  const resident = await signInAs(stack, 'chenguilan')
  expect(
    must(await resident.call(readBuilding, { params: { id: entry?.kind === 'building' ? entry.id : '' } })),
  ).toEqual(expect.objectContaining({ name: '2 栋' }))
})

test('what was made stays: WeChat is asked once for each building, by whoever opens the sheet', async () => {
  must(await make(['tsy-b1', 'tsy-b2']))
  await spoil('quota-used-up')
  const before = pictureOf(stack)
  must(await make(['tsy-b1', 'tsy-b2']))
  expect(pictureOf(stack)).toEqual(before)
  const manager = await signInAs(stack, 'chenli')
  expect((await read(manager)).buildings.map(it => it.url !== undefined)).toEqual([true, true, false])
  expect(await make(['tsy-b3'])).toMatchObject({ refusal: { reason: 'too-many-requests' } })
})

test('the link is the same for half an hour, so that a picture is fetched once', async () => {
  must(await make(['tsy-b1']))
  const url = async () => (await read()).buildings[0]?.url
  const first = await url()
  stack.advance(minute)
  expect(await url()).toBe(first)
})

test('of several the ones that worked are kept', async () => {
  await addBuilding(longId, '9 栋')
  expect(await make(['tsy-b1', longId])).toMatchObject({ refusal: { reason: 'building-id-too-long' } })
  const { buildings } = await read()
  expect(buildings.map(({ name, fits, url }) => [name, fits, url !== undefined])).toEqual([
    ['1 栋', true, true],
    ['2 栋', true, false],
    ['3 栋', true, false],
    ['9 栋', false, false],
  ])
})

test('buildings stand in the order people count in', async () => {
  await addBuilding('b10', '10 栋')
  expect((await read()).buildings.map(it => it.name)).toEqual(['1 栋', '2 栋', '3 栋', '10 栋'])
})

test('a deployment that was not told its mini-program has no codes, and everything else', async () => {
  const settings = { ...stack.outside.settings(), wechat: undefined }
  const staff = openStaffDoor({ ...stack.outside, settings: () => settings })
  const gateway = await startGateway({ port: 0, doors: { ...stack.doors, staff }, now: stack.now })
  try {
    const call = caller(gateway.url, admin.session.tokens.access)
    const refused = { ok: false, refusal: { reason: 'app-not-released' } }
    expect(await call(readBuildingCodes, { query: { communityId } })).toMatchObject(refused)
    expect(await call(makeBuildingCodes, { body: { communityId, buildingIds: ['tsy-b1'] } })).toMatchObject(refused)
    expect(await call(readSettings, { query: { communityId } })).toMatchObject({ ok: true })
  } finally {
    await gateway.close()
  }
})

describe('is refused and makes nothing', () => {
  test.each([
    ['a building of nowhere', ['nowhere'], 'building-unknown'],
    ['one of them of nowhere', ['tsy-b1', 'nowhere'], 'building-unknown'],
  ])('%s', async (_, ids, reason) => {
    const before = pictureOf(stack)
    expect(await make(ids)).toMatchObject({ refusal: { reason } })
    expect(pictureOf(stack)).toEqual(before)
  })

  test.each([
    ['busy', 'wechat-unavailable'],
    ['bad-gateway', 'wechat-unavailable'],
    ['too-fast', 'too-many-requests'],
  ])('WeChat %s', async (mode, reason) => {
    await spoil(mode)
    expect(await make(['tsy-b1'])).toMatchObject({ refusal: { reason } })
    expect(storedUnder(stack, 'CODES#')).toEqual([])
    must(await make(['tsy-b1']))
  })

  test.each(['hemin', 'maweidong', 'zhoujianguo', 'chenguilan'])('%s, who is not in charge', async alias => {
    const client = await signInAs(stack, alias)
    expect(await make(['tsy-b1'], client)).toMatchObject({ refusal: { reason: 'not-allowed' } })
    const asked = await client.call(readBuildingCodes, { query: { communityId } })
    expect(asked).toMatchObject({ refusal: { reason: 'not-allowed' } })
  })
})
