// 开始使用: whoever has the code of an empty deployment becomes its first administrator and makes its first community. Once.

import type * as z from 'zod/mini'
import type { beginCompany as contract } from '#contract/first-start.ts'
import type { Reason } from '#contract/refusals.ts'
import type { Me } from '#contract/session.ts'
import { roleWords } from '#contract/words.ts'
import { type Begun, checkBeginning } from '#domain/people/first-start.ts'
import { starter } from '#domain/places/starter.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import { auditPut } from '../audit/audit-item.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { firstStartAt, firstStartItem, readCommunities } from '../places/company.ts'
import { newCommunity } from '../places/new-community.ts'
import { enter } from '../session/enter.ts'
import { meOf } from '../session/sign-in.ts'
import { isKept, keyAt, keyPut, requestHashOf } from '../storage/act-items.ts'
import type { UserItem } from '../storage/person-items.ts'
import { type Put, writeItems } from '../storage/write.ts'
import { countTry, isTheCode, type Opening, triesOf } from './opening.ts'

type Body = z.infer<typeof contract.body>

/** What the beginning writes. */
const beginning = (
  core: Core,
  user: UserItem,
  { company, community, name, phones }: Begun,
  now: Instant,
): { user: UserItem; puts: Put[] } => {
  const profile = { ...starter, name: community, emergencyPhones: phones }
  const made = newCommunity(core, { profile, user, name })
  const { communityId } = made
  const begun = firstStartItem({ company, communityId, by: user.id, at: now })
  return {
    user: made.user,
    puts: [
      { table: 'records', only: 'if-absent', item: begun },
      ...made.puts,
      auditPut(core, {
        communityId,
        at: now,
        by: { id: user.id, name },
        act: 'company-begun',
        what: community,
        changes: [
          { field: 'company', after: company },
          { field: 'community', after: community },
          { field: 'posts', after: `${name} ${roleWords.admin}` },
          { field: 'phones', after: phones.map(it => `${it.name} ${it.phone}`).join('；') },
        ],
      }),
    ],
  }
}

const mostTries = 5

/** One wait to read, one to count the try, one transaction. */
export const beginCompany = async (
  core: Core & { opening: Opening },
  { holder, key, body }: Asked<unknown, unknown, Body>,
): Promise<Result<Me, Reason>> => {
  const keyHere = keyAt(holder.userId, key)
  const requestHash = requestHashOf(core.seal, 'beginCompany', body)
  const checked = checkBeginning(body)
  let isCounted = false
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const now = core.now()
    const [entered, communities] = await Promise.all([
      enter(core, holder, [keyHere, firstStartAt, ...triesOf(now, holder.userId)]),
      readCommunities(core.database),
    ])
    if (!entered.ok) return entered
    const { caller, found } = entered.value
    const done = found.take(keyHere)
    if (done) return done.requestHash === requestHash ? accept(meOf(core, caller.user)) : refuse('key-reused')
    if (found.take(firstStartAt) || communities.length > 0) {
      // The same request may have come twice at once, and this one read its key before the other was done.
      if (await isKept(core, holder.userId, key)) continue
      return refuse('first-start-over')
    }
    const { codeHash } = core.opening
    if (codeHash === undefined) return refuse('first-start-not-set')
    if (!checked.ok) return checked
    const counted: Put[] | undefined = isCounted ? [] : countTry(found, now, holder.userId)
    if (!counted) return refuse('first-start-too-often')
    isCounted = counted.length === 0 || (await writeItems(core.database, counted)).ok
    if (isCounted) {
      if (!isTheCode(codeHash, body.code)) return refuse('first-start-code-wrong')
      const { user, puts } = beginning(core, caller.user, checked.value, now)
      const written = await writeItems(core.database, [...puts, keyPut(holder.userId, key, requestHash, now)])
      if (written.ok) return accept(meOf(core, user))
    }
    await core.wait(core.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}
