// What the embedded engine offers beside the operations of the service: change feed, time to live, counts, faults, refusals.
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerLost, serverFault, throttled, transactionConflict } from '../../local/database/faults.ts'
import { openDatabase } from '../../local/database/open-database.ts'
import { projectTables } from '../../local/database/table-definition.ts'
import { startEmbedded } from '../support/engines.ts'
import { codesOf, outcomeOf } from './promises/promise.ts'

let clock = 0
let engine: ReturnType<typeof startEmbedded>
beforeEach(() => {
  clock = Date.UTC(2026, 10, 22, 1)
  engine = startEmbedded({ now: () => clock })
})
afterEach(() => engine.stop())

const put = (pk: string, more: object = {}) =>
  engine.documents.send(new PutCommand({ TableName: engine.records, Item: { pk, sk: 'head', ...more } }))
const remember = (pk: string, expiresAtSeconds: unknown) =>
  engine.documents.send(new PutCommand({ TableName: engine.working, Item: { pk, expiresAtSeconds } }))
const count = (token?: string) =>
  engine.documents.send(
    new TransactWriteCommand({
      ...(token ? { ClientRequestToken: token } : {}),
      TransactItems: [
        {
          Update: {
            TableName: engine.records,
            Key: { pk: 'counter', sk: 'head' },
            UpdateExpression: 'ADD filed :one',
            ExpressionAttributeValues: { ':one': 1 },
          },
        },
      ],
    }),
  )
const filed = async () =>
  (await engine.documents.send(new GetCommand({ TableName: engine.records, Key: { pk: 'counter', sk: 'head' } }))).Item
    ?.filed
const feed = (after = 0, limit = 100) => engine.database.readFeed(engine.records, after, limit)

describe('the change feed', () => {
  test('tells each change in order with its keys and the new image', async () => {
    await put('complaint', { state: 'filed' })
    await put('complaint', { state: 'assigned' })
    await engine.documents.send(new DeleteCommand({ TableName: engine.records, Key: { pk: 'complaint', sk: 'head' } }))
    const keys = { pk: { S: 'complaint' }, sk: { S: 'head' } }
    expect(feed().map(({ record }) => [record.eventName, record.dynamodb?.Keys, record.dynamodb?.NewImage])).toEqual([
      ['INSERT', keys, { ...keys, state: { S: 'filed' } }],
      ['MODIFY', keys, { ...keys, state: { S: 'assigned' } }],
      ['REMOVE', keys, undefined],
    ])
    const [first, second] = feed()
    expect(first?.record).toMatchObject({
      eventSource: 'aws:dynamodb',
      dynamodb: { ApproximateCreationDateTime: clock / 1000, StreamViewType: 'NEW_IMAGE' },
    })
    expect((first?.record.dynamodb?.SequenceNumber ?? '') < (second?.record.dynamodb?.SequenceNumber ?? '')).toBe(true)
  })

  test('says nothing of writes that change nothing, of cancelled transactions and of tables without a stream', async () => {
    await put('complaint', { state: 'filed' })
    await put('complaint', { state: 'filed' })
    await engine.documents.send(new DeleteCommand({ TableName: engine.records, Key: { pk: 'nobody', sk: 'head' } }))
    await remember('session', 1)
    const cancelled = new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName: engine.records, Item: { pk: 'other', sk: 'head' } } },
        {
          ConditionCheck: {
            TableName: engine.working,
            Key: { pk: 'nobody' },
            ConditionExpression: 'attribute_exists(pk)',
          },
        },
      ],
    })
    expect(await outcomeOf(engine.documents.send(cancelled))).toBe('TransactionCanceledException')
    expect(feed()).toHaveLength(1)
    expect(() => engine.database.readFeed(engine.working, 0, 1)).toThrow('no stream')
  })

  test('is read in portions from a saved place; what was delivered can be forgotten and its numbers never come again', async () => {
    for (const pk of ['1', '2', '3']) await put(pk)
    expect(engine.database.checkpoint('figures')).toBe(0)
    const portion = feed(engine.database.checkpoint('figures'), 2)
    const reached = portion.at(-1)?.sequence ?? 0
    engine.database.saveCheckpoint('figures', reached)
    expect(feed(engine.database.checkpoint('figures')).map(({ record }) => record.dynamodb?.Keys?.pk)).toEqual([
      { S: '3' },
    ])
    expect(engine.database.trimFeed(engine.records, 100)).toBe(3)
    await put('4')
    expect(feed(reached).map(({ sequence }) => sequence > reached + 1)).toEqual([true])
  })

  test('wakes its deliverer after a write, until it is told to stop', async () => {
    let woken = 0
    const stop = engine.database.onWrite(() => {
      woken += 1
    })
    await put('complaint')
    await filed()
    expect(woken).toBe(1)
    stop()
    await put('complaint', { state: 'assigned' })
    expect(woken).toBe(1)
  })
})

describe('time to live', () => {
  test('leaves an expired item readable until the sweep, which spares what has not expired or has no number', async () => {
    const now = clock / 1000
    await remember('over', now - 1)
    await remember('now', now)
    await remember('later', now + 1)
    await remember('text', 'soon')
    const there = async () => engine.database.allItems(engine.working).map(item => item.pk?.S)
    expect(await there()).toEqual(['later', 'now', 'over', 'text'])
    expect(engine.database.sweepExpired(now)).toBe(1)
    expect(await there()).toEqual(['later', 'now', 'text'])
  })

  test('counts from the newest value, and wakes the deliverer only when something went', async () => {
    await remember('session', 10)
    const extend = {
      TableName: engine.working,
      Key: { pk: 'session' },
      UpdateExpression: 'SET expiresAtSeconds = :later',
      ExpressionAttributeValues: { ':later': 30 },
    }
    await engine.documents.send(new UpdateCommand(extend))
    let woken = 0
    engine.database.onWrite(() => {
      woken += 1
    })
    expect([engine.database.sweepExpired(20), woken]).toEqual([0, 0])
    expect([engine.database.sweepExpired(31), woken]).toEqual([1, 1])
  })

  test('tells the feed that the service removed the item', async () => {
    const properties = {
      ...projectTables('test').records,
      TimeToLiveSpecification: { AttributeName: 'until', Enabled: true },
    }
    const database = openDatabase({ tables: [properties], now: () => clock })
    const client = new DynamoDBClient({
      requestHandler: database.requestHandler,
      region: 'local',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    })
    await client.send(
      new PutItemCommand({
        TableName: properties.TableName,
        Item: { pk: { S: 'a' }, sk: { S: 'b' }, until: { N: '5' } },
      }),
    )
    expect(database.sweepExpired(6)).toBe(1)
    expect(database.readFeed(properties.TableName, 1, 1)[0]?.record).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { type: 'Service' },
    })
    database.close()
  })
})

describe('counted use', () => {
  test('follows the documented rule for reads', async () => {
    await put('complaint', { text: 'x'.repeat(5000) })
    engine.database.operations.reset()
    const Key = { pk: 'complaint', sk: 'head' }
    await engine.documents.send(new GetCommand({ TableName: engine.records, Key }))
    await engine.documents.send(new GetCommand({ TableName: engine.records, Key, ConsistentRead: true }))
    await engine.documents.send(new GetCommand({ TableName: engine.records, Key: { ...Key, pk: 'nobody' } }))
    expect(engine.database.operations.current()).toEqual({
      GetItem: { calls: 3, items: 3, readUnits: 1 + 2 + 0.5, writeUnits: 0 },
    })
  })

  test('follows the documented rule for writes, index entries and transactions', async () => {
    const units = async (write: () => Promise<unknown>) => {
      engine.database.operations.reset()
      await write()
      return Object.values(engine.database.operations.current())[0]?.writeUnits
    }
    const due =
      (dueSort: string, more: object = {}) =>
      () =>
        put('complaint', { dueKey: 'DUE', dueSort, ...more })
    expect(await units(due('1'))).toBe(1 + 1)
    expect(await units(due('1', { text: 'x'.repeat(1500) }))).toBe(2)
    expect(await units(due('2'))).toBe(2 + 2)
    expect(await units(() => put('complaint'))).toBe(1 + 1)
    expect(await units(() => count())).toBe(2)
  })

  test('is given in the answer when asked for', async () => {
    await put('complaint', { filerKey: 'P', filerSort: '1' })
    const query = {
      TableName: engine.records,
      IndexName: 'byFiler',
      KeyConditionExpression: 'filerKey = :p',
      ExpressionAttributeValues: { ':p': 'P' },
    }
    const { ConsumedCapacity } = await engine.documents.send(
      new QueryCommand({ ...query, ReturnConsumedCapacity: 'INDEXES' }),
    )
    expect(ConsumedCapacity).toMatchObject({
      TableName: engine.records,
      CapacityUnits: 0.5,
      GlobalSecondaryIndexes: { byFiler: { CapacityUnits: 0.5 } },
    })
  })
})

describe('an injected fault', () => {
  const once = (fault: ReturnType<typeof throttled> | typeof answerLost) => {
    let isDone = false
    return () => {
      if (isDone) return undefined
      isDone = true
      return fault
    }
  }

  test.each([
    ['throttling', throttled()],
    ['a failing service', serverFault()],
  ])('of %s is retried by the SDK', async (_, fault) => {
    engine.database.injectFaults(once(fault))
    await count()
    expect(await filed()).toBe(1)
  })

  test('of an answer lost after the commit does not count twice, thanks to the token of the request', async () => {
    engine.database.injectFaults(once(answerLost))
    const { $metadata } = await count()
    expect($metadata.attempts).toBe(2)
    expect(await filed()).toBe(1)
  })

  test('of a transaction conflict reaches the caller with its codes, and nothing was written', async () => {
    engine.database.injectFaults(once(transactionConflict(1)))
    const failure = await count().then(
      () => 'accepted',
      (error: unknown) => error,
    )
    expect(codesOf(failure)).toEqual(['TransactionConflict'])
    expect(await filed()).toBeUndefined()
  })

  test('sees the operation and its input, and ends when it is taken away', async () => {
    const seen: unknown[] = []
    engine.database.injectFaults((operation, input) => {
      seen.push([operation, input.TableName])
      return undefined
    })
    await put('complaint')
    engine.database.injectFaults()
    await put('complaint')
    expect(seen).toEqual([['PutItem', engine.records]])
  })
})

describe('the engine', () => {
  test('answers a large batch with up to 16 MB and gives back the keys that are left over', async () => {
    const keys = Array.from({ length: 45 }, (_, place) => ({ pk: `large#${place}`, sk: 'head' }))
    for (const { pk } of keys) await put(pk, { text: 'x'.repeat(400_000) })
    const readAll = new BatchGetCommand({
      RequestItems: { [engine.records]: { Keys: keys, ProjectionExpression: 'pk' } },
    })
    const { Responses, UnprocessedKeys } = await engine.documents.send(readAll)
    expect(Responses?.[engine.records]).toEqual(keys.slice(0, 41).map(({ pk }) => ({ pk })))
    expect(UnprocessedKeys).toEqual({ [engine.records]: { Keys: keys.slice(41), ProjectionExpression: 'pk' } })
  })

  test('refuses operations it does not offer, by name', async () => {
    const scan = engine.client.send(new ScanCommand({ TableName: engine.records }))
    await expect(scan).rejects.toThrow('does not offer Scan')
  })

  test('refuses the parameters from before expressions existed', async () => {
    const get = new GetItemCommand({ TableName: engine.working, Key: { pk: { S: 'a' } }, AttributesToGet: ['pk'] })
    expect(await outcomeOf(engine.client.send(get))).toBe('ValidationException')
  })

  test('forgets a request token after ten minutes', async () => {
    await count('token')
    clock += 10 * 60_000 - 1
    await count('token')
    expect(await filed()).toBe(1)
    clock += 1
    await count('token')
    expect(await filed()).toBe(2)
  })

  test('answers errors the SDK knows by class', async () => {
    const guarded = {
      TableName: engine.records,
      Item: { pk: 'a', sk: 'b' },
      ConditionExpression: 'attribute_exists(pk)',
    }
    await expect(engine.documents.send(new PutCommand(guarded))).rejects.toBeInstanceOf(ConditionalCheckFailedException)
  })

  test('refuses tables with keys it could not order', () => {
    const { working } = projectTables('test')
    const AttributeDefinitions = [{ AttributeName: 'pk', AttributeType: 'N' }]
    expect(() => openDatabase({ tables: [{ ...working, AttributeDefinitions }], now: () => 0 })).toThrow(
      'must be a string',
    )
  })
})

describe('what is loaded past the operations', () => {
  const filed = (id: string) => ({
    pk: { S: id },
    sk: { S: 'head' },
    filerKey: { S: 'FILER#chen' },
    filerSort: { S: id },
  })

  test('is found by its key and in its indexes, and nobody is told', async () => {
    let told = 0
    engine.database.onWrite(() => (told += 1))
    engine.database.load(engine.records, [filed('one'), filed('two')])
    const page = await engine.documents.send(
      new QueryCommand({
        TableName: engine.records,
        IndexName: 'byFiler',
        KeyConditionExpression: 'filerKey = :filer',
        ExpressionAttributeValues: { ':filer': 'FILER#chen' },
      }),
    )
    expect(page.Items?.map(it => it.pk)).toEqual(['one', 'two'])
    expect(feed()).toEqual([])
    expect(told).toBe(0)
  })

  test('is all of it or nothing', () => {
    const { sk: _, ...keyless } = filed('two')
    expect(() => engine.database.load(engine.records, [filed('one'), keyless])).toThrow('lacks its key')
    expect(engine.database.allItems(engine.records)).toEqual([])
  })
})
