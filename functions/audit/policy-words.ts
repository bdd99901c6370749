// A decision about the rules in words, as it stands in 操作记录: for each rule what held until then and what holds from its day on.

import { figureValueWords, policyWord } from '#contract/policy-words.ts'
import { severityWords } from '#contract/words.ts'
import { type ClockRow, clockRowFor, type FigureRow, figureRowFor, type PolicyRow } from '#domain/clocks/policy.ts'
import { type Severity, severities } from '#domain/complaint/classes.ts'
import { dayOf, hour, type Milliseconds, minute } from '#domain/time.ts'
import type { Audited } from './audit-item.ts'

const timeWords = (time: Milliseconds): string =>
  time % hour === 0 ? `${time / hour} 小时` : `${Math.round(time / minute)} 分钟`

const lengthWords = ({ length }: ClockRow): string => {
  switch (length.counting) {
    case 'elapsed':
      return `${timeWords(length.time)}（自然时间）`
    case 'dutyTime':
      return `${timeWords(length.time)}（值班时间）`
    case 'workingHours':
      return `${timeWords(length.time)}（工作时间）`
    case 'workingDays':
      return `${length.days} 个工作日`
    case 'sameDay':
      return '当天'
    case 'none':
      return '不设时限'
  }
}

const rowWords = (row: ClockRow | FigureRow): string =>
  'value' in row ? figureValueWords(row.what, row.value) : lengthWords(row)

/** What would hold at that moment without the decision; one word where it is the same for every severity. */
const wordsBefore = (rows: readonly PolicyRow[], row: PolicyRow, communityId: string): string => {
  const { scope, validFrom } = row
  const wordsFor = (severity: Severity): string => {
    const matter = {
      communityId: scope.communityId ?? communityId,
      categoryId: scope.categoryId ?? '',
      severity,
      policyAt: validFrom,
    }
    return rowWords('value' in row ? figureRowFor(rows, row.what, matter) : clockRowFor(rows, row.what, matter))
  }
  if (scope.severity !== undefined) return wordsFor(scope.severity)
  const [first = '', ...others] = severities.map(wordsFor)
  return others.every(it => it === first)
    ? first
    : severities.map(it => `${severityWords[it]} ${wordsFor(it)}`).join('、')
}

type Decided = { communityId: string; version: string; before: readonly PolicyRow[]; added: readonly PolicyRow[] }

/** What a decision about the rules changes. */
export const policyAudit = ({
  communityId,
  version,
  before,
  added,
}: Decided): Pick<Audited, 'act' | 'what' | 'changes'> => ({
  act: 'policy-decided',
  what: version,
  changes: added.map(row => ({
    field: 'rule' as const,
    of: [policyWord(row.what), row.scope.severity && severityWords[row.scope.severity], `${dayOf(row.validFrom)} 起`]
      .filter(Boolean)
      .join(' · '),
    before: wordsBefore(before, row, communityId),
    after: rowWords(row),
  })),
})
