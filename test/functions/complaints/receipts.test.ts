import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { checkReceipt, type Receipt, readReceipt } from '#contract/receipts.ts'
import { minute } from '#domain/time.ts'
import { type Client, must } from '../../../local/client.ts'
import { tableNames } from '../../../local/outside.ts'
import { chainOf } from '../chains.ts'
import { aWorld, bring, type World } from '../people.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const receiptOf = async (id: string): Promise<Receipt> =>
  must(await world.resident.call(readReceipt, { params: { id } }))

const check = (by: Client, id: string, kept: { number: string; code: string }) =>
  by.call(checkReceipt, { params: { id }, query: kept })

/** Changes an item past the functions, as nobody should be able to. */
const tamper = async (key: { pk: string; sk: string }, path: string, value: unknown) => {
  const { database } = world.stack
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      requestHandler: database.requestHandler,
    }),
  )
  const names = path.split('.')
  await client.send(
    new UpdateCommand({
      TableName: tableNames.records,
      Key: key,
      UpdateExpression: `SET ${names.map((_, at) => `#n${at}`).join('.')} = :value`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name, at) => [`#n${at}`, name])),
      ExpressionAttributeValues: { ':value': value },
    }),
  )
}

test('the receipt names number, receipt, and the first and last entry with their hashes', async () => {
  const { id, number } = await bring(world, 'handling')
  await world.stack.settle()
  const { entries } = chainOf(world.stack, id)
  const [first, last] = [entries[0], entries.at(-1)]
  const receipt = await receiptOf(id)
  expect(receipt).toMatchObject({ number, receivedAt: first?.recordedAt })
  expect(receipt.first).toMatchObject({ seq: 1, hash: first?.hash, recordedAt: first?.recordedAt })
  expect(receipt.last).toMatchObject({ seq: entries.length, hash: last?.hash, recordedAt: last?.recordedAt })
  expect(receipt.first.code).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/)
  expect(receipt.first.hash.startsWith(receipt.first.code.replaceAll(' ', ''))).toBe(true)
})

test('the code of the filing never changes, whatever happens after it', async () => {
  const { id, turn } = await bring(world, 'submitted')
  const before = await receiptOf(id)
  world.stack.advance(5 * minute)
  must(await world.resident.call(complaints.remarkOnMine, { params: { id }, body: { turn, text: '还在吵' } }))
  const after = await receiptOf(id)
  expect(after.first).toEqual(before.first)
  expect(after.last.seq).toBe(before.last.seq + 1)
  expect(after.last.code).not.toBe(before.last.code)
})

describe('a kept receipt', () => {
  test('matches as long as nothing was changed, and says since when', async () => {
    const { id, number, turn } = await bring(world, 'submitted')
    const kept = await receiptOf(id)
    world.stack.advance(5 * minute)
    must(await world.resident.call(complaints.remarkOnMine, { params: { id }, body: { turn, text: '还在吵' } }))
    const checked = must(await check(world.resident, id, { number, code: kept.last.code }))
    expect(checked).toMatchObject({ verdict: 'matches', seq: kept.last.seq, recordedAt: kept.last.recordedAt })
    expect(checked.entries).toBe(kept.last.seq + 1)
    expect(checked.lastAt).toBe(world.stack.now())
  })

  test('is understood as people write it', async () => {
    const { id, number } = await bring(world, 'submitted')
    const { first } = await receiptOf(id)
    const typed = { number: ` ${number.toLowerCase()} `, code: first.code.toUpperCase().replaceAll(' ', '-') }
    expect(must(await check(world.resident, id, typed)).verdict).toBe('matches')
  })

  test('with a wrong code or number says so to the filer', async () => {
    const { id, number } = await bring(world, 'submitted')
    const { code } = (await receiptOf(id)).first
    const wrong = { verdict: 'no-match' }
    expect(must(await check(world.resident, id, { number, code: '0123 4567 89ab cdef' }))).toEqual(wrong)
    expect(must(await check(world.resident, id, { number: 'W2611-9999', code }))).toEqual(wrong)
    expect(must(await check(world.resident, id, { number, code: '我的回执' }))).toEqual(wrong)
  })

  test('is checked for whoever holds its code, without a word about the matter; for others there is nothing', async () => {
    const { id, number } = await bring(world, 'submitted')
    const { code } = (await receiptOf(id)).first
    const checked = must(await check(world.neighbour, id, { number, code }))
    expect(Object.keys(checked).toSorted()).toEqual(['entries', 'lastAt', 'recordedAt', 'seq', 'verdict'])
    const nothing = { ok: false, refusal: { reason: 'not-found' } }
    expect(await check(world.neighbour, id, { number, code: '0123 4567 89ab cdef' })).toMatchObject(nothing)
    expect(await check(world.neighbour, 'no-such-complaint', { number, code })).toMatchObject(nothing)
    expect(await world.neighbour.call(readReceipt, { params: { id } })).toMatchObject(nothing)
    expect(await world.agent.call(readReceipt, { params: { id } })).toMatchObject(nothing)
  })

  test('shows that an entry was changed in the store', async () => {
    const { id, number } = await bring(world, 'accepted')
    const { first } = await receiptOf(id)
    await tamper({ pk: `COMPLAINT#${id}`, sk: 'ENTRY#000002' }, 'occurredAt', world.stack.now() - minute)
    expect(must(await check(world.resident, id, { number, code: first.code }))).toEqual({
      verdict: 'broken',
      recordedAt: first.recordedAt,
    })
  })

  test('shows that the words on the complaint are no longer those that were filed', async () => {
    const { id, number } = await bring(world, 'submitted')
    const { code } = (await receiptOf(id)).first
    await tamper({ pk: `COMPLAINT#${id}`, sk: 'COMPLAINT' }, 'complaint.text', '没什么事')
    expect(must(await check(world.resident, id, { number, code })).verdict).toBe('broken')
  })
})
