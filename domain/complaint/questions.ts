// The extra questions of a category (补充问题): where it leaks, which lift. None has to be answered, and no clock hangs on them.

import { accept, type Result, refuse } from '../result.ts'
import { checkText, type TextRefusal } from './wording.ts'

/** A question of a category: answered by one of its choices, or in own words. */
export type Question = { id: string; words: string } & (
  | { kind: 'choice'; choices: readonly string[] }
  | { kind: 'text' }
)

/** What was answered, with the question as it was asked then: a category may ask something else later. */
export type Answered = { question: string; words: string }

/** An answer is a detail; the story belongs into the text. */
export const mostAnswerCharacters = 100

type Given = { questionId: string; words: string }

/**
 * The answers in the order of the questions. Refuses an answer to a question that is not asked, or twice to one, and a
 * choice that is not offered; an empty answer is none.
 */
export const checkAnswers = (
  questions: readonly Question[],
  given: readonly Given[],
): Result<readonly Answered[], 'answer-unknown' | TextRefusal> => {
  const said = new Map(given.map(({ questionId, words }) => [questionId, words.trim()]))
  if (said.size < given.length) return refuse('answer-unknown')
  if (given.some(({ questionId }) => !questions.some(({ id }) => id === questionId))) return refuse('answer-unknown')
  const answered: Answered[] = []
  for (const question of questions) {
    const words = said.get(question.id) ?? ''
    if (words === '') continue
    if (question.kind === 'choice' && !question.choices.includes(words)) return refuse('answer-unknown')
    const text = checkText(words, mostAnswerCharacters)
    if (!text.ok) return text
    answered.push({ question: question.words, words: text.value })
  }
  return accept(answered)
}
