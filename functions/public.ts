// The door before signing in: a table of contents.

import * as desk from '#contract/desk.ts'
import * as session from '#contract/session.ts'
import { type Core, openCore } from './core.ts'
import { door } from './http/door.ts'
import { type Served, serve } from './http/serve.ts'
import { lambda, type Outside, once } from './runtime.ts'
import { beginDeskSignIn, claimDeskSignIn } from './session/desk-sign-in.ts'
import { refreshSession, signIn } from './session/sign-in.ts'
import { openWeChat, type WeChat } from './wechat/open-wechat.ts'

type Needs = Core & { wechat: WeChat }

const table: readonly Served<Needs>[] = [
  serve(session.signIn, signIn),
  serve(session.refreshSession, refreshSession),
  serve(desk.beginDeskSignIn, beginDeskSignIn),
  serve(desk.claimDeskSignIn, claimDeskSignIn),
]

/** The handler, given its outside. */
export const openPublicDoor = (outside: Outside) =>
  door(
    table,
    once(async () => {
      const core = await openCore(outside)
      return { ...core, wechat: await openWeChat(outside, core) }
    }),
  )

export const handler = openPublicDoor(lambda)
