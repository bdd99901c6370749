// A confirmed import of rooms, step by step: some rooms and the job's progress in one transaction. Killed anywhere, the next run reads
// the table again from its beginning; what is written stands there unchanged and is passed over.

import { accept, type Result, refuse } from '#domain/result.ts'
import { auditPut } from '../audit/audit-item.ts'
import type { Core } from '../core.ts'
import type { JobItem, Outcome, Task } from '../jobs/job-item.ts'
import type { ImportNext, JobStep } from '../jobs/job-step.ts'
import type { Photos } from '../photos/open-photos.ts'
import { readCommunity } from '../places/community.ts'
import { isWanted, openPass, roomPuts, type Wanted } from './import-rooms.ts'
import { fetchTable, removeTable } from './table-objects.ts'
import { isTableProblem } from './table-problem.ts'

type ImportTask = Extract<Task, { task: 'import-rooms' }>

/** Rows in one step; with a new building and a phone for each and the job itself it stays below the hundred items of a transaction. */
const atOnce = 32

/** A table being gone through, good for the job as it stands after the last step. */
type Session = { version: number; made: Set<string>; next: () => Promise<Wanted[]>; close: () => Promise<void> }

type Stopped = 'table-gone' | 'table-changed' | 'table-unreadable' | 'community-unknown'

async function* batched(rows: AsyncIterable<Wanted>): AsyncGenerator<Wanted[], void> {
  let batch: Wanted[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < atOnce) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

const openSession = async (
  core: Core,
  photos: Photos,
  { communityId, version }: JobItem,
  { tableKey, name, sha256, newBuildings, newOwners }: ImportTask,
): Promise<Result<Session, Stopped>> => {
  core.communities.delete(communityId)
  const community = await readCommunity(core, communityId)
  if (!community) return refuse('community-unknown')
  const fetched = await fetchTable(photos, { key: tableKey, name })
  if (!fetched) return refuse('table-gone')
  if (fetched.sha256 !== sha256) {
    await fetched.remove()
    return refuse('table-changed')
  }
  const { judged } = await openPass(core, community, { communityId, file: fetched.file, newBuildings, newOwners })
  async function* wanted(): AsyncGenerator<Wanted, void> {
    for await (const row of judged) if (isWanted(row)) yield row
  }
  const batches = batched(wanted())
  return accept({
    version,
    made: new Set<string>(),
    async next() {
      const { value } = await batches.next()
      return value ?? []
    },
    async close() {
      await batches.return()
      await fetched.remove()
    },
  })
}

const sum = (outcomes: readonly Outcome[], what: 'rooms' | 'owners' | 'buildings'): number =>
  outcomes.reduce((total, it) => total + (it.wrote?.[what] ?? 0), 0)

/** The last but one step: what came of it stands in 操作记录. */
const recorded = (core: Core, { by, communityId, outcomes }: JobItem, task: ImportTask, stopped?: Stopped): JobStep => {
  const count = (what: Parameters<typeof sum>[1], word: string) => {
    const written = sum(outcomes, what)
    return written > 0 ? `${written} ${word}` : undefined
  }
  const put = auditPut(core, {
    communityId,
    at: core.now(),
    by: { id: by, name: task.byName },
    act: 'rooms-imported',
    what: task.name,
    changes: [
      { field: 'rooms', after: count('rooms', '套') },
      { field: 'owners', after: count('owners', '个') },
      { field: 'new-buildings', after: count('buildings', '栋') },
    ],
  })
  const outcome = { complaintId: 'recorded', ok: stopped === undefined, ...(stopped ? { reason: stopped } : {}) }
  return { outcome, puts: [put] }
}

/** Takes the next rows of a table, or ends. */
const takeNext = async (core: Core, session: Session, job: JobItem, task: ImportTask): Promise<JobStep> => {
  const rows = await session.next()
  if (rows.length === 0) {
    // Whoever asks this process next is to see the new buildings.
    core.communities.delete(job.communityId)
    return recorded(core, job, task)
  }
  const { buildings, rooms, phones } = await roomPuts(core, job.communityId, rows, session.made)
  const made = rooms.filter(it => it.only === 'if-absent').length
  const wrote = { rooms: made, owners: rooms.length - made, buildings: buildings.length }
  return { outcome: { complaintId: 'rows', ok: true, wrote }, puts: [...buildings, ...rooms, ...phones] }
}

/** Imports of rooms, each table opened once in a process for as long as nobody else works on its job. */
export const roomImporter = (photos: Photos): ImportNext => {
  const sessions = new Map<string, Session>()
  const drop = async (id: string) => {
    const session = sessions.get(id)
    sessions.delete(id)
    await session?.close()
  }
  const sessionOf = async (core: Core, job: JobItem, task: ImportTask): Promise<Result<Session, Stopped>> => {
    const standing = sessions.get(job.id)
    if (standing?.version === job.version) return accept(standing)
    await drop(job.id)
    const opened = await openSession(core, photos, job, task)
    if (opened.ok) sessions.set(job.id, opened.value)
    return opened
  }
  return async (core, job, task) => {
    if (job.outcomes.at(-1)?.complaintId === 'recorded') {
      await drop(job.id)
      await removeTable(photos, task.tableKey)
      return { outcome: { complaintId: 'table', ok: true } }
    }
    try {
      const session = await sessionOf(core, job, task)
      if (!session.ok) return recorded(core, job, task, session.reason)
      const step = await takeNext(core, session.value, job, task)
      // Good for the job with this step done, and for no other.
      session.value.version = job.version + 1
      return step
    } catch (error) {
      await drop(job.id)
      if (isTableProblem(error)) return recorded(core, job, task, 'table-unreadable')
      throw error
    }
  }
}
