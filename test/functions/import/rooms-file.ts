// A register of 10,000 rooms as an office would hand it over, with faults planted in known places.

import { writeFile } from 'node:fs/promises'
import { writeSheet, type XlsxCell, type XlsxRow } from '../../support/write-xlsx.ts'

export const roomHeadings = ['区域', '楼栋', '单元', '房号', '业主姓名', '业主电话', '备注'] as const
type Heading = (typeof roomHeadings)[number]
export type Planted = { row: number; column?: string; reason: string }

const roomCount = 10_000
const perUnit = 280

/** Row 2 is room 0. No room of it stands in the demo community, whose units are 1 and 2. */
const roomAt = (index: number): string[] => {
  const unit = Math.floor(index / perUnit)
  const within = index % perUnit
  const number = `${Math.floor(within / 7) + 1}0${(within % 7) + 1}`
  return ['', `${(unit % 3) + 1}栋`, `${3 + Math.floor(unit / 3)}单元`, number, `业主${index}`, phoneAt(index), '']
}
const phoneAt = (index: number): string => `139${String(10_000_000 + index)}`

const columnOf = (heading: Heading): number => roomHeadings.indexOf(heading)
const withCell = (cells: readonly XlsxCell[], heading: Heading, cell: XlsxCell): XlsxCell[] =>
  cells.with(columnOf(heading), cell)

type Plan = { cells: XlsxCell[]; hidden?: true; merge?: true; faults: Omit<Planted, 'row'>[] }
type Kind = (cells: readonly XlsxCell[], index: number) => Plan

const badPhones = ['1391000123', '021-58881234', '1391000123O', '13910001234、13910005678', '12910001234']

const kinds: readonly Kind[] = [
  ...badPhones.map(
    (phone): Kind =>
      cells => ({
        cells: withCell(cells, '业主电话', phone),
        faults: [{ column: '业主电话', reason: phone.includes('、') ? 'phone-several' : 'phone-odd' }],
      }),
  ),
  cells => ({ cells: withCell(cells, '楼栋', undefined), faults: [{ column: '楼栋', reason: 'building-empty' }] }),
  cells => ({ cells: withCell(cells, '楼栋', '9 栋'), faults: [{ column: '楼栋', reason: 'building-unknown' }] }),
  (cells, index) => ({
    cells: [...roomAt(index - 10).slice(0, 4), ...cells.slice(4)],
    faults: [{ column: '房号', reason: 'room-twice' }],
  }),
  cells => ({
    cells: withCell(cells, '房号', { formula: 'A1&"01"', value: '101' }),
    faults: [{ column: '房号', reason: 'formula' }],
  }),
  cells => ({
    cells: withCell(cells, '业主电话', { formula: 'B2', value: '13912345678' }),
    faults: [{ column: '业主电话', reason: 'formula' }],
  }),
  cells => ({ cells: [...cells], hidden: true, faults: [{ reason: 'hidden-row' }] }),
  cells => ({
    cells: withCell(cells, '业主电话', { error: '#N/A' }),
    faults: [{ column: '业主电话', reason: 'error-value' }],
  }),
  cells => ({ cells: withCell(cells, '房号', undefined), faults: [{ column: '房号', reason: 'number-empty' }] }),
  // Joined with the row below: two faults.
  cells => ({ cells: [...cells], merge: true, faults: [{ column: '楼栋', reason: 'merged' }] }),
]

/** 14 kinds, 13 of them one fault, a merge two: 187 places with 200 faults in all. */
const isPlanted = (index: number): boolean => index % 50 === 49 && index < 50 * 187

const cellsAt = (index: number): XlsxCell[] =>
  // Excel makes numbers of what looks like one.
  withCell(roomAt(index), '房号', { number: roomAt(index)[columnOf('房号')] ?? '' })

const planAt = (index: number): Plan => {
  const kind = isPlanted(index) ? kinds[Math.floor(index / 50) % kinds.length] : undefined
  if (kind) return kind(cellsAt(index), index)
  const above = index > 0 && isPlanted(index - 1) ? planAt(index - 1) : undefined
  return above?.merge
    ? { cells: withCell(cellsAt(index), '楼栋', undefined), faults: above.faults }
    : { cells: cellsAt(index), faults: [] }
}

/** Writes the register; `mended` leaves the faults out. Gives what was planted, from top to bottom. */
export const writeRooms = async (path: string, { mended = false }: { mended?: boolean } = {}): Promise<Planted[]> => {
  const planted: Planted[] = []
  const merges: string[] = []
  function* rows(): Generator<XlsxRow> {
    yield { cells: roomHeadings }
    for (let index = 0; index < roomCount; index += 1) {
      if (mended) {
        yield { cells: cellsAt(index) }
        continue
      }
      const { cells, hidden, merge, faults } = planAt(index)
      planted.push(...faults.map(it => ({ row: index + 2, ...it })))
      if (merge) merges.push(`B${index + 2}:B${index + 3}`)
      yield { cells, ...(hidden ? { hidden } : {}) }
    }
  }
  await writeSheet(path, rows(), { merges })
  return planted
}

/** The same register as csv in GB18030's or UTF-8's bytes, in which every 500th owner's name is of the other encoding. */
export const writeRoomsCsv = async (path: string): Promise<Planted[]> => {
  const planted: Planted[] = []
  const lines: Buffer[] = [Buffer.from(`${roomHeadings.join(',')}\r\n`)]
  for (let index = 0; index < roomCount; index += 1) {
    const cells = roomAt(index)
    const before = Buffer.from(`${cells.slice(0, 4).join(',')},`)
    const isBroken = index % 500 === 250
    // 王小明 as Excel writes it on a Chinese Windows.
    const name = isBroken ? Buffer.from('cdf5d0a1c3f7', 'hex') : Buffer.from(cells[4] ?? '')
    if (isBroken) planted.push({ row: index + 2, column: '业主姓名', reason: 'encoding' })
    lines.push(before, name, Buffer.from(`,${cells[5]},\r\n`))
  }
  await writeFile(path, Buffer.concat(lines))
  return planted
}
