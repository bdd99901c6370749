// 书面最终答复: the manager proposes, the executive signs; from round 3 on. Afterwards the complaint is opened again only on new facts.

import { figureFor } from '../clocks/policy.ts'
import { byStaff, internalEntry, publicEntry } from '../ledger/entry.ts'
import { personOf } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import { answerRound } from './answered.ts'
import { type Complaint, matterOf, orderOf, workerOf } from './complaint.ts'
import { advance, type Decision, type Moment, toRole } from './decision.ts'
import { type MoveRefusal, stageFor } from './lifecycle.ts'
import { checkText, type TextRefusal } from './wording.ts'

/** The manager writes it. */
export const proposeFinalAnswer = (
  complaint: Complaint,
  input: { words: string },
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'too-early-for-final-answer'> => {
  const stage = stageFor(complaint, actor, 'proposeFinalAnswer')
  if (!stage.ok) return stage
  const rounds = figureFor(rules.policy, 'rounds-to-final-answer', matterOf(complaint))
  if (complaint.round < rounds) return refuse('too-early-for-final-answer', { round: rounds })
  const words = checkText(input.words)
  if (!words.ok) return words
  return accept({
    complaint: advance(complaint, stage.value, {
      finalAnswer: { words: words.value, proposedBy: personOf(actor) },
    }),
    entries: [internalEntry('final-answer-proposed', byStaff(actor), now, { texts: { words: words.value } })],
    messages: [toRole('executive', 'final-answer')],
  })
}

/** The executive signs it: the customer gets it as the answer. */
export const signFinalAnswer = (
  complaint: Complaint,
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | 'no-final-answer' | 'own-work'> => {
  const stage = stageFor(complaint, actor, 'signFinalAnswer')
  if (!stage.ok) return stage
  const { finalAnswer } = complaint
  if (!finalAnswer) return refuse('no-final-answer')
  if (finalAnswer.proposedBy.id === actor.id) return refuse('own-work')
  const answered = answerRound(
    complaint,
    {
      how: 'final-answer',
      answer: finalAnswer.words,
      answeredAt: now,
      answeredBy: personOf(actor),
      proposedBy: finalAnswer.proposedBy,
      worker: 'outcome' in stage.value ? workerOf(stage.value.outcome) : orderOf(stage.value)?.handler,
    },
    rules,
  )
  return accept({
    ...answered,
    entries: [
      publicEntry('final-answer-signed', byStaff(actor), now, { texts: { answer: finalAnswer.words } }),
      ...answered.entries,
    ],
  })
}
