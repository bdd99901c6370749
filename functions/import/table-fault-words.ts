// What a fault of a table is called to whoever brought the file.

import type { TableFault } from './table-row.ts'

export const tableFaultWords = {
  formula: '这一格是公式。请复制后“粘贴为数值”。',
  merged: '这一格和别的格合并了，分不清是哪一行的内容。请取消合并，每行都写全。',
  'hidden-row': '这一行被隐藏或筛选掉了。请取消隐藏，或把它删去。',
  'hidden-column': '这一列被隐藏了。请取消隐藏，或把它删去。',
  'error-value': '这一格是错误值（如 #N/A）。请改成正确的内容。',
  'no-heading': '这一列没有列名，却有内容。请写上列名，或清空这一列。',
  'double-heading': '有两列用了这个列名。请改掉其中一个。',
  'too-few-cells': '这一行的列数比列名少，可能错位了。',
  encoding: '这里有读不出来的字，编码不对。请另存为 UTF-8 的 csv，或另存为 xlsx。',
} as const satisfies Record<TableFault, string>
