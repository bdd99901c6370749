// Every change of a team runs the same way: load the whole team, decide, save with the team's counter and the audit entry. A lost race is decided again.

import type { Reason } from '#contract/refusals.ts'
import type { Team } from '#contract/team.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Community, communityPartition, readCommunity, staffIn } from '../places/community.ts'
import { type Caller, enter } from '../session/enter.ts'
import type { Tokenholder } from '../session/token.ts'
import { isKept, keyAt, keyPut, requestHashOf } from '../storage/act-items.ts'
import { type UserItem, userAt } from '../storage/person-items.ts'
import { type Found, type Located, readItems, readWhole } from '../storage/read.ts'
import { type Put, writeItems } from '../storage/write.ts'
import { JoiningItem, openJoinings, type TeamItem, teamAt, teamPut } from './team-items.ts'
import { type Standing, teamView } from './team-view.ts'

/** The team as it stands now, read after its counter. `users`: those asked for. */
export type Desk = Standing & {
  caller: Caller
  found: Found
  team: TeamItem | undefined
  users: ReadonlyMap<string, UserItem>
}

/** Community, people and open invitations, fresh from the store. */
export const readStanding = async (core: Core, known: Community): Promise<Standing> => {
  const partition = ['pk', communityPartition(known.profile.id)] as const
  const [staff, invitations] = await Promise.all([
    readWhole(core.database, { table: 'records', partition, between: ['sk', 'STAFF#', 'STAFF#~'] }),
    readWhole(core.database, { table: 'records', partition, between: openJoinings(core.now()) }),
  ])
  return {
    community: { ...known, staff: staffIn(staff) },
    invitations: invitations.map(it => JoiningItem.parse(it)),
  }
}

type Wanted = {
  communityId: string
  /** Read with whoever asks. */
  items?: readonly Located[]
  /** Users read with the team, once those items are known. */
  userIds?: ((found: Found) => readonly string[]) | undefined
}

/** Two waits: who asks with the team's counter, then the people. Refuses whoever does not work for the community. */
export const openTeam = async (
  core: Core,
  holder: Tokenholder,
  { communityId, items = [], userIds }: Wanted,
): Promise<Result<Desk, Reason>> => {
  const here = teamAt(communityId)
  const [entered, known] = await Promise.all([enter(core, holder, [here, ...items]), readCommunity(core, communityId)])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  if (!known || !caller.actor.grants.some(it => it.communityId === communityId)) return refuse('not-allowed')
  const ids = userIds?.(found) ?? []
  const [standing, people] = await Promise.all([
    readStanding(core, known),
    ids.length === 0 ? undefined : readItems(core.database, ids.map(userAt)),
  ])
  const users = ids.flatMap((id): [string, UserItem][] => {
    const user = people?.take(userAt(id))
    return user ? [[id, user]] : []
  })
  return accept({ ...standing, caller, found, team: found.take(here), users: new Map(users) })
}

export type TeamRequest<B> = Asked<unknown, unknown, B>

/** What an act on a team writes, and how the team stands then. */
export type Changed = { puts: Put[]; after: Partial<Standing> }

export type TeamAct<B> = {
  /** The endpoint's name: part of what makes two requests the same. */
  name: string
  items?: (body: B) => readonly Located[]
  userIds?: (body: B, found: Found) => readonly string[]
  decide: (core: Core, desk: Desk, request: TeamRequest<B>, now: Instant) => Result<Changed, Reason>
}

const mostTries = 5

/** Carries out an act once and answers with the whole team; a repetition with the team as it stands then. */
export const changeTeam = async <B extends { communityId: string }>(
  core: Core,
  request: TeamRequest<B>,
  act: TeamAct<B>,
): Promise<Result<Team, Reason>> => {
  const { holder, key, body } = request
  const { communityId } = body
  const requestHash = requestHashOf(core.seal, act.name, body)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const opened = await openTeam(core, holder, {
      communityId,
      items: [keyAt(holder.userId, key), ...(act.items?.(body) ?? [])],
      userIds: found => act.userIds?.(body, found) ?? [],
    })
    if (!opened.ok) return opened
    const desk = opened.value
    const { actor } = desk.caller
    const done = desk.found.take(keyAt(holder.userId, key))
    if (done) return done.requestHash === requestHash ? accept(teamView(core, desk, actor)) : refuse('key-reused')
    const now = core.now()
    const decided = act.decide(core, desk, request, now)
    if (!decided.ok) {
      // The same request may have come twice at once, and this one read its key before the other was done, the team after.
      if (await isKept(core, holder.userId, key)) continue
      return decided
    }
    const { puts, after } = decided.value
    const written = await writeItems(core.database, [
      ...puts,
      teamPut(communityId, desk.team),
      keyPut(holder.userId, key, requestHash, now),
    ])
    if (written.ok) {
      // Whoever asks this process next is told the new team; other processes follow within the minute.
      core.communities.delete(communityId)
      return accept(teamView(core, { ...desk, ...after }, actor))
    }
    await core.wait(core.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}

/** The community with somebody as he is now. */
export const withStaff = (community: Community, changed: Community['staff'][number]): Community => ({
  ...community,
  staff: community.staff.map(it => (it.userId === changed.userId ? changed : it)),
})

/** The put of a user that was read. */
export const userPut = (before: UserItem, changes: Partial<UserItem>): Put => ({
  table: 'records',
  only: 'if-version',
  version: before.version,
  item: { ...before, ...changes, version: before.version + 1 },
})

/** The grants of a user with other posts in one community. */
export const grantsWith = (
  { grants }: Pick<UserItem, 'grants'>,
  communityId: string,
  posts: readonly { role: UserItem['grants'][number]['role']; departmentId?: string | undefined }[],
): UserItem['grants'] => [
  ...grants.filter(it => it.communityId !== communityId),
  ...posts.map(({ role, departmentId }) => ({
    role,
    communityId,
    ...(departmentId === undefined ? {} : { departmentId }),
  })),
]
