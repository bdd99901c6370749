// How a complaint is classed: kinds of request, sources with their number prefix, severities, settlements, causes.

export const requestKinds = ['complaint', 'repair', 'question', 'praise'] as const
/** 投诉 / 报修 / 咨询建议 / 表扬. Only complaints enter complaint rates. */
export type RequestKind = (typeof requestKinds)[number]

export const sources = [
  'hotline',
  'wechat',
  'other-department',
  'online-monitoring',
  'walk-in',
  'letter',
  'third-party',
] as const
/** 投诉来源: where the complaint came in. */
export type Source = (typeof sources)[number]

export const severities = ['emergency', 'major', 'ordinary', 'suggestion'] as const
/** 紧急 / 重大 / 一般 / 建议. */
export type Severity = (typeof severities)[number]

export const settlements = [
  'explained',
  'apologised',
  'repaired',
  'redone',
  'replaced',
  'fee-reduced',
  'reimbursed',
  'goodwill',
  'liability',
  'house-returned',
  'noted',
] as const
/** 处理结果类别. */
export type Settlement = (typeof settlements)[number]

export const causes = [
  'design',
  'construction',
  'material',
  'use',
  'service',
  'management',
  'third-party',
  'unknown',
] as const
/** Why it happened. */
export type Cause = (typeof causes)[number]

export const liableParties = [
  'department',
  'person',
  'contractor',
  'supplier',
  'developer',
  'customer',
  'nobody',
] as const
/** 责任方: decided by a person, never by the system. */
export type LiableParty = (typeof liableParties)[number]

export const visitTimes = ['morning', 'afternoon', 'evening', 'weekend'] as const
/** 上门方便的时间: when the customer is at home. A wish, not an appointment. */
export type VisitTime = (typeof visitTimes)[number]

export const categoryRoots = ['sales', 'customer-service', 'property-service', 'engineering'] as const

/** A category of the company's tree, with what follows from choosing it. */
export type Category = {
  id: string
  name: string
  root: (typeof categoryRoots)[number]
  icon: string
  departmentId: string
  skill?: string | undefined
  needsPhotos: boolean
}

/**
 * Whether a category is about how staff behaved (服务态度). A company gives its categories what names it likes, so the words of
 * the name say it.
 */
export const isStaffConduct = ({ name }: Pick<Category, 'name'>): boolean => /态度|员工|推诿|不作为/.test(name)
