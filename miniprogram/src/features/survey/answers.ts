// What a survey answer is made of on the page, and what is still missing.
import type * as z from 'zod/mini'
import type { Detail } from '#contract/complaint-views.ts'
import type { answerMySurvey } from '#contract/complaints.ts'
import type { Score } from '../../ui/rating.tsx'

type Body = z.infer<typeof answerMySurvey.body>
export type ItemMark = 'poor' | 'fair' | 'good'
export type Item = 'speed' | 'attitude' | 'result'

export type Answers = {
  solved: 'yes' | 'no' | undefined
  overall: Score | undefined
  items: Partial<Record<Item, ItemMark>>
  tags: string[]
  text: string
  callMe: boolean
}

export const noAnswers: Answers = {
  solved: undefined,
  overall: undefined,
  items: {},
  tags: [],
  text: '',
  callMe: false,
}

const scores: readonly Score[] = [1, 2, 3, 4, 5]
const marks: readonly ItemMark[] = ['poor', 'fair', 'good']
const markFrom = (word: string | undefined): ItemMark | undefined => marks.find(mark => mark === word)

/** What was answered before, to be changed. */
export const answersBefore = ({ survey }: Detail): Answers => {
  const given = survey?.answer
  if (!given) return noAnswers
  const { solved, overall, speed, attitude, result, tags, text = '', callMe } = given
  return {
    solved: solved ? 'yes' : 'no',
    overall: scores.find(score => score === overall),
    items: { speed: markFrom(speed), attitude: markFrom(attitude), result: markFrom(result) },
    tags,
    text,
    callMe,
  }
}

/** Short words to tap, by whether it was solved. */
export const tagsFor = (solved: Answers['solved']): readonly string[] =>
  solved === 'no' ? ['来晚了', '没修好', '没说清楚', '态度不好'] : ['按时到', '收拾干净', '讲得清楚', '态度好']

export const missingIn = ({ solved, overall }: Answers): string | undefined => {
  if (!solved) return '先说解决了没有'
  return overall ? undefined : '选一下总的来说'
}

/** The body to send; undefined while something is missing. */
export const surveyBody = (answers: Answers, turn: number): Body | undefined => {
  const { solved, overall, items, tags, text, callMe } = answers
  if (!solved || !overall) return undefined
  const shown = tagsFor(solved)
  return {
    turn,
    solved: solved === 'yes',
    overall,
    tags: tags.filter(tag => shown.includes(tag)),
    callMe,
    ...(items.speed ? { speed: items.speed } : {}),
    ...(items.attitude ? { attitude: items.attitude } : {}),
    ...(items.result ? { result: items.result } : {}),
    ...(text.trim() ? { text: text.trim() } : {}),
  }
}
