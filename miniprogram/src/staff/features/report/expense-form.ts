// 用料和费用 as it is typed: numbers stay text until they are sent. Money in yuan here, in fen from there on.

import * as z from 'zod/mini'
import type { ExpensesBody } from '#contract/expenses.ts'
import { quantityText } from '#domain/complaint/expenses.ts'

const MaterialForm = z.object({ name: z.string(), quantity: z.string(), unit: z.string(), cost: z.string() })
export type MaterialForm = z.infer<typeof MaterialForm>

export const ExpenseForm = z.object({ materials: z.array(MaterialForm), hours: z.string(), labourCost: z.string() })
export type ExpenseForm = z.infer<typeof ExpenseForm>

export const emptyMaterial: MaterialForm = { name: '', quantity: '', unit: '个', cost: '' }
export const emptyExpenses: ExpenseForm = { materials: [emptyMaterial], hours: '', labourCost: '' }

const typed = (text: string): string => text.trim().replaceAll('。', '.')

/** A decimal as a whole number of its smallest part; undefined where it is none, or finer than that. */
const scaled = (text: string, places: number): number | undefined => {
  const [, whole = '', part = ''] = /^(\d{1,6})(?:\.(\d*))?$/.exec(typed(text)) ?? []
  if (whole === '' || part.length > places) return undefined
  return Number(`${whole}${part.padEnd(places, '0')}`)
}

/** `86.5` is 8650 fen. */
export const fenOf = (text: string): number | undefined => scaled(text, 2)
const thousandthsOf = (text: string): number | undefined => scaled(text, 3) || undefined
const minutesOf = (text: string): number | undefined => {
  const hundredths = scaled(text, 2)
  return hundredths === undefined ? undefined : Math.round((hundredths * 60) / 100)
}

/** 86.50 元. */
export const yuanWords = (fen: number): string => `${(fen / 100).toFixed(2)} 元`

/** 90 minutes are 1.5 小时. */
export const hoursWords = (minutes: number): string => `${Math.round((minutes * 100) / 60) / 100} 小时`

/** 角阀 2 个. */
export const materialWords = ({ name, thousandths, unit }: ExpensesBody['materials'][number]): string =>
  `${name} ${quantityText(thousandths)} ${unit}`

const isBlank = ({ name, quantity, cost }: MaterialForm): boolean => [name, quantity, cost].every(it => !it.trim())

/** What is wrong with a number that was typed; nothing with one that was not. */
export const moneyWrong = (text: string): string | undefined =>
  text.trim() && fenOf(text) === undefined ? '写数字，如 12.5' : undefined
export const quantityWrong = (text: string): string | undefined => {
  if (!text.trim() || thousandthsOf(text) !== undefined) return undefined
  return scaled(text, 3) === 0 ? '要大于 0' : '写数字，如 1.5'
}

const isWhole = (it: MaterialForm): boolean =>
  it.name.trim() !== '' &&
  it.unit.trim() !== '' &&
  thousandthsOf(it.quantity) !== undefined &&
  fenOf(it.cost) !== undefined

/** What keeps it from being sent, as it stands after 还差. */
export const expensesMissing = ({ materials, hours, labourCost }: ExpenseForm): string | undefined => {
  if (!materials.every(it => isBlank(it) || isWhole(it))) return '用料的数量和金额'
  return moneyWrong(hours) || moneyWrong(labourCost) ? '工时或人工费' : undefined
}

/** As it is sent; undefined where nothing was entered. */
export const expensesOf = ({ materials, hours, labourCost }: ExpenseForm): ExpensesBody | undefined => {
  const lines = materials.flatMap(({ name, quantity, unit, cost }) => {
    const thousandths = thousandthsOf(quantity)
    const fen = fenOf(cost)
    return thousandths === undefined || fen === undefined
      ? []
      : [{ name: name.trim(), thousandths, unit: unit.trim(), cost: fen }]
  })
  const minutes = minutesOf(hours)
  const cost = fenOf(labourCost)
  const labour = { ...(minutes ? { minutes } : {}), ...(cost ? { cost } : {}) }
  const hasLabour = Object.keys(labour).length > 0
  if (lines.length === 0 && !hasLabour) return undefined
  return { materials: lines, ...(hasLabour ? { labour } : {}) }
}
