import { expect, test } from 'vitest'
import { isSaid, openUnsentWords } from '../../miniprogram/src/features/complaint/unsent-store.ts'
import { aStaffDetail } from '../support/staff-detail.ts'

const aShelf = (fails = false) => {
  const held = new Map<string, string>()
  const shelf = {
    read: (name: string): unknown => held.get(name) ?? '',
    write(name: string, text: string) {
      if (fails) throw new Error('setStorageSync:fail exceed storage max size')
      held.set(name, text)
    },
    remove: (name: string) => void held.delete(name),
    names: () => [...held.keys()],
  }
  return { words: openUnsentWords(shelf), held }
}

test('words stay until they have arrived, each use and each complaint for itself', () => {
  const { words } = aShelf()
  words.keep('u1', 'c1', 'remark', '又漏了')
  expect(words.recall('u1', 'c1', 'remark')).toBe('又漏了')
  expect([words.recall('u1', 'c1', 'appeal'), words.recall('u1', 'c2', 'remark')]).toEqual(['', ''])
  words.forget('u1', 'c1', 'remark')
  expect(words.recall('u1', 'c1', 'remark')).toBe('')
})

test('nobody else reads them, and they go when somebody else signs in', () => {
  const { words, held } = aShelf()
  held.set('draft', 'untouched')
  words.keep('u1', 'c1', 'remark', '又漏了')
  words.keep('u11', 'c1', 'remark', '别人的')
  expect(words.recall('u2', 'c1', 'remark')).toBe('')
  words.forgetOthers('u1')
  expect([...held.keys()]).toEqual(['draft', 'words/u1/c1/remark'])
  words.forgetOthers(undefined)
  expect([...held.keys()]).toEqual(['draft'])
})

test('at most twenty are kept, and a full storage loses nothing that is on the screen', () => {
  const { words, held } = aShelf()
  for (let at = 0; at < 30; at += 1) words.keep('u1', `c${at}`, 'remark', 'x')
  expect(held.size).toBe(20)
  expect(['c9', 'c10', 'c29'].map(id => words.recall('u1', id, 'remark'))).toEqual(['', 'x', 'x'])
  expect(() => aShelf(true).words.keep('u1', 'c1', 'remark', 'x')).not.toThrow()
})

test('what the customer has said already is not said again; what staff said is another matter', () => {
  const [entry] = aStaffDetail({
    entries: [
      {
        seq: 2,
        kind: 'remarked',
        author: { kind: 'customer' },
        visibility: 'public',
        occurredAt: 1,
        recordedAt: 1,
        facts: {},
        texts: { text: '又漏了' },
      },
    ],
  }).entries
  if (!entry) throw new Error('an entry')
  expect(isSaid([entry], '又漏了')).toBe(true)
  expect(isSaid([entry], '又漏')).toBe(false)
  expect(isSaid([{ ...entry, author: { kind: 'staff', name: '何敏' } }], '又漏了')).toBe(false)
})
