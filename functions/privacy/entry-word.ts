// What an entry is about, in two to six characters, for the file somebody takes home.

import type { EntryKind } from '#domain/ledger/entry.ts'

const words: Partial<Record<EntryKind, string>> = {
  filed: '提交',
  registered: '登记',
  imported: '旧台账导入',
  accepted: '受理',
  declined: '不予受理',
  withdrawn: '撤销',
  'solved-on-the-spot': '当场解决',
  dispatched: '派人',
  claimed: '认领',
  taken: '接单',
  arrived: '到现场',
  progressed: '进展',
  answered: '答复',
  surveyed: '评价',
  visited: '回访',
  'visit-attempted': '回访没联系上',
  'visit-confirmed': '确认回访',
  reopened: '再次处理',
  closed: '办结',
  remarked: '补充说明',
  'photo-recorded': '存了照片',
  'photo-refused': '照片不能用',
  messaged: '留言',
  paused: '暂停',
  resumed: '恢复',
  'date-agreed': '约定时间',
  'date-objected': '没有同意时间',
  offered: '处理方案',
  'offer-answered': '答复方案',
  appointed: '预约',
  nudged: '催一下',
  appealed: '申诉',
  'appeal-decided': '申诉结果',
  'answered-in-writing': '书面答复',
  'final-answer-signed': '书面最终答复',
  merged: '并案',
  split: '拆案',
  'made-complaint': '转为投诉',
  'handed-over': '换人负责',
  'survey-reminded': '提醒评价',
}

/** 受理; 进展 for whatever has no word of its own. */
export const entryWord = (kind: EntryKind): string => words[kind] ?? '进展'
