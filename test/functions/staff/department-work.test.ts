// 本部门: the head of a department finds everything his people work on, what waits for him apart, and who has how much.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { searchComplaints } from '#contract/customers.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import * as work from '#contract/work.ts'
import type { WorkFilter } from '#contract/work-filter.ts'
import { day, minute } from '#domain/time.ts'
import { must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { bring } from '../people.ts'
import { registrar } from '../registering.ts'
import { storedItems } from '../stored.ts'
import { aTeam, type TeamWorld } from '../team/a-team.ts'

const zhou = 'staff-zhoujianguo'
const liu = 'staff-liuqiang'
const ma = 'staff-maweidong'

let team: TeamWorld
const ids: Record<string, string> = {}
const numbers: Record<string, string> = {}

const named = (found: readonly string[]) =>
  Object.keys(ids)
    .filter(name => found.includes(ids[name] ?? ''))
    .toSorted()
const page = async (filter: WorkFilter = {}, of: (typeof staff.workLists)[number] = 'community') =>
  must(await team.world.head.call(staff.listWork, { query: { communityId, of, ...filter } }))
const namesIn = async (filter: WorkFilter = {}) => named((await page(filter)).cards.map(it => it.id))
const counts = async () =>
  must(await team.world.head.call(staff.countWork, { query: { communityId, of: 'community' } }))

beforeAll(async () => {
  team = await aTeam()
  const { resident, agent, engineer, head, dispatcher } = team.world
  const leak = { categoryId: 'leak' } as const
  const keep = (name: string, { id, number }: { id: string; number: string }) => {
    ids[name] = id
    numbers[name] = number
  }
  const byEngineer = { resident, agent, handler: engineer, head }
  keep('accepted', await bring(team.world, 'accepted'))
  keep('untaken', await bring(byEngineer, 'dispatched', leak))
  keep('inHand', await bring(byEngineer, 'handling', leak))
  keep('checking', await bring(team.world, 'checking'))
  keep('answered', await bring(team.world, 'answered'))
  const paused = await bring(byEngineer, 'handling', leak)
  keep('paused', paused)
  const to = team.world.stack.now() + 3 * day
  const waits = { turn: paused.turn, pauseFor: 'parts' as const, to, words: '等配件到货' }
  must(await dispatcher.call(moves.pauseComplaint, { params: { id: paused.id }, body: waits }))
})
afterAll(() => team.world.stack.close())

describe('the list of a department', () => {
  test('is all of it that is under an order, whoever has it in hand', async () => {
    expect(await namesIn()).toEqual(['checking', 'inHand', 'paused', 'untaken'])
    const dues = (await page()).cards.map(it => it.next?.dueAt ?? it.receivedAt)
    expect(dues).toEqual(dues.toSorted((one, other) => one - other))
  })

  test('has what waits for its head apart, as many as the counter says', async () => {
    expect(await namesIn({ counter: 'fresh' })).toEqual(['checking', 'untaken'])
    expect(await counts()).toMatchObject({ fresh: 2, toVisit: 0 })
  })

  test('is counted as it is listed: today’s and what is late', async () => {
    for (const counter of ['dueToday', 'overdue'] as const)
      expect((await page({ counter })).cards).toHaveLength((await counts())[counter])
  })

  test('says who has how many, and shows those of one', async () => {
    expect(await counts()).toMatchObject({
      crew: [
        { userId: zhou, name: '周建国', orders: 3 },
        { userId: liu, name: '刘强', orders: 1 },
      ],
    })
    expect(await namesIn({ handlerId: zhou })).toEqual(['inHand', 'paused', 'untaken'])
    expect(await namesIn({ handlerId: zhou, counter: 'fresh' })).toEqual(['untaken'])
    expect(await namesIn({ handlerId: 'nobody' })).toEqual([])
  })

  test('a page of one handler’s is not gone on with as another’s', async () => {
    const { since } = await page({ handlerId: zhou })
    const ask = (handlerId: string) =>
      team.world.head.call(work.readChanges, { query: { communityId, of: 'community', handlerId, since: since ?? '' } })
    expect((await ask(zhou)).ok).toBe(true)
    expect(await ask(liu)).toMatchObject({ refusal: { reason: 'page-token-invalid' } })
  })

  test('is searched as it is listed', async () => {
    const found = must(
      await team.world.head.call(searchComplaints, { body: { communityId, text: numbers.inHand ?? '' } }),
    )
    expect(found).toMatchObject({ as: 'own', cards: [{ id: ids.inHand }] })
  })
})

test('what somebody takes stays in the list of his head, who is told', async () => {
  const { resident, agent, handler, head } = team.world
  const { id, turn } = await bring({ resident, agent, handler, head }, 'dispatched')
  team.world.stack.advance(minute)
  const { since = '' } = await page()
  must(await handler.call(staff.takeOrder, { params: { id }, body: { turn } }))
  const told = must(await head.call(work.readChanges, { query: { communityId, of: 'community', since } }))
  expect(told).toMatchObject({ changed: [{ card: { id, state: 'handling' }, did: 'taken' }], again: false })
})

test('the head of another department sees none of it', async () => {
  must(await team.changePosts(ma, [{ role: 'department-head', departmentId: 'service' }]))
  expect(await namesIn()).toEqual([])
  expect(await counts()).toEqual({ fresh: 0, dueToday: 0, overdue: 0, toVisit: 0, crew: [] })
  const body = { communityId, text: numbers.inHand ?? '' }
  expect(must(await team.world.head.call(searchComplaints, { body })).cards).toEqual([])
  const all = ['engineering', 'order', 'environment', 'service']
  must(
    await team.changePosts(
      ma,
      all.map(departmentId => ({ role: 'department-head', departmentId })),
    ),
  )
})

test('where there are more than are looked through, the counters stop at their bound and the crew says among how many', async () => {
  const { put } = await registrar(team.world.stack)
  const original = storedItems(team.world.stack).find(
    it => it.pk === `COMPLAINT#${ids.inHand}` && it.sk === 'COMPLAINT',
  )
  const { postKey, postSort, card } = original ?? {}
  const longAgo = String(postSort).replace(/\d/g, '0')
  for (let at = 0; at < 300; at += 1)
    await put({ pk: `COPY#${at}`, sk: 'COMPLAINT', v: 1, postKey, postSort: `${longAgo}-${at}`, card })
  const { crew = [], crewOf, overdue } = await counts()
  expect(crewOf).toBe(300)
  expect(crew.reduce((sum, it) => sum + it.orders, 0)).toBe(300)
  expect(overdue).toBe(staff.mostCounted + 1)
})
