// WeChat as the functions use it: the caller, and the access token shared through the working table.

import * as z from 'zod/mini'
import type { Core } from '../core.ts'
import type { Outside } from '../runtime.ts'
import { type Located, readItems } from '../storage/read.ts'
import { writeItems } from '../storage/write.ts'
import { type CallWithToken, type TokenStore, tokenCaller } from './access-token.ts'
import { type CallWeChat, weChatCaller } from './call-wechat.ts'

export type WeChat = { call: CallWeChat; callWithToken: CallWithToken; appid: string; secret: string }

const TokenItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  version: z.number(),
  sealed: z.string(),
  expiresAt: z.number(),
  expiresAtSeconds: z.number(),
})

const tokenAt = (appid: string): Located<typeof TokenItem> => ({
  table: 'working',
  key: { pk: `WXTOKEN#${appid}` },
  schema: TokenItem,
})

const tokenStore = (core: Core, appid: string): TokenStore => {
  const here = tokenAt(appid)
  const context = `WXTOKEN#${appid}/token`
  const stored = async () => (await readItems(core.database, [here])).take(here)
  const put = async (version: number, token: string, expiresAt: number) => {
    const item = {
      v: 1,
      ...here.key,
      version: version + 1,
      sealed: core.seal.seal(token, context),
      expiresAt,
      expiresAtSeconds: Math.ceil(expiresAt / 1000),
    }
    await writeItems(core.database, [
      version === 0
        ? { table: 'working', only: 'if-absent', item }
        : { table: 'working', only: 'if-version', version, item },
    ])
  }
  return {
    async read() {
      const item = await stored()
      return item && item.expiresAt > core.now()
        ? { token: core.seal.open(item.sealed, context), expiresAt: item.expiresAt }
        : undefined
    },
    async write({ token, expiresAt }) {
      const item = await stored()
      if (!item || item.expiresAt < expiresAt) await put(item?.version ?? 0, token, expiresAt)
    },
    async forget(badToken) {
      const item = await stored()
      if (item && core.seal.open(item.sealed, context) === badToken) await put(item.version, badToken, 0)
    },
  }
}

/** Opens WeChat for the functions that need it. Throws where the settings name none. */
export const openWeChat = async (outside: Outside, core: Core): Promise<WeChat> => {
  const { wechat } = core.settings
  const { wechatSecret } = await outside.secrets()
  if (!wechat || wechatSecret === undefined) throw new Error('this function was given no WeChat settings')
  const call = weChatCaller({ base: wechat.base, allowStandIn: wechat.mayBeStandIn })
  const callWithToken = tokenCaller({
    call,
    appid: wechat.appid,
    secret: wechatSecret,
    store: tokenStore(core, wechat.appid),
    now: core.now,
  })
  return { call, callWithToken, appid: wechat.appid, secret: wechatSecret }
}
