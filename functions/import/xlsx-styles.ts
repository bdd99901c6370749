// Which cell styles show a number as a date, and what date a number is.

import { day, minute } from '#domain/time.ts'
import { hear } from './xml.ts'

/** Excel's own formats of dates and times; 27 to 36 and 50 to 58 are the Chinese ones. */
const builtInDates: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]

/** Whether a number format shows a date or a time: letters of one outside quotes, brackets and escapes. */
const isDateFormat = (code: string): boolean =>
  /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, ''))

/** By the index a cell names its style with: whether that style shows dates. */
export const dateStylesIn = async (styles: AsyncIterable<Uint8Array> | undefined): Promise<readonly boolean[]> => {
  const custom = new Map<number, boolean>()
  const dates: boolean[] = []
  let inCells = false
  if (!styles) return dates
  await hear(styles, {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') custom.set(Number(numFmtId), isDateFormat(formatCode))
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const id = Number(numFmtId)
      dates.push(custom.get(id) ?? builtInDates.some(([from, to]) => from <= id && id <= to))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return dates
}

const from1900 = Date.UTC(1899, 11, 30)
const from1904 = Date.UTC(1904, 0, 1)
/** 31 December 9999, the last day Excel knows. */
const lastSerial = 2_958_465

/** `2026-11-22 09:30`, or `09:30` of a time without a day. A number that is no date stays as it is. */
export const momentOf = (serial: number, since1904: boolean): string => {
  if (serial < 0 || serial > lastSerial) return String(serial)
  // Excel keeps days with their fractions: half a second makes up for what a fraction loses.
  const at = (since1904 ? from1904 : from1900) + serial * day + 500
  const text = new Date(Math.floor(at / minute) * minute).toISOString()
  const time = text.slice(11, 16)
  return serial < 1 ? time : `${text.slice(0, 10)} ${time}`
}
