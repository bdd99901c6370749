import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import type { WorkFilter } from '#contract/work-filter.ts'
import { day } from '#domain/time.ts'
import { type Client, must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWaiting, leak } from '../dispatch/backlog.ts'
import { aWorld, bring, type World } from '../people.ts'

type Of = (typeof staff.workLists)[number]

let world: World
const ids: Record<string, string> = {}
beforeAll(async () => {
  world = await aWorld()
  ids.early = (await aWaiting(world, { ...leak, receivedAt: world.stack.now() - 3 * day })).id
  ids.noise = (await bring(world, 'submitted')).id
  ids.mine = (await bring(world, 'accepted')).id
  ids.handled = (await bring(world, 'handling')).id
  ids.answered = (await bring(world, 'answered')).id
  const grave = await aWaiting(world, leak)
  ids.grave = grave.id
  const body = { turn: grave.turn, severity: 'major' as const }
  must(await world.dispatcher.call(moves.changeSeverity, { params: { id: grave.id }, body }))
})
afterAll(() => world.stack.close())

const page = async (who: Client, of: Of, filter: WorkFilter & { more?: string } = {}) =>
  must(await who.call(staff.listWork, { query: { communityId, of, ...filter } }))
const namesIn = async (who: Client, of: Of, filter: WorkFilter) => {
  const { cards } = await page(who, of, filter)
  return Object.keys(ids)
    .filter(name => cards.some(it => it.id === ids[name]))
    .toSorted()
}

describe('a counter is a link to what it counts', () => {
  test.each([
    ['fresh', ['noise']],
    ['toVisit', ['answered']],
    ['overdue', ['early']],
  ] as const)('%s of the community', async (counter, names) => {
    expect(await namesIn(world.agent, 'community', { counter })).toEqual(names)
    const counts = must(await world.agent.call(staff.countWork, { query: { communityId, of: 'community' } }))
    expect((await page(world.agent, 'community', { counter })).cards).toHaveLength(counts[counter])
  })

  test('due today and overdue together are never twice the same', async () => {
    const [today, late] = [
      await page(world.agent, 'community', { counter: 'dueToday' }),
      await page(world.agent, 'community', { counter: 'overdue' }),
    ]
    const counts = must(await world.agent.call(staff.countWork, { query: { communityId, of: 'community' } }))
    expect(today.cards).toHaveLength(counts.dueToday)
    expect(today.cards.filter(it => late.cards.some(one => one.id === it.id))).toEqual([])
  })

  test('new to a handler is what he has not taken', async () => {
    expect(await namesIn(world.handler, 'mine', { counter: 'fresh' })).toEqual([])
    expect(await namesIn(world.handler, 'mine', {})).toEqual(['handled'])
  })
})

describe('a filter', () => {
  test.each<[WorkFilter, string[]]>([
    [{ categoryId: 'leak' }, ['early', 'grave']],
    [{ severity: 'major' }, ['grave']],
    [{ state: 'handling' }, ['handled']],
    [{ departmentId: 'engineering' }, ['early', 'grave']],
    [{ whose: 'mine' }, ['answered', 'early', 'grave', 'mine', 'noise']],
    [{ whose: 'nobody' }, ['noise']],
    [{ categoryId: 'leak', severity: 'ordinary' }, ['early']],
    [{ mark: 'repeat' }, []],
    [{ categoryId: 'no-such-category' }, []],
  ])('%j', async (filter, names) => {
    expect(await namesIn(world.agent, 'community', filter)).toEqual(names)
  })

  test('says through how many it looked, and what it is not asked for says nothing', async () => {
    expect(await page(world.agent, 'community', { severity: 'major' })).toMatchObject({ looked: 6 })
    expect((await page(world.agent, 'community')).looked).toBeUndefined()
  })

  test('goes on with its own token alone', async () => {
    for (let at = 0; at < 31; at += 1) await aWaiting(world, { categoryId: 'parking' })
    const filter = { categoryId: 'parking' }
    const first = await page(world.agent, 'community', filter)
    expect(first.cards).toHaveLength(30)
    const second = await page(world.agent, 'community', { ...filter, more: first.more ?? '' })
    expect(second.cards).toHaveLength(1)
    expect(second.more).toBeUndefined()
    expect((first.looked ?? 0) + (second.looked ?? 0)).toBe(37)
    const answered = await world.agent.call(staff.listWork, {
      query: { communityId, of: 'community', categoryId: 'leak', more: first.more ?? '' },
    })
    expect(answered).toMatchObject({ refusal: { reason: 'page-token-invalid' } })
  })
})
