// npm run replay -- FILE.csv --rules: how many of the real messages would have broken which clock under each profile that is delivered.

import { clockWords } from '#contract/words.ts'
import { clockKinds } from '#domain/clocks/policy.ts'
import { profileIds, profiles } from '#domain/clocks/profiles.ts'
import { minute } from '#domain/time.ts'
import { calendarFor } from '../../functions/calendar/calendar-of.ts'
import { profile } from '../demo/community.ts'
import { type Answered, assumed, liveAll } from './lives.ts'
import type { AnsweredRow } from './read-rows.ts'

/** The messages whose two times are there and in order; the others are counted, not guessed. */
export const answeredOf = (rows: readonly AnsweredRow[]): Answered[] =>
  rows.flatMap(row => {
    const filedAt = Date.parse(row.filedAt)
    const answeredAt = Date.parse(row.answeredAt)
    return answeredAt >= filedAt ? [{ row, filedAt, answeredAt }] : []
  })

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`

/** The figures as lines: one block a profile, one line a clock. */
export const rulesReport = (rows: readonly AnsweredRow[]): string[] => {
  const messages = answeredOf(rows)
  const calendar = calendarFor(profile, [], [])
  const lines = [
    `messages     ${messages.length} of ${rows.length} have an answer after their filing`,
    `assumed      dispatched ${assumed.dispatchAfter / minute} min and taken ${assumed.takeAfter / minute} min of duty after filing, answered when they were, no notes in between, all ordinary`,
  ]
  for (const id of profileIds) {
    const tally = liveAll(messages, id, calendar)
    lines.push('', `${id} ${profiles[id].name}`)
    for (const kind of clockKinds) {
      const { ran, broken } = tally.get(kind) ?? { ran: 0, broken: 0 }
      if (ran > 0)
        lines.push(
          `  ${kind.padEnd(16)} ${String(broken).padStart(5)} of ${String(ran).padStart(5)} broken  ${percent(broken, ran).padStart(7)}  ${clockWords[kind]}`,
        )
    }
  }
  return lines
}
