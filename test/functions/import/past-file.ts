// Old ledgers as offices hand them over.

import { writeFile } from 'node:fs/promises'
import writeXlsxFile from 'write-excel-file/node'

export const messageHeadings = ['id', 'user', 'title', 'filedAt', 'body', 'answer', 'answeredAt'] as const

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

/** A csv with these headings and rows. */
export const writeCsv = (path: string, headings: readonly string[], rows: readonly (readonly string[])[]) =>
  writeFile(path, [headings, ...rows].map(row => row.map(quoted).join(',')).join('\n'))

/** An xlsx of texts. */
export const writeTable = async (path: string, headings: readonly string[], rows: readonly (readonly string[])[]) => {
  const data = [headings, ...rows].map(row => row.map(value => ({ value, type: String })))
  await writeFile(path, await writeXlsxFile(data, { sheet: '客户投诉台账' }).toBuffer())
}

/** A message with its answer: filed in the morning of a day of April 2019, answered on the 30th. */
export const aMessage = (id: string, changes: Partial<Record<(typeof messageHeadings)[number], string>> = {}) => {
  const message = {
    id,
    user: `A000${id}`,
    title: '电梯又坏了',
    filedAt: '2019-04-24T09:32:09+08:00',
    body: '三号楼的电梯，这个月第三次停了，老人上不去楼。',
    answer: '已更换门机，并请维保单位每周检查。',
    answeredAt: '2019-04-30T14:56:53+08:00',
    ...changes,
  }
  return messageHeadings.map(it => message[it])
}

export const ledgerHeadings = [
  '编号',
  '日期',
  '投诉人',
  '联系方式',
  '楼栋',
  '单元',
  '房间',
  '投诉来源',
  '投诉分类',
  '投诉内容',
  '处理结果',
  '办结时间',
  '状态',
  '处理人',
  '满意度',
] as const

/** A row of the official ledger. */
export const aLedgerRow = (number: string, changes: Partial<Record<(typeof ledgerHeadings)[number], string>> = {}) => {
  const row = {
    编号: number,
    日期: '2024-03-05 10:20',
    投诉人: '陈桂兰',
    联系方式: '139 1234 5678',
    楼栋: '2',
    单元: '1',
    房间: '1202',
    投诉来源: '来电',
    投诉分类: '渗漏',
    投诉内容: '卫生间顶上又湿了一片。',
    处理结果: '楼上重做防水。',
    办结时间: '2024-03-12',
    状态: '已办结',
    处理人: '周建国',
    满意度: '满意',
    ...changes,
  }
  return ledgerHeadings.map(it => row[it])
}
