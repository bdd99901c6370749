import { expect, test } from 'vitest'
import { weChatCaller } from '../../../functions/wechat/call-wechat.ts'
import { aWeChat } from '../../local/wechat/a-wechat.ts'

const answering = (response: () => Response | Promise<Response>) =>
  weChatCaller({ base: 'https://api.weixin.qq.com', fetch: async () => response() })

test.each(['https://api.weixin.qq.com', 'https://sh.api.weixin.qq.com'])('%s is WeChat', base => {
  expect(() => weChatCaller({ base })).not.toThrow()
})

test.each([
  'http://api.weixin.qq.com',
  'https://weixin.qq.com.example.com',
  'https://evilweixin.qq.com',
  'https://api.weixin.qq.com:8443',
  'https://user:pass@api.weixin.qq.com',
  'https://api.weixin.qq.com/proxy',
  'http://127.0.0.1:9000',
  'not an address',
])('%s is not WeChat and is refused', base => {
  expect(() => weChatCaller({ base })).toThrow(/WeChat base/)
})

test('the stand-in is taken only on this machine', () => {
  expect(() => weChatCaller({ base: 'http://127.0.0.1:9000', allowStandIn: true })).not.toThrow()
  expect(() => weChatCaller({ base: 'http://stand-in.example.com', allowStandIn: true })).toThrow(/WeChat base/)
  expect(() => weChatCaller({ base: 'https://127.0.0.1', allowStandIn: true })).toThrow(/WeChat base/)
})

test('an answer is read whatever its label says, and a missing errcode is success', async () => {
  const call = answering(() => new Response('{"openid":"o1"}', { headers: { 'content-type': 'text/plain' } }))
  expect(await call({ path: '/x' })).toMatchObject({ kind: 'answered', errcode: 0, answer: { openid: 'o1' } })
})

test('an errcode sent as text counts, and the request number is taken from the message', async () => {
  const call = answering(() =>
    Response.json({ errcode: '40029', errmsg: 'invalid code rid: 6299e87e-5ed9e599-0d046b47' }),
  )
  expect(await call({ path: '/x' })).toMatchObject({ errcode: 40029, rid: '6299e87e-5ed9e599-0d046b47' })
})

test.each([
  ['HTML', () => new Response('<html>502</html>', { status: 502 })],
  ['JSON of a gateway', () => Response.json({ message: 'Bad Gateway' }, { status: 502 })],
  ['a list', () => Response.json([])],
  ['an errcode that is no number', () => Response.json({ errcode: 'many' })],
  ['nothing', () => new Response('')],
])('%s as an answer proves nothing', async (_name, response) => {
  expect(await answering(response)({ path: '/x' })).toEqual({ kind: 'lost', why: 'unreadable' })
})

const failing = (cause: object) =>
  weChatCaller({
    base: 'https://api.weixin.qq.com',
    fetch: async () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('broken'), cause) })
    },
  })

test.each([
  ['a name that is not found', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }],
  ['a refused connection', { code: 'ECONNREFUSED', syscall: 'connect' }],
  ['all addresses refused', { code: 'ECONNREFUSED', errors: [{ syscall: 'connect' }, { syscall: 'connect' }] }],
  ['a connection that takes too long', { code: 'UND_ERR_CONNECT_TIMEOUT' }],
  ['a certificate that cannot be trusted', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
])('after %s nothing was sent', async (_name, cause) => {
  expect(await failing(cause)({ path: '/x' })).toEqual({ kind: 'not-reached' })
})

test.each([
  ['a reset', { code: 'ECONNRESET', syscall: 'read' }],
  ['a closed socket', { code: 'UND_ERR_SOCKET' }],
  ['an unfamiliar failure', {}],
])('after %s it is unknown what WeChat did', async (_name, cause) => {
  expect(await failing(cause)({ path: '/x' })).toEqual({ kind: 'lost', why: 'dropped' })
})

test('nobody listening means nothing was sent', async () => {
  const wechat = await aWeChat()
  await wechat.close()
  const call = weChatCaller({ base: wechat.url, allowStandIn: true })
  expect(await call({ path: '/cgi-bin/token' })).toEqual({ kind: 'not-reached' })
})

test('an address that redirects is not followed with the secret', async () => {
  const asked: RequestInit[] = []
  const fetch = async (_url: unknown, init: RequestInit = {}) => {
    asked.push(init)
    return Response.json({})
  }
  await weChatCaller({ base: 'https://api.weixin.qq.com', fetch })({ path: '/x' })
  expect(asked).toMatchObject([{ redirect: 'error' }])
})

test('a call may take four seconds', async () => {
  const limits: number[] = []
  const deadline = (milliseconds: number) => {
    limits.push(milliseconds)
    return new AbortController().signal
  }
  await weChatCaller({ base: 'https://api.weixin.qq.com', fetch: async () => Response.json({}), deadline })({
    path: '/x',
  })
  expect(limits).toEqual([4_000])
})
