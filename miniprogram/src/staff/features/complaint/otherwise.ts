// 不办会怎样: what time itself does to a complaint when nobody acts, and when.

import type { ClockView } from '#contract/complaint-views.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Instant } from '#domain/time.ts'
import { clockOf } from '../../../features/complaint/clock-words.ts'
import { momentWords } from '../../../features/when.ts'
import { deadlineVerb } from './whose-turn.ts'

type Kind = ClockView['kind']

const urges = '催办单发给负责人，并通知客服主管'
const tells = '通知负责人和客服主管'

const atDue: Record<Kind, string> = {
  register: tells,
  dispatch: urges,
  'on-site': urges,
  'first-answer': urges,
  handle: urges,
  progress: '催负责人写进展',
  'other-department': tells,
  investigation: tells,
  'written-answer': urges,
  close: urges,
  escalation: '报部门负责人，由他写处理意见',
  visit: '通知负责人和客服主管，还不能办结',
  'unsatisfied-visit': '通知负责人和客服主管，还不能办结',
  survey: '不再等评价，不算作满意',
  appeal: tells,
  unknown: tells,
}

/** What a clock does next, in one sentence; undefined once it has done everything. */
export const otherwiseWords = ({ kind, dueAt, otherwise }: ClockView, now: Instant): string | undefined => {
  if (!otherwise) return undefined
  // A clock that was counted anew may be late before time has told anybody.
  if (dueAt <= now && (otherwise.step === 'reminder' || otherwise.step === 'due')) return `时间已过：${atDue[kind]}。`
  const isAnnounced = otherwise.at > now && kind !== 'escalation'
  const at = momentWords(otherwise.at, now)
  switch (otherwise.step) {
    case 'reminder': {
      const due = `${momentWords(dueAt, now)} 没${deadlineVerb(kind)}：${atDue[kind]}。`
      const who = kind === 'survey' ? '住户' : '负责人'
      // The way up is not announced beforehand.
      return isAnnounced ? `${at} 提醒${who}。${due}` : due
    }
    case 'due':
      return `${at} 没${deadlineVerb(kind)}：${atDue[kind]}。`
    case 'manager':
      return `${at} 还没${deadlineVerb(kind)}：报项目经理。`
    case 'executive':
      return `${at} 还没${deadlineVerb(kind)}：报分管副总。`
    case 'unknown':
      return undefined
  }
}

/** The clocks that run, the one due first on top. */
export const runningClocks = ({ clocks }: Pick<StaffDetail, 'clocks'>): ClockView[] =>
  clocks.filter(it => it.stoppedAt === undefined).sort((a, b) => a.dueAt - b.dueAt)

/** What the next deadline does when its time is over, and when the matter goes up. */
export const otherwiseLines = (detail: StaffDetail, now: Instant): string[] => {
  const main = clockOf(detail, detail.next)
  const up = runningClocks(detail).find(it => it.kind === 'escalation')
  const lines = [main, up].flatMap(clock => (clock ? (otherwiseWords(clock, now) ?? []) : []))
  return [...new Set(lines)]
}
