import { readFile, rm, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { tableLimits } from '../../../functions/import/read-table.ts'
import { sheetXml, workbookParts, writeParts, writeSheet, type XlsxRow } from '../../support/write-xlsx.ts'
import { gathered, tablesFolder } from './tables-in.ts'

const { pathOf, opened, rowsIn, faultsIn } = tablesFolder()
const xlsx = () => pathOf('table.xlsx')
const headings: XlsxRow = { cells: ['房号', '电话'] }

describe('a file is refused', () => {
  const sheet = () => sheetXml([headings, { cells: ['101', '1'] }])
  const whole = () => workbookParts([{ name: '一', xml: sheet() }])
  const sheetPath = 'xl/worksheets/sheet1.xml'

  const sheetOf = (inside: string, before = '') => [`${before}<worksheet><sheetData>${inside}</sheetData></worksheet>`]
  const secondRow = '<row r="2"><c r="A2"><v>1</v></c></row>'

  test.each<[string, string, () => Record<string, Iterable<string>>]>([
    [
      'whose part unpacks to a thousand times its size',
      'unpacks-too-large',
      () => ({ ...whole(), 'xl/media/x': Array(1100).fill('0'.repeat(65_536)) }),
    ],
    [
      'that defines entities',
      'has-declarations',
      () => ({ ...whole(), [sheetPath]: sheetOf('', '<!DOCTYPE w [<!ENTITY a "aaaa">]>') }),
    ],
    [
      'that uses an entity nobody defined',
      'unreadable',
      () => ({ ...whole(), [sheetPath]: sheetOf('<row><c t="inlineStr"><is><t>&a;</t></is></c></row>') }),
    ],
    [
      'that refers to other workbooks',
      'refers-outside',
      () => ({ ...whole(), 'xl/externalLinks/externalLink1.xml': ['<a/>'] }),
    ],
    ['without a visible sheet', 'no-sheet', () => workbookParts([{ name: '一', state: 'hidden', xml: sheet() }])],
    ['whose sheet is missing', 'unreadable', () => ({ ...whole(), [sheetPath]: [] })],
    ['that is a zip of something else', 'not-a-table', () => ({ 'word/document.xml': ['<a/>'] })],
    ['whose sheet is no xml', 'unreadable', () => ({ ...whole(), [sheetPath]: ['<worksheet><sheetData><row>'] })],
    [
      'whose rows run backwards',
      'unreadable',
      () => ({
        ...whole(),
        [sheetPath]: sheetOf(`<row r="1"><c><v>1</v></c><c><v>2</v></c></row><row r="3"/>${secondRow}`),
      }),
    ],
    [
      'whose cells run backwards',
      'unreadable',
      () => ({ ...whole(), [sheetPath]: sheetOf('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>') }),
    ],
    [
      'that names a text which is not there',
      'unreadable',
      () => ({ ...whole(), [sheetPath]: sheetOf('<row r="1"><c t="s"><v>9</v></c></row>') }),
    ],
    [
      'with a cell of a million characters',
      'cell-too-long',
      () => ({
        ...whole(),
        [sheetPath]: sheetOf(`<row><c t="inlineStr"><is><t>${'x'.repeat(1_000_000)}</t></is></c></row>`),
      }),
    ],
    [
      'with more columns than anybody reads',
      'too-many-columns',
      () => ({ ...whole(), [sheetPath]: sheetOf('<row><c r="A1"><v>1</v></c><c r="ZZ1"><v>1</v></c></row>') }),
    ],
    ['without anything in it', 'empty', () => ({ ...whole(), [sheetPath]: sheetOf('') })],
  ])('%s: %s', async (_, reason, parts) => {
    await writeParts(xlsx(), parts())
    await expect(rowsIn('table.xlsx')).rejects.toMatchObject({ reason, chinese: expect.stringMatching(/。$/) })
  })

  test.each<[string, string, string, Buffer | string]>([
    ['that is empty', 'empty', 'a.csv', ''],
    ['of the old Excel, or with a password', 'old-or-locked', 'a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['in UTF-16', 'utf-16', 'a.csv', Buffer.from('\ufeff房号', 'utf16le')],
    ['that is a picture', 'not-a-table', 'a.png', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['that only says it is a csv', 'not-a-table', 'a.csv', Buffer.from('00000018667479706d703432', 'hex')],
    ['whose quote is never closed', 'quote-open', 'a.csv', '房号,姓名\n101,"张三\n102,李四\n'],
    [
      'whose quote swallows what follows',
      'quote-open',
      'a.csv',
      `房号,姓名\n101,"张三\n${'102,李四\n'.repeat(60_000)}"\n`,
    ],
  ])('%s: %s', async (_, reason, name, bytes) => {
    await writeFile(pathOf(name), bytes)
    await expect(rowsIn(name)).rejects.toMatchObject({ reason })
  })

  test('that was not transferred whole', async () => {
    await writeParts(xlsx(), whole())
    const bytes = await readFile(xlsx())
    await writeFile(xlsx(), bytes.subarray(0, bytes.length - 30))
    await expect(rowsIn('table.xlsx')).rejects.toMatchObject({ reason: 'unreadable' })
    // A piece that was changed on the way: once it does not unpack, once only the sum of the sheet tells.
    await writeFile(xlsx(), bytes.with(bytes.indexOf('sheet1.xml') + 30, 0xff))
    await expect(rowsIn('table.xlsx')).rejects.toMatchObject({ reason: 'unreadable' })
    const sum = bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 16
    await writeFile(xlsx(), bytes.with(sum, (bytes[sum] ?? 0) ^ 1))
    await expect(rowsIn('table.xlsx')).rejects.toMatchObject({ reason: 'unreadable' })
  })

  test('whose merges lie on each other by the hundred', async () => {
    const merges = Array.from({ length: 201 }, () => 'A2:B2')
    await writeSheet(xlsx(), [headings, { cells: ['101', '1'] }], { merges: merges.slice(1) })
    expect(await faultsIn('table.xlsx')).toEqual([
      [2, '房号', 'merged'],
      [2, '电话', 'merged'],
    ])
    await writeSheet(xlsx(), [headings, { cells: ['101', '1'] }], { merges })
    await expect(rowsIn('table.xlsx')).rejects.toMatchObject({ reason: 'too-many-merges', row: 2 })
  })

  test('beyond what was allowed', async () => {
    await writeParts(xlsx(), whole())
    await expect(rowsIn('table.xlsx', { ...tableLimits, bytes: 100 })).rejects.toMatchObject({ reason: 'too-large' })
    await expect(rowsIn('table.xlsx', { ...tableLimits, rows: 1 })).rejects.toMatchObject({ reason: 'too-many-rows' })
    await expect(rowsIn('table.xlsx', { ...tableLimits, unpackedBytes: 100 })).rejects.toMatchObject({
      reason: 'unpacks-too-large',
    })
  })

  test('but one that was left alone can be removed', async () => {
    await writeParts(xlsx(), whole())
    const { rows, close } = await opened('table.xlsx')
    await close()
    expect(await gathered(rows)).toEqual([])
    for await (const _ of (await opened('table.xlsx')).rows) break
    await rm(xlsx())
  })
})
