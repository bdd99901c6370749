import { afterEach, beforeEach, expect, test } from 'vitest'
import { minute } from '#domain/time.ts'
import { newKey } from '../../../local/client.ts'
import { chainFaults } from '../chains.ts'
import { holdBack } from '../gate.ts'
import { staffMoves } from '../move-requests.ts'
import { aWorld, bring, type World } from '../people.ts'
import { sendRaw } from '../raw-http.ts'
import { complaintsIn, entriesOf } from './effects.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

const kindsOf = (id: string): string[] => entriesOf(world.stack, id).map(it => it.kind)

const [, , accept] = staffMoves.find(([name]) => name === 'accept') ?? []
const acceptIt = (id: string, turn: number) => {
  if (!accept) throw new Error('there is no such move')
  return sendRaw(world.stack.url, { ...accept(id, turn), key: newKey(), as: world.agent })
}

test('a move between whose reading and writing the clocks tell something is not refused', async () => {
  const { id, turn } = await bring(world, 'submitted')
  const gate = holdBack(world.stack, 'TransactWriteItems', 'KEY#staff-hemin')
  const moving = acceptIt(id, turn)
  await gate.reached
  world.stack.advance(5 * minute)
  await world.stack.settle()
  expect(kindsOf(id)).toEqual(['filed', 'reminded', 'overdue', 'urged'])
  gate.open()
  expect((await moving).status).toBe(200)
  expect(kindsOf(id)).toEqual(['filed', 'reminded', 'overdue', 'urged', 'accepted'])
  expect(world.stack.logs).toContainEqual(expect.objectContaining({ what: 'race-lost', complaintId: id }))
  expect(Object.values(chainFaults(world.stack))).toEqual([undefined])
})

test('a move is not refused although the clocks come in between four times', async () => {
  const { id, turn } = await bring(world, 'submitted', { happeningNow: true })
  let gate = holdBack(world.stack, 'TransactWriteItems', 'KEY#staff-hemin')
  const moving = acceptIt(id, turn)
  // 4 and 5 minutes: dispatch; 8 and 10: somebody has to be there.
  for (const pause of [4 * minute, minute, 3 * minute, 2 * minute]) {
    await gate.reached
    world.stack.advance(pause)
    const before = kindsOf(id).length
    await world.stack.settle()
    expect(kindsOf(id).length).toBeGreaterThan(before)
    gate.open()
    gate = holdBack(world.stack, 'TransactWriteItems', 'KEY#staff-hemin')
  }
  await gate.reached
  gate.open()
  expect((await moving).status).toBe(200)
})

test('clocks between whose reading and writing somebody moves tell it afterwards', async () => {
  const { id, turn } = await bring(world, 'submitted')
  await world.stack.settle()
  world.stack.advance(5 * minute)
  const gate = holdBack(world.stack, 'TransactWriteItems', `COMPLAINT#${id}`)
  const running = world.stack.settle()
  await gate.reached
  expect((await acceptIt(id, turn)).status).toBe(200)
  gate.open()
  await running
  expect(kindsOf(id)).toEqual(['filed', 'accepted', 'reminded', 'overdue', 'urged'])
  expect(Object.values(chainFaults(world.stack))).toEqual([undefined])
})

test('clocks that were stopped between their reading and writing tell nothing', async () => {
  const { id, turn } = await bring(world, 'accepted')
  await world.stack.settle()
  world.stack.advance(5 * minute)
  const gate = holdBack(world.stack, 'TransactWriteItems', `COMPLAINT#${id}`)
  const running = world.stack.settle()
  await gate.reached
  const dispatch = { path: `/v1/staff/complaints/${id}/dispatch`, body: { turn, handlerId: 'staff-liuqiang' } }
  expect((await sendRaw(world.stack.url, { ...dispatch, key: newKey(), as: world.agent })).status).toBe(200)
  gate.open()
  await running
  expect(kindsOf(id).filter(kind => kind === 'overdue' || kind === 'reminded')).toEqual([])
  expect(complaintsIn(world.stack).map(it => it.stage.state)).toEqual(['dispatched'])
})
