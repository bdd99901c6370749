// Somebody who imports old ledgers into the demo community, and looks at what came of it.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as staff from '#contract/staff.ts'
import type { Result } from '#domain/result.ts'
import { type Core, openCore } from '../../../functions/core.ts'
import { importOldLedger, type PastImport, type PastImported } from '../../../functions/import/import-past.ts'
import { type Client, must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWorld, type World } from '../people.ts'

export const accepted = <T>(result: Result<T, string>): T => {
  if (!result.ok) throw new Error(`refused: ${result.reason}`)
  return result.value
}

export type PastDesk = {
  world: World
  core: Core
  /** Where a file of this name lies. */
  file: (name: string) => string
  asked: (name: string) => PastImport
  carryOut: (name: string, goodRows?: boolean) => Promise<PastImported>
  ledgerOf: (month: string, by?: Client) => Promise<staff.LedgerRow[]>
  inLedger: (month: string, number: string) => Promise<staff.LedgerRow>
  close: () => Promise<void>
}

export const aPastDesk = async (): Promise<PastDesk> => {
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-past-'))
  const world = await aWorld()
  const core = await openCore(world.stack.outside)
  const file = (name: string) => join(directory, name)
  const asked = (name: string): PastImport => ({
    communityId,
    file: { name, path: file(name) },
    source: 'other-department',
  })
  const ledgerOf: PastDesk['ledgerOf'] = async (month, by = world.agent) =>
    must(await by.call(staff.listLedger, { query: { communityId, month } })).rows
  return {
    world,
    core,
    file,
    asked,
    ledgerOf,
    carryOut: async (name, goodRows = false) => accepted(await importOldLedger(core, { ...asked(name), goodRows })),
    async inLedger(month, number) {
      const row = (await ledgerOf(month)).find(it => it.number === number)
      if (!row) throw new Error(`${number} is not in the ledger of ${month}`)
      return row
    },
    async close() {
      await world.stack.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
