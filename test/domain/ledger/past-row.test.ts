import { describe, expect, test } from 'vitest'
import {
  type PastCells,
  type PastColumn,
  type PastContext,
  type PastFault,
  type PastRow,
  readPastRow,
  unknownName,
  unknownPlace,
} from '#domain/ledger/past-row.ts'
import { shanghai } from '../../support/builders.ts'

const now = shanghai('2026-11-24 10:00')
const category = (id: string, name: string) => ({
  id,
  name,
  departmentId: 'engineering',
  needsPhotos: false,
  root: 'engineering' as const,
})
const leak = category('leak', '漏水渗水')
const other = category('other', '其他')
const room = { kind: 'room', roomId: 'r-1', buildingId: 'b-3', label: '3 栋 2 单元 1203' } as const
const context: PastContext = {
  communityName: '听松苑',
  categories: [category('lift', '电梯'), leak, other],
  otherCategory: other,
  places: new Map([['3栋2单元1203', room]]),
  source: 'other-department',
  now,
}

/** A row that is in order; a test names what it is about. */
const cells = (changes: PastCells = {}): PastCells => ({
  number: '466',
  receivedAt: '2019-04-25 09:30',
  text: '卫生间漏水',
  answer: '已重做防水',
  closedAt: '2019-04-30',
  ...changes,
})

const read = (changes: PastCells = {}): PastRow => {
  const reading = readPastRow(cells(changes), context)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.row
}

const faults = (changes: PastCells): string[] => {
  const reading = readPastRow(cells(changes), context)
  return reading.ok ? [] : reading.faults.map(it => `${it.column} ${it.fault}`)
}

test('a row with all it needs is read, and what it does not say stays unsaid', () => {
  expect(read()).toEqual({
    number: '466',
    identity: 'number/2019/466',
    sequence: undefined,
    kind: 'complaint',
    source: 'hotline',
    category: leak,
    severity: 'ordinary',
    place: { kind: 'unknown', label: unknownPlace },
    customer: { name: unknownName, phone: undefined, relation: 'unknown' },
    text: '卫生间漏水',
    demand: undefined,
    answer: '已重做防水',
    receivedAt: shanghai('2019-04-25 09:30'),
    answeredAt: shanghai('2019-04-30 00:00'),
    closedAt: shanghai('2019-04-30 00:00'),
    handler: undefined,
    inWords: [],
  } satisfies PastRow)
})

describe('the number', () => {
  test('is the old one; the same number of another year is another complaint', () => {
    expect(read({ number: ' Q001 ' }).number).toBe('Q001')
    const later = { receivedAt: '2020-01-01 00:00', closedAt: '2020-01-02' }
    expect(read(later).identity).toBe('number/2020/466')
  })

  test('of a file without one is made of its own id, in a form no live number has', () => {
    const { number, identity, sequence } = read({ number: '', id: '2549' })
    expect([number, identity, sequence]).toEqual(['旧-2549', 'id/2019-04/2549', undefined])
  })

  test('stands before the id where a file has both', () => {
    expect(read({ id: '2549' })).toMatchObject({ number: '466', identity: 'number/2019/466' })
  })

  test('in the form of ours names the sequence that must have given none', () => {
    expect(read({ number: 'W1904-0012' })).toMatchObject({ number: 'W1904-0012', sequence: 'W1904', source: 'wechat' })
  })

  test.each([
    ['W2610-0001', []],
    ['W2611-0001', ['number number-of-ours']],
    ['2612-0001', ['number number-of-ours']],
    ['9'.repeat(32), []],
    ['9'.repeat(33), ['number text-too-long']],
    ['', ['number missing']],
  ])('%s: %s', (number, expected) => {
    expect(faults({ number })).toEqual(expected)
  })

  test('made of an id is no longer than others', () => {
    expect(faults({ number: '', id: '9'.repeat(40) })).toEqual(['id text-too-long'])
  })
})

test.each([
  ['', []],
  ['听松苑', []],
  [' 听 松苑', []],
  ['望江苑', ['community other-community']],
])('of the community “%s”: %j', (community, expected) => {
  expect(faults({ community })).toEqual(expected)
})

describe('the source', () => {
  test.each([
    ['12345', '466', 'third-party'],
    ['', '466', 'hotline'],
    ['其他', 'L001', 'online-monitoring'],
    ['', '投-7', 'other-department'],
  ] as const)('said as “%s” of %s is %s', (source, number, expected) => {
    expect(read({ source, number }).source).toBe(expected)
  })
})

describe('the times', () => {
  test('answered and closed are told apart where both stand there', () => {
    expect(read({ answeredAt: '2019-04-28 10:00', closedAt: '2019-05-01 12:00' })).toMatchObject({
      answeredAt: shanghai('2019-04-28 10:00'),
      closedAt: shanghai('2019-05-01 12:00'),
    })
    expect(read({ answeredAt: '2019-04-28 10:00', closedAt: '' })).toMatchObject({
      answeredAt: shanghai('2019-04-28 10:00'),
      closedAt: shanghai('2019-04-28 10:00'),
    })
  })

  test('closed on the day of receipt, without the hour, is not before it', () => {
    expect(read({ closedAt: '2019-04-25' }).closedAt).toBe(shanghai('2019-04-25 09:30'))
    expect(read({ receivedAt: '2019-04-25', closedAt: '2019-04-25' }).closedAt).toBe(shanghai('2019-04-25 00:00'))
  })

  test.each<[PastCells, string[]]>([
    [{ receivedAt: '' }, ['receivedAt missing']],
    [{ receivedAt: '去年' }, ['receivedAt not-a-time']],
    [{ receivedAt: '1999-12-31 23:59', closedAt: '2000-01-01' }, ['receivedAt too-early']],
    [{ receivedAt: '2000-01-01' }, []],
    [{ receivedAt: '2026-11-24 10:00', closedAt: '2026-11-24 10:00' }, []],
    [
      { receivedAt: '2026-11-24 10:01', closedAt: '2026-11-24 10:01' },
      ['receivedAt in-the-future', 'closedAt in-the-future'],
    ],
    [{ closedAt: '2019-04-25 09:30' }, []],
    [{ closedAt: '2019-04-25 09:29' }, ['closedAt before-receipt']],
    [{ answeredAt: '2019-04-24' }, ['answeredAt before-receipt']],
    [{ closedAt: '五月' }, ['closedAt not-a-time']],
  ])('%j: %j', (changes, expected) => {
    expect(faults(changes)).toEqual(expected)
  })
})

describe('what is not over is no past complaint', () => {
  test.each<[string, PastCells, string[]]>([
    ['it says so', { state: '处理中' }, ['state still-open']],
    ['nothing says that it ended', { answer: '', closedAt: '' }, ['closedAt still-open']],
    ['it was answered, nobody knows when', { closedAt: '' }, ['closedAt missing']],
    ['it ended, nobody knows when', { answer: '', closedAt: '', state: '已办结' }, ['closedAt missing']],
    ['it ended without an answer', { answer: '' }, []],
  ])('%s', (_, changes, expected) => {
    expect(faults(changes)).toEqual(expected)
  })
})

describe('the words', () => {
  test('a title stands before the text unless the text begins with it', () => {
    expect(read({ title: '漏水', text: '三楼漏水' }).text).toBe('漏水。三楼漏水')
    expect(read({ title: '漏水', text: '漏水三天了' }).text).toBe('漏水三天了')
    expect(read({ title: '漏水', text: '' }).text).toBe('漏水')
  })

  test.each<[PastCells, string[]]>([
    [{ text: '' }, ['text missing']],
    [{ text: '？！' }, ['text text-without-words']],
    [{ text: '长'.repeat(5000) }, []],
    [{ text: '长'.repeat(5001) }, ['text text-too-long']],
    [{ answer: '长'.repeat(5001), demand: '。' }, ['demand text-without-words', 'answer text-too-long']],
    [{ customer: '长'.repeat(101), handler: '长'.repeat(101) }, ['customer text-too-long', 'handler text-too-long']],
    [{ customer: '长'.repeat(100) }, []],
    [{ reference: '长'.repeat(101) }, ['reference text-too-long']],
  ])('%#', (changes, expected) => {
    expect(faults(changes)).toEqual(expected)
  })

  test('demand and handler are taken over', () => {
    expect(read({ demand: '重做防水', handler: '周师傅' })).toMatchObject({ demand: '重做防水', handler: '周师傅' })
  })

  test('every fault of a row is named', () => {
    const columns: PastColumn[] = ['receivedAt', 'number', 'text']
    const expected: PastFault = 'missing'
    expect(faults({ number: '', receivedAt: '', text: '' })).toEqual(columns.map(it => `${it} ${expected}`))
  })
})

describe('category, place, contact', () => {
  test.each([
    ['漏水渗水', '灯不亮', 'leak'],
    ['leak', '灯不亮', 'leak'],
    ['渗漏类', '灯不亮', 'leak'],
    ['', '电梯困人', 'lift'],
    ['收费', '物业费', 'other'],
  ])('“%s” with “%s” is %s', (named, text, id) => {
    expect(read({ category: named, text }).category.id).toBe(id)
  })

  test.each<[string, PastCells, PastRow['place']]>([
    ['in one column', { place: '3号楼2单元1203室' }, room],
    ['in a column for each part', { building: '3', unit: '2', room: '1203' }, room],
    ['that nobody knows', { area: '一期', building: '9栋', room: '101' }, { kind: 'unknown', label: '一期 9栋 101' }],
    ['with the area alone', { area: '一期' }, { kind: 'unknown', label: '一期' }],
  ])('a place %s', (_, changes, place) => {
    expect(read(changes).place).toEqual(place)
  })

  test('what was only understood in part is named, to be kept in words', () => {
    expect(read({ phone: '分机 8012', category: '渗漏类', state: '已办结' }).inWords).toEqual([
      'category',
      'state',
      'phone',
    ])
    const known = read({ phone: '138 1234 5678', customer: '张三' })
    expect(known.customer).toEqual({ name: '张三', phone: '13812345678', relation: 'unknown' })
    expect(known.inWords).toEqual([])
  })

  test.each<[string, PastCells, Partial<PastRow['customer']>]>([
    ['beside the name', { customer: '张三', reference: ' H-207 ' }, { name: '张三', reference: 'H-207' }],
    ['for want of a name', { reference: 'H-207' }, { name: 'H-207', reference: 'H-207' }],
    ['not at all', { reference: ' ' }, { name: unknownName, reference: undefined }],
  ])('what an earlier system knew the customer by is shown %s', (_, changes, customer) => {
    expect(read(changes).customer).toEqual({ phone: undefined, relation: 'unknown', ...customer })
  })
})
