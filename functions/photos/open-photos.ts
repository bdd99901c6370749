// The photo bucket as the functions use it.

import { S3Client } from '@aws-sdk/client-s3'
import type { Outside } from '../runtime.ts'

export type Photos = { client: S3Client; bucket: string }

/** Opens the bucket. Throws where the settings name none. */
export const openPhotos = (outside: Outside): Photos => {
  const { photosBucket } = outside.settings()
  if (!photosBucket) throw new Error('this function was given no photo bucket')
  return {
    bucket: photosBucket,
    client: new S3Client({
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...outside.s3,
    }),
  }
}
