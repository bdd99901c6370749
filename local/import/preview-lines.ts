// What an import of an old ledger would do, as lines to read at the keyboard.

import { sourceWords } from '#contract/words.ts'
import { pastHeadings } from '#domain/ledger/past-columns.ts'
import { pastColumns } from '#domain/ledger/past-row.ts'
import { dayOf } from '#domain/time.ts'
import type { PastPreview } from '../../functions/import/import-past.ts'
import type { PastImportFault } from '../../functions/import/judge-past.ts'

type Words = Readonly<Record<string, string>>

const placeWords: Words = { room: '已知的房间', public: '公共区域', unknown: '位置未知，文字照原样保留' }
const sources: Words = sourceWords

/** So many faults and differences are printed each; beyond, they are counted. */
const mostPrinted = 200

const counted = (counts: Readonly<Record<string, number>>, words: Words = {}): string =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${words[name] ?? name} ${count}`)
    .join('，')

const faultLine = ({ row, column, sentence }: PastImportFault): string =>
  `  第 ${row} 行${column === undefined ? '' : `，${column}`}：${sentence}`

const firstOf = (lines: readonly string[], count: number): string[] =>
  count > mostPrinted ? [...lines.slice(0, mostPrinted), `  还有 ${count - mostPrinted} 处没有列出。`] : [...lines]

const fileLine = (name: string, { format, sheet, otherSheets, encoding }: PastPreview): string =>
  [
    `文件：${name}`,
    encoding ?? format,
    ...(sheet === undefined ? [] : [`工作表“${sheet}”`]),
    ...(otherSheets.length > 0 ? [`没有读：${otherSheets.join('、')}`] : []),
  ].join('，')

/** `filedAt → 日期`: the heading, and what it was taken for. */
const columnWords = ({ columns }: PastPreview): string =>
  pastColumns
    .flatMap(column => {
      const heading = columns[column]
      const usual = pastHeadings[column][0]
      return heading === undefined ? [] : [heading === usual ? heading : `${heading} → ${usual}`]
    })
    .join('，')

const newLines = ({ from, to, byCategory, byPlace, bySource }: PastPreview): string[] =>
  from === undefined || to === undefined
    ? []
    : [
        `接到时间：${dayOf(from)} 至 ${dayOf(to)}`,
        `分类：${counted(byCategory)}`,
        `位置：${counted(byPlace, placeWords)}`,
        `来源：${counted(bySource, sources)}`,
        '满意度：一律不计',
      ]

/** The preview in Chinese: file, columns, counts, every bad row, and what was imported before and is different now. */
export const previewLines = (name: string, preview: PastPreview): string[] => {
  const { inWords, headingFaults, faults, faultCount, differences, different } = preview
  const head = [
    fileLine(name, preview),
    `认出的列：${columnWords(preview)}`,
    ...(inWords.length > 0 ? [`只留文字的列：${inWords.join('，')}`] : []),
  ]
  if (headingFaults.length > 0) return [...head, '列名有问题，没有往下读：', ...headingFaults.map(faultLine)]
  return [
    ...head,
    `共 ${preview.rows} 行：新的 ${preview.new}，以前导入过 ${preview.known}，导入过但内容不同 ${different}，有问题 ${preview.faulty}`,
    ...newLines(preview),
    ...(faultCount > 0 ? [`有问题的地方 ${faultCount} 处：`] : []),
    ...firstOf(faults.map(faultLine), faultCount),
    ...firstOf(
      differences.map(it => `  第 ${it.row} 行，${it.number}：${it.columns.join('、')}和以前导入的不同，保留原来的。`),
      different,
    ),
  ]
}
