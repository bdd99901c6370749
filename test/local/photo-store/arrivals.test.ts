import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import type { S3Event } from 'aws-lambda'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { day } from '#domain/time.ts'
import { permitUpload } from '../../../functions/photos/upload-permission.ts'
import { startPhotoStore } from '../../../local/photo-store/photo-store.ts'
import { aPhoto } from '../../support/pictures.ts'
import { aClient, aPhotoStore, aSignedForm, bucket, noon, post, signer } from './a-photo-store.ts'

let directory: string
let photo: Buffer
const open: { close(): Promise<void> }[] = []
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'photo-store-'))
  photo = await aPhoto({ width: 64, height: 48 })
  vi.spyOn(console, 'error').mockImplementation(() => undefined) // deliveries fail on purpose here
})
afterEach(async () => {
  await Promise.all(open.splice(0).map(store => store.close()))
  await rm(directory, { recursive: true, force: true })
  vi.restoreAllMocks()
})

const aStore = async (handler?: (event: S3Event) => Promise<unknown>) => {
  const store = await aPhotoStore({ directory, ...(handler && { handler }) })
  open.push(store)
  return store
}
const upload = async (url: string, photoId: string) => {
  const photos = { client: aClient(url), bucket }
  const permission = await permitUpload(photos, { userId: 'u1', photoId, type: 'image/jpeg', now: noon })
  return post(permission.url, permission.fields, photo)
}
const keysOf = (events: S3Event[]) => events.map(event => event.Records[0]?.s3.object.key)

test('an original that arrived is told with its key and size', async () => {
  const store = await aStore()
  await upload(store.url, 'p1')
  await store.settled()
  expect(store.arrivals).toHaveLength(1)
  expect(store.arrivals[0]?.Records).toMatchObject([
    {
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Post',
      eventTime: '2026-11-22T04:00:00.000Z',
      awsRegion: 'cn-north-1',
      s3: {
        bucket: { name: bucket, arn: `arn:aws-cn:s3:::${bucket}` },
        object: { key: 'incoming/u1/p1', size: photo.length },
      },
    },
  ])
})

test('the key in an event is URL-encoded', async () => {
  const store = await aStore()
  const form = aSignedForm({ bucket, key: 'incoming/a b/雨' }, [{ bucket }, { key: 'incoming/a b/雨' }])
  await post(`${store.url}/${bucket}`, form, photo)
  await store.settled()
  expect(keysOf(store.arrivals)).toEqual(['incoming/a+b/%E9%9B%A8'])
})

test('cleaned photos and refused uploads are not told', async () => {
  const store = await aStore()
  await store.client.send(new PutObjectCommand({ Bucket: bucket, Key: 'photos/p1.jpg', Body: photo }))
  await post(`${store.url}/${bucket}`, { key: 'incoming/u1/p1' }, photo)
  await upload(store.url, 'p2')
  await store.settled()
  expect(keysOf(store.arrivals)).toEqual(['incoming/u1/p2'])
})

test('an arrival is told again until the handler succeeds', async () => {
  let calls = 0
  const store = await aStore(async () => {
    calls += 1
    if (calls < 4) throw new Error('not yet')
  })
  await upload(store.url, 'p1')
  await store.settled()
  expect(calls).toBe(4)
  expect(store.pending()).toBe(0)
  expect(await readdir(join(directory, 'events'))).toEqual([])
})

test('one arrival that keeps failing does not hold up the others', async () => {
  const told: S3Event[] = []
  const store = await aStore(async event => {
    if (keysOf([event])[0] === 'incoming/u1/bad' && told.length < 3) throw new Error('not before the others')
    told.push(event)
  })
  for (const photoId of ['bad', 'p1', 'p2', 'p3']) await upload(store.url, photoId)
  await store.settled()
  expect(keysOf(told).at(-1)).toBe('incoming/u1/bad')
  expect(told).toHaveLength(4)
})

test('arrivals not yet acknowledged are told after a restart', async () => {
  const first = await aPhotoStore({ directory, handler: () => Promise.reject(new Error('down')) })
  await upload(first.url, 'p1')
  await upload(first.url, 'p2')
  await first.close()
  const second = await aStore()
  await second.settled()
  expect(keysOf(second.arrivals).sort()).toEqual(['incoming/u1/p1', 'incoming/u1/p2'])
})

test('an acknowledged upload outlives a process that is killed', async () => {
  const program = join(import.meta.dirname, 'a-store-that-never-delivers.ts')
  const child = spawn(process.execPath, [program, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  const url = String(line).trim()
  for (const photoId of ['p1', 'p2', 'p3']) expect((await upload(url, photoId)).status).toBe(201)
  // This one is cut off in the middle.
  const half = upload(url, 'p4').catch(() => undefined)
  child.kill('SIGKILL')
  await Promise.all([half, once(child, 'exit')])

  const store = await aStore()
  await store.settled()
  expect(keysOf(store.arrivals)).toEqual(expect.arrayContaining(['incoming/u1/p1', 'incoming/u1/p2', 'incoming/u1/p3']))
  const found = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: 'incoming/u1/p2' }))
  expect(Buffer.from((await found.Body?.transformToByteArray()) ?? [])).toEqual(photo)
  const [bodies, records] = await Promise.all([
    readdir(join(directory, 'store', 'bodies')),
    readdir(join(directory, 'store', 'objects')),
  ])
  expect(bodies).toHaveLength(records.filter(name => name.endsWith('.json')).length)
})

test('bytes that never became a photo are cleared away at the next start', async () => {
  const first = await aPhotoStore({ directory })
  await upload(first.url, 'p1')
  await first.close()
  const bodies = join(directory, 'store', 'bodies')
  const [kept] = await readdir(bodies)
  await writeFile(join(bodies, 'half-sent'), 'half')
  await aStore()
  expect(await readdir(bodies)).toEqual([kept])
})

test('originals are swept after a day, cleaned photos stay', async () => {
  const store = await aStore()
  await upload(store.url, 'p1')
  await store.client.send(new PutObjectCommand({ Bucket: bucket, Key: 'photos/p1.jpg', Body: photo }))
  expect(await store.sweep(noon + day - 1)).toBe(0)
  expect(await store.sweep(noon + day)).toBe(1)
  const gone = store.client.send(new GetObjectCommand({ Bucket: bucket, Key: 'incoming/u1/p1' }))
  await expect(gone).rejects.toMatchObject({ name: 'NoSuchKey' })
  const kept = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: 'photos/p1.jpg' }))
  expect(kept.ContentLength).toBe(photo.length)
})

test('a port in use is an error at the start', async () => {
  const store = await aStore()
  const again = startPhotoStore({
    ...signer,
    port: Number(new URL(store.url).port),
    directory: join(directory, 'other'),
    bucket,
    now: () => noon,
    onObjectCreated: async () => undefined,
  })
  await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
