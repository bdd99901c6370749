import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { type Instant, minute } from '#domain/time.ts'
import { fullKey, mediumKey, thumbnailKey } from './photo-keys.ts'

// Within one window the signing time, and so the whole address, stays the same: the phone's picture cache works although
// every link is signed. WeChat's picture check may fetch up to 40 minutes later, hence the rest.
const sameLinkFor = 30 * minute
const validAtLeast = 40 * minute

export type ViewLinks = { full: string; medium: string; thumbnail: string; expiresAt: Instant }

type Window = { signedAt: Instant; links: Map<string, Promise<ViewLinks>> }

// Signing takes longer than all else in showing a complaint; within a window it need be done once per photo.
const windows = new WeakMap<S3Client, Window>()
const mostKept = 2000

const windowOf = (client: S3Client, signedAt: Instant): Window => {
  const kept = windows.get(client)
  if (kept && kept.signedAt === signedAt && kept.links.size < mostKept) return kept
  const fresh: Window = { signedAt, links: new Map() }
  windows.set(client, fresh)
  return fresh
}

type Objects = { client: S3Client; bucket: string }

const linkTo = ({ client, bucket }: Objects, key: string, signedAt: Instant): Promise<string> =>
  getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }), {
    signingDate: new Date(signedAt),
    expiresIn: (sameLinkFor + validAtLeast) / 1000,
  })

const startOfWindow = (now: Instant): Instant => now - (now % sameLinkFor)

/** A signed link to an object that never changes; valid for at least 40 minutes from `now`, equal within half an hour. */
export const steadyLink = (objects: Objects, key: string, now: Instant): Promise<string> =>
  linkTo(objects, key, startOfWindow(now))

const sign = async (objects: Objects, photoId: string, signedAt: Instant): Promise<ViewLinks> => {
  const link = (key: string) => linkTo(objects, key, signedAt)
  const keys = [fullKey(photoId), mediumKey(photoId), thumbnailKey(photoId)] as const
  const [full, medium, thumbnail] = await Promise.all([link(keys[0]), link(keys[1]), link(keys[2])])
  return { full, medium, thumbnail, expiresAt: signedAt + sameLinkFor + validAtLeast }
}

/** Signed links to a cleaned photo and its smaller ones; valid for at least 40 minutes from `now`, equal within half an hour. */
export const viewLinks = (objects: Objects, photoId: string, now: Instant): Promise<ViewLinks> => {
  const signedAt = startOfWindow(now)
  const { links } = windowOf(objects.client, signedAt)
  const kept = links.get(photoId)
  if (kept) return kept
  const signed = sign(objects, photoId, signedAt)
  links.set(photoId, signed)
  signed.catch(() => links.delete(photoId))
  return signed
}
