import { describe, expect, test } from 'vitest'
import { Draft, isBegun } from '../../../miniprogram/src/features/filing/draft.ts'
import { openDraftStore } from '../../../miniprogram/src/features/filing/draft-store.ts'
import { shanghai } from '../../support/builders.ts'
import { aDraft, aPhoto, aStorage, type MemoryStorage } from './a-draft.ts'

const nobody = () => undefined
const openFor = (storage: MemoryStorage, person: string | undefined) => openDraftStore(storage, () => person)

const first = aDraft({ key: 'first-key-0123456789', text: '楼道灯坏了', changedAt: shanghai('2026-11-24 09:00') })
const second = aDraft({ key: 'second-key-012345678', text: '电梯抖', changedAt: shanghai('2026-11-24 10:00') })

describe('drafts on the phone', () => {
  test('are several, each under its own name, the newest first', () => {
    const storage = aStorage()
    const store = openDraftStore(storage, nobody)
    store.put(first)
    store.put(second)
    expect(store.all().map(it => it.text)).toEqual(['电梯抖', '楼道灯坏了'])
    expect([...storage.kept.keys()]).toEqual(['draft/of/first-key-0123456789', 'draft/of/second-key-012345678'])
  })

  test('are there after the app was killed, with their photos', () => {
    const storage = aStorage()
    const photos = [aPhoto('p-1', { done: true }), aPhoto('p-2')]
    openDraftStore(storage, nobody).put({ ...first, photos, answers: { where: '天花板' } })
    expect(openDraftStore(storage, nobody).all()).toEqual([
      expect.objectContaining({
        text: '楼道灯坏了',
        answers: { where: '天花板' },
        photos: [
          expect.objectContaining({ id: 'p-1', done: true }),
          expect.objectContaining({ id: 'p-2', done: false }),
        ],
      }),
    ])
  })

  test('are the same list until something changes, and another one then', () => {
    const store = openDraftStore(aStorage(), nobody)
    store.put(first)
    const before = store.all()
    expect(store.all()).toBe(before)
    store.change(first.key, { text: '楼道灯又坏了' })
    expect(store.all()).not.toBe(before)
  })

  test('with nothing in them are not kept, and not listed', () => {
    const storage = aStorage()
    const store = openDraftStore(storage, nobody)
    store.put(first)
    store.change(first.key, { text: ' ', categoryId: undefined })
    expect(store.find(first.key)).toBeDefined()
    expect(store.all()).toEqual([])
    expect(storage.kept.size).toBe(0)
  })

  test.each([
    ['words', { text: '漏' }, true],
    ['a category', { categoryId: 'leak' }, true],
    ['a photo', { photos: [aPhoto('p-1')] }, true],
    ['a demand', { demands: ['修好'] }, true],
    ['an elder’s name', { elder: { name: '王奶奶', relation: undefined, consent: undefined } }, true],
    ['a switch only', { danger: true }, false],
    ['an elder without a name', { elder: { name: ' ', relation: undefined, consent: undefined } }, false],
  ] as const)('are worth coming back for with %s: %o → %s', (_, part, worth) => {
    expect(
      isBegun(
        aDraft({
          text: '',
          categoryId: undefined,
          ...part,
          photos: [...('photos' in part ? part.photos : [])],
          demands: 'demands' in part ? [...part.demands] : [],
        }),
      ),
    ).toBe(worth)
  })

  test('that are dropped are gone for good; what is not there is not changed', () => {
    const storage = aStorage()
    const store = openDraftStore(storage, nobody)
    store.put(first)
    store.drop(first.key)
    expect(store.change(first.key, { text: '又来' })).toBeUndefined()
    expect(store.all()).toEqual([])
    expect(storage.kept.size).toBe(0)
  })

  test('tell whoever listens, until he does not any more', () => {
    const store = openDraftStore(aStorage(), nobody)
    let told = 0
    const stop = store.onChange(() => {
      told += 1
    })
    store.put(first)
    store.lookAgain()
    stop()
    store.put(second)
    expect(told).toBe(2)
  })
})

describe('a phone without room', () => {
  test('says so of the draft that did not fit; it lives on until there is room', () => {
    const storage = aStorage()
    const store = openDraftStore(storage, nobody)
    store.put(first)
    storage.fill(true)
    store.change(first.key, { text: '写了很长很长' })
    expect(store.isKept(first.key)).toBe(false)
    expect(store.find(first.key)?.text).toBe('写了很长很长')
    storage.fill(false)
    store.change(first.key, { text: '写了很长很长的' })
    expect(store.isKept(first.key)).toBe(true)
    expect(openDraftStore(storage, nobody).find(first.key)?.text).toBe('写了很长很长的')
  })
})

describe('two people with one phone', () => {
  const hers = { ...first, ownerId: 'resident-chen' }
  const nobodys = second

  test('see each their own, and what was begun before anybody signed in', () => {
    const storage = aStorage()
    const store = openFor(storage, 'resident-chen')
    store.put(hers)
    store.put(nobodys)
    expect(store.all()).toHaveLength(2)
    const other = openFor(storage, 'resident-wang')
    expect(other.all().map(it => it.key)).toEqual([nobodys.key])
    expect(other.find(hers.key)).toBeUndefined()
    expect(other.change(hers.key, { text: '不是我的' })).toBeUndefined()
    expect(openFor(storage, 'resident-chen').find(hers.key)?.text).toBe('楼道灯坏了')
  })
})

describe('drafts of earlier versions', () => {
  /** As version 0.1.0 wrote it. */
  const old = {
    key: 'old-key-0123456789abcd',
    categoryId: 'leak',
    place: 'room',
    publicDetail: '',
    text: '卫生间吊顶漏水',
    demands: ['修好'],
    happeningNow: true,
    danger: false,
    hideName: false,
    photos: [{ id: 'p-1', path: 'wxfile://usr/p-1.jpg', type: 'image/jpeg', done: true }],
    begunAt: shanghai('2026-11-20 08:00'),
  }

  test('are taken over under their key, with photos, and the old name goes', () => {
    const storage = aStorage({ 'draft/repair': old })
    const [draft] = openDraftStore(storage, nobody).all()
    expect(draft).toMatchObject({
      key: old.key,
      kind: 'repair',
      text: old.text,
      photos: old.photos,
      happeningNow: true,
    })
    expect(draft?.hideName).toBeUndefined()
    expect(draft?.changedAt).toBe(old.begunAt)
    expect([...storage.kept.keys()]).toEqual([`draft/of/${old.key}`])
  })

  test('a name hidden on purpose stays hidden', () => {
    const storage = aStorage({ 'draft/complaint': { ...old, hideName: true } })
    expect(openDraftStore(storage, nobody).all()[0]?.hideName).toBe(true)
  })

  test('where there is no room stay where they are', () => {
    const storage = aStorage({ 'draft/complaint': old })
    storage.fill(true)
    expect(openDraftStore(storage, nobody).all()).toEqual([])
    expect([...storage.kept.keys()]).toEqual(['draft/complaint'])
  })

  test('taken over by an app that was killed before the old name went are there once', () => {
    const storage = aStorage({
      'draft/complaint': old,
      [`draft/of/${old.key}`]: { ...aDraft({ key: old.key }), text: '后来改过' },
    })
    expect(
      openDraftStore(storage, nobody)
        .all()
        .map(it => it.text),
    ).toEqual(['后来改过'])
    expect([...storage.kept.keys()]).toEqual([`draft/of/${old.key}`])
  })

  test('reports of staff stand beside and are left alone', () => {
    const storage = aStorage({ 'draft/report/complaint-1': { form: {} }, 'draft/praise': 'nonsense' })
    expect(openDraftStore(storage, nobody).all()).toEqual([])
    expect(storage.kept.size).toBe(2)
  })
})

describe('a draft of another version', () => {
  test('keeps its words and photos, whatever else cannot be read', () => {
    const read = Draft.parse({
      key: first.key,
      kind: 'wish',
      place: 'roof',
      text: '卫生间吊顶漏水',
      visitTimes: ['at-noon'],
      photos: [{ id: 'p-1', path: 'wxfile://p-1.jpg', done: false, problem: 'too-blue' }],
      elder: 7,
      given: { body: { text: '少了很多' }, at: 1 },
    })
    expect(read).toMatchObject({ kind: 'complaint', place: 'room', text: '卫生间吊顶漏水', visitTimes: [] })
    expect(read.photos[0]?.id).toBe('p-1')
    expect(read.given).toBeUndefined()
    expect(read.elder).toBeUndefined()
  })
})
