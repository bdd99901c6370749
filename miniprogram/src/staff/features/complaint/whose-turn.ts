// 轮到谁 · 做什么 · 不做会怎样: the line every card of the work list ends with.

import type { Card } from '#contract/complaint-views.ts'
import { whoName } from '../../../features/complaint/who-words.ts'

type Awaited = NonNullable<Card['next']>['awaits']

const waitsForCustomer = ({ state, next }: Card): boolean => state === 'answered' && next?.awaits === 'survey'

const tasks: Record<Card['state'], string> = {
  submitted: '受理',
  accepted: '派工',
  dispatched: '催人接单',
  handling: '报完工',
  checking: '审核',
  answered: '回访',
  closed: '办理',
  declined: '答复申诉',
  withdrawn: '办理',
  merged: '随主件办',
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
  // Among the reader's own stand the orders of whom he stands in for.
  if (mine && card.state === 'handling' && card.who?.name && who !== name)
    return { who: `您（代 ${who}）`, task: tasks.handling }
  const isMe = who === name || (heads && card.who?.role === 'department-head')
  return { who: isMe ? '您' : who, task: tasks[card.state] }
}

type Consequence = { before: string; after: string }

/** The work itself is urged when its time is over. */
const urged = (undone: string): Consequence => ({
  before: `到时没${undone}，会催办并通知客服主管。`,
  after: `没按时${undone}，已催办并通知客服主管。`,
})

const told = (undone: string): Consequence => ({
  before: `到时没${undone}，会通知客服主管。`,
  after: `没按时${undone}，已通知客服主管。`,
})

const unvisited: Consequence = { before: '不回访，不能办结。', after: '回访晚了，还不能办结。' }

const consequences: Record<Awaited, Consequence> = {
  register: told('登记'),
  dispatch: urged('派'),
  'on-site': urged('到场'),
  'first-answer': urged('答复住户'),
  handle: urged('办完'),
  progress: { before: '到时没写进展，会催着写。', after: '没按时写进展，已催着写。' },
  'other-department': told('答复'),
  investigation: told('交调查报告'),
  'written-answer': urged('书面答复'),
  close: urged('办完'),
  escalation: { before: '到时没办完，会报部门负责人。', after: '没按时办完，已逐级上报。' },
  visit: unvisited,
  'unsatisfied-visit': unvisited,
  survey: { before: '不评价，不会算作满意。', after: '没评价，不会算作满意。' },
  appeal: told('答复申诉'),
  unknown: { before: '', after: '' },
}

/** The whole line. */
export const whoseTurn = (card: Card, reader: Reader): string => {
  const { who, task } = turnOf(card, reader)
  if (!card.next) return `轮到${who}：${task}。`
  const { before, after } = consequences[card.next.awaits]
  return `轮到${who}：${task}。${card.next.level === 'overdue' ? after : before}`
}

const verbs: Record<Awaited, string> = {
  register: '登记',
  dispatch: '派工',
  'on-site': '到场',
  'first-answer': '答复住户',
  handle: '办完',
  progress: '写进展',
  'other-department': '答复',
  investigation: '交调查报告',
  'written-answer': '书面答复',
  close: '办完',
  escalation: '办完',
  visit: '回访',
  'unsatisfied-visit': '回访',
  survey: '评价',
  appeal: '答复申诉',
  unknown: '办理',
}

/** What the deadline is for: 派工. */
export const deadlineVerb = (awaits: Awaited): string => verbs[awaits]
