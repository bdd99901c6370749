import { describe, expect, test } from 'vitest'
import { checkAnswers, mostAnswerCharacters, type Question } from '#domain/complaint/questions.ts'

const questions: readonly Question[] = [
  { id: 'where', words: '哪里在漏', kind: 'choice', choices: ['天花板', '水管'] },
  { id: 'since', words: '漏了几天', kind: 'text' },
]
const said = (questionId: string, words: string) => ({ questionId, words })

describe('answers to the extra questions of a category', () => {
  test('are kept with the question as it was asked, in the order of the questions', () => {
    expect(checkAnswers(questions, [said('since', ' 三天 '), said('where', '水管')])).toEqual({
      ok: true,
      value: [
        { question: '哪里在漏', words: '水管' },
        { question: '漏了几天', words: '三天' },
      ],
    })
  })

  test.each([
    ['none at all', []],
    ['an empty one', [said('where', '')]],
    ['only spaces', [said('since', '  ')]],
  ])('need not be given: %s', (_, given) => {
    expect(checkAnswers(questions, given)).toEqual({ ok: true, value: [] })
  })

  test.each([
    ['a question nobody asks', [said('colour', '红')], 'answer-unknown'],
    ['a choice that is not offered', [said('where', '屋顶')], 'answer-unknown'],
    ['two answers to one question', [said('where', '水管'), said('where', '天花板')], 'answer-unknown'],
    ['signs instead of words', [said('since', '？？')], 'text-without-words'],
    ['a whole story', [said('since', '漏'.repeat(mostAnswerCharacters + 1))], 'text-too-long'],
  ])('are refused: %s', (_, given, reason) => {
    expect(checkAnswers(questions, given)).toMatchObject({ ok: false, reason })
  })

  test('take as many characters as are allowed', () => {
    expect(checkAnswers(questions, [said('since', '漏'.repeat(mostAnswerCharacters))]).ok).toBe(true)
  })
})
