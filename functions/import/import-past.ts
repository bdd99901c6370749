// 导入旧台账: first a preview that writes nothing and says every bad row; then the same file again, one transaction a complaint.

import type { Source } from '#domain/complaint/classes.ts'
import type { PastColumns } from '#domain/ledger/past-columns.ts'
import { importPast } from '#domain/ledger/past-complaint.ts'
import type { Person } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Instant, yearMonthOf } from '#domain/time.ts'
import { inLanes } from '../clocks/in-lanes.ts'
import { saveDecision } from '../complaints/save-decision.ts'
import type { Core } from '../core.ts'
import { type Community, readCommunity } from '../places/community.ts'
import { requestHashOf } from '../storage/act-items.ts'
import { pastMonthsAt } from '../storage/past-months.ts'
import { readItems } from '../storage/read.ts'
import { writeThrough } from '../storage/write.ts'
import { type JudgedPast, judgePastHeadings, type PastImportFault, pastContext, pastJudge } from './judge-past.ts'
import { readTable, type Table, type TableFile, tableLimits } from './read-table.ts'
import type { TableRow } from './table-row.ts'

export type PastImport = {
  communityId: string
  file: TableFile
  /** Where neither a column nor the number tells where a complaint came in. */
  source: Source
  /** Who imports; the machine where nobody is signed in. */
  by?: Person
}

export type PastPreview = Pick<Table, 'format' | 'sheet' | 'otherSheets' | 'encoding'> & {
  columns: PastColumns['columns']
  /** Headings without a place of their own: what stands under them is kept in words with the import's entry. */
  inWords: string[]
  /** Rows under the headings. */
  rows: number
  new: number
  known: number
  different: number
  faulty: number
  /** When the new ones were received. */
  from?: Instant
  to?: Instant
  /** New ones by category, by how their place is known, by source. */
  byCategory: Record<string, number>
  byPlace: Record<string, number>
  bySource: Record<string, number>
  /** Wrong with the headings: nothing can be imported, not even single rows. */
  headingFaults: PastImportFault[]
  /** In the order of the file; the first `mostListed` of `faultCount`. */
  faults: PastImportFault[]
  faultCount: number
  /** Imported before, and different in the file now; as many as are listed of faults. */
  differences: { row: number; number: string; columns: string[] }[]
}

export type PastImported = {
  preview: PastPreview
  /** Missing where nothing was written because of faults. `overtaken`: somebody else imported them at the same time. */
  written?: { complaints: number; overtaken: number }
}

const mostListed = 5000
/** Rows judged together: as many as one BatchGet takes with their counters. */
const atOnce = 50
/** Transactions under way at a time. */
const lanes = 8
const mostTries = 5

type Pass = {
  table: Table
  preview: PastPreview
  months: Set<string>
  judged: AsyncGenerator<readonly JudgedPast[], void>
}

const count = (counts: Record<string, number>, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1
}

const tally = (preview: PastPreview, months: Set<string>, judged: JudgedPast): void => {
  preview.rows += 1
  preview[judged.outcome] += 1
  preview.faultCount += judged.faults.length
  if (preview.faults.length < mostListed) preview.faults.push(...judged.faults)
  if (judged.outcome === 'different' && preview.differences.length < mostListed)
    preview.differences.push({ row: judged.row, number: judged.number, columns: judged.columns })
  if (judged.outcome !== 'new') return
  const { receivedAt, category, place, source } = judged.past
  preview.from = Math.min(preview.from ?? receivedAt, receivedAt)
  preview.to = Math.max(preview.to ?? receivedAt, receivedAt)
  count(preview.byCategory, category.name)
  count(preview.byPlace, place.kind)
  count(preview.bySource, source)
  months.add(yearMonthOf(receivedAt))
}

async function* batches(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow[], void> {
  let batch: TableRow[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < atOnce) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

const openPass = async (core: Core, community: Community, { communityId, file, source }: PastImport): Promise<Pass> => {
  const table = await readTable(file, tableLimits)
  const { faults: headingFaults, ...matched } = judgePastHeadings(table.header)
  const { format, sheet, encoding, otherSheets } = table
  const preview: PastPreview = {
    format,
    otherSheets,
    ...(sheet === undefined ? {} : { sheet }),
    ...(encoding === undefined ? {} : { encoding }),
    columns: matched.columns,
    inWords: matched.inWords,
    rows: 0,
    new: 0,
    known: 0,
    different: 0,
    faulty: 0,
    byCategory: {},
    byPlace: {},
    bySource: {},
    headingFaults,
    faults: [],
    faultCount: 0,
    differences: [],
  }
  const months = new Set<string>()
  async function* judged(): AsyncGenerator<readonly JudgedPast[], void> {
    const judge = pastJudge(core, communityId, matched, await pastContext(core, community, source))
    for await (const batch of batches(table.rows)) {
      const answers = await judge(batch)
      for (const it of answers) tally(preview, months, it)
      yield answers
    }
  }
  return { table, preview, months, judged: judged() }
}

const previewOf = async (core: Core, community: Community, asked: PastImport): Promise<Pass> => {
  const pass = await openPass(core, community, asked)
  if (pass.preview.headingFaults.length > 0) await pass.table.close()
  else for await (const _ of pass.judged);
  return pass
}

/** What an import would do, and every fault by row and column. Writes nothing. Throws a TableProblem where the file cannot be read. */
export const previewPast = async (core: Core, asked: PastImport): Promise<Result<PastPreview, 'community-unknown'>> => {
  const community = await readCommunity(core, asked.communityId)
  return community ? accept((await previewOf(core, community, asked)).preview) : refuse('community-unknown')
}

/** Puts down in which months there is something, before it is there: a month too many does no harm. */
const addMonths = async (core: Core, communityId: string, added: ReadonlySet<string>): Promise<void> => {
  const here = pastMonthsAt(communityId)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const before = (await readItems(core.database, [here])).take(here)
    const months = [...new Set([...(before?.months ?? []), ...added])].sort()
    if (months.length === before?.months.length) return
    const item = { v: 1, ...here.key, version: (before?.version ?? 0) + 1, months }
    const put = before
      ? ({ table: 'records', only: 'if-version', version: before.version, item } as const)
      : ({ table: 'records', only: 'if-absent', item } as const)
    if ((await writeThrough(core, [put])).ok) return
  }
  throw new Error('the months of an old ledger were changed again and again')
}

type New = Extract<JudgedPast, { outcome: 'new' }>

const writeOne = async (
  core: Core,
  community: Community,
  { communityId, file, by }: PastImport,
  { past, id, row, rest }: New,
): Promise<'written' | 'overtaken'> => {
  const now = core.now()
  const decision = importPast(past, { id, communityId, file: file.name, row, rest, by, now })
  const requestHash = requestHashOf(core.seal, 'importPast', past.identity)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const saved = await saveDecision(core, {
      decision,
      community,
      actorId: by?.id ?? '',
      requestHash,
      now,
      also: () => [],
    })
    if (saved.ok) return 'written'
    if (saved.lost.length > 0) return 'overtaken'
    await core.wait(core.randomBelow(10 * 2 ** tries))
  }
  throw new Error('another transaction stayed in the way of an import')
}

const carryOut = async (
  core: Core,
  community: Community,
  asked: PastImport,
  onRows: (rows: number) => void,
): Promise<NonNullable<PastImported['written']>> => {
  const written = { complaints: 0, overtaken: 0 }
  const { preview, judged } = await openPass(core, community, asked)
  for await (const batch of judged) {
    const wanted = batch.flatMap(it => (it.outcome === 'new' ? [it] : []))
    await inLanes(
      wanted,
      lanes,
      () => false,
      async it => {
        const outcome = await writeOne(core, community, asked, it)
        written[outcome === 'written' ? 'complaints' : 'overtaken'] += 1
      },
    )
    onRows(preview.rows)
  }
  return written
}

/**
 * Imports the file: only where nothing is wrong with it, or its good rows alone where the person said so (`goodRows`). Interrupted it
 * has written whole complaints and goes on when it is imported again; imported twice it writes nothing the second time, and
 * what was imported before is never overwritten. Throws a TableProblem where the file cannot be read – then nothing was
 * written, for it was read to its end before. `onPreview` and `onRows` tell how far it has come.
 */
export const importOldLedger = async (
  core: Core,
  asked: PastImport & { goodRows: boolean },
  { onPreview, onRows }: { onPreview?: (preview: PastPreview) => void; onRows?: (rows: number) => void } = {},
): Promise<Result<PastImported, 'community-unknown'>> => {
  const community = await readCommunity(core, asked.communityId)
  if (!community) return refuse('community-unknown')
  const { preview, months } = await previewOf(core, community, asked)
  onPreview?.(preview)
  if (preview.headingFaults.length > 0 || (preview.faultCount > 0 && !asked.goodRows)) return accept({ preview })
  if (months.size > 0) await addMonths(core, asked.communityId, months)
  // Whoever asks this process next is to look there too.
  core.communities.delete(asked.communityId)
  return accept({ preview, written: await carryOut(core, community, asked, onRows ?? (() => undefined)) })
}
