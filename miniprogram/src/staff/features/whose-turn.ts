// 轮到谁 · 做什么 · 不做会怎样: the line every card of the work list ends with.

import type { Card } from '#contract/complaint-views.ts'
import { whoName } from '../../features/complaint/who-words.ts'

const waitsForCustomer = ({ state, next }: Card): boolean => state === 'answered' && next?.awaits === 'survey'

const tasks: Record<Card['state'], string> = {
  submitted: '受理',
  accepted: '派工',
  dispatched: '催人接单',
  handling: '报完工',
  checking: '审核',
  answered: '回访',
  closed: '办理',
  declined: '办理',
  withdrawn: '办理',
  unknown: '办理',
}

export type Reader = {
  /** The reader's name, to say 您. */
  name: string
  /** Orders shown are in the reader's own hands. */
  mine: boolean
  /** The reader heads the department of what is shown. */
  heads: boolean
}

/** Who owes the next step and what it is. A handler looking at his own untaken order reads that it is his. */
export const turnOf = (card: Card, { name, mine, heads }: Reader): { who: string; task: string } => {
  if (waitsForCustomer(card)) return { who: '住户', task: '评价' }
  if (mine && card.state === 'dispatched') return { who: '您', task: '接单' }
  const who = whoName(card)
  const isMe = who === name || (heads && card.who?.role === 'department-head')
  return { who: isMe ? '您' : who, task: tasks[card.state] }
}

const consequences: Record<NonNullable<Card['next']>['awaits'], { before: string; after: string }> = {
  dispatch: { before: '到时没派，会通知客服主管。', after: '没按时派，已通知客服主管。' },
  close: { before: '到时没办完，会通知客服主管。', after: '没按时办完，已通知客服主管。' },
  visit: { before: '不回访，不能办结。', after: '回访晚了，还不能办结。' },
  survey: { before: '不评价，不会算作满意。', after: '没评价，不会算作满意。' },
  unknown: { before: '', after: '' },
}

/** The whole line. */
export const whoseTurn = (card: Card, reader: Reader): string => {
  const { who, task } = turnOf(card, reader)
  if (!card.next) return `轮到${who}：${task}。`
  const { before, after } = consequences[card.next.awaits]
  return `轮到${who}：${task}。${card.next.level === 'overdue' ? after : before}`
}

const verbs: Record<NonNullable<Card['next']>['awaits'], string> = {
  dispatch: '派工',
  close: '办完',
  visit: '回访',
  survey: '评价',
  unknown: '办理',
}

/** What the deadline is for: 派工. */
export const deadlineVerb = (awaits: NonNullable<Card['next']>['awaits']): string => verbs[awaits]
