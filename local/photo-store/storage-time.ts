import type { Instant } from '#domain/time.ts'

/** `20261122T031500Z` as an instant; undefined when it is not of that form. */
export const fromAmzDate = (text: string | undefined): Instant | undefined => {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '')
  if (parts === null) return undefined
  const [, year, month, date, hours, minutes, seconds] = parts
  const at = Date.parse(`${year}-${month}-${date}T${hours}:${minutes}:${seconds}Z`)
  return Number.isNaN(at) ? undefined : at
}

/** An instant as HTTP headers write it. */
export const toHttpDate = (at: Instant): string => new Date(at).toUTCString()
