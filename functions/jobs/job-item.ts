// A job: something to be done to many complaints, one after the other, continued where it stopped. It waits in the due index.

import * as z from 'zod/mini'
import { ManyAct } from '#contract/work.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { shares } from '#domain/complaint/succession.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import type { Instant } from '#domain/time.ts'
import { dueKey, sortableInstant } from '../storage/due.ts'
import type { Located } from '../storage/read.ts'
import type { Put } from '../storage/write.ts'

const Order = z.object({
  complaintId: z.string(),
  turn: z.number(),
  handlerId: z.string(),
  departmentId: z.optional(z.string()),
  override: z.optional(z.string()),
})

/** What a job does: its complaints are listed when it is made; each is done at most once. */
const Task = z.discriminatedUnion('task', [
  /** The parent was answered, or ended without an answer: its children follow. */
  z.object({
    task: z.literal('follow-parent'),
    parentId: z.string(),
    complaintIds: z.array(z.string()),
    /** The parent was withdrawn: the oldest of its children, which the others follow now. */
    heirId: z.optional(z.string()),
  }),
  /** The parent turned out to be about an employee: so are its children. */
  z.object({ task: z.literal('share-about'), parentId: z.string(), complaintIds: z.array(z.string()) }),
  /** An account was deleted: who filed these complaints, or follows them, is erased from each, and then from everything else. */
  z.object({ task: z.literal('erase-person'), userId: z.string(), complaintIds: z.array(z.string()) }),
  /** A plan was confirmed: the orders are given. */
  z.object({ task: z.literal('dispatch'), orders: z.array(Order) }),
  /** Somebody chose many on the work list: one act on each. */
  z.object({ task: z.literal('act-on-many'), act: ManyAct, complaintIds: z.array(z.string()) }),
  /** Somebody leaves: what he has goes to his successors; in a last step his posts are taken away. */
  z.object({
    task: z.literal('hand-over'),
    person: z.object({ id: z.string(), name: z.string() }),
    successors: z.array(
      z.object({
        share: z.enum(shares),
        departmentId: z.optional(z.string()),
        to: z.object({ id: z.string(), name: z.string() }),
      }),
    ),
    complaintIds: z.array(z.string()),
  }),
  /** A table of rooms was confirmed: its good rows become rooms, some in each step; then it is put on record, then the table goes. */
  z.object({
    task: z.literal('import-rooms'),
    tableKey: z.string(),
    name: z.string(),
    sha256: z.string(),
    newBuildings: z.boolean(),
    newOwners: z.boolean(),
    byName: z.string(),
    /** So many change something, as the preview counted them. */
    rows: z.number(),
  }),
])
export type Task = z.infer<typeof Task>
export type Order = z.infer<typeof Order>

/** A refused one is not tried again. `reason` is one of the contract's. */
const Outcome = z.object({
  complaintId: z.string(),
  ok: z.boolean(),
  reason: z.optional(z.string()),
  /** Of a step of an import: what it wrote. */
  wrote: z.optional(z.object({ rooms: z.number(), owners: z.number(), buildings: z.number() })),
})
export type Outcome = z.infer<typeof Outcome>

export const JobItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.literal('JOB'),
  id: z.string(),
  version: z.number(),
  /** Who gave it, under whose rights it runs; empty for the system. */
  by: z.string(),
  communityId: z.string(),
  createdAt: z.number(),
  task: Task,
  /** In the order of the list; as many as are done. */
  outcomes: z.array(Outcome),
  dueKey: z.optional(z.string()),
  dueSort: z.optional(z.string()),
})
export type JobItem = z.infer<typeof JobItem>

export const jobAt = (id: string): Located<typeof JobItem> => ({
  table: 'records',
  key: { pk: `JOB#${id}`, sk: 'JOB' },
  schema: JobItem,
})

/** How much a task has to do: one step for each complaint, rows of an import; somebody is erased from everything else, or leaves, in a last one. */
export const sizeOf = (task: Task): number => {
  if (task.task === 'dispatch') return task.orders.length
  if (task.task === 'import-rooms') return task.rows
  return task.complaintIds.length + (task.task === 'erase-person' || task.task === 'hand-over' ? 1 : 0)
}

export const isFinished = ({ task, outcomes }: Pick<JobItem, 'task' | 'outcomes'>): boolean =>
  task.task === 'import-rooms' ? outcomes.at(-1)?.complaintId === 'table' : outcomes.length >= sizeOf(task)

/**
 * The id of a job nobody asked for by a key of his own: a full stop stands in it, which no client's key can have, so that
 * nobody takes its place. `of`: what the job is about, `what`: its purpose or the version it follows on.
 */
export const ownJobId = (of: string, what: string | number): string => `${of}.${what}`

/** A new job, waiting in the due index from `dueAt` on. One that has nothing to do waits for nothing. */
export const newJob = (
  id: string,
  {
    by,
    communityId,
    task,
    now,
    dueAt = now,
  }: Pick<JobItem, 'by' | 'communityId' | 'task'> & {
    now: Instant
    dueAt?: Instant
  },
): JobItem => ({
  v: 1,
  pk: `JOB#${id}`,
  sk: 'JOB',
  id,
  version: 1,
  by,
  communityId,
  createdAt: now,
  task,
  outcomes: [],
  ...(sizeOf(task) > 0 || task.task === 'import-rooms'
    ? { dueKey: dueKey(id), dueSort: `${sortableInstant(dueAt)}#job#${id}` }
    : {}),
})

/** The job with one more complaint done; with the last one it leaves the due index. */
export const withOutcome = (job: JobItem, outcome: Outcome, task: Task = job.task): JobItem => {
  const { dueKey, dueSort, ...rest } = job
  const after = { ...rest, task, version: job.version + 1, outcomes: [...job.outcomes, outcome] }
  return isFinished(after) ? after : { ...after, dueKey, dueSort }
}

/** When the complaint came to an end that its children share; undefined while it goes on. */
const endOf = ({ stage }: Complaint): Instant | undefined => {
  switch (stage.state) {
    case 'answered':
    case 'closed':
      return stage.outcome.answeredAt
    case 'declined':
      return stage.declinedAt
    case 'withdrawn':
      return stage.withdrawnAt
    case 'submitted':
    case 'accepted':
    case 'dispatched':
    case 'handling':
    case 'checking':
    case 'merged':
      return undefined
  }
}

/** What an act does to a parent that its children have to follow. */
const taskOf = (complaint: Complaint, entries: readonly Pick<Entry, 'kind'>[], now: Instant) => {
  // Naming ends nothing, however soon after the end it comes.
  if (entries.some(it => it.kind === 'about-named')) return 'share-about' as const
  return endOf(complaint) === now ? ('follow-parent' as const) : undefined
}

/** The act that ends a parent, or names whom it is about, writes the job by which its children follow; others write none. */
export const childrenJob = (complaint: Complaint, entries: readonly Pick<Entry, 'kind'>[], now: Instant): Put[] => {
  const { id, children, version, communityId } = complaint
  const name = taskOf(complaint, entries, now)
  if (children.length === 0 || name === undefined) return []
  const task = { task: name, parentId: id, complaintIds: children.map(it => it.id) }
  const item = newJob(ownJobId(id, version), { by: '', communityId, task, now })
  return [{ table: 'records', only: 'if-absent', item }]
}
