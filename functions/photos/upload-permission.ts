import type { S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { type Instant, minute } from '#domain/time.ts'
import { incomingKey } from './photo-keys.ts'

/** The kinds of picture a phone may send. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PhotoType = (typeof photoTypes)[number]

/** The largest original accepted, in bytes (10 MiB). */
export const largestPhotoBytes = 10 * 1024 * 1024

const validFor = 10 * minute

export type UploadPermission = {
  /** Where to POST the form. */
  url: string
  /** Form fields; all of them go before the file, whose field is named `file`. */
  fields: Record<string, string>
  key: string
  expiresAt: Instant
}

/**
 * A signed permission to upload one photo by form POST (the only upload a mini-program can do).
 * The key carries the phone's own photo id, so asking again and sending again is harmless.
 */
export const permitUpload = async (
  { client, bucket }: { client: S3Client; bucket: string },
  { userId, photoId, type, now }: { userId: string; photoId: string; type: PhotoType; now: Instant },
): Promise<UploadPermission> => {
  return signUpload({ client, bucket }, { key: incomingKey(userId, photoId), type, most: largestPhotoBytes, now })
}

/** A signed form for exactly one object of this key and type, 1 to `most` bytes long. */
export const signUpload = async (
  { client, bucket }: { client: S3Client; bucket: string },
  { key, type, most, now }: { key: string; type: string; most: number; now: Instant },
): Promise<UploadPermission> => {
  const signedAt = Math.floor(now / 1000) * 1000 // policies count whole seconds
  const { url, fields } = await createPresignedPost(signingAt(client, signedAt), {
    Bucket: bucket,
    Key: key,
    Fields: { 'Content-Type': type, success_action_status: '201' },
    Conditions: [['content-length-range', 1, most]],
    Expires: validFor / 1000,
  })
  return { url, fields, key, expiresAt: signedAt + validFor }
}

// createPresignedPost takes no signing time: it adds the client's offset to the machine's clock. The overlay gives this
// one call its own offset and leaves the shared client untouched.
const signingAt = (client: S3Client, at: Instant): S3Client =>
  Object.create(client, { config: { value: { ...client.config, systemClockOffset: at - Date.now() } } })
