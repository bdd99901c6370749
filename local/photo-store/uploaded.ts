import type { IncomingMessage, ServerResponse } from 'node:http'
import { element } from './refusal.ts'
import type { Room } from './room.ts'
import { decoded } from './signature.ts'
import type { Upload } from './upload-form.ts'

/** Makes a received form upload an object, notes its arrival, and only then answers as the form asked to be answered. */
export const sendUploaded = async (
  request: IncomingMessage,
  response: ServerResponse,
  { fields, key, received }: Upload,
  { files, bucket, arrived, now }: Room,
): Promise<undefined> => {
  const cacheControl = fields.get('cache-control')
  const stored = await files.commit(
    received,
    {
      key,
      contentType: fields.get('content-type') ?? 'binary/octet-stream',
      ...(cacheControl === undefined ? {} : { cacheControl }),
      metadata: metadataOf(fields),
    },
    { now: now() },
  )
  if (stored === undefined) return undefined
  await arrived(stored, 'Post')

  const location = `http://${request.headers.host}/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`
  response.setHeader('etag', stored.etag)
  response.setHeader('location', location)
  if (fields.get('success_action_status') === '201') {
    const parts = { Location: decoded(location), Bucket: bucket, Key: key, ETag: stored.etag }
    const body = Object.entries(parts).map(([name, text]) => element(name, text))
    response.writeHead(201, { 'content-type': 'application/xml' })
    response.end(`<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse>${body.join('')}</PostResponse>`)
  } else {
    response.writeHead(fields.get('success_action_status') === '200' ? 200 : 204).end()
  }
}

/** The `x-amz-meta-…` entries of a form or of headers, without the prefix. */
export const metadataOf = (entries: Iterable<readonly [string, string]>): Record<string, string> =>
  Object.fromEntries(
    [...entries].flatMap(([name, text]) =>
      name.startsWith('x-amz-meta-') ? [[name.slice('x-amz-meta-'.length), text]] : [],
    ),
  )
