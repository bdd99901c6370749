import type { Instant } from '#domain/time.ts'
import type { ObjectFiles, StoredObject } from './object-files.ts'
import type { Signer } from './signature.ts'

/** What a request needs to be served. */
export type Room = {
  bucket: string
  signer: Signer
  files: ObjectFiles
  now: () => Instant
  /** To be called when an object is durable and before it is acknowledged. */
  arrived: (stored: StoredObject, how: 'Put' | 'Post') => Promise<void>
}
