// What stands in 客户台账, in words.

import type { CustomerView } from '#contract/customers.ts'
import { markWords, relationWords, visitMethodWords, visitVerdictWords } from '#contract/words.ts'
import { dateWords, deadlineWords } from '../../features/when.ts'
import { wordOf } from '../features/complaint/word-of.ts'

type Home = CustomerView['homes'][number]

export const relationWord = (relation: Home['relation']): string =>
  relation === undefined || relation === 'unknown' ? '' : relationWords[relation]

/** 业主 · 2024年3月1日起. */
export const homeWords = ({ relation, since }: Home, now: number): string =>
  [relationWord(relation), since === undefined ? '' : `${dateWords(since, now)}起`].filter(Boolean).join(' · ')

export const visitWords = ({ at, by, method, verdict }: CustomerView['visits'][number], now: number): string =>
  `${dateWords(at, now)} ${by}${wordOf(visitMethodWords, method)}：${wordOf(visitVerdictWords, verdict)}`

export const surveyWords = ({ at, solved, overall }: CustomerView['surveys'][number], now: number): string =>
  `${dateWords(at, now)} ${solved ? '解决了' : '没解决'}，${wordOf(markWords, String(overall))}`

export const dateLine = ({ until, what }: CustomerView['dates'][number], now: number): string =>
  `${deadlineWords(until, now)}：${what}`
