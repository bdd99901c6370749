// How old ledgers say source, kind, severity and end of a complaint. The first pattern that fits counts.

import type { RequestKind, Severity, Source } from '../complaint/classes.ts'
import { inFigures, plainly } from '../places/building-name.ts'

type Patterns<T> = readonly (readonly [T, RegExp])[]

const firstOf = <T>(patterns: Patterns<T>, text: string): T | undefined => patterns.find(([, it]) => it.test(text))?.[0]

const sources: Patterns<Source> = [
  ['wechat', /微信|小程序|公众号/],
  ['online-monitoring', /网络|论坛|舆情|网站|微博/],
  ['third-party', /12345|市民热线|消协|街道|居委|监管|媒体|政府|第三方/],
  ['walk-in', /来访|上门|前台|面谈/],
  ['letter', /来信|信函|传真|邮件|邮箱|意见箱|投诉箱/],
  ['hotline', /电话|来电|热线|呼叫/],
  ['other-department', /部门|转达|转述|监控/],
]
export const sourceIn = (text: string): Source | undefined => firstOf(sources, text)

const kinds: Patterns<RequestKind> = [
  ['praise', /表扬|感谢/],
  ['repair', /报修|维修/],
  ['question', /咨询|建议|询问/],
]
/** A complaint where nothing else is said. */
export const kindIn = (text: string): RequestKind => firstOf(kinds, text) ?? 'complaint'

const severities: Patterns<Severity> = [
  ['emergency', /紧急|特急/],
  ['major', /重大|严重/],
  ['suggestion', /建议/],
]
/** Ordinary where nothing else is said. */
export const severityIn = (text: string): Severity => firstOf(severities, text) ?? 'ordinary'

// 未办结 and 待处理 have the words of the end in them: what is not over is looked for first.
const ends: Patterns<'open' | 'ended'> = [
  ['open', /未|待|中(?!心)|跟进|正在|^否$|open/i],
  ['ended', /办结|完成|完毕|处理|关闭|解决|答复|回复|^是$|结束|撤销|不予受理|closed|done/i],
]
/** Whether the ledger says that it is over; undefined where it says nothing we know. */
export const endIn = (text: string): 'open' | 'ended' | undefined => firstOf(ends, text)

/** The phone number in what somebody noted as contact: a mobile, else a landline; undefined where there is none. */
export const phoneIn = (text: string): string | undefined => {
  const digits = text.replace(/[\s\-()（）]/g, '')
  return /(?<!\d)(?:\+?86)?(1\d{10})(?!\d)/.exec(digits)?.[1] ?? /(?<!\d)(0\d{9,11})(?!\d)/.exec(digits)?.[1]
}

/** A place as it is compared: `3 号楼 2 单元 1203 室` and `3栋2单元1203` are one. */
export const placeKey = (text: string): string =>
  inFigures(plainly(text))
    .replace(/号楼|幢|座/g, '栋')
    .replace(/[室号房]$/, '')
