import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as sharing from '#contract/sharing.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { aFiling, aStranger, aWorld, bring, ownRoom, type World } from '../people.ts'
import { sendRaw } from '../raw-http.ts'
import { pictureOf } from '../stored.ts'
import { aCode, aHousemate, comeIn, leave, removeFrom } from './households.ts'

let world: World
let owner: Client
/** Has filed. */
let tenant: Client
/** Is let read. */
let son: Client
let filed: { id: string; turn: number; number: string }
beforeEach(async () => {
  world = await aWorld()
  owner = world.resident
  tenant = await aHousemate(world.stack, owner, 'tenant', 'tenant')
  son = await signInAs(world.stack, 'chenzhiyuan')
  filed = must(await tenant.call(complaints.fileComplaint, { body: aFiling({ place: ownRoom, text: '水管漏水' }) }))
})
afterEach(() => world.stack.close())

const idOf = (client: Client) => client.session.me.userId
const params = () => ({ id: filed.id })
const shareWith = (client: Client, key = newKey()) =>
  tenant.call(sharing.shareMine, { key, body: { complaintId: filed.id, userId: idOf(client) } })
const unshareWith = (client: Client, key = newKey()) =>
  tenant.call(sharing.unshareMine, { key, body: { complaintId: filed.id, userId: idOf(client) } })
const listOf = async (client: Client) => must(await client.call(sharing.listShared)).cards
const read = (client: Client) => client.call(sharing.readShared, { params: params() })
const readersOf = async () =>
  must(await tenant.call(sharing.readSharing, { params: params() }))
    .people.filter(it => it.sharedAt !== undefined)
    .map(it => it.userId)

const expectEnded = async (reader = son) => {
  expect(await listOf(reader)).toEqual([])
  expect(await read(reader)).toMatchObject({ status: 404, refusal: { reason: 'not-found' } })
}

describe('a complaint', () => {
  test('is nobody’s but the filer’s until he adds somebody: the owner of the room sees nothing either', async () => {
    for (const client of [owner, son, world.neighbour]) {
      await expectEnded(client)
      expect(await client.call(complaints.readMine, { params: params() })).toMatchObject({ status: 404 })
    }
  })

  test('can be shared with everybody of the room, by masked names, and with nobody else', async () => {
    const { people } = must(await tenant.call(sharing.readSharing, { params: params() }))
    expect(people).toEqual([
      { userId: 'resident-chenguilan', name: '陈*兰', relation: 'owner' },
      { userId: 'resident-chenzhiyuan', name: '陈*远', relation: 'family' },
      { userId: 'resident-linfang', name: '林*', relation: 'family' },
    ])
    const own = await bring(world, 'submitted')
    const mine = must(await owner.call(sharing.readSharing, { params: { id: own.id } }))
    expect(mine.people.find(it => it.userId === idOf(son))?.calledAs).toBe('儿子')
  })

  test('once shared stands in the reader’s list and is read as the filer reads it, without anything to do', async () => {
    must(await shareWith(son))
    expect(await readersOf()).toEqual([idOf(son)])
    const accepted = must(
      await world.agent.call(staff.acceptComplaint, { params: params(), body: { turn: filed.turn } }),
    )
    const text = '只有同事看得到的话'
    must(await world.agent.call(moves.noteInside, { params: params(), body: { turn: accepted.turn, text } }))
    const mine = must(await tenant.call(complaints.readMine, { params: params() }))
    const theirs = must(await read(son))
    const { moves: _, from, nextNudgeAt: __, ...rest } = { nextNudgeAt: undefined, ...theirs }
    expect({ from, moves: theirs.moves }).toEqual({ from: { name: '住户', relation: 'tenant' }, moves: [] })
    const { moves: ___, nextNudgeAt: ____, ...whole } = { nextNudgeAt: undefined, ...mine }
    expect(rest).toEqual(whole)
    const [card] = await listOf(son)
    expect(card).toMatchObject({ id: filed.id, number: filed.number, state: 'accepted', from })
    for (const path of [`/v1/shared/${filed.id}`, '/v1/shared']) {
      const raw = await sendRaw(world.stack.url, { as: son, path })
      for (const secret of [text, '"internal"', '"salts"', 'openid', 's1.']) expect(raw.text).not.toContain(secret)
    }
  })

  test('gives its reader nothing to do and asks nothing of him', async () => {
    const answered = await bring({ ...world, resident: tenant }, 'answered', { place: ownRoom })
    const [to, body] = [{ id: answered.id }, { complaintId: answered.id, userId: idOf(son) }]
    must(await tenant.call(sharing.shareMine, { body }))
    const shown = must(await son.call(sharing.readShared, { params: to }))
    expect([shown.moves, shown.asks, (await listOf(son))[0]?.asks]).toEqual([[], undefined, undefined])
    const remark = { turn: answered.turn, text: '我来补充一句' }
    expect(await son.call(complaints.remarkOnMine, { params: to, body: remark })).toMatchObject({ status: 404 })
    expect(await son.call(sharing.shareMine, { body })).toMatchObject({ status: 404 })
  })

  test('is shown to staff who are let read it without anything they could do as staff', async () => {
    must(await comeIn(world.agent, await aCode(owner)))
    must(await shareWith(world.agent))
    expect(must(await read(world.agent)).moves).toEqual([])
  })
})

describe('it ends', () => {
  test('when the filer takes it back', async () => {
    must(await shareWith(son))
    must(await unshareWith(son))
    expect(await readersOf()).toEqual([])
    await expectEnded()
    must(await unshareWith(son))
    must(await shareWith(son))
    expect(await listOf(son)).toHaveLength(1)
  })

  test.each<[string, () => Promise<unknown>, () => Promise<Client>]>([
    ['the reader is removed', async () => must(await removeFrom(owner, idOf(son))), async () => son],
    ['the reader leaves', async () => must(await leave(son)), async () => son],
    ['the filer is removed', async () => must(await removeFrom(owner, idOf(tenant))), async () => tenant],
    ['the filer leaves', async () => must(await leave(tenant)), async () => tenant],
  ])('when %s, and coming back does not bring it back', async (_, end, whoLeft) => {
    must(await shareWith(son))
    expect(await listOf(son)).toHaveLength(1)
    await end()
    await expectEnded()
    world.stack.advance(60_000)
    must(await comeIn(await whoLeft(), await aCode(owner)))
    await expectEnded()
    expect(await readersOf()).toEqual([])
    must(await shareWith(son))
    expect(await listOf(son)).toHaveLength(1)
  })

  test('when it turns out to be about the reader', async () => {
    must(await comeIn(world.handler, await aCode(owner)))
    must(await shareWith(world.handler))
    expect(await listOf(world.handler)).toHaveLength(1)
    const accepted = must(
      await world.agent.call(staff.acceptComplaint, { params: params(), body: { turn: filed.turn } }),
    )
    const body = { turn: accepted.turn, personId: idOf(world.handler) }
    must(await world.agent.call(moves.nameAbout, { params: params(), body }))
    await expectEnded(world.handler)
    expect(await readersOf()).toEqual([])
    expect(await shareWith(world.handler)).toMatchObject({ refusal: { reason: 'member-unknown' } })
  })

  test('but changing one’s relation ends nothing', async () => {
    must(await shareWith(son))
    world.stack.advance(60_000)
    must(await comeIn(tenant, await aCode(owner, 'family')))
    expect(await listOf(son)).toHaveLength(1)
  })
})

describe('the same request again', () => {
  test('sharing tapped twice is sharing once; another request under the key is refused', async () => {
    const key = newKey()
    const answers = await Promise.all([shareWith(son, key), shareWith(son, key)])
    await world.stack.settle()
    const picture = pictureOf(world.stack)
    expect([...answers, await shareWith(son, key)].map(it => it.status)).toEqual([200, 200, 200])
    expect(pictureOf(world.stack)).toEqual(picture)
    expect(await shareWith(owner, key)).toMatchObject({ status: 409, refusal: { reason: 'key-reused' } })
  })

  test('taking back tapped twice is taking back once', async () => {
    must(await shareWith(son))
    const key = newKey()
    const answers = await Promise.all([unshareWith(son, key), unshareWith(son, key)])
    expect(answers.map(it => it.status)).toEqual([200, 200])
    expect(await readersOf()).toEqual([])
  })
})

describe('nobody is added', () => {
  const path = '/v1/shared'
  const asking = (client: Client, complaintId = filed.id) => ({ complaintId, userId: idOf(client) })
  test.each<Refused>([
    ['by the owner of the room', 404, 'not-found', () => ({ as: owner, path, body: asking(owner) })],
    ['by a neighbour', 404, 'not-found', () => ({ as: world.neighbour, path, body: asking(son) })],
    ['by staff', 404, 'not-found', () => ({ as: world.agent, path, body: asking(son) })],
    ['who lives elsewhere', 422, 'member-unknown', () => ({ as: tenant, path, body: asking(world.neighbour) })],
    [
      'who is nobody',
      422,
      'member-unknown',
      () => ({ as: tenant, path, body: { complaintId: filed.id, userId: 'nobody' } }),
    ],
    ['who filed it', 422, 'member-unknown', () => ({ as: tenant, path, body: asking(tenant) })],
    [
      'to a complaint that is none',
      404,
      'not-found',
      () => ({ as: tenant, path, body: asking(son, 'no-such-complaint') }),
    ],
  ])('%s: %i %s', async (...row) => expectRefused(world, row))

  test('and nobody reads who could be, of a complaint that is not his', async () => {
    for (const as of [owner, world.neighbour, world.agent])
      await expectRefused(world, ['', 404, 'not-found', () => ({ as, path: `/v1/complaints/${filed.id}/sharing` })])
  })
})

test('the list goes on page by page, the newest first, and its token is for its reader alone', async () => {
  const other = await aStranger(world.stack, 'late-comer')
  must(await comeIn(other, await aCode(owner)))
  const ids: string[] = []
  for (let count = 0; count < 22; count += 1) {
    world.stack.advance(1_000)
    const { id } = must(await tenant.call(complaints.fileComplaint, { body: aFiling({ text: `第 ${count} 次反映` }) }))
    must(await tenant.call(sharing.shareMine, { body: { complaintId: id, userId: idOf(son) } }))
    ids.unshift(id)
  }
  const first = must(await son.call(sharing.listShared))
  const second = must(await son.call(sharing.listShared, { query: { more: first.more ?? '' } }))
  expect([...first.cards, ...second.cards].map(it => it.id)).toEqual(ids)
  expect([first.cards.length, second.more]).toEqual([20, undefined])
  expect(await other.call(sharing.listShared, { query: { more: first.more ?? '' } })).toMatchObject({
    status: 400,
    refusal: { reason: 'page-token-invalid' },
  })
})
