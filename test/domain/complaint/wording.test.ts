import { expect, test } from 'vitest'
import { checkText, titleOf } from '#domain/complaint/wording.ts'

test.each(['', ' ', '\n\t\u3000 '])('%j is nothing at all', text => {
  expect(checkText(text)).toEqual({ ok: false, reason: 'text-missing' })
})

test.each([
  ['灯', '灯'],
  ['  楼道灯不亮\n', '楼道灯不亮'],
  ['\u3000\u3000灯不亮', '灯不亮'],
  ['3', '3'],
  ['３０１', '３０１'],
  ['!!!a', '!!!a'],
  ['😡😡太吵了', '😡😡太吵了'],
  ['1️⃣号楼', '1️⃣号楼'],
  ['𠮷', '𠮷'],
])('%j is accepted as %j', (text, trimmed) => {
  expect(checkText(text)).toEqual({ ok: true, value: trimmed })
})

test.each([
  ['5,000 characters', '字'.repeat(5000)],
  ['5,000 characters and blanks around them', ` ${'字'.repeat(5000)}\n`],
  ['5,000 characters outside the basic plane, 10,000 code units', '𠮷'.repeat(5000)],
])('%s are not too long', (_, text) => {
  expect(checkText(text)).toEqual({ ok: true, value: text.trim() })
})

test.each([['字'.repeat(5001)], ['𠮷'.repeat(5001)], [`${'字'.repeat(5000)}。`]])(
  '5,001 characters are too long, and the refusal says how many are allowed',
  text => {
    expect(checkText(text)).toEqual({ ok: false, reason: 'text-too-long', facts: { most: 5000 } })
  },
)

test.each([
  ['😡'],
  ['👨‍👩‍👧'],
  ['🇨🇳'],
  ['👍🏽👍🏽'],
  ['❤️'],
  ['1️⃣'],
  ['1⃣'],
  ['#️⃣*️⃣0️⃣'],
  ['㊗️㊙️'],
  ['🅰️🅾️'],
  ['ℹ️'],
  ['？？？！！'],
  ['……'],
  ['。 😡 。'],
  ['\u200b\u200b'],
])('%j says nothing in words', text => {
  expect(checkText(text)).toEqual({ ok: false, reason: 'text-without-words' })
})

test('no single emoji passes for words', () => {
  const emoji = Array.from({ length: 0x1ffff }, (_, code) => code)
    .filter(code => code < 0xd800 || code > 0xdfff)
    .map(code => String.fromCodePoint(code))
    .filter(it => /\p{Emoji}/u.test(it))
    .flatMap(it => (/[\d#*]/.test(it) ? [`${it}\u20E3`, `${it}\uFE0F\u20E3`] : [it, `${it}\uFE0F`]))
  expect(emoji.length).toBeGreaterThan(2000)
  expect(emoji.filter(it => checkText(it).ok)).toEqual([])
})

test.each([
  ['楼道灯不亮，已经三天了', '楼道灯不亮'],
  ['楼道灯不亮。', '楼道灯不亮'],
  ['！！！楼道灯不亮；快修', '楼道灯不亮'],
  ['  第一行  \n第二行', '第一行'],
  ['长'.repeat(16), '长'.repeat(16)],
  ['长'.repeat(17), `${'长'.repeat(15)}…`],
  ['𠮷'.repeat(16), '𠮷'.repeat(16)],
  ['𠮷'.repeat(17), `${'𠮷'.repeat(15)}…`],
  ['。。。', '。。。'],
  ['每月3.5元太贵，请解释', '每月3.5元太贵'],
  ['楼道灯不亮.快修', '楼道灯不亮'],
  ['  ，灯不亮', '灯不亮'],
])('the title of %j is %j', (text, title) => {
  expect(titleOf(text)).toBe(title)
})
