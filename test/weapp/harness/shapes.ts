/** Guards for what comes out of the app's own world, about which TypeScript knows nothing. */

export type Fields = Readonly<Record<string, unknown>>
export type AnyFunction = (...parameters: unknown[]) => unknown

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const recordOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {})

export const isFunction = (value: unknown): value is AnyFunction => typeof value === 'function'

export const textList = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
