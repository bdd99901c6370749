import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import type { CleanedPhoto } from './clean-photo.ts'
import { fullKey, mediumKey, thumbnailKey } from './photo-keys.ts'
import { largestPhotoBytes } from './upload-permission.ts'

export type PhotoObjects = { client: S3Client; bucket: string }

export type IncomingPhoto = { ok: true; bytes: Buffer } | { ok: false; reason: 'photo-gone' | 'photo-too-large' }

/**
 * The bytes of an original. Stops reading past 10 MiB whatever the object's length says. `photo-gone`: swept, or cleaned
 * by an earlier delivery of the same event.
 */
export const readIncoming = async ({ client, bucket }: PhotoObjects, key: string): Promise<IncomingPhoto> => {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
    if (!(Body instanceof Readable)) throw new Error(`no readable body for ${key}`)
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of Body) {
      length += chunk.length
      if (length > largestPhotoBytes) return { ok: false, reason: 'photo-too-large' } // leaving the loop ends the download
      chunks.push(chunk)
    }
    return { ok: true, bytes: Buffer.concat(chunks) }
  } catch (error) {
    if (error instanceof NoSuchKey) return { ok: false, reason: 'photo-gone' }
    throw error
  }
}

/**
 * Stores a cleaned photo and its smaller ones, write-once: a second delivery of the same picture is fine, another picture
 * under a taken id is refused as `photo-id-taken` (the id comes from a phone, and the links are cached as immutable).
 */
export const putCleaned = async (
  objects: PhotoObjects,
  photoId: string,
  photo: CleanedPhoto,
): Promise<{ ok: true } | { ok: false; reason: 'photo-id-taken' }> => {
  // The smaller ones go under the protection of the full picture: that one decides whose id this is.
  const full = await putOnce(objects, fullKey(photoId), photo.full, photo.sha256)
  if (full === 'taken') return { ok: false, reason: 'photo-id-taken' }
  await Promise.all([
    putOnce(objects, mediumKey(photoId), photo.medium, photo.sha256),
    putOnce(objects, thumbnailKey(photoId), photo.thumbnail, photo.sha256),
  ])
  return { ok: true }
}

/** Removes an original; fine when it is gone already. */
export const deleteIncoming = async ({ client, bucket }: PhotoObjects, key: string): Promise<void> => {
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }))
}

const putOnce = async (
  { client, bucket }: PhotoObjects,
  key: string,
  bytes: Buffer,
  sha256: string,
): Promise<'stored' | 'taken'> => {
  try {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: bytes,
        ContentType: 'image/jpeg',
        CacheControl: 'private, max-age=31536000, immutable',
        Metadata: { 'cleaned-sha256': sha256 },
        IfNoneMatch: '*',
      }),
    )
    return 'stored'
  } catch (error) {
    if (!(error instanceof S3ServiceException && error.name === 'PreconditionFailed')) throw error
    const { Metadata } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
    return Metadata?.['cleaned-sha256'] === sha256 ? 'stored' : 'taken'
  }
}
