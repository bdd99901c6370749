import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { slotsBetween } from '#domain/appointments/slots.ts'
import { hour } from '#domain/time.ts'
import { must } from '../../../local/client.ts'
import { expectRefused } from '../expect-refused.ts'
import { aWorld, bring, ownRoom, type Reached, type World } from '../people.ts'
import { storedMessages } from '../stored.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const at = (wallClock: string): number => Date.parse(`2026-11-${wallClock}:00+08:00`)
const slotAt = (wallClock: string) => ({ from: at(wallClock), to: at(wallClock) + hour })
const tomorrow = slotAt('24T10:00')
const saturday = slotAt('28T15:00')

const atHome = (to: Reached) => bring(world, to, { place: ownRoom })
const mine = async (id: string) => must(await world.resident.call(complaints.readMine, { params: { id } }))
const told = async (id: string, event: string) => {
  await world.stack.settle()
  return storedMessages(world.stack, id).filter(it => it.event === event)
}
const path = (id: string) => `/v1/complaints/${id}/appointment`

describe('the hour somebody comes to do the work', () => {
  test('can be chosen once somebody has the order, from the hours that are offered', async () => {
    const { id } = await atHome('handling')
    const { appointment, moves: open } = await mine(id)
    expect(open).toContain('appoint')
    expect(appointment).toEqual({ of: 'work', choice: { earliest: at('23T12:00'), latest: at('30T24:00'), left: 3 } })
    const { earliest = 0, latest = 0 } = appointment?.choice ?? {}
    expect(slotsBetween(earliest, latest)).toContainEqual(saturday)
  })

  test('is shown to both, with until when it can be moved, and the handler is told', async () => {
    const { id, turn } = await atHome('handling')
    const chosen = must(
      await world.resident.call(complaints.appointMine, { params: { id }, body: { turn, ...tomorrow } }),
    )
    expect(chosen.appointment).toEqual({
      of: 'work',
      ...tomorrow,
      moveBefore: at('24T08:00'),
      choice: { earliest: at('23T12:00'), latest: at('30T24:00'), left: 2 },
    })
    expect(chosen.entries.at(-1)).toMatchObject({ kind: 'appointed', facts: { of: 'work', ...tomorrow } })
    const seen = must(await world.handler.call(staff.readAsStaff, { params: { id } }))
    expect(seen.appointment).toMatchObject(tomorrow)
    const handlerId = world.handler.session.me.userId
    expect(await told(id, 'appointment-chosen')).toMatchObject([{ to: handlerId, by: tomorrow.from }])
  })

  test('is moved by the customer, and the deadline waits for it', async () => {
    const { id, turn } = await atHome('handling')
    const first = must(
      await world.resident.call(complaints.appointMine, { params: { id }, body: { turn, ...tomorrow } }),
    )
    const moved = must(
      await world.resident.call(complaints.appointMine, { params: { id }, body: { turn: first.turn, ...saturday } }),
    )
    expect(moved.appointment).toMatchObject(saturday)
    expect(moved.clocks.find(it => it.kind === 'handle')?.dueAt).toBe(saturday.to)
    expect(moved.entries.at(-1)?.facts).toMatchObject({ before: tomorrow.from })
  })

  test('asked for twice under one key is chosen once', async () => {
    const { id, turn } = await atHome('handling')
    const request = { params: { id }, key: `appoint-${id}`.slice(0, 40), body: { turn, ...tomorrow } }
    must(await world.resident.call(complaints.appointMine, request))
    const again = must(await world.resident.call(complaints.appointMine, request))
    expect(again.appointment?.choice?.left).toBe(2)
    expect(again.entries.filter(it => it.kind === 'appointed')).toHaveLength(1)
  })

  test('set by the handler after a call is told to the customer, by name', async () => {
    const { id, turn } = await atHome('handling')
    const body = { turn, ...slotAt('23T14:00') }
    must(await world.handler.call(moves.appointForCustomer, { params: { id }, body }))
    expect((await mine(id)).appointment).toMatchObject({ by: '刘强', choice: { left: 3 } })
    expect(await told(id, 'appointment-set')).toMatchObject([{ forCustomer: true, by: body.from }])
  })
})

describe('the hour of the return visit', () => {
  test('is chosen by the customer, and who visits is told', async () => {
    const { id, turn } = await bring(world, 'answered')
    const chosen = must(
      await world.resident.call(complaints.appointMine, { params: { id }, body: { turn, ...saturday } }),
    )
    expect(chosen.appointment).toMatchObject({ of: 'visit', ...saturday })
    expect(chosen.visit?.dueAt).toBe(saturday.to)
    expect((await told(id, 'appointment-chosen')).map(it => it.to)).toEqual([world.agent.session.me.userId])
  })
})

describe('an hour that cannot be had changes nothing', () => {
  const send = (id: string, body: object, as = world.resident) => ({ as, path: path(id), body })

  test('one that is not offered', async () => {
    const { id, turn } = await atHome('handling')
    for (const slot of [slotAt('24T12:00'), slotAt('23T11:00'), { from: at('24T10:00'), to: at('24T12:00') }])
      await expectRefused(world, ['not offered', 422, 'slot-unknown', () => send(id, { turn, ...slot })])
  })

  test('another one, where the first is near', async () => {
    const { id, turn } = await atHome('handling')
    const near = must(
      await world.handler.call(moves.appointForCustomer, { params: { id }, body: { turn, ...slotAt('23T11:00') } }),
    )
    await expectRefused(world, ['too near', 422, 'appointment-fixed', () => send(id, { turn: near.turn, ...saturday })])
    const { appointment, moves: open } = await mine(id)
    expect([appointment?.choice, appointment?.moveBefore, open.includes('appoint')]).toEqual([
      undefined,
      undefined,
      false,
    ])
  })

  test('a fourth one', async () => {
    const { id, turn } = await atHome('handling')
    let seen = turn
    for (const slot of [tomorrow, saturday, tomorrow])
      seen = must(
        await world.resident.call(complaints.appointMine, { params: { id }, body: { turn: seen, ...slot } }),
      ).turn
    await expectRefused(world, ['a fourth', 422, 'appointments-used', () => send(id, { turn: seen, ...saturday })])
  })

  test('in a public place, before there is an order, for somebody else’s, and with an old picture', async () => {
    const outside = await bring(world, 'handling')
    await expectRefused(world, [
      'public place',
      422,
      'not-to-appoint',
      () => send(outside.id, { turn: outside.turn, ...tomorrow }),
    ])
    expect((await mine(outside.id)).appointment).toBeUndefined()
    const early = await atHome('accepted')
    await expectRefused(world, ['too early', 409, 'not-now', () => send(early.id, { turn: early.turn, ...tomorrow })])
    const { id, turn } = await atHome('handling')
    const stranger = world.neighbour
    await expectRefused(world, ['a stranger', 404, 'not-found', () => send(id, { turn, ...tomorrow }, stranger)])
    await expectRefused(world, [
      'old picture',
      409,
      'changed-meanwhile',
      () => send(id, { turn: turn - 1, ...tomorrow }),
    ])
  })
})
