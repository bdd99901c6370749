// The main path of a complaint in words: from coming in to closing.

import type { EntryView } from '#contract/complaint-views.ts'
import {
  causeWords,
  closingCodeWords,
  liablePartyWords,
  settlementWords,
  severityWords,
  sourceWords,
  vainWords,
  visitMethodWords,
  visitVerdictWords,
} from '#contract/words.ts'
import { forElder } from '../../../features/complaint/entry-words.ts'
import { wordOf } from '../complaint/word-of.ts'
import { yuanWords } from '../report/expense-form.ts'
import { factText, joined, type Teller, type Telling } from './story-line.ts'

const surveyed = ({ entry }: Telling) => ({
  title: `住户评价：${entry.facts.solved === true ? '解决了' : '没解决'}，${factText(entry, 'overall')} 分`,
  text: joined(entry.texts.tags, entry.facts.callMe === true && '希望给他回电话'),
  quote: entry.texts.text,
})

const visited = ({ entry, who }: Telling) => ({
  title: `${who}${wordOf(visitMethodWords, factText(entry, 'method'))}回访：${wordOf(visitVerdictWords, factText(entry, 'verdict'))}`,
  text: entry.facts.solved === true ? '住户说解决了' : '住户说没解决',
  quote: entry.texts.words,
})

const attempted = ({ entry, who }: Telling) => {
  const state = factText(entry, 'state')
  if (state === 'refused') return { title: `${who}回访：住户不愿意接受回访`, quote: entry.texts.words }
  return {
    title: `${who}第 ${factText(entry, 'attempt')} 次回访，没联系上`,
    text: state === 'unreachable' ? '几次都没联系上，回访到此为止' : undefined,
    quote: entry.texts.words,
  }
}

const reported = ({ entry, who }: Telling) => {
  if (entry.visibility === 'public')
    return {
      title: `${who}报完工`,
      text: `处理结果：${wordOf(settlementWords, factText(entry, 'settlement'))}`,
      quote: entry.texts.remedialAction,
    }
  const { correctiveAction, correctiveOwner, correctiveReason } = entry.texts
  return {
    title: '原因和责任',
    text: joined(
      wordOf(causeWords, factText(entry, 'cause')),
      `责任方：${wordOf(liablePartyWords, factText(entry, 'liableParty'))}`,
      typeof entry.facts.expenses === 'number' && `用料和费用共 ${yuanWords(entry.facts.expenses)}`,
    ),
    quote: correctiveAction
      ? `要整改：${correctiveAction}${correctiveOwner ? `（${correctiveOwner}）` : ''}`
      : correctiveReason && `不用整改：${correctiveReason}`,
  }
}

// One order, two entries: the customer reads to whom, staff read the words that went with it.
const given =
  (verb: string, paper: string): Teller =>
  ({ entry, who }) =>
    entry.visibility === 'public'
      ? { title: `${who}${verb}${factText(entry, 'handler')}` }
      : {
          title: `${paper} ${factText(entry, 'order')}`,
          text: entry.texts.override && `没选第一位的原因：${entry.texts.override}`,
          quote: entry.texts.instruction,
        }

type MainKind =
  | Extract<
      EntryView['kind'],
      | 'filed'
      | 'registered'
      | 'accepted'
      | 'declined'
      | 'withdrawn'
      | 'solved-on-the-spot'
      | 'dispatched'
      | 'claimed'
      | 'taken'
      | 'transferred'
      | 'returned'
      | 'arrived'
      | 'came-in-vain'
      | 'reported'
      | 'sent-back'
      | 'answered'
      | 'surveyed'
      | 'survey-reminded'
      | 'visited'
      | 'visit-attempted'
      | 'visit-confirmed'
      | 'reopened'
      | 'closed'
      | 'imported'
    >
  | 'photo-recorded'
  | 'photo-refused'
  | 'unknown'

export const mainStory: Record<MainKind, Teller> = {
  filed: ({ entry }) => ({ title: '住户提交了投诉', text: forElder(entry) || undefined }),
  registered: ({ entry, who }) => ({
    title: `${who}登记了投诉`,
    text: `来源：${wordOf(sourceWords, factText(entry, 'source'))}`,
  }),
  accepted: ({ entry, who }) => ({
    title: `${who}受理`,
    text: `级别：${wordOf(severityWords, factText(entry, 'severity'))}`,
  }),
  declined: ({ entry, who }) => ({ title: `${who}不予受理`, quote: entry.texts.reason }),
  withdrawn: ({ entry }) => ({
    title: '住户撤销了投诉',
    text: entry.facts.ownCase === true ? '事情还在，物业自己接着办' : undefined,
  }),
  'solved-on-the-spot': ({ entry, who }) => ({
    title: entry.texts.referredTo ? `${who}转有关部门：${entry.texts.referredTo}` : `${who}当场解决`,
    text: `处理结果：${wordOf(settlementWords, factText(entry, 'settlement'))}`,
    quote: entry.texts.answer,
  }),
  dispatched: given('派给', '派工单'),
  claimed: ({ entry, who }) => ({ title: `${who}认领`, text: `派工单 ${factText(entry, 'order')}` }),
  taken: ({ who }) => ({ title: `${who}接单` }),
  transferred: given('转派给', '转派单'),
  returned: ({ entry, who }) => ({ title: `${who}退单`, text: '时限照旧', quote: entry.texts.reason }),
  arrived: ({ entry, who }) =>
    entry.visibility === 'public'
      ? { title: `${who}到场` }
      : { title: `${who}附上了到场位置`, text: `误差约 ${factText(entry, 'accuracy')} 米` },
  'came-in-vain': ({ entry, who }) => {
    if (entry.visibility === 'internal') return { title: `${who}记了当时的情况`, quote: entry.texts.text }
    const times = typeof entry.facts.times === 'number' && entry.facts.times > 1 ? `第 ${entry.facts.times} 次` : ''
    return { title: `${who}${times}上门没办成：${wordOf(vainWords, factText(entry, 'why'))}` }
  },
  reported,
  'sent-back': ({ entry, who }) => ({ title: `${who}退回，要再处理`, quote: entry.texts.reason }),
  answered: ({ entry, who }) => {
    if (entry.facts.imported === true) return { title: '旧台账里的答复', quote: entry.texts.answer }
    const parent = factText(entry, 'parent')
    return {
      title: parent ? '随主件一起答复了住户' : `${who}审核通过，已答复住户`,
      text: parent && `主件 ${parent}`,
      quote: entry.texts.answer,
    }
  },
  surveyed,
  'survey-reminded': () => ({ title: '住户还没评价，已提醒一次' }),
  visited,
  'visit-attempted': attempted,
  'visit-confirmed': () => ({ title: '住户确认了回访记录' }),
  reopened: ({ entry, who }) => ({
    title: `第 ${factText(entry, 'round')} 次处理开始`,
    text: entry.author.kind === 'staff' ? `${who}回访后重新处理` : '住户要求继续处理',
    quote: entry.texts.reason,
  }),
  closed: ({ entry }) => ({ title: '办结', text: joined(closingWord(factText(entry, 'code'))) }),
  'photo-recorded': () => ({ title: '照片已存档' }),
  'photo-refused': () => ({ title: '有一张照片打不开，没有存档' }),
  imported: ({ entry }) => ({
    title: '从旧台账导入',
    text: `文件“${factText(entry, 'file')}”第 ${factText(entry, 'row')} 行`,
    quote: entry.texts.rest,
  }),
  unknown: () => ({ title: '有新的进展，更新小程序后能看到' }),
}

const closingWord = (code: string): string => {
  const words: Readonly<Record<string, string>> = closingCodeWords
  return words[code] ?? ''
}
