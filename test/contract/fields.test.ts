import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { ById, Id, Instant, Key, known, Month, Phone, ShortWords, Turn, Words } from '#contract/fields.ts'

const fits = (schema: z.ZodMiniType, value: unknown): boolean => z.safeParse(schema, value).success

const table: [string, z.ZodMiniType, unknown[], unknown[]][] = [
  ['an id', Id, ['a', 'A-1_b', 'x'.repeat(64)], ['', 'x'.repeat(65), 'a b', 'a/b', 'a\n', '编号', 1]],
  ['a key', Key, ['x'.repeat(16), 'x'.repeat(64)], ['x'.repeat(15), 'x'.repeat(65), `${'x'.repeat(16)}.`]],
  ['an instant', Instant, [0, 1_795_000_000_000, 4_102_444_800_000], [-1, 0.5, 4_102_444_800_001, Number.NaN, '0']],
  [
    'a phone',
    Phone,
    ['13800000000', '19999999999'],
    ['1380000000', '138000000000', '23800000000', '+8613800000000', '1380000000a'],
  ],
  ['a month', Month, ['2026-01', '2026-09', '2026-12'], ['2026-00', '2026-13', '2026-1', '1999-01', '2026-011']],
  ['a turn', Turn, [1, 2], [0, 1.5, '1']],
  ['words', Words, ['', '字'.repeat(20_000)], ['字'.repeat(20_001), null]],
  ['short words', ShortWords, ['', '字'.repeat(200)], ['字'.repeat(201)]],
  ['parameters with an id', ById, [{ id: 'a' }], [{}, { id: '' }, { id: 'a', more: 1 }]],
]

describe.each(table)('%s', (_, schema, good, bad) => {
  test.each(good)('may be %j', value => {
    expect(fits(schema, value)).toBe(true)
  })
  test.each(bad)('may not be %j', value => {
    expect(fits(schema, value)).toBe(false)
  })
})

test.each([
  ['red', 'red'],
  ['unknown', 'unknown'],
  ['blue', 'unknown'],
  [undefined, 'unknown'],
  [7, 'unknown'],
])('of a list with red alone, %j is read as %j', (value, read) => {
  expect(z.parse(known(['red']), value)).toBe(read)
})
