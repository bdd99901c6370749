// Photos: a permission to upload one file, and what became of it.

import * as z from 'zod/mini'
import { nothing, reads, writes } from './endpoint.ts'
import { ById, Id, Instant } from './fields.ts'

export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const

/** Everything the upload form needs; the file comes last, in the field `file`. */
export const UploadPermission = z.object({
  photoId: Id,
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  expiresAt: Instant,
})
export type UploadPermission = z.infer<typeof UploadPermission>

/** The photo's id is the idempotency key: asking again renews the permission for the same photo. */
export const permitUpload = writes('permitUpload', {
  path: '/v1/photos',
  params: nothing,
  body: z.strictObject({ type: z.enum(photoTypes) }),
  answer: UploadPermission,
  refusals: ['photo-unknown'],
  summary: 'A presigned POST for exactly one photo',
})

export const Photo = z.object({
  id: Id,
  state: z.catch(z.enum(['awaited', 'ready', 'refused', 'unknown']), 'unknown'),
  refusedFor: z.optional(z.string()),
  url: z.optional(z.string()),
  thumbnailUrl: z.optional(z.string()),
})
export type Photo = z.infer<typeof Photo>

export const readPhoto = reads('readPhoto', {
  path: '/v1/photos/{id}',
  params: ById,
  query: nothing,
  answer: Photo,
  refusals: ['photo-unknown'],
  summary: 'Whether my photo was checked and where it can be seen',
})
