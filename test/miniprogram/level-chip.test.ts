import { expect, test } from 'vitest'
import { minute } from '#domain/time.ts'
import { levelChip } from '../../miniprogram/src/features/complaint/chips.ts'

const dueAt = Date.parse('2026-11-23T16:00:00+08:00')
const near = { awaits: 'handle', remindAt: dueAt - 60 * minute, dueAt, level: 'near' } as const

test.each([
  ['before it is due', -20 * minute, '临近', '还有 20 分'],
  ['at the very minute', 0, '临近', '还有 1 分'],
])('%s what was read as near is near', (_, from, word, left) => {
  expect(levelChip(near, dueAt + from)).toMatchObject({ word, elderMore: left })
})

test('once it is due it is late, also on a phone that has read nothing since', () => {
  expect(levelChip(near, dueAt + 20 * minute)).toMatchObject({ word: '已超期', more: '20 分' })
})
