// The figures of the rules in words, with the unit each is said in.

import type { ClockKind, Figure } from '#domain/clocks/policy.ts'
import { clockWords } from './words.ts'

export const figureWords: Record<Figure, string> = {
  'most-pause-days': '一次最多暂停',
  'most-agreed-dates': '每轮最多约定日期',
  'objection-hours': '对约定日期提出异议',
  'hours-between-nudges': '两次催办至少隔',
  'reopen-days': '办结后可以重新处理',
  'appeal-days': '不予受理后可以申诉',
  'transfers-to-supervision': '转派多少次进督办',
  'unsatisfied-ends-to-supervision': '不满意多少次进督办',
  'most-visit-attempts': '联系不上最多回访',
  'similar-to-offer': '几户反映就提示跟进',
  'group-rooms': '群体投诉最少户数',
  'group-days': '群体投诉看最近',
  'repeat-days': '算重复投诉',
  'most-open-orders': '每位处理人手上最多',
  'major-amount': '金额超过多少算重大',
  'rounds-to-final-answer': '可以出书面最终答复',
  'daily-note-hour': '每天写进展最晚',
  'appointment-days': '业主可以约多久以后',
  'appointment-notice-hours': '约好的时间提前多久可以改',
  'most-appointments': '业主自己选时间最多',
}

const units: Record<Figure, readonly [before: string, after: string]> = {
  'most-pause-days': ['', '个工作日'],
  'most-agreed-dates': ['', '次'],
  'objection-hours': ['', '小时内'],
  'hours-between-nudges': ['', '小时'],
  'reopen-days': ['', '天内'],
  'appeal-days': ['', '天内'],
  'transfers-to-supervision': ['', '次'],
  'unsatisfied-ends-to-supervision': ['', '次'],
  'most-visit-attempts': ['', '次'],
  'similar-to-offer': ['', '户'],
  'group-rooms': ['', '户'],
  'group-days': ['', '天'],
  'repeat-days': ['', '天内'],
  'most-open-orders': ['', '张工单'],
  'major-amount': ['', '元'],
  'rounds-to-final-answer': ['第', '轮起'],
  'daily-note-hour': ['', '点前'],
  'appointment-days': ['', '天内'],
  'appointment-notice-hours': ['', '小时'],
  'most-appointments': ['', '次'],
}

/** From what to what a clock runs; without figures, which may have been changed. */
export const clockSpanWords: Record<ClockKind, string> = {
  register: '从听到诉求，到登记。',
  dispatch: '从登记，到派工或当场解决。',
  'on-site': '事情正在发生时：从登记，到有人到场。',
  'first-answer': '从收到，到第一次实质答复。',
  handle: '从派工，到处理完或约好日期；紧急的先采取临时措施。',
  progress: '从派工，到第一次写进展。',
  'other-department': '从请别的部门协助，到对方答复。',
  investigation: '从派工，到交调查报告。',
  'written-answer': '来信和第三方转来的：从收到，到书面答复。',
  close: '从收到，到办完并答复业主。',
  escalation: '从收到起，多久没办完就报给部门负责人。',
  visit: '从答复，到回访。',
  'unsatisfied-visit': '业主不满意时：从说不满意，到再回访。',
  survey: '从请业主评价，到评价过期。',
  appeal: '从业主对不予受理提出申诉，到复核。',
}

const grouped = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',')

/** A figure as people say it: 10 个工作日, 35,000 元, 第 3 轮起. */
export const figureValueWords = (figure: Figure, value: number): string => {
  const [before, after] = units[figure]
  return `${before}${before && ' '}${grouped(value)} ${after}`
}

const isClock = (what: ClockKind | Figure): what is ClockKind => Object.hasOwn(clockWords, what)

/** The word for what a rule is about. */
export const policyWord = (what: ClockKind | Figure): string => (isClock(what) ? clockWords[what] : figureWords[what])
