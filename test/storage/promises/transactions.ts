import {
  BatchGetCommand,
  PutCommand,
  TransactGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codesOf, type EngineUnderTest, freshKey, outcomeOf, reasonsOf } from './promise.ts'

type Items = NonNullable<TransactWriteCommandInput['TransactItems']>

export const transactions = (engine: EngineUnderTest): void => {
  const transact = (TransactItems: Items, ClientRequestToken?: string) =>
    engine().documents.send(
      new TransactWriteCommand({ TransactItems, ...(ClientRequestToken ? { ClientRequestToken } : {}) }),
    )
  const failureOf = (sending: Promise<unknown>): Promise<unknown> =>
    sending.then(
      () => 'accepted',
      (error: unknown) => error,
    )
  const filing = (pk: string, more: object = {}) => ({
    Put: {
      TableName: engine().records,
      Item: { pk, sk: 'head', version: 1 },
      ConditionExpression: 'attribute_not_exists(pk)',
      ...more,
    },
  })
  const key = (pk: string) => ({ pk, sk: 'head' })
  const present = async (records: string[], working: string[] = []) => {
    const keys = { [engine().records]: { Keys: records.map(key), ConsistentRead: true } }
    const others =
      working.length > 0 ? { [engine().working]: { Keys: working.map(pk => ({ pk })), ConsistentRead: true } } : {}
    const { Responses } = await engine().documents.send(new BatchGetCommand({ RequestItems: { ...keys, ...others } }))
    return Object.values(Responses ?? {}).flat().length
  }

  describe('a transaction', () => {
    test('writes to both tables together', async () => {
      const [complaint, answered] = [freshKey('complaint'), freshKey('answered')]
      await transact([filing(complaint), { Put: { TableName: engine().working, Item: { pk: answered } } }])
      expect(await present([complaint], [answered])).toBe(2)
    })

    test('writes nothing when one condition fails, and says of each item whether it was the cause', async () => {
      const [taken, fresh, answered] = [freshKey('complaint'), freshKey('complaint'), freshKey('answered')]
      await transact([filing(taken)])
      const failure = await failureOf(
        transact([
          filing(fresh),
          filing(taken, { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
          {
            ConditionCheck: {
              TableName: engine().working,
              Key: { pk: answered },
              ConditionExpression: 'attribute_exists(pk)',
            },
          },
        ]),
      )
      expect(codesOf(failure)).toEqual(['None', 'ConditionalCheckFailed', 'ConditionalCheckFailed'])
      const [first, second, third] = reasonsOf(failure)
      expect(first?.Item).toBeUndefined()
      expect(second).toMatchObject({
        Item: { pk: { S: taken }, sk: { S: 'head' }, version: { N: '1' } },
        Message: expect.stringContaining('conditional request failed'),
      })
      expect(third?.Item).toBeUndefined()
      expect(await present([fresh])).toBe(0)
    })

    test('updates, deletes and checks side by side', async () => {
      const [changed, gone, checked] = [freshKey('complaint'), freshKey('complaint'), freshKey('complaint')]
      await transact([filing(changed), filing(gone), filing(checked)])
      const { records } = engine()
      await transact([
        {
          Update: {
            TableName: records,
            Key: key(changed),
            UpdateExpression: 'SET version = version + :one',
            ExpressionAttributeValues: { ':one': 1 },
          },
        },
        { Delete: { TableName: records, Key: key(gone) } },
        {
          ConditionCheck: {
            TableName: records,
            Key: key(checked),
            ConditionExpression: 'version = :one',
            ExpressionAttributeValues: { ':one': 1 },
          },
        },
      ])
      const { Responses } = await engine().documents.send(
        new TransactGetCommand({
          TransactItems: [changed, gone, checked].map(pk => ({ Get: { TableName: records, Key: key(pk) } })),
        }),
      )
      expect(Responses?.map(response => response.Item?.version)).toEqual([2, undefined, 1])
    })

    test('repeated with its token it is done once; the token with other content is refused', async () => {
      const [pk, other, token] = [freshKey('counter'), freshKey('complaint'), freshKey('token')]
      const count: Items = [
        {
          Update: {
            TableName: engine().records,
            Key: key(pk),
            UpdateExpression: 'ADD filed :one',
            ExpressionAttributeValues: { ':one': 1 },
          },
        },
      ]
      await transact(count, token)
      await transact(count, token)
      const { Responses } = await engine().documents.send(
        new TransactGetCommand({ TransactItems: [{ Get: { TableName: engine().records, Key: key(pk) } }] }),
      )
      expect(Responses?.[0]?.Item?.filed).toBe(1)
      expect(await outcomeOf(transact([filing(other)], token))).toBe('IdempotentParameterMismatchException')
      expect(await present([other])).toBe(0)
    })

    test('a cancelled transaction leaves its token free', async () => {
      const [guard, pk, token] = [freshKey('guard'), freshKey('complaint'), freshKey('token')]
      const items: Items = [
        {
          ConditionCheck: {
            TableName: engine().working,
            Key: { pk: guard },
            ConditionExpression: 'attribute_exists(pk)',
          },
        },
        filing(pk),
      ]
      expect(await outcomeOf(transact(items, token))).toBe('TransactionCanceledException')
      await engine().documents.send(new PutCommand({ TableName: engine().working, Item: { pk: guard } }))
      expect(await outcomeOf(transact(items, token))).toBe('accepted')
      expect(await present([pk])).toBe(1)
    })

    test('holds a hundred items, not a hundred and one, nor two writes on one item, nor none', async () => {
      const keys = Array.from({ length: 101 }, () => freshKey('complaint'))
      const filings = keys.map(pk => filing(pk))
      expect(await outcomeOf(transact(filings))).toBe('ValidationException')
      expect(await outcomeOf(transact([]))).toBe('ValidationException')
      expect(await outcomeOf(transact(filings.slice(0, 100)))).toBe('accepted')
      const pk = freshKey('complaint')
      const twice = transact([filing(pk), { Delete: { TableName: engine().records, Key: key(pk) } }])
      expect(await outcomeOf(twice)).toBe('ValidationException')
      expect(await present(keys.slice(0, 100))).toBe(100)
    })

    test('holds at most 4 MB', async () => {
      const large = (count: number): Items =>
        Array.from({ length: count }, () => ({
          Put: { TableName: engine().records, Item: { pk: freshKey('large'), sk: 'head', text: 'x'.repeat(399_000) } },
        }))
      expect(await outcomeOf(transact(large(11)))).toBe('ValidationException')
      expect(await outcomeOf(transact(large(10)))).toBe('accepted')
    })

    test('numbers handed out by conditional transactions have no gap and no double, whoever races', async () => {
      const takeNumber = async (counter: string, name: string): Promise<void> => {
        const { records, documents } = engine()
        const { Responses } = await documents.send(
          new TransactGetCommand({ TransactItems: [{ Get: { TableName: records, Key: key(counter) } }] }),
        )
        const last = Number(Responses?.[0]?.Item?.last ?? 0)
        const failure = await failureOf(
          transact([
            {
              Update: {
                TableName: records,
                Key: key(counter),
                UpdateExpression: 'SET #last = :next',
                ConditionExpression: 'attribute_not_exists(#last) OR #last = :last',
                ExpressionAttributeNames: { '#last': 'last' },
                ExpressionAttributeValues: { ':last': last, ':next': last + 1 },
              },
            },
            {
              Put: {
                TableName: records,
                Item: { pk: `${counter}#${last + 1}`, sk: 'head', name },
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
          ]),
        )
        if (failure === 'accepted') return
        expect(codesOf(failure)).toSatisfy((codes: string[]) =>
          codes.some(code => /ConditionalCheckFailed|TransactionConflict/.test(code)),
        )
        await takeNumber(counter, name)
      }
      const races = fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
        async waves => {
          const counter = freshKey('numbers')
          for (const [wave, size] of waves.entries()) {
            await Promise.all(Array.from({ length: size }, (_, writer) => takeNumber(counter, `${wave}/${writer}`)))
          }
          const total = waves.reduce((sum, size) => sum + size, 0)
          expect(await present(Array.from({ length: total + 1 }, (_, place) => `${counter}#${place + 1}`))).toBe(total)
        },
      )
      await fc.assert(races, { numRuns: 12, seed: 20261122 })
    })
  })
}
