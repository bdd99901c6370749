// Which column of an old ledger is what, by its heading: the names of the official ledger first, then what offices write instead.

import { plainly } from '../places/building-name.ts'
import { type PastColumn, pastColumns } from './past-row.ts'

export const pastHeadings = {
  community: ['项目', '小区', '项目名称', '小区名称'],
  number: ['编号', '投诉编号', '工单编号', '工单号', '登记编号', '单号', 'NUMBER'],
  id: ['ID', '序号', '记录号', '留言编号'],
  receivedAt: ['日期', '接到时间', '投诉时间', '投诉日期', '受理时间', '登记时间', '登记日期', '提交时间', 'FILEDAT'],
  customer: ['投诉人', '姓名', '客户姓名', '业主姓名', '业主', '客户', '来电人'],
  reference: ['客户编号', '会员号', '留言用户', 'USER'],
  phone: ['联系方式', '联系电话', '电话', '手机', '手机号', '手机号码', 'PHONE'],
  place: ['房间/位置', '位置', '地点', '地址', '投诉地点', '房号地址', 'PLACE'],
  area: ['区域', '期', '分期'],
  building: ['楼栋', '楼栋号', '楼号', '栋号', '栋', '幢', '座'],
  unit: ['单元', '单元号'],
  room: ['房间', '房号', '房间号', '室号', '室'],
  source: ['投诉来源', '来源', '投诉渠道', '渠道', '投诉方式', '受理渠道', 'SOURCE'],
  category: ['投诉分类', '分类', '投诉类别', '类别', '投诉类型', 'CATEGORY'],
  kind: ['类型', '诉求类型', '业务类型', '性质'],
  severity: ['级别', '投诉级别', '等级', '紧急程度'],
  title: ['标题', '主题', '留言主题', '投诉标题', 'TITLE'],
  text: ['投诉内容', '内容', '投诉事项', '问题描述', '留言详情', '事由', 'BODY', 'TEXT'],
  demand: ['客户诉求', '诉求', '投诉诉求'],
  answer: ['答复', '答复内容', '答复意见', '回复内容', '处理结果', '处理情况', '处理措施', '补救措施', 'ANSWER'],
  answeredAt: ['答复时间', '回复时间', '完成时间', '处理时间', '完成日期', 'ANSWEREDAT'],
  closedAt: ['办结时间', '办结日期', '关闭时间', '结案时间', 'CLOSEDAT'],
  state: ['状态', '处理状态', '办理状态', '是否办结', '是否完成', '办结情况', 'STATE'],
  handler: ['处理人', '经办人', '责任人', '跟进人'],
} as const satisfies Record<PastColumn, readonly string[]>

/** Headings by what they mean; and those kept in words only. */
export type PastColumns = {
  columns: { [Column in PastColumn]?: string | undefined }
  inWords: string[]
  missing: string[]
}

const nameOf = (heading: string): string =>
  plainly(heading)
    .replace(/\(.*\)/g, '')
    .replace(/[*:]/g, '')

/** Without one of each of these a row is no past complaint. */
const needed: readonly (readonly PastColumn[])[] = [['number', 'id'], ['receivedAt'], ['text', 'title']]

/** Finds the columns; of two that mean the same the more usual name counts, and the other is kept in words. */
export const matchPastColumns = (headings: readonly string[]): PastColumns => {
  const columns: PastColumns['columns'] = {}
  for (const column of pastColumns)
    for (const name of pastHeadings[column]) columns[column] ??= headings.find(it => nameOf(it) === name)
  const used = new Set(Object.values(columns))
  return {
    columns,
    inWords: headings.filter(it => !used.has(it)),
    missing: needed
      .filter(any => any.every(it => columns[it] === undefined))
      .map(any => any.map(it => pastHeadings[it][0]).join('、')),
  }
}
