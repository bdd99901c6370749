import { writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { tablesFolder } from './tables-in.ts'

const { pathOf, opened, rowsIn, cellsIn, faultsIn } = tablesFolder()

describe('a csv', () => {
  const gb = Buffer.from('b7bfbac52cd0d5c3fb0d0a3130312cd5c5c8fd0d0a', 'hex')

  test.each<[string, Buffer, 'utf-8' | 'gb18030']>([
    ['UTF-8', Buffer.from('房号,姓名\r\n101,张三\r\n'), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from('\ufeff房号,姓名\n101,张三'), 'utf-8'],
    ['GB18030', gb, 'gb18030'],
  ])('in %s is recognised', async (_, bytes, encoding) => {
    await writeFile(pathOf('some.csv'), bytes)
    expect(await opened('some.csv')).toMatchObject({ format: 'csv', encoding })
    expect(await rowsIn('some.csv')).toEqual([{ row: 2, cells: { 房号: '101', 姓名: '张三' }, faults: [] }])
  })

  test('whose first megabyte is ASCII is recognised by what comes then', async () => {
    const ascii = Buffer.from(`a,b\n${`1,${'x'.repeat(1000)}\n`.repeat(1200)}`)
    await writeFile(pathOf('some.csv'), Buffer.concat([ascii, gb]))
    expect(await opened('some.csv')).toMatchObject({ encoding: 'gb18030' })
    expect((await rowsIn('some.csv')).at(-1)?.cells).toEqual({ a: '101', b: '张三' })
  })

  test('says by row and column what is of another encoding', async () => {
    const rest = Buffer.from('\n102,李四\n103,')
    const broken = Buffer.concat([
      Buffer.from('房号,姓名\n101,张三'),
      rest,
      Buffer.from('d5c5c8fd', 'hex'),
      Buffer.from('\n104,王五'),
    ])
    await writeFile(pathOf('some.csv'), broken)
    expect(await faultsIn('some.csv')).toEqual([[4, '姓名', 'encoding']])
    await writeFile(pathOf('some.csv'), Buffer.concat([gb, gb, Buffer.from([0x31, 0x2c, 0xff, 0x0a])]))
    expect(await faultsIn('some.csv')).toEqual([[5, '姓名', 'encoding']])
  })

  test('may hold line breaks, quotes and separators in quotes; rows are counted as Excel does', async () => {
    await writeFile(pathOf('some.csv'), '房号,备注\r\n101,"甲,""乙""\r\n丙"\r\n\r\n102,3"的管\n103,x\r104,y')
    expect(await rowsIn('some.csv')).toEqual([
      { row: 2, cells: { 房号: '101', 备注: '甲,"乙"\n丙' }, faults: [] },
      { row: 4, cells: { 房号: '102', 备注: '3"的管' }, faults: [] },
      { row: 5, cells: { 房号: '103', 备注: 'x' }, faults: [] },
      { row: 6, cells: { 房号: '104', 备注: 'y' }, faults: [] },
    ])
  })

  test.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('may be separated by %s', async (_, separator) => {
    await writeFile(pathOf('some.txt'), `房号${separator}备注\n101${separator}a,b`)
    expect(await cellsIn('some.txt')).toEqual([['101', 'a,b']])
  })

  test('says rows that are too short or too long, and formulas', async () => {
    await writeFile(pathOf('some.csv'), '房号,姓名,电话,\n101,甲\n102,乙,,\n103,丙,1,,多\n104,="0012",2,')
    expect(await faultsIn('some.csv')).toEqual([
      [2, '', 'too-few-cells'],
      [4, 'E', 'no-heading'],
      [5, '姓名', 'formula'],
    ])
  })
})
