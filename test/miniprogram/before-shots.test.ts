import { describe, expect, test } from 'vitest'
import type { EntryView, PhotoView } from '#contract/complaint-views.ts'
import { hour } from '#domain/time.ts'
import { beforeShots, shotBeside } from '../../miniprogram/src/features/complaint/before-shots.ts'

const receivedAt = 1_795_000_000_000
const photo = (id: string, of: PhotoView['of'], part: Partial<PhotoView> = {}): PhotoView => ({
  id,
  of,
  ready: true,
  url: `${id}.jpg`,
  ...part,
})
const entry = (seq: number, kind: EntryView['kind'], photos?: PhotoView[]): EntryView => ({
  seq,
  kind,
  author: { kind: 'staff', name: '周建国' },
  visibility: 'public',
  occurredAt: receivedAt + seq * hour,
  recordedAt: receivedAt + 100 * hour,
  facts: {},
  texts: {},
  ...(photos ? { photos } : {}),
})
const filed = [photo('f1', 'before'), photo('f2', 'before')]
const reported = photo('after', 'after')
const came = [
  entry(2, 'arrived', [photo('a1', 'said'), photo('a2', 'said')]),
  entry(4, 'progressed', [photo('opened', 'said')]),
  entry(6, 'arrived', [photo('again', 'said')]),
]
const idsOf = (told: Parameters<typeof beforeShots>[0]) => beforeShots(told).map(it => it.photo.id)

describe('what the place looked like before', () => {
  test('is what the complaint came with and what was found on arrival, the last arrival first', () => {
    const told = { photos: [...filed, reported, photo('paper', 'paper')], entries: came, receivedAt }
    expect(idsOf(told)).toEqual(['again', 'a1', 'a2', 'f1', 'f2'])
    expect(beforeShots(told).map(it => [it.from, it.at - receivedAt])).toEqual([
      ['arrival', 6 * hour],
      ['arrival', 2 * hour],
      ['arrival', 2 * hour],
      ['filing', 0],
      ['filing', 0],
    ])
  })

  test('is nothing where nobody took a picture', () => {
    expect(idsOf({ photos: [reported], entries: [entry(2, 'arrived')], receivedAt })).toEqual([])
  })
})

describe('beside the picture of after', () => {
  test.each([
    ['the customer’s stands', filed, came, 'f1', 0],
    ['where he sent none, that of the last arrival', [], came, 'again', 6 * hour],
    ['one that cannot be seen yet stands back', [photo('f1', 'before', { url: undefined })], came, 'again', 6 * hour],
  ])('%s', (_, photos, entries, id, after) => {
    const beside = shotBeside({ photos: [...photos, reported], entries, receivedAt })
    expect([beside?.photo.id, beside && beside.at - receivedAt]).toEqual([id, after])
  })

  test('stands nothing where there is none', () => {
    expect(shotBeside({ photos: [reported], entries: [came[1] ?? entry(1, 'taken')], receivedAt })).toBeUndefined()
  })
})
