import { expect, test } from 'vitest'
import { exchangePhoneCode } from '../../../functions/wechat/exchange-phone-code.ts'
import { aWeChat } from '../../local/wechat/a-wechat.ts'
import { aClient } from './a-client.ts'

const path = '/wxa/business/getuserphonenumber'

const aPhone = async (secret?: string) => {
  const wechat = await aWeChat()
  const client = aClient(wechat, secret === undefined ? {} : { secret })
  const { openid } = await wechat.person('resident-a', { phone: '13800000001' })
  const exchange = (code: string, change: { appid?: string; openid?: string } = {}) =>
    exchangePhoneCode({ ...client, ...change }, { code, openid: change.openid ?? openid })
  return { ...wechat, calls: client.calls, exchange }
}

test('a code tells the number without its country code', async () => {
  const { exchange, phoneCode } = await aPhone()
  expect(await exchange(await phoneCode('resident-a'))).toEqual({
    outcome: 'known',
    phone: '13800000001',
    countryCode: '86',
  })
})

test('a used, an empty, a login code and the code of another person are refused', async () => {
  const { exchange, phoneCode, loginCode, person } = await aPhone()
  const code = await phoneCode('resident-a')
  const stranger = await person('resident-b')
  expect(await exchange(code, { openid: stranger.openid })).toEqual({ outcome: 'code-refused' })
  await exchange(code)
  expect(await exchange(code)).toEqual({ outcome: 'code-refused' })
  expect(await exchange('')).toEqual({ outcome: 'code-refused' })
  expect(await exchange(await loginCode('resident-a'))).toEqual({ outcome: 'code-refused' })
})

test('a number marked for another app is not believed', async () => {
  const { exchange, phoneCode } = await aPhone()
  const outcome = await exchange(await phoneCode('resident-a'), { appid: 'wx1111111111111111' })
  expect(outcome).toMatchObject({ outcome: 'misconfigured' })
})

test('without a token the code is not spent', async () => {
  const { exchange, phoneCode, fault } = await aPhone()
  const code = await phoneCode('resident-a')
  await fault('/cgi-bin/stable_token', 'busy')
  expect(await exchange(code)).toEqual({ outcome: 'busy' })
  expect(await exchange(code)).toMatchObject({ outcome: 'known' })
})

test('a wrong secret is a matter for a person', async () => {
  const { exchange, phoneCode } = await aPhone('wrong')
  expect(await exchange(await phoneCode('resident-a'))).toMatchObject({ outcome: 'misconfigured', code: 40125 })
})

test('a refused token is renewed with the same code', async () => {
  const { exchange, phoneCode, fault } = await aPhone()
  await fault(path, 'token-refused')
  expect(await exchange(await phoneCode('resident-a'))).toMatchObject({ outcome: 'known' })
})

test.each([
  ['too-fast', 'too-often'],
  ['busy', 'busy'],
  ['quota-used-up', 'misconfigured'],
  ['bad-gateway', 'busy'],
  ['cut-answer', 'busy'],
  ['accept-then-drop', 'busy'],
  ['drop-before-accept', 'busy'],
] as const)('after %s the outcome is %s and the code was tried once', async (mode, outcome) => {
  const { exchange, phoneCode, fault, calls } = await aPhone()
  await fault(path, mode)
  expect(await exchange(await phoneCode('resident-a'))).toMatchObject({ outcome })
  expect(calls.filter(each => each === path)).toHaveLength(1)
})
