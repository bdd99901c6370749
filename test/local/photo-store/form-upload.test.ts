import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { GetObjectCommand } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { minute } from '#domain/time.ts'
import { largestPhotoBytes, permitUpload } from '../../../functions/photos/upload-permission.ts'
import { aPhoto } from '../../support/pictures.ts'
import { aClient, aPhotoStore, aSignedForm, bucket, fileOf, noon, post, postForm } from './a-photo-store.ts'

let store: Awaited<ReturnType<typeof aPhotoStore>>
let address: string
let photo: Buffer
beforeEach(async () => {
  store = await aPhotoStore()
  address = `${store.url}/${bucket}`
  photo = await aPhoto({ width: 64, height: 48 })
})
afterEach(() => store.remove())

const permission = (client = store.client) =>
  permitUpload({ client, bucket }, { userId: 'u1', photoId: 'p1', type: 'image/jpeg', now: noon })
const keptBodies = () => readdir(join(store.directory, 'store', 'bodies'))
const expectNothingKept = async () => {
  expect(await keptBodies()).toEqual([])
  expect(store.arrivals).toEqual([])
}

test('a permitted photo is stored and answered as S3 answers', async () => {
  const { url, fields, key } = await permission()
  const answer = await post(url, fields, photo)
  expect(answer.status).toBe(201)
  expect(answer.body).toContain(`<Bucket>${bucket}</Bucket><Key>incoming/u1/p1</Key><ETag>&#34;`)
  const stored = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
  expect(stored.ContentType).toBe('image/jpeg')
  expect(Buffer.from((await stored.Body?.transformToByteArray()) ?? [])).toEqual(photo)
})

test('the same permission used twice stores one photo', async () => {
  const { url, fields } = await permission()
  await Promise.all([post(url, fields, photo), post(url, fields, photo)])
  expect((await post(url, fields, photo)).status).toBe(201)
  expect(await keptBodies()).toHaveLength(1)
})

test('a permission signed with another secret is refused', async () => {
  const { url, fields } = await permission(aClient(store.url, { secretAccessKey: 'guessed' }))
  expect(await post(url, fields, photo)).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' })
  await expectNothingKept()
})

test('a permission signed by an unknown key id is refused', async () => {
  const { url, fields } = await permission(aClient(store.url, { accessKeyId: 'somebody' }))
  expect(await post(url, fields, photo)).toMatchObject({ status: 403, code: 'InvalidAccessKeyId' })
})

test('a permission signed for another region is refused', async () => {
  const { url, fields } = await permission(aClient(store.url, { region: 'eu-central-1' }))
  expect(await post(url, fields, photo)).toMatchObject({ status: 400, code: 'AuthorizationHeaderMalformed' })
})

test('a policy altered after signing is refused', async () => {
  const { url, fields } = await permission()
  const policy = Buffer.from(fields.Policy ?? '', 'base64').toString()
  const wider = Buffer.from(policy.replace('10485760', '99999999')).toString('base64')
  expect(wider).not.toBe(fields.Policy)
  expect(await post(url, { ...fields, Policy: wider }, photo)).toMatchObject({ code: 'SignatureDoesNotMatch' })
})

test.each([
  ['another key', { key: 'incoming/u1/p2' }],
  ['a key that climbs out of the bucket', { key: 'incoming/u1/p1/../../../../etc/passwd' }],
  ['a key beginning with the permitted one', { key: 'incoming/u1/p1.html' }],
  ['another type', { 'Content-Type': 'text/html' }],
  ['another bucket', { bucket: 'other' }],
  ['another way of answering', { success_action_status: '200' }],
])('%s than permitted is refused', async (_, change) => {
  const { url, fields } = await permission()
  const answer = await post(url, { ...fields, ...change }, photo)
  expect(answer).toMatchObject({ status: 403, code: 'AccessDenied' })
  expect(answer.body).toContain('Policy Condition failed')
  await expectNothingKept()
})

test('a field the policy does not speak of is refused', async () => {
  const { url, fields } = await permission()
  const answer = await post(url, { ...fields, 'x-amz-meta-note': 'hello' }, photo)
  expect(answer).toMatchObject({ status: 403, code: 'AccessDenied' })
  expect(answer.body).toContain('Extra input fields: x-amz-meta-note')
})

test('a field marked to be ignored is ignored', async () => {
  const { url, fields } = await permission()
  expect((await post(url, { ...fields, 'x-ignore-this': 'hello' }, photo)).status).toBe(201)
})

test.each([
  ['key', 400, 'InvalidArgument'],
  ['Policy', 403, 'AccessDenied'],
  ['X-Amz-Signature', 400, 'InvalidArgument'],
  ['X-Amz-Date', 400, 'InvalidArgument'],
  ['X-Amz-Credential', 400, 'InvalidArgument'],
  ['Content-Type', 403, 'AccessDenied'],
  ['success_action_status', 403, 'AccessDenied'],
])('a form without its field %s is refused', async (name, status, code) => {
  const { url, fields } = await permission()
  const { [name]: _, ...rest } = fields
  expect(await post(url, rest, photo)).toMatchObject({ status, code })
  await expectNothingKept()
})

test('a photo of exactly 10 MB is stored, one byte more is refused', async () => {
  const { url, fields } = await permission()
  const largest = await aPhoto({ bytesAtLeast: largestPhotoBytes })
  expect(largest.length).toBe(10_485_760)
  expect((await post(url, fields, largest)).status).toBe(201)
  await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: 'incoming/u1/p1' })).then(it => it.Body)
  const one = await post(url, fields, Buffer.concat([largest, Buffer.alloc(1)]))
  expect(one).toMatchObject({ status: 400, code: 'EntityTooLarge' })
  expect(await keptBodies()).toHaveLength(1)
})

test('an empty photo is refused', async () => {
  const { url, fields } = await permission()
  expect(await post(url, fields, Buffer.alloc(0))).toMatchObject({ status: 400, code: 'EntityTooSmall' })
  await expectNothingKept()
})

test('a permission ends ten minutes after it was given', async () => {
  const { url, fields, expiresAt } = await permission()
  expect(expiresAt).toBe(noon + 10 * minute)
  store.clock.now = expiresAt - 1
  expect((await post(url, fields, photo)).status).toBe(201)
  store.clock.now = expiresAt
  const late = await post(url, fields, photo)
  expect(late).toMatchObject({ status: 403, code: 'AccessDenied' })
  expect(late.body).toContain('Policy expired')
})

test('fields after the file are refused', async () => {
  const { url, fields } = await permission()
  const fileFirst = new FormData()
  fileFirst.append('file', fileOf(photo), 'photo.jpg')
  for (const [name, value] of Object.entries(fields)) fileFirst.append(name, value)
  expect(await postForm(url, fileFirst)).toMatchObject({ status: 400, code: 'InvalidArgument' })

  const fileInside = new FormData()
  for (const [name, value] of Object.entries(fields)) fileInside.append(name, value)
  fileInside.append('file', fileOf(photo), 'photo.jpg')
  fileInside.append('x-ignore-late', 'hello')
  expect(await postForm(url, fileInside)).toMatchObject({ status: 400, code: 'InvalidArgument' })
  await expectNothingKept()
})

test('a form without a file, with two, or with one of another name is refused', async () => {
  const { url, fields } = await permission()
  expect(await post(url, fields, undefined)).toMatchObject({ status: 400, code: 'InvalidArgument' })
  for (const names of [['file', 'file'], ['photo']]) {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    for (const name of names) form.append(name, fileOf(photo), 'photo.jpg')
    expect(await postForm(url, form)).toMatchObject({ status: 400, code: 'InvalidArgument' })
  }
  await expectNothingKept()
})

test('a form that breaks off within the file is refused', async () => {
  const { url, fields } = await permission()
  const parts = Object.entries(fields).map(
    ([name, value]) => `--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const begun = `${parts.join('')}--edge\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nbytes`
  const headers = { 'content-type': 'multipart/form-data; boundary=edge' }
  const response = await fetch(url, { method: 'POST', headers, body: begun })
  expect(response.status).toBe(400)
  expect(await response.text()).toContain('MalformedPOSTRequest')
  await expectNothingKept()
})

test('a body that is not a form is refused', async () => {
  const response = await fetch(address, { method: 'POST', body: new Uint8Array(photo) })
  expect(response.status).toBe(412)
})

test('a prefix may be permitted by a policy that says starts-with', async () => {
  const conditions = [{ bucket }, ['starts-with', '$key', 'incoming/u1/']]
  const inside = aSignedForm({ bucket, key: 'incoming/u1/any' }, conditions)
  expect((await post(address, inside, photo)).status).toBe(204)
  const outside = aSignedForm({ bucket, key: 'incoming/u2/any' }, conditions)
  expect(await post(address, outside, photo)).toMatchObject({ status: 403, code: 'AccessDenied' })
})

test('a signed document that is no policy is refused', async () => {
  const twoInOne = aSignedForm({ key: 'incoming/u1/p1' }, [{ key: 'incoming/u1/p1', acl: 'private' }])
  expect(await post(address, twoInOne, photo)).toMatchObject({ status: 400, code: 'InvalidPolicyDocument' })
  const timeless = aSignedForm({ key: 'incoming/u1/p1' }, [{ key: 'incoming/u1/p1' }], 'some day')
  expect(await post(address, timeless, photo)).toMatchObject({ status: 400, code: 'InvalidPolicyDocument' })
})

test('a form permitted for another bucket is refused', async () => {
  const key = 'incoming/u1/p1'
  const elsewhere = aSignedForm({ bucket: 'other', key }, [{ bucket: 'other' }, { key }])
  expect(await post(address, elsewhere, photo)).toMatchObject({ status: 403, code: 'AccessDenied' })
  await expectNothingKept()
})

test('a bucket that does not exist is refused', async () => {
  const { fields } = await permission()
  expect(await post(`${store.url}/other`, fields, photo)).toMatchObject({ status: 404, code: 'NoSuchBucket' })
})

test('pages on this machine may post, other pages may not', async () => {
  const preflight = (origin: string) =>
    fetch(address, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } })
  const near = await preflight('http://localhost:10086')
  expect(near.status).toBe(200)
  expect(near.headers.get('access-control-allow-origin')).toBe('http://localhost:10086')
  const far = await preflight('https://localhost.example.com')
  expect(far.status).toBe(403)
  expect(far.headers.get('access-control-allow-origin')).toBeNull()
})
