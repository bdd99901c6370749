import { readdir } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { HttpRequest } from '@smithy/protocol-http'
import { SignatureV4 } from '@smithy/signature-v4'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { minute } from '#domain/time.ts'
import { aClient, aPhotoStore, bucket, noon, signer } from './a-photo-store.ts'
import { NodeSha256 } from './node-sha256.ts'

let store: Awaited<ReturnType<typeof aPhotoStore>>
beforeEach(async () => {
  store = await aPhotoStore()
})
afterEach(() => store.remove())

const bytes = Buffer.from('some bytes')
const put = (client: S3Client, Key: string, extra = {}) =>
  client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key,
      Body: bytes,
      ContentType: 'image/jpeg',
      CacheControl: 'private',
      ...extra,
    }),
  )
const get = (client: S3Client, Key: string) => client.send(new GetObjectCommand({ Bucket: bucket, Key }))

test('what was put is read back with its type, its caching rule and its notes', async () => {
  await put(store.client, 'photos/雨 (1)+.jpg', { Metadata: { note: 'x' } })
  const found = await get(store.client, 'photos/雨 (1)+.jpg')
  expect(Buffer.from((await found.Body?.transformToByteArray()) ?? [])).toEqual(bytes)
  expect(found).toMatchObject({ ContentType: 'image/jpeg', CacheControl: 'private', Metadata: { note: 'x' } })
  const head = await store.client.send(new HeadObjectCommand({ Bucket: bucket, Key: 'photos/雨 (1)+.jpg' }))
  expect(head).toMatchObject({ ContentLength: bytes.length, LastModified: new Date(noon), ETag: found.ETag })
})

test('what was deleted is gone, and deleting twice is fine', async () => {
  await put(store.client, 'photos/a.jpg')
  await store.client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'photos/a.jpg' }))
  await store.client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'photos/a.jpg' }))
  await expect(get(store.client, 'photos/a.jpg')).rejects.toMatchObject({ name: 'NoSuchKey' })
  await expect(store.client.send(new HeadObjectCommand({ Bucket: bucket, Key: 'photos/a.jpg' }))).rejects.toMatchObject(
    { name: 'NotFound' },
  )
  expect(await readdir(join(store.directory, 'store', 'bodies'))).toEqual([])
})

test('of many writers of a new object exactly one is first', async () => {
  const attempts = await Promise.allSettled(
    [1, 2, 3, 4].map(() => put(store.client, 'photos/a.jpg', { IfNoneMatch: '*' })),
  )
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(put(store.client, 'photos/a.jpg', { IfNoneMatch: '*' })).rejects.toMatchObject({
    name: 'PreconditionFailed',
  })
})

test.each([
  ['a wrong secret', { secretAccessKey: 'guessed' }, 'SignatureDoesNotMatch'],
  ['an unknown key id', { accessKeyId: 'somebody' }, 'InvalidAccessKeyId'],
  ['another region', { region: 'eu-central-1' }, 'AuthorizationHeaderMalformed'],
  ['a clock 16 minutes behind', { at: noon - 16 * minute }, 'RequestTimeTooSkewed'],
  ['a clock 16 minutes ahead', { at: noon + 16 * minute }, 'RequestTimeTooSkewed'],
])('a request with %s is refused', async (_, other, name) => {
  await expect(put(aClient(store.url, other), 'photos/a.jpg')).rejects.toMatchObject({ name })
})

test('a request without a signature is refused', async () => {
  const response = await fetch(`${store.url}/${bucket}/photos/a.jpg`)
  expect(response.status).toBe(403)
  expect(await response.text()).toContain('<Code>AccessDenied</Code>')
})

type Change = { path?: string; body?: string; headers?: Record<string, string>; hash?: string; signed?: object }

// Signs a PUT of `bytes`, then sends it with a change the signer did not see.
const putChanged = async ({ path, body, headers = {}, hash, signed = {} }: Change) => {
  const { hostname, port, host } = new URL(store.url)
  const target = new HttpRequest({
    method: 'PUT',
    hostname,
    port: Number(port),
    path: `/${bucket}/photos/a.jpg`,
    headers: { host, 'content-length': String(bytes.length), ...(hash && { 'x-amz-content-sha256': hash }), ...signed },
    body: bytes,
  })
  const signing = new SignatureV4({
    credentials: signer,
    region: signer.region,
    service: 's3',
    sha256: NodeSha256,
    uriEscapePath: false,
  })
  const { headers: ready } = await signing.sign(target, { signingDate: new Date(noon) })
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const sending = httpRequest(
      { hostname, port, method: 'PUT', path: path ?? target.path, headers: { ...ready, ...headers } },
      async response => resolve({ status: response.statusCode, body: (await response.toArray()).join('') }),
    )
    sending.on('error', reject)
    sending.end(body ?? bytes)
  })
}

test('a request sent as it was signed is done', async () => {
  expect((await putChanged({})).status).toBe(200)
  expect((await putChanged({ hash: 'UNSIGNED-PAYLOAD' })).status).toBe(200)
})

test.each<[string, Change, string]>([
  ['another path', { path: `/${bucket}/photos/b.jpg` }, 'SignatureDoesNotMatch'],
  ['another body', { body: 'other byte' }, 'XAmzContentSHA256Mismatch'],
  ['another signed header', { headers: { 'x-amz-date': '20261122T040001Z' } }, 'SignatureDoesNotMatch'],
  ['an unsigned header of the service', { headers: { 'x-amz-meta-note': 'x' } }, 'were not signed'],
  ['a body that is not of its checksum', { signed: { 'x-amz-checksum-crc32': 'AAAAAA==' } }, 'BadDigest'],
  ['a body in signed chunks', { hash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' }, 'NotImplemented'],
  ['a wish this store does not know', { signed: { 'x-amz-acl': 'public-read' } }, 'NotImplemented'],
  ['a broken authorization', { headers: { authorization: 'AWS4-HMAC-SHA256 x' } }, 'AuthorizationHeaderMalformed'],
])('a signed request sent with %s is refused', async (_, change, expected) => {
  const answer = await putChanged(change)
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.body).toContain(expected)
  await expect(get(store.client, 'photos/a.jpg')).rejects.toMatchObject({ name: 'NoSuchKey' })
})

test('a key that climbs upwards is a plain name and writes nothing outside', async () => {
  const before = await readdir(store.directory)
  const client = aClient(store.url)
  await put(client, 'photos/..%2F..%2Fescaped')
  expect((await get(client, 'photos/..%2F..%2Fescaped')).ContentLength).toBe(bytes.length)
  const raw = await putChanged({ path: `/${bucket}/photos/../../../escaped` })
  expect(raw.body).toContain('SignatureDoesNotMatch')
  expect(await readdir(store.directory)).toEqual(before)
})

const link = (client: S3Client, expiresIn: number) =>
  getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: 'photos/a.jpg' }), {
    expiresIn,
    signingDate: new Date(noon),
  })

test('a signed link shows the object until it ends', async () => {
  await put(store.client, 'photos/a.jpg')
  const url = await link(store.client, 600)
  const response = await fetch(url)
  expect(await response.text()).toBe(String(bytes))
  expect(response.headers.get('cache-control')).toBe('private')
  store.clock.now = noon + 10 * minute - 1
  expect((await fetch(url, { headers: { 'if-none-match': response.headers.get('etag') ?? '' } })).status).toBe(304)
  store.clock.now = noon + 10 * minute
  const late = await fetch(url)
  expect(late.status).toBe(403)
  expect(await late.text()).toContain('Request has expired')
})

test.each<[string, (url: string) => string, string]>([
  ['for another object', url => url.replace('photos/a.jpg', 'photos/b.jpg'), 'SignatureDoesNotMatch'],
  ['made to live longer', url => url.replace('X-Amz-Expires=600', 'X-Amz-Expires=6000'), 'SignatureDoesNotMatch'],
  ['with another wish', url => `${url}&response-content-type=text%2Fhtml`, 'SignatureDoesNotMatch'],
  ['without its signature', url => url.replace(/&X-Amz-Signature=\w+/, ''), 'AccessDenied'],
  ['living ten days', url => url.replace('X-Amz-Expires=600', 'X-Amz-Expires=864000'), 'AuthorizationQueryParameters'],
])('a signed link %s is refused', async (_, change, expected) => {
  await put(store.client, 'photos/a.jpg')
  const url = await link(store.client, 600)
  expect(change(url)).not.toBe(url)
  expect(await (await fetch(change(url))).text()).toContain(expected)
})

test('a signed link for reading does not delete', async () => {
  await put(store.client, 'photos/a.jpg')
  const response = await fetch(await link(store.client, 600), { method: 'DELETE' })
  expect(response.status).toBe(403)
  expect((await get(store.client, 'photos/a.jpg')).ContentLength).toBe(bytes.length)
})
