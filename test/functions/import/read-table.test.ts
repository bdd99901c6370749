import { writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { sheetXml, workbookParts, writeParts, writeSheet, type XlsxRow } from '../../support/write-xlsx.ts'
import { gathered, tablesFolder } from './tables-in.ts'

const { pathOf, opened, rowsIn, cellsIn, faultsIn } = tablesFolder()
const xlsx = () => pathOf('table.xlsx')
const headings: XlsxRow = { cells: ['房号', '电话'] }

describe('an xlsx', () => {
  test('gives texts, numbers, dates and truths as Excel shows them, by heading and row', async () => {
    const styles =
      '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="[Red]0.00&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>'
    await writeSheet(
      xlsx(),
      [
        { cells: [' 文字 ', '数', '日期', '是否'] },
        {
          cells: [
            ' 一行\r\n两行_x000D_ ',
            { number: '1.3800138E10' },
            { number: 45_356.395_833_333_33, style: 1 },
            { truth: true },
          ],
        },
        {
          cells: [{ shared: 1 }, { number: '0.30000000000000004' }, { number: 45_356, style: 2 }, { truth: false }],
          row: 5,
        },
        { cells: ['', { number: 12, style: 3 }, { number: 0.5, style: 4 }], row: 9 },
        { cells: ['', undefined], row: 11 },
      ],
      { styles, sharedStrings: ['零', '甲&<乙>'] },
    )
    const { rows, close, ...known } = await opened('table.xlsx')
    expect(known).toEqual({
      format: 'xlsx',
      sheet: '业主',
      otherSheets: [],
      header: { row: 1, headings: ['文字', '数', '日期', '是否'], faults: [] },
    })
    expect(await gathered(rows)).toEqual([
      { row: 2, cells: { 文字: '一行\n两行', 数: '13800138000', 日期: '2024-03-05 09:30', 是否: '是' }, faults: [] },
      { row: 5, cells: { 文字: '甲&<乙>', 数: '0.3', 日期: '2024-03-05 00:00', 是否: '否' }, faults: [] },
      { row: 9, cells: { 文字: '', 数: '12', 日期: '12:00', 是否: '' }, faults: [] },
    ])
    await close()
  })

  test('says formulas, errors, merges, hidden rows and columns, and what stands under no heading', async () => {
    await writeSheet(
      xlsx(),
      [
        { cells: ['房号', '电话', '备注', undefined] },
        { cells: [{ formula: 'A1', value: '101' }, { error: '#REF!' }] },
        { cells: ['102', undefined, undefined, '多出来的'], hidden: true },
        { cells: ['103', '13900000001'] },
        { cells: ['104'] },
        { cells: ['105'] },
      ],
      {
        merges: ['B4:B5', 'A6:C6', 'F4:G5'],
        before: '<cols><col min="3" max="3" hidden="1"/></cols>',
      },
    )
    expect((await opened('table.xlsx')).header.faults).toEqual([{ column: '备注', fault: 'hidden-column' }])
    expect(await faultsIn('table.xlsx')).toEqual([
      [2, '房号', 'formula'],
      [2, '电话', 'error-value'],
      [3, '', 'hidden-row'],
      [3, 'D', 'no-heading'],
      [4, '电话', 'merged'],
      [5, '电话', 'merged'],
      [6, '房号', 'merged'],
      [6, '电话', 'merged'],
      [6, '备注', 'merged'],
    ])
  })

  test('says each of thousands of merges, and every cell with a broken character', async () => {
    const pairs = Array.from({ length: 3000 }, (_, at) => 2 * at + 2)
    const rows = [headings, ...pairs.flatMap(at => [{ cells: [`${at}`, '1'] }, { cells: [`${at + 1}`] }])]
    const settings = { merges: pairs.map(at => `B${at}:B${at + 1}`) }
    await writeSheet(xlsx(), [...rows, { cells: ['王\ufffd'] }], settings)
    const faults = await faultsIn('table.xlsx')
    expect(faults).toEqual([
      ...pairs.flatMap(at => [at, at + 1]).map(row => [row, '电话', 'merged']),
      [6002, '房号', 'encoding'],
    ])
  })

  test('is read from its first visible sheet, and says which it left out', async () => {
    const sheet = (text: string) => sheetXml([{ cells: ['甲'] }, { cells: [text] }])
    await writeParts(
      xlsx(),
      workbookParts([
        { name: '藏', state: 'hidden', xml: sheet('1') },
        { name: '看', xml: sheet('2') },
        { name: '末', xml: sheet('3') },
      ]),
    )
    expect(await opened('table.xlsx')).toMatchObject({ sheet: '看', otherSheets: ['藏', '末'] })
    expect(await cellsIn('table.xlsx')).toEqual([['2']])
  })

  test('with prefixes, pronunciations, rich text, sparse references and days from 1904 is read the same', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    const xml = `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>房</x:t></x:r><x:r><x:t>号</x:t></x:r><x:rPh><x:t>fang</x:t></x:rPh></x:is></x:c><x:c t="inlineStr"><x:is><x:t>日</x:t></x:is></x:c></x:row><x:row><x:c><x:v>7</x:v></x:c><x:c s="0"><x:v>1</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A2"/></x:mergeCells></x:worksheet>`
    await writeParts(
      xlsx(),
      workbookParts([{ name: '一', xml: [xml] }], {
        properties: '<workbookPr date1904="1"/>',
        styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
      }),
    )
    expect(await rowsIn('table.xlsx')).toEqual([
      {
        row: 2,
        cells: { 房号: '1904-01-08 00:00', 日: '1904-01-02 00:00' },
        faults: [{ column: '房号', fault: 'merged' }],
      },
    ])
  })

  test('keeps texts beyond memory in a file, and finds each of them', async () => {
    const texts = Array.from({ length: 70 }, (_, at) => `${at}-${'松'.repeat(20_000)}`)
    const many = Array.from({ length: 300 }, (_, at) => `${at}-${texts[at % 70]?.slice(0, 18_000)}`)
    const order = many.map((_, at) => (at * 37) % many.length)
    await writeSheet(xlsx(), [{ cells: ['文字'] }, ...order.map(shared => ({ cells: [{ shared }] }))], {
      sharedStrings: many,
    })
    expect((await cellsIn('table.xlsx')).flat()).toEqual(order.map(at => many[at]))
  })
})

describe('headings', () => {
  test('that stand there twice are said, and the first counts', async () => {
    await writeSheet(xlsx(), [{ cells: ['电话', '电话'] }, { cells: ['1', '2'] }])
    expect((await opened('table.xlsx')).header).toEqual({
      row: 1,
      headings: ['电话'],
      faults: [{ column: '电话', fault: 'double-heading' }],
    })
    expect(await cellsIn('table.xlsx')).toEqual([['1']])
  })

  test('may stand under a title, which keeps nothing hidden', async () => {
    await writeSheet(xlsx(), [{ cells: ['听松苑业主登记表'] }, headings, { cells: ['101', '1'] }], {
      merges: ['A1:B1'],
      before: '<cols><col min="2" max="2" hidden="1"/></cols>',
    })
    const { header, close } = await opened('table.xlsx')
    await close()
    const faults = [{ column: '电话', fault: 'hidden-column' }]
    expect(header).toEqual({ row: 2, headings: ['房号', '电话'], faults })
    expect(await rowsIn('table.xlsx')).toEqual([{ row: 3, cells: { 房号: '101', 电话: '1' }, faults: [] }])
  })

  test('of a single column are no title', async () => {
    await writeFile(pathOf('one.csv'), '房号\n101\n102')
    expect(await rowsIn('one.csv')).toMatchObject([{ row: 2, cells: { 房号: '101' } }, { row: 3 }])
    await writeFile(pathOf('one.csv'), '房号')
    expect((await opened('one.csv')).header.headings).toEqual(['房号'])
    expect(await rowsIn('one.csv')).toEqual([])
  })

  test('must be in the first row', async () => {
    await writeSheet(xlsx(), [{ ...headings, row: 2 }])
    await expect(opened('table.xlsx')).rejects.toMatchObject({ reason: 'no-headings' })
    await writeFile(pathOf('late.csv'), '\n房号,电话\n101,1')
    await expect(opened('late.csv')).rejects.toMatchObject({ reason: 'no-headings' })
  })
})
