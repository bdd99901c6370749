import { PutCommand, QueryCommand, type QueryCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { type EngineUnderTest, freshKey, outcomeOf } from './promise.ts'

export const queries = (engine: EngineUnderTest): void => {
  const put = (item: Record<string, unknown>) =>
    engine().documents.send(new PutCommand({ TableName: engine().records, Item: item }))
  const query = (input: Omit<QueryCommandInput, 'TableName'>) =>
    engine().documents.send(new QueryCommand({ TableName: engine().records, ...input }))
  const entriesOf = (pk: string, range = '', values: Record<string, string> = {}) => ({
    KeyConditionExpression: `pk = :pk${range}`,
    ExpressionAttributeValues: { ':pk': pk, ...values },
  })
  const ofFiler = (filer: string) => ({
    IndexName: 'byFiler',
    KeyConditionExpression: 'filerKey = :filer',
    ExpressionAttributeValues: { ':filer': filer },
  })
  const timeline = async (...sorts: string[]) => {
    const pk = freshKey('complaint')
    for (const sk of sorts) await put({ pk, sk, v: sk.length })
    return pk
  }
  const sortsOf = async (input: Omit<QueryCommandInput, 'TableName'>) =>
    (await query(input)).Items?.map(item => item.sk)
  const pagesOf = async (input: Omit<QueryCommandInput, 'TableName'>) => {
    const pages: Record<string, unknown>[][] = []
    let start: QueryCommandInput['ExclusiveStartKey']
    do {
      const page: Awaited<ReturnType<typeof query>> = await query({ ...input, ExclusiveStartKey: start })
      pages.push(page.Items ?? [])
      start = page.LastEvaluatedKey
    } while (start)
    return pages
  }

  describe('a query', () => {
    test('reads one partition in the order of its sort key, both ways', async () => {
      const pk = await timeline('entry#02', 'entry#01', 'head')
      expect(await sortsOf(entriesOf(pk))).toEqual(['entry#01', 'entry#02', 'head'])
      expect(await sortsOf({ ...entriesOf(pk), ScanIndexForward: false })).toEqual(['head', 'entry#02', 'entry#01'])
      expect(await sortsOf(entriesOf(freshKey('nobody')))).toEqual([])
    })

    test('orders texts by their UTF-8 bytes', async () => {
      const pk = await timeline('Z', 'a', 'é', '三', '\u{ffee}', '\u{1f600}')
      expect(await sortsOf(entriesOf(pk))).toEqual(['Z', 'a', 'é', '三', '\u{ffee}', '\u{1f600}'])
    })

    test('takes a prefix, a span or one side of the sort key', async () => {
      const pk = await timeline('entry', 'entry#1', 'entry#2', 'entry#2三', 'entry#\u{10ffff}', 'entry$', 'f')
      const values = { ':a': 'entry#1', ':b': 'entry#2' }
      expect(await sortsOf(entriesOf(pk, ' AND begins_with(sk, :a)', { ':a': 'entry#' }))).toEqual([
        'entry#1',
        'entry#2',
        'entry#2三',
        'entry#\u{10ffff}',
      ])
      expect(await sortsOf(entriesOf(pk, ' AND sk BETWEEN :a AND :b', values))).toEqual(['entry#1', 'entry#2'])
      expect(await sortsOf(entriesOf(pk, ' AND sk < :b', { ':b': 'entry#2' }))).toEqual(['entry', 'entry#1'])
      expect(await sortsOf(entriesOf(pk, ' AND sk >= :b', { ':b': 'entry$' }))).toEqual(['entry$', 'f'])
      expect(await sortsOf(entriesOf(pk, ' AND sk = :b', { ':b': 'f' }))).toEqual(['f'])
    })

    test('goes page by page without a gap or a repetition, both ways', async () => {
      const sorts = Array.from({ length: 7 }, (_, place) => `entry#${place}`)
      const pk = await timeline(...sorts)
      const forward = await pagesOf({ ...entriesOf(pk), Limit: 3 })
      expect(forward.map(page => page.map(item => item.sk))).toEqual([
        sorts.slice(0, 3),
        sorts.slice(3, 6),
        sorts.slice(6),
      ])
      const backward = await pagesOf({ ...entriesOf(pk), Limit: 3, ScanIndexForward: false })
      expect(backward.flat().map(item => item.sk)).toEqual(sorts.toReversed())
    })

    test('a page that is exactly full has a next one, which is empty', async () => {
      const pk = await timeline('a', 'b')
      expect((await pagesOf({ ...entriesOf(pk), Limit: 2 })).map(page => page.length)).toEqual([2, 0])
    })

    test('counts what it looked at and what passed the filter; the limit is on what it looks at', async () => {
      const pk = await timeline('1', '22', '333', '4444')
      const filtered = {
        ...entriesOf(pk),
        FilterExpression: 'v > :v',
        ExpressionAttributeValues: { ':pk': pk, ':v': 2 },
      }
      expect(await query({ ...filtered, Limit: 3 })).toMatchObject({
        Count: 1,
        ScannedCount: 3,
        LastEvaluatedKey: { pk, sk: '333' },
      })
      expect(await query({ ...filtered, Select: 'COUNT' })).toMatchObject({ Count: 2, ScannedCount: 4 })
      expect((await query({ ...filtered, Select: 'COUNT' })).Items).toBeUndefined()
    })

    test('a page ends with the item that fills the megabyte', async () => {
      const pk = freshKey('large')
      for (let place = 0; place < 5; place += 1) await put({ pk, sk: `${place}`, text: '三'.repeat(100_000) })
      const pages = await pagesOf(entriesOf(pk))
      expect(pages.map(page => page.map(item => item.sk))).toEqual([['0', '1', '2', '3'], ['4']])
    })

    test('shows only the attributes asked for, also from inside documents', async () => {
      const pk = freshKey('complaint')
      await put({ pk, sk: 'head', card: { title: '漏水', floor: 3 }, photos: ['a', 'b'], more: 1 })
      const { Items } = await query({ ...entriesOf(pk), ProjectionExpression: 'card.title, photos[1], sk' })
      expect(Items).toEqual([{ card: { title: '漏水' }, photos: ['b'], sk: 'head' }])
    })
  })

  describe('an index', () => {
    test('holds only items with all its key attributes, and follows each change of them', async () => {
      const [pk, filer] = [freshKey('complaint'), freshKey('filer')]
      const titles = async () => (await query(ofFiler(filer))).Items?.map(item => item.filerSort)
      const change = (expression: string, values?: Record<string, string>) =>
        engine().documents.send(
          new UpdateCommand({
            TableName: engine().records,
            Key: { pk, sk: 'head' },
            UpdateExpression: expression,
            ExpressionAttributeValues: values,
          }),
        )
      await put({ pk, sk: 'head', filerKey: filer })
      expect(await titles()).toEqual([])
      await change('SET filerSort = :s', { ':s': '2' })
      await put({ pk: freshKey('complaint'), sk: 'head', filerKey: filer, filerSort: '1' })
      expect(await titles()).toEqual(['1', '2'])
      await change('SET filerSort = :s', { ':s': '0' })
      expect(await titles()).toEqual(['0', '1'])
      await change('REMOVE filerKey')
      expect(await titles()).toEqual(['1'])
    })

    test('shows only keys and projected attributes, and keys alone where nothing is projected', async () => {
      const [pk, filer, due] = [freshKey('complaint'), freshKey('filer'), freshKey('DUE')]
      const keys = { pk, sk: 'head' }
      const card = { title: '漏水' }
      await put({ ...keys, filerKey: filer, filerSort: '1', dueKey: due, dueSort: '2', card, secret: 'x' })
      expect((await query(ofFiler(filer))).Items).toEqual([{ ...keys, filerKey: filer, filerSort: '1', card }])
      const dueItems = query({
        IndexName: 'byDue',
        KeyConditionExpression: 'dueKey = :due AND dueSort <= :now',
        ExpressionAttributeValues: { ':due': due, ':now': '3' },
      })
      expect((await dueItems).Items).toEqual([{ ...keys, dueKey: due, dueSort: '2' }])
    })

    test('goes page by page through items with one and the same sort value', async () => {
      const filer = freshKey('filer')
      const keys = Array.from({ length: 5 }, () => freshKey('complaint'))
      for (const pk of keys) await put({ pk, sk: 'head', filerKey: filer, filerSort: 'same' })
      for (const ScanIndexForward of [true, false]) {
        const pages = await pagesOf({ ...ofFiler(filer), Limit: 2, ScanIndexForward })
        expect(
          pages
            .flat()
            .map(item => item.pk)
            .toSorted(),
        ).toEqual(keys.toSorted())
      }
    })

    test('gives neither consistent reads nor attributes it does not hold, and exists by its right name only', async () => {
      const filer = ofFiler(freshKey('filer'))
      expect(await outcomeOf(query({ ...filer, ConsistentRead: true }))).toBe('ValidationException')
      expect(await outcomeOf(query({ ...filer, ProjectionExpression: 'secret' }))).toBe('ValidationException')
      expect(await outcomeOf(query({ ...filer, Select: 'ALL_ATTRIBUTES' }))).toBe('ValidationException')
      expect(await outcomeOf(query({ ...filer, IndexName: 'byNothing' }))).toBe('ValidationException')
    })
  })
}
