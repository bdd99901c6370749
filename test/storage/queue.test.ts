// The durable queue behind the local stand-in of SQS.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../local/database/open-database.ts'
import type { Queue } from '../../local/database/queue.ts'

const minute = 60_000
let database: Database
let queue: Queue
beforeEach(() => {
  database = openDatabase({ tables: [], now: () => 0 })
  queue = database.queue('messages', { maxReceives: 2 })
})
afterEach(() => database.close())

const send = (body: string, groupId: string, now = 0) => queue.send([{ body, groupId }], now)
const bodies = (max: number, now: number) => queue.receive(max, minute, now).map(message => message.body)

describe('the queue', () => {
  test('keeps the order within a group and lets other groups pass', () => {
    for (const [body, group] of [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
    ] satisfies [string, string][])
      send(body, group)
    const [first] = queue.receive(1, minute, 1)
    expect(first).toMatchObject({ body: 'a1', groupId: 'a', receiveCount: 1, sentAt: 0 })
    expect(bodies(10, 2)).toEqual(['b1'])
    expect(queue.delete(first?.receiptHandle ?? '')).toBe(true)
    expect(bodies(10, 3)).toEqual(['a2'])
  })

  test('hands out a group together when asked for several', () => {
    for (const body of ['a1', 'a2', 'a3']) send(body, 'a')
    expect(bodies(2, 1)).toEqual(['a1', 'a2'])
    expect(bodies(2, 1)).toEqual([])
  })

  test('messages without a group do not wait for each other', () => {
    queue.send([{ body: '1' }, { body: '2' }], 0)
    expect(bodies(1, 1)).toEqual(['1'])
    expect(bodies(1, 1)).toEqual(['2'])
  })

  test('shows a message again when its time under way is over, not a millisecond before', () => {
    send('a1', 'a')
    expect(bodies(1, 0)).toEqual(['a1'])
    expect(bodies(1, minute - 1)).toEqual([])
    expect(queue.receive(1, minute, minute)).toMatchObject([{ body: 'a1', receiveCount: 2 }])
  })

  test('the receipt of an earlier delivery deletes nothing', () => {
    send('a1', 'a')
    const [early] = queue.receive(1, minute, 0)
    const [late] = queue.receive(1, minute, minute)
    expect(queue.delete(early?.receiptHandle ?? '')).toBe(false)
    expect(queue.size()).toBe(1)
    expect(queue.delete(late?.receiptHandle ?? '')).toBe(true)
    expect(queue.size()).toBe(0)
  })

  test('drops a repetition within five minutes, also of a message already done', () => {
    const repeat = (now: number) => queue.send([{ body: 'x', groupId: 'a', deduplicationId: 'once' }], now)[0]
    const first = repeat(0)
    const [received] = queue.receive(1, minute, 0)
    queue.delete(received?.receiptHandle ?? '')
    expect(repeat(5 * minute - 1)).toEqual({ messageId: first?.messageId, isRepeated: true })
    expect(queue.size()).toBe(0)
    expect(repeat(5 * minute)?.isRepeated).toBe(false)
    expect(queue.size()).toBe(1)
  })

  test('buries a message that was received too often and goes on with its group', () => {
    send('poison', 'a')
    send('after', 'a')
    for (const now of [0, minute]) expect(bodies(1, now)).toEqual(['poison'])
    expect(bodies(1, 2 * minute)).toEqual(['after'])
    expect(queue.deadLetters()).toMatchObject([{ body: 'poison', groupId: 'a', deadAt: 2 * minute }])
    expect(queue.size()).toBe(1)
  })

  test('knows its own messages only', () => {
    send('a1', 'a')
    const other = database.queue('jobs', { maxReceives: 2 })
    expect(other.receive(1, minute, 0)).toEqual([])
    const [received] = queue.receive(1, minute, 0)
    expect(other.delete(received?.receiptHandle ?? '')).toBe(false)
  })
})
