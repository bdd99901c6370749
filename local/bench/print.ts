// The bench's tables.

import type { Comparison, Measured } from './compare.ts'
import type { ImportCost } from './imports.ts'
import type { Waits } from './waits.ts'

/** Columns as wide as their widest cell; the first to the left, the others to the right. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map(row => row[column]?.length ?? 0)))
  return [head, ...rows].map(row =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  )
}

const one = (figure: number): string => figure.toFixed(1)
const two = (figure: number): string => figure.toFixed(2)
const percent = (share: number): string => `${(share * 100).toFixed(0)} %`

const side = ({ perSecond, p50, p99, cpu, triesPerSuccess }: Measured): string[] => [
  one(perSecond),
  one(p50),
  one(p99),
  two(cpu),
  two(triesPerSuccess),
]

export const comparisonTable = (comparisons: readonly Comparison[]): string[] =>
  table(
    ['', 'at once', 'server', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms', 'tries', 'ratio', 'least … most', 'by CPU'],
    comparisons.flatMap(({ useCase, concurrency, network, huiyin, bare, ratio }) => [
      [
        network > 0 ? `${useCase}, ${network} ms an operation` : useCase,
        String(concurrency),
        'huiyin',
        ...side(huiyin),
        percent(ratio.median),
        `${percent(ratio.least)} … ${percent(ratio.most)}`,
        percent(bare.cpu / huiyin.cpu),
      ],
      ['', '', 'bare', ...side(bare), '', '', ''],
    ]),
  )

export const waitsTable = (waits: readonly Waits[]): string[] =>
  table(
    ['', 'sequential waits', 'operations', 'items read', 'items written'],
    waits.map(it => [it.name, ...[it.waits, it.operations, it.itemsRead, it.itemsWritten].map(String)]),
  )

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`

export const importsTable = (functions: readonly ImportCost[], bare: ImportCost, emptyNode: number): string[] =>
  table(
    ['', 'code', 'zip', 'CPU ms of import', 'beside the bare handler'],
    [bare, ...functions].map(it => [
      it.name,
      kilobytes(it.codeBytes),
      kilobytes(it.zipBytes),
      one(it.cpuMilliseconds - emptyNode),
      `× ${two((it.cpuMilliseconds - emptyNode) / (bare.cpuMilliseconds - emptyNode))}`,
    ]),
  )

/** A goal and whether it was met. */
export const goalLine = (goal: string, is: string, isMet: boolean): string =>
  `${isMet ? 'met   ' : 'MISSED'}  ${goal}: ${is}`

export const goals = { share: 0.6, waits: 2 } as const

export const goalLines = (comparisons: readonly Comparison[], waits: readonly Waits[]): string[] => {
  const filing = comparisons.find(it => it.useCase === 'file-complaint' && it.concurrency === 16 && it.network === 0)
  const most = Math.max(...waits.map(it => it.waits))
  const longest = waits.filter(it => it.waits === most).map(it => it.name)
  return [
    goalLine(
      `file-complaint, 16 at once, at least ${percent(goals.share)} of the bare server`,
      filing ? percent(filing.ratio.median) : 'not measured',
      filing !== undefined && filing.ratio.median >= goals.share,
    ),
    goalLine(
      `at most ${goals.waits} sequential waits on the database in what a person does`,
      `${most} (${longest.slice(0, 3).join(', ')}${longest.length > 3 ? ' …' : ''})`,
      most <= goals.waits,
    ),
  ]
}
