// What WeChat's error codes ask of the caller. Codes not named here are unfamiliar: a person must look.
import { addDays, dayOf, type Instant, startOfDay } from '#domain/time.ts'

const tokenCodes: ReadonlySet<number> = new Set([40001, 40014, 42001])

/** Whether the access token was refused, so that nothing else was done. */
export const isTokenError = (code: number): boolean => tokenCodes.has(code)

/** The earliest instant at which the same call may be made again, or undefined if waiting does not help. */
export const retryAfter = (code: number, now: Instant): Instant | undefined => {
  if (code === -1) return now + 1_000
  if (code === 43108) return now + 2_000
  if (code === 45011) return now + 60_000
  if (code === 45009) return startOfDay(addDays(dayOf(now), 1))
  return undefined
}
