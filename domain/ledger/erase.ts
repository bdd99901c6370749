// Erasing words from an entry: text and salt go, the commitment stays. The chain closes as before, and nobody can guess the words back.

import type { Entry } from './entry.ts'

const without = (fields: Entry['texts'], gone: readonly string[]): Entry['texts'] =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !gone.includes(field)))

/** The entry without these texts; undefined where it has none of them. */
export const withoutTexts = (entry: Entry, gone: readonly string[]): Entry | undefined =>
  gone.some(field => Object.hasOwn(entry.texts, field))
    ? { ...entry, texts: without(entry.texts, gone), salts: without(entry.salts, gone) }
    : undefined
