// 轮到谁 · 做什么 · 不做会怎样: the line every card of the work list ends with.

import type { Card, Who } from '#contract/complaint-views.ts'
import { roleWords } from '#contract/words.ts'

/** A person's name, or the post that owes the step. `department` stands before a head. */
export const nameOf = (who: Who | undefined): string => {
  if (!who) return '物业'
  if (who.name) return who.name
  if (who.role === 'department-head') return `${who.department ?? ''}负责人`
  return who.role === 'unknown' ? '负责人' : roleWords[who.role]
}

const tasks: Record<Card['state'], string> = {
  submitted: '受理',
  accepted: '派工，或当场解决',
  dispatched: '催处理人接单',
  handling: '处理好，报完工',
  checking: '审核',
  answered: '回访',
  closed: '',
  declined: '',
  withdrawn: '',
  unknown: '更新小程序后再看',
}

const consequence = (card: Card): string => {
  const { next } = card
  if (!next) return ''
  if (next.awaits === 'visit') return '不回访，不能办结。'
  if (next.awaits === 'survey') return '不评价，不会算作满意。'
  if (next.level === 'overdue') return '已记超期，客服主管已收到提醒。'
  return '过时记超期，客服主管会收到提醒。'
}

/** What is to be done now. A handler looking at his own untaken order reads that it is his. */
export const taskOf = (card: Card): string => {
  if (card.state === 'answered' && card.next?.awaits === 'survey') return '等住户评价'
  return tasks[card.state]
}

/** The whole line; `mine` is the list of orders in the reader's own hands. */
export const whoseTurn = (card: Card, { mine, name }: { mine: boolean; name: string }): string => {
  if (card.state === 'answered' && card.next?.awaits === 'survey') return `轮到住户：评价。${consequence(card)}`
  if (mine && card.state === 'dispatched') return `轮到您：接单。${consequence(card)}`
  const who = nameOf(card.who)
  return `轮到${who === name ? '您' : who}：${taskOf(card)}。${consequence(card)}`
}

const verbs: Record<NonNullable<Card['next']>['awaits'], string> = {
  dispatch: '派工',
  close: '办完',
  visit: '回访',
  survey: '评价',
  unknown: '办理',
}

/** The verb of the time tag: 前派工, or 应办完 once it is late. */
export const tagVerb = ({ awaits, level }: NonNullable<Card['next']>): string =>
  level === 'overdue' ? `应${verbs[awaits]}` : `前${verbs[awaits]}`

/** The verb of a sentence that names the time elsewhere: 派工. */
export const deadlineVerb = (awaits: NonNullable<Card['next']>['awaits']): string => verbs[awaits]
