// After an upload: check, clean and record a photo.

import type { S3Event } from 'aws-lambda'
import { openCore } from './core.ts'
import { openPhotos } from './photos/open-photos.ts'
import { processPhoto } from './photos/process-photo.ts'
import { lambda, type Outside, once } from './runtime.ts'

/** The handler, given its outside. */
export const openProcessPhoto = (outside: Outside) => {
  const needs = once(async () => ({ ...(await openCore(outside)), photos: openPhotos(outside) }))
  return async (event: S3Event): Promise<void> => {
    const available = await needs()
    for (const record of event.Records) await processPhoto(available, record.s3.object.key)
  }
}

export const handler = openProcessPhoto(lambda)
