import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { type EngineUnderTest, freshKey, outcomeOf } from './promise.ts'

type Item = NonNullable<PutItemCommandInput['Item']>

export const refusals = (engine: EngineUnderTest): void => {
  const put = (item: Item, more: Partial<PutItemCommandInput> = {}) =>
    outcomeOf(engine().client.send(new PutItemCommand({ TableName: engine().records, Item: item, ...more })))
  const key = (): Item => ({ pk: { S: freshKey('complaint') }, sk: { S: 'head' } })

  describe('a key', () => {
    test.each<[string, Item]>([
      ['is missing', { pk: { S: 'complaint' } }],
      ['is empty', { pk: { S: '' }, sk: { S: 'head' } }],
      ['has an empty sort key', { pk: { S: 'complaint' }, sk: { S: '' } }],
      ['is a number', { pk: { N: '1' }, sk: { S: 'head' } }],
      ['is longer than 2048 bytes', { pk: { S: '三'.repeat(683) }, sk: { S: 'head' } }],
      ['has a sort key longer than 1024 bytes', { pk: { S: 'complaint' }, sk: { S: '三'.repeat(342) } }],
      ['of an index is empty', { pk: { S: 'complaint' }, sk: { S: 'head' }, filerKey: { S: '' } }],
      ['of an index is a number', { pk: { S: 'complaint' }, sk: { S: 'head' }, filerKey: { N: '1' } }],
      ['of an index is null', { pk: { S: 'complaint' }, sk: { S: 'head' }, filerKey: { NULL: true } }],
    ])('is refused when it %s', async (_, item) => {
      expect(await put(item)).toBe('ValidationException')
    })

    test('is accepted up to its full length in bytes', async () => {
      const pk = freshKey('complaint').padEnd(2048, 'x')
      expect(await put({ pk: { S: pk }, sk: { S: 'y'.repeat(1024) } })).toBe('accepted')
    })

    test.each(['SET filerKey = :value', 'SET filerKey = if_not_exists(filerKey, :value)'])(
      'of an index cannot become empty or a number by %s',
      async UpdateExpression => {
        for (const value of [{ S: '' }, { N: '1' }]) {
          const update = {
            TableName: engine().records,
            Key: key(),
            UpdateExpression,
            ExpressionAttributeValues: { ':value': value },
          }
          expect(await outcomeOf(engine().client.send(new UpdateItemCommand(update)))).toBe('ValidationException')
        }
      },
    )

    test('that is empty is refused inside a transaction too, which then writes nothing', async () => {
      const { client, records } = engine()
      const good = key()
      for (const bad of [
        { ...key(), pk: { S: '' } },
        { ...key(), filerKey: { S: '' } },
      ]) {
        const both = [good, bad].map(Item => ({ Put: { TableName: records, Item } }))
        const outcome = await outcomeOf(client.send(new TransactWriteItemsCommand({ TransactItems: both })))
        expect(outcome).toMatch(/ValidationException|TransactionCanceledException/)
      }
      expect((await client.send(new GetItemCommand({ TableName: records, Key: good }))).Item).toBeUndefined()
    })

    test('asked for must have exactly the attributes of the table', async () => {
      const { client, working } = engine()
      const get = (Key: Item) => outcomeOf(client.send(new GetItemCommand({ TableName: working, Key })))
      expect(await get({ pk: { S: 'session' }, sk: { S: 'head' } })).toBe('ValidationException')
      expect(await get({ sk: { S: 'head' } })).toBe('ValidationException')
      expect(await get({ pk: { S: '' } })).toBe('ValidationException')
      expect(await get({ pk: { S: 'session' } })).toBe('accepted')
    })
  })

  describe('an item', () => {
    test('may have 400 KB, counted in bytes, names included, and not one byte more', async () => {
      const exact = { pk: { S: freshKey('size').padEnd(12, '-') }, sk: { S: 'head' } }
      const room = 409_600 - 'pk'.length - 12 - 'sk'.length - 4 - Buffer.byteLength('内容')
      expect(await put({ ...exact, 内容: { S: 'x'.repeat(room) } })).toBe('accepted')
      expect(await put({ ...exact, 内容: { S: 'x'.repeat(room + 1) } })).toBe('ValidationException')
      expect(await put({ ...exact, text: { S: '三'.repeat(136_600) } })).toBe('ValidationException')
    })

    test('cannot grow over 400 KB by an update', async () => {
      const Key = key()
      const text = { S: 'x'.repeat(300_000) }
      expect(await put({ ...Key, text })).toBe('accepted')
      const growth = {
        TableName: engine().records,
        Key,
        UpdateExpression: 'SET more = :text',
        ExpressionAttributeValues: { ':text': text },
      }
      expect(await outcomeOf(engine().client.send(new UpdateItemCommand(growth)))).toBe('ValidationException')
    })

    test.each<[string, Item[string]]>([
      ['an empty set', { SS: [] }],
      ['a set with a member twice', { SS: ['a', 'a'] }],
      ['a number that is none', { N: 'drei' }],
      ['a number of 39 digits', { N: '1'.repeat(39) }],
    ])('cannot hold %s', async (_, value) => {
      expect(await put({ ...key(), value })).toBe('ValidationException')
    })

    test('may hold empty texts, lists and maps outside its keys', async () => {
      expect(await put({ ...key(), text: { S: '' }, list: { L: [] }, map: { M: {} }, nothing: { NULL: true } })).toBe(
        'accepted',
      )
    })
  })

  describe('an expression', () => {
    const one = { ':v': { S: '1' } }
    test.each<[string, Partial<PutItemCommandInput>]>([
      ['uses a value that was not given', { ConditionExpression: 'title = :v' }],
      ['uses a name that was not given', { ConditionExpression: '#t = :v', ExpressionAttributeValues: one }],
      ['leaves a value unused', { ConditionExpression: 'attribute_not_exists(pk)', ExpressionAttributeValues: one }],
      [
        'leaves a name unused',
        { ConditionExpression: 'attribute_not_exists(pk)', ExpressionAttributeNames: { '#t': 'title' } },
      ],
      ['names a reserved word', { ConditionExpression: 'status = :v', ExpressionAttributeValues: one }],
      ['is empty', { ConditionExpression: '' }],
      ['cannot be read', { ConditionExpression: 'title ==== :v', ExpressionAttributeValues: one }],
      ['calls an unknown function', { ConditionExpression: 'lower(title) = :v', ExpressionAttributeValues: one }],
      ['is missing though values are given', { ExpressionAttributeValues: one }],
    ])('is refused when it %s', async (_, more) => {
      expect(await put(key(), more)).toBe('ValidationException')
    })

    test('is checked again when it comes a second time with values of another type', async () => {
      const add = (value: Item[string], Key = key()) =>
        outcomeOf(
          engine().client.send(
            new UpdateItemCommand({
              TableName: engine().records,
              Key,
              UpdateExpression: 'ADD points :v',
              ExpressionAttributeValues: { ':v': value },
            }),
          ),
        )
      expect(await add({ N: '1' })).toBe('accepted')
      expect(await add({ S: '1' })).toBe('ValidationException')
      expect(await add({ N: 'eins' })).toBe('ValidationException')
      expect(await add({ N: '2' })).toBe('accepted')
    })
  })

  describe('a query', () => {
    const values = { ':p': { S: 'complaint' }, ':a': { S: 'a' }, ':b': { S: 'b' } }
    const used = (expression: string) =>
      Object.fromEntries(Object.entries(values).filter(([name]) => expression.includes(name)))
    test.each<[string, string, Partial<QueryCommandInput>?]>([
      ['names no partition', 'sk = :a'],
      ['spans partitions', 'pk < :p'],
      ['has a condition on another attribute', 'pk = :p AND title = :a'],
      ['has an upper bound below the lower', 'pk = :p AND sk BETWEEN :b AND :a'],
      ['has a limit of nothing', 'pk = :p', { Limit: 0 }],
      ['has a page key of another partition', 'pk = :p', { ExclusiveStartKey: { pk: { S: 'other' }, sk: { S: 'a' } } }],
      ['has half a page key', 'pk = :p', { ExclusiveStartKey: { pk: { S: 'complaint' } } }],
      [
        'has a page key outside its span',
        'pk = :p AND sk < :a',
        { ExclusiveStartKey: { pk: { S: 'complaint' }, sk: { S: 'b' } } },
      ],
    ])('is refused when it %s', async (_, KeyConditionExpression, more = {}) => {
      const input = {
        TableName: engine().records,
        KeyConditionExpression,
        ExpressionAttributeValues: used(KeyConditionExpression),
        ...more,
      }
      expect(await outcomeOf(engine().client.send(new QueryCommand(input)))).toBe('ValidationException')
    })

    test('cannot filter by its own key', async () => {
      const input = {
        KeyConditionExpression: 'pk = :p',
        FilterExpression: 'sk > :a',
        ExpressionAttributeValues: used(':p :a'),
      }
      expect(await outcomeOf(engine().client.send(new QueryCommand({ TableName: engine().records, ...input })))).toBe(
        'ValidationException',
      )
    })
  })

  describe('a batch', () => {
    const sessions = (count: number) => Array.from({ length: count }, () => ({ pk: freshKey('session') }))

    test('reads up to a hundred items of both tables and leaves out what is not there', async () => {
      const { documents, working, records } = engine()
      const keys = sessions(3)
      await documents.send(
        new BatchWriteCommand({
          RequestItems: { [working]: keys.slice(0, 2).map(Item => ({ PutRequest: { Item } })) },
        }),
      )
      const head = { pk: freshKey('complaint'), sk: 'head' }
      await documents.send(
        new BatchWriteCommand({
          RequestItems: {
            [records]: [{ PutRequest: { Item: head } }],
            [working]: [{ DeleteRequest: { Key: keys[0] } }],
          },
        }),
      )
      const { Responses, UnprocessedKeys } = await documents.send(
        new BatchGetCommand({
          RequestItems: { [working]: { Keys: keys }, [records]: { Keys: [head], ProjectionExpression: 'sk' } },
        }),
      )
      expect(Responses).toEqual({ [working]: [keys[1]], [records]: [{ sk: 'head' }] })
      expect(UnprocessedKeys).toEqual({})
    })

    test('is refused when it is too long or names an item twice', async () => {
      const { client, working } = engine()
      const keys = (count: number) => sessions(count).map(({ pk }) => ({ pk: { S: pk } }))
      const read = (Keys: Item[]) =>
        outcomeOf(client.send(new BatchGetItemCommand({ RequestItems: { [working]: { Keys } } })))
      const write = (items: Item[]) =>
        outcomeOf(
          client.send(
            new BatchWriteItemCommand({ RequestItems: { [working]: items.map(Item => ({ PutRequest: { Item } })) } }),
          ),
        )
      const [twice = {}] = keys(1)
      expect(await read(keys(101))).toBe('ValidationException')
      expect(await read([twice, twice])).toBe('ValidationException')
      expect(await write(keys(26))).toBe('ValidationException')
      expect(await write([twice, twice])).toBe('ValidationException')
      expect(await write(keys(25))).toBe('accepted')
    })
  })

  test('a table nobody created is not found', async () => {
    const get = new GetItemCommand({ TableName: 'huiyin-nowhere', Key: { pk: { S: 'a' } } })
    expect(await outcomeOf(engine().client.send(get))).toBe('ResourceNotFoundException')
  })
}
