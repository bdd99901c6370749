import { expect, test } from 'vitest'
import { minute } from '#domain/time.ts'
import { fakeAccount } from '../../../local/wechat/fake-accounts.ts'
import { aWeChat } from './a-wechat.ts'

const aTokenOffice = async () => {
  const wechat = await aWeChat()
  /** 0 while the token is good. */
  const check = async (token: string) => {
    const answer = await wechat.get(`/wxaapi/newtmpl/gettemplate?access_token=${encodeURIComponent(token)}`)
    return answer.errcode
  }
  const legacyToken = async () => {
    const { appid, secret } = fakeAccount
    const query = new URLSearchParams({ grant_type: 'client_credential', appid, secret })
    return String((await wechat.get(`/cgi-bin/token?${query}`)).access_token)
  }
  return { ...wechat, check, legacyToken }
}

test('the stable token stays the same and its remaining life shrinks', async () => {
  const { stableToken, clock } = await aTokenOffice()
  const first = await stableToken()
  clock.at += 100 * minute
  const later = await stableToken()
  expect(later).toEqual({ access_token: first.access_token, expires_in: 1200 })
  expect(first).toEqual({ access_token: expect.stringMatching(/^54_[\w-]{136}$/), expires_in: 7200 })
})

test('in its last five minutes the stable token is renewed and the old one works on for five minutes', async () => {
  const { stableToken, check, clock } = await aTokenOffice()
  const old = await stableToken()
  clock.at += 115 * minute - 1
  expect((await stableToken()).access_token).toBe(old.access_token)
  clock.at += 1
  const renewed = await stableToken()
  expect(renewed.access_token).not.toBe(old.access_token)
  expect(renewed.expires_in).toBe(7200)
  clock.at += 5 * minute - 1
  expect(await check(old.access_token)).toBe(0)
  clock.at += 1
  expect(await check(old.access_token)).toBe(42001)
  expect(await check(renewed.access_token)).toBe(0)
})

test('a forced refresh kills the old token at once', async () => {
  const { stableToken, check } = await aTokenOffice()
  const old = await stableToken()
  const forced = await stableToken({ force_refresh: true })
  expect(await check(old.access_token)).toBe(40001)
  expect(await check(forced.access_token)).toBe(0)
})

test('forced refreshes within half a minute do nothing, and the twenty-first of a Shanghai day is refused', async () => {
  const { stableToken, clock } = await aTokenOffice()
  const first = await stableToken({ force_refresh: true })
  clock.at += minute / 2 - 1
  expect((await stableToken({ force_refresh: true })).access_token).toBe(first.access_token)
  for (let count = 2; count <= 20; count++) {
    clock.at += minute / 2
    expect((await stableToken({ force_refresh: true })).errcode, `refresh ${count}`).toBeUndefined()
  }
  clock.at += minute
  expect((await stableToken({ force_refresh: true })).errcode).toBe(45009)
  clock.at += 9 * 60 * minute
  expect((await stableToken({ force_refresh: true })).errcode).toBeUndefined()
})

test('each legacy token retires the one before, which works on for five minutes, and kills the older ones', async () => {
  const { legacyToken, check, clock } = await aTokenOffice()
  const first = await legacyToken()
  const second = await legacyToken()
  expect(await check(first)).toBe(0)
  const third = await legacyToken()
  expect(await check(first)).toBe(40001)
  expect(await check(second)).toBe(0)
  clock.at += 5 * minute
  expect(await check(second)).toBe(42001)
  expect(await check(third)).toBe(0)
})

test('stable and legacy tokens leave each other alone', async () => {
  const { legacyToken, stableToken, check } = await aTokenOffice()
  const stable = await stableToken()
  const legacy = await legacyToken()
  await legacyToken()
  await stableToken({ force_refresh: true })
  await stableToken()
  expect(await check(legacy)).toBe(0)
  expect(await check(stable.access_token)).toBe(40001)
})

test('a missing, a malformed and a foreign token are refused', async () => {
  const { check } = await aTokenOffice()
  expect(await check('')).toBe(41001)
  expect(await check('garbage')).toBe(40014)
  expect(await check(`54_${'x'.repeat(136)}`)).toBe(40001)
})

test.each([
  ['another appid', { appid: 'wx0000000000000000' }, 40013],
  ['another secret', { secret: '0' }, 40125],
  ['no appid', { appid: '' }, 41002],
  ['no secret', { secret: '' }, 41004],
  ['another grant type', { grant_type: 'authorization_code' }, 40002],
  ['force_refresh as text', { force_refresh: 'true' }, 47001],
])('a token request with %s is refused', async (_name, change, errcode) => {
  const { stableToken } = await aTokenOffice()
  expect((await stableToken(change)).errcode).toBe(errcode)
})

test('the stable token is not given by GET', async () => {
  const { get } = await aTokenOffice()
  expect((await get('/cgi-bin/stable_token?grant_type=client_credential')).errcode).toBe(43002)
})
