import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { expect, test } from 'vitest'
import { fakeAccount } from '../../../local/wechat/fake-accounts.ts'
import { startWeChat } from '../../../local/wechat/start-wechat.ts'
import { aWeChat, sunday, templateIds } from './a-wechat.ts'

const options = { port: 0, now: () => sunday, ...fakeAccount, pages: [], templates: [] }

test.each([
  ['a real-looking appid', { appid: 'wx1a2b3c4d5e6f7a8b' }],
  ['a real-looking secret', { secret: '0123456789abcdef0123456789abcdef' }],
])('%s is refused at start and not repeated', async (_name, change) => {
  const error = await startWeChat({ ...options, ...change }).catch(String)
  expect(error).toMatch(/only its own fake account/)
  for (const value of Object.values(change)) expect(error).not.toContain(value)
})

test('it does not listen beyond this machine', async () => {
  const everywhere: object = { host: '0.0.0.0' }
  await expect(startWeChat({ ...options, ...everywhere })).rejects.toThrow(/loopback/)
})

test('only pages from this machine may touch the switches', async () => {
  const { url } = await aWeChat()
  const ask = (origin: string, method = 'GET') => fetch(`${url}/__sim/users`, { method, headers: { origin } })
  const allowed = await ask('http://127.0.0.1:10086')
  expect(allowed.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:10086')
  const preflight = await ask('http://localhost:3000', 'OPTIONS')
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type')
  const stranger = await ask('https://example.com')
  expect(stranger.status).toBe(403)
  expect(stranger.headers.get('access-control-allow-origin')).toBeNull()
  expect((await ask('http://127.0.0.1.example.com')).status).toBe(403)
})

test('a name made to point at this machine does not reach the switches', async () => {
  const { url } = await aWeChat()
  const asking = request(`${url}/__sim/users`, { headers: { host: 'rebound.example.com' } }).end()
  const [response]: IncomingMessage[] = await once(asking, 'response')
  response?.resume()
  expect(response?.statusCode).toBe(403)
})

test('no web page may call the real paths', async () => {
  const { url } = await aWeChat()
  const response = await fetch(`${url}/cgi-bin/token`, { headers: { origin: 'http://127.0.0.1:10086' } })
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
})

test('the same alias is always the same person and keeps the phone number', async () => {
  const [here, there] = [await aWeChat(), await aWeChat()]
  const first = await here.person('resident-a', { phone: '13800000001' })
  expect(await here.person('resident-a')).toEqual(first)
  expect((await there.person('resident-a')).openid).toBe(first.openid)
  expect((await there.person('resident-b')).openid).not.toBe(first.openid)
})

test.each([
  ['users', { alias: 'a', phone: 'call me' }, 400],
  ['users', { alias: 'a', colour: 'red' }, 400],
  ['login-code', { user: 'nobody' }, 404],
  ['phone-code', { user: 'without-phone' }, 409],
  ['subscribe', { user: 'without-phone', templateIds: [templateIds.work], answer: 'perhaps' }, 400],
  ['faults', { endpoint: '/cgi-bin/token', mode: 'fire' }, 400],
  ['nothing-here', {}, 404],
])('the switch %s refuses %o', async (path, body, status) => {
  const { url, person } = await aWeChat()
  await person('without-phone')
  const response = await fetch(`${url}/__sim/${path}`, { method: 'POST', body: JSON.stringify(body) })
  expect(response.status).toBe(status)
})

test('an unknown path of WeChat is refused as WeChat does', async () => {
  const { get } = await aWeChat()
  expect((await get('/cgi-bin/nowhere')).errcode).toBe(40066)
})

test('the outbox shows only what came after the last card seen', async () => {
  const { person, consent, stableToken, post, get } = await aWeChat()
  const { openid } = await person('staff-b')
  const { access_token } = await stableToken()
  const data = {
    thing1: { value: '水管漏水' },
    character_string2: { value: 'WX-1' },
    thing3: { value: '到场' },
    time4: { value: '18:00' },
  }
  for (let count = 0; count < 2; count++) {
    await consent('staff-b', [templateIds.work])
    const message = { touser: openid, template_id: templateIds.work, data }
    await post(`/cgi-bin/message/subscribe/send?access_token=${access_token}`, message)
  }
  expect(await get('/__sim/outbox')).toMatchObject({ cards: [{ sequence: 1 }, { sequence: 2 }] })
  expect(await get('/__sim/outbox?user=staff-b&after=1')).toEqual({ cards: [expect.objectContaining({ sequence: 2 })] })
  expect((await fetch(`${(await aWeChat()).url}/__sim/outbox?user=nobody`)).status).toBe(404)
})

test('faults hit as often as ordered and can be cleared', async () => {
  const { url, fault, stableToken, get } = await aWeChat()
  await fault('/cgi-bin/stable_token', 'busy', 2)
  expect((await stableToken()).errcode).toBe(-1)
  expect(await get('/__sim/faults')).toMatchObject({ faults: [{ mode: 'busy', times: 1 }] })
  expect((await stableToken()).errcode).toBe(-1)
  expect((await stableToken()).errcode).toBeUndefined()
  await fault('/cgi-bin/stable_token', 'bad-gateway')
  await fetch(`${url}/__sim/faults`, { method: 'DELETE' })
  expect((await stableToken()).errcode).toBeUndefined()
})

test('settings list only choices kept for always, and asking again forgets them', async () => {
  const { person, consent, sim, get } = await aWeChat()
  await person('resident-a')
  await consent('resident-a', [templateIds.progress])
  await consent('resident-a', [templateIds.survey], 'always-reject')
  const settings = () => get('/__sim/subscription-settings?user=resident-a')
  expect(await settings()).toMatchObject({ subscriptionsSetting: { itemSettings: { [templateIds.survey]: 'reject' } } })
  expect(await consent('resident-a', [templateIds.survey])).toMatchObject({ [templateIds.survey]: 'reject' })
  await sim('subscription-settings', { user: 'resident-a', choices: { [templateIds.survey]: 'ask' } })
  expect(await consent('resident-a', [templateIds.survey])).toMatchObject({ [templateIds.survey]: 'accept' })
  await sim('subscription-settings', { user: 'resident-a', choices: { [templateIds.progress]: 'reject' } })
  expect(await settings()).toMatchObject({
    sendsLeft: { [templateIds.progress]: 0, [templateIds.survey]: 1 },
    subscriptionsSetting: { itemSettings: { [templateIds.progress]: 'reject' } },
  })
})
