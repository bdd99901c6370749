import { afterEach, beforeEach, expect, test } from 'vitest'
import { minute } from '#domain/time.ts'
import { cleanPhoto } from '../../../functions/photos/clean-photo.ts'
import { putCleaned } from '../../../functions/photos/photo-objects.ts'
import { permitUpload } from '../../../functions/photos/upload-permission.ts'
import { viewLinks } from '../../../functions/photos/view-link.ts'
import { aPhotoStore, bucket, noon } from '../../local/photo-store/a-photo-store.ts'
import { aPhoto } from '../../support/pictures.ts'

let store: Awaited<ReturnType<typeof aPhotoStore>>
let objects: { client: Awaited<ReturnType<typeof aPhotoStore>>['client']; bucket: string }
beforeEach(async () => {
  store = await aPhotoStore()
  objects = { client: store.client, bucket }
})
afterEach(() => store.remove())

const wish = { userId: 'u1', photoId: 'p1', type: 'image/png', now: noon } as const

test('a permission says exactly what may be sent, where, and until when', async () => {
  const { url, fields, key, expiresAt } = await permitUpload(objects, wish)
  expect(url).toBe(`${store.url}/${bucket}`)
  expect([key, expiresAt]).toEqual(['incoming/u1/p1', noon + 10 * minute])
  expect(fields).toMatchObject({ key, 'Content-Type': 'image/png', success_action_status: '201' })
  const policy = JSON.parse(Buffer.from(fields.Policy ?? '', 'base64').toString())
  expect(policy.expiration).toBe('2026-11-22T04:10:00Z')
  expect(policy.conditions).toEqual(
    expect.arrayContaining([
      ['content-length-range', 1, 10_485_760],
      { key: 'incoming/u1/p1' },
      { 'Content-Type': 'image/png' },
      { success_action_status: '201' },
      { bucket },
    ]),
  )
})

test('the permission of a moment is the same whenever it is asked for', async () => {
  const [first, again] = [await permitUpload(objects, wish), await permitUpload(objects, { ...wish, now: noon + 999 })]
  expect(again).toEqual(first)
  const later = await permitUpload(objects, { ...wish, now: noon + 1000 })
  expect(later.expiresAt).toBe(first.expiresAt + 1000)
  expect(later.fields.Policy).not.toBe(first.fields.Policy)
})

test('giving a permission leaves the clock of the shared client alone', async () => {
  const before = store.client.config.systemClockOffset
  await permitUpload(objects, { ...wish, now: 0 })
  expect(store.client.config.systemClockOffset).toBe(before)
})

test.each(['', '../p2', 'a/b', '$' + '{filename}', 'p 1', 'x'.repeat(65)])(
  'the photo id %j cannot stand in a key',
  async photoId => {
    await expect(permitUpload(objects, { ...wish, photoId })).rejects.toThrow('not an id')
    await expect(permitUpload(objects, { ...wish, userId: photoId })).rejects.toThrow('not an id')
    await expect(viewLinks(objects, photoId, noon)).rejects.toThrow('not an id')
  },
)

const storePhoto = async () => {
  const photo = await cleanPhoto(await aPhoto({ width: 600, height: 400 }))
  if (!photo.ok) throw new Error(photo.reason)
  await putCleaned(objects, 'p1', photo)
  return photo
}
const shown = async (url: string) => {
  const response = await fetch(url)
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
}

test('the links show the photo and its smaller ones', async () => {
  const photo = await storePhoto()
  const links = await viewLinks(objects, 'p1', noon)
  expect(await shown(links.full)).toEqual({ status: 200, bytes: photo.full })
  expect(await shown(links.medium)).toEqual({ status: 200, bytes: photo.medium })
  expect(await shown(links.thumbnail)).toEqual({ status: 200, bytes: photo.thumbnail })
})

test('links stay the same within half an hour, so that the phone can keep the picture', async () => {
  const first = await viewLinks(objects, 'p1', noon)
  expect(await viewLinks(objects, 'p1', noon + 30 * minute - 1)).toEqual(first)
  expect((await viewLinks(objects, 'p1', noon + 30 * minute)).full).not.toBe(first.full)
  expect((await viewLinks(objects, 'p1', noon - 1)).full).not.toBe(first.full)
})

test('a link given in the last moment of its half hour still lives for 40 minutes', async () => {
  await storePhoto()
  const givenAt = noon + 30 * minute - 1
  const links = await viewLinks(objects, 'p1', givenAt)
  expect(links.expiresAt - givenAt).toBeGreaterThanOrEqual(40 * minute)
  store.clock.now = links.expiresAt - 1
  expect((await shown(links.full)).status).toBe(200)
  store.clock.now = links.expiresAt
  expect((await shown(links.full)).status).toBe(403)
})
