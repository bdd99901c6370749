// Writes xlsx files piece by piece, as Excel would and as no Excel would: any part can be given, of any size.

import { closeSync, openSync, writeSync } from 'node:fs'
import { crc32, createDeflateRaw } from 'node:zlib'

/** Parts of the package by path; each as pieces of text. */
export type XlsxParts = Readonly<Record<string, Iterable<string>>>

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships'

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

const lettersOf = (column: number): string =>
  (column >= 26 ? lettersOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

/** A text; a number with the index of its style; a formula with its last value; an error; a shared text by number; nothing. */
export type XlsxCell =
  | string
  | { number: number | string; style?: number }
  | { formula: string; value: string }
  | { error: string }
  | { shared: number }
  | { truth: boolean }
  | undefined

export type XlsxRow = { cells: readonly XlsxCell[]; hidden?: boolean; row?: number }

const cellXml = (cell: XlsxCell, reference: string): string => {
  if (cell === undefined) return ''
  if (typeof cell === 'string')
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  if ('number' in cell) return `<c r="${reference}" s="${cell.style ?? 0}"><v>${cell.number}</v></c>`
  if ('formula' in cell)
    return `<c r="${reference}" t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.value)}</v></c>`
  if ('error' in cell) return `<c r="${reference}" t="e"><v>${cell.error}</v></c>`
  if ('truth' in cell) return `<c r="${reference}" t="b"><v>${cell.truth ? 1 : 0}</v></c>`
  return `<c r="${reference}" t="s"><v>${cell.shared}</v></c>`
}

/** The xml of a sheet; `merges` as `B5:B7`, `before` is what stands before the rows. */
export function* sheetXml(
  rows: Iterable<XlsxRow>,
  { merges = [], before = '' }: { merges?: readonly string[]; before?: string } = {},
): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}">${before}<sheetData>`
  let number = 0
  for (const { cells, hidden, row } of rows) {
    number = row ?? number + 1
    const inside = cells.map((cell, column) => cellXml(cell, `${lettersOf(column)}${number}`)).join('')
    yield `<row r="${number}"${hidden ? ' hidden="1"' : ''}>${inside}</row>`
  }
  yield '</sheetData>'
  if (merges.length > 0)
    yield `<mergeCells count="${merges.length}">${merges.map(it => `<mergeCell ref="${it}"/>`).join('')}</mergeCells>`
  yield '</worksheet>'
}

/** The parts of a workbook. Sheets by name, the first is `xl/worksheets/sheet1.xml`. */
export const workbookParts = (
  sheets: readonly { name: string; state?: 'hidden'; xml: Iterable<string> }[],
  {
    sharedStrings,
    styles,
    properties = '',
  }: { sharedStrings?: Iterable<string>; styles?: string; properties?: string } = {},
): XlsxParts => {
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  )
  const related = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  if (sharedStrings) related.push(`<Relationship Id="s" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>`)
  if (styles) related.push(`<Relationship Id="y" Type="${office}/styles" Target="/xl/styles.xml"/>`)
  return {
    '_rels/.rels': [
      `<Relationships xmlns="${packaged}"><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    'xl/workbook.xml': [
      `<workbook xmlns="${main}" xmlns:r="${office}">${properties}<sheets>${listed.join('')}</sheets></workbook>`,
    ],
    'xl/_rels/workbook.xml.rels': [`<Relationships xmlns="${packaged}">${related.join('')}</Relationships>`],
    ...Object.fromEntries(sheets.map(({ xml }, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
    ...(sharedStrings ? { 'xl/sharedStrings.xml': sharedStringsXml(sharedStrings) } : {}),
    ...(styles ? { 'xl/styles.xml': [`<styleSheet xmlns="${main}">${styles}</styleSheet>`] } : {}),
  }
}

function* sharedStringsXml(texts: Iterable<string>): Generator<string> {
  yield `<sst xmlns="${main}">`
  for (const text of texts) yield `<si><t>${escaped(text)}</t></si>`
  yield '</sst>'
}

type Packed = { crc: number; packed: number; full: number; offset: number; name: Buffer }

const headerOf = ({ crc, packed, full, name }: Omit<Packed, 'offset'>): Buffer => {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(20, 0)
  header.writeUInt16LE(0x0800, 2)
  header.writeUInt16LE(8, 4)
  header.writeUInt16LE(0x21, 8)
  header.writeUInt32LE(crc, 10)
  header.writeUInt32LE(packed, 14)
  header.writeUInt32LE(full, 18)
  header.writeUInt16LE(name.length, 22)
  return header
}

const packPart = async (handle: number, path: string, pieces: Iterable<string>, offset: number): Promise<Packed> => {
  const name = Buffer.from(path)
  const dataAt = offset + 30 + name.length
  const entry: Packed = { crc: 0, packed: 0, full: 0, offset, name }
  const deflate = createDeflateRaw({ level: 1 })
  deflate.on('data', (chunk: Buffer) => {
    writeSync(handle, chunk, 0, chunk.length, dataAt + entry.packed)
    entry.packed += chunk.length
  })
  const ended = new Promise((resolve, reject) => deflate.on('end', resolve).on('error', reject))
  const push = async (text: string): Promise<void> => {
    const bytes = Buffer.from(text)
    entry.crc = crc32(bytes, entry.crc)
    entry.full += bytes.length
    if (!deflate.write(bytes)) await new Promise(resolve => deflate.once('drain', resolve))
  }
  let gathered = ''
  for (const piece of pieces) {
    gathered += piece
    if (gathered.length < 64 * 1024) continue
    await push(gathered)
    gathered = ''
  }
  await push(gathered)
  deflate.end()
  await ended
  const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), headerOf(entry), name])
  writeSync(handle, header, 0, header.length, offset)
  return entry
}

/** Writes a zip of these parts; memory does not grow with them. */
export const writeParts = async (path: string, parts: XlsxParts): Promise<void> => {
  const handle = openSync(path, 'w')
  try {
    const entries: Packed[] = []
    let offset = 0
    for (const [name, pieces] of Object.entries(parts)) {
      const entry = await packPart(handle, name, pieces, offset)
      offset += 30 + entry.name.length + entry.packed
      entries.push(entry)
    }
    const directory = Buffer.concat(
      entries.flatMap(entry => {
        const end = Buffer.alloc(14)
        end.writeUInt32LE(entry.offset, 10)
        return [Buffer.from('PK\x01\x02\x14\x00', 'latin1'), headerOf(entry), end, entry.name]
      }),
    )
    const end = Buffer.alloc(22)
    end.write('PK\x05\x06', 'latin1')
    end.writeUInt16LE(entries.length, 8)
    end.writeUInt16LE(entries.length, 10)
    end.writeUInt32LE(directory.length, 12)
    end.writeUInt32LE(offset, 16)
    writeSync(handle, Buffer.concat([directory, end]), 0, directory.length + 22, offset)
  } finally {
    closeSync(handle)
  }
}

/** A workbook of one sheet. */
export const writeSheet = (
  path: string,
  rows: Iterable<XlsxRow>,
  settings: { merges?: readonly string[]; before?: string; sharedStrings?: Iterable<string>; styles?: string } = {},
): Promise<void> => writeParts(path, workbookParts([{ name: '业主', xml: sheetXml(rows, settings) }], settings))
