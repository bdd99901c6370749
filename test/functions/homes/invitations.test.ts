import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as homes from '#contract/homes.ts'
import { readMe } from '#contract/session.ts'
import { invitationFor, readCode } from '#domain/people/home.ts'
import { day } from '#domain/time.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { holdBack } from '../gate.ts'
import { aFiling, aStranger, aWorld, ownRoom, type World } from '../people.ts'
import { sendRaw } from '../raw-http.ts'
import { pictureOf, storedItems, storedUnder } from '../stored.ts'
import { aCode, comeIn, householdOf, invite, leave, room, roomsOf, sellTo } from './households.ts'

let world: World
let owner: Client
let son: Client
beforeAll(async () => {
  world = await aWorld()
  owner = world.resident
  son = await signInAs(world.stack, 'chenzhiyuan')
})
afterAll(() => world.stack.close())

describe('an invitation', () => {
  test('brings a stranger into the room he was invited to, with the relation the owner chose', async () => {
    const stranger = await aStranger(world.stack, 'daughter')
    expect(await roomsOf(stranger)).toEqual([])
    const made = must(await invite(owner, { relation: 'tenant' }))
    expect(made).toMatchObject({ relation: 'tenant', expiresAt: world.stack.now() + 7 * day })
    const code = made.code ?? ''
    expect(readCode(code)).toBe(code)
    const view = must(await stranger.call(homes.readInvitation, { params: { id: code } }))
    expect(view).toEqual({
      community: '听松苑',
      room: '2 栋 1 单元 1202',
      relation: 'tenant',
      madeBy: 'owner',
      name: '陈*兰',
      expiresAt: made.expiresAt,
    })
    const me = must(await comeIn(stranger, code))
    expect(me.rooms).toMatchObject([{ ...room, label: '2 栋 1 单元 1202', relation: 'tenant' }])
    expect(must(await stranger.call(readMe)).rooms).toHaveLength(1)
    const filed = must(await stranger.call(complaints.fileComplaint, { body: aFiling({ place: ownRoom }) }))
    expect(filed.place).toBe('2 栋 1 单元 1202')
  })

  test('names nobody but the one who invites: no name, no phone, no other people of the room', async () => {
    const stranger = await aStranger(world.stack, 'curious')
    const code = await aCode(owner)
    const answer = await sendRaw(world.stack.url, { as: stranger, path: `/v1/invitations/${code}` })
    expect(answer.status).toBe(200)
    for (const secret of ['陈桂兰', '陈志远', '林芳', '1380000', 'resident-', room.roomId])
      expect(answer.text).not.toContain(secret)
  })

  test('is listed for the owner with its code until it is spent, taken back or over', async () => {
    const own = await aWorld()
    const listed = async () => (await householdOf(own.resident))?.invitations ?? []
    const first = must(await invite(own.resident, { relation: 'family' }))
    own.stack.advance(1_000)
    const second = must(
      await own.resident.call(homes.inviteToRoom, {
        body: { ...room, relation: 'tenant', calledAs: ' 租客小李 ' },
      }),
    )
    expect(second.calledAs).toBe('租客小李')
    expect(await listed()).toEqual([first, second])
    must(await comeIn(await aStranger(own.stack, 'one'), first.code ?? ''))
    expect(await listed()).toEqual([second])
    must(await own.resident.call(homes.withdrawInvitation, { body: { ...room, invitationId: second.id } }))
    expect(await listed()).toEqual([])
    const third = must(await invite(own.resident))
    expect(await listed()).toEqual([third])
    own.stack.advance(invitationFor)
    const later = await signInAs(own.stack, 'chenguilan')
    expect((await householdOf(later))?.invitations).toEqual([])
    await own.stack.close()
  })

  test('keeps what the owner calls somebody for the owner, and masks the name', async () => {
    const stranger = await aStranger(world.stack, 'named-by-owner')
    const made = must(
      await owner.call(homes.inviteToRoom, { body: { ...room, relation: 'family', calledAs: '小姑子' } }),
    )
    const answer = await sendRaw(world.stack.url, { as: stranger, path: `/v1/invitations/${made.code}` })
    expect(answer.text).not.toContain('小姑子')
    must(await comeIn(stranger, made.code ?? ''))
    const people = (await householdOf(owner))?.people ?? []
    expect(people.find(it => it.userId === stranger.session.me.userId)).toEqual({
      userId: stranger.session.me.userId,
      name: '住户',
      calledAs: '小姑子',
      relation: 'family',
      since: world.stack.now(),
      isMe: false,
      mayRemove: true,
    })
    expect(people.slice(0, 3)).toMatchObject([
      { name: '陈*兰', relation: 'owner', isMe: true, mayRemove: false },
      { name: '陈*远', calledAs: '儿子', relation: 'family', isMe: false, mayRemove: true },
      { name: '林*', calledAs: '儿媳', relation: 'family' },
    ])
  })

  test('stands in the store by the hash of its code alone, and nobody’s calling in clear', async () => {
    const made = must(
      await owner.call(homes.inviteToRoom, { body: { ...room, relation: 'family', calledAs: '大舅妈' } }),
    )
    const all = JSON.stringify(storedItems(world.stack))
    for (const secret of [made.code ?? '-', '大舅妈']) expect(all.includes(secret)).toBe(false)
    expect(storedUnder(world.stack, 'INVITATION#').length).toBeGreaterThan(0)
  })

  test('typed by hand with small letters and an O for a 0 is found all the same', async () => {
    const stranger = await aStranger(world.stack, 'by-hand')
    const code = await aCode(owner)
    const id = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    expect(must(await stranger.call(homes.readInvitation, { params: { id } })).room).toBe('2 栋 1 单元 1202')
  })
})

describe('the same request again', () => {
  test('an invitation tapped twice is one invitation with one code', async () => {
    const key = newKey()
    const [first, second] = await Promise.all([invite(owner, {}, key), invite(owner, {}, key)])
    await world.stack.settle()
    const picture = pictureOf(world.stack)
    expect(must(second)).toEqual(must(first))
    expect(must(await invite(owner, {}, key))).toEqual(must(first))
    expect(pictureOf(world.stack)).toEqual(picture)
    expect(await invite(owner, { relation: 'tenant' }, key)).toMatchObject({
      status: 409,
      refusal: { reason: 'key-reused' },
    })
  })

  test('joining tapped twice is joining once', async () => {
    const stranger = await aStranger(world.stack, 'double-tap')
    const [code, key] = [await aCode(owner), newKey()]
    const answers = await Promise.all([comeIn(stranger, code, key), comeIn(stranger, code, key)])
    expect(answers.map(it => it.status)).toEqual([200, 200])
    expect(must(await comeIn(stranger, code, key)).rooms).toHaveLength(1)
    expect(await comeIn(stranger, await aCode(owner), key)).toMatchObject({ refusal: { reason: 'key-reused' } })
  })

  test('taking back tapped twice is taking back once', async () => {
    const { id } = must(await invite(owner))
    const key = newKey()
    const withdraw = (invitationId = id) =>
      owner.call(homes.withdrawInvitation, { key, body: { ...room, invitationId } })
    const answers = await Promise.all([withdraw(), withdraw()])
    expect([...answers, await withdraw()].map(it => it.status)).toEqual([200, 200, 200])
    expect(await withdraw(must(await invite(owner)).id)).toMatchObject({ refusal: { reason: 'key-reused' } })
  })

  test('taking back, where the second tap read the key before and the room after the first was done', async () => {
    const { id } = must(await invite(owner))
    const key = newKey()
    const withdraw = () => owner.call(homes.withdrawInvitation, { key, body: { ...room, invitationId: id } })
    const gate = holdBack(world.stack, 'Query', `HOME#${room.buildingId}`)
    const second = withdraw()
    await gate.reached
    const first = await withdraw()
    gate.open()
    expect([first.status, (await second).status]).toEqual([200, 200])
  })
})

describe('one code', () => {
  test('of two who accept it at once lets one in', async () => {
    const [one, other] = [await aStranger(world.stack, 'racer-1'), await aStranger(world.stack, 'racer-2')]
    const code = await aCode(owner)
    // Both have read the invitation as open before either of them writes.
    const gate = holdBack(world.stack, 'TransactWriteItems', `MEMBER#${one.session.me.userId}`)
    const slower = comeIn(one, code)
    await gate.reached
    must(await comeIn(other, code))
    gate.open()
    expect(await slower).toMatchObject({ status: 422, refusal: { reason: 'invitation-spent' } })
    expect([await roomsOf(one), await roomsOf(other)]).toEqual([[], [room.roomId]])
    const people = (await householdOf(owner))?.people ?? []
    expect(people.map(it => it.userId)).not.toContain(one.session.me.userId)
  })

  test('of many who accept it at once lets one in', async () => {
    const strangers = await Promise.all(['a', 'b', 'c', 'd'].map(it => aStranger(world.stack, `crowd-${it}`)))
    const code = await aCode(owner)
    const answers = await Promise.all(strangers.map(it => comeIn(it, code)))
    expect(answers.map(it => it.status).toSorted()).toEqual([200, 422, 422, 422])
    expect((await Promise.all(strangers.map(roomsOf))).flat()).toEqual([room.roomId])
  })

  test('accepted while the owner takes it back either lets in or does not, never both', async () => {
    const stranger = await aStranger(world.stack, 'too-late')
    const made = must(await invite(owner))
    const [came, taken] = await Promise.all([
      comeIn(stranger, made.code ?? ''),
      owner.call(homes.withdrawInvitation, { body: { ...room, invitationId: made.id } }),
    ])
    expect([came.ok, taken.ok].toSorted()).toEqual([false, true])
    expect(await roomsOf(stranger)).toHaveLength(came.ok ? 1 : 0)
  })
})

describe('a code that leads nowhere', () => {
  const codes: [string, string, () => Promise<string>][] = [
    ['made up', 'invitation-unknown', async () => 'K7QM2XRP9DTA'],
    ['too short', 'invitation-unknown', async () => 'K7QM'],
    ['no code at all', 'invitation-unknown', async () => '__proto__'],
    [
      'spent',
      'invitation-spent',
      async () => {
        const code = await aCode(owner)
        must(await comeIn(await aStranger(world.stack, `spender-${newKey()}`), code))
        return code
      },
    ],
    [
      'taken back',
      'invitation-withdrawn',
      async () => {
        const made = must(await invite(owner))
        must(await owner.call(homes.withdrawInvitation, { body: { ...room, invitationId: made.id } }))
        return made.code ?? ''
      },
    ],
  ]
  test.each(codes)('%s: %s', async (_, reason, make) => {
    const stranger = await aStranger(world.stack, `lost-${newKey()}`)
    const code = await make()
    for (const send of [
      () => ({ as: stranger, path: `/v1/invitations/${code}` }),
      () => ({ as: stranger, path: '/v1/invitations/accept', body: { code } }),
    ] satisfies Refused[3][])
      await expectRefused(world, ['', 422, reason as never, send])
  })

  test('seven days old: expired to the moment, and still known to be so a month later', async () => {
    const own = await aWorld()
    const stranger = async () => aStranger(own.stack, `late-${newKey()}`)
    const [first, second] = [await aCode(own.resident), await aCode(own.resident)]
    own.stack.advance(invitationFor - 1)
    const fresh = await signInAs(own.stack, 'chenguilan')
    expect((await comeIn(await stranger(), first)).status).toBe(200)
    own.stack.advance(1)
    expect(await comeIn(await stranger(), second)).toMatchObject({ refusal: { reason: 'invitation-expired' } })
    own.stack.advance(30 * day)
    expect(await comeIn(await stranger(), second)).toMatchObject({ refusal: { reason: 'invitation-expired' } })
    expect(fresh.session.me.rooms).toHaveLength(1)
    await own.stack.close()
  })

  test('for somebody who lives there already: his own, another’s, and the owner’s', async () => {
    const spent = await aCode(owner)
    const stranger = await aStranger(world.stack, 'again-and-again')
    must(await comeIn(stranger, spent))
    const open = await aCode(owner)
    for (const [client, code] of [
      [stranger, spent],
      [stranger, open],
      [son, open],
      [owner, open],
    ] as const)
      expect(await comeIn(client, code)).toMatchObject({ status: 422, refusal: { reason: 'already-at-home' } })
    expect(must(await comeIn(await aStranger(world.stack, 'the-next'), open)).rooms).toHaveLength(1)
  })

  test('of an owner who has left, or whose room the register gives to somebody else', async () => {
    const own = await aWorld()
    const stranger = await aStranger(own.stack, 'too-trusting')
    const code = await aCode(own.resident)
    await sellTo(own.stack, '13900001111')
    expect(await comeIn(stranger, code)).toMatchObject({ refusal: { reason: 'invitation-withdrawn' } })
    await sellTo(own.stack, '13800001203')
    expect((await stranger.call(homes.readInvitation, { params: { id: code } })).status).toBe(200)
    must(await leave(own.resident))
    expect(await comeIn(stranger, code)).toMatchObject({ refusal: { reason: 'invitation-withdrawn' } })
    expect(await roomsOf(stranger)).toEqual([])
    await own.stack.close()
  })
})

test('and no function fell over in the background', async () => {
  await world.stack.settle()
  expect(world.stack.faults).toEqual([])
})
