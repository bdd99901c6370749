// The real client pointed at the stand-in, with a token store that behaves as the shared one does.
import { type KeptToken, type TokenStore, tokenCaller } from '../../../functions/wechat/access-token.ts'
import { type CallWeChat, weChatCaller } from '../../../functions/wechat/call-wechat.ts'
import { fakeAccount } from '../../../local/wechat/fake-accounts.ts'

/** One shared store, as several containers see it. */
export const aTokenStore = () => {
  let kept: KeptToken | undefined
  const store: TokenStore = {
    read: async () => kept,
    write: async token => {
      if (!kept || kept.expiresAt < token.expiresAt) kept = token
    },
    forget: async badToken => {
      if (kept?.token === badToken) kept = undefined
    },
  }
  return { store, kept: () => kept }
}

/** One container: its calls are listed by path in the order they were made. */
export const aClient = (
  { url, now }: { url: string; now: () => number },
  {
    store = aTokenStore().store,
    ...caller
  }: {
    store?: TokenStore
    deadline?: () => AbortSignal
    fetch?: typeof fetch
    secret?: string
  } = {},
) => {
  const calls: string[] = []
  const open = weChatCaller({ base: url, allowStandIn: true, ...caller })
  const call: CallWeChat = request => {
    calls.push(request.path)
    return open(request)
  }
  const account = { ...fakeAccount, ...(caller.secret !== undefined && { secret: caller.secret }) }
  const callWithToken = tokenCaller({ call, ...account, store, now })
  return { calls, call, callWithToken, ...account, now }
}
