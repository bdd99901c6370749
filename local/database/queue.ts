// A durable queue beside the tables, for the local stand-in of SQS: FIFO groups, five-minute deduplication, dead letters.
import { randomUUID } from 'node:crypto'
import { type DatabaseFile, numberOf, type Row, textOf } from './database-file.ts'

const deduplicationWindow = 5 * 60_000

/** A message to send. Without a group it has no order; without a deduplication id it is never taken for a repetition. */
export type OutgoingMessage = { groupId?: string; deduplicationId?: string; body: string }

export type ReceivedMessage = {
  messageId: string
  groupId: string | undefined
  body: string
  /** Good for one delete, until the message is received again. */
  receiptHandle: string
  receiveCount: number
  /** Epoch milliseconds. */
  sentAt: number
}

export type DeadLetter = {
  messageId: string
  groupId: string | undefined
  body: string
  sentAt: number
  deadAt: number
}

/** All times are epoch milliseconds, all durations milliseconds. */
export type Queue = {
  /** Stores all messages or none; a repeated one within five minutes is accepted and dropped, under its first id. */
  send(messages: readonly OutgoingMessage[], now: number): { messageId: string; isRepeated: boolean }[]
  /** Up to `max` messages, hidden for `visibilityTimeout`; a group with a message under way gives no further one. */
  receive(max: number, visibilityTimeout: number, now: number): ReceivedMessage[]
  /** False when the message was received again since, or is gone. */
  delete(receiptHandle: string): boolean
  /** Messages waiting or under way, dead letters not counted. */
  size(): number
  deadLetters(): DeadLetter[]
}

export const prepareQueues = (file: DatabaseFile): void => {
  file.run(
    'CREATE TABLE IF NOT EXISTS messages (place INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, messageId TEXT NOT NULL, ' +
      'groupId TEXT, body TEXT NOT NULL, sentAt INTEGER NOT NULL, visibleAt INTEGER NOT NULL, receiveCount INTEGER NOT NULL, ' +
      'receiptHandle TEXT, deadAt INTEGER)',
  )
  file.run('CREATE INDEX IF NOT EXISTS messagesByGroup ON messages (queue, groupId, visibleAt) WHERE deadAt IS NULL')
  file.run('CREATE INDEX IF NOT EXISTS messagesByPlace ON messages (queue, place) WHERE deadAt IS NULL')
  file.run('CREATE INDEX IF NOT EXISTS messagesByCount ON messages (queue, receiveCount) WHERE deadAt IS NULL')
  file.run('CREATE INDEX IF NOT EXISTS messagesByReceipt ON messages (receiptHandle)')
  file.run(
    'CREATE TABLE IF NOT EXISTS deduplication (queue TEXT, deduplicationId TEXT, messageId TEXT NOT NULL, sentAt INTEGER NOT NULL, ' +
      'PRIMARY KEY (queue, deduplicationId)) WITHOUT ROWID',
  )
  file.run('CREATE INDEX IF NOT EXISTS deduplicationByTime ON deduplication (queue, sentAt)')
}

/** A queue by name; a message received `maxReceives` times without being deleted becomes a dead letter. */
export const openQueue = (file: DatabaseFile, name: string, maxReceives: number): Queue => ({
  send: (messages, now) => file.atomically(() => messages.map(message => sendOne(file, name, message, now))),
  receive: (max, visibilityTimeout, now) =>
    file.atomically(() => {
      buryExhausted(file, name, maxReceives, now)
      return deliverable(file, name, max, now).map(row => deliver(file, row, now + visibilityTimeout))
    }),
  delete: receiptHandle =>
    file.run('DELETE FROM messages WHERE queue = ? AND receiptHandle = ? AND deadAt IS NULL', name, receiptHandle) > 0,
  size: () => {
    const row = file.first('SELECT count(*) AS size FROM messages WHERE queue = ? AND deadAt IS NULL', name)
    return row ? numberOf(row, 'size') : 0
  },
  deadLetters: () => {
    const sql = 'SELECT * FROM messages WHERE queue = ? AND deadAt IS NOT NULL ORDER BY deadAt, place'
    return [...file.rows(sql, name)].map(row => ({ ...contentOf(row), deadAt: numberOf(row, 'deadAt') }))
  },
})

const sendOne = (file: DatabaseFile, queue: string, message: OutgoingMessage, now: number) => {
  const { groupId = null, deduplicationId, body } = message
  if (deduplicationId !== undefined) {
    file.run('DELETE FROM deduplication WHERE queue = ? AND sentAt <= ?', queue, now - deduplicationWindow)
    const sql = 'SELECT messageId FROM deduplication WHERE queue = ? AND deduplicationId = ?'
    const known = file.first(sql, queue, deduplicationId)
    if (known) return { messageId: textOf(known, 'messageId'), isRepeated: true }
  }
  const messageId = randomUUID()
  const columns = 'queue, messageId, groupId, body, sentAt, visibleAt, receiveCount'
  file.run(`INSERT INTO messages (${columns}) VALUES (?, ?, ?, ?, ?, 0, 0)`, queue, messageId, groupId, body, now)
  if (deduplicationId !== undefined) {
    file.run('INSERT INTO deduplication VALUES (?, ?, ?, ?)', queue, deduplicationId, messageId, now)
  }
  return { messageId, isRepeated: false }
}

const buryExhausted = (file: DatabaseFile, queue: string, maxReceives: number, now: number): void => {
  const exhausted = 'queue = ? AND deadAt IS NULL AND visibleAt <= ? AND receiveCount >= ?'
  file.run(`UPDATE messages SET deadAt = ?, receiptHandle = NULL WHERE ${exhausted}`, now, queue, now, maxReceives)
}

// Messages of one group may leave together, in order; none leaves while an earlier one is still under way.
const deliverable = (file: DatabaseFile, queue: string, max: number, now: number): Row[] => {
  const underWay =
    'SELECT 1 FROM messages other WHERE other.queue = message.queue AND other.groupId = message.groupId ' +
    'AND other.deadAt IS NULL AND other.visibleAt > ?'
  const sql =
    'SELECT * FROM messages message INDEXED BY messagesByPlace WHERE queue = ? AND deadAt IS NULL AND visibleAt <= ? ' +
    `AND (groupId IS NULL OR NOT EXISTS (${underWay})) ORDER BY place LIMIT ?`
  return [...file.rows(sql, queue, now, now, max)]
}

const deliver = (file: DatabaseFile, row: Row, visibleAt: number): ReceivedMessage => {
  const receiptHandle = randomUUID()
  const receiveCount = numberOf(row, 'receiveCount') + 1
  const sql = 'UPDATE messages SET visibleAt = ?, receiveCount = ?, receiptHandle = ? WHERE place = ?'
  file.run(sql, visibleAt, receiveCount, receiptHandle, numberOf(row, 'place'))
  return { ...contentOf(row), receiptHandle, receiveCount }
}

const contentOf = (row: Row) => ({
  messageId: textOf(row, 'messageId'),
  groupId: row.groupId === null ? undefined : textOf(row, 'groupId'),
  body: textOf(row, 'body'),
  sentAt: numberOf(row, 'sentAt'),
})
