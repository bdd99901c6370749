import { createHmac } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import type { S3Event } from 'aws-lambda'
import { type Instant, minute } from '#domain/time.ts'
import { startPhotoStore } from '../../../local/photo-store/photo-store.ts'

export const noon = Date.UTC(2026, 10, 22, 4)
export const bucket = 'huiyin-photos'
export const signer = { accessKeyId: 'local-key', secretAccessKey: 'local-secret', region: 'cn-north-1' }

/** A photo store on a free port with a clock of its own and a client that shares it. */
export const aPhotoStore = async ({ directory, handler }: { directory?: string; handler?: Handler } = {}) => {
  const place = directory ?? (await mkdtemp(join(tmpdir(), 'photo-store-')))
  const clock = { now: noon }
  const arrivals: S3Event[] = []
  const note: Handler = async event => arrivals.push(event)
  const store = await startPhotoStore({
    ...signer,
    port: 0,
    directory: place,
    bucket,
    now: () => clock.now,
    onObjectCreated: handler ?? note,
    retryDelay: () => 0,
  })
  return {
    ...store,
    clock,
    arrivals,
    directory: place,
    client: aClient(store.url),
    remove: async () => {
      await store.close()
      await rm(place, { recursive: true, force: true })
    },
  }
}
type Handler = (event: S3Event) => Promise<unknown>

/** An S3 client for a store, by default with its keys and at noon. */
export const aClient = (url: string, { at = noon, ...other }: Partial<typeof signer> & { at?: Instant } = {}) => {
  const { accessKeyId, secretAccessKey, region } = { ...signer, ...other }
  return new S3Client({
    endpoint: url,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    maxAttempts: 1,
    systemClockOffset: at - Date.now(),
  })
}

/** Form fields for a policy of one's own making, rightly signed at noon. */
export const aSignedForm = (
  fields: Record<string, string>,
  conditions: unknown[],
  expiration = new Date(noon + 10 * minute).toISOString(),
): Record<string, string> => {
  const day = '20261122'
  const all = {
    ...fields,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${signer.accessKeyId}/${day}/${signer.region}/s3/aws4_request`,
    'X-Amz-Date': `${day}T040000Z`,
  }
  const signingFields = Object.entries(all).filter(([name]) => name.startsWith('X-Amz-'))
  const policy = {
    expiration,
    conditions: [...conditions, ...signingFields.map(([name, value]) => ({ [name]: value }))],
  }
  const encoded = Buffer.from(JSON.stringify(policy)).toString('base64')
  const key = [day, signer.region, 's3', 'aws4_request'].reduce<Buffer>(
    (secret, text) => createHmac('sha256', secret).update(text).digest(),
    Buffer.from(`AWS4${signer.secretAccessKey}`),
  )
  return { ...all, Policy: encoded, 'X-Amz-Signature': createHmac('sha256', key).update(encoded).digest('hex') }
}

/** Posts a form with the file last, as a phone does; gives status and body. */
export const post = async (url: string, fields: Record<string, string>, file: Buffer | undefined) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (file !== undefined) form.append('file', fileOf(file), 'photo.jpg')
  return postForm(url, form)
}

export const postForm = async (url: string, form: FormData) => {
  const response = await fetch(url, { method: 'POST', body: form })
  const body = await response.text()
  return { status: response.status, body, code: /<Code>(\w+)<\/Code>/.exec(body)?.[1] }
}

export const fileOf = (bytes: Buffer): Blob => new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' })
