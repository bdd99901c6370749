// The company: its communities, its name, and that it has begun.

import * as z from 'zod/mini'
import type { Instant } from '#domain/time.ts'
import type { Database } from '../storage/database.ts'
import { type Located, readWhole } from '../storage/read.ts'
import type { Put } from '../storage/write.ts'

const companyPartition = 'COMPANY'

const CommunityEntry = z.object({ v: z.literal(1), id: z.string(), name: z.string() })

/** The communities of the company, by id and name. */
export const readCommunities = async (database: Database): Promise<{ id: string; name: string }[]> => {
  const items = await readWhole(database, {
    table: 'records',
    partition: ['pk', companyPartition],
    between: ['sk', 'COMMUNITY#', 'COMMUNITY#~'],
  })
  return items.map(item => CommunityEntry.parse(item)).map(({ id, name }) => ({ id, name }))
}

/** The put that lists a community among the company's, or renames it there. */
export const entryPut = ({ id, name }: { id: string; name: string }, only: 'if-absent' | 'always'): Put => ({
  table: 'records',
  only,
  item: { v: 1, pk: companyPartition, sk: `COMMUNITY#${id}`, id, name },
})

/** Counts who gave a community its name: what was decided on all the names holds only while nobody else gives one. */
const NamesItem = z.object({ v: z.literal(1), pk: z.string(), sk: z.literal('NAMES'), version: z.number() })
type NamesItem = z.infer<typeof NamesItem>

export const namesAt: Located<typeof NamesItem> = {
  table: 'records',
  key: { pk: companyPartition, sk: 'NAMES' },
  schema: NamesItem,
}

/** The put that makes a name the next one given. */
export const namesPut = (before: NamesItem | undefined): Put => {
  const item: NamesItem = { v: 1, pk: companyPartition, sk: 'NAMES', version: (before?.version ?? 0) + 1 }
  return before
    ? { table: 'records', only: 'if-version', version: before.version, item }
    : { table: 'records', only: 'if-absent', item }
}

/** That the company has begun: by whom, when. Once it is there, the opening code is refused for ever. */
export const FirstStartItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.literal('FIRST-START'),
  company: z.string(),
  communityId: z.string(),
  by: z.string(),
  at: z.number(),
})
export type FirstStartItem = z.infer<typeof FirstStartItem>

export const firstStartAt: Located<typeof FirstStartItem> = {
  table: 'records',
  key: { pk: companyPartition, sk: 'FIRST-START' },
  schema: FirstStartItem,
}

export const firstStartItem = (begun: {
  company: string
  communityId: string
  by: string
  at: Instant
}): FirstStartItem => ({ v: 1, pk: companyPartition, sk: 'FIRST-START', ...begun })
