import { expect, test } from 'vitest'
import { endIn, kindIn, phoneIn, placeKey, severityIn, sourceIn } from '#domain/ledger/past-words.ts'

test.each([
  ['微信公众号', 'wechat'],
  ['业主论坛', 'online-monitoring'],
  ['12345 市民热线', 'third-party'],
  ['前台来访', 'walk-in'],
  ['投诉箱', 'letter'],
  ['来电', 'hotline'],
  ['监控中心转述', 'other-department'],
  ['其他', undefined],
  ['', undefined],
])('“%s” came by %s', (text, source) => {
  expect(sourceIn(text)).toBe(source)
})

test.each([
  ['表扬', 'praise'],
  ['报修', 'repair'],
  ['咨询建议', 'question'],
  ['投诉', 'complaint'],
  ['', 'complaint'],
])('“%s” is a %s', (text, kind) => {
  expect(kindIn(text)).toBe(kind)
})

test.each([
  ['紧急', 'emergency'],
  ['重大投诉', 'major'],
  ['建议', 'suggestion'],
  ['一般', 'ordinary'],
  ['', 'ordinary'],
])('“%s” is %s', (text, severity) => {
  expect(severityIn(text)).toBe(severity)
})

test.each([
  ['已办结', 'ended'],
  ['处理完毕', 'ended'],
  ['客服中心已回复', 'ended'],
  ['是', 'ended'],
  ['不予受理', 'ended'],
  ['Closed', 'ended'],
  ['未办结', 'open'],
  ['待处理', 'open'],
  ['处理中（等配件）', 'open'],
  ['跟进', 'open'],
  ['否', 'open'],
  ['', undefined],
  ['甲', undefined],
])('“%s”: %s', (text, end) => {
  expect(endIn(text)).toBe(end)
})

test.each([
  ['13812345678', '13812345678'],
  ['张三 138-1234-5678（女儿）', '13812345678'],
  ['+86 138 1234 5678', '13812345678'],
  ['0755-88123456', '075588123456'],
  ['138123456789', undefined],
  ['8613812345678', '13812345678'],
  ['613812345678', undefined],
  ['10755881234567', undefined],
  ['0755881234567890', undefined],
  ['家 075588123456 或 13812345678', '13812345678'],
  ['分机 8012', undefined],
  ['', undefined],
])('of “%s” the phone is %s', (text, phone) => {
  expect(phoneIn(text)).toBe(phone)
})

test.each([
  ['室内花园', '室内花园'],
  ['1号门', '1号门'],
])('“%s” keeps what is not its end', (text, key) => {
  expect(placeKey(text)).toBe(key)
})

test.each(['3 栋 2 单元 1203', '3栋2单元1203室', '3 号楼2单元1203 号', '3幢2单元1203房', '三栋二单元１２０３室'])(
  '“%s” is compared as one place',
  text => {
    expect(placeKey(text)).toBe('3栋2单元1203')
  },
)
