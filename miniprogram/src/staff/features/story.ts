// What happened to a complaint as staff read it: one line an entry, newest on top, internal entries marked.

import type { EntryView, StaffDetail } from '#contract/complaint-views.ts'
import {
  causeWords,
  liablePartyWords,
  settlementWords,
  severityWords,
  sourceWords,
  visitMethodWords,
  visitVerdictWords,
} from '#contract/words.ts'
import { isTold } from '../../features/complaint/entry-words.ts'
import { wordOf } from './word-of.ts'

export type StoryLine = {
  id: string
  title: string
  text?: string
  quote?: string
  internal: boolean
  occurredAt: number
  recordedAt: number
}

type Line = { title: string; text?: string | undefined; quote?: string | undefined }

const joined = (...parts: (string | false | undefined)[]): string | undefined =>
  parts.filter(Boolean).join(' · ') || undefined

const factText = ({ facts }: EntryView, name: string): string => {
  const fact = facts[name]
  return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : ''
}

const surveyed = (entry: EntryView): Line => ({
  title: `住户评价：${entry.facts.solved === true ? '解决了' : '没解决'}，${factText(entry, 'overall')} 分`,
  text: entry.facts.callMe === true ? '希望给他回电话' : undefined,
  quote: entry.texts.text,
})

const visited = (entry: EntryView, who: string): Line => ({
  title: `${who}${wordOf(visitMethodWords, factText(entry, 'method'))}回访：${wordOf(visitVerdictWords, factText(entry, 'verdict'))}`,
  text: entry.facts.solved === true ? '住户说解决了' : '住户说没解决',
  quote: entry.texts.words,
})

const reported = (entry: EntryView, who: string): Line => {
  if (entry.visibility === 'public')
    return {
      title: `${who}报完工`,
      text: joined(`处理结果：${wordOf(settlementWords, factText(entry, 'settlement'))}`),
      quote: entry.texts.remedialAction,
    }
  const { correctiveAction, correctiveOwner, correctiveReason } = entry.texts
  return {
    title: '原因和责任',
    text: joined(
      wordOf(causeWords, factText(entry, 'cause')),
      `责任方：${wordOf(liablePartyWords, factText(entry, 'liableParty'))}`,
    ),
    quote: correctiveAction
      ? `要整改：${correctiveAction}${correctiveOwner ? `（${correctiveOwner}）` : ''}`
      : correctiveReason && `不用整改：${correctiveReason}`,
  }
}

const clockWords: Readonly<Record<string, string>> = { dispatch: '派工', close: '办完' }

const tellers: Record<EntryView['kind'], (entry: EntryView, who: string) => Line> = {
  filed: () => ({ title: '住户提交了投诉' }),
  registered: (entry, who) => ({
    title: `${who}登记了投诉`,
    text: `来源：${wordOf(sourceWords, factText(entry, 'source'))}`,
  }),
  accepted: (entry, who) => ({
    title: `${who}受理`,
    text: `级别：${wordOf(severityWords, factText(entry, 'severity'))}`,
  }),
  declined: (entry, who) => ({ title: `${who}不予受理`, quote: entry.texts.reason }),
  withdrawn: () => ({ title: '住户撤销了投诉' }),
  'solved-on-the-spot': (entry, who) => ({
    title: `${who}当场解决`,
    text: `处理结果：${wordOf(settlementWords, factText(entry, 'settlement'))}`,
    quote: entry.texts.answer,
  }),
  dispatched: (entry, who) =>
    entry.visibility === 'public'
      ? { title: `${who}派给${factText(entry, 'handler')}` }
      : { title: `派工单 ${factText(entry, 'order')}`, quote: entry.texts.instruction },
  taken: (_entry, who) => ({ title: `${who}接单` }),
  reported,
  'sent-back': (entry, who) => ({ title: `${who}退回，要再处理`, quote: entry.texts.reason }),
  answered: (entry, who) => ({ title: `${who}审核通过，已答复住户`, quote: entry.texts.answer }),
  surveyed,
  visited,
  'visit-confirmed': () => ({ title: '住户确认了回访记录' }),
  reopened: (entry, who) => ({
    title: `第 ${factText(entry, 'round')} 次处理开始`,
    text: entry.author.kind === 'staff' ? `${who}回访后重新处理` : '住户要求继续处理',
    quote: entry.texts.reason,
  }),
  closed: () => ({ title: '办结' }),
  remarked: entry => ({ title: '住户补充说明', quote: entry.texts.text }),
  'photo-recorded': () => ({ title: '照片已存档' }),
  'photo-refused': () => ({ title: '有一张照片打不开，没有存档' }),
  reminded: entry => ({ title: `${wordOf(clockWords, factText(entry, 'clock'))}时限快到了`, text: '已提醒负责人' }),
  overdue: entry => ({
    title: `${wordOf(clockWords, factText(entry, 'clock'))}超期`,
    text: '已提醒负责人和客服主管',
  }),
  unknown: () => ({ title: '有新的进展，更新小程序后能看到' }),
}

const authorOf = ({ author }: EntryView): string => author.name ?? (author.kind === 'customer' ? '住户' : '')

const lineOf = (entry: EntryView): StoryLine => {
  const { title, text, quote } = tellers[entry.kind](entry, authorOf(entry))
  return {
    id: String(entry.seq),
    title,
    ...(text ? { text } : {}),
    ...(quote ? { quote } : {}),
    internal: entry.visibility === 'internal',
    // The machine tells when it noticed; only a person writes something down later.
    occurredAt: entry.author.kind === 'system' ? entry.recordedAt : entry.occurredAt,
    recordedAt: entry.recordedAt,
  }
}

/** The entries as lines, newest first. */
export const storyOf = ({ entries }: Pick<StaffDetail, 'entries'>): StoryLine[] =>
  entries
    .filter(isTold)
    .sort((a, b) => b.seq - a.seq)
    .map(lineOf)
