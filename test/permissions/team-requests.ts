// What is sent for the rows about the people of a community: each about somebody who is there for nothing else.

import { beginDeskSignIn } from '#contract/desk.ts'
import { inviteColleague } from '#contract/team.ts'
import { day } from '#domain/time.ts'
import { must } from '../../local/client.ts'
import { type Request, send } from './ask.ts'
import { communities, departments, type Place } from './communities.ts'
import { now } from './matters.ts'
import { staffId, type World } from './world.ts'

const posts = {
  handler: { role: 'handler', departmentId: departments.ours },
  auditor: { role: 'auditor' },
  executive: { role: 'executive' },
} as const

let made = 0

const absence = { id: 'absence-1', from: now - day, to: now + day, delegateId: staffId('spare') }

/** A handler of the department with the orders, away for the moment. */
const somebody = async ({ put, seal }: World, place: Place): Promise<string> => {
  made += 1
  const userId = `staff-${place}-passing-${made}`
  const communityId = communities[place]
  const person = { userId, name: `过客${made}`, skills: [], buildingIds: [], absences: [absence] }
  await put({ v: 1, pk: `COMMUNITY#${communityId}`, sk: `STAFF#${userId}`, ...person, grants: [posts.handler] })
  await put({
    v: 1,
    pk: `USER#${userId}`,
    sk: 'USER',
    id: userId,
    version: 1,
    openid: userId,
    name: seal.seal(person.name, `USER#${userId}/name`),
    rooms: [],
    grants: [{ ...posts.handler, communityId }],
    createdAt: now,
  })
  return userId
}

/** Somebody invited by the administrator: the invitation and its code. */
export const anInvited = async (world: World): Promise<{ id: string; code: string }> => {
  made += 1
  const name = `新人${made}`
  const body = { communityId: communities.own, name, posts: [posts.handler], skills: [], buildingIds: [] }
  const { invitations } = must(await world.person('admin').call(inviteColleague, { body }))
  const found = invitations.find(it => it.name === name)
  if (!found?.code) throw new Error('nobody was invited')
  return { id: found.id, code: found.code }
}

const inviting = (communityId: string, post: (typeof posts)[keyof typeof posts]): Request => ({
  body: { communityId, name: '新同事', posts: [post], skills: [], buildingIds: [] },
})

const days = { from: '2026-12-07', to: '2026-12-08' }

/** The request of a row, or undefined where it is not about people. */
export const requestToTeam = async (world: World, row: string, place: Place): Promise<Request | undefined> => {
  const communityId = communities[place]
  const about = async () => ({ communityId, userId: await somebody(world, place), version: 0 })
  switch (row) {
    case 'readTeam':
      return { query: { communityId } }
    case 'inviteColleague':
      return inviting(communityId, posts.handler)
    case 'inviteColleague/as-auditor':
      return inviting(communityId, posts.auditor)
    case 'withdrawColleague':
      return { body: { communityId, invitationId: place === 'own' ? (await anInvited(world)).id : 'no-invitation' } }
    case 'changeColleague':
      return { body: { ...(await about()), posts: [posts.handler], skills: ['电梯'], buildingIds: [] } }
    case 'changeColleague/to-executive':
      return { body: { ...(await about()), posts: [posts.executive], skills: [], buildingIds: [] } }
    case 'planLeaving':
      return { query: { communityId, userId: await somebody(world, place) } }
    case 'startLeaving':
      return { body: { ...(await about()), successors: [] } }
    case 'enterAbsence':
      return { body: { ...(await about()), ...days, delegateId: staffId('spare', place) } }
    case 'endAbsence':
      return { body: { ...(await about()), absenceId: absence.id } }
    case 'readDeskSignIn':
      return { params: { code: await deskCode(world) } }
    case 'answerDeskSignIn':
      return { params: { code: await deskCode(world) }, body: { yes: true } }
    default:
      return undefined
  }
}

const deskCode = async ({ stack }: World): Promise<string> => {
  const { text } = await send(stack.url, undefined, beginDeskSignIn, { body: { browser: 'Chrome' } })
  return beginDeskSignIn.answer.parse(JSON.parse(text)).code
}
