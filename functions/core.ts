// What every function works with: the two tables, the seal, time and chance.

import type { Instant } from '#domain/time.ts'
import type { Community } from './places/community.ts'
import type { Outside, Settings } from './runtime.ts'
import { type Database, openDatabase } from './storage/database.ts'
import { openSeal, type Seal } from './storage/seal.ts'

export type Core = {
  database: Database
  seal: Seal
  pageKey: Buffer
  settings: Settings
  now: () => Instant
  newId: () => string
  randomBelow: (below: number) => number
  wait: (milliseconds: number) => Promise<void>
  log: (fields: LogFields) => void
  /** Communities read within the last minute. */
  communities: Map<string, { community: Community; readAt: Instant }>
}

/** The only fields that may stand in a log line: nothing a resident wrote, no phone, no token. */
export type LogFields = {
  level: 'info' | 'warn' | 'error'
  what: string
  requestId?: string | undefined
  route?: string | undefined
  status?: number | undefined
  reason?: string | undefined
  userId?: string | undefined
  complaintId?: string | undefined
  milliseconds?: number | undefined
  tries?: number | undefined
  count?: number | undefined
  code?: number | undefined
  rid?: string | undefined
  /** Name and stack of a bug; never its message's data. */
  fault?: string | undefined
}

/** Writes log lines: one JSON object each. */
export const logTo =
  ({ writeLog }: Pick<Outside, 'writeLog'>): Core['log'] =>
  fields =>
    writeLog(JSON.stringify(fields))

export const openCore = async (outside: Outside): Promise<Core> => {
  const settings = outside.settings()
  const secrets = await outside.secrets()
  return {
    database: openDatabase({ records: settings.recordsTable, working: settings.workingTable }, outside.dynamo),
    seal: openSeal(Buffer.from(secrets.fieldKey, 'base64'), Buffer.from(secrets.searchKey, 'base64')),
    pageKey: Buffer.from(secrets.pageKey, 'base64'),
    settings,
    now: outside.now,
    newId: outside.newId,
    randomBelow: outside.randomBelow,
    wait: outside.wait,
    log: logTo(outside),
    communities: new Map(),
  }
}
