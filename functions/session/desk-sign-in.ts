// 扫码登录: a browser shows a code, somebody of the staff says yes in the mini-program, the browser gets its tokens once.

import { randomBytes } from 'node:crypto'
import type { DeskAnswer, DeskRequest } from '#contract/desk.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Milliseconds, minute } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type DeskItem, deskAt, deskPartition, userAt } from '../storage/person-items.ts'
import { readItems } from '../storage/read.ts'
import { writeThrough } from '../storage/write.ts'
import { enter, isSignedOut } from './enter.ts'
import { openSession } from './open-session.ts'
import { meOf } from './sign-in.ts'
import { hashOf, isSameHash } from './token.ts'

/** How long a code is shown. */
const shownFor: Milliseconds = 2 * minute
const digits = 8
const mostTries = 3

type ByCode = { code: string }

/** Codes are few enough to be drawn twice: the second draw finds the place taken and draws again. */
export const beginDeskSignIn = async (
  core: Core,
  { body }: Asked<unknown, unknown, { browser: string }>,
): Promise<Result<{ code: string; secret: string; expiresAt: number }, 'busy-try-again'>> => {
  const secret = randomBytes(32).toString('base64url')
  const askedAt = core.now()
  const expiresAt = askedAt + shownFor
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const code = Array.from({ length: digits }, () => core.randomBelow(10)).join('')
    const item: DeskItem = {
      v: 1,
      pk: deskPartition(code),
      version: 1,
      state: 'waiting',
      secretHash: hashOf(secret),
      browser: body.browser,
      askedAt,
      expiresAt,
      expiresAtSeconds: Math.ceil(expiresAt / 1000),
    }
    const written = await writeThrough(core, [{ table: 'working', only: 'if-absent', item }])
    if (written.ok) return accept({ code, secret, expiresAt })
  }
  return refuse('busy-try-again')
}

/** One wait while nobody has answered; then the user and one transaction that uses the code up. */
export const claimDeskSignIn = async (
  core: Core,
  { body: { code, secret } }: Asked<unknown, unknown, ByCode & { secret: string }>,
): Promise<Result<DeskAnswer, 'busy-try-again'>> => {
  const here = deskAt(code)
  const desk = (await readItems(core.database, [here])).take(here)
  if (!desk || !isSameHash(desk.secretHash, hashOf(secret)) || desk.expiresAt <= core.now())
    return accept({ state: 'over' })
  if (desk.state === 'waiting' || desk.state === 'refused') return accept({ state: desk.state })
  if (desk.state === 'used' || desk.userId === undefined) return accept({ state: 'over' })
  const userHere = userAt(desk.userId)
  const user = (await readItems(core.database, [userHere])).take(userHere)
  if (!user || user.grants.length === 0) return accept({ state: 'over' })
  // A yes is worth what a session opened at that moment would be worth.
  if (isSignedOut(user, { openedAt: desk.approvedAt ?? desk.askedAt })) return accept({ state: 'over' })
  const opened = await openSession(core, user, {
    device: desk.browser,
    beside: [
      {
        table: 'working',
        only: 'if-version',
        version: desk.version,
        item: { ...desk, version: desk.version + 1, state: 'used' },
      },
    ],
  })
  if (!opened) return refuse('busy-try-again')
  return accept({ state: 'signed-in', signedIn: { tokens: opened.tokens, me: meOf(core, opened.user) } })
}

type Refusal = 'sign-in-again' | 'not-allowed' | 'desk-code-over'

const waitingDesk = async (core: Core, holder: Asked['holder'], code: string) => {
  const entered = await enter(core, holder, [deskAt(code)])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  if (caller.actor.grants.length === 0) return refuse('not-allowed')
  const desk = found.take(deskAt(code))
  if (desk?.state !== 'waiting' || desk.expiresAt <= core.now()) return refuse('desk-code-over')
  return accept({ desk, userId: caller.actor.id })
}

export const readDeskSignIn = async (
  core: Core,
  { holder, params }: Asked<ByCode>,
): Promise<Result<DeskRequest, Refusal>> => {
  const asked = await waitingDesk(core, holder, params.code)
  if (!asked.ok) return asked
  const { browser, askedAt, expiresAt } = asked.value.desk
  return accept({ browser, askedAt, expiresAt })
}

/** Of two answers the first counts. */
export const answerDeskSignIn = async (
  core: Core,
  { holder, params, body }: Asked<ByCode, unknown, { yes: boolean }>,
): Promise<Result<Record<string, never>, Refusal>> => {
  // Before it is known that he is signed in: whoever signs out everywhere meanwhile takes this yes back with it.
  const approvedAt = core.now()
  const asked = await waitingDesk(core, holder, params.code)
  if (!asked.ok) return asked
  const { desk, userId } = asked.value
  const { version } = desk
  const answered: DeskItem = {
    ...desk,
    version: version + 1,
    ...(body.yes ? { state: 'approved', userId, approvedAt } : { state: 'refused' }),
  }
  const written = await writeThrough(core, [{ table: 'working', only: 'if-version', version, item: answered }])
  return written.ok ? accept({}) : refuse('desk-code-over')
}
