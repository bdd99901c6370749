// The code an empty deployment is begun with: what was set, and how often codes were tried within the hour.

import * as z from 'zod/mini'
import { firstStartCode, mayTryCode } from '#domain/people/first-start.ts'
import { hour, type Instant } from '#domain/time.ts'
import type { Outside } from '../runtime.ts'
import { hashOf, isSameHash } from '../session/token.ts'
import type { Found, Located } from '../storage/read.ts'
import type { Put } from '../storage/write.ts'

/** The hash of the code that was set; undefined where none was, or one too short to be any. */
export type Opening = { codeHash: string | undefined }

export const openFirstStart = async (outside: Outside): Promise<Opening> => {
  const { firstStartCode: set = '' } = await outside.secrets()
  const code = firstStartCode(set)
  return { codeHash: code && hashOf(code) }
}

/** Whether this is the code; its hash is compared, so that time tells nothing. */
export const isTheCode = (codeHash: string, typed: string): boolean =>
  isSameHash(codeHash, hashOf(firstStartCode(typed) ?? ''))

const TriesItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  /** Codes tried within the hour. */
  version: z.number(),
  expiresAtSeconds: z.number(),
})

const triesAt = (now: Instant, userId?: string): Located<typeof TriesItem> => {
  const pk = `FIRST-START#${Math.floor(now / hour)}${userId === undefined ? '' : `#${userId}`}`
  return { table: 'working', key: { pk }, schema: TriesItem }
}

/** Where the tries of this hour stand: the person's, and everybody's. */
export const triesOf = (now: Instant, userId: string) => [triesAt(now, userId), triesAt(now)] as const

/** The puts that count one more try; undefined where there were enough. A try is counted before its code is looked at. */
export const countTry = (found: Found, now: Instant, userId: string): Put[] | undefined => {
  const [own, all] = triesOf(now, userId)
  const tried = (here: typeof own): number => found.take(here)?.version ?? 0
  if (!mayTryCode({ own: tried(own), all: tried(all) })) return undefined
  return [own, all].map((here): Put => {
    const version = tried(here)
    const item = { v: 1, ...here.key, version: version + 1, expiresAtSeconds: Math.ceil((now + 2 * hour) / 1000) }
    return version === 0
      ? { table: 'working', only: 'if-absent', item }
      : { table: 'working', only: 'if-version', version, item }
  })
}
