// Who happens to be there, and what he picks of the moves open to him.

import type { Complaint } from '#domain/complaint/complaint.ts'
import { movesAt } from '#domain/complaint/moves-at.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { Instant } from '#domain/time.ts'
import { rules } from '../../support/builders.ts'
import { everybody, isLone, type LoneMove, type Step } from './random-steps.ts'

/** Possible almost always: picked less often than the others, so that most histories are long. */
const rarely: readonly LoneMove[] = [
  'withdraw',
  'decline',
  'remark',
  'note',
  'message',
  'nameAbout',
  'supervise',
  'handOver',
  'changeSeverity',
  'changeCategory',
  'rebase',
]
/** Possible only far into a history: seldom missed. */
const eagerly: readonly LoneMove[] = [
  'take',
  'report',
  'confirm',
  'investigate',
  'nextRound',
  'proposeFinalAnswer',
  'signFinalAnswer',
  'completeCorrective',
  'verifyCorrective',
  'reassignCorrective',
]

const weightOf = (move: LoneMove): number => (rarely.includes(move) ? 1 : eagerly.includes(move) ? 12 : 4)

export type Choice = { actor: Actor; move: LoneMove }

/** One of those who happen to be there, and one of the moves open to them. `hastily`: what ends a round is not put off. */
export const choose = (
  complaint: Complaint,
  step: Step,
  now: Instant,
  hastily: readonly LoneMove[] = [],
): Choice | undefined => {
  const present = Array.from({ length: 8 }, (_, index) => everybody[(step.who + index) % everybody.length])
  const choices: readonly Choice[] = present.flatMap(actor =>
    actor
      ? movesAt(complaint, actor, now, rules)
          .filter(isLone)
          .map(move => ({ actor, move }))
      : [],
  )
  const moves = [...new Set(choices.map(it => it.move))].flatMap(it =>
    Array.from({ length: hastily.includes(it) ? 12 : weightOf(it) }, () => it),
  )
  const move = moves[step.pick % moves.length]
  const able = choices.filter(it => it.move === move)
  return able[step.pick % able.length]
}
