// The store that `npm start` shows, without its servers, for commands that import into it.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Core, openCore } from '../../functions/core.ts'
import { Secrets } from '../../functions/runtime.ts'
import { isDatabaseFileError } from '../database/database-file.ts'
import { openDatabase } from '../database/open-database.ts'
import { projectTables } from '../database/table-definition.ts'
import { keepTime, lastTimeOf, readyStore, storeProblem } from '../demo/demo-store.ts'
import { localOutside } from '../outside.ts'
import { problem } from '../problem.ts'

export type OpenStore = { core: Core; close: () => Promise<void> }

const openAt = async (store: string): Promise<OpenStore> => {
  const { records, working } = projectTables('local')
  // The store's clock never runs backwards.
  const ahead = Math.max(0, (await lastTimeOf(store)) - Date.now())
  const now = () => Date.now() + ahead
  const secrets = Secrets.parse(JSON.parse(await readFile(join(store, 'secrets.json'), 'utf8')))
  const database = openDatabase({ path: join(store, 'tables.sqlite'), tables: [records, working], now })
  const nowhere = 'http://127.0.0.1'
  const outside = localOutside({
    database,
    queue: database.queue('messages', { maxReceives: 5 }),
    photosUrl: nowhere,
    wechatUrl: nowhere,
    secrets,
    now,
    writeLog: () => undefined,
  })
  return {
    core: await openCore(outside),
    async close() {
      database.close()
      await keepTime(store, now())
    },
  }
}

const running = (error: unknown) =>
  problem(
    '回音正在运行。请先停下 npm start（Ctrl-C），导入后再启动。',
    'Huiyin is running. Stop npm start (Ctrl-C), import, and start it again.',
    error,
  )

/**
 * Opens the store in a directory; where there is none yet the demo is made first and `onSeeding` told, again and again.
 * Throws a Problem where another Huiyin is using it.
 */
export const openStore = async (directory: string, onSeeding: () => void = () => undefined): Promise<OpenStore> => {
  const { signal } = new AbortController()
  const { store } = await readyStore(directory, { now: Date.now(), onProgress: onSeeding, signal })
  try {
    return await openAt(store)
  } catch (error) {
    throw isDatabaseFileError(error) && error.fault === 'in-use' ? running(error) : storeProblem(directory, error)
  }
}
