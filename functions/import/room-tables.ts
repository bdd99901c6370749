// 导入房屋 in the app: permission to upload a table, what it would do, and the yes. The administrator's alone.

import type { Job } from '#contract/jobs.ts'
import type { Reason } from '#contract/refusals.ts'
import { largestTableBytes, mostTableRows, type RoomTablePreview } from '#contract/room-imports.ts'
import { holds } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type JobItem, jobAt, newJob, type Task } from '../jobs/job-item.ts'
import { jobView } from '../jobs/read-job.ts'
import type { Photos } from '../photos/open-photos.ts'
import { signUpload } from '../photos/upload-permission.ts'
import { enter } from '../session/enter.ts'
import { canonicalJson } from '../storage/act-items.ts'
import { writeThrough } from '../storage/write.ts'
import { previewRooms, type RoomPreview } from './import-rooms.ts'
import type { ImportFault } from './judge-rooms.ts'
import { fetchTable, tableKey } from './table-objects.ts'
import { isTableProblem } from './table-problem.ts'

type Needs = Core & { photos: Photos }
type Table = { communityId: string; fileId: string; name: string; newBuildings: boolean; newOwners: boolean }

/** Faults on one page, names of new buildings, and other things that are listed: an answer stays below 64 KB. */
const onePage = 100

const mayImport = (
  needs: Needs,
  holder: Asked['holder'],
  communityId: string,
  wanted: Parameters<typeof enter>[2] = [],
) =>
  enter(needs, holder, wanted).then(entered => {
    if (!entered.ok) return entered
    return holds(entered.value.caller.actor, communityId, ['admin']) ? entered : refuse('not-allowed')
  })

export const permitRoomTable = async (
  needs: Needs,
  { holder, key, body }: Asked<unknown, unknown, { communityId: string }>,
): Promise<Result<{ fileId: string; url: string; fields: Record<string, string>; expiresAt: Instant }, Reason>> => {
  const entered = await mayImport(needs, holder, body.communityId)
  if (!entered.ok) return entered
  const { url, fields, expiresAt } = await signUpload(needs.photos, {
    key: tableKey(holder.userId, key),
    type: 'application/octet-stream',
    most: largestTableBytes,
    now: needs.now(),
  })
  return accept({ fileId: key, url, fields, expiresAt })
}

type Looked = { preview: RoomPreview; sha256: string }

/** Fetches the table and looks it through from the first row to the last. */
const lookThrough = async (needs: Needs, userId: string, table: Table): Promise<Result<Looked, Reason>> => {
  const { communityId, fileId, name, newBuildings, newOwners } = table
  // What was imported a moment ago by another process is to be known.
  needs.communities.delete(communityId)
  try {
    const fetched = await fetchTable(needs.photos, { key: tableKey(userId, fileId), name })
    if (!fetched) return refuse('table-gone')
    try {
      const { file, sha256 } = fetched
      const asked = { communityId, file, newBuildings, newOwners, most: mostTableRows }
      const preview = await previewRooms(needs, asked)
      return preview.ok ? accept({ preview: preview.value, sha256 }) : preview
    } finally {
      await fetched.remove()
    }
  } catch (error) {
    if (isTableProblem(error)) return refuse('table-unreadable', { why: error.chinese })
    throw error
  }
}

const faultView = ({ row, column, sentence }: ImportFault) => ({
  row,
  ...(column === undefined ? {} : { column }),
  sentence,
})

const previewView = ({ preview, sha256 }: Looked, skip: number): RoomTablePreview => ({
  sha256,
  ...(preview.sheet === undefined ? {} : { sheet: preview.sheet }),
  otherSheets: preview.otherSheets.slice(0, onePage),
  columns: Object.values(preview.columns),
  leftOut: preview.leftOut.slice(0, onePage),
  withoutUnits: preview.columns.unit === undefined,
  rows: preview.rows,
  new: preview.new,
  changed: preview.changed,
  unchanged: preview.unchanged,
  faulty: preview.faulty,
  newUnits: preview.newUnits,
  newBuildings: preview.newBuildings.slice(0, onePage),
  newBuildingCount: preview.newBuildings.length,
  headingFaults: preview.headingFaults.slice(0, onePage).map(faultView),
  faults: preview.faults.slice(skip, skip + onePage).map(faultView),
  faultCount: preview.faultCount,
})

/** One wait to enter; then the file is read, and each of its buildings once. */
export const previewRoomTable = async (
  needs: Needs,
  { holder, body: { skip = 0, ...table } }: Asked<unknown, unknown, Table & { skip?: number | undefined }>,
): Promise<Result<RoomTablePreview, Reason>> => {
  const entered = await mayImport(needs, holder, table.communityId)
  if (!entered.ok) return entered
  const looked = await lookThrough(needs, holder.userId, table)
  return looked.ok ? accept(previewView(looked.value, skip)) : looked
}

type Confirmed = Table & { sha256: string; goodRows: boolean }

/** What of a task was asked for: how many rows that makes, may differ when it is asked for again. */
const sameWish = (job: JobItem, by: string, task: Omit<Extract<Task, { task: 'import-rooms' }>, 'rows'>): boolean => {
  if (job.by !== by || job.task.task !== 'import-rooms') return false
  const { rows: _, ...wish } = job.task
  return canonicalJson(wish) === canonicalJson(task)
}

/**
 * The yes: the table is looked through once more, and where it is still the same and nothing is wrong, a job is left for the
 * timer. Nothing is written before. The key is the job's id: the same request finds the same job.
 */
export const importRoomTable = async (
  needs: Needs,
  { holder, key, body }: Asked<unknown, unknown, Confirmed>,
): Promise<Result<Job, Reason>> => {
  const { communityId, sha256, goodRows, fileId, name, newBuildings, newOwners } = body
  const here = jobAt(key)
  const entered = await mayImport(needs, holder, communityId, [here])
  if (!entered.ok) return entered
  const wish = {
    task: 'import-rooms' as const,
    tableKey: tableKey(holder.userId, fileId),
    name,
    sha256,
    newBuildings,
    newOwners,
    byName: entered.value.caller.actor.name,
  }
  const before = entered.value.found.take(here)
  if (before)
    return sameWish(before, holder.userId, wish) ? accept(jobView(before, holder.userId)) : refuse('key-reused')
  const looked = await lookThrough(needs, holder.userId, body)
  if (!looked.ok) return looked
  const { preview } = looked.value
  if (looked.value.sha256 !== sha256) return refuse('table-changed')
  const { headingFaults, faultCount } = preview
  if (headingFaults.length > 0 || (faultCount > 0 && !goodRows))
    return refuse('table-has-faults', { count: faultCount })
  const task = { ...wish, rows: preview.new + preview.changed }
  const item = newJob(key, { by: holder.userId, communityId, task, now: needs.now() })
  const written = await writeThrough(needs, [{ table: 'records', only: 'if-absent', item }])
  return written.ok ? accept(jobView(item, holder.userId)) : refuse('busy-try-again')
}
