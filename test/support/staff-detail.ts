import type { StaffDetail } from '#contract/staff-detail.ts'
import { shanghai } from './builders.ts'

const receivedAt = shanghai('2026-11-24 09:20')

/** A complaint in the hands of 周建国 as staff see it. */
export const aStaffDetail = (part: Partial<StaffDetail> = {}): StaffDetail => ({
  id: 'c-1',
  number: 'W2611-0001',
  kind: 'complaint',
  title: '卫生间吊顶漏水',
  state: 'handling',
  severity: 'ordinary',
  category: '漏水',
  place: '2 栋 1 单元 1203',
  round: 1,
  receivedAt,
  who: { name: '周建国', role: 'handler', department: '工程部' },
  source: 'wechat',
  communityId: 'yunting',
  text: '卫生间吊顶漏水，昨晚开始的',
  hideName: false,
  photos: [],
  entries: [],
  clocks: [],
  moves: [],
  turn: 3,
  receipt: { number: 'W2611-0001', receivedAt, hash: '0' },
  customer: { name: '陈桂兰', relation: 'owner', hidden: false },
  categoryId: 'leak',
  departmentId: 'engineering',
  needsPhotos: true,
  happeningNow: false,
  ...part,
})
