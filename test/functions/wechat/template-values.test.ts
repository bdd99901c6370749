import { expect, test } from 'vitest'
import { templateValue } from '../../../functions/wechat/template-values.ts'

test.each([
  ['楼道灯不亮', '楼道灯不亮'],
  ['  两头有空格 ', '两头有空格'],
  ['第一行\n第二行\r\n第三行', '第一行 第二行 第三行'],
  ['零\u200b宽\ufeff字\u2060符', '零宽字符'],
  ['响铃\u0007停', '响铃停'],
  ['半个\ud83d字', '半个字'],
  ['e\u0301', '\u00e9'],
  ['太吵了😡👨‍👩‍👧🇨🇳❤️1️⃣!', '太吵了1!'],
  ['长'.repeat(20), '长'.repeat(20)],
  ['长'.repeat(21), `${'长'.repeat(19)}…`],
  ['𠮷'.repeat(21), `${'𠮷'.repeat(19)}…`],
  [`${'长'.repeat(18)} ${'长'.repeat(5)}`, `${'长'.repeat(18)}…`],
  ['', '无'],
  ['\n😀\u200b', '无'],
])('thing: %j becomes %j', (text, value) => {
  expect(templateValue('thing1', text)).toBe(value)
})

test.each([
  ['TS-2611-000123', 'TS-2611-000123'],
  ['编号 A1', 'A1'],
  ['a'.repeat(33), `${'a'.repeat(29)}...`],
  ['编号', '-'],
])('character_string: %j becomes %j', (text, value) => {
  expect(templateValue('character_string2', text)).toBe(value)
})

test.each([
  ['处理中', '处理中'],
  ['处理中(2)!', '处理中'],
  ['等待物业公司答复', '等待物业公'],
  ['done', '无'],
])('phrase: %j becomes %j', (text, value) => {
  expect(templateValue('phrase3', text)).toBe(value)
})

test.each([
  ['张三', '张三'],
  ['张三😀2号', '张三号'],
  ['长'.repeat(11), `${'长'.repeat(9)}…`],
  ['Maximilian van der B.', 'Maximilian van der…'],
  ['a'.repeat(20), 'a'.repeat(20)],
  ['12', '无'],
])('name: %j becomes %j', (text, value) => {
  expect(templateValue('name1', text)).toBe(value)
})

test.each([
  [Date.UTC(2026, 10, 22, 7, 1), '2026年11月22日 15:01'],
  [Date.UTC(2026, 11, 31, 15, 59, 59, 999), '2026年12月31日 23:59'],
  [Date.UTC(2026, 11, 31, 16), '2027年1月1日 00:00'],
])('time: %d is told in Shanghai time as %j', (at, value) => {
  expect(templateValue('time5', at)).toBe(value)
})

test('a time given as text, or a text given as a number, is a mistake of the program', () => {
  expect(() => templateValue('time5', '明天')).toThrow(TypeError)
  expect(() => templateValue('thing1', 7)).toThrow(TypeError)
})
