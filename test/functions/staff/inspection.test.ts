import { afterEach, beforeEach, expect, test } from 'vitest'
import { readInspection } from '#contract/inspection.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { actOnMany } from '#contract/work.ts'
import { day } from '#domain/time.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWaiting, leak } from '../dispatch/backlog.ts'
import { aWorld, bring, type World } from '../people.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

/** Days later: nobody is signed in any more. */
const daysLater = async (days: number) => {
  world.stack.advance(days * day)
  await world.stack.settle()
  world.dispatcher = await signInAs(world.stack, 'xujing')
}

const inspect = async (who: Client) => must(await who.call(readInspection, { query: { communityId } }))
const rowsOf = async (who: Client) =>
  (await inspect(who)).rows.map(({ card, of, also, act }) => ({ id: card.id, of, also, act }))

test('each complaint stands there once, under the worst there is about it, with the move that is the reader’s', async () => {
  const waiting = await aWaiting(world, leak)
  const checking = await bring(world, 'checking')
  const toDispatch = { id: waiting.id, of: 'due-overnight', also: ['to-dispatch'] }
  const toCheck = { id: checking.id, of: 'due-overnight', also: ['to-check'] }
  expect(await rowsOf(world.manager)).toEqual([
    { ...toDispatch, act: undefined },
    { ...toCheck, act: 'confirm' },
  ])
  expect(await rowsOf(world.dispatcher)).toEqual([
    { ...toDispatch, act: 'dispatch' },
    { ...toCheck, act: undefined },
  ])

  await daysLater(8)
  const late = await rowsOf(world.dispatcher)
  expect(late.map(it => [it.of, it.act])).toEqual([
    ['overdue', 'urge'],
    ['overdue', 'urge'],
  ])
  expect(late.find(it => it.id === checking.id)?.also).toContain('to-check')
})

test('what was urged by many at once is marked so, and not to be urged again today', async () => {
  const { id } = await aWaiting(world, leak)
  await daysLater(8)
  const body = { communityId, act: { do: 'urge' as const, words: '今天派出去' }, complaintIds: [id] }
  must(await world.dispatcher.call(actOnMany, { body, key: newKey() }))
  const [row] = (await inspect(world.dispatcher)).rows
  expect(row).toMatchObject({ of: 'overdue', urgedAt: world.stack.now() })
  expect(row?.act).not.toBe('urge')
  await daysLater(1)
  const [tomorrow] = (await inspect(world.dispatcher)).rows
  expect(tomorrow).toMatchObject({ act: 'urge' })
  expect(tomorrow?.urgedAt).toBeUndefined()
})

test('what is about the reader is not in his, and counts nowhere', async () => {
  const { id, turn } = await aWaiting(world, { categoryId: 'attitude' })
  const before = await inspect(world.dispatcher)
  const personId = world.dispatcher.session.me.userId
  must(await world.manager.call(moves.nameAbout, { params: { id }, body: { turn, personId } }))
  const after = await inspect(world.dispatcher)
  expect(JSON.stringify(after)).not.toContain(id)
  expect([after.total, after.looked]).toEqual([before.total - 1, before.looked - 1])
  expect((await rowsOf(world.manager)).map(it => it.id)).toContain(id)
})

test('says through how many it looked, and whether those were all', async () => {
  expect(await inspect(world.dispatcher)).toEqual({ rows: [], total: 0, looked: 0, isWhole: true })
})

test('the work list reminds those who go through it, two hours before the end of work, on working days', async () => {
  const from = async (who: Client) =>
    must(await who.call(staff.listWork, { query: { communityId, of: 'community' } })).inspectFrom
  expect(await from(world.dispatcher)).toBe(Date.parse('2026-11-23T16:00:00+08:00'))
  expect(await from(world.agent)).toBeUndefined()
  await daysLater(5)
  expect(await from(world.dispatcher)).toBeUndefined()
})
