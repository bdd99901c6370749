// What a person may do with a complaint at a moment: the table of moves, less those whose days are over.

import type { Actor } from '../people/actor.ts'
import type { Instant } from '../time.ts'
import type { Complaint } from './complaint.ts'
import { type Move, mayMove, moveNames } from './lifecycle.ts'
import { reopenFor } from './outcome.ts'

const isOver = ({ stage }: Complaint, move: Move, now: Instant): boolean => {
  if (stage.state !== 'answered' && stage.state !== 'closed') return false
  switch (move) {
    case 'answerSurvey':
      return now > stage.survey.expiresAt
    case 'nextRound':
      return stage.state === 'closed' && now > stage.closedAt + reopenFor
    case 'confirmVisit':
      return stage.visit.state !== 'done' || stage.visit.confirmedAt !== undefined
    case 'accept':
    case 'decline':
    case 'solve':
    case 'dispatch':
    case 'take':
    case 'report':
    case 'confirm':
    case 'sendBack':
    case 'visit':
    case 'remark':
    case 'withdraw':
      return false
  }
}

/** The moves open to the actor now, in the order of the table. */
export const movesAt = (complaint: Complaint, actor: Actor, now: Instant): Move[] =>
  moveNames.filter(move => mayMove(complaint, actor, move).ok && !isOver(complaint, move, now))
