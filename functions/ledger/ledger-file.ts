// The ledger as xlsx. Every cell is text, so that nothing a customer wrote becomes a formula.

import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { LedgerRow } from '#contract/staff.ts'
import { dayOf, type Instant, minutesIntoDay } from '#domain/time.ts'

const moment = (at: Instant | undefined): string => {
  if (at === undefined) return ''
  const minutes = Math.floor(minutesIntoDay(at))
  const two = (number: number) => String(number).padStart(2, '0')
  return `${dayOf(at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

const columns: readonly { heading: string; width: number; text: (row: LedgerRow) => string }[] = [
  { heading: '编号', width: 14, text: row => row.number },
  { heading: '日期', width: 18, text: row => moment(row.receivedAt) },
  { heading: '投诉人', width: 10, text: row => row.customer },
  { heading: '房间/位置', width: 20, text: row => row.place },
  { heading: '投诉来源', width: 12, text: row => row.source },
  { heading: '转来单位', width: 16, text: row => row.sender ?? '' },
  { heading: '对方编号', width: 16, text: row => row.senderNumber ?? '' },
  { heading: '投诉分类', width: 12, text: row => row.category },
  { heading: '投诉内容', width: 36, text: row => row.title },
  { heading: '级别', width: 8, text: row => row.severity },
  { heading: '处理人', width: 10, text: row => row.handler ?? '' },
  { heading: '状态', width: 10, text: row => row.state },
  { heading: '满意度', width: 10, text: row => row.satisfaction ?? '未评价' },
  { heading: '回访结果', width: 10, text: row => row.visit ?? '' },
  { heading: '是否超期', width: 10, text: row => (row.overdue ? '是' : '否') },
  { heading: '办结时间', width: 18, text: row => moment(row.closedAt) },
]

/** The bytes of the month's ledger; `month` as `2026-11`. */
export const ledgerFile = (month: string, rows: readonly LedgerRow[]): Promise<Buffer> => {
  const cell = (value: string) => ({ value, type: String, wrap: true })
  const data: SheetData = [
    columns.map(({ heading }) => ({ value: heading, type: String, fontWeight: 'bold' as const })),
    ...rows.map(row => columns.map(({ text }) => cell(text(row)))),
  ]
  return writeXlsxFile(data, {
    sheet: `台账 ${month}`,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer()
}
