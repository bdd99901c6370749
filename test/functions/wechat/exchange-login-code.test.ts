import { expect, test } from 'vitest'
import { weChatCaller } from '../../../functions/wechat/call-wechat.ts'
import { exchangeLoginCode } from '../../../functions/wechat/exchange-login-code.ts'
import { fakeAccount } from '../../../local/wechat/fake-accounts.ts'
import { aWeChat } from '../../local/wechat/a-wechat.ts'
import { aClient } from './a-client.ts'

const path = '/sns/jscode2session'

const aLogin = async (secret?: string) => {
  const wechat = await aWeChat()
  const client = aClient(wechat, secret === undefined ? {} : { secret })
  const { openid } = await wechat.person('resident-a')
  return { ...wechat, openid, calls: client.calls, login: (code: string) => exchangeLoginCode(client, code) }
}

test('a code tells the openid and nothing secret', async () => {
  const { login, loginCode, openid } = await aLogin()
  expect(await login(await loginCode('resident-a'))).toEqual({ outcome: 'known', openid })
})

test.each(['', 'invented'])('the code %j is refused', async code => {
  const { login } = await aLogin()
  expect(await login(code)).toEqual({ outcome: 'code-refused' })
})

test('a code used before is refused, and so is one that is too old', async () => {
  const { login, loginCode, clock } = await aLogin()
  const code = await loginCode('resident-a')
  await login(code)
  expect(await login(code)).toEqual({ outcome: 'code-refused' })
  const old = await loginCode('resident-a')
  clock.at += 300_000
  expect(await login(old)).toEqual({ outcome: 'code-refused' })
})

test('a person held to be a risk is blocked', async () => {
  const { login, loginCode, person } = await aLogin()
  await person('risky-c', { standing: 'risky' })
  expect(await login(await loginCode('risky-c'))).toEqual({ outcome: 'person-blocked' })
})

test('a wrong secret is a matter for a person', async () => {
  const { login, loginCode } = await aLogin('wrong')
  const outcome = await login(await loginCode('resident-a'))
  expect(outcome).toEqual({ outcome: 'misconfigured', code: 40125, rid: expect.stringMatching(/^[0-9a-f-]{26}$/) })
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
  const { login, loginCode, fault, calls } = await aLogin()
  await fault(path, mode)
  expect(await login(await loginCode('resident-a'))).toMatchObject({ outcome })
  expect(calls).toEqual([path])
})

const answered = (answer: object) =>
  exchangeLoginCode(
    {
      ...fakeAccount,
      call: weChatCaller({ base: 'https://api.weixin.qq.com', fetch: async () => Response.json(answer) }),
    },
    'a-code',
  )

test('the session key is dropped and a unionid kept', async () => {
  const outcome = await answered({ openid: 'o1', unionid: 'u1', session_key: 'secret', later: 'more' })
  expect(outcome).toEqual({ outcome: 'known', openid: 'o1', unionid: 'u1' })
})

test('an answer without an openid logs nobody in', async () => {
  expect(await answered({ session_key: 'secret' })).toEqual({ outcome: 'busy' })
  expect(await answered({ openid: '' })).toEqual({ outcome: 'busy' })
})
