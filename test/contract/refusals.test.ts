import { describe, expect, test } from 'vitest'
import { reasons, sentenceFor } from '#contract/refusals.ts'
import { routes } from '#contract/routes.ts'
import { stateWords } from '#contract/words.ts'
import { states } from '#domain/complaint/complaint.ts'

/** What no sentence for a person may contain: Latin words. The unit of a file's size is not one. */
const hasEnglish = (sentence: string): boolean => /[A-Za-z]/.test(sentence.replaceAll(/\d+ MB/g, ''))

describe.each(reasons)('the reason %s', reason => {
  test('has a Chinese sentence that ends with a full stop', () => {
    const sentence = sentenceFor(reason)
    expect(sentence).toMatch(/^\p{Script=Han}.*。$/u)
    expect(sentence).not.toMatch(/undefined|null|NaN|。。|，。|（）/)
    expect(hasEnglish(sentence)).toBe(false)
  })
})

test('no two reasons share a sentence', () => {
  expect(new Set(reasons.map(reason => sentenceFor(reason))).size).toBe(reasons.length)
})

test.each(states)('out of place in state %s, the sentence names the state in Chinese', state => {
  const sentence = sentenceFor('not-now', { state, move: 'accept' })
  expect(sentence).toContain(`“${stateWords[state]}”`)
  expect(hasEnglish(sentence)).toBe(false)
})

test('what only the dispatcher may do says why: given already, worked on already, or grave', () => {
  const said = [{ state: 'dispatched' }, { state: 'handling' }, {}].map(facts => sentenceFor('dispatcher-only', facts))
  expect(said).toEqual([
    '已经派过工了，要改派请找客服主管。',
    '已经在处理了，不予受理要由客服主管来定。',
    '重大投诉和再次处理的投诉，要由客服主管派工。',
  ])
})

test('a state this client does not know is left out of the sentence', () => {
  expect(sentenceFor('not-now', { state: 'archived' })).toBe(sentenceFor('not-now'))
})

test.each([
  ['text-too-long', { most: 200 }, '200'],
  ['text-too-long', {}, '5000'],
  ['too-many-photos', { most: 3 }, '3'],
  ['too-many-photos', {}, '9'],
] as const)('the sentence for %s with %j says %s', (reason, facts, words) => {
  expect(sentenceFor(reason, facts)).toContain(words)
})

test.each(['', 'brand-new', 'toString', 'constructor', '__proto__'])(
  'a reason this client does not know, %j, gets the general sentence',
  reason => {
    expect(sentenceFor(reason)).toBe('这一步没有成功，请更新小程序后再试。')
  },
)

test('every reason a route names is one of the list, once per route', () => {
  for (const { name, refusals } of routes) {
    expect({ name, unknown: refusals.filter(it => !reasons.includes(it)) }).toEqual({ name, unknown: [] })
    expect({ name, refusals: new Set(refusals).size }).toEqual({ name, refusals: refusals.length })
  }
})
