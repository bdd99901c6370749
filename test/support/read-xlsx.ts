// Reads an xlsx back as Excel would: sheets by name, rows of texts. Only what this project writes.

import { readZip } from '../../infra/check-zip.ts'

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string): string => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => entities[name] ?? '')

const textsIn = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}(?:\\s[^>]*)?(?:/>|>(.*?)</${tag}>)`, 'gs'))].map(it => it[1] ?? '')

/** `C` is the third column. */
const columnOf = (reference: string): number =>
  [...reference.replace(/\d/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** Every sheet with its rows; an empty cell is an empty text. */
export const readXlsx = async (bytes: Buffer): Promise<Record<string, string[][]>> => {
  const files = new Map((await readZip(bytes)).map(it => [it.path, Buffer.from(it.bytes).toString('utf8')]))
  const file = (path: string): string => files.get(path) ?? ''
  const shared = textsIn(file('xl/sharedStrings.xml'), 'si').map(it => unescaped(textsIn(it, 't').join('')))
  const names = [...file('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(it => unescaped(it[1] ?? ''))
  const rowsOf = (xml: string): string[][] =>
    textsIn(xml, 'row').map(row => {
      const cells: string[] = []
      for (const [, attributes = '', inside = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
        const column = columnOf(/r="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? 'A')
        const value = textsIn(inside, 'v')[0]
        const text = /t="s"/.test(attributes) ? shared[Number(value)] : unescaped(textsIn(inside, 't').join(''))
        cells[column - 1] = text ?? ''
      }
      return Array.from(cells, it => it ?? '')
    })
  return Object.fromEntries(names.map((name, at) => [name, rowsOf(file(`xl/worksheets/sheet${at + 1}.xml`))]))
}
