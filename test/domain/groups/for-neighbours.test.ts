import { expect, test } from 'vitest'
import { entryForNeighbours, wordsForNeighbours } from '#domain/groups/for-neighbours.ts'
import { byCustomer, byStaff, bySystem, entryKinds, internalEntry, publicEntry } from '#domain/ledger/entry.ts'
import { people, received } from '../../support/builders.ts'

const name = '王桂兰'
const staff = byStaff(people.agent)
const everything = {
  facts: {
    severity: 'ordinary',
    handler: '周师傅',
    place: '2 栋 1 单元 1202',
    order: 'P1',
    code: 'fixed',
    parent: 'W1',
  },
  texts: {
    text: '说了',
    answer: '答了',
    words: '停',
    reason: '原因',
    place: '1202',
    remedialAction: '修',
    referredTo: '街道',
  },
}
const kindsShown = entryKinds.filter(kind => entryForNeighbours(publicEntry(kind, staff, received, everything), name))

test('only what the company did is shown', () => {
  expect(kindsShown.toSorted()).toEqual(
    [
      'accepted',
      'answered',
      'claimed',
      'closed',
      'dispatched',
      'final-answer-signed',
      'merged',
      'messaged',
      'paused',
      'progressed',
      'resumed',
      'solved-on-the-spot',
    ].toSorted(),
  )
})

test('with the facts and words that are its own', () => {
  const read = (kind: (typeof entryKinds)[number]) => {
    const entry = entryForNeighbours(publicEntry(kind, staff, received, everything), name)
    return [entry?.facts, entry?.texts]
  }
  expect(read('dispatched')).toEqual([{ handler: '周师傅' }, {}])
  expect(read('progressed')).toEqual([{}, { text: '说了' }])
  expect(read('answered')).toEqual([{ parent: 'W1' }, { answer: '答了' }])
  expect(read('closed')).toEqual([{ code: 'fixed' }, {}])
})

test('nothing internal, nothing of the customer', () => {
  expect(entryForNeighbours(internalEntry('progressed', staff, received, everything), name)).toBeUndefined()
  expect(entryForNeighbours(publicEntry('resumed', byCustomer(people.owner), received), name)).toBeUndefined()
  expect(entryForNeighbours(publicEntry('resumed', bySystem, received), name)).toBeDefined()
})

test.each([
  ['王桂兰您好，电梯修好了', '住户您好，电梯修好了'],
  ['王阿姨，师傅姓王，李女士也问过', '住户，师傅姓王，李女士也问过'],
  ['请打 13800001203 联系', '请打 （电话） 联系'],
  ['明天到 2 栋 1 单元 1202 室看', '明天到 （房号）看'],
  ['明天到1202室看', '明天到（房号）看'],
  ['2 栋 1 单元的电梯，着火打 119', '2 栋 1 单元的电梯，着火打 119'],
])('%s → %s', (words, shown) => {
  expect(wordsForNeighbours(words, name)).toBe(shown)
})

test('a name of one character, or none, changes no other words', () => {
  expect(wordsForNeighbours('王师傅去看了', '王')).toBe('王师傅去看了')
  expect(wordsForNeighbours('王师傅去看了', '')).toBe('王师傅去看了')
})
