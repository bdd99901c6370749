import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import { minute } from '#domain/time.ts'
import { must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { tableNames } from '../../../local/outside.ts'
import { aFiling, aWorld, bring, type World } from '../people.ts'
import { pictureOf, storedMessages, storedUnder } from '../stored.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

const pass = async (milliseconds: number) => {
  world.stack.advance(milliseconds)
  await world.stack.settle()
}
const toldOf = (id: string) =>
  storedUnder(world.stack, `COMPLAINT#${id}`)
    .filter(item => item.kind === 'reminded' || item.kind === 'overdue')
    .map(item => `${item.kind} ${Object(item.facts).clock}`)
const eventsOf = (id: string) =>
  storedMessages(world.stack, id)
    .filter(it => it.event === 'reminder' || it.event === 'overdue')
    .map(it => `${it.event} ${it.to}`)
    .toSorted()

test('the agent is reminded at four of five minutes and told once when they are over', async () => {
  const { id } = await bring(world, 'submitted')
  await pass(4 * minute - 1)
  expect(toldOf(id)).toEqual([])
  await pass(1)
  expect(toldOf(id)).toEqual(['reminded dispatch'])
  await pass(minute - 1)
  expect(toldOf(id)).toEqual(['reminded dispatch'])
  await pass(1)
  expect(toldOf(id)).toEqual(['reminded dispatch', 'overdue dispatch'])
  expect(eventsOf(id)).toEqual(['overdue staff-hemin', 'overdue staff-xujing', 'reminder staff-hemin'])
  await pass(0)
  const picture = pictureOf(world.stack)
  await pass(0)
  await pass(minute)
  expect(pictureOf(world.stack)).toEqual(picture)
})

test('a complaint taken in time is reminded of nothing', async () => {
  const { id } = await bring(world, 'dispatched')
  await pass(10 * minute)
  expect(toldOf(id)).toEqual([])
})

test('a dozen complaints due at once are all told in one run', async () => {
  const filings = Array.from({ length: 12 }, () => world.resident.call(complaints.fileComplaint, { body: aFiling() }))
  const ids = (await Promise.all(filings)).map(filed => must(filed).id)
  await pass(6 * minute)
  for (const id of ids) expect(toldOf(id)).toEqual(['reminded dispatch', 'overdue dispatch'])
})

test('whoever is meant as holder and as dispatcher is told once', async () => {
  const { id, turn } = await bring(world, 'answered')
  const params = { id }
  must(await world.resident.call(complaints.askNextRound, { params, body: { turn, reason: '又开始吵了' } }))
  await pass(5 * minute)
  const overdue = storedMessages(world.stack, id).filter(it => it.event === 'overdue')
  expect(overdue.map(it => it.to)).toEqual(['staff-xujing'])
})

test('what clocks tell stays inside the company and costs nobody his turn', async () => {
  const { id, turn } = await bring(world, 'submitted')
  await pass(6 * minute)
  const seen = must(await world.resident.call(complaints.readMine, { params: { id } }))
  expect(seen.entries.map(entry => entry.kind)).toEqual(['filed'])
  expect(seen.turn).toBe(turn)
  const inside = must(await world.agent.call(staff.readAsStaff, { params: { id } }))
  expect(inside.entries.map(entry => [entry.kind, entry.visibility])).toEqual([
    ['filed', 'public'],
    ['reminded', 'internal'],
    ['overdue', 'internal'],
    ['urged', 'internal'],
  ])
})

test('the work list counts what is overdue and marks it', async () => {
  const query = { communityId, of: 'community' as const }
  const { id } = await bring(world, 'submitted')
  await bring(world, 'dispatched')
  const levelOf = async () => {
    const page = must(await world.agent.call(staff.listWork, { query }))
    const counts = must(await world.agent.call(staff.countWork, { query }))
    return { ...counts, level: page.cards.find(card => card.id === id)?.next?.level }
  }
  expect(await levelOf()).toMatchObject({ overdue: 0, dueToday: 2, level: 'ample' })
  await pass(4 * minute)
  expect(await levelOf()).toMatchObject({ overdue: 0, dueToday: 2, level: 'near' })
  await pass(minute + 1)
  expect(await levelOf()).toMatchObject({ overdue: 1, dueToday: 1, fresh: 1, level: 'overdue' })
  const { rows } = must(await world.agent.call(staff.listLedger, { query: { communityId, month: '2026-11' } }))
  expect(rows.map(row => row.overdue)).toEqual([true, false])
})

test('a complaint that can no longer be read does not hold up those behind it', async () => {
  const broken = await bring(world, 'submitted')
  const others = await Promise.all([1, 2, 3, 4, 5, 6].map(() => bring(world, 'submitted')))
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(world.stack.outside.dynamo))
  const key = { pk: `COMPLAINT#${broken.id}`, sk: 'COMPLAINT' }
  await client.send(
    new UpdateCommand({
      TableName: tableNames.records,
      Key: key,
      UpdateExpression: 'SET complaint = :nothing',
      ExpressionAttributeValues: { ':nothing': {} },
    }),
  )
  await pass(5 * minute)
  for (const { id } of others) expect(toldOf(id)).toEqual(['reminded dispatch', 'overdue dispatch'])
  expect(world.stack.logs).toContainEqual(expect.objectContaining({ what: 'clock-failed', complaintId: broken.id }))
})
