import { expect, test } from 'vitest'
import { matchPastColumns, pastHeadings } from '#domain/ledger/past-columns.ts'
import { pastColumns } from '#domain/ledger/past-row.ts'

test('the columns of the official ledger are found, and what has no place of its own is kept in words', () => {
  const headings = ['编号', '日期', '投诉人', '联系方式', '楼栋', '单元', '房间', '投诉来源', '投诉分类', '投诉内容']
  const { columns, inWords, missing } = matchPastColumns([...headings, '处理结果', '办结时间', '满意度', '责任方'])
  expect(columns).toMatchObject({
    number: '编号',
    receivedAt: '日期',
    customer: '投诉人',
    phone: '联系方式',
    building: '楼栋',
    unit: '单元',
    room: '房间',
    source: '投诉来源',
    category: '投诉分类',
    text: '投诉内容',
    answer: '处理结果',
    closedAt: '办结时间',
  })
  expect(inWords).toEqual(['满意度', '责任方'])
  expect(missing).toEqual([])
})

test('headings in other letters, with blanks, stars or remarks are the same', () => {
  expect(matchPastColumns(['id', 'filedAt', ' 投诉 内容（必填）*']).columns).toMatchObject({
    id: 'id',
    receivedAt: 'filedAt',
    text: ' 投诉 内容（必填）*',
  })
})

test.each(['user', '留言用户', '会员号', '客户编号'])(
  '%s is what an earlier system knew the customer by, not his name',
  heading => {
    expect(matchPastColumns([heading, '投诉人']).columns).toMatchObject({ reference: heading, customer: '投诉人' })
    expect(matchPastColumns([heading]).columns.customer).toBeUndefined()
  },
)

test('of two headings that mean the same the more usual one counts, wherever it stands', () => {
  const { columns, inWords } = matchPastColumns(['补救措施', '处理结果', '编号', '日期', '内容'])
  expect(columns.answer).toBe('处理结果')
  expect(inWords).toEqual(['补救措施'])
})

test.each([
  [['日期', '内容'], ['编号、ID']],
  [['编号', '内容'], ['日期']],
  [['序号', '日期'], ['投诉内容、标题']],
  [['甲'], ['编号、ID', '日期', '投诉内容、标题']],
])('of %j is missing %j', (headings, missing) => {
  expect(matchPastColumns(headings).missing).toEqual(missing)
})

test('no heading means two things', () => {
  const names = pastColumns.flatMap(it => [...pastHeadings[it]])
  expect(names.filter((it, at) => names.indexOf(it) !== at)).toEqual([])
})
