import { describe, expect, test } from 'vitest'
import type { PhotoView } from '#contract/complaint-views.ts'
import type { BeforeShot } from '../../miniprogram/src/features/complaint/before-shots.ts'
import { handedTo, handPhotos } from '../../miniprogram/src/staff/photo-over/handed-photos.ts'
import {
  beforePictures,
  closedWords,
  opacityOf,
  pictureWords,
  shotsWaiting,
  strengthChoices,
  withFirstLinks,
} from '../../miniprogram/src/staff/photo-over/over-choices.ts'
import { anAct } from './offline/an-act.ts'

const shot = (id: string, links: Partial<PhotoView>, from: BeforeShot['from'] = 'filing'): BeforeShot => ({
  photo: { id, of: 'before', ready: true, ...links },
  at: 1_795_000_000_000,
  from,
})
const links = { url: 'whole', mediumUrl: 'medium', thumbnailUrl: 'small' }

describe('the pictures to lay over the camera', () => {
  test.each([
    ['in the size of a page', links, { small: 'small', large: 'medium' }],
    ['of before there were sizes', { url: 'whole' }, { small: 'whole', large: 'whole' }],
    ['with a thumbnail alone', { thumbnailUrl: 'small' }, { small: 'small', large: 'small' }],
  ])('one %s', (_, given, picture) => {
    expect(beforePictures([shot('a', given)])).toEqual([{ id: 'a', from: 'filing', ...picture }])
  })

  test('not one that is still being checked', () => {
    expect(beforePictures([shot('a', { ready: false }), shot('b', links, 'arrival')]).map(it => it.id)).toEqual(['b'])
  })

  test('say where they come from', () => {
    const [filing, arrival] = beforePictures([shot('a', links), shot('b', links, 'arrival')])
    expect(filing && pictureWords(filing, 1, 2)).toBe('投诉带来的，第 1 张，共 2 张')
    expect(arrival && pictureWords(arrival, 2, 2)).toBe('到场拍的，第 2 张，共 2 张')
  })

  test('keep the link they were first shown by, and leave a file for it once there is one', () => {
    const at = (large: string) => beforePictures([shot('a', { mediumUrl: large })])
    const known = (large: string) => new Map(at(large).map(it => [it.id, it]))
    expect(withFirstLinks(known('https://one'), at('https://two'))).toEqual(at('https://one'))
    expect(withFirstLinks(known('wxfile://one'), at('https://two'))).toEqual(at('https://two'))
    expect(withFirstLinks(known('https://one'), at('wxfile://two'))).toEqual(at('wxfile://two'))
    expect(withFirstLinks(new Map(), at('https://two'))).toEqual(at('https://two'))
  })
})

test('what was photographed on an arrival that waits on the phone is among them, the last arrival first', () => {
  const photos = (id: string) => [{ id, path: `${id}.jpg`, done: false }]
  const waiting = [
    anAct('k1', { name: 'arrive', photos: photos('first') }),
    anAct('k2', { name: 'comeInVain', photos: photos('shut-door') }),
    anAct('k3', { name: 'arrive', photos: [...photos('again'), ...photos('gone')] }),
  ]
  const shots = shotsWaiting(waiting, ({ id, path }) => (id === 'gone' ? undefined : path))
  expect(beforePictures(shots).map(it => [it.id, it.large, it.from])).toEqual([
    ['again', 'again.jpg', 'arrival'],
    ['first', 'first.jpg', 'arrival'],
  ])
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
