// The embedded engine on disk: what survives closing, killing and damage.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isDatabaseFileError } from '../../local/database/database-file.ts'
import { openDatabase } from '../../local/database/open-database.ts'
import { projectTables } from '../../local/database/table-definition.ts'
import { startEmbedded } from '../support/engines.ts'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/huiyin-database-`)
  path = `${folder}/huiyin.sqlite`
})
afterEach(() => rmSync(folder, { recursive: true }))

const faultOf = (work: () => unknown): unknown => {
  try {
    work()
    return 'opened'
  } catch (error) {
    if (!isDatabaseFileError(error)) throw error
    return error.fault
  }
}

const fill = async (): Promise<void> => {
  const engine = startEmbedded({ path })
  const item = { pk: 'complaint', sk: 'head', filerKey: 'P', filerSort: '1', card: '漏水' }
  await engine.documents.send(new PutCommand({ TableName: engine.records, Item: item }))
  engine.database.saveCheckpoint('figures', 1)
  engine.database.queue('messages', { maxReceives: 3 }).send([{ body: 'hello' }], 0)
  await engine.stop()
}

describe('a database on disk', () => {
  test('has everything again when it is opened again', async () => {
    await fill()
    const engine = startEmbedded({ path })
    const { Item } = await engine.documents.send(
      new GetCommand({ TableName: engine.records, Key: { pk: 'complaint', sk: 'head' } }),
    )
    expect(Item?.card).toBe('漏水')
    expect(engine.database.readFeed(engine.records, 0, 10)).toHaveLength(1)
    expect(engine.database.checkpoint('figures')).toBe(1)
    expect(engine.database.queue('messages', { maxReceives: 3 }).receive(1, 1, 1)[0]?.body).toBe('hello')
    await engine.stop()
  })

  test('is held by one process at a time', async () => {
    const engine = startEmbedded({ path })
    expect(faultOf(() => startEmbedded({ path }))).toBe('in-use')
    await engine.stop()
    expect(faultOf(() => startEmbedded({ path }).database.close())).toBe('opened')
  })

  test('that is damaged is refused with a sentence that says what to do', async () => {
    await fill()
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(0xab, 4096, 8192))
    expect(faultOf(() => startEmbedded({ path }))).toBe('corrupt')
    writeFileSync(path, 'this is no database at all, only a text of some length'.repeat(20))
    expect(faultOf(() => startEmbedded({ path }))).toBe('corrupt')
    expect(() => startEmbedded({ path })).toThrow('Move it away')
  })

  test('made for another key is refused, and an index that is new or changed is filled from the items', async () => {
    await fill()
    const { records, working } = projectTables('test')
    const swapped = records.KeySchema.map(part => ({ ...part, KeyType: part.KeyType === 'HASH' ? 'RANGE' : 'HASH' }))
    const now = () => 0
    expect(faultOf(() => openDatabase({ path, now, tables: [{ ...records, KeySchema: swapped }, working] }))).toBe(
      'other-tables',
    )
    const others = records.GlobalSecondaryIndexes?.filter(index => index.IndexName !== 'byFiler') ?? []
    const without = openDatabase({ path, now, tables: [{ ...records, GlobalSecondaryIndexes: others }, working] })
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
    const client = new DynamoDBClient({ requestHandler: without.requestHandler, region: 'local', credentials })
    const Item = { pk: { S: 'other' }, sk: { S: 'head' }, filerKey: { S: 'P' }, filerSort: { S: '2' } }
    await client.send(new PutItemCommand({ TableName: records.TableName, Item }))
    without.close()
    const engine = startEmbedded({ path })
    const byFiler = {
      TableName: engine.records,
      IndexName: 'byFiler',
      KeyConditionExpression: 'filerKey = :p',
      ExpressionAttributeValues: { ':p': 'P' },
    }
    expect((await engine.documents.send(new QueryCommand(byFiler))).Count).toBe(2)
    await engine.stop()
  })
})

// A child process writes transactions of four items and tells the number of each one answered; it is killed on the way.
const killedWriter = (answers: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const writer = fileURLToPath(new URL('../support/crash-writer.ts', import.meta.url))
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', writer, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let answered = 0
    child.stdout.on('data', (data: Buffer) => {
      const lines = data.toString().trim().split('\n')
      answered = Math.max(answered, ...lines.map(Number))
      if (answered >= answers) child.kill('SIGKILL')
    })
    child.once('error', reject)
    child.once('exit', (_, signal) =>
      signal === 'SIGKILL' ? resolve(answered) : reject(new Error('The writer ended by itself')),
    )
  })

describe('a killed process', () => {
  test('leaves every transaction wholly there or wholly absent, and every answered one there', async () => {
    let known = 0
    for (const more of [20, 37, 61]) {
      known = await killedWriter(known + more)
      const engine = startEmbedded({ path })
      const written = engine.database
        .allItems(engine.records)
        .filter(item => item.sk?.S === 'head' && item.pk?.S !== 'counter')
      const sessions = engine.database.allItems(engine.working)
      const counter = engine.database.allItems(engine.records).find(item => item.pk?.S === 'counter')
      const events = engine.database.readFeed(engine.records, 0, 100_000)
      const done = Number(counter?.filed?.N)
      expect(done).toBeGreaterThanOrEqual(known)
      expect(written).toHaveLength(done)
      expect(sessions).toHaveLength(done)
      expect(events).toHaveLength(3 * done)
      const due = {
        TableName: engine.records,
        IndexName: 'byDue',
        KeyConditionExpression: 'dueKey = :due',
        ExpressionAttributeValues: { ':due': 'DUE' },
      }
      expect((await engine.documents.send(new QueryCommand(due))).Count).toBe(done)
      known = done
      await engine.stop()
    }
  }, 20_000)
})
