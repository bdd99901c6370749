import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { type Instant, minute } from '#domain/time.ts'
import { fullKey, thumbnailKey } from './photo-keys.ts'

// Within one window the signing time, and so the whole address, stays the same: the phone's picture cache works although
// every link is signed. WeChat's picture check may fetch up to 40 minutes later, hence the rest.
const sameLinkFor = 30 * minute
const validAtLeast = 40 * minute

export type ViewLinks = { full: string; thumbnail: string; expiresAt: Instant }

/** Signed links to a cleaned photo and its thumbnail; valid for at least 40 minutes from `now`, equal within half an hour. */
export const viewLinks = async (
  { client, bucket }: { client: S3Client; bucket: string },
  photoId: string,
  now: Instant,
): Promise<ViewLinks> => {
  const signedAt = now - (now % sameLinkFor)
  const link = (key: string) =>
    getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }), {
      signingDate: new Date(signedAt),
      expiresIn: (sameLinkFor + validAtLeast) / 1000,
    })
  const [full, thumbnail] = await Promise.all([link(fullKey(photoId)), link(thumbnailKey(photoId))])
  return { full, thumbnail, expiresAt: signedAt + sameLinkFor + validAtLeast }
}
