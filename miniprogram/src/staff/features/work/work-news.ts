// What others did to a work list, said in one quiet line.

import type { changeKinds } from '#contract/work.ts'
import type { News } from './work-held.ts'

const done: Record<(typeof changeKinds)[number], string> = {
  filed: '提交',
  registered: '登记',
  accepted: '受理',
  declined: '答复不予受理',
  withdrawn: '撤销',
  'solved-on-the-spot': '当场解决',
  dispatched: '派出',
  claimed: '认领',
  taken: '接单',
  transferred: '转派',
  returned: '退单',
  reported: '报完工',
  'sent-back': '退回重做',
  answered: '答复住户',
  visited: '回访',
  closed: '办结',
  reopened: '再次提出',
  merged: '并案',
  remarked: '补充说明',
  urged: '催办',
  paused: '暂停',
  resumed: '恢复',
}

const plain: Record<News['how'], string> = { came: '刚到', changed: '有变化', left: '已不在这里' }

/** What became of one: W2611-0003 已由许静派出. */
export const newsLine = ({ number, how, did, by }: News): string => {
  if (did === undefined || did === 'unknown') return `${number} ${plain[how]}`
  return by === undefined ? `${number} 已${done[did]}` : `${number} 已由${by}${done[did]}`
}

/** What others did; nothing where it was all the reader's own. */
export const newsWords = (news: readonly News[]): string | undefined => {
  const others = news.filter(it => !it.own)
  const [first] = others
  if (!first) return undefined
  return others.length === 1 ? newsLine(first) : `刚有 ${others.length} 件变化`
}
