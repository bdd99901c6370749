import { expect, test } from 'vitest'
import { minute } from '#domain/time.ts'
import { aGate } from '../../local/wechat/a-gate.ts'
import { aWeChat } from '../../local/wechat/a-wechat.ts'
import { aClient, aTokenStore } from './a-client.ts'

const tokenPath = '/cgi-bin/stable_token'
const path = '/wxaapi/newtmpl/gettemplate'

test('a burst of calls in a cold container asks for one token', async () => {
  const client = aClient(await aWeChat())
  const replies = await Promise.all([1, 2, 3, 4, 5].map(() => client.callWithToken({ path })))
  expect(replies.map(reply => reply.kind === 'answered' && reply.errcode)).toEqual([0, 0, 0, 0, 0])
  expect(client.calls.filter(each => each === tokenPath)).toHaveLength(1)
})

test('a second container uses the token kept by the first', async () => {
  const wechat = await aWeChat()
  const { store } = aTokenStore()
  await aClient(wechat, { store }).callWithToken({ path })
  const second = aClient(wechat, { store })
  expect(await second.callWithToken({ path })).toMatchObject({ errcode: 0 })
  expect(second.calls).toEqual([path])
})

test('the kept token expires when WeChat says, not two hours after it was asked for', async () => {
  const wechat = await aWeChat()
  await wechat.stableToken()
  wechat.clock.at += 60 * minute
  const { store, kept } = aTokenStore()
  await aClient(wechat, { store }).callWithToken({ path })
  expect(kept()?.expiresAt).toBe(wechat.clock.at + 60 * minute)
})

test('a token is used until five and a half minutes before its end', async () => {
  const wechat = await aWeChat()
  const client = aClient(wechat)
  await client.callWithToken({ path })
  wechat.clock.at += 114.5 * minute - 1
  await client.callWithToken({ path })
  expect(client.calls).toEqual([tokenPath, path, path])
  wechat.clock.at += 1
  await client.callWithToken({ path })
  expect(client.calls.slice(3)).toEqual([tokenPath, path])
})

test('a token killed by someone else is replaced and the call made once more', async () => {
  const wechat = await aWeChat()
  const { store, kept } = aTokenStore()
  const client = aClient(wechat, { store })
  await client.callWithToken({ path })
  const forced = await wechat.stableToken({ force_refresh: true })
  expect(await client.callWithToken({ path })).toMatchObject({ kind: 'answered', errcode: 0 })
  expect(client.calls.slice(2)).toEqual([path, tokenPath, path])
  expect(kept()?.token).toBe(forced.access_token)
})

test('a token replaced by another container is taken over, not thrown away', async () => {
  const wechat = await aWeChat()
  const { store, kept } = aTokenStore()
  const [slow, quick] = [aClient(wechat, { store }), aClient(wechat, { store })]
  await slow.callWithToken({ path })
  await quick.callWithToken({ path })
  await wechat.stableToken({ force_refresh: true })
  await quick.callWithToken({ path })
  const replacement = kept()
  expect(await slow.callWithToken({ path })).toMatchObject({ kind: 'answered', errcode: 0 })
  expect(slow.calls.slice(2)).toEqual([path, path])
  expect(kept()).toEqual(replacement)
})

test('many calls refused at once ask for one new token', async () => {
  const wechat = await aWeChat()
  const client = aClient(wechat)
  await client.callWithToken({ path })
  await wechat.stableToken({ force_refresh: true })
  const before = client.calls.length
  const replies = await Promise.all([1, 2, 3].map(() => client.callWithToken({ path })))
  expect(replies).toMatchObject([{ errcode: 0 }, { errcode: 0 }, { errcode: 0 }])
  expect(client.calls.slice(before).filter(each => each === tokenPath)).toHaveLength(1)
})

test.each([40001, 40014, 42001])('a token refused with %i is fetched again, once', async errcode => {
  const asked: string[] = []
  const { store } = aTokenStore()
  const client = aClient({ url: 'http://127.0.0.1:1', now: () => 0 }, { store, ...answers(asked, { errcode }) })
  const reply = await client.callWithToken({ path })
  expect(reply).toEqual({ kind: 'no-token', code: errcode, rid: undefined, retryAfter: undefined })
  expect(asked).toEqual([tokenPath, path, tokenPath, path])
})

// A WeChat that always gives the same token and refuses it each time.
const answers = (asked: string[], refusal: object) => ({
  fetch: async (url: unknown) => {
    const { pathname } = new URL(String(url))
    asked.push(pathname)
    return Response.json(pathname === tokenPath ? { access_token: 'same', expires_in: 7200 } : refusal)
  },
})

test('a call made while a bad token is being forgotten does not bring it back', async () => {
  const { store } = aTokenStore()
  const [forgetting, mayForget] = [aGate(), aGate()]
  const forget = async (badToken: string) => {
    forgetting.open()
    await mayForget.opened
    await store.forget(badToken)
  }
  const minted = ['bad', 'good']
  const fetch = async (input: URL | string | Request) => {
    const { pathname, searchParams } = new URL(String(input))
    if (pathname === tokenPath) return Response.json({ access_token: minted.shift(), expires_in: 7200 })
    const isRefused = pathname === '/strict' && searchParams.get('access_token') === 'bad'
    return Response.json({ errcode: isRefused ? 40001 : 0 })
  }
  const client = aClient({ url: 'http://127.0.0.1:1', now: () => 0 }, { store: { ...store, forget }, fetch })
  const refused = client.callWithToken({ path: '/strict' })
  await forgetting.opened
  await client.callWithToken({ path: '/lenient' })
  mayForget.open()
  expect(await refused).toMatchObject({ kind: 'answered', errcode: 0 })
})

test('a token refused a second time is a matter for a person: no third call, no forced refresh', async () => {
  const wechat = await aWeChat()
  const client = aClient(wechat)
  await wechat.fault(path, 'token-refused', 2)
  const { access_token } = await wechat.stableToken()
  expect(await client.callWithToken({ path })).toMatchObject({ kind: 'no-token', code: 40001, retryAfter: undefined })
  expect(client.calls).toEqual([tokenPath, path, tokenPath, path])
  expect((await wechat.stableToken()).access_token).toBe(access_token)
})

test('a new token that is refused too may still be waited for', async () => {
  const wechat = await aWeChat()
  const client = aClient(wechat)
  await client.callWithToken({ path })
  await wechat.stableToken({ force_refresh: true })
  await wechat.fault(path, 'token-refused', 2)
  expect(await client.callWithToken({ path })).toMatchObject({ code: 40001, retryAfter: wechat.clock.at + 2_000 })
})

test('a wrong secret is reported and not tried again for a minute', async () => {
  const wechat = await aWeChat()
  const client = aClient(wechat, { secret: 'wrong' })
  expect(await client.callWithToken({ path })).toMatchObject({ kind: 'no-token', code: 40125, retryAfter: undefined })
  wechat.clock.at += minute - 1
  expect(await client.callWithToken({ path })).toMatchObject({ code: 40125 })
  expect(client.calls).toEqual([tokenPath])
  wechat.clock.at += 1
  await client.callWithToken({ path })
  expect(client.calls).toEqual([tokenPath, tokenPath])
})

test.each([
  ['busy', 1_000],
  ['too-fast', 60_000],
  // 15:01 on Sunday to midnight.
  ['quota-used-up', 539 * minute],
  ['bad-gateway', 5_000],
  ['cut-answer', 5_000],
  ['accept-then-drop', 5_000],
  ['drop-before-accept', 5_000],
] as const)('%s at the token desk means waiting %i ms, without a business call', async (mode, wait) => {
  const wechat = await aWeChat()
  const client = aClient(wechat)
  await wechat.fault(tokenPath, mode)
  expect(await client.callWithToken({ path })).toMatchObject({ kind: 'no-token', retryAfter: wechat.clock.at + wait })
  expect(client.calls).toEqual([tokenPath])
  expect(await client.callWithToken({ path })).toMatchObject({ kind: 'answered', errcode: 0 })
})
