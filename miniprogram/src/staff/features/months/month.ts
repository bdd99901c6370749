// Months of the ledger, `2026-11`, in Shanghai.

import { dayOf, type Instant } from '#domain/time.ts'

export type Month = string

export const monthOf = (at: Instant): Month => dayOf(at).slice(0, 7)

/** Whether an address names one. */
export const isMonth = (text: string): text is Month => /^20\d{2}-(0[1-9]|1[0-2])$/.test(text)

/** The month `count` months later, or earlier if negative. */
export const monthAfter = (month: Month, count: number): Month => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const whole = year * 12 + number - 1 + count
  return `${Math.floor(whole / 12)}-${String((whole % 12) + 1).padStart(2, '0')}`
}

/** 2026年11月. */
export const monthWords = (month: Month): string => {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}
