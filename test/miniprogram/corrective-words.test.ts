import { describe, expect, test } from 'vitest'
import {
  correctiveChip,
  owedWords,
  ownerWords,
} from '../../miniprogram/src/staff/features/corrective/corrective-words.ts'

describe('a corrective action in words', () => {
  const by = 1_800_000_000_000
  test.each([
    [{ by, isDone: false }, by, '在办'],
    [{ by, isDone: false }, by + 1, '已超期'],
    [{ by, isDone: true }, by + 1, '等验证'],
    [{ by, isDone: true, isVerified: true }, by + 1, '已验证'],
  ] as const)('%j at %d', (standing, now, word) => {
    expect(correctiveChip(standing, now).word).toBe(word)
  })

  test('a name alone is told from somebody of the staff', () => {
    expect(ownerWords({ owner: '周建国', ownerId: 'staff-1' })).toBe('周建国')
    expect(ownerWords({ owner: '周师傅' })).toBe('周师傅（没有指定同事）')
  })

  test('what is owed says what is late only where something is', () => {
    expect(owedWords({ count: 3, overdue: 1 })).toBe('3 条轮到您，1 条超期')
    expect(owedWords({ count: 3, overdue: 0 })).toBe('3 条轮到您')
  })
})
