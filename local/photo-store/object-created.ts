import { createHash } from 'node:crypto'
import type { S3Event } from 'aws-lambda'
import type { StoredObject } from './object-files.ts'

/** The notification the bucket sends for a new object. As in the real one the key is URL-encoded, a space as `+`. */
export const objectCreated = (
  { key, size, etag, storedAt, body }: StoredObject,
  how: 'Put' | 'Post',
  { bucket, region }: { bucket: string; region: string },
): S3Event => ({
  Records: [
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: region,
      eventTime: new Date(storedAt).toISOString(),
      eventName: `ObjectCreated:${how}`,
      userIdentity: { principalId: 'local' },
      requestParameters: { sourceIPAddress: '127.0.0.1' },
      responseElements: { 'x-amz-request-id': requestId(body), 'x-amz-id-2': requestId(key + body) },
      s3: {
        s3SchemaVersion: '1.0',
        configurationId: 'incoming-photos',
        bucket: {
          name: bucket,
          ownerIdentity: { principalId: 'local' },
          arn: `arn:${region.startsWith('cn-') ? 'aws-cn' : 'aws'}:s3:::${bucket}`,
        },
        object: {
          key: key.split('/').map(encodeURIComponent).join('/').replaceAll('%20', '+'),
          size,
          eTag: etag.replaceAll('"', ''),
          sequencer: storedAt.toString(16).padStart(18, '0').toUpperCase(),
        },
      },
    },
  ],
})

const requestId = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16).toUpperCase()
