import { expect, test } from 'vitest'
import { categoryByWords } from '#domain/complaint/category-by-words.ts'

const delivered = ['lift', 'leak', 'other'].map(id => ({ id, name: id }))
const named = [
  { id: 'c-1', name: '公共照明' },
  { id: 'c-2', name: '渗漏' },
  { id: 'c-3', name: '停车管理' },
]

test.each([
  ['in the first text', ['电梯困人', '楼道还漏水'], 'lift'],
  ['in a later text, where the first has none', ['物业不管', '卫生间渗水到楼下'], 'leak'],
  ['in no text', ['物业收费', '年年涨'], undefined],
  ['of a category that is not offered', ['车位被占'], undefined],
])('a keyword %s', (_, texts, id) => {
  expect(categoryByWords(texts, delivered)?.id).toBe(id)
})

test('where the category of one keyword is not offered, the next keyword counts', () => {
  expect(categoryByWords(['垃圾堵了电梯'], delivered)?.id).toBe('lift')
})

test('a category with an id of its own is found by its name', () => {
  expect(categoryByWords(['卫生间漏水'], named)).toBe(named[1])
  expect(categoryByWords(['车库里乱停'], named)).toBe(named[2])
  expect(categoryByWords(['电梯困人'], named)).toBeUndefined()
})
