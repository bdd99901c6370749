import { describe, expect, test } from 'vitest'
import type { PhotoView } from '#contract/complaint-views.ts'
import { handedTo, handPhotos } from '../../miniprogram/src/staff/photo-over/handed-photos.ts'
import {
  beforePictures,
  closedWords,
  opacityOf,
  strengthChoices,
} from '../../miniprogram/src/staff/photo-over/over-choices.ts'

const photo = (id: string, of: PhotoView['of'], links: Partial<PhotoView> = {}): PhotoView => ({
  id,
  of,
  ready: true,
  ...links,
})
const links = { url: 'whole', mediumUrl: 'medium', thumbnailUrl: 'small' }

describe('the pictures to lay over the camera', () => {
  test.each([
    [
      'a photo of the complaint, in the size of a page',
      photo('a', 'before', links),
      { small: 'small', large: 'medium' },
    ],
    ['one said later', photo('a', 'said', links), { small: 'small', large: 'medium' }],
    ['one of before there were sizes', photo('a', 'before', { url: 'whole' }), { small: 'whole', large: 'whole' }],
    ['one with a thumbnail alone', photo('a', 'before', { thumbnailUrl: 'small' }), { small: 'small', large: 'small' }],
  ])('%s', (_, given, picture) => {
    expect(beforePictures([given])).toEqual([{ id: 'a', ...picture }])
  })

  test.each([
    ['a photo of a report', photo('a', 'after', links)],
    ['a paper', photo('a', 'paper', links)],
    ['one still being checked', photo('a', 'before', { ready: false })],
  ])('not %s', (_, given) => {
    expect(beforePictures([given])).toEqual([])
  })
})

test('from 关 over 淡 and 中 to 浓 there is more to see of it, and always something of the camera', () => {
  const opacities = (['off', 'faint', 'medium', 'strong'] as const).map(opacityOf)
  expect(opacities).toEqual([...opacities].sort())
  expect([opacities[0], opacities.every(opacity => opacity < 1), new Set(opacities).size]).toEqual([0, true, 4])
  expect(strengthChoices.map(({ word }) => word)).toEqual(['淡', '中', '浓', '关'])
})

test('each reason for no camera says what can be done', () => {
  for (const { title, text } of Object.values(closedWords)) expect([title, text].every(Boolean)).toBe(true)
  expect(closedWords.refused.text).toContain('设置')
})

test('photos reach the report they were taken for, in order and once', () => {
  handPhotos('one', [{ path: 'a', type: undefined }])
  handPhotos('other', [{ path: 'x' }])
  handPhotos('one', [{ path: 'b' }])
  expect(handedTo('one').map(({ path }) => path)).toEqual(['a', 'b'])
  expect(handedTo('one')).toEqual([])
  expect(handedTo('other').map(({ path }) => path)).toEqual(['x'])
})
