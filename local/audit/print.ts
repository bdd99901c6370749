// What the audit found, for a terminal: every rule with its weight, and below a broken one where.

import type { Judged } from './rule.ts'

const shown = 12

const weightWord = (weight: number): string => (weight === 0 ? '–' : String(weight)).padStart(2)

export const judgedLines = (judged: readonly Judged[]): string[] =>
  judged.flatMap(({ name, weight, says, findings }) => [
    `${findings.length === 0 ? '✓' : '✗'} ${weightWord(weight)}  ${name}: ${says}`,
    ...findings.slice(0, shown).map(({ place, what }) => `        ${place}  ${what}`),
    ...(findings.length > shown ? [`        and ${findings.length - shown} more`] : []),
  ])

const weightOf = (judged: readonly Judged[]): number => judged.reduce((sum, { weight }) => sum + weight, 0)

/** The score as the experience audit reckons it, over the rules that were looked at. */
export const scoreLine = (judged: readonly Judged[]): string => {
  const kept = judged.filter(it => it.findings.length === 0)
  const score = Math.round((100 * weightOf(kept)) / Math.max(1, weightOf(judged)))
  return `${kept.length} of ${judged.length} rules kept; by WeChat's weights ${score} of 100`
}
