import { describe, expect, test } from 'vitest'
import { reportDone } from '#contract/staff.ts'
import {
  type ExpenseForm,
  emptyExpenses,
  emptyMaterial,
  expensesMissing,
  expensesOf,
  hoursWords,
  materialWords,
  moneyWrong,
  quantityWrong,
  yuanWords,
} from '../../miniprogram/src/staff/features/report/expense-form.ts'
import {
  emptyReport,
  missingIn,
  ReportForm,
  reportOf,
} from '../../miniprogram/src/staff/features/report/report-form.ts'

const aForm = (changes: Partial<ExpenseForm> = {}): ExpenseForm => ({ ...emptyExpenses, ...changes })
const aLine = (changes: Partial<typeof emptyMaterial> = {}) => ({
  name: '角阀',
  quantity: '2',
  unit: '个',
  cost: '36.5',
  ...changes,
})
const filled: ReportForm = {
  ...emptyReport,
  did: ['已修好'],
  settlement: 'repaired',
  cause: 'material',
  liableParty: 'department',
  corrective: 'no',
  whyNot: '正常老化',
}
const sentWith = (expenses: ExpenseForm) => expensesOf(expenses)

describe('用料和费用 on the phone', () => {
  test.each([
    ['36.5', 3650],
    ['36.50', 3650],
    ['0.01', 1],
    ['0', 0],
    ['12。8', 1280],
    ['5.', 500],
    [' 7 ', 700],
  ])('%s yuan are %i fen', (cost, fen) => {
    expect(moneyWrong(cost)).toBeUndefined()
    expect(sentWith(aForm({ materials: [aLine({ cost })] }))?.materials[0]?.cost).toBe(fen)
  })

  test.each(['1.005', '-1', '一百', '1e3', '.5', '1,000', '1234567'])('%s is no money', cost => {
    expect(moneyWrong(cost)).toBe('写数字，如 12.5')
    expect(expensesMissing(aForm({ materials: [aLine({ cost })] }))).toBe('用料的数量和金额')
  })

  test.each([
    ['1.5', 1500],
    ['0.005', 5],
    ['20', 20_000],
  ])('%s of something', (quantity, thousandths) => {
    expect(quantityWrong(quantity)).toBeUndefined()
    expect(sentWith(aForm({ materials: [aLine({ quantity })] }))?.materials[0]?.thousandths).toBe(thousandths)
  })

  test.each([
    ['0', '要大于 0'],
    ['0.0', '要大于 0'],
    ['1.0005', '写数字，如 1.5'],
    ['两个', '写数字，如 1.5'],
  ])('%s is no quantity', (quantity, wrong) => {
    expect(quantityWrong(quantity)).toBe(wrong)
    expect(expensesMissing(aForm({ materials: [aLine({ quantity })] }))).toBe('用料的数量和金额')
  })

  test('labour in hours and yuan', () => {
    expect(sentWith(aForm({ hours: '1.5', labourCost: '60' }))).toEqual({
      materials: [],
      labour: { minutes: 90, cost: 6000 },
    })
    expect(expensesMissing(aForm({ hours: '一' }))).toBe('工时或人工费')
    expect(expensesMissing(aForm({ labourCost: 'x' }))).toBe('工时或人工费')
  })

  test('opened and left empty, it is not sent and asks for nothing', () => {
    expect(expensesMissing(emptyExpenses)).toBeUndefined()
    expect(reportOf({ ...filled, expenses: emptyExpenses })).toEqual(reportOf(filled))
    expect(missingIn({ ...filled, expenses: emptyExpenses }, { needsPhotos: false, photos: 0 })).toEqual([])
  })

  test('half a line stands among what is missing', () => {
    const expenses = aForm({ materials: [aLine({ cost: '' })] })
    expect(missingIn({ ...filled, expenses }, { needsPhotos: false, photos: 0 })).toEqual([
      { word: '用料的数量和金额', button: '写对用料的数量和金额', at: 'ask-expenses' },
    ])
  })

  test('what is sent is what the endpoint takes', () => {
    const expenses = aForm({ materials: [aLine(), emptyMaterial], hours: '2' })
    const report = reportOf({ ...filled, expenses })
    expect(report).toMatchObject({
      expenses: { materials: [{ name: '角阀', thousandths: 2000, unit: '个', cost: 3650 }], labour: { minutes: 120 } },
    })
    expect(reportDone.body.safeParse({ turn: 3, photoIds: [], ...report }).success).toBe(true)
  })

  test('a draft of before there were expenses still opens', () => {
    expect(ReportForm.parse(filled)).toEqual(filled)
    expect(ReportForm.parse({ ...filled, expenses: emptyExpenses }).expenses).toEqual(emptyExpenses)
  })

  test('a draft settled with money asks for the settlement again', () => {
    const kept: ReportForm = { ...filled, settlement: 'goodwill' }
    expect(missingIn(kept, { needsPhotos: false, photos: 0 }).map(it => it.at)).toEqual(['ask-settlement'])
    expect(reportOf(kept)).toBeUndefined()
  })

  test('in words', () => {
    expect([yuanWords(8650), hoursWords(90), hoursWords(120)]).toEqual(['86.50 元', '1.5 小时', '2 小时'])
    expect(materialWords({ name: '角阀', thousandths: 1500, unit: '个', cost: 1 })).toBe('角阀 1.5 个')
  })
})
