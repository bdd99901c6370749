import { expect, test } from 'vitest'
import { weChatCaller } from '../../../functions/wechat/call-wechat.ts'
import { makeCode } from '../../../functions/wechat/make-code.ts'
import { aWeChat } from '../../local/wechat/a-wechat.ts'
import { aClient } from './a-client.ts'

const path = '/wxa/getwxacodeunlimit'
const wanted = { scene: 'b.tsy-b2', page: 'pages/home/home', width: 430 }

const aMaker = async (secret?: string) => {
  const wechat = await aWeChat()
  const client = aClient(wechat, secret === undefined ? {} : { secret })
  return { ...wechat, calls: client.calls, make: (change = {}) => makeCode(client, { ...wanted, ...change }) }
}

test('the picture arrives byte by byte', async () => {
  const { make } = await aMaker()
  const outcome = await make()
  if (outcome.outcome !== 'made') throw new Error(outcome.outcome)
  expect(outcome.picture.type).toBe('image/jpeg')
  expect(outcome.picture.bytes.subarray(0, 2).toString('hex')).toBe('ffd8')
  expect(outcome.picture.bytes.subarray(-2).toString('hex')).toBe('ffd9')
})

test.each([
  ['too long a scene', { scene: 'x'.repeat(33) }, 'scene-refused'],
  ['a scene with Chinese', { scene: 'b.三' }, 'scene-refused'],
  ['a page that is not released', { page: 'pages/nowhere/index' }, 'not-released'],
  ['a picture too large', { width: 2000 }, 'misconfigured'],
] as const)('%s: %s', async (_, change, outcome) => {
  const { make } = await aMaker()
  expect(await make(change)).toMatchObject({ outcome })
})

test('a refused token is renewed and the code made', async () => {
  const { make, fault, calls } = await aMaker()
  await fault(path, 'token-refused')
  expect(await make()).toMatchObject({ outcome: 'made' })
  expect(calls.filter(it => it === path)).toHaveLength(2)
})

test.each([
  ['quota-used-up', 'too-often'],
  ['too-fast', 'too-often'],
  ['busy', 'busy'],
  ['bad-gateway', 'busy'],
  ['cut-answer', 'busy'],
  ['accept-then-drop', 'busy'],
  ['drop-before-accept', 'busy'],
] as const)('after %s the outcome is %s, and asked again it is made', async (mode, outcome) => {
  const { make, fault } = await aMaker()
  await fault(path, mode)
  expect(await make()).toEqual({ outcome })
  expect(await make()).toMatchObject({ outcome: 'made' })
})

test('a wrong secret is a matter for a person', async () => {
  const { make } = await aMaker('wrong')
  expect(await make()).toMatchObject({ outcome: 'misconfigured', code: 40125 })
})

const picturesFrom = (bytes: Uint8Array<ArrayBuffer>, status = 200) =>
  weChatCaller({ base: 'https://api.weixin.qq.com', fetch: async () => new Response(bytes, { status }) })

const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.from('0000000049454e44ae426082', 'hex'),
])

test('a picture is known by its own bytes, whatever its label', async () => {
  const reply = await picturesFrom(new Uint8Array(png))({ path: '/x', wantsPicture: true })
  expect(reply).toMatchObject({ kind: 'answered', errcode: 0, picture: { type: 'image/png' } })
})

test.each([
  ['half a picture', new Uint8Array(png.subarray(0, 20)), 200],
  ['a picture from a gateway in trouble', new Uint8Array(png), 502],
  ['nothing', new Uint8Array(), 200],
  ['text', new TextEncoder().encode('<html>far too long for a mark</html>'), 200],
])('%s is no picture', async (_, bytes, status) => {
  const reply = await picturesFrom(bytes, status)({ path: '/x', wantsPicture: true })
  expect(reply).toEqual({ kind: 'lost', why: 'unreadable' })
})

test('JSON instead of the picture says nothing was made', async () => {
  const call = weChatCaller({ base: 'https://api.weixin.qq.com', fetch: async () => new Response('{"errcode":0}') })
  expect(await makeCode({ callWithToken: call }, wanted)).toEqual({ outcome: 'busy' })
})
