// The Chinese words for the domain's own terms, one each. Screens, messages and the ledger all take them from here.

import type { ClockKind } from '#domain/clocks/policy.ts'
import type { CannedUse } from '#domain/complaint/canned-replies.ts'
import type { Cause, LiableParty, Settlement, Severity, Source, VisitTime } from '#domain/complaint/classes.ts'
import type { ClosingCode, CustomerRelation, PauseReason, State, VainReason } from '#domain/complaint/complaint.ts'
import type { ObjectionGround } from '#domain/complaint/objection.ts'
import type { Consent, ElderRelation } from '#domain/complaint/on-behalf.ts'
import type { Role } from '#domain/people/actor.ts'
import type { LookReason } from '#domain/people/customer.ts'
import type { Feature } from '#domain/places/switches.ts'
import type { VisitMethod, VisitVerdict } from '#domain/return-visit/visit.ts'
import type { Mark } from '#domain/survey/survey.ts'

const states: Record<State, string> = {
  submitted: '待受理',
  accepted: '已受理',
  dispatched: '已派工',
  handling: '处理中',
  checking: '待审核',
  answered: '已答复',
  closed: '已办结',
  declined: '不予受理',
  withdrawn: '已撤销',
  merged: '已并案',
}
/** By state; an unknown key (a newer server) has no word. */
export const stateWords: Readonly<Record<string, string>> = states

export const severityWords: Record<Severity, string> = {
  emergency: '紧急',
  major: '重大',
  ordinary: '一般',
  suggestion: '建议',
}

/** 签呈: what a head does not agree with. */
export const objectionGroundWords: Record<ObjectionGround, string> = {
  'not-our-work': '派给我们部门',
  severity: '级别',
  'liable-party': '责任归属',
  instruction: '书面处理意见',
}

export const sourceWords: Record<Source, string> = {
  hotline: '呼叫中心',
  wechat: '微信',
  'other-department': '其他部门转达',
  'online-monitoring': '网络舆情',
  'walk-in': '来访',
  letter: '来信',
  'third-party': '第三方转来',
}

/** Why somebody looks at a whole phone number. */
export const lookReasonWords: Record<LookReason, string> = {
  'ask-back': '核实情况',
  appoint: '约上门时间',
  'tell-progress': '告知进展',
  'return-visit': '回访',
  'call-wanted': '住户要求回电',
  emergency: '紧急情况',
}

export const relationWords: Record<CustomerRelation, string> = {
  owner: '业主',
  family: '家属',
  tenant: '租户',
  'authorised-agent': '受托人',
  visitor: '访客',
}

export const roleWords: Record<Role, string> = {
  agent: '客服专员',
  dispatcher: '客服主管',
  handler: '处理人',
  'department-head': '部门负责人',
  manager: '项目经理',
  executive: '分管副总',
  finance: '财务',
  reviewer: '评审会',
  auditor: '品质督导',
  admin: '管理员',
}

export const visitTimeWords: Record<VisitTime, string> = {
  morning: '上午',
  afternoon: '下午',
  evening: '晚上',
  weekend: '周末',
}

export const elderRelationWords: Record<ElderRelation, string> = {
  parent: '父母',
  grandparent: '爷爷奶奶、外公外婆',
  spouse: '老伴',
  'other-relative': '其他亲属',
}

/** How an elder agreed that somebody of the household files for him. */
export const consentWords: Record<Consent, string> = { 'in-person': '当面', 'by-phone': '电话' }

export const settlementWords: Record<Settlement, string> = {
  explained: '解释说明',
  apologised: '道歉',
  repaired: '修好',
  redone: '返工',
  replaced: '更换',
  'fee-reduced': '减免费用',
  reimbursed: '垫付费用报销',
  goodwill: '补偿',
  liability: '赔偿',
  'house-returned': '退房',
  noted: '仅记录',
}

export const causeWords: Record<Cause, string> = {
  design: '设计',
  construction: '施工',
  material: '材料',
  use: '使用不当',
  service: '服务不到位',
  management: '管理不到位',
  'third-party': '第三方',
  unknown: '原因不明',
}

/** 上门没办成: why. */
export const vainWords: Record<VainReason, string> = {
  'nobody-home': '家里没人',
  'no-access': '进不了门',
  'neighbour-refuses': '邻居不让进',
  unreachable: '联系不上',
}

export const liablePartyWords: Record<LiableParty, string> = {
  department: '本部门',
  person: '个人',
  contractor: '施工单位',
  supplier: '供应商',
  developer: '开发商',
  customer: '业主自身',
  nobody: '无责任方',
}

export const visitMethodWords: Record<VisitMethod, string> = {
  phone: '电话',
  'on-site': '上门',
  wechat: '微信',
  letter: '书信',
}
export const visitVerdictWords: Record<VisitVerdict, string> = { satisfied: '满意', partly: '部分满意', not: '不满意' }
export const markWords: Record<Mark, string> = { 1: '很不满意', 2: '不满意', 3: '一般', 4: '满意', 5: '很满意' }

/** What is awaited, as staff say it. */
export const clockWords: Record<ClockKind, string> = {
  register: '登记',
  dispatch: '派工',
  'on-site': '到场',
  'first-answer': '首次答复',
  handle: '处理',
  progress: '进展说明',
  'other-department': '其他部门答复',
  investigation: '调查报告',
  'written-answer': '书面答复',
  close: '办完答复',
  escalation: '24 小时未办完上报',
  visit: '回访',
  'unsatisfied-visit': '不满意回访',
  survey: '住户评价',
  appeal: '申诉处理',
}

/** What 常用语 are written for. */
export const cannedUseWords: Record<CannedUse, string> = {
  message: '给住户留言',
  answer: '答复住户',
  remedial: '做了什么',
  decline: '不予受理的原因',
  progress: '写进展',
  visit: '回访时住户的话',
}
export const featureWords: Record<Feature, string> = {
  follow: '邻居跟进',
  claim: '认领',
  'auto-dispatch': '自动派工',
  'on-behalf': '替家里老人投诉',
}

export const pauseReasonWords: Record<PauseReason, string> = {
  parts: '等配件',
  customer: '等住户',
  approval: '等审批',
  'third-party': '等第三方',
}

export const closingCodeWords: Record<ClosingCode, string> = {
  fixed: '已办好',
  explained: '已解释清楚',
  referred: '已转有关部门',
  merged: '随主件一并答复',
  unanswered: '超时未评价，自动办结',
  'final-answer': '书面最终答复',
  imported: '旧台账里已办结',
}
