import { describe, expect, test } from 'vitest'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { message, progress, remark } from '#domain/complaint/words.ts'
import type { EntryDraft } from '#domain/ledger/entry.ts'
import { aComplaint, aMoment, people } from '../../support/builders.ts'
import { customer, decided, noon, publicly } from './decided.ts'

const { handler, owner } = people
const handling = aComplaint({ state: 'handling' })
const byOwner = aMoment({ actor: owner })
const nine = Array.from({ length: mostPhotos }, (_, at) => `photo-${at}`)

const remarked = (said: Partial<Pick<EntryDraft, 'facts' | 'texts'>>) =>
  decided(handling, {}, [publicly('remarked', customer(owner), noon, { facts: {}, texts: {}, ...said })])

describe('what a customer adds', () => {
  test('may have photos beside the words, each once', () => {
    const saying = { text: ' 又漏了 ', photoIds: ['photo-1', 'photo-2', 'photo-1'] }
    expect(remark(handling, saying, byOwner)).toEqual(
      remarked({ facts: { photos: ['photo-1', 'photo-2'] }, texts: { text: '又漏了' } }),
    )
  })

  test('may be photos alone', () => {
    expect(remark(handling, { text: ' ', photoIds: ['photo-1'] }, byOwner)).toEqual(
      remarked({ facts: { photos: ['photo-1'] } }),
    )
  })

  test('is words where there is no photo', () => {
    expect(remark(handling, { text: '又漏了', photoIds: [] }, byOwner)).toEqual(remarked({ texts: { text: '又漏了' } }))
    expect(remark(handling, { text: ' ', photoIds: [] }, byOwner)).toEqual({ ok: false, reason: 'text-missing' })
    expect(remark(handling, { text: ' ' }, byOwner)).toEqual({ ok: false, reason: 'text-missing' })
  })

  test('has no more than nine photos, and words that are words', () => {
    expect(remark(handling, { text: '', photoIds: nine }, byOwner)).toMatchObject({ ok: true })
    expect(remark(handling, { text: '又漏了', photoIds: [...nine, 'photo-9'] }, byOwner)).toEqual({
      ok: false,
      reason: 'too-many-photos',
      facts: { most: 9 },
    })
    expect(remark(handling, { text: '😡', photoIds: nine }, byOwner)).toEqual({
      ok: false,
      reason: 'text-without-words',
    })
  })
})

test('an employee writes words with his photos, for a picture alone answers nothing', () => {
  const byHandler = aMoment({ actor: handler })
  expect(message(handling, { text: '修好了', photoIds: ['photo-1'] }, byHandler)).toMatchObject({
    ok: true,
    value: { entries: [{ kind: 'messaged', facts: { photos: ['photo-1'] }, texts: { text: '修好了' } }] },
  })
  expect(message(handling, { text: '', photoIds: ['photo-1'] }, byHandler)).toEqual({
    ok: false,
    reason: 'text-missing',
  })
})

test('what is told of the progress has photos for those who read the words, and words always', () => {
  const byHandler = aMoment({ actor: handler })
  const told = (part: { text?: string; photoIds?: readonly string[]; public: boolean }) =>
    progress(handling, { text: '在等配件', ...part }, byHandler)
  expect(told({ public: true, photoIds: ['photo-1', 'photo-1'] })).toMatchObject({
    ok: true,
    value: { entries: [{ kind: 'progressed', visibility: 'public', facts: { photos: ['photo-1'] } }] },
  })
  expect(told({ public: false, photoIds: ['photo-1'] })).toMatchObject({
    ok: true,
    value: { entries: [{ visibility: 'internal', facts: { photos: ['photo-1'] }, texts: { text: '在等配件' } }] },
  })
  expect(told({ public: true })).toMatchObject({ ok: true, value: { entries: [{ facts: {} }] } })
  expect(told({ public: true, text: '', photoIds: ['photo-1'] })).toEqual({ ok: false, reason: 'text-missing' })
  expect(told({ public: true, photoIds: [...nine, 'photo-9'] })).toMatchObject({ reason: 'too-many-photos' })
})
