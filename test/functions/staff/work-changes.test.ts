import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import * as work from '#contract/work.ts'
import type { WorkFilter } from '#contract/work-filter.ts'
import { minute } from '#domain/time.ts'
import { type Client, must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWaiting, leak } from '../dispatch/backlog.ts'
import { aWorld, bring, type World } from '../people.ts'

type Of = (typeof staff.workLists)[number]

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

const sinceOf = async (who: Client, of: Of, filter: WorkFilter = {}): Promise<string> =>
  must(await who.call(staff.listWork, { query: { communityId, of, ...filter } })).since ?? ''
const changes = async (who: Client, of: Of, since: string, filter: WorkFilter = {}) =>
  must(await who.call(work.readChanges, { query: { communityId, of, ...filter, since } }))
const nothing = { changed: [], gone: [], again: false }

describe('what somebody else did', () => {
  test('is told once, with the card as it is now, who did it and what', async () => {
    const { id, turn, number } = await bring(world, 'submitted')
    world.stack.advance(minute)
    const since = await sinceOf(world.dispatcher, 'community')
    expect(await changes(world.dispatcher, 'community', since)).toMatchObject(nothing)
    world.stack.advance(8_000)
    must(await world.agent.call(staff.acceptComplaint, { params: { id }, body: { turn } }))
    const told = await changes(world.dispatcher, 'community', since)
    expect(told).toMatchObject({
      changed: [{ card: { id, number, state: 'accepted' }, did: 'accepted', by: '何敏', own: false }],
      gone: [],
      again: false,
    })
    expect(await changes(world.dispatcher, 'community', told.since)).toMatchObject(nothing)
    expect((await changes(world.agent, 'community', await sinceOf(world.agent, 'community'))).changed[0]?.own).toBe(
      true,
    )
  })

  test('is told even where the index shows it later than it was decided', async () => {
    const since = await sinceOf(world.dispatcher, 'community')
    await bring(world, 'submitted')
    world.stack.advance(10_000)
    expect((await changes(world.dispatcher, 'community', since)).changed).toHaveLength(1)
    const later = await sinceOf(world.dispatcher, 'community')
    expect((await changes(world.dispatcher, 'community', later)).changed).toHaveLength(1)
    world.stack.advance(6_000)
    const muchLater = await sinceOf(world.dispatcher, 'community')
    expect(await changes(world.dispatcher, 'community', muchLater)).toMatchObject(nothing)
  })

  test('leaves the office’s list when it is over', async () => {
    const { id, turn, number } = await bring(world, 'submitted')
    const since = await sinceOf(world.agent, 'community')
    const reason = '不属于物业负责的范围'
    must(await world.dispatcher.call(staff.declineComplaint, { params: { id }, body: { turn, reason } }))
    expect(await changes(world.agent, 'community', since)).toMatchObject({
      changed: [],
      gone: [{ id, number, did: 'declined', by: '许静' }],
      again: false,
    })
  })

  test('leaves a narrowed list when it no longer fits it, and comes into another', async () => {
    const { id, turn } = await bring(world, 'submitted')
    const [fresh, accepted] = [{ counter: 'fresh' } as const, { state: 'accepted' } as const]
    const [one, other] = [
      await sinceOf(world.agent, 'community', fresh),
      await sinceOf(world.agent, 'community', accepted),
    ]
    must(await world.dispatcher.call(staff.acceptComplaint, { params: { id }, body: { turn } }))
    expect((await changes(world.agent, 'community', one, fresh)).gone.map(it => it.id)).toEqual([id])
    expect((await changes(world.agent, 'community', other, accepted)).changed.map(it => it.card.id)).toEqual([id])
  })

  test('does not name the customer who did it', async () => {
    const { id, turn } = await bring(world, 'accepted')
    const since = await sinceOf(world.agent, 'community')
    must(await world.resident.call(complaints.remarkOnMine, { params: { id }, body: { turn, text: '今天又吵了。' } }))
    const [told] = (await changes(world.agent, 'community', since)).changed
    expect(told).toMatchObject({ did: 'remarked', own: false })
    expect(told?.by).toBeUndefined()
  })
})

describe('what is not the reader’s', () => {
  test('is not told to a handler: he is only asked to read his list again', async () => {
    const { id, turn } = await bring(world, 'accepted')
    const [mine, claim] = [await sinceOf(world.handler, 'mine'), await sinceOf(world.handler, 'claim')]
    const body = { turn, handlerId: world.handler.session.me.userId }
    must(await world.agent.call(staff.dispatchOrder, { params: { id }, body }))
    expect(await changes(world.handler, 'mine', mine)).toMatchObject({ changed: [{ card: { id } }], gone: [] })
    expect(await changes(world.handler, 'claim', claim)).toMatchObject({ changed: [], gone: [], again: true })
    expect(await changes(world.engineer, 'claim', await sinceOf(world.engineer, 'claim'))).toMatchObject({
      changed: [],
      gone: [],
    })
  })

  test('is told of what is about the reader as little as of anything else', async () => {
    const { id, turn } = await aWaiting(world, { categoryId: 'attitude' })
    world.stack.advance(minute)
    const since = await sinceOf(world.agent, 'community')
    const body = { turn, personId: world.agent.session.me.userId }
    must(await world.dispatcher.call(moves.nameAbout, { params: { id }, body }))
    const told = await changes(world.agent, 'community', since)
    expect(told).toMatchObject({ changed: [], gone: [], again: true })
    expect(JSON.stringify(told)).not.toContain(id)
    expect(await changes(world.agent, 'community', told.since)).toMatchObject(nothing)
  })

  test('a hidden room stays hidden from a handler', async () => {
    const filing = { hideName: true, place: { kind: 'room', buildingId: 'tsy-b2', roomId: 'tsy-b2-1-1202' } } as const
    const since = await sinceOf(world.handler, 'mine')
    await bring(world, 'dispatched', filing)
    const [told] = (await changes(world.handler, 'mine', since)).changed
    expect(told?.card.place).toBe('住户未公开房号')
  })
})

describe('where the changes go on', () => {
  test('is good for one person and one list alone', async () => {
    const since = await sinceOf(world.agent, 'community')
    const refusal = async (who: Client, query: { of: Of } & WorkFilter) => {
      const answered = await who.call(work.readChanges, { query: { communityId, since, ...query } })
      return answered.ok ? 'told' : answered.refusal.reason
    }
    expect(await refusal(world.agent, { of: 'community' })).toBe('told')
    expect(await refusal(world.dispatcher, { of: 'community' })).toBe('page-token-invalid')
    expect(await refusal(world.agent, { of: 'raised' })).toBe('page-token-invalid')
    expect(await refusal(world.agent, { of: 'community', state: 'accepted' })).toBe('page-token-invalid')
    const forged = `${since.split('.')[0]}.${'A'.repeat(43)}`
    const answered = await world.agent.call(work.readChanges, {
      query: { communityId, of: 'community', since: forged },
    })
    expect(answered).toMatchObject({ refusal: { reason: 'page-token-invalid' } })
  })

  test('whoever was away for long reads the list again', async () => {
    const since = await sinceOf(world.agent, 'community')
    await bring(world, 'submitted')
    world.stack.advance(10 * minute)
    expect((await changes(world.agent, 'community', since)).changed).toHaveLength(1)
    world.stack.advance(1)
    expect(await changes(world.agent, 'community', since)).toMatchObject({ ...nothing, again: true, lost: true })
  })

  test('so does whoever meets more than a hundred changes', async () => {
    const since = await sinceOf(world.agent, 'community')
    for (let at = 0; at < 100; at += 1) await aWaiting(world, leak)
    expect(
      (await changes(world.dispatcher, 'community', await sinceOf(world.dispatcher, 'community'))).changed,
    ).toHaveLength(100)
    await aWaiting(world, leak)
    expect(await changes(world.agent, 'community', since)).toMatchObject({ ...nothing, again: true, lost: true })
  })

  test('a resident has none', async () => {
    const since = await sinceOf(world.agent, 'community')
    const answered = await world.resident.call(work.readChanges, { query: { communityId, of: 'community', since } })
    expect(answered.ok).toBe(false)
  })
})
