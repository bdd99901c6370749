import { afterAll, beforeAll, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { type Answered, must, newKey } from '../../../local/client.ts'
import { aPhoto } from '../../support/pictures.ts'
import { aReport, aWorld, bring, ownRoom, type World } from '../people.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const reasonOf = (answered: Answered<unknown>): string => (answered.ok ? 'accepted' : answered.refusal.reason)
const aPicture = (seed: number) => aPhoto({ seed, width: 400, height: 300 })
const seenByOffice = async (id: string) => must(await world.dispatcher.call(staff.readAsStaff, { params: { id } }))

test('what a handler did before he heard that the work went to somebody else stays with the complaint', async () => {
  const { handler, engineer, dispatcher, stack } = world
  const { id, turn, number } = await bring(world, 'handling')
  const params = { id }
  const given = { turn, handlerId: engineer.session.me.userId }
  const moved = must(await dispatcher.call(moves.redispatchOrder, { params, body: given }))
  expect(reasonOf(await handler.call(staff.reportDone, { params, body: aReport(turn) }))).toBe('not-found')
  const photoIds = [await handler.upload(await aPicture(1))]
  const body = { text: '换了水管，做了防水', photoIds, happenedAt: stack.now() }
  const key = newKey()
  expect(must(await handler.call(moves.leaveNote, { params, body, key }))).toEqual({ number })
  expect(must(await handler.call(moves.leaveNote, { params, body, key }))).toEqual({ number })
  expect(reasonOf(await handler.call(moves.leaveNote, { params, body: { ...body, text: '又' }, key }))).toBe(
    'key-reused',
  )
  await stack.settle()
  const after = await seenByOffice(id)
  const notes = after.entries.filter(it => it.kind === 'noted')
  expect(notes.map(it => [it.author.name, it.texts, it.visibility])).toEqual([
    [handler.session.me.name, { text: body.text }, 'internal'],
  ])
  expect(notes[0]?.photos?.map(it => [it.id, it.of, it.ready])).toEqual([[photoIds[0], 'said', true]])
  expect(after.turn).toBe(moved.turn)
  const own = must(await world.resident.call(complaints.readMine, { params }))
  expect(own.entries.filter(it => it.kind === 'noted')).toEqual([])
})

test('who never had the work, and sees nothing of it, leaves nothing', async () => {
  const { id } = await bring(world, 'handling')
  const body = { text: '路过看到', photoIds: [] }
  expect(reasonOf(await world.engineer.call(moves.leaveNote, { params: { id }, body }))).toBe('not-found')
})

test('also where the customer took it back meanwhile', async () => {
  const { id, turn } = await bring(world, 'handling', { place: ownRoom })
  must(await world.resident.call(complaints.withdrawMine, { params: { id }, body: { turn } }))
  const body = { text: '去的时候已经修好', photoIds: [] }
  must(await world.handler.call(moves.leaveNote, { params: { id }, body }))
  expect((await seenByOffice(id)).entries.some(it => it.texts.text === body.text)).toBe(true)
})

test('what is told later stands at its own moment, with the moment it was recorded beside it', async () => {
  const { handler, stack } = world
  const { id, turn } = await bring(world, 'dispatched')
  const takenAt = stack.now()
  stack.advance(3_600_000)
  const taken = must(await handler.call(staff.takeOrder, { params: { id }, body: { turn, happenedAt: takenAt } }))
  const entry = taken.entries.findLast(it => it.kind === 'taken')
  expect([entry?.occurredAt, entry?.recordedAt]).toEqual([takenAt, takenAt + 3_600_000])
  const early = { ...aReport(taken.turn), happenedAt: takenAt - 4 * 24 * 3_600_000 }
  expect(reasonOf(await handler.call(staff.reportDone, { params: { id }, body: early }))).toBe('happened-too-long-ago')
  const late = { ...aReport(taken.turn), happenedAt: stack.now() + 3_600_000 }
  expect(reasonOf(await handler.call(staff.reportDone, { params: { id }, body: late }))).toBe('happened-in-the-future')
})
