// The timeline in Chinese: one heading for every kind of entry, in a resident's words, and what was said with it.
import type { EntryView } from '#contract/complaint-views.ts'
import {
  closingCodeWords,
  consentWords,
  pauseReasonWords,
  roleWords,
  severityWords,
  visitMethodWords,
  visitVerdictWords,
} from '#contract/words.ts'
import { dayOf } from '#domain/time.ts'
import { dateWords, timeWords } from '../when.ts'
import { slotInEntry, whyInVain } from './appointment-words.ts'
import { markWord } from './mark-words.ts'

export type EntryWords = {
  title: string
  text?: string
  /** What a person said or wrote. */
  quote?: string
}

type Told = { title: string; text?: string | undefined; quote?: string | undefined }
type Teller = (entry: EntryView, who: string) => Told
type Kind = EntryView['kind']

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

/** 替家里老人: that he agreed, and how. */
export const forElder = ({ facts }: EntryView): string => {
  const consent = wordIn(consentWords, facts.consent)
  return consent && `替家里老人提交，老人${consent}同意`
}

/** A moment in the facts of an entry, as a date: 明天 would be wrong when it is read tomorrow. */
const until = ({ facts, occurredAt }: EntryView, name: 'to' | 'until'): string => {
  const at = facts[name]
  return typeof at === 'number' ? `${dateWords(at, occurredAt)} ${timeWords(at)}` : ''
}

/** 10:20 到了; with its day where that is another one. */
const cameWords = ({ facts: { cameAt }, occurredAt }: EntryView): string => {
  if (typeof cameAt !== 'number') return ''
  const day = dayOf(cameAt) === dayOf(occurredAt) ? '' : `${dateWords(cameAt, occurredAt)} `
  return ` ${day}${timeWords(cameAt)} 到了，`
}

const isCustomers = ({ author }: EntryView): boolean => author.kind === 'customer'

/** `您` did it, or somebody of the staff by name. */
const byWhom = (entry: EntryView, who: string): string => (isCustomers(entry) ? '您' : who)

const titled =
  (title: string): Teller =>
  () => ({ title })

const number = (fact: unknown): string => (typeof fact === 'string' ? ` ${fact} ` : '另一件')

// From the filing to the answer.
const onTheWay = {
  filed: entry => ({
    title: `您提交了${kindNouns[String(entry.facts.kind)] ?? '投诉'}`,
    text: [forElder(entry), photoCount(entry)].filter(Boolean).join('，'),
  }),
  registered: (_, who) => ({ title: `${who}替您登记了` }),
  imported: titled('物业从以前的台账导入'),
  accepted: ({ facts }, who) => ({
    title: `${who}已受理`,
    text: facts.severity === 'emergency' || facts.severity === 'major' ? `按${severityWords[facts.severity]}办` : '',
  }),
  'solved-on-the-spot': ({ texts }, who) => ({
    title: texts.referredTo ? `${who}答复，转给${texts.referredTo}` : `${who}当场办好了`,
    quote: texts.answer,
  }),
  dispatched: ({ facts }, who) => ({ title: facts.handler ? `${who}派给${facts.handler}` : `${who}派了工` }),
  transferred: ({ facts }, who) => ({
    title: facts.handler ? `${who}改派给${facts.handler}` : `${who}改派了人`,
    text: '时限不变',
  }),
  claimed: (_, who) => ({ title: `${who}认领，来办这件事` }),
  taken: (_, who) => ({ title: `${who}已接单` }),
  arrived: (_, who) => ({ title: `${who}到现场了` }),
  'came-in-vain': (entry, who) => ({ title: `${who}${cameWords(entry)}${whyInVain(entry.facts.why) || '上门没办成'}` }),
  progressed: ({ texts }, who) => ({ title: `${who}说了进展`, quote: texts.text }),
  messaged: ({ texts }, who) => ({ title: `${who}给您留言`, quote: texts.text }),
  reported: (entry, who) => ({ title: `${who}办完了`, text: photoCount(entry), quote: entry.texts.remedialAction }),
  'sent-back': ({ texts }, who) => ({ title: `${who}看过，要再处理`, quote: texts.reason }),
  returned: (_, who) => ({ title: `${who}退回，另派人办`, text: '时限不变' }),
  answered: ({ facts, texts }, who) => ({
    title: facts.parent ? `和${number(facts.parent)}一起办完，${who}给您答复` : `${who}审核通过，给您答复`,
    quote: texts.answer,
  }),
  'answered-in-writing': ({ texts }, who) => ({ title: `${who}书面答复您`, quote: texts.text }),
  'final-answer-signed': ({ texts }, who) => ({ title: `${who}签发书面最终答复`, quote: texts.answer }),
  'final-answer-proposed': (_, who) => ({ title: `${who}在准备书面最终答复` }),
  reminded: titled('时限快到了，物业提醒了负责人'),
  overdue: titled('超过时限，物业报告了主管'),
  'progress-demanded': titled('还没说进展，物业在催'),
  'identity-erased': titled('住户注销了账号，姓名、电话和房号已删除'),
  'severity-changed': ({ facts }, who) => ({
    title: `${who}改了轻重`,
    text: wordIn(severityWords, facts.to) && `改为${wordIn(severityWords, facts.to)}`,
  }),
  'category-changed': ({ facts }, who) => ({
    title: `${who}改了类别`,
    text: facts.from && facts.to ? `由“${facts.from}”改为“${facts.to}”` : '',
  }),
  rebased: (_, who) => ({ title: `${who}按新的规定重新算了时限` }),
  'handed-over': ({ facts }, who) => ({ title: facts.to ? `${who}换${facts.to}来跟进` : `${who}换了人跟进` }),
  'repeat-confirmed': (_, who) => ({ title: `${who}确认以前投诉过`, text: '由客服主管来派人' }),
} satisfies Partial<Record<Kind, Teller>>

// What the customer and the company agree on or do not.
const together = {
  paused: (entry, who) => ({
    title: `${who}让办理先停一停`,
    text: [wordIn(pauseReasonWords, entry.facts.reason), until(entry, 'to') && `${until(entry, 'to')} 接着办`]
      .filter(Boolean)
      .join('，'),
    quote: entry.texts.words,
  }),
  resumed: (entry, who) => ({
    title: `${who}接着办了`,
    text: entry.author.kind === 'system' ? '停一停的时间到了' : '',
  }),
  'date-agreed': (entry, who) => ({
    title: until(entry, 'until') ? `${who}和您约好 ${until(entry, 'until')}` : `${who}和您约好了时间`,
    text: wordIn(visitMethodWords, entry.facts.method) && `${wordIn(visitMethodWords, entry.facts.method)}约的`,
    quote: entry.texts.what,
  }),
  'date-objected': ({ texts }) => ({ title: '您说没有同意这个时间', text: '原来的时限照算', quote: texts.words }),
  offered: ({ texts }, who) => ({ title: `${who}提出处理方案`, quote: texts.plan }),
  'offer-answered': (entry, who) => ({
    title: `${entry.facts.accepted === false ? '您没有同意方案' : '您同意了方案'}`,
    text: isCustomers(entry) ? '' : `${who}替您记下`,
    quote: entry.texts.words,
  }),
  appointed: (entry, who) => {
    const what = entry.facts.of === 'visit' ? '回访时间' : '上门时间'
    const moved = entry.facts.before !== undefined
    return {
      title: `${isCustomers(entry) ? '您' : `${who}和您`}${moved ? '改了' : '约了'}${what}`,
      text: `${moved ? '改到 ' : ''}${slotInEntry(entry)}`,
    }
  },
  nudged: titled('您催了一次'),
  remarked: ({ texts }) => ({ title: '您补充了说明', quote: texts.text }),
  'made-complaint': entry => ({
    title: `${byWhom(entry, entry.author.name ?? '物业')}转为投诉来办`,
    text: wordIn(kindNouns, entry.facts.kind) && `原来是${wordIn(kindNouns, entry.facts.kind)}`,
  }),
  merged: ({ facts }, who) => ({ title: `${who}把它并到${number(facts.parent)}一起办` }),
  split: (entry, who) => ({ title: `${entry.author.kind === 'system' ? '物业' : byWhom(entry, who)}改为单独办理` }),
  'photo-recorded': titled('物业存好了照片'),
  'photo-refused': titled('物业打不开有一张照片，没有存下'),
} satisfies Partial<Record<Kind, Teller>>

// How it ends, and what comes after.
const ending = {
  declined: ({ texts }, who) => ({ title: `${who}看过，不予受理`, quote: texts.reason }),
  appealed: ({ texts }) => ({ title: '您提出申诉', quote: texts.reason }),
  'appeal-decided': ({ facts, texts }, who) => ({
    title: facts.upheld === true ? `${who}同意您的申诉，重新办` : `${who}复核，维持原来的决定`,
    text:
      facts.upheld === true || facts.level !== 'manager' ? '' : `再由${roleWords.executive}复核一次，以他的决定为准`,
    quote: texts.words,
  }),
  withdrawn: ({ facts }) => ({
    title: '您撤销了',
    text: facts.ownCase === true ? '事关安全或大家，物业自己接着办' : '',
  }),
  surveyed: entry => ({ title: surveyTitle(entry), quote: entry.texts.text }),
  'survey-reminded': titled('物业提醒您评价'),
  visited: (entry, who) => ({ title: visitTitle(entry, who), text: visitText(entry), quote: entry.texts.words }),
  'visit-attempted': (_, who) => ({ title: `${who}来回访，没联系上您` }),
  'visit-confirmed': titled('您确认了回访记录'),
  reopened: (entry, who) => ({
    title: isCustomers(entry) ? '您要求继续处理' : `${who}转入再次处理`,
    text: `第 ${entry.facts.round ?? 2} 次处理`,
    quote: isCustomers(entry) ? entry.texts.reason : undefined,
  }),
  closed: ({ facts }, who) => ({ title: `${who}办结了`, text: wordIn(closingCodeWords, facts.code) || '已办好' }),
} satisfies Partial<Record<Kind, Teller>>

// Inside the company: not sent to residents. Should one ever come, it reads like this and gives nothing away.
const inside = {
  escalated: titled('没有按时办完，物业已往上报'),
  urged: titled('物业已催办'),
  'urge-answered': titled('物业说明了催办的事'),
  instructed: titled('物业负责人给了指示'),
  objected: titled('物业部门提了不同意见'),
  'objection-decided': titled('物业定了部门的意见'),
  supervised: titled('物业列为督办'),
  'supervision-ended': titled('物业结束了督办'),
  'delay-account-asked': titled('物业要求说明为什么晚'),
  'delay-accounted': titled('物业说明了为什么晚'),
  proposed: titled('物业处理人提了申请'),
  'proposal-decided': titled('物业对申请有了决定'),
  noted: titled('物业内部记录'),
  investigated: titled('物业查明了情况'),
  'department-asked': titled('物业请别的部门帮忙'),
  'department-answered': titled('物业别的部门已答复'),
  'about-named': titled('物业换了人来办'),
  'corrective-completed': titled('物业做完了防止再发生的措施'),
  'corrective-verified': titled('物业查过了防止再发生的措施'),
  'corrective-reassigned': titled('物业换了人做防止再发生的措施'),
  'corrective-reminded': titled('物业提醒了做防止再发生的措施'),
  'corrective-overdue': titled('物业还没做完防止再发生的措施'),
  'co-handler-added': titled('物业加了人一起办'),
  'co-handler-removed': titled('物业换了一起办的人'),
  'child-merged': titled('物业把一件相同的并进来一起办'),
  'child-split': titled('物业把一件分出去单独办'),
} satisfies Partial<Record<Kind, Teller>>

const words: Record<Kind, Teller> = {
  ...onTheWay,
  ...together,
  ...ending,
  ...inside,
  unknown: (_, who) => ({ title: `${who}有新进展`, text: '请更新小程序看详情' }),
}

/** One entry as a resident reads it. */
export const entryWords = (entry: EntryView): EntryWords => {
  const { text, quote, title } = words[entry.kind](entry, entry.author.name ?? '物业')
  return { title, ...(text ? { text } : {}), ...(quote ? { quote } : {}) }
}

/** What belongs into a resident's timeline: that a photo was stored is shown by the photo itself. */
export const isTold = ({ kind }: EntryView): boolean => kind !== 'photo-recorded'
