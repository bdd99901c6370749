// Why somebody fits an order or does not, and why a person has to decide, in words.

import type { CandidateReason } from '#contract/staff.ts'
import type { Instant } from '#domain/time.ts'
import { momentWords } from '../../../features/when.ts'

type Facts = CandidateReason['facts']
type Say = (facts: Facts, now: Instant) => string

const momentIn = (fact: Facts[string] | undefined, now: Instant): string | undefined =>
  typeof fact === 'number' ? momentWords(fact, now) : undefined

const offDuty: Say = ({ nextDutyAt }, now) => {
  const back = momentIn(nextDutyAt, now)
  return back ? `不当班，${back} 上班` : '不当班'
}
const nearest: Say = ({ buildings }) => (buildings === 0 ? '离得最近' : `离得最近，隔 ${buildings} 栋`)
const otherArea: Say = ({ buildings }) =>
  buildings === undefined ? '平时不管这一栋' : `平时不管这一栋，隔 ${buildings} 栋`
const inTime: Say = ({ expectedAt }, now) => `预计${momentIn(expectedAt, now) ?? ''} 办完，来得及`
const late: Say = ({ expectedAt }, now) => `预计${momentIn(expectedAt, now) ?? ''} 才办完，会超期`

const words: Readonly<Record<string, Say>> = {
  skill: ({ skill }) => `会做${skill ?? '这项'}`,
  'no-skill': ({ skill }) => `没写会做${skill ?? '这项'}`,
  'on-duty': () => '正在当班',
  'off-duty': offDuty,
  area: () => '管这一栋',
  'other-area': otherArea,
  nearest,
  continuity: () => '上次就是这位去的',
  'least-loaded': () => '手上的活最少',
  load: ({ openOrders }) => (openOrders === 0 ? '手上没有活' : `手上已有 ${openOrders ?? '几'} 件`),
  'over-cap': ({ openOrders, most }) => `手上 ${openOrders ?? ''} 件，已满（最多 ${most ?? ''} 件）`,
  'in-time': inTime,
  late,
  conflict: () => '和这件投诉有关，不能派',
}

export type Said = { why: string; fits: boolean; words: string }

/** The reasons in words, those against first; what this client does not know stays unsaid. */
export const reasonsSaid = (reasons: readonly CandidateReason[], now: Instant): Said[] =>
  reasons
    .flatMap(({ why, fits, facts }) => {
      const say = Object.hasOwn(words, why) ? words[why] : undefined
      return say ? [{ why, fits, words: say(facts, now) }] : []
    })
    .sort((one, other) => Number(one.fits) - Number(other.fits))

const personDecides: Readonly<Record<string, string>> = {
  major: '重大投诉',
  repeat: '再次处理的投诉',
  'staff-conduct': '涉及员工的投诉',
}

/** Why neither a machine nor the handlers themselves decide who gets it; undefined where they may. */
export const modesNote = (modes: readonly { mode: string; allowed: boolean; why?: string | undefined }[]) => {
  const barred = modes.find(it => it.mode === 'automatic' && !it.allowed)
  if (!barred) return undefined
  return `${personDecides[barred.why ?? ''] ?? '这件投诉'}要由人来选，不能自动派工，也不能认领。`
}
