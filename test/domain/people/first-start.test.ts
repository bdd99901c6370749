// 开始使用: what is a code, how often one may be tried, what the first administrator may say.

import { expect, test } from 'vitest'
import { checkBeginning, firstStartCode, mayTryCode, mostCodes } from '#domain/people/first-start.ts'

test.each([
  ['eleven characters', 'abcdefghijk', undefined],
  ['twelve', 'abcdefghijkl', 'ABCDEFGHIJKL'],
  ['with blanks and dashes', ' abcd-efgh ijkl ', 'ABCDEFGHIJKL'],
  ['blanks that make up the length', 'abcdef      ', undefined],
])('a code of %s', (_, words, code) => {
  expect(firstStartCode(words)).toBe(code)
})

test.each([
  ['none yet', 0, 0, true],
  ['one left of his own', mostCodes.own - 1, mostCodes.own - 1, true],
  ['none left of his own', mostCodes.own, mostCodes.own, false],
  ['one left of everybody’s', 0, mostCodes.all - 1, true],
  ['none left of everybody’s', 0, mostCodes.all, false],
])('codes tried within the hour: %s', (_, own, all, may) => {
  expect(mayTryCode({ own, all })).toBe(may)
})

const said = { company: ' 安居物业 ', community: '云栖苑', name: '林  悦', phone: '020-8888 0110' }

test('a beginning is kept without blanks around it', () => {
  expect(checkBeginning(said)).toEqual({
    ok: true,
    value: {
      company: '安居物业',
      community: '云栖苑',
      name: '林 悦',
      phones: [{ name: '物业值班', phone: '02088880110' }],
    },
  })
})

test.each([
  ['no company', { company: '' }, 'text-missing'],
  ['a company of 31 characters', { company: '安'.repeat(31) }, 'text-too-long'],
  ['a community without words', { community: '！！' }, 'text-without-words'],
  ['a community of 21 characters', { community: '云'.repeat(21) }, 'text-too-long'],
  ['no name', { name: ' ' }, 'text-missing'],
  ['a number that cannot be dialled', { phone: '值班室' }, 'emergency-phone-wrong'],
])('%s is refused', (_, part, reason) => {
  expect(checkBeginning({ ...said, ...part })).toMatchObject({ ok: false, reason })
})
