// What goes on beside the main path, in words: agreements, other departments, supervision, merging, what time itself did.

import type { EntryView } from '#contract/complaint-views.ts'
import { clockWords, objectionGroundWords, pauseReasonWords, severityWords, visitMethodWords } from '#contract/words.ts'
import { slotInEntry } from '../../../features/complaint/appointment-words.ts'
import { dayWords, momentWords } from '../../../features/when.ts'
import { supervisionWhy } from '../complaint/supervision-words.ts'
import { wordOf } from '../complaint/word-of.ts'
import type { mainStory } from './main-story.ts'
import { factMoment, factText, joined, type Teller, type Telling } from './story-line.ts'

type BesideKind = Exclude<EntryView['kind'], keyof typeof mainStory>

const asked: Readonly<Record<string, string>> = { transfer: '转给别的部门', pause: '暂停', date: '另约时间' }

const urged = ({ entry, who }: Telling) => {
  const clock = factText(entry, 'clock')
  const paper = `催办单 ${factText(entry, 'urge')}`
  return clock
    ? { title: `系统催办：${wordOf(clockWords, clock)}超期`, text: paper }
    : { title: `${who}催办`, text: paper, quote: entry.texts.words }
}

const levels: Readonly<Record<string, string>> = { due: '部门负责人', manager: '项目经理', executive: '分管副总' }

const escalated = ({ entry }: Telling) => {
  const step = factText(entry, 'step')
  return {
    title: `没按时办完，已报${levels[step] ?? '上级'}`,
    text: step === 'due' ? '请部门负责人写处理意见' : undefined,
  }
}

const proposalDecided = ({ entry, who }: Telling) => ({
  title: `${who}${entry.facts.granted === true ? '批准' : '没有批准'}${wordOf(asked, factText(entry, 'what'))}`,
  quote: entry.texts.words,
})

const offerAnswered = ({ entry, who }: Telling) => ({
  title: entry.facts.accepted === true ? '住户同意处理方案' : '住户不同意处理方案',
  text: entry.author.kind === 'staff' ? `${who}代为记录` : undefined,
  quote: entry.texts.words,
})

const appealDecided = ({ entry, who }: Telling) => {
  if (entry.facts.upheld === true) return { title: `${who}同意申诉，重新受理`, quote: entry.texts.words }
  return {
    title: `${who}没有同意申诉`,
    text: factText(entry, 'level') === 'executive' ? '这是最后的决定' : '再由分管副总决定',
    quote: entry.texts.words,
  }
}

const split = ({ entry, who }: Telling) => {
  const from = `不再随 ${factText(entry, 'parent')} 一起办`
  if (entry.author.kind === 'system') return { title: '主件没有答复就结束了，单独再办', text: from }
  return { title: `${who}要求单独办`, text: from }
}

// The question stands in the detail with the department's name; the entry knows only its id.
const departmentIn = ({ entry, detail }: Telling): string => {
  const { question, text } = entry.texts
  const isMeant = (it: NonNullable<typeof detail.consultations>[number]) =>
    question === undefined ? it.answer?.words === text : it.question === question
  return detail.consultations?.find(isMeant)?.department || '别的部门'
}

const actionIn = ({ entry, detail }: Telling): string => {
  const { index } = entry.facts
  return (typeof index === 'number' && detail.correctiveActions?.[index]?.what) || ''
}

const clockOf = (entry: EntryView): string => wordOf(clockWords, factText(entry, 'clock'))

const agreements = {
  proposed: ({ entry, who }) => ({
    title: `${who}申请${wordOf(asked, factText(entry, 'what'))}`,
    text: '等客服主管决定',
    quote: entry.texts.words,
  }),
  'proposal-decided': proposalDecided,
  paused: ({ entry, who, now }) => ({
    title: `${who}暂停处理：${wordOf(pauseReasonWords, factText(entry, 'reason'))}`,
    text: `${factMoment(entry, 'to', dayWords, now)} 恢复`,
    quote: entry.texts.words,
  }),
  resumed: ({ who }) => ({ title: who ? `${who}恢复处理` : '暂停到期，恢复处理' }),
  'date-agreed': ({ entry, who, now }) => ({
    title: `${who}和住户约好：${factMoment(entry, 'until', momentWords, now)} 前`,
    text: `${wordOf(visitMethodWords, factText(entry, 'method'))}约定`,
    quote: entry.texts.what,
  }),
  'date-objected': ({ entry, now }) => ({
    title: '住户说没有同意这个时间',
    text: `${factMoment(entry, 'until', momentWords, now)} 的约定作废，按原来的时限办`,
    quote: entry.texts.words,
  }),
  offered: ({ entry, who }) => ({ title: `${who}给住户处理方案`, quote: entry.texts.plan }),
  appointed: ({ entry, who }) => ({
    title: `${who}约${entry.facts.of === 'visit' ? '回访' : '上门'}时间：${slotInEntry(entry)}`,
    text: entry.facts.before === undefined ? undefined : '改过时间',
  }),
  'offer-answered': offerAnswered,
} satisfies Partial<Record<BesideKind, Teller>>

const spoken = {
  remarked: ({ entry }) => ({ title: '住户补充说明', quote: entry.texts.text }),
  nudged: () => ({ title: '住户催了一下' }),
  messaged: ({ entry, who }) => ({ title: `${who}给住户留言`, quote: entry.texts.text }),
  noted: ({ entry, who }) => ({ title: `${who}内部备注`, quote: entry.texts.text }),
  progressed: ({ entry, who }) => ({ title: `${who}写了进展`, quote: entry.texts.text }),
  'answered-in-writing': ({ entry, who }) => ({ title: `${who}书面答复了住户`, quote: entry.texts.text }),
  investigated: ({ entry, who }) => ({ title: `${who}交了调查报告`, text: '已报项目经理', quote: entry.texts.text }),
  'department-asked': telling => ({
    title: `${telling.who}问${departmentIn(telling)}`,
    quote: telling.entry.texts.question,
  }),
  'department-answered': telling => ({
    title: `${departmentIn(telling)}答复`,
    text: telling.who,
    quote: telling.entry.texts.text,
  }),
} satisfies Partial<Record<BesideKind, Teller>>

/** What changed hands; before shares were named it was the first contact. */
const handedOverWord = (share: string): string => {
  if (share === 'order') return '把派工单移交给'
  if (share === 'supervision') return '把督办移交给'
  return share === 'corrective' ? '把整改移交给' : '换首问责任人'
}

const corrections = {
  'severity-changed': ({ entry, who }) => ({
    title: `${who}改级别：${wordOf(severityWords, factText(entry, 'from'))}改为${wordOf(severityWords, factText(entry, 'to'))}`,
    text: '时限从收到投诉时重新算',
    quote: entry.texts.reason,
  }),
  'category-changed': ({ entry, who }) =>
    entry.visibility === 'public'
      ? {
          title: `${who}改类别：由“${factText(entry, 'from')}”改为“${factText(entry, 'to')}”`,
          text: '正在算的时限不变',
        }
      : {
          title: '为什么改类别',
          text: joined(entry.facts.nameHidden === true && '往后派单，处理人看不到住户姓名'),
          quote: entry.texts.reason,
        },
  'about-named': ({ entry, who }) => ({
    title: `${who}记明：涉及${factText(entry, 'person')}`,
    text: joined('他看不到也不能经手', entry.facts.takenBack === true && '他手上的单已收回'),
  }),
  'co-handler-added': ({ entry, who }) => ({ title: `${who}请${factText(entry, 'coHandler')}协办` }),
  'co-handler-removed': ({ entry, who }) => ({ title: `${who}移除协办：${factText(entry, 'coHandler')}` }),
  'repeat-confirmed': ({ entry, who }) => ({
    title: `${who}确认是二次投诉`,
    text: joined(entry.facts.earlier !== undefined && `上一次 ${factText(entry, 'earlier')}`),
  }),
  'handed-over': ({ entry, who }) => ({
    title: `${who}${handedOverWord(factText(entry, 'share'))}：${factText(entry, 'to') || '由客服主管安排'}`,
    text: factText(entry, 'from') && `原来是${factText(entry, 'from')}`,
    quote: entry.texts.reason,
  }),
  rebased: ({ entry, who }) => ({ title: `${who}改按现在的规定算时限`, quote: entry.texts.reason }),
  merged: ({ entry, who }) => ({
    title: `${who}并案`,
    text: `并入 ${factText(entry, 'parent') || '另一件'}，随它一起答复`,
  }),
  'child-merged': ({ entry, who }) => ({ title: `${who}并入一件投诉`, text: factText(entry, 'child') }),
  split,
  'child-split': ({ entry }) => ({ title: '有一件投诉分出去单独办', text: factText(entry, 'child') }),
  'made-complaint': ({ who }) => ({ title: `${who}转为投诉`, text: '时限从收到时重新算' }),
} satisfies Partial<Record<BesideKind, Teller>>

const supervision = {
  reminded: ({ entry }) => ({ title: `${clockOf(entry)}时限快到了`, text: '已提醒负责人' }),
  overdue: ({ entry }) => ({ title: `${clockOf(entry)}超期`, text: '已通知负责人和客服主管' }),
  'progress-demanded': () => ({ title: '到时没写进展，已催负责人写' }),
  'identity-erased': () => ({ title: '住户注销了账号，姓名、电话和房号已删除' }),
  urged,
  'urge-answered': ({ entry, who }) => ({
    title: `${who}答复催办`,
    text: `催办单 ${factText(entry, 'urge')}`,
    quote: entry.texts.words,
  }),
  escalated,
  instructed: ({ entry, who }) => ({ title: `${who}写了处理意见`, quote: entry.texts.words }),
  objected: ({ entry, who }) => ({
    title: `${who}提签呈，不同意${wordOf(objectionGroundWords, factText(entry, 'ground'))}`,
    text: '等分管副总定',
    quote: entry.texts.words,
  }),
  'objection-decided': ({ entry, who }) => ({
    title: `${who}${entry.facts.upheld === true ? '同意' : '没有同意'}签呈：${wordOf(objectionGroundWords, factText(entry, 'ground'))}`,
    quote: entry.texts.words,
  }),
  supervised: ({ entry, who }) => ({
    title: who ? `${who}督办` : '系统转督办',
    text: who ? undefined : supervisionWhy(factText(entry, 'reason'), factText(entry, 'count')),
    quote: entry.texts.reason,
  }),
  'supervision-ended': ({ entry, who }) => ({ title: `${who}结束督办`, quote: entry.texts.words }),
  'delay-account-asked': () => ({ title: '答复晚了，要写超期说明' }),
  'delay-accounted': ({ entry, who }) => ({ title: `${who}写了超期说明`, quote: entry.texts.words }),
  'corrective-completed': telling => ({
    title: `${telling.who}办完整改`,
    text: actionIn(telling),
    quote: telling.entry.texts.words,
  }),
  'corrective-verified': telling => ({
    title: `${telling.who}验证整改：${telling.entry.facts.effective === true ? '有效' : '没有效果，要再办'}`,
    text: actionIn(telling),
    quote: telling.entry.texts.words,
  }),
  'corrective-reassigned': telling => ({
    title: `${telling.who}换整改责任人：${factText(telling.entry, 'to')}`,
    text: joined(
      actionIn(telling),
      `原来是${factText(telling.entry, 'from')}`,
      `${factMoment(telling.entry, 'by', dayWords, telling.now)} 前办完`,
    ),
    quote: telling.entry.texts.reason,
  }),
  'corrective-reminded': ({ entry }) => ({
    title: '整改快到期，已提醒责任人',
    text: joined(entry.texts.what, entry.texts.owner),
  }),
  'corrective-overdue': ({ entry }) => ({
    title: `整改到期还没办完，已通知${entry.facts.ownerId === undefined ? '' : '责任人和'}客服主管`,
    text: joined(entry.texts.what, entry.texts.owner),
  }),
  'final-answer-proposed': ({ entry, who }) => ({
    title: `${who}拟了书面最终答复`,
    text: '等分管副总签发',
    quote: entry.texts.words,
  }),
  'final-answer-signed': ({ entry, who }) => ({ title: `${who}签发书面最终答复`, quote: entry.texts.answer }),
  appealed: ({ entry }) => ({ title: '住户申诉', quote: entry.texts.reason }),
  'appeal-decided': appealDecided,
} satisfies Partial<Record<BesideKind, Teller>>

export const besideStory: Record<BesideKind, Teller> = { ...agreements, ...spoken, ...corrections, ...supervision }
