// Times as old ledgers write them: with or without the hour, in any of the usual hands. Without a zone they are Shanghai's.

import type { Instant } from '../time.ts'

const hand =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]*(\d{1,2})\s*[:：时点]\s*(?:(\d{1,2})\s*(?:[:：分]\s*(?:(\d{1,2})(?:\.\d+)?\s*秒?)?)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/

const twoDigits = (figure = '0'): string => figure.padStart(2, '0')

/** A moment as somebody wrote it; `isDay` where only the day is said, which tables show as midnight; `at` is its first instant then. */
export type WrittenTime = { at: Instant; isDay: boolean }

/** Reads `2019-04-25T09:32:09+08:00`, `2019/4/25 9:32`, `2019年4月25日 9时32分`, `2019.4.25`; undefined for everything else, also for days no calendar has. */
export const writtenTime = (text: string): WrittenTime | undefined => {
  const [whole, year, month, day, hours, minutes, seconds, zone = '+08:00'] = hand.exec(text.trim()) ?? []
  if (whole === undefined) return undefined
  const wallClock = `${year}-${[month, day].map(twoDigits).join('-')}T${[hours, minutes, seconds].map(twoDigits).join(':')}`
  const asUtc = Date.parse(`${wallClock}Z`)
  const at = Date.parse(`${wallClock}${zone.replace(/(\d{2})(\d{2})$/, '$1:$2')}`)
  // Some engines take 30 February for 2 March, and 24:00 for the next day.
  if (Number.isNaN(asUtc) || Number.isNaN(at) || !new Date(asUtc).toISOString().startsWith(wallClock)) return undefined
  return { at, isDay: wallClock.endsWith('T00:00:00') }
}
