// An act in words: what was said with it, and how it stands in an internal note.

import { ExpensesBody } from '#contract/expenses.ts'
import { causeWords, settlementWords, vainWords } from '#contract/words.ts'
import { totalOf } from '#domain/complaint/expenses.ts'
import { mostRemarkCharacters } from '#domain/complaint/wording.ts'
import type { Act } from '../../features/acts/act.ts'
import { dateWords, timeWords } from '../../features/when.ts'
import { wordOf } from '../features/complaint/word-of.ts'
import { materialWords, yuanWords } from '../features/report/expense-form.ts'

const spoken = [
  'text',
  'words',
  'reason',
  'remedialAction',
  'answer',
  'plan',
  'what',
  'question',
  'instruction',
] as const

const textIn = (body: Act['body'], name: string): string => {
  const value = body[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** What the person wrote, or said to have heard. */
export const saidIn = ({ body }: Pick<Act, 'body'>): string =>
  spoken
    .map(name => textIn(body, name))
    .filter(Boolean)
    .join('。')

const spentWords = ({ expenses }: Act['body']): string => {
  const read = ExpensesBody.safeParse(expenses)
  if (!read.success) return ''
  const lines = read.data.materials.map(it => `${materialWords(it)}，`)
  return `用料和费用：${lines.join('')}共 ${yuanWords(totalOf(read.data))}。`
}

const reportWords = ({ body }: Pick<Act, 'body'>): string =>
  `处理结果：${wordOf(settlementWords, textIn(body, 'settlement'))}，原因：${wordOf(causeWords, textIn(body, 'cause'))}。${spentWords(body)}`

const ownWords: Readonly<Record<string, (act: Pick<Act, 'body'>) => string>> = {
  report: reportWords,
  comeInVain: ({ body }) => wordOf(vainWords, textIn(body, 'why')),
}

const whenDone = ({ at }: Pick<Act, 'at'>): string => `${dateWords(at, at)} ${timeWords(at)}`

/** The act as an internal note: what was done and when, why it did not go in, and the words. */
export const noteOf = (act: Pick<Act, 'body' | 'at' | 'word' | 'name'>, why: string): string => {
  const detail = ownWords[act.name]?.(act) ?? ''
  const head = `${whenDone(act)} 做的：${act.word}。没提交成：${why}`
  const whole = [head, detail, saidIn(act)].filter(Boolean).join('\n')
  return [...whole].slice(0, mostRemarkCharacters).join('')
}
