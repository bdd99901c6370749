import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as calendar from '#contract/calendar.ts'
import * as complaints from '#contract/complaints.ts'
import { dispatchAutomatically, planDispatch } from '#contract/dispatch.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { hour } from '#domain/time.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import { aFiling, aWorld, bring, type World } from '../people.ts'
import { storedItems } from '../stored.ts'
import { aWaiting, inCommunity, leak } from './backlog.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const candidates = async (who: Client, id: string) => must(await who.call(staff.listCandidates, { params: { id } }))
const automatically = (who: Client, { id, turn }: { id: string; turn: number }, key = newKey()) =>
  who.call(dispatchAutomatically, { params: { id }, body: { turn }, key })
const seen = async (id: string) => must(await world.dispatcher.call(staff.readAsStaff, { params: { id } }))
const idOf = (who: Client): string => who.session.me.userId

const severityOf = async ({ id, turn }: { id: string; turn: number }, severity: 'emergency' | 'major') =>
  must(await world.dispatcher.call(moves.changeSeverity, { params: { id }, body: { turn, severity } }))

describe('the candidates for an order', () => {
  test('come with telephone numbers in an emergency, and only then', async () => {
    const waiting = await aWaiting(world, leak)
    const phones = async () => (await candidates(world.agent, waiting.id)).candidates.map(it => it.phone)
    expect(await phones()).toEqual([undefined, undefined])
    await severityOf(waiting, 'emergency')
    expect(await phones()).toEqual(['13800100021', '13800100022'])
  })

  test('have no number anywhere in the store that could be read there', () => {
    expect(JSON.stringify(storedItems(world.stack))).not.toContain('138001000')
  })

  test('are asked for by whoever may dispatch, and nobody else', async () => {
    const { id } = await aWaiting(world, leak)
    for (const who of [world.engineer, world.manager])
      expect(await who.call(staff.listCandidates, { params: { id } })).toMatchObject({
        refusal: { reason: 'not-allowed' },
      })
    expect(await world.handler.call(staff.listCandidates, { params: { id } })).toMatchObject({
      refusal: { reason: 'not-found' },
    })
  })

  test('show who is barred before anybody is chosen: whom it is about', async () => {
    const { id, turn } = await aWaiting(world, leak)
    const body = { turn, personId: idOf(world.engineer) }
    must(await world.dispatcher.call(moves.nameAbout, { params: { id }, body }))
    const list = await candidates(world.dispatcher, id)
    expect(list.candidates.map(it => it.name)).toEqual(['孙志平'])
    expect(list.barred.map(({ name, reasons }) => [name, reasons.map(it => it.why)])).toEqual([
      ['周建国', ['conflict']],
    ])
    expect(list.modes.filter(it => !it.allowed)).toEqual([
      { mode: 'automatic', allowed: false, why: 'staff-conduct' },
      { mode: 'claim', allowed: false, why: 'staff-conduct' },
    ])
  })

  test('show who is barred before anybody is chosen: who complained himself', async () => {
    const own = aFiling({ categoryId: 'crack', text: '我家楼道的墙裂了' })
    const filed = must(await world.engineer.call(complaints.fileComplaint, { key: newKey(), body: own }))
    const params = { id: filed.id }
    const { turn } = must(await world.agent.call(staff.acceptComplaint, { params, body: { turn: filed.turn } }))
    const { candidates: able, barred } = await candidates(world.agent, filed.id)
    expect([able.map(it => it.name), barred.map(it => it.name)]).toEqual([['孙志平'], ['周建国']])
    const body = { turn, handlerId: idOf(world.engineer) }
    expect(await world.agent.call(staff.dispatchOrder, { params, body })).toMatchObject({
      refusal: { reason: 'in-conflict' },
    })
  })

  test('of work in progress are the others', async () => {
    const { id, turn } = await aWaiting(world, leak)
    const body = { turn, handlerId: idOf(world.engineer) }
    must(await world.agent.call(staff.dispatchOrder, { params: { id }, body }))
    must(await world.engineer.call(staff.takeOrder, { params: { id }, body: { turn: turn + 1 } }))
    expect((await candidates(world.dispatcher, id)).candidates.map(it => it.name)).toEqual(['孙志平'])
  })

  test('of a later round know who came the first time, and so does the plan', async () => {
    const { id, turn } = await bring(world, 'answered')
    const body = { turn, reason: '没两天又吵起来了' }
    must(await world.resident.call(complaints.askNextRound, { params: { id }, body }))
    const [first] = (await candidates(world.dispatcher, id)).candidates
    expect(first).toMatchObject({
      name: '刘强',
      reasons: expect.arrayContaining([{ fits: true, why: 'continuity', facts: {} }]),
    })
    const { proposals } = must(await world.dispatcher.call(planDispatch, { query: inCommunity }))
    const planned = proposals.find(it => it.order.complaintId === id)
    expect(planned?.reasons.map(it => it.why)).toContain('continuity')
  })
})

describe('an automatic choice', () => {
  test('goes to the first who is on duty, able and not full, in the name of whoever asked', async () => {
    const waiting = await aWaiting(world, {
      ...leak,
      place: { kind: 'public', label: '3 栋大堂', buildingId: 'tsy-b3' },
    })
    const key = newKey()
    const given = must(await automatically(world.agent, waiting, key))
    expect(given).toMatchObject({ state: 'dispatched', order: { handler: '孙志平', dispatchedBy: '何敏' } })
    expect(must(await automatically(world.agent, waiting, key)).turn).toBe(given.turn)
  })

  test('is not for grave matters and not for those about employees', async () => {
    const major = await aWaiting(world, leak)
    const { turn } = await severityOf(major, 'major')
    expect(await automatically(world.dispatcher, { ...major, turn })).toMatchObject({
      refusal: { reason: 'not-automatic' },
    })
    expect(await automatically(world.agent, { ...major, turn })).toMatchObject({
      refusal: { reason: 'dispatcher-only' },
    })
    const about = await aWaiting(world, leak)
    const body = { turn: about.turn, personId: idOf(world.handler) }
    const named = must(await world.dispatcher.call(moves.nameAbout, { params: { id: about.id }, body }))
    expect(await automatically(world.agent, { ...about, turn: named.turn })).toMatchObject({
      refusal: { reason: 'not-automatic' },
    })
  })

  test('is made on what the person saw', async () => {
    const waiting = await aWaiting(world, leak)
    expect(await automatically(world.agent, { ...waiting, turn: waiting.turn + 1 })).toMatchObject({
      refusal: { reason: 'changed-meanwhile' },
    })
    expect((await seen(waiting.id)).state).toBe('accepted')
  })

  test('is left to a person where nobody is able, and says so', async () => {
    const lift = await aWaiting(world, { categoryId: 'lift' })
    must(await automatically(world.agent, lift))
    const day = '2026-11-23'
    const shifts = [{ from: 480, to: 1200, userIds: [idOf(world.engineer)] }]
    const body = { ...inCommunity, departmentId: 'engineering', day, version: 0, shifts }
    must(await world.dispatcher.call(calendar.setRosterDay, { body }))
    expect(await automatically(world.agent, await aWaiting(world, { categoryId: 'lift' }))).toMatchObject({
      refusal: { reason: 'nobody-skilled' },
    })
    world.stack.advance(13 * hour)
    const agent = await signInAs(world.stack, 'hemin')
    const late = await aWaiting({ ...world, agent }, leak)
    expect(await automatically(agent, late)).toMatchObject({ refusal: { reason: 'nobody-on-duty' } })
  })
})
