import { type AnyFunction, textList } from './shapes.ts'
import type { Shell } from './shell.ts'
import { asyncCall, refuse } from './wx-call.ts'

const MOST_TEMPLATES = 3

/** What stands behind the person's WeChat account. */
export type Account = {
  /** A fresh login code from the WeChat stand-in. */
  readonly loginCode: () => Promise<string>
  /** The person's choice per template: accept, reject, ban or filter. */
  readonly subscribe: (templateIds: readonly string[]) => Promise<Readonly<Record<string, string>>>
}

/** wx.login, checkSession, requestSubscribeMessage. */
export function accountApis(shell: Shell, account: Account): Record<string, AnyFunction> {
  const login = asyncCall(shell, 'login', async () => ({ code: await account.loginCode() }))
  const checkSession = asyncCall(shell, 'checkSession', () => undefined)
  const requestSubscribeMessage = asyncCall(shell, 'requestSubscribeMessage', async options => {
    if (!shell.gesture) throw refuse('can only be invoked by user TAP gesture.', { errCode: 20001 })
    const templates = textList(options.tmplIds)
    if (templates.length === 0) throw refuse('TmplIds can not be empty', { errCode: 10001 })
    if (templates.length > MOST_TEMPLATES) throw refuse('Templates count out of max bounds', { errCode: 20003 })
    return account.subscribe(templates)
  })
  return { login, checkSession, requestSubscribeMessage }
}
