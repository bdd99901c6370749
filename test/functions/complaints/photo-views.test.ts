import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyChain, linkEntries } from '#domain/ledger/chain.ts'
import { photoViews } from '../../../functions/complaints/photo-views.ts'
import { chainTools } from '../../../functions/complaints/save-decision.ts'
import { type PhotoItem, photoEntry } from '../../../functions/photos/photo-item.ts'
import { aPhotoStore, bucket, noon } from '../../local/photo-store/a-photo-store.ts'

let store: Awaited<ReturnType<typeof aPhotoStore>>
beforeAll(async () => {
  store = await aPhotoStore()
})
afterAll(() => store.remove())

const aPhoto = (changes: Partial<PhotoItem> = {}): PhotoItem => ({
  v: 1,
  pk: 'PHOTO#p1',
  sk: 'PHOTO',
  id: 'p1',
  version: 2,
  ownerId: 'u1',
  state: 'ready',
  sha256: '0'.repeat(64),
  medium: true,
  createdAt: noon,
  ...changes,
})

const viewOf = async (photo: PhotoItem | undefined) => {
  const draft = photo && photoEntry(photo, noon)
  const { entries } = linkEntries('c1', emptyChain, draft ? [draft] : [], noon, chainTools)
  const needs = { photos: { client: store.client, bucket }, now: () => noon }
  const [view] = await photoViews(needs, ['p1'], 'before', entries)
  return view
}

test('a photo is shown in three sizes, with how long the links live', async () => {
  const view = await viewOf(aPhoto())
  expect(view).toMatchObject({ id: 'p1', of: 'before', ready: true })
  expect(view?.url).toContain('/photos/p1.jpg?')
  expect(view?.mediumUrl).toContain('/photos/p1.medium.jpg?')
  expect(view?.thumbnailUrl).toContain('/photos/p1.thumb.jpg?')
  expect(view?.linksUntil).toBeGreaterThan(noon)
})

test('one that was stored before there was a medium size is shown without it', async () => {
  const { medium: _, ...before } = aPhoto()
  const view = await viewOf(before)
  expect(view?.ready).toBe(true)
  expect(view).not.toHaveProperty('mediumUrl')
})

test('one that is awaited or was refused has no link', async () => {
  expect(await viewOf(undefined)).toEqual({ id: 'p1', of: 'before', ready: false })
  const refused = { id: 'p1', of: 'before', ready: false, refused: true }
  expect(await viewOf(aPhoto({ state: 'refused', refusedFor: 'photo-not-an-image' }))).toEqual(refused)
})
