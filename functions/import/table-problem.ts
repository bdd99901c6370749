// Why a file cannot be read as a table at all. Such a file is refused whole: nothing of it may be taken for the rest.

const sentences = {
  empty: '文件是空的。',
  'no-headings': '第 1 行是空的，没有列名。列名要写在第一行。',
  'not-a-table': '这不是 xlsx 或 csv 表格。',
  'old-or-locked': '这是旧版 xls，或者加了密码。请在 Excel 里去掉密码，另存为 xlsx 再试。',
  'utf-16': '这个文本用的是 UTF-16 编码。请另存为 UTF-8 的 csv，或另存为 xlsx。',
  unreadable: '表格文件读不出来，可能没有传完整。请重新保存一份再试。',
  'too-large': '文件太大了。请分成几份再试。',
  'unpacks-too-large': '文件展开后太大，不像是正常的表格，没有读取。',
  'too-many-rows': '表格的行太多。请分成几份再试。',
  'too-many-columns': '表格的列太多。请删去用不到的列再试。',
  'cell-too-long': '有一个格子里的字太多，不像是正常的表格。',
  'refers-outside': '表格引用了别的文件。请复制后“粘贴为数值”，另存一份再试。',
  'has-declarations': '表格里有不该有的定义（DTD），没有读取。',
  'no-sheet': '文件里没有看得见的工作表。',
  'too-many-merges': '合并的单元格太多。请取消合并再试。',
  'quote-open': '有一个引号没有收尾，后面的内容分不清是哪一行。',
} as const

export type TableProblemReason = keyof typeof sentences

export type TableProblem = Error & { reason: TableProblemReason; chinese: string; row?: number | undefined }

/** An error with its sentence; `row` where it is known, as Excel shows it. */
export const tableProblem = (
  reason: TableProblemReason,
  { row, cause }: { row?: number; cause?: unknown } = {},
): TableProblem =>
  Object.assign(new Error(`a table could not be read: ${reason}`, { cause }), {
    reason,
    chinese: row === undefined ? sentences[reason] : `第 ${row} 行：${sentences[reason]}`,
    row,
  })

export const isTableProblem = (error: unknown): error is TableProblem =>
  error instanceof Error && 'reason' in error && 'chinese' in error
