// An xlsx as rows: the first visible sheet, with its texts, dates and merged cells.

import { sharedStringsIn } from './shared-strings.ts'
import { tableProblem } from './table-problem.ts'
import type { RawRow } from './table-row.ts'
import { mergedAt, mergesIn } from './xlsx-merges.ts'
import { openPackage, type Workbook, workbookIn, type XlsxPackage } from './xlsx-package.ts'
import { sheetRows } from './xlsx-sheet.ts'
import { dateStylesIn } from './xlsx-styles.ts'

async function* rowsOf(parts: XlsxPackage, workbook: Workbook): AsyncGenerator<RawRow, void> {
  const { sheet, styles, sharedStrings, from1904 } = workbook
  const sheetPart = async () => {
    const stream = await parts.part(sheet.path, 'large')
    if (!stream) throw tableProblem('unreadable')
    return stream
  }
  const dateStyles = await dateStylesIn(styles === undefined ? undefined : await parts.part(styles))
  const merges = await mergesIn(await sheetPart())
  const strings = await sharedStringsIn(
    sharedStrings === undefined ? undefined : await parts.part(sharedStrings, 'large'),
  )
  try {
    yield* sheetRows(await sheetPart(), { strings, dateStyles, from1904, mergedAt: mergedAt(merges) })
  } finally {
    strings.close()
  }
}

async function* closing(parts: XlsxPackage, rows: AsyncGenerator<RawRow, void>): AsyncGenerator<RawRow, void> {
  try {
    yield* rows
  } finally {
    parts.close()
  }
}

/** Opens an xlsx; the rows are to be gone into, or the file stays open. */
export const readXlsx = async (
  path: string,
  { unpackedBytes }: { unpackedBytes: number },
): Promise<{ sheet: string; otherSheets: string[]; rows: AsyncGenerator<RawRow, void> }> => {
  const parts = await openPackage(path, unpackedBytes)
  try {
    const workbook = await workbookIn(parts)
    return {
      sheet: workbook.sheet.name,
      otherSheets: workbook.otherSheets,
      rows: closing(parts, rowsOf(parts, workbook)),
    }
  } catch (error) {
    parts.close()
    throw error
  }
}
