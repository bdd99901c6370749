import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { must, newKey, signInAs } from '../../../local/client.ts'
import {
  answerLost,
  type BeforeOperation,
  serverFault,
  throttled,
  transactionConflict,
} from '../../../local/database/faults.ts'
import { aFiling, aWorld, bring, type World } from '../people.ts'
import { type RawRequest, refusalIn, sendRaw } from '../raw-http.ts'
import { storedUnder } from '../stored.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.database.injectFaults())
afterAll(() => world.stack.close())

const send = (wish: RawRequest) => sendRaw(world.stack.url, wish)

/** The next `times` transactions about this id go wrong. */
const spoil = (id: string, times: number, fault: (items: number) => ReturnType<BeforeOperation>): (() => number) => {
  let left = times
  world.stack.database.injectFaults((operation, input) => {
    if (operation !== 'TransactWriteItems' || left === 0 || !JSON.stringify(input).includes(`COMPLAINT#${id}`))
      return undefined
    left -= 1
    return fault(Array.isArray(input.TransactItems) ? input.TransactItems.length : 0)
  })
  return () => left
}

/** A filing and a move, each with the number of entries that must stand in the store afterwards. */
const acts: [string, () => Promise<{ id: string; entries: number; wish: RawRequest }>][] = [
  [
    'a filing',
    async () => {
      const key = newKey()
      return { id: key, entries: 1, wish: { as: world.resident, path: '/v1/complaints', key, body: aFiling() } }
    },
  ],
  [
    'a move',
    async () => {
      const { id, turn } = await bring(world, 'submitted')
      const path = `/v1/staff/complaints/${id}/accept`
      return { id, entries: 2, wish: { as: world.agent, path, key: newKey(), body: { turn } } }
    },
  ],
]

const expectOnce = (id: string, entries: number): void => {
  const items = storedUnder(world.stack, `COMPLAINT#${id}`)
  expect(items.filter(item => item.sk === 'COMPLAINT')).toHaveLength(1)
  expect(items.filter(item => item.sk !== 'COMPLAINT')).toHaveLength(entries)
  const complaintCount = storedUnder(world.stack, 'COMPLAINT#').filter(item => item.sk === 'COMPLAINT').length
  expect(storedUnder(world.stack, 'COUNTER#')).toMatchObject([{ version: complaintCount }])
}

describe.each(acts)('%s', (_, prepare) => {
  test('goes through although another transaction is in the way twice', async () => {
    const { id, entries, wish } = await prepare()
    const left = spoil(id, 2, transactionConflict)
    expect((await send(wish)).status).toBe(200)
    expect(left()).toBe(0)
    expectOnce(id, entries)
  })

  test('goes through although the table is throttled twice', async () => {
    const { id, entries, wish } = await prepare()
    const left = spoil(id, 2, throttled)
    expect((await send(wish)).status).toBe(200)
    expect(left()).toBe(0)
    expectOnce(id, entries)
  })

  test('whose answer is lost after it was done is done once', async () => {
    const { id, entries, wish } = await prepare()
    const left = spoil(id, 1, () => answerLost)
    expect((await send(wish)).status).toBe(200)
    expect(left()).toBe(0)
    expectOnce(id, entries)
  })

  test('whose answer is lost again and again is found by the phone that asks again with its key', async () => {
    const { id, entries, wish } = await prepare()
    spoil(id, 3, () => answerLost)
    const first = await send(wish)
    expect([first.status, refusalIn(first).reason]).toEqual([500, 'server-fault'])
    world.stack.database.injectFaults()
    const second = await send(wish)
    expect([second.status, (await send(wish)).body]).toEqual([200, second.body])
    expectOnce(id, entries)
  })

  test('that never gets through says when to come again, and then succeeds', async () => {
    const { id, entries, wish } = await prepare()
    spoil(id, Number.POSITIVE_INFINITY, transactionConflict)
    const first = await send(wish)
    expect([first.status, refusalIn(first).reason]).toEqual([503, 'busy-try-again'])
    expect(first.headers['retry-after']).toBe('2')
    world.stack.database.injectFaults()
    expect((await send(wish)).status).toBe(200)
    expectOnce(id, entries)
  })

  test('on a table that stays throttled is told the same', async () => {
    const { id, wish } = await prepare()
    spoil(id, Number.POSITIVE_INFINITY, throttled)
    const answer = await send(wish)
    expect([answer.status, refusalIn(answer).reason, answer.headers['retry-after']]).toEqual([
      503,
      'busy-try-again',
      '2',
    ])
    const { requestId } = refusalIn(answer)
    expect(world.stack.logs).toContainEqual(expect.objectContaining({ what: 'busy', status: 503, requestId }))
  })
})

test('a reading that is throttled for long is told to come again', async () => {
  world.stack.database.injectFaults(operation => (operation === 'BatchGetItem' ? throttled() : undefined))
  const answer = await send({ as: world.resident, path: '/v1/home' })
  expect([answer.status, refusalIn(answer).reason]).toEqual([503, 'busy-try-again'])
})

test('a broken database is our fault, and nothing of the error gets out', async () => {
  world.stack.database.injectFaults(operation => (operation === 'BatchGetItem' ? serverFault() : undefined))
  const answer = await send({ as: world.resident, path: '/v1/home' })
  expect([answer.status, refusalIn(answer).reason]).toEqual([500, 'server-fault'])
  expect(answer.text).not.toMatch(/internal|dynamo|stack|at /i)
  expect(world.stack.logs).toContainEqual(expect.objectContaining({ level: 'error', what: 'bug', status: 500 }))
})

test('a sign-in, a sign-out and an upload wait out a transaction in the way', async () => {
  let left = 0
  world.stack.database.injectFaults((operation, input) => {
    if (operation !== 'TransactWriteItems' || left === 0) return undefined
    left -= 1
    return transactionConflict(Array.isArray(input.TransactItems) ? input.TransactItems.length : 0)
  })
  left = 1
  const person = await signInAs(world.stack, 'wangqiang')
  expect([left, (await send({ as: person, path: '/v1/me' })).status]).toEqual([0, 200])
  left = 1
  expect((await send({ as: person, path: '/v1/photos', body: { type: 'image/png' } })).status).toBe(200)
  left = 1
  expect((await send({ as: person, path: '/v1/session/end', body: {} })).status).toBe(200)
  expect([left, (await send({ as: person, path: '/v1/me' })).status]).toEqual([0, 401])
})

test('a page read while a filing is being written shows it whole or not at all', async () => {
  const filings = Array.from({ length: 8 }, () => world.resident.call(complaints.fileComplaint, { body: aFiling() }))
  const reading = Array.from({ length: 8 }, () => world.resident.call(complaints.listMine))
  for (const page of await Promise.all(reading))
    for (const card of must(page).cards) expect(card.number).toMatch(/^W2611-\d{4}$/)
  await Promise.all(filings)
})
