// Every minute: what the clocks have to tell, jobs that wait, and messages whose time has come.

import type { Context, ScheduledEvent } from 'aws-lambda'
import { runClocks } from './clocks/run-clocks.ts'
import { openCore } from './core.ts'
import { roomImporter } from './import/rooms-job.ts'
import { openQueue } from './messages/queue.ts'
import { openPhotos } from './photos/open-photos.ts'
import { eraserWith } from './privacy/erase-person.ts'
import { lambda, type Outside, once } from './runtime.ts'

const reserveMilliseconds = 10_000

/** The handler, given its outside. */
export const openRunClocks = (outside: Outside) => {
  const needs = once(async () => {
    const photos = openPhotos(outside)
    return {
      ...(await openCore(outside)),
      queue: openQueue(outside),
      eraseNext: eraserWith(photos),
      importNext: roomImporter(photos),
    }
  })
  return async (_event: ScheduledEvent, context: Pick<Context, 'getRemainingTimeInMillis'>) => {
    const available = await needs()
    const until = available.now() + context.getRemainingTimeInMillis() - reserveMilliseconds
    return runClocks(available, until)
  }
}

export const handler = openRunClocks(lambda)
