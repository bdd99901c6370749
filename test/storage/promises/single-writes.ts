import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { type EngineUnderTest, freshKey, outcomeOf } from './promise.ts'

export const singleWrites = (engine: EngineUnderTest): void => {
  const read = async (pk: string) => {
    const { documents, records } = engine()
    const { Item } = await documents.send(
      new GetCommand({ TableName: records, Key: { pk, sk: 'head' }, ConsistentRead: true }),
    )
    return Item
  }
  const put = (item: Record<string, unknown>, condition: object = {}) => {
    const { documents, records } = engine()
    return documents.send(new PutCommand({ TableName: records, Item: { sk: 'head', ...item }, ...condition }))
  }
  const update = (pk: string, expression: string, values: Record<string, unknown>, more: object = {}) => {
    const { documents, records } = engine()
    return documents.send(
      new UpdateCommand({
        TableName: records,
        Key: { pk, sk: 'head' },
        UpdateExpression: expression,
        ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
        ...more,
      }),
    )
  }

  describe('a single write', () => {
    test('a complaint is filed once: the second writer of the same id is refused', async () => {
      const pk = freshKey('complaint')
      const once = { ConditionExpression: 'attribute_not_exists(pk)' }
      await put({ pk, text: '三楼漏水' }, once)
      expect(await outcomeOf(put({ pk, text: '别的' }, once))).toBe('ConditionalCheckFailedException')
      expect(await read(pk)).toEqual({ pk, sk: 'head', text: '三楼漏水' })
    })

    test('a refused write shows the item it met when asked to', async () => {
      const pk = freshKey('complaint')
      await put({ pk, version: 3 })
      const stale = update(
        pk,
        'SET version = :next',
        { ':next': 3, ':expected': 2 },
        {
          ConditionExpression: 'version = :expected',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      )
      await expect(stale).rejects.toMatchObject({
        name: 'ConditionalCheckFailedException',
        Item: { pk: { S: pk }, sk: { S: 'head' }, version: { N: '3' } },
      })
    })

    test('the version moves on only from the expected version', async () => {
      const pk = freshKey('complaint')
      await put({ pk, version: 1 })
      const move = (expected: number) =>
        update(
          pk,
          'SET version = :next',
          { ':expected': expected, ':next': expected + 1 },
          { ConditionExpression: 'version = :expected' },
        )
      await move(1)
      expect(await outcomeOf(move(1))).toBe('ConditionalCheckFailedException')
      expect(await read(pk)).toMatchObject({ version: 2 })
    })

    test('conditions compare numbers by value, texts by bytes, documents in depth and lists by element', async () => {
      const pk = freshKey('complaint')
      await put({ pk, count: 10, name: '乙', card: { tags: ['漏水'], floor: 3 }, open: false })
      const holds = (condition: string, values: Record<string, unknown>) =>
        outcomeOf(
          update(
            pk,
            'SET seen = :seen',
            { ':seen': 1, ...values },
            { ConditionExpression: condition, ExpressionAttributeNames: names(condition) },
          ),
        )
      const names = (condition: string) =>
        Object.fromEntries([...new Set(condition.match(/#\w+/g))].map(name => [name, name.slice(1)]))
      expect(await holds('#count > :n', { ':n': 9 })).toBe('accepted')
      expect(await holds('#name BETWEEN :a AND :b', { ':a': 'z', ':b': '龟' })).toBe('accepted')
      expect(await holds('#card = :card', { ':card': { floor: 3, tags: ['漏水'] } })).toBe('accepted')
      expect(await holds('#card = :card', { ':card': { floor: 4, tags: ['漏水'] } })).toBe(
        'ConditionalCheckFailedException',
      )
      expect(await holds('contains(#card.tags, :tag) AND size(#card.tags) = :one', { ':tag': '漏水', ':one': 1 })).toBe(
        'accepted',
      )
      expect(await holds('attribute_type(#card, :type) AND #open = :no', { ':type': 'M', ':no': false })).toBe(
        'accepted',
      )
      expect(await holds('#missing <> :n AND NOT #missing < :n', { ':n': 1 })).toBe('accepted')
      expect(await holds('begins_with(#name, :n) OR #count IN (:a, :b)', { ':n': '甲', ':a': 1, ':b': 2 })).toBe(
        'ConditionalCheckFailedException',
      )
    })

    test('an update sets, adds, removes, appends and fills in what is missing in one step', async () => {
      const pk = freshKey('complaint')
      await put({ pk, count: 1, gone: true, timeline: ['filed'], tags: new Set(['a', 'b']) })
      const { Attributes } = await update(
        pk,
        'SET title = :title, original = if_not_exists(original, :title), timeline = list_append(timeline, :more), points = if_not_exists(points, :zero) + :step ' +
          'ADD #count :step REMOVE gone DELETE tags :tag',
        { ':title': '漏水', ':more': ['assigned'], ':zero': 0, ':step': 2.5, ':tag': new Set(['a']) },
        { ReturnValues: 'ALL_NEW', ExpressionAttributeNames: { '#count': 'count' } },
      )
      const expected = {
        pk,
        sk: 'head',
        count: 3.5,
        points: 2.5,
        title: '漏水',
        original: '漏水',
        timeline: ['filed', 'assigned'],
        tags: new Set(['b']),
      }
      expect(Attributes).toEqual(expected)
      expect(await read(pk)).toEqual(expected)
    })

    test('an update creates the item, and counts from nothing', async () => {
      const pk = freshKey('counter')
      await update(pk, 'ADD filed :one', { ':one': 1 })
      expect(await read(pk)).toEqual({ pk, sk: 'head', filed: 1 })
    })

    test('removed list elements are those of the list as it was, and an index behind the end appends', async () => {
      const pk = freshKey('complaint')
      await put({ pk, photos: ['a', 'b', 'c'], card: { floor: 3 } })
      await update(pk, 'SET photos[7] = :d, card.room = :d REMOVE photos[0], photos[1]', { ':d': 'd' })
      expect(await read(pk)).toMatchObject({ photos: ['c', 'd'], card: { floor: 3, room: 'd' } })
    })

    test('an update that does not fit the item changes nothing', async () => {
      const pk = freshKey('complaint')
      await put({ pk, title: '漏水', tags: ['x'] })
      expect(await outcomeOf(update(pk, 'ADD title :one', { ':one': 1 }))).toBe('ValidationException')
      expect(await outcomeOf(update(pk, 'SET other = missing', {}))).toBe('ValidationException')
      expect(await outcomeOf(update(pk, 'SET missing.deep = :one', { ':one': 1 }))).toBe('ValidationException')
      expect(await outcomeOf(update(pk, 'SET tags = tags + :one', { ':one': 1 }))).toBe('ValidationException')
      expect(await outcomeOf(update(pk, 'SET pk = :one', { ':one': 'x' }))).toBe('ValidationException')
      expect(await read(pk)).toEqual({ pk, sk: 'head', title: '漏水', tags: ['x'] })
    })

    test('numbers keep all 38 digits', async () => {
      const pk = freshKey('sum')
      const { client, records } = engine()
      const big = '12345678901234567890123456789012345.678'
      await client.send(
        new UpdateItemCommand({
          TableName: records,
          Key: { pk: { S: pk }, sk: { S: 'head' } },
          UpdateExpression: 'SET fen = :big',
          ExpressionAttributeValues: { ':big': { N: big } },
        }),
      )
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName: records,
          Key: { pk: { S: pk }, sk: { S: 'head' } },
          UpdateExpression: 'SET fen = fen - :less',
          ExpressionAttributeValues: { ':less': { N: '0.679' } },
          ReturnValues: 'UPDATED_NEW',
        }),
      )
      expect(Attributes).toEqual({ fen: { N: '12345678901234567890123456789012344.999' } })
      await update(pk, 'ADD fen :yuan', { ':yuan': 100 })
      const { Item } = await client.send(
        new GetItemCommand({ TableName: records, Key: { pk: { S: pk }, sk: { S: 'head' } }, ConsistentRead: true }),
      )
      expect(Item?.fen).toEqual({ N: '12345678901234567890123456789012444.999' })
    })

    test('a delete gives back what was there, and once gone nothing is there', async () => {
      const pk = freshKey('complaint')
      await put({ pk, text: '漏水' })
      const { documents, records } = engine()
      const remove = new DeleteCommand({ TableName: records, Key: { pk, sk: 'head' }, ReturnValues: 'ALL_OLD' })
      expect((await documents.send(remove)).Attributes).toEqual({ pk, sk: 'head', text: '漏水' })
      expect((await documents.send(remove)).Attributes).toBeUndefined()
      expect(await read(pk)).toBeUndefined()
    })
  })
}
