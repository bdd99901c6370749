import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bindRoom } from '#contract/places.ts'
import * as session from '#contract/session.ts'
import * as staff from '#contract/staff.ts'
import { day } from '#domain/time.ts'
import { must, signInAs } from '../../../local/client.ts'
import { communityId, roomNamed } from '../../../local/demo/community.ts'
import { aStack, type TestStack } from '../../support/stack.ts'
import { aStranger } from '../people.ts'
import { type RawAnswer, refusalIn, sendRaw } from '../raw-http.ts'
import { registrar } from '../registering.ts'
import { storedUnder } from '../stored.ts'
import { codeFor, makeTrouble, makeUser } from '../wechat-panel.ts'

let stack: TestStack
beforeAll(async () => {
  stack = await aStack()
})
afterAll(() => stack.close())

const signIn = (code: string): Promise<RawAnswer> => sendRaw(stack.url, { path: '/v1/public/session', body: { code } })
const refresh = (token: string): Promise<RawAnswer> =>
  sendRaw(stack.url, { path: '/v1/public/session/refresh', body: { refresh: token } })
const whoAmI = async (access: string): Promise<number> =>
  (await sendRaw(stack.url, { path: '/v1/me', headers: { authorization: `Bearer ${access}` } })).status
const tokensIn = (answer: RawAnswer): session.Tokens => session.SignedIn.parse(answer.body).tokens
const refusedFor = (answer: RawAnswer) => [answer.status, refusalIn(answer).reason]

describe('refreshing', () => {
  test('gives new tokens and ends the old access token', async () => {
    const first = (await signInAs(stack, 'wangqiang')).session.tokens
    const second = tokensIn(await refresh(first.refresh))
    expect([await whoAmI(first.access), await whoAmI(second.access)]).toEqual([401, 200])
    expect(second.refresh).not.toBe(first.refresh)
  })

  test('with an old refresh token ends the session for everybody who holds it', async () => {
    const first = (await signInAs(stack, 'wangqiang')).session.tokens
    const second = tokensIn(await refresh(first.refresh))
    stack.advance(30_000)
    expect(refusedFor(await refresh(first.refresh))).toEqual([401, 'sign-in-again'])
    expect(await whoAmI(second.access)).toBe(401)
    expect(refusedFor(await refresh(second.refresh))).toEqual([401, 'sign-in-again'])
  })

  test('leaves another session of the same person alone', async () => {
    const phone = (await signInAs(stack, 'wangqiang')).session.tokens
    const tablet = (await signInAs(stack, 'wangqiang')).session.tokens
    await refresh(phone.refresh)
    await refresh(phone.refresh)
    expect(await whoAmI(tablet.access)).toBe(200)
  })

  test('goes on where the answer got lost, for the moment in which it may have been', async () => {
    const first = (await signInAs(stack, 'wangqiang')).session.tokens
    const lost = tokensIn(await refresh(first.refresh))
    stack.advance(29_999)
    const second = tokensIn(await refresh(first.refresh))
    expect([await whoAmI(lost.access), await whoAmI(second.access)]).toEqual([401, 200])
  })

  test('from two windows at once lets both go on, and the last one’s tokens hold', async () => {
    const { tokens } = (await signInAs(stack, 'wangqiang')).session
    const answers = await Promise.all([refresh(tokens.refresh), refresh(tokens.refresh)])
    const both = answers.map(tokensIn)
    const worked = await Promise.all(both.map(it => whoAmI(it.access)))
    expect(worked.toSorted()).toEqual([200, 401])
    const next = await Promise.all(both.map(it => refresh(it.refresh)))
    expect(next.map(it => it.status)).toEqual([200, 200])
  })

  test('with an access token is refused', async () => {
    const { tokens } = (await signInAs(stack, 'wangqiang')).session
    expect(refusedFor(await refresh(tokens.access))).toEqual([401, 'sign-in-again'])
  })

  test('works to the last second of thirty days', async () => {
    const own = await aStack()
    const ask = (token: string) => sendRaw(own.url, { path: '/v1/public/session/refresh', body: { refresh: token } })
    const { tokens } = (await signInAs(own, 'wangqiang')).session
    own.advance(30 * day - 1_000)
    const later = tokensIn(await ask(tokens.refresh))
    own.advance(30 * day)
    expect(refusedFor(await ask(later.refresh))).toEqual([401, 'sign-in-again'])
    await own.close()
  })
})

describe('signing out', () => {
  test('ends access and refresh at once, and does no harm twice', async () => {
    const person = await signInAs(stack, 'wangqiang')
    const { access, refresh: refreshToken } = person.session.tokens
    must(await person.call(session.signOut))
    expect(await whoAmI(access)).toBe(401)
    expect(refusedFor(await refresh(refreshToken))).toEqual([401, 'sign-in-again'])
    expect(await person.call(session.signOut)).toMatchObject({ ok: false, status: 401 })
  })
})

describe('signing in', () => {
  test('two first logins at once make one user', async () => {
    await makeUser(stack, { alias: 'twice-at-once' })
    const codes = [await codeFor(stack, 'login', 'twice-at-once'), await codeFor(stack, 'login', 'twice-at-once')]
    const before = storedUnder(stack, 'USER#').length
    const answers = await Promise.all(codes.map(signIn))
    expect(answers.map(answer => answer.status)).toEqual([200, 200])
    expect(new Set(answers.map(answer => session.SignedIn.parse(answer.body).me.userId)).size).toBe(1)
    expect(storedUnder(stack, 'USER#')).toHaveLength(before + 1)
  })

  test('a code works once', async () => {
    const code = await codeFor(stack, 'login', 'wangqiang')
    expect((await signIn(code)).status).toBe(200)
    expect(refusedFor(await signIn(code))).toEqual([401, 'sign-in-failed'])
  })

  test.each(['made-up-code', ' ', '漏水', 'a&secret=x', '0'.repeat(200)])('a code like %j is refused', async code => {
    expect(refusedFor(await signIn(code))).toEqual([401, 'sign-in-failed'])
  })

  test('a phone code is no login code', async () => {
    expect(refusedFor(await signIn(await codeFor(stack, 'phone', 'wangqiang')))).toEqual([401, 'sign-in-failed'])
  })

  test('somebody WeChat holds to be a risk is told so', async () => {
    await makeUser(stack, { alias: 'risky-one', standing: 'risky' })
    expect(refusedFor(await signIn(await codeFor(stack, 'login', 'risky-one')))).toEqual([403, 'sign-in-blocked'])
    expect(storedUnder(stack, 'USER#').map(item => item.id)).not.toContain('risky-one')
  })

  test.each(['busy', 'bad-gateway', 'drop-before-accept', 'accept-then-drop', 'cut-answer'] as const)(
    'while WeChat is %s it says to come again',
    async mode => {
      await makeTrouble(stack, mode, { endpoint: '/sns/jscode2session' })
      const answer = await signIn(await codeFor(stack, 'login', 'wangqiang'))
      expect(refusedFor(answer)).toEqual([503, 'wechat-unavailable'])
      expect(answer.headers['retry-after']).toBe('2')
    },
  )

  test('too fast for WeChat is told as too fast', async () => {
    await makeTrouble(stack, 'too-fast', { endpoint: '/sns/jscode2session' })
    const answer = await signIn(await codeFor(stack, 'login', 'wangqiang'))
    expect(refusedFor(answer)).toEqual([429, 'too-many-requests'])
  })
})

describe('binding a room', () => {
  const room = roomNamed('3 栋 1 单元 601')
  const asking = async (alias: string, changes: object = {}) => ({
    buildingId: room.buildingId,
    roomId: room.id,
    relation: 'owner' as const,
    phoneCode: await codeFor(stack, 'phone', alias),
    ...changes,
  })

  test('with the phone the room is registered with succeeds, and staff find the person by it', async () => {
    const sunyan = await signInAs(stack, 'sunyan')
    const me = must(await sunyan.call(bindRoom, { body: await asking('sunyan') }))
    expect(me.rooms).toMatchObject([{ roomId: room.id, label: '3 栋 1 单元 601', relation: 'owner' }])
    const agent = await signInAs(stack, 'hemin')
    const query = { communityId, phone: '13800000699' }
    const { customers } = must(await agent.call(staff.findCustomer, { query }))
    expect(customers).toEqual([
      {
        userId: me.userId,
        name: '孙燕',
        maskedPhone: '138****0699',
        rooms: [{ roomId: room.id, label: '3 栋 1 单元 601' }],
      },
    ])
  })

  test('with another phone is refused and binds nothing', async () => {
    const other = await signInAs(stack, 'zhaodagang')
    expect(await other.call(bindRoom, { body: await asking('zhaodagang') })).toMatchObject({
      ok: false,
      status: 422,
      refusal: { reason: 'phone-does-not-match' },
    })
    expect(must(await other.call(session.readMe)).rooms.map(it => it.roomId)).not.toContain(room.id)
  })

  test('a room registered with no phone can be bound by nobody', async () => {
    const other = await signInAs(stack, 'zhaodagang')
    const empty = roomNamed('1 栋 1 单元 101')
    const body = await asking('zhaodagang', { buildingId: empty.buildingId, roomId: empty.id })
    expect(await other.call(bindRoom, { body })).toMatchObject({ refusal: { reason: 'phone-does-not-match' } })
  })

  test('with the same digits in another country is refused', async () => {
    const abroad = await aStranger(stack, 'abroad', '+49 13800000699')
    expect(await abroad.call(bindRoom, { body: await asking('abroad') })).toMatchObject({
      status: 422,
      refusal: { reason: 'phone-does-not-match' },
    })
  })

  test('the phone code of somebody else, a used one and a made-up one are refused', async () => {
    const stranger = await aStranger(stack, 'thief', '13811112222')
    const used = await codeFor(stack, 'phone', 'thief')
    must(await stranger.call(session.readMe))
    await stranger.call(bindRoom, { body: await asking('thief', { phoneCode: used }) })
    for (const phoneCode of [await codeFor(stack, 'phone', 'sunyan'), used, 'made-up'])
      expect(await stranger.call(bindRoom, { body: await asking('thief', { phoneCode }) })).toMatchObject({
        status: 422,
        refusal: { reason: 'phone-code-invalid' },
      })
  })

  test('a room that is none, or stands in another building, is refused', async () => {
    const stranger = await aStranger(stack, 'lost', '13811113333')
    for (const changes of [{ roomId: 'tsy-b9-1-101' }, { buildingId: 'tsy-b1' }])
      expect(await stranger.call(bindRoom, { body: await asking('lost', changes) })).toMatchObject({
        refusal: { reason: 'room-unknown' },
      })
  })

  test('while WeChat does not answer it says to come again', async () => {
    const stranger = await aStranger(stack, 'waiting', '13811114444')
    await makeTrouble(stack, 'busy', { endpoint: '/wxa/business/getuserphonenumber' })
    expect(await stranger.call(bindRoom, { body: await asking('waiting') })).toMatchObject({
      status: 503,
      refusal: { reason: 'wechat-unavailable' },
    })
  })

  test('of two rooms at once both are bound', async () => {
    const own = await aStack()
    const { seal, put } = await registrar(own)
    const [one, two] = [roomNamed('3 栋 1 单元 601'), roomNamed('3 栋 1 单元 602')]
    await put({
      v: 1,
      pk: `BUILDING#${two.buildingId}`,
      sk: `ROOM#${two.id}`,
      ...two,
      communityId,
      ownerPhoneHash: seal.searchHash('13800000699'),
    })
    const sunyan = await signInAs(own, 'sunyan')
    const bind = async ({ buildingId, id: roomId }: typeof one) =>
      sunyan.call(bindRoom, {
        body: { buildingId, roomId, relation: 'owner', phoneCode: await codeFor(own, 'phone', 'sunyan') },
      })
    const answers = await Promise.all([bind(one), bind(two)])
    expect(answers.map(answer => answer.status)).toEqual([200, 200])
    expect(
      must(await sunyan.call(session.readMe))
        .rooms.map(it => it.roomId)
        .toSorted(),
    ).toEqual([one.id, two.id])
    await own.close()
  })
})
