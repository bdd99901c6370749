// Every change of a community's settings runs the same way: load the profile, decide, put it with its version beside the key and the entry in 操作记录.

import type { Reason } from '#contract/refusals.ts'
import type { Settings } from '#contract/settings.ts'
import { holds, type Role } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Audited, auditPut } from '../audit/audit-item.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type ProfileItem, profileAt } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { isKept, keyAt, keyPut, requestHashOf } from '../storage/act-items.ts'
import type { Found, Located } from '../storage/read.ts'
import { type Put, writeItems } from '../storage/write.ts'
import { settingsView } from './settings-view.ts'

export const mayChange: readonly Role[] = ['admin']
export const mayRead: readonly Role[] = [...mayChange, 'auditor', 'manager']

type Body = { communityId: string; version: number }

/** What a change makes of the profile, and how it stands in 操作记录. */
export type SettingsChange<B extends Body> = {
  /** The endpoint's name: part of what makes two requests the same. */
  name: string
  after: (profile: ProfileItem, body: B) => Result<ProfileItem, Reason>
  /** Read with the profile. */
  items?: (body: B) => readonly Located[]
  /** What else stands in its way, and what is written beside the profile; asked where the change itself is right. */
  beside?: (core: Core, found: Found, body: B) => Promise<Result<Put[], Reason>>
  audited: (before: ProfileItem, after: ProfileItem, body: B) => Pick<Audited, 'act' | 'what' | 'changes'>
}

const mostTries = 3

/** One wait to read, one transaction. Who looked at an older version is told so. */
export const changeSettings = async <B extends Body>(
  core: Core,
  { holder, key, body }: Asked<unknown, unknown, B>,
  change: SettingsChange<B>,
): Promise<Result<Settings, Reason>> => {
  const { communityId, version } = body
  const requestHash = requestHashOf(core.seal, change.name, body)
  const [profileHere, keyHere] = [profileAt(communityId), keyAt(holder.userId, key)]
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const entered = await enter(core, holder, [profileHere, keyHere, ...(change.items?.(body) ?? [])])
    if (!entered.ok) return entered
    const { caller, found } = entered.value
    const profile = found.take(profileHere)
    if (!profile || !holds(caller.actor, communityId, mayChange)) return refuse('not-allowed')
    const done = found.take(keyHere)
    if (done) return done.requestHash === requestHash ? accept(settingsView(profile, true)) : refuse('key-reused')
    const { version: standing = 0 } = profile
    const decided = standing === version ? change.after(profile, body) : refuse('settings-changed-meanwhile')
    if (!decided.ok) {
      // The same request may have come twice at once, and this one read its key before the other was done, the profile after.
      if (await isKept(core, holder.userId, key)) continue
      return decided
    }
    const beside = (await change.beside?.(core, found, body)) ?? accept([])
    if (!beside.ok) return beside
    const item = { ...decided.value, version: standing + 1 }
    const at = core.now()
    const words = change.audited(profile, item, body)
    const written = await writeItems(core.database, [
      // A profile from before versions were counted has none to compare with.
      profile.version === undefined
        ? { table: 'records', only: 'always', item }
        : { table: 'records', only: 'if-version', version, item },
      ...beside.value,
      keyPut(holder.userId, key, requestHash, at),
      auditPut(core, { communityId, at, by: caller.actor, ...words }),
    ])
    if (written.ok) {
      // Whoever asks this process next is told the new settings; other processes follow within the minute.
      core.communities.delete(communityId)
      return accept(settingsView(item, true))
    }
  }
  return refuse('busy-try-again')
}
