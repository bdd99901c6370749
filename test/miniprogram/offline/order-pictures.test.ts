import { describe, expect, test } from 'vitest'
import type { EntryView, PhotoView } from '#contract/complaint-views.ts'
import { minute } from '#domain/time.ts'
import {
  isOver,
  photoIdsIn,
  picturesIn,
  withKeptPictures,
} from '../../../miniprogram/src/staff/offline/order-pictures.ts'
import { aStaffDetail } from '../../support/staff-detail.ts'
import { tapped } from './an-act.ts'

const photo = (id: string, of: PhotoView['of'], part: Partial<PhotoView> = {}): PhotoView => ({
  id,
  of,
  ready: true,
  url: `${id}-whole`,
  mediumUrl: `${id}-medium`,
  thumbnailUrl: `${id}-small`,
  linksUntil: tapped + minute,
  ...part,
})
const entry = (seq: number, kind: EntryView['kind'], ...photos: PhotoView[]): EntryView => ({
  seq,
  kind,
  author: { kind: 'staff', name: '周建国' },
  visibility: 'public',
  occurredAt: tapped,
  recordedAt: tapped,
  facts: {},
  texts: {},
  photos,
})
const leak = aStaffDetail({
  id: 'leak',
  photos: [photo('filed', 'before'), photo('done', 'after'), photo('letter', 'paper')],
  entries: [entry(3, 'messaged', photo('said', 'said')), entry(5, 'arrived', photo('found', 'said'))],
})
const noise = aStaffDetail({ id: 'noise', photos: [photo('noise', 'before')] })

describe('the pictures worth keeping', () => {
  test('are those of before of every order, then the rest; papers are none of them', () => {
    expect(picturesIn([leak, noise], tapped).map(it => [it.complaintId, it.id])).toEqual([
      ['leak', 'found'],
      ['leak', 'filed'],
      ['noise', 'noise'],
      ['leak', 'done'],
      ['leak', 'said'],
    ])
    expect([...photoIdsIn([leak, noise])].sort()).toEqual(['done', 'filed', 'found', 'noise', 'said'])
  })

  test.each([
    ['as large as a page shows it', {}, ['p-medium']],
    ['whole where there is no smaller one', { mediumUrl: undefined }, ['p-whole']],
    ['not while it is being checked', { ready: false, url: undefined, mediumUrl: undefined }, []],
    ['not behind a link that is over', { linksUntil: tapped }, []],
    ['not behind one that may be over', { linksUntil: undefined }, []],
  ])('each %s', (_, part, links) => {
    const detail = aStaffDetail({ photos: [photo('p', 'before', part)] })
    expect(picturesIn([detail], tapped).map(({ url }) => url)).toEqual(links)
    expect([...photoIdsIn([detail])]).toEqual(['p'])
  })
})

test('an order is over once it is answered, and not while somebody checks it', () => {
  expect((['accepted', 'dispatched', 'handling', 'checking'] as const).filter(state => isOver({ state }))).toEqual([])
  for (const state of ['answered', 'closed', 'declined', 'withdrawn', 'merged'] as const)
    expect(isOver({ state })).toBe(true)
})

test('without network the files of the phone stand in for the links', () => {
  const shown = withKeptPictures(leak, id => (['filed', 'found'].includes(id) ? `file/${id}` : undefined))
  const file = (id: string) => ({ url: `file/${id}`, mediumUrl: `file/${id}`, thumbnailUrl: `file/${id}` })
  expect(shown.photos).toEqual([{ ...leak.photos[0], ...file('filed') }, ...leak.photos.slice(1)])
  expect(shown.entries.map(it => it.photos?.[0]?.url)).toEqual(['said-whole', 'file/found'])
})
