// 导入房屋 in the app: a table is uploaded, looked through, and only after a yes its rows become rooms.

import * as z from 'zod/mini'
import { nothing, writes } from './endpoint.ts'
import { Id, Instant } from './fields.ts'
import { Job } from './jobs.ts'

/** The largest table that is taken, in bytes: 20 MiB. */
export const largestTableBytes = 20 * 1024 * 1024
/** Rows of one table; a larger register comes in several. */
export const mostTableRows = 20_000

/** Everything the upload form needs; the file comes last, in the field `file`. */
export const TablePermission = z.object({
  fileId: Id,
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  expiresAt: Instant,
})

/** The table's id is the idempotency key: asking again renews the permission for the same table. */
export const permitRoomTable = writes('permitRoomTable', {
  path: '/v1/staff/room-imports/table',
  params: nothing,
  body: z.strictObject({ communityId: Id }),
  answer: TablePermission,
  refusals: ['not-allowed'],
  summary: 'A presigned POST for one table of rooms',
})

const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

const asked = {
  communityId: Id,
  fileId: Id,
  /** As the person knows it; its ending tells a csv. */
  name: z.string().check(z.minLength(1), z.maxLength(255)),
  /** Buildings the community does not have yet are made. */
  newBuildings: z.boolean(),
  /** Another phone takes the place of a registered one. */
  newOwners: z.boolean(),
}

const Fault = z.object({
  /** As Excel shows it. */
  row: z.number(),
  /** Missing where it is about the whole row. */
  column: z.optional(z.string()),
  sentence: z.string(),
})

/** `headingFaults`: with these nothing can be imported. Of `faults` so many as a page holds, from `skip` on, of `faultCount`. */
export const RoomTablePreview = z.object({
  /** Of the table as it was read; who says yes names it. */
  sha256: z.string(),
  sheet: z.optional(z.string()),
  otherSheets: z.array(z.string()),
  /** Headings that were understood, and those that mean nothing here. */
  columns: z.array(z.string()),
  leftOut: z.array(z.string()),
  /** No column of units: all rooms are in unit 1. */
  withoutUnits: z.boolean(),
  rows: z.number(),
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  faulty: z.number(),
  newUnits: z.number(),
  /** By name, the first of `newBuildingCount`. */
  newBuildings: z.array(z.string()),
  newBuildingCount: z.number(),
  headingFaults: z.array(Fault),
  faults: z.array(Fault),
  faultCount: z.number(),
})
export type RoomTablePreview = z.infer<typeof RoomTablePreview>

export const previewRoomTable = writes('previewRoomTable', {
  path: '/v1/staff/room-imports/preview',
  params: nothing,
  body: z.strictObject({ ...asked, skip: z.optional(z.int().check(z.gte(0))) }),
  answer: RoomTablePreview,
  refusals: ['not-allowed', 'table-gone', 'table-unreadable'],
  summary: 'What a table of rooms would do, and every bad row; writes nothing',
})

/** The job has the id of the request; `readJob` tells how far it has come. `goodRows`: bad rows are left out, else one of them stops all. */
export const importRoomTable = writes('importRoomTable', {
  path: '/v1/staff/room-imports',
  params: nothing,
  body: z.strictObject({ ...asked, sha256: Sha256, goodRows: z.boolean() }),
  answer: Job,
  refusals: ['not-allowed', 'table-gone', 'table-unreadable', 'table-changed', 'table-has-faults', 'key-reused'],
  summary: 'Import the table that was looked through',
})
