// Who acts next, by name, and what there is to do.

import type { StaffDetail } from '#contract/staff-detail.ts'
import { turnOf } from './whose-turn.ts'

const mostNames = 3

const namesWords = (names: readonly string[], me: string): string => {
  // Whoever stands in is named with whom: 孙志平（代 周建国）.
  const isMine = (name: string) => name === me || name.startsWith(`${me}（代 `)
  const mine = names.filter(isMine).map(name => `您${name.slice(me.length)}`)
  const all = [...mine, ...names.filter(name => !isMine(name))]
  return all.length > mostNames ? `${all.slice(0, 2).join('、')}等 ${all.length} 人` : all.join('、')
}

/** The people who answer for the next step; the department that was asked while its answer is what is awaited. */
export const actorsOf = (detail: StaffDetail, me: string): { who: string; task: string } => {
  const { next, answerable = [], consultations = [], moves } = detail
  const asked = consultations.find(it => it.answer === undefined)
  if (next?.awaits === 'other-department' && asked) {
    const isMine = moves.includes('answerDepartment')
    return { who: isMine ? '您' : `${asked.department}负责人`, task: '答复' }
  }
  const turn = turnOf(detail, { name: me, mine: moves.includes('take'), heads: moves.includes('confirm') })
  const isNamed = turn.who !== '住户' && turn.who !== '您' && answerable.length > 0
  return isNamed ? { ...turn, who: namesWords(answerable, me) } : turn
}
