import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CleanedPhoto, cleanPhoto } from '../../../functions/photos/clean-photo.ts'
import { readEventKey } from '../../../functions/photos/photo-keys.ts'
import { deleteIncoming, putCleaned, readIncoming } from '../../../functions/photos/photo-objects.ts'
import { largestPhotoBytes } from '../../../functions/photos/upload-permission.ts'
import { aClient, aPhotoStore, bucket } from '../../local/photo-store/a-photo-store.ts'
import { aPhoto } from '../../support/pictures.ts'

let store: Awaited<ReturnType<typeof aPhotoStore>>
let objects: { client: ReturnType<typeof aClient>; bucket: string }
beforeEach(async () => {
  store = await aPhotoStore()
  objects = { client: store.client, bucket }
})
afterEach(() => store.remove())

const key = 'incoming/u1/p1'
const arrived = (bytes: Buffer) => store.client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes }))
const cleaned = async (seed: number): Promise<CleanedPhoto> => {
  const photo = await cleanPhoto(await aPhoto({ seed, width: 600, height: 400 }))
  if (!photo.ok) throw new Error(photo.reason)
  return photo
}
const stored = async (Key: string) => {
  const found = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key }))
  return { ...found, bytes: Buffer.from((await found.Body?.transformToByteArray()) ?? []) }
}

test('an original is read as it arrived', async () => {
  const photo = await aPhoto()
  await arrived(photo)
  expect(await readIncoming(objects, key)).toEqual({ ok: true, bytes: photo })
})

test('reading stops at 10 MB', async () => {
  await arrived(Buffer.alloc(largestPhotoBytes))
  expect(await readIncoming(objects, key)).toMatchObject({ ok: true })
  await arrived(Buffer.alloc(largestPhotoBytes + 1))
  expect(await readIncoming(objects, key)).toEqual({ ok: false, reason: 'photo-too-large' })
})

test('a deleted original is gone, and deleting it again is fine', async () => {
  await arrived(await aPhoto())
  await deleteIncoming(objects, key)
  await deleteIncoming(objects, key)
  expect(await readIncoming(objects, key)).toEqual({ ok: false, reason: 'photo-gone' })
})

test('a store that refuses the key is an error, not a missing photo', async () => {
  const stranger = { client: aClient(store.url, { secretAccessKey: 'guessed' }), bucket }
  await expect(readIncoming(stranger, key)).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' })
  await expect(putCleaned(stranger, 'p1', await cleaned(1))).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' })
})

test('a cleaned photo and its smaller ones are stored to be cached privately and for ever', async () => {
  const photo = await cleaned(1)
  expect(await putCleaned(objects, 'p1', photo)).toEqual({ ok: true })
  const rules = { ContentType: 'image/jpeg', CacheControl: 'private, max-age=31536000, immutable' }
  expect(await stored('photos/p1.jpg')).toMatchObject({ ...rules, bytes: photo.full })
  expect(await stored('photos/p1.medium.jpg')).toMatchObject({ ...rules, bytes: photo.medium })
  expect(await stored('photos/p1.thumb.jpg')).toMatchObject({ ...rules, bytes: photo.thumbnail })
})

test('the same photo may be stored twice', async () => {
  const photo = await cleaned(1)
  const both = await Promise.all([putCleaned(objects, 'p1', photo), putCleaned(objects, 'p1', photo)])
  expect(both).toEqual([{ ok: true }, { ok: true }])
})

test('another photo never replaces one under the same id', async () => {
  const [mine, theirs] = await Promise.all([cleaned(1), cleaned(2)])
  await putCleaned(objects, 'p1', mine)
  expect(await putCleaned(objects, 'p1', theirs)).toEqual({ ok: false, reason: 'photo-id-taken' })
  expect((await stored('photos/p1.jpg')).bytes).toEqual(mine.full)
  expect((await stored('photos/p1.medium.jpg')).bytes).toEqual(mine.medium)
  expect((await stored('photos/p1.thumb.jpg')).bytes).toEqual(mine.thumbnail)
})

test('the key of an event is read back to whose photo it is', () => {
  expect(readEventKey('incoming/u1/p1')).toEqual({ key: 'incoming/u1/p1', userId: 'u1', photoId: 'p1' })
  expect(readEventKey('incoming/u%2D1/p_1')).toMatchObject({ key: 'incoming/u-1/p_1', userId: 'u-1' })
})

test.each([
  'photos/p1.jpg',
  'incoming/u1',
  'incoming/u1/p1/more',
  'incoming/u1/..',
  'incoming/u1/p+1',
  'incoming/%2e%2e/p1',
  'incoming/u1/%E0%A4%A',
])('the key %s in an event is nobody’s original', eventKey => {
  expect(readEventKey(eventKey)).toBeUndefined()
})
