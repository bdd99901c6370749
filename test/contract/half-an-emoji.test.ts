import { expect, test } from 'vitest'
import { ShortWords, Words } from '#contract/fields.ts'

test.each([
  ['cut behind its first half', '漏水了\uD83D', '漏水了'],
  ['cut before its second half', '\uDE2D漏水了', '漏水了'],
  ['whole', '漏水了😭', '漏水了😭'],
])('an emoji %s leaves whole characters only', (_, typed, kept) => {
  expect(Words.parse(typed)).toBe(kept)
  expect(ShortWords.parse(typed)).toBe(kept)
})
