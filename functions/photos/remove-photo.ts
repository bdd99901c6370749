// Removing a picture for good: where its owner is erased and it belongs to no complaint.

import { DeleteObjectCommand } from '@aws-sdk/client-s3'
import type { Photos } from './open-photos.ts'
import { fullKey, mediumKey, thumbnailKey } from './photo-keys.ts'

/** Fine where there is none. */
export const removePhoto = async ({ client, bucket }: Photos, photoId: string): Promise<void> => {
  for (const key of [fullKey(photoId), mediumKey(photoId), thumbnailKey(photoId)])
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }))
}
