import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { fileComplaint } from '#contract/complaints.ts'
import { dispatchAutomatically, planDispatch } from '#contract/dispatch.ts'
import { findSimilar, followComplaint, listFollowed } from '#contract/groups.ts'
import { readCommunity } from '#contract/places.ts'
import { readSettings, saveSwitch } from '#contract/settings.ts'
import * as staff from '#contract/staff.ts'
import { claimOrder } from '#contract/staff-moves.ts'
import type { Feature } from '#domain/places/switches.ts'
import { minute } from '#domain/time.ts'
import { type Client, must, newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWaiting, leak } from '../dispatch/backlog.ts'
import { aNeighbour, building, liftFiledBy } from '../groups/neighbours.ts'
import { aFiling, aWorld, ownRoom, type World } from '../people.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

/** 林悦 administers the community too. */
const admin = () => world.auditor
const settings = async () => must(await admin().call(readSettings, { query: { communityId } }))
const turn = async (feature: Feature, on: boolean) => {
  const { version } = await settings()
  must(await admin().call(saveSwitch, { body: { communityId, version, feature, on } }))
  world.stack.advance(minute)
}
const offToResidents = async () => must(await world.resident.call(readCommunity, { params: { id: communityId } })).off
const offFor = (feature: Feature) => ({
  ok: false,
  status: 403,
  refusal: { reason: 'switched-off', facts: { feature } },
})

describe('邻居跟进', () => {
  const query = { communityId, categoryId: 'lift', label: '电梯', buildingId: building.id }
  const offer = async () => must(await world.resident.call(findSimilar, { query })).offer
  const follow = (client: Client, complaintId: string) => client.call(followComplaint, { body: { complaintId } })

  test('off: nothing is offered and nobody begins to follow; who follows goes on; on again it works', async () => {
    const [first] = await liftFiledBy(world, 3)
    const id = first?.id ?? ''
    const early = await aNeighbour(world.stack)
    must(await follow(early, id))
    await turn('follow', false)
    expect(await offToResidents()).toEqual(['follow'])
    expect(await offer()).toBeUndefined()
    expect(await follow(world.resident, id)).toMatchObject(offFor('follow'))
    expect(must(await early.call(listFollowed, {})).cards.map(it => it.id)).toEqual([id])
    await turn('follow', true)
    expect(await offToResidents()).toBeUndefined()
    expect((await offer())?.complaintId).toBe(id)
    must(await follow(world.resident, id))
  })
})

describe('认领', () => {
  const claim = (id: string, seen: number) => world.engineer.call(claimOrder, { params: { id }, body: { turn: seen } })
  const listOf = (of: 'mine' | 'claim') => world.engineer.call(staff.listWork, { query: { communityId, of } })
  const read = (id: string) => world.engineer.call(staff.readAsStaff, { params: { id } })

  test('off: the list is not there, what waits is not shown, nothing is claimed; on again it works', async () => {
    const waiting = await aWaiting(world, leak)
    expect(must(await read(waiting.id)).moves).toContain('claim')
    await turn('claim', false)
    expect(must(await listOf('mine')).off).toEqual(['claim'])
    expect(await listOf('claim')).toMatchObject(offFor('claim'))
    expect(await world.engineer.call(staff.countWork, { query: { communityId, of: 'claim' } })).toMatchObject(
      offFor('claim'),
    )
    expect(await read(waiting.id)).toMatchObject({ refusal: { reason: 'not-found' } })
    expect(await claim(waiting.id, waiting.turn)).toMatchObject(offFor('claim'))
    await turn('claim', true)
    expect(must(await listOf('mine')).off).toBeUndefined()
    expect(must(await listOf('claim')).cards.map(it => it.id)).toContain(waiting.id)
    expect(must(await claim(waiting.id, waiting.turn)).state).toBe('handling')
  })

  test('off: the office dispatches as before, also what is planned together', async () => {
    await turn('claim', false)
    const { id, turn: seen } = await aWaiting(world, leak)
    const plan = must(await world.agent.call(planDispatch, { query: { communityId } }))
    expect(plan.proposals.map(it => it.order.complaintId)).toContain(id)
    const body = { turn: seen, handlerId: world.engineer.session.me.userId }
    must(await world.agent.call(staff.dispatchOrder, { params: { id }, body }))
    expect(must(await read(id)).state).toBe('dispatched')
  })
})

describe('自动派工', () => {
  const automatically = ({ id, turn: seen }: { id: string; turn: number }) =>
    world.agent.call(dispatchAutomatically, { params: { id }, body: { turn: seen } })
  const modesOf = async ({ id }: { id: string }) =>
    must(await world.agent.call(staff.listCandidates, { params: { id } })).modes.map(it => it.mode)

  test('off: it is not offered and chooses nobody; on again it works', async () => {
    const waiting = await aWaiting(world, leak)
    await turn('auto-dispatch', false)
    expect(await modesOf(waiting)).toEqual(['by-hand', 'proposed', 'claim'])
    expect(await automatically(waiting)).toMatchObject(offFor('auto-dispatch'))
    await turn('auto-dispatch', true)
    expect(await modesOf(waiting)).toContain('automatic')
    expect(must(await automatically(waiting)).state).toBe('dispatched')
  })
})

describe('替家里老人投诉', () => {
  const onBehalfOf = { name: '王奶奶', relation: 'parent', consent: 'by-phone' } as const
  const file = (key = newKey()) =>
    world.resident.call(fileComplaint, { key, body: aFiling({ place: ownRoom, onBehalfOf }) })

  test('off: none is filed, in one’s own name one is; what was filed before is answered again; on again it works', async () => {
    const key = newKey()
    const before = must(await file(key))
    await turn('on-behalf', false)
    expect(await offToResidents()).toEqual(['on-behalf'])
    expect(await file()).toMatchObject(offFor('on-behalf'))
    expect(must(await file(key)).id).toBe(before.id)
    must(await world.resident.call(fileComplaint, { body: aFiling({ place: ownRoom }) }))
    await turn('on-behalf', true)
    expect(must(await file()).onBehalfOf).toEqual(onBehalfOf)
  })
})

describe('the switches', () => {
  test('are the administrator’s, by the version he has seen', async () => {
    const body = { communityId, version: (await settings()).version, feature: 'claim', on: false } as const
    for (const who of [world.manager, world.agent, world.resident])
      expect(await who.call(saveSwitch, { body })).toMatchObject({ refusal: { reason: 'not-allowed' } })
    expect((await settings()).off).toEqual([])
    must(await admin().call(saveSwitch, { body }))
    expect((await settings()).off).toEqual(['claim'])
    expect(await admin().call(saveSwitch, { body: { ...body, feature: 'follow' } })).toMatchObject({
      refusal: { reason: 'settings-changed-meanwhile' },
    })
  })

  test('stand in the audit log with what they were and are', async () => {
    await turn('auto-dispatch', false)
    await turn('auto-dispatch', true)
    const { entries } = must(await admin().call(listAudit, { query: { communityId, month: '2026-11' } }))
    expect(entries.slice(0, 2)).toMatchObject(
      [
        ['关', '开'],
        ['开', '关'],
      ].map(([before, after]) => ({
        by: '林悦',
        act: 'switch-changed',
        what: '自动派工',
        changes: [{ field: 'switch', of: '自动派工', before, after }],
      })),
    )
  })
})
