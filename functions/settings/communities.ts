// 小区: adding one that begins with what another one has, and another name.

import type { Reason } from '#contract/refusals.ts'
import type { Me } from '#contract/session.ts'
import type { Settings } from '#contract/settings.ts'
import { holds } from '#domain/people/actor.ts'
import { activeDepartments } from '#domain/places/departments.ts'
import { communityName, isOffered } from '#domain/places/settings.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { auditPut } from '../audit/audit-item.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type ProfileItem, profileAt, type Staff } from '../places/community.ts'
import { entryPut, namesAt, namesPut, readCommunities } from '../places/company.ts'
import { newCommunity } from '../places/new-community.ts'
import { type Caller, enter } from '../session/enter.ts'
import { meOf } from '../session/sign-in.ts'
import { isKept, keyAt, keyPut, requestHashOf } from '../storage/act-items.ts'
import { type Put, writeItems } from '../storage/write.ts'
import { staffAt } from '../team/team-items.ts'
import { changeSettings, mayChange } from './change-settings.ts'

const mostCommunities = 200

const checkName = (
  words: string,
  communities: readonly { id: string; name: string }[],
  communityId?: string,
): Result<string, Reason> => {
  const name = communityName(words)
  if (!name.ok) return name
  return communities.some(it => it.id !== communityId && it.name === name.value)
    ? refuse('community-name-taken')
    : accept(name.value)
}

/** What a new community takes over; what is retired stays behind. */
const copyOf = ({ departments, categories, ...from }: ProfileItem, name: string) => ({
  name,
  departments: activeDepartments(departments),
  categories: categories.filter(isOffered),
  publicPlaces: from.publicPlaces,
  placesInBuildings: from.placesInBuildings,
  emergencyPhones: from.emergencyPhones,
  work: from.work,
  duty: from.duty,
})

type From = { profile: ProfileItem; staff: Staff | undefined; caller: Caller }

const adding = (core: Core, { profile, staff, caller }: From, name: string) => {
  const { user, actor } = caller
  const making = { profile: copyOf(profile, name), user, name: staff?.name ?? actor.name, phone: staff?.phone }
  const made = newCommunity(core, making)
  const audited = auditPut(core, {
    communityId: made.communityId,
    at: core.now(),
    by: actor,
    act: 'community-added',
    what: name,
    changes: [
      { field: 'community', after: name },
      { field: 'copied', after: profile.name },
    ],
  })
  const puts: Put[] = [...made.puts, audited]
  return { user: made.user, puts }
}

const mostTries = 3

/** Two waits to read, one transaction. */
export const addCommunity = async (
  core: Core,
  { holder, key, body }: Asked<unknown, unknown, { communityId: string; name: string }>,
): Promise<Result<Me, Reason>> => {
  const [profileHere, staffHere] = [profileAt(body.communityId), staffAt(body.communityId, holder.userId)]
  const keyHere = keyAt(holder.userId, key)
  const requestHash = requestHashOf(core.seal, 'addCommunity', body)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const entered = await enter(core, holder, [keyHere, profileHere, staffHere, namesAt])
    if (!entered.ok) return entered
    const { caller, found } = entered.value
    const profile = found.take(profileHere)
    if (!profile || !holds(caller.actor, body.communityId, mayChange)) return refuse('not-allowed')
    const done = found.take(keyHere)
    if (done) return done.requestHash === requestHash ? accept(meOf(core, caller.user)) : refuse('key-reused')
    // After the counter of names, so that none is given twice.
    const communities = await readCommunities(core.database)
    const name = checkName(body.name, communities)
    if (!name.ok) {
      // The same request may have come twice at once, and this one read its key before the other was done.
      if (await isKept(core, holder.userId, key)) continue
      return name
    }
    if (communities.length >= mostCommunities) return refuse('communities-too-many', { most: mostCommunities })
    const { user, puts } = adding(core, { profile, staff: found.take(staffHere), caller }, name.value)
    const written = await writeItems(core.database, [
      ...puts,
      namesPut(found.take(namesAt)),
      keyPut(holder.userId, key, requestHash, core.now()),
    ])
    if (written.ok) return accept(meOf(core, user))
    await core.wait(core.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}

/** Its place in the list of communities is renamed in the same transaction. */
export const renameCommunity = (
  core: Core,
  request: Asked<unknown, unknown, { communityId: string; version: number; name: string }>,
): Promise<Result<Settings, Reason>> =>
  changeSettings(core, request, {
    name: 'renameCommunity',
    items: () => [namesAt],
    after(profile, body) {
      const name = communityName(body.name)
      return name.ok ? accept({ ...profile, name: name.value }) : name
    },
    async beside(needs, found, { communityId, name: words }) {
      const name = checkName(words, await readCommunities(needs.database), communityId)
      if (!name.ok) return name
      return accept([entryPut({ id: communityId, name: name.value }, 'always'), namesPut(found.take(namesAt))])
    },
    audited: (before, after) => ({
      act: 'community-renamed',
      what: after.name,
      changes: [{ field: 'community', before: before.name, after: after.name }],
    }),
  })
