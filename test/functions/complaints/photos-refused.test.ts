import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { permitUpload, readPhoto } from '#contract/photos.ts'
import { must, newKey } from '../../../local/client.ts'
import { aPhoto, aRenamedZip } from '../../support/pictures.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { aFiling, aWorld, bring, type World } from '../people.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const jpeg = () => aPhoto({ width: 64, height: 48 })

type Form = { url: string; fields: Record<string, string> }
const send = async ({ url, fields }: Form, bytes: Buffer, type = 'image/jpeg'): Promise<number> => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', new Blob([new Uint8Array(bytes)], { type }))
  return (await fetch(url, { method: 'POST', body: form })).status
}
const permission = async () => must(await world.resident.call(permitUpload, { body: { type: 'image/jpeg' } }))
const withPolicy = (form: Form, change: (policy: { conditions: unknown[] }) => void): Form => {
  const policy = JSON.parse(Buffer.from(form.fields.Policy ?? '', 'base64').toString())
  change(policy)
  return { ...form, fields: { ...form.fields, Policy: Buffer.from(JSON.stringify(policy)).toString('base64') } }
}

const forgeries: [title: string, status: number, forge: (form: Form) => Form][] = [
  ['another key', 403, form => ({ ...form, fields: { ...form.fields, key: 'photos/of-somebody-else.jpg' } })],
  [
    'the key of another person',
    403,
    form => ({ ...form, fields: { ...form.fields, key: 'incoming/resident-wangqiang/x' } }),
  ],
  ['another type', 403, form => ({ ...form, fields: { ...form.fields, 'Content-Type': 'text/html' } })],
  ['a policy without its bound', 403, form => withPolicy(form, policy => policy.conditions.shift())],
  ['a field of its own', 403, form => ({ ...form, fields: { ...form.fields, acl: 'public-read' } })],
  ['no signature', 400, ({ url, fields: { 'X-Amz-Signature': _, ...fields } }) => ({ url, fields })],
]

describe('a forged upload is refused by the store', () => {
  test.each(forgeries)('%s', async (_, status, forge) => {
    const form = await permission()
    expect(await send(forge(form), await jpeg())).toBe(status)
    await world.stack.settle()
    expect(must(await world.resident.call(readPhoto, { params: { id: form.photoId } })).state).toBe('awaited')
  })
})

test('a permission is over after ten minutes', async () => {
  const form = await permission()
  world.stack.advance(10 * 60_000 + 1_000)
  expect(await send(form, await jpeg())).toBe(403)
})

test('a zip under the name of a photo is taken by the store, refused by the check, and cannot be filed with', async () => {
  const { resident, stack } = world
  const id = await resident.upload(aRenamedZip())
  await stack.settle()
  expect(must(await resident.call(readPhoto, { params: { id } }))).toEqual({
    id,
    state: 'refused',
    refusedFor: 'photo-not-an-image',
  })
  await expectRefused(world, [
    'the zip',
    422,
    'photo-not-an-image',
    () => ({ as: resident, path: '/v1/complaints', body: aFiling({ photoIds: [id] }) }),
  ])
})

test('a zip filed before it was checked becomes an entry that says so', async () => {
  const { resident, stack } = world
  const form = await permission()
  const filed = must(await resident.call(complaints.fileComplaint, { body: aFiling({ photoIds: [form.photoId] }) }))
  expect(filed.photos).toEqual([{ id: form.photoId, of: 'before', ready: false }])
  expect(await send(form, aRenamedZip())).toBe(201)
  await stack.settle()
  const after = must(await resident.call(complaints.readMine, { params: { id: filed.id } }))
  expect(after.photos).toEqual([{ id: form.photoId, of: 'before', ready: false, refused: true }])
  expect(after.entries.map(entry => entry.kind)).toEqual(['filed', 'photo-refused'])
  expect(after.turn).toBe(filed.turn)
})

test('a second upload under the same permission does not change a checked photo', async () => {
  const { resident, stack } = world
  const form = await permission()
  expect(await send(form, await jpeg())).toBe(201)
  await stack.settle()
  expect(await send(form, aRenamedZip())).toBe(201)
  await stack.settle()
  expect(must(await resident.call(readPhoto, { params: { id: form.photoId } })).state).toBe('ready')
})

const used = async (): Promise<string> => {
  const id = await world.resident.upload(await jpeg())
  must(await world.resident.call(complaints.fileComplaint, { body: aFiling({ photoIds: [id] }) }))
  return id
}

const photos: Refused[] = [
  [
    'a photo of somebody else',
    422,
    'photo-unknown',
    async () => ({
      as: world.resident,
      path: '/v1/complaints',
      body: aFiling({ photoIds: [await world.neighbour.upload(await jpeg())] }),
    }),
  ],
  [
    'a photo filed before',
    422,
    'photo-unknown',
    async () => ({
      as: world.resident,
      path: '/v1/complaints',
      body: aFiling({ photoIds: [await used()] }),
    }),
  ],
  [
    'reading a photo of somebody else',
    422,
    'photo-unknown',
    async () => ({
      as: world.resident,
      path: `/v1/photos/${await world.neighbour.upload(await jpeg())}`,
    }),
  ],
  [
    'a permission for a photo of somebody else',
    422,
    'photo-unknown',
    async () => ({
      as: world.resident,
      path: '/v1/photos',
      key: await world.neighbour.upload(await jpeg()),
      body: { type: 'image/jpeg' },
    }),
  ],
  [
    'a report with a photo of the resident',
    422,
    'photo-unknown',
    async () => {
      const { id, turn } = await bring(world, 'handling')
      const photoId = await world.resident.upload(await jpeg())
      return {
        as: world.handler,
        path: `/v1/staff/complaints/${id}/report`,
        body: {
          turn,
          remedialAction: '劝停施工',
          cause: 'management',
          settlement: 'explained',
          liableParty: 'contractor',
          correctiveAction: { needed: false, reason: '偶发' },
          photoIds: [photoId],
        },
      }
    },
  ],
]

describe('a photo that is not free to use is refused and changes nothing', () => {
  test.each(photos)('%s: %i %s', async (...row) => expectRefused(world, row))
})

test('a photo named twice in one filing is attached once', async () => {
  const { resident, stack } = world
  const id = await resident.upload(await jpeg())
  await stack.settle()
  const filed = must(
    await resident.call(complaints.fileComplaint, { key: newKey(), body: aFiling({ photoIds: [id, id] }) }),
  )
  expect(filed.photos).toMatchObject([{ id, of: 'before', ready: true }])
})
