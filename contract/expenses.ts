// 用料与费用 as it crosses the wire, with a report and back to staff. What is too much or too little the domain says.

import * as z from 'zod/mini'
import { ShortWords } from './fields.ts'

const count = z.int()

/** With a report. Quantities in thousandths, time in minutes, money in fen. */
export const ExpensesBody = z.strictObject({
  materials: z
    .array(z.strictObject({ name: ShortWords, thousandths: count, unit: ShortWords, cost: count }))
    .check(z.maxLength(50)),
  labour: z.optional(z.strictObject({ minutes: z.optional(count), cost: z.optional(count) })),
})
export type ExpensesBody = z.infer<typeof ExpensesBody>

/** To staff, never to a customer. `total` in fen. */
export const ExpensesView = z.object({
  materials: z.array(z.object({ name: z.string(), thousandths: z.number(), unit: z.string(), cost: z.number() })),
  labour: z.optional(z.object({ minutes: z.optional(z.number()), cost: z.optional(z.number()) })),
  total: z.number(),
})
export type ExpensesView = z.infer<typeof ExpensesView>
