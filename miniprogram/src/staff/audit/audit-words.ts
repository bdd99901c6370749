// What administration did, in words: the act as a title, each change with what it was and what it is now.

import type { AuditChange, AuditEntry } from '#contract/audit.ts'

const actWords: Record<AuditEntry['act'], string> = {
  'company-begun': '开始使用',
  'local-day-set': '改了工作日历',
  'local-day-cleared': '恢复了公历安排',
  'roster-set': '排了值班',
  'roster-cleared': '恢复了平常值班',
  'policy-decided': '定了新规定',
  'colleague-invited': '邀请了新同事',
  'colleague-uninvited': '取消了邀请',
  'colleague-joined': '加入了班组',
  'colleague-changed': '改了同事的岗位',
  'absence-entered': '登记了请假',
  'absence-ended': '结束了请假',
  'resident-invited': '给住户开了邀请码',
  'resident-uninvited': '取消了住户的邀请码',
  'leaving-started': '开始离职移交',
  'leaving-stopped': '移交没有办完，权限没有取消',
  'colleague-left': '移交完，取消了权限',
  'community-added': '加了小区',
  'community-renamed': '改了小区名称',
  'department-added': '加了部门',
  'department-changed': '改了部门',
  'category-added': '加了类别',
  'category-changed': '改了类别',
  'phones-changed': '改了紧急电话',
  'places-changed': '改了公共区域',
  'replies-changed': '改了常用语',
  'switch-changed': '改了功能开关',
  'ledger-exported': '导出了台账',
  'rooms-imported': '导入了房屋',
  unknown: '改了设置',
}

const fieldWords: Record<AuditChange['field'], string> = {
  company: '公司',
  community: '小区',
  copied: '照着',
  day: '安排',
  note: '说明',
  duty: '值班',
  rule: '规定',
  name: '姓名',
  posts: '岗位',
  skills: '技能',
  buildings: '片区',
  phone: '手机',
  absence: '请假',
  'hand-over': '移交',
  category: '类别',
  department: '部门',
  phones: '电话',
  places: '公共区域',
  replies: '常用语',
  switch: '功能开关',
  rows: '行数',
  rooms: '房屋',
  owners: '业主电话',
  relation: '身份',
  'new-buildings': '楼栋',
  unknown: '其他',
}

/** 林悦改了同事的岗位. Who joined did it himself. */
export const actTitle = ({ by, act }: Pick<AuditEntry, 'by' | 'act'>): string => `${by}${actWords[act]}`

/** What changed: 岗位, or the rule itself. */
export const changeName = ({ field, of }: AuditChange): string => of ?? fieldWords[field]

/** 客服专员 → 处理人; what was not there before is new, what is not there now was taken away. A count is only a count. */
export const changeWords = ({ field, before, after }: AuditChange): string => {
  if (field === 'rows') return after ?? ''
  if (before && after) return `${before} → ${after}`
  return after ? `新增 ${after}` : `取消 ${before ?? ''}`
}
