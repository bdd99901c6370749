import { expect, test } from 'vitest'
import { minute } from '#domain/time.ts'
import { fakeAccount } from '../../../local/wechat/fake-accounts.ts'
import { aWeChat } from './a-wechat.ts'

const aLogin = async () => {
  const wechat = await aWeChat()
  const { openid } = await wechat.person('resident-a', { phone: '13800000001' })
  const login = (code: string, change: Record<string, string> = {}) => {
    const query = { ...fakeAccount, js_code: code, grant_type: 'authorization_code', ...change }
    return wechat.get(`/sns/jscode2session?${new URLSearchParams(query)}`)
  }
  const { access_token } = await wechat.stableToken()
  const phone = (body: object) => wechat.post(`/wxa/business/getuserphonenumber?access_token=${access_token}`, body)
  return { ...wechat, openid, login, phone }
}

test('a login code tells who it is, without an errcode', async () => {
  const { login, loginCode, openid } = await aLogin()
  const answer = await login(await loginCode('resident-a'))
  expect(answer).toEqual({ openid, session_key: expect.stringMatching(/^[\w+/]{22}==$/) })
  expect(openid).toMatch(/^o[\w-]{27}$/)
})

test('a login code works once and for less than five minutes', async () => {
  const { login, loginCode, clock } = await aLogin()
  const used = await loginCode('resident-a')
  await login(used)
  expect((await login(used)).errcode).toBe(40163)
  const [young, old] = [await loginCode('resident-a'), await loginCode('resident-a')]
  clock.at += 5 * minute - 1
  expect((await login(young)).errcode).toBeUndefined()
  clock.at += 1
  expect((await login(old)).errcode).toBe(40029)
})

test('a code of another app, an invented code and a missing code are refused', async () => {
  const { login, sim } = await aLogin()
  const foreign = await sim<{ code: string }>('login-code', { user: 'resident-a', appid: 'wx1111111111111111' })
  expect((await login(foreign.code)).errcode).toBe(40029)
  expect((await login('invented')).errcode).toBe(40029)
  expect((await login('')).errcode).toBe(41008)
})

test('a login with a wrong app, secret or grant type is refused and leaves the code', async () => {
  const { login, loginCode } = await aLogin()
  const code = await loginCode('resident-a')
  expect((await login(code, { appid: 'wx1111111111111111' })).errcode).toBe(40013)
  expect((await login(code, { secret: 'guess' })).errcode).toBe(40125)
  expect((await login(code, { grant_type: 'client_credential' })).errcode).toBe(40002)
  expect((await login(code)).errcode).toBeUndefined()
})

test('a person held to be a risk is blocked', async () => {
  const { login, loginCode, person } = await aLogin()
  await person('risky-c', { standing: 'risky' })
  expect((await login(await loginCode('risky-c'))).errcode).toBe(40226)
})

test('the hundred-and-first login of a person in a minute is refused, another person is not', async () => {
  const { login, loginCode, person, clock } = await aLogin()
  for (let count = 1; count <= 100; count++) await login(await loginCode('resident-a'))
  expect((await login(await loginCode('resident-a'))).errcode).toBe(45011)
  await person('resident-b')
  expect((await login(await loginCode('resident-b'))).errcode).toBeUndefined()
  clock.at += minute
  expect((await login(await loginCode('resident-a'))).errcode).toBeUndefined()
})

test('a phone code gives the number once', async () => {
  const { phone, phoneCode, openid } = await aLogin()
  const code = await phoneCode('resident-a')
  expect(await phone({ code, openid })).toMatchObject({
    errcode: 0,
    phone_info: {
      purePhoneNumber: '13800000001',
      countryCode: 86,
      watermark: { timestamp: 1795330860, appid: fakeAccount.appid },
    },
  })
  expect((await phone({ code, openid })).errcode).toBe(40029)
})

test('a phone code with another openid, after five minutes, or of the wrong kind is refused', async () => {
  const { phone, phoneCode, loginCode, login, person, clock, openid } = await aLogin()
  const { openid: otherOpenid } = await person('resident-b')
  const code = await phoneCode('resident-a')
  expect((await phone({ code, openid: otherOpenid })).errcode).toBe(40029)
  expect((await phone({ code: await loginCode('resident-a'), openid })).errcode).toBe(40029)
  expect((await login(code)).errcode).toBe(40029)
  clock.at += 5 * minute
  expect((await phone({ code })).errcode).toBe(40029)
})

test('the phone number is not given without a token or by GET', async () => {
  const { post, get, stableToken } = await aLogin()
  expect((await post('/wxa/business/getuserphonenumber', { code: 'x' })).errcode).toBe(41001)
  const { access_token } = await stableToken()
  expect((await get(`/wxa/business/getuserphonenumber?access_token=${access_token}`)).errcode).toBe(43002)
})
