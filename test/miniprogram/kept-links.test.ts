import { beforeEach, expect, test, vi } from 'vitest'
import type { PhotoView } from '#contract/complaint-views.ts'
import { minute } from '#domain/time.ts'
import { aStaffDetail } from '../support/staff-detail.ts'

const now = 1_795_000_000_000

let withKeptLinks: typeof import('../../miniprogram/src/features/complaint/kept-links.ts').withKeptLinks
beforeEach(async () => {
  vi.resetModules()
  ;({ withKeptLinks } = await import('../../miniprogram/src/features/complaint/kept-links.ts'))
})

const aPhoto = (signed: string, changes: Partial<PhotoView> = {}): PhotoView => ({
  id: 'p1',
  of: 'before',
  ready: true,
  url: `full?${signed}`,
  mediumUrl: `medium?${signed}`,
  thumbnailUrl: `thumb?${signed}`,
  linksUntil: now + 70 * minute,
  ...changes,
})

const shown = (photo: PhotoView, at = now) => withKeptLinks(aStaffDetail({ photos: [photo] }), at).photos[0]

test('a photo is shown under the link it was shown under before, whatever machine signed the next one', () => {
  expect(shown(aPhoto('one'))?.url).toBe('full?one')
  expect(shown(aPhoto('two'), now + 40 * minute)).toEqual(aPhoto('one'))
})

test('a link is left in time before it dies', () => {
  shown(aPhoto('one'))
  expect(shown(aPhoto('two'), now + 65 * minute)?.url).toBe('full?one')
  expect(shown(aPhoto('three'), now + 65 * minute + 1)?.url).toBe('full?three')
})

test('a photo that is not ready yet, or was refused, has no link to keep', () => {
  const waiting: PhotoView = { id: 'p1', of: 'before', ready: false }
  expect(shown(waiting)).toEqual(waiting)
  expect(shown(aPhoto('one'))?.url).toBe('full?one')
  expect(shown({ ...waiting, refused: true })).toEqual({ ...waiting, refused: true })
})

test('links of a server that does not say how long they live are used as they come', () => {
  const { linksUntil: _, ...photo } = aPhoto('one')
  expect(shown(photo)).toEqual(photo)
  expect(shown({ ...photo, url: 'full?two' })?.url).toBe('full?two')
})

test('a size that was not there before is taken up', () => {
  const { mediumUrl: _, ...old } = aPhoto('one')
  shown(old)
  expect(shown(aPhoto('two'))?.mediumUrl).toBe('medium?two')
})

test('whatever is looked at, no more than 200 are remembered', () => {
  for (let at = 0; at < 400; at += 1) shown(aPhoto('one', { id: `p${at}` }))
  const again = Array.from({ length: 400 }, (_, at) => shown(aPhoto('two', { id: `p${at}` }))?.url)
  expect(again.filter(url => url === 'full?one').length).toBeLessThanOrEqual(201)
})
