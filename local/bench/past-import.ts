// An old ledger of 5,000 rows, made here and imported in a process of its own: rows a second, and how much memory that process held at most.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import writeXlsxFile from 'write-excel-file/node'
import * as z from 'zod/mini'
import { appPages } from '../demo/app-pages.ts'
import { seedPeople } from '../demo/seed.ts'
import { startStack } from '../stack.ts'
import { startSpeakingChild } from './child.ts'
import { goalLine } from './print.ts'

const rows = 5_000
const mostBytes = 300 * 1024 * 1024

export const PastImportFigure = z.object({
  rows: z.number(),
  written: z.number(),
  seconds: z.number(),
  rowsPerSecond: z.number(),
  peakBytes: z.number(),
})
export type PastImportFigure = z.infer<typeof PastImportFigure>

const headings = [
  '编号',
  '日期',
  '投诉人',
  '联系方式',
  '房间/位置',
  '投诉来源',
  '投诉内容',
  '处理结果',
  '办结时间',
  '状态',
]

const twoDigits = (figure: number): string => String(figure).padStart(2, '0')

/** As offices write them: a hundred a month, every second with a phone number, from a few hundred rooms. */
const rowAt = (index: number): string[] => {
  const month = `${2020 + Math.floor(index / 1_200)}-${twoDigits((Math.floor(index / 100) % 12) + 1)}`
  const day = twoDigits((index % 27) + 1)
  const place = `${(index % 3) + 1}栋${(index % 2) + 1}单元${(index % 12) + 1}0${(index % 4) + 1}`
  return [
    `旧${index + 1}`,
    `${month}-${day} 09:30`,
    `住户${index % 700}`,
    index % 2 === 0 ? `139${String(index % 700).padStart(8, '0')}` : '',
    place,
    index % 3 === 0 ? '来电' : '微信',
    `第 ${index + 1} 件：卫生间顶上漏水，墙面起了一大片霉，之前来修过两次，下雨天还是渗，请彻底查一下原因。`,
    '已联系楼上住户，重做防水，观察两周没有再渗，住户认可。',
    `${month}-${twoDigits((index % 27) + 2)}`,
    '已办结',
  ]
}

const writeLedger = async (path: string): Promise<void> => {
  const data = [headings, ...Array.from({ length: rows }, (_, index) => rowAt(index))]
  const cells = data.map(row => row.map(value => ({ value, type: String })))
  await writeFile(path, await writeXlsxFile(cells, { sheet: '台账' }).toBuffer())
}

/** Imports into a community of its own on disk. */
export const measurePastImport = async (): Promise<PastImportFigure> => {
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-import-'))
  const store = join(directory, 'store')
  const stack = await startStack({ directory: store, appPages })
  await seedPeople(stack)
  await stack.close()
  const file = join(directory, 'ledger.xlsx')
  await writeLedger(file)
  const { child, said } = await startSpeakingChild('past-import-process.ts', JSON.stringify({ store, file }))
  await child.stop()
  await rm(directory, { recursive: true })
  return PastImportFigure.parse(said)
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`

/** A line of figures, and which goals they meet. */
export const pastImportLines = (figure: PastImportFigure): { lines: string[]; goals: string[] } => {
  const { seconds, rowsPerSecond, peakBytes, written } = figure
  const speed = `${Math.round(rowsPerSecond)} rows/s`
  return {
    lines: [`  ${figure.rows} rows in ${seconds.toFixed(1)} s, ${speed}, at most ${megabytes(peakBytes)} of memory`],
    goals: [
      goalLine(`an old ledger of ${rows} rows imported whole`, `${written}, ${speed}`, written === rows),
      goalLine(`in less than ${megabytes(mostBytes)} of memory`, megabytes(peakBytes), peakBytes < mostBytes),
    ],
  }
}
