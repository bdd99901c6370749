// The team of the demo community as its people call it.

import { listAudit } from '#contract/audit.ts'
import * as contract from '#contract/team.ts'
import type { Role } from '#domain/people/actor.ts'
import { type Client, must, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWorld } from '../people.ts'
import { pictureOf } from '../stored.ts'

export type Posts = { role: Role; departmentId?: string }[]

/** A world with its administrator, 林悦, and what is asked of the team. */
export const aTeam = async (options: Parameters<typeof aWorld>[0] = {}) => {
  const world = await aWorld(options)
  const admin = world.auditor
  const sun = await signInAs(world.stack, 'sunzhiping')

  const read = async (as: Client = admin) => must(await as.call(contract.readTeam, { query: { communityId } }))
  const colleague = async (id: string, as: Client = admin): Promise<contract.Colleague> => {
    const found = (await read(as)).people.find(it => it.id === id)
    if (!found) throw new Error(`${id} is not in the team`)
    return found
  }
  /** What a change has to name of somebody, with how he stands. */
  const standing = async (userId: string) => {
    const { posts, skills, buildingIds, version } = await colleague(userId)
    const known = posts.flatMap(
      ({ role, departmentId }): Posts =>
        role === 'unknown' ? [] : [{ role, ...(departmentId === undefined ? {} : { departmentId }) }],
    )
    return { communityId, userId, version, posts: known, skills, buildingIds }
  }
  const changePosts = async (userId: string, posts: Posts, as: Client = admin) =>
    as.call(contract.changeColleague, { body: { ...(await standing(userId)), posts } })

  const seen = async (userId: string) => ({ communityId, userId, version: (await colleague(userId)).version })
  const goAway = async (userId: string, delegateId: string, [from, to]: [string, string], as: Client = admin) =>
    as.call(contract.enterAbsence, { body: { ...(await seen(userId)), from, to, delegateId } })

  const invite = (
    posts: Posts,
    {
      as = admin,
      name = '新同事',
      ...more
    }: { as?: Client; name?: string; phone?: string; buildingIds?: string[] } = {},
  ) =>
    as.call(contract.inviteColleague, {
      body: { communityId, name, posts, skills: [], buildingIds: [], ...more },
    })
  const codeFor = async (posts: Posts, more: Parameters<typeof invite>[1] = {}): Promise<string> => {
    const { invitations } = must(await invite(posts, more))
    const code = invitations.at(-1)?.code
    if (code === undefined) throw new Error('no code')
    return code
  }

  const audit = async (month = '2026-11') =>
    must(await admin.call(listAudit, { query: { communityId, month } })).entries

  /** Why it was refused, after looking that nothing was stored. */
  const refused = async (send: () => Promise<{ ok: boolean }>): Promise<string> => {
    await world.stack.settle()
    const before = pictureOf(world.stack)
    const answer = await send()
    await world.stack.settle()
    if (answer.ok || pictureOf(world.stack).join() !== before.join()) return 'done'
    return 'refusal' in answer ? JSON.parse(JSON.stringify(answer.refusal)).reason : ''
  }

  return { world, admin, sun, read, colleague, standing, seen, changePosts, goAway, invite, codeFor, audit, refused }
}
export type TeamWorld = Awaited<ReturnType<typeof aTeam>>
