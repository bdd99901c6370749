// Imports an old ledger into a store, says how that went, and waits to be ended: nothing else happens here, so its memory is the import's.

import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as z from 'zod/mini'
import { openCore } from '../../functions/core.ts'
import { Secrets } from '../../functions/runtime.ts'
import { communityId } from '../demo/community.ts'
import { importMeasured } from '../import/import-measured.ts'
import { localOutside } from '../outside.ts'
import { openMeasured } from './measured-server.ts'
import type { PastImportFigure } from './past-import.ts'

const Given = z.object({ store: z.string(), file: z.string() })
const { store, file } = Given.parse(JSON.parse(process.argv[2] ?? ''))
const { database, now } = openMeasured(store)
const outside = localOutside({
  database,
  queue: database.queue('messages', { maxReceives: 5 }),
  // Neither is called.
  photosUrl: 'http://127.0.0.1:9',
  wechatUrl: 'http://127.0.0.1:9',
  secrets: Secrets.parse(JSON.parse(await readFile(join(store, 'secrets.json'), 'utf8'))),
  now,
  writeLog: () => undefined,
})
const { imported, ...figure } = await importMeasured(await openCore(outside), {
  communityId,
  file: { name: basename(file), path: file },
  source: 'other-department',
  goodRows: false,
})
database.close()
process.on('disconnect', () => process.exit(0))
process.send?.({ ...figure, written: imported.written?.complaints ?? 0 } satisfies PastImportFigure)
