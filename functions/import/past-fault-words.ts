// What is wrong with a row of an old ledger, in a sentence for whoever brought the file.

import type { PastFault } from '#domain/ledger/past-row.ts'

export const pastFaultWords: Record<PastFault, string> = {
  missing: '这一格是空的，不能没有。',
  'not-a-time': '看不懂这个时间。请写成 2019-04-25 或 2019-04-25 09:30。',
  'in-the-future': '这个时间还没有到。',
  'too-early': '早于 2000 年，请核对年份。',
  'before-receipt': '早于接到投诉的时间。',
  'number-of-ours': '这个编号和系统自己发的编号一样，会分不清。请改用旧台账里原来的编号。',
  double: '同一年里这个编号在前面已经有一行。',
  'other-community': '写的不是要导入的小区。',
  'still-open': '还没有办结。没办结的请在“登记”里录入，才有人负责、有时限。',
  'text-missing': '这一格是空的，不能没有。',
  'text-too-long': '写得太长。',
  'text-without-words': '没有文字。',
}

/** For a file without one of the columns a past complaint cannot do without. */
export const columnMissingWords = (names: string): string => `缺少“${names}”这一列。`
