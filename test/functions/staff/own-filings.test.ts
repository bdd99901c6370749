// Staff live in the houses too: what somebody filed himself he reads as a customer, and finds nowhere among what staff find.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { searchComplaints } from '#contract/customers.ts'
import { listHotSpots, readHotSpot } from '#contract/groups.ts'
import { tryPolicy } from '#contract/policy.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import * as teamwork from '#contract/team.ts'
import * as work from '#contract/work.ts'
import { minute } from '#domain/time.ts'
import { type Client, must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWaiting } from '../dispatch/backlog.ts'
import { aboutLift, building, fileAs, liftFiledBy } from '../groups/neighbours.ts'
import { aFiling, bring } from '../people.ts'
import { planOf } from '../policy/rules.ts'
import { aTeam, type TeamWorld } from '../team/a-team.ts'

let team: TeamWorld
beforeEach(async () => {
  team = await aTeam()
})
afterEach(() => team.world.stack.close())

type Of = (typeof staff.workLists)[number]

const month = { communityId, month: '2026-11' }
const idOf = (who: Client): string => who.session.me.userId
const idsIn = async (who: Client, of: Of) =>
  must(await who.call(staff.listWork, { query: { communityId, of } })).cards.map(it => it.id)
const counts = async (who: Client, of: Of = 'community') =>
  must(await who.call(staff.countWork, { query: { communityId, of } }))
const rowsOf = async (who: Client) => must(await who.call(staff.listLedger, { query: month })).rows.map(it => it.id)
const fileOf = async (who: Client) => must(await who.call(staff.exportLedger, { query: month })).rows
const foundBy = async (who: Client, text: string) =>
  must(await who.call(searchComplaints, { body: { communityId, text } })).cards.map(it => it.id)

/** Filed by somebody of the office, accepted by a colleague and supervised from above. */
const supervised = async (filer: Client) => {
  const { world } = team
  const { id, turn, number } = await fileAs(filer, aFiling({ text: '楼下的围墙塌了一段。' }))
  const params = { id }
  const accepted = must(await world.dispatcher.call(staff.acceptComplaint, { params, body: { turn } }))
  const body = { turn: accepted.turn, reason: '墙还会再塌，要盯着办' }
  must(await world.manager.call(moves.superviseComplaint, { params, body }))
  return { id, number }
}

describe('what somebody of the office filed', () => {
  test('is in no list, ledger or file of his, and in everybody else’s', async () => {
    const { agent, dispatcher } = team.world
    const { id } = await supervised(agent)
    for (const of of ['community', 'raised'] as const) {
      expect([of, await idsIn(agent, of)]).toEqual([of, []])
      expect([of, await idsIn(dispatcher, of)]).toEqual([of, [id]])
    }
    expect([await rowsOf(agent), await rowsOf(dispatcher)]).toEqual([[], [id]])
    expect([await fileOf(agent), await fileOf(dispatcher)]).toEqual([0, 1])
    expect(must(await agent.call(complaints.readMine, { params: { id } })).id).toBe(id)
  })

  test('is in none of his counters, however far back in the list it stands', async () => {
    const { world } = team
    for (let back = 1; back <= 31; back += 1) await aWaiting(world, { receivedAt: world.stack.now() - back * minute })
    const before = await counts(world.agent)
    expect(before.dueToday).toBeGreaterThan(30)
    await fileAs(world.agent)
    expect(await counts(world.agent)).toEqual(before)
    const { fresh, dueToday } = await counts(world.dispatcher)
    expect([fresh, dueToday]).toEqual([before.fresh + 1, before.dueToday + 1])
  })

  test('what becomes of it is not told to him with the changes of the list', async () => {
    const { agent, dispatcher } = team.world
    const { id, turn, number } = await fileAs(agent)
    team.world.stack.advance(minute)
    const query = { communityId, of: 'community' } as const
    const since = must(await agent.call(staff.listWork, { query })).since ?? ''
    must(await dispatcher.call(staff.acceptComplaint, { params: { id }, body: { turn } }))
    const told = must(await agent.call(work.readChanges, { query: { ...query, since } }))
    expect(told).toMatchObject({ changed: [], gone: [], again: true })
    expect(JSON.stringify(told)).not.toContain(number)
  })

  test('is found by no way of searching', async () => {
    const { agent, dispatcher } = team.world
    const { id, number } = await supervised(agent)
    for (const text of [number, '围墙', '花园']) {
      expect([text, await foundBy(agent, text)]).toEqual([text, []])
      expect([text, await foundBy(dispatcher, text)]).toEqual([text, [id]])
    }
  })

  test('counts for no hot spot of his, nor stands in one', async () => {
    const { agent, dispatcher } = team.world
    await liftFiledBy(team.world, 2)
    const { id } = await fileAs(agent, aboutLift())
    const spots = async (who: Client) => must(await who.call(listHotSpots, { query: { communityId } })).spots.length
    expect([await spots(agent), await spots(dispatcher)]).toEqual([0, 1])
    const query = { communityId, categoryId: 'lift', buildingId: building.id }
    const cards = async (who: Client) => must(await who.call(readHotSpot, { query })).cards.map(it => it.id)
    expect(await cards(dispatcher)).toContain(id)
    expect(await cards(agent)).not.toContain(id)
    expect(await cards(agent)).toHaveLength(2)
  })
})

describe('what others who work there filed', () => {
  test('is not offered to be claimed to its filer', async () => {
    const { handler, dispatcher, agent } = team.world
    const other = await bring(team.world, 'accepted')
    expect(await idsIn(handler, 'claim')).toEqual([other.id])
    const { id, turn } = await fileAs(handler, aFiling())
    must(await dispatcher.call(staff.acceptComplaint, { params: { id }, body: { turn } }))
    expect(await idsIn(handler, 'claim')).toEqual([other.id])
    expect((await idsIn(agent, 'community')).toSorted()).toEqual([other.id, id].toSorted())
  })

  test('is not with the filer as the head of a department, nor found by him', async () => {
    const { head, agent, handler } = team.world
    const filed = await fileAs(head, aFiling({ text: '围墙塌了一段。' }))
    const params = { id: filed.id }
    const { turn } = must(await agent.call(staff.acceptComplaint, { params, body: { turn: filed.turn } }))
    must(await agent.call(staff.dispatchOrder, { params, body: { turn, handlerId: idOf(handler) } }))
    expect([await idsIn(head, 'community'), await foundBy(head, '围墙')]).toEqual([[], []])
    expect(await counts(head)).toMatchObject({ fresh: 0, dueToday: 0, overdue: 0 })
    const other = await bring(team.world, 'dispatched', { text: '围墙又塌了一段。' })
    expect([await idsIn(head, 'community'), await foundBy(head, '围墙')]).toEqual([[other.id], [other.id]])
  })

  test('is not told to whoever lets somebody go, where something is still owed of it', async () => {
    const { manager, agent, handler, head, auditor } = team.world
    const query = { communityId, userId: idOf(handler) }
    const owed = async (who: Client) => must(await who.call(teamwork.planLeaving, { query })).correctivesOfClosed?.count
    const { id } = await bring({ resident: manager, agent, handler, head }, 'answered')
    const { turn } = must(await agent.call(staff.readAsStaff, { params: { id } }))
    const said = { turn, solved: true, overall: 5 as const, tags: [], callMe: false }
    must(await manager.call(complaints.answerMySurvey, { params: { id }, body: said }))
    expect([await owed(manager), await owed(auditor)]).toEqual([undefined, 1])
  })
})

test('a trial of other rules leaves out what its reader filed', async () => {
  const { manager, auditor, resident } = team.world
  const wanted = { kind: 'profile', profile: 'default' } as const
  const tried = async (who: Client) => must(await who.call(tryPolicy, { body: planOf({ wanted }) })).complaints
  await fileAs(resident)
  await fileAs(manager)
  expect([await tried(manager), await tried(auditor)]).toEqual([1, 2])
})

describe('orders left with somebody who no longer handles any', () => {
  test('are in no list, counter or search of his, as they are not his to read', async () => {
    const { world, changePosts } = team
    const { handler } = world
    const left = await bring(world, 'handling', { text: '围墙塌了一段。' })
    expect([await idsIn(handler, 'mine'), await foundBy(handler, '围墙')]).toEqual([[left.id], [left.id]])
    must(await changePosts(idOf(handler), [{ role: 'finance' }]))
    const read = await handler.call(staff.readAsStaff, { params: { id: left.id } })
    expect(read).toMatchObject({ status: 404 })
    expect(await idsIn(handler, 'mine')).toEqual([])
    expect(await counts(handler, 'mine')).toEqual({ fresh: 0, dueToday: 0, overdue: 0, toVisit: 0 })
    must(await changePosts(idOf(handler), [{ role: 'department-head', departmentId: 'engineering' }]))
    expect([await idsIn(handler, 'mine'), await foundBy(handler, '围墙')]).toEqual([[], []])
  })
})
