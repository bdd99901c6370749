import { describe, expect, test } from 'vitest'
import {
  checkExpenses,
  type Expenses,
  type Labour,
  type Material,
  mostFen,
  mostMaterials,
  quantityText,
  totalOf,
} from '#domain/complaint/expenses.ts'

const aMaterial = (changes: Partial<Material> = {}): Material => ({
  name: '角阀',
  thousandths: 2000,
  unit: '个',
  cost: 7300,
  ...changes,
})
const check = (changes: Partial<Expenses>) => checkExpenses({ materials: [], ...changes })

describe('用料与费用', () => {
  test('words are tidied, figures stay as they are', () => {
    const labour = { minutes: 90, cost: 6000 }
    expect(check({ materials: [aMaterial({ name: ' 角阀 ', unit: ' 个 ' })], labour })).toEqual({
      ok: true,
      value: { materials: [aMaterial()], labour },
    })
    expect(check({ materials: [aMaterial({ cost: 0 })] })).toEqual({
      ok: true,
      value: { materials: [aMaterial({ cost: 0 })] },
    })
  })

  test.each<[string, Partial<Expenses>]>([
    ['no line and no labour', {}],
    ['labour without a figure', { labour: {} }],
    ['labour of nothing', { labour: { minutes: 0, cost: 0 } }],
  ])('%s is nothing', (_, given) => {
    expect(check(given)).toEqual({ ok: true, value: undefined })
  })

  test.each<[string, Partial<Material>]>([
    ['no quantity', { thousandths: 0 }],
    ['less than nothing', { thousandths: -1 }],
    ['half a thousandth', { thousandths: 0.5 }],
    ['more than a million', { thousandths: 1_000_000_001 }],
    ['a negative cost', { cost: -1 }],
    ['part of a fen', { cost: 1.5 }],
    ['more than ten million yuan', { cost: mostFen + 1 }],
    ['no unit', { unit: ' ' }],
    ['a unit of eleven characters', { unit: '个'.repeat(11) }],
  ])('%s is wrong', (_, changes) => {
    expect(check({ materials: [aMaterial(), aMaterial(changes)] })).toEqual({ ok: false, reason: 'expenses-wrong' })
  })

  test.each<[string, Labour]>([
    ['time', { minutes: -1 }],
    ['time beyond any work', { minutes: 100_001 }],
    ['cost', { cost: -1 }],
    ['part of a fen', { cost: 0.5 }],
  ])('labour with a wrong %s is wrong', (_, labour) => {
    expect(check({ labour })).toEqual({ ok: false, reason: 'expenses-wrong' })
  })

  test.each([
    ['', 'text-missing', undefined],
    ['！！', 'text-without-words', undefined],
    ['阀'.repeat(41), 'text-too-long', { most: 40 }],
  ] as const)('a material called %j is refused like any words', (name, reason, facts) => {
    expect(check({ materials: [aMaterial({ name })] })).toMatchObject({
      ok: false,
      reason,
      ...(facts ? { facts } : {}),
    })
  })

  test('the largest figures there may be', () => {
    const most = aMaterial({ name: '阀'.repeat(40), unit: '个'.repeat(10), thousandths: 1_000_000_000, cost: mostFen })
    expect(check({ materials: [most], labour: { minutes: 100_000, cost: mostFen } }).ok).toBe(true)
  })

  test('twenty lines, not one more', () => {
    const lines = Array.from({ length: mostMaterials }, () => aMaterial())
    expect(check({ materials: lines }).ok).toBe(true)
    expect(check({ materials: [...lines, aMaterial()] })).toEqual({ ok: false, reason: 'expenses-wrong' })
  })

  test('the total is every line and the labour', () => {
    expect(totalOf({ materials: [aMaterial(), aMaterial({ cost: 150 })], labour: { cost: 6000 } })).toBe(13_450)
    expect(totalOf({ materials: [aMaterial()], labour: { minutes: 60 } })).toBe(7300)
    expect(totalOf({ materials: [] })).toBe(0)
  })

  test('a quantity as it is written', () => {
    expect([2000, 1500, 5, 1_000_000_000].map(quantityText)).toEqual(['2', '1.5', '0.005', '1000000'])
  })
})
