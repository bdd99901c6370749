// 同意 and 撤回同意: what holds now stands on the user, each act beside it for good.

import type * as z from 'zod/mini'
import type * as contract from '#contract/privacy.ts'
import type { Reason } from '#contract/refusals.ts'
import type { Me } from '#contract/session.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { enter } from '../session/enter.ts'
import { meOf } from '../session/sign-in.ts'
import { keyAt, keyItem, requestHashOf } from '../storage/act-items.ts'
import type { UserItem } from '../storage/person-items.ts'
import { consentPut } from '../storage/privacy-items.ts'
import { type Put, writeItems } from '../storage/write.ts'

type Consent = UserItem['consent']
type Request = Pick<Asked, 'holder' | 'key' | 'body'>
/** What holds afterwards, and what is written down; nothing is written where `record` is missing. */
type Change = (before: Consent, now: Instant) => { consent: Consent; record?: Put }

const mostTries = 5

const change = async (
  core: Core,
  { holder, key, body }: Request,
  name: string,
  by: Change,
): Promise<Result<Me, Reason>> => {
  const { userId } = holder
  const requestHash = requestHashOf(core.seal, name, body)
  const keyHere = keyAt(userId, key)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const entered = await enter(core, holder, [keyHere])
    if (!entered.ok) return entered
    const { caller, found } = entered.value
    const { user } = caller
    const done = found.take(keyHere)
    if (done) return done.requestHash === requestHash ? accept(meOf(core, user)) : refuse('key-reused')
    const now = core.now()
    const { consent, record } = by(user.consent, now)
    if (!record) return accept(meOf(core, user))
    const item: UserItem = { ...user, version: user.version + 1, consent }
    const written = await writeItems(core.database, [
      { table: 'records', only: 'if-version', version: user.version, item },
      record,
      {
        table: 'working',
        only: 'if-absent',
        item: keyItem(userId, key, { requestHash, complaintId: '', seq: 0, at: now }),
      },
    ])
    if (written.ok) return accept(meOf(core, item))
    await core.wait(core.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}

/** A phone that has not been updated yet cannot take back what a newer one was told. */
const newer = (before: Consent, { version, at }: NonNullable<Consent>): Consent =>
  before !== undefined && before.version > version ? before : { version, at }

export const recordConsent = (
  core: Core,
  asked: Asked<unknown, unknown, z.infer<typeof contract.recordConsent.body>>,
): Promise<Result<Me, Reason>> =>
  change(core, asked, 'recordConsent', (before, at) => ({
    consent: newer(before, { version: asked.body.version, at }),
    record: consentPut(asked.holder.userId, { ...asked.body, given: true }, { key: asked.key, at }),
  }))

/** Where none was given there is nothing to take back. */
export const withdrawConsent = (core: Core, asked: Asked): Promise<Result<Me, Reason>> =>
  change(core, asked, 'withdrawConsent', (before, at) => {
    if (before === undefined) return { consent: undefined }
    const said = { version: before.version, given: false, scene: 'privacy-page' } as const
    return { consent: undefined, record: consentPut(asked.holder.userId, said, { key: asked.key, at }) }
  })
