import { describe, expect, test } from 'vitest'
import { hasWords, recognise, type Searched } from '#domain/search/recognise.ts'

const every = (yearMonth: string) => ['', 'W', 'Q', 'L', 'V', 'X', 'T'].map(it => it + yearMonth)
const number = (sequences: string[], serial: number): Searched => ({
  as: 'number',
  yearMonth: (sequences[0] ?? '').replace(/^\D/, ''),
  sequences,
  serial,
})

describe('what was typed', () => {
  test.each<[string, Searched | undefined]>([
    ['', undefined],
    [' \n ', undefined],
    // numbers
    ['W2611-0001', number(['W2611'], 1)],
    ['w2611-0001', number(['W2611'], 1)],
    ['Ｗ２６１１－０００１', number(['W2611'], 1)],
    ['W2611—0001', number(['W2611'], 1)],
    ['W2611 - 12', number(['W2611'], 12)],
    ['W26110012', number(['W2611'], 12)],
    ['2611-12', number(every('2611'), 12)],
    ['2611-0001', number(every('2611'), 1)],
    ['W2611-10234', number(['W2611'], 10_234)],
    ['W2611-0001/2', number(['W2611'], 1)],
    ['W2611-0001-A', number(['W2611'], 1)],
    ['W2611-0001-催1', number(['W2611'], 1)],
    ['T2612-3', number(['T2612'], 3)],
    ['W2601-12', number(['W2601'], 12)],
    ['W2610-12345678', number(['W2610'], 12_345_678)],
    ['W2611-12/2', number(['W2611'], 12)],
    ['W2611-0001x', { as: 'words', words: ['w2611-0001x'] }],
    ['W2611-12x', { as: 'words', words: ['w2611-12x'] }],
    ['AW2611-0001', { as: 'words', words: ['aw2611-0001'] }],
    ['AW2611-12', { as: 'words', words: ['aw2611-12'] }],
    ['W2600-0001', { as: 'words', words: ['w2600-0001'] }],
    // numbers of a ledger kept before
    ['466', { as: 'old-number', number: '466' }],
    ['q001', { as: 'old-number', number: 'Q001' }],
    ['L001', { as: 'old-number', number: 'L001' }],
    ['旧-2549', { as: 'old-number', number: '旧-2549' }],
    ['旧－a7', { as: 'old-number', number: '旧-a7' }],
    ['旧-', { as: 'words', words: ['旧-'] }],
    ['12345', { as: 'old-number', number: '12345' }],
    [`旧-${'a'.repeat(29)}`, { as: 'old-number', number: `旧-${'a'.repeat(29)}` }],
    [`旧-${'a'.repeat(30)}`, { as: 'words', words: [`旧-${'a'.repeat(30)}`] }],
    ['新旧-2549', { as: 'words', words: ['新旧-2549'] }],
    ['Q123456', { as: 'old-number', number: 'Q123456' }],
    ['Q1234567', { as: 'words', words: ['q1234567'] }],
    ['AQ001', { as: 'words', words: ['aq001'] }],
    ['123456', { as: 'old-number', number: '123456' }],
    // phones
    ['13800001203', { as: 'phone', phone: '13800001203' }],
    ['138 0000 1203', { as: 'phone', phone: '13800001203' }],
    ['+86 138-0000-1203', { as: 'phone', phone: '13800001203' }],
    ['0086 13800001203', { as: 'phone', phone: '13800001203' }],
    ['8613800001203', { as: 'phone', phone: '13800001203' }],
    ['+86 021-5888', { as: 'words', words: ['+86', '021-5888'] }],
    ['138000012034', { as: 'words', words: ['138000012034'] }],
    ['213800001203', { as: 'words', words: ['213800001203'] }],
    ['0861380000120', { as: 'words', words: ['0861380000120'] }],
    ['1203', { as: 'last-four', digits: '1203' }],
    ['１２０３', { as: 'last-four', digits: '1203' }],
    // rooms
    ['2-1-1202', { as: 'room', building: '2', unit: '1', room: '1202' }],
    ['2栋1单元1202', { as: 'room', building: '2', unit: '1', room: '1202' }],
    ['2 栋 1 单元 1202 室', { as: 'room', building: '2', unit: '1', room: '1202' }],
    ['12号楼1202', { as: 'room', building: '12', room: '1202' }],
    ['A座1202', { as: 'room', building: 'A', room: '1202' }],
    ['2-1202', { as: 'room', building: '2', room: '1202' }],
    // words
    ['漏水', { as: 'words', words: ['漏水'] }],
    ['陈桂兰', { as: 'words', words: ['陈桂兰'] }],
    ['电梯  停运 电梯', { as: 'words', words: ['电梯', '停运'] }],
    ['WiFi 坏了', { as: 'words', words: ['wifi', '坏了'] }],
    ['2613-0001', { as: 'words', words: ['2613-0001'] }],
    ['1234567', { as: 'words', words: ['1234567'] }],
    ['2栋', { as: 'words', words: ['2栋'] }],
  ])('%j', (typed, expected) => {
    expect(recognise(typed)).toEqual(expected)
  })
})

describe('words', () => {
  test.each<[string[], string[], boolean]>([
    [['漏水'], ['厨房漏水', '渗漏'], true],
    [['漏水', '2栋'], ['厨房漏水', '2 栋 1 单元'], true],
    [['漏水', '3栋'], ['厨房漏水', '2 栋 1 单元'], false],
    [['wifi'], ['ＷｉＦｉ坏了'], true],
    // One text does not run into the next.
    [['房漏'], ['厨房', '漏水'], false],
    [[], [], true],
  ])('%j in %j: %j', (words, texts, expected) => {
    expect(hasWords(words, texts)).toBe(expected)
  })
})
