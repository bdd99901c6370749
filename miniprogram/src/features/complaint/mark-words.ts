import { markWords } from '#contract/words.ts'
import type { Mark } from '#domain/survey/survey.ts'

const isMark = (value: unknown): value is Mark =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5

/** 很满意 and so on; empty where it is no mark this client knows. */
export const markWord = (value: unknown): string => (isMark(value) ? markWords[value] : '')
