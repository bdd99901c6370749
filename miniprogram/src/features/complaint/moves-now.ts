import type { Detail } from '#contract/complaint-views.ts'
import { day, type Instant } from '#domain/time.ts'

const reopenFor = 7 * day

/** The moves whose time is not over: the server names them by state, and refuses them once their days have passed. */
export const movesNow = ({ moves, survey, state, entries }: Detail, now: Instant): Detail['moves'] => {
  const closedAt = entries.filter(({ kind }) => kind === 'closed').pop()?.occurredAt
  const isPast: Partial<Record<Detail['moves'][number], boolean>> = {
    answerSurvey: survey !== undefined && now > survey.expiresAt,
    nextRound: state === 'closed' && closedAt !== undefined && now > closedAt + reopenFor,
  }
  return moves.filter(move => !isPast[move])
}
