// The timeline in Chinese: one heading for every kind of entry, in a resident's words, and what was said with it.
import type { EntryView } from '#contract/complaint-views.ts'
import { severityWords, visitMethodWords, visitVerdictWords } from '#contract/words.ts'
import { markWord } from './mark-words.ts'

export type EntryWords = {
  title: string
  text?: string
  /** What a person said or wrote. */
  quote?: string
}

const wordIn = (words: Readonly<Record<string, string>>, key: unknown): string => words[String(key)] ?? ''

const kindNouns: Readonly<Record<string, string>> = { repair: '报修', question: '咨询建议', praise: '表扬' }

const surveyTitle = ({ facts }: EntryView): string => {
  const said = facts.solved === false ? '您说没解决' : '您说解决了'
  return [said, markWord(facts.overall)].filter(Boolean).join('，')
}

const visitTitle = ({ facts }: EntryView, who: string): string => {
  const method = wordIn(visitMethodWords, facts.method)
  return method ? `${who}${method}回访了您` : `${who}回访了您`
}

const visitText = ({ facts }: EntryView): string => {
  const verdict = wordIn(visitVerdictWords, facts.verdict)
  return [facts.solved === true ? '已解决' : '没解决', verdict].filter(Boolean).join('，')
}

const photoCount = ({ facts }: EntryView): string =>
  Array.isArray(facts.photos) && facts.photos.length > 0 ? `拍了 ${facts.photos.length} 张照片` : ''

type Told = { title: string; text?: string | undefined; quote?: string | undefined }

const words: Record<EntryView['kind'], (entry: EntryView, who: string) => Told> = {
  filed: entry => ({ title: `您提交了${kindNouns[String(entry.facts.kind)] ?? '投诉'}`, text: photoCount(entry) }),
  registered: (_, who) => ({ title: `${who}替您登记了` }),
  accepted: ({ facts }, who) => ({
    title: `${who}已受理`,
    text: facts.severity === 'emergency' || facts.severity === 'major' ? `按${severityWords[facts.severity]}办` : '',
  }),
  declined: ({ texts }, who) => ({ title: `${who}看过，不予受理`, quote: texts.reason }),
  withdrawn: () => ({ title: '您撤销了' }),
  'solved-on-the-spot': ({ texts }, who) => ({ title: `${who}当场办好了`, quote: texts.answer }),
  dispatched: ({ facts }, who) => ({ title: facts.handler ? `${who}派给${facts.handler}` : `${who}派了工` }),
  taken: (_, who) => ({ title: `${who}已接单` }),
  reported: (entry, who) => ({ title: `${who}办完了`, text: photoCount(entry), quote: entry.texts.remedialAction }),
  'sent-back': ({ texts }, who) => ({ title: `${who}看过，要再处理`, quote: texts.reason }),
  answered: ({ texts }, who) => ({ title: `${who}审核通过，给您答复`, quote: texts.answer }),
  surveyed: entry => ({ title: surveyTitle(entry), quote: entry.texts.text }),
  visited: (entry, who) => ({ title: visitTitle(entry, who), text: visitText(entry), quote: entry.texts.words }),
  'visit-confirmed': () => ({ title: '您确认了回访记录' }),
  reopened: ({ author, facts, texts }, who) => ({
    title: author.kind === 'customer' ? '您要求继续处理' : `${who}转入再次处理`,
    text: `第 ${facts.round ?? 2} 次处理`,
    ...(author.kind === 'customer' ? { quote: texts.reason } : {}),
  }),
  closed: ({ facts }) => ({ title: '办结了', text: facts.code === 'explained' ? '已解释清楚' : '已办好' }),
  remarked: ({ texts }) => ({ title: '您补充了说明', quote: texts.text }),
  'photo-recorded': () => ({ title: '照片已存好' }),
  'photo-refused': () => ({ title: '有一张照片打不开，没有存下' }),
  reminded: () => ({ title: '时限快到了，已提醒负责人' }),
  overdue: () => ({ title: '超过时限，已报告主管' }),
  unknown: () => ({ title: '有新进展', text: '请更新小程序看详情' }),
}

/** One entry as a resident reads it. */
export const entryWords = (entry: EntryView): EntryWords => {
  const { text, quote, title } = words[entry.kind](entry, entry.author.name ?? '物业')
  return { title, ...(text ? { text } : {}), ...(quote ? { quote } : {}) }
}

/** What belongs into a resident's timeline: that a photo was stored is shown by the photo itself. */
export const isTold = ({ kind }: EntryView): boolean => kind !== 'photo-recorded'
