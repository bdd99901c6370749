// 报完工: what the handler fills in, what is still missing, and what is sent.

import * as z from 'zod/mini'
import { causes, liableParties, type Settlement, settlements } from '#domain/complaint/classes.ts'
import { needsApproval } from '#domain/complaint/money.ts'
import { ExpenseForm, expensesMissing, expensesOf } from './expense-form.ts'

export const ReportForm = z.object({
  /** Ready-made words that were tapped. */
  did: z.array(z.string()),
  text: z.string(),
  settlement: z.optional(z.enum(settlements)),
  cause: z.optional(z.enum(causes)),
  liableParty: z.optional(z.enum(liableParties)),
  corrective: z.optional(z.enum(['yes', 'no'])),
  what: z.string(),
  owner: z.string(),
  ownerId: z.optional(z.string()),
  by: z.optional(z.number()),
  whyNot: z.string(),
  expenses: z.optional(ExpenseForm),
})
export type ReportForm = z.infer<typeof ReportForm>

export const emptyReport: ReportForm = { did: [], text: '', what: '', owner: '', whyNot: '' }

/** What costs money was chosen before it needed an approval: it is asked for again. */
const settledAs = ({ settlement }: ReportForm): Settlement | undefined =>
  settlement && !needsApproval(settlement) ? settlement : undefined

/** 做了什么, in one text: the ready-made words, then the person's own. */
const remedialActionOf = ({ did, text }: ReportForm): string => [did.join('、'), text.trim()].filter(Boolean).join('。')

export type Missing = {
  /** As it stands after 还差. */
  word: string
  /** The verb of the button that leads there. */
  button: string
  /** The id of the part of the page. */
  at: string
}

const correctiveMissing = ({ corrective, what, ownerId, by, whyNot }: ReportForm): Missing[] => {
  const at = 'ask-corrective'
  if (corrective === undefined) return [{ word: '怎么不再发生', button: '选要不要整改', at }]
  if (corrective === 'no') return whyNot.trim() ? [] : [{ word: '不用整改的原因', button: '写不用整改的原因', at }]
  return [
    ...(what.trim() ? [] : [{ word: '整改什么', button: '写整改什么', at }]),
    ...(ownerId ? [] : [{ word: '谁来整改', button: '选谁来整改', at }]),
    ...(by === undefined ? [{ word: '整改期限', button: '选整改期限', at }] : []),
  ]
}

const spentMissing = ({ expenses }: ReportForm): Missing[] => {
  const word = expenses && expensesMissing(expenses)
  return word ? [{ word, button: `写对${word}`, at: 'ask-expenses' }] : []
}

/** What a report still lacks, in the order of the page. */
export const missingIn = (
  form: ReportForm,
  { needsPhotos, photos }: { needsPhotos: boolean; photos: number },
): Missing[] => [
  ...(needsPhotos && photos === 0 ? [{ word: '处理后照片', button: '拍处理后照片', at: 'ask-photos' }] : []),
  ...(remedialActionOf(form) ? [] : [{ word: '做了什么', button: '写做了什么', at: 'ask-did' }]),
  ...(settledAs(form) ? [] : [{ word: '处理结果', button: '选处理结果', at: 'ask-settlement' }]),
  ...(form.cause ? [] : [{ word: '原因类别', button: '选原因类别', at: 'ask-cause' }]),
  ...(form.liableParty ? [] : [{ word: '责任方', button: '选责任方', at: 'ask-liable' }]),
  ...correctiveMissing(form),
  ...spentMissing(form),
]

const mostNamed = 2

/** 报完工还差：处理后照片、原因类别. */
export const missingWords = (missing: readonly Missing[]): string => {
  const named = missing.slice(0, mostNamed).map(({ word }) => word)
  const more = missing.length > mostNamed ? `等 ${missing.length} 项` : ''
  return `报完工还差：${named.join('、')}${more}`
}

const correctiveActionOf = ({ corrective, what, owner, ownerId, by, whyNot }: ReportForm) => {
  if (corrective === 'no') return { needed: false as const, reason: whyNot }
  const isWhole = corrective === 'yes' && ownerId !== undefined && by !== undefined
  return isWhole ? { needed: true as const, what, owner, ownerId, by } : undefined
}

/** The report as it is sent, or undefined while something is missing. */
export const reportOf = (form: ReportForm) => {
  const { cause, liableParty } = form
  const settlement = settledAs(form)
  const correctiveAction = correctiveActionOf(form)
  if (!cause || !settlement || !liableParty || !correctiveAction) return undefined
  const expenses = form.expenses && expensesOf(form.expenses)
  const report = { remedialAction: remedialActionOf(form), cause, settlement, liableParty, correctiveAction }
  return expenses ? { ...report, expenses } : report
}
