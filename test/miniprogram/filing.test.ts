import { expect, test } from 'vitest'
import { fileComplaint } from '#contract/complaints.ts'
import type { Community } from '#contract/places.ts'
import { filingBody, hidesName, missingIn } from '../../miniprogram/src/features/filing/filing-body.ts'
import { shanghai } from '../support/builders.ts'
import { aDraft, aPhoto } from './filing/a-draft.ts'

const category = { departmentId: 'engineering', icon: 'drop', needsPhotos: false } as const
const community: Community = {
  id: 'c-1',
  name: '听松苑',
  buildings: [],
  publicPlaces: ['电梯'],
  categories: [
    {
      ...category,
      id: 'leak',
      name: '漏水',
      questions: [
        { id: 'where', words: '哪里在漏', kind: 'choice', choices: ['天花板'] },
        { id: 'since', words: '几天了', kind: 'text' },
      ],
    },
    { ...category, id: 'noise', name: '噪音', hidesName: true },
  ],
  departments: [],
  emergencyPhones: [],
}

const room = {
  roomId: 'r-1203',
  buildingId: 'b-2',
  communityId: 'c-1',
  communityName: '听松苑',
  label: '2 栋 1 单元 1203',
  relation: 'owner',
} as const

test.each([
  ['the category', aDraft({ categoryId: undefined, text: '' }), room, '先选什么事'],
  ['a room where none is bound', aDraft(), undefined, '先选在哪里'],
  ['which public place', aDraft({ place: 'public' }), room, '先选在哪里'],
  ['words', aDraft({ text: '  ' }), room, '写几个字说说情况'],
  ['words that are more than signs', aDraft({ text: '😀！！' }), room, '写几个字说说情况'],
])('the button names what is missing: %s', (_, draft, bound, word) => {
  expect(missingIn(draft, bound)?.word).toBe(word)
})

test('signs alone are explained in a sentence, an untouched field is not', () => {
  expect(missingIn(aDraft({ text: '😀' }), room)?.sentence).toContain('请用文字说明情况')
  expect(missingIn(aDraft({ text: '' }), room)?.sentence).toBeUndefined()
})

test.each([
  ['a photo that cannot be sent', aDraft({ photos: [aPhoto('p-1', { problem: 'broken' })] }), '先换掉传不了的照片'],
  ['who the elder is', aDraft({ elder: { name: '', relation: undefined, consent: undefined } }), '先选老人是您的谁'],
  [
    'how the elder agreed',
    aDraft({ elder: { name: '', relation: 'parent', consent: undefined } }),
    '先选老人怎么同意的',
  ],
])('and it names, where the rest is there, %s', (_, draft, word) => {
  expect(missingIn(draft, room)?.word).toBe(word)
})

test('nothing is missing once there are a category, a place and words', () => {
  expect(missingIn(aDraft(), room)).toBeUndefined()
  expect(missingIn(aDraft({ place: 'public', publicPlace: '电梯' }), undefined)).toBeUndefined()
})

test('a wish lasts until the end of the chosen day', () => {
  const draft = aDraft({ wantedDay: '2026-11-26', demands: ['修好', '说明原因'] })
  const body = filingBody({ draft, room, community })
  expect(body.wantedBy).toBe(shanghai('2026-11-26 23:59'))
  expect(body.demand).toBe('修好、说明原因')
})

test('a public place is said with its detail, without the room and without times to come', () => {
  const draft = aDraft({
    kind: 'repair',
    place: 'public',
    publicPlace: '地下车库',
    publicDetail: ' B 区 12 号旁 ',
    visitTimes: ['evening'],
  })
  const body = filingBody({ draft, room, community })
  expect(body).toMatchObject({ kind: 'repair', place: { kind: 'public', label: '地下车库 B 区 12 号旁' } })
  expect(body).not.toHaveProperty('visitTimes')
})

test('what is sent is what the contract takes', () => {
  const draft = aDraft({
    photos: [aPhoto('p-1'), aPhoto('p-2')],
    answers: { where: '天花板' },
    visitTimes: ['evening'],
    elder: { name: ' 王奶奶 ', relation: 'parent', consent: 'by-phone' },
  })
  const body = filingBody({ draft, room, community })
  expect(fileComplaint.body.safeParse(body).success).toBe(true)
  expect(body).toMatchObject({
    photoIds: ['p-1', 'p-2'],
    visitTimes: ['evening'],
    onBehalfOf: { name: '王奶奶', relation: 'parent', consent: 'by-phone' },
  })
})

test('only answers to what this category asks are sent, and no empty ones', () => {
  const answers = { where: '天花板', since: '  ', which: '1 号梯' }
  expect(filingBody({ draft: aDraft({ answers }), room, community }).answers).toEqual([
    { questionId: 'where', words: '天花板' },
  ])
  const noise = aDraft({ categoryId: 'noise', answers })
  expect(filingBody({ draft: noise, room, community })).not.toHaveProperty('answers')
})

test.each([
  ['noise', undefined, true],
  ['noise', false, false],
  ['leak', undefined, false],
  ['leak', true, true],
] as const)('the name: for %s, chosen %s, hidden %s', (categoryId, hideName, hidden) => {
  const draft = aDraft({ categoryId, hideName })
  expect(filingBody({ draft, room, community }).hideName).toBe(hidden)
  expect(
    hidesName(
      draft,
      community.categories.find(it => it.id === categoryId),
    ),
  ).toBe(hidden)
})

test('an elder without consent is not sent', () => {
  const elder = { name: '王奶奶', relation: 'parent', consent: undefined } as const
  expect(filingBody({ draft: aDraft({ elder }), room, community })).not.toHaveProperty('onBehalfOf')
})

test('the same draft makes the same body, so that a second try is the same request', () => {
  const send = () => filingBody({ draft: aDraft(), room, community })
  expect(send()).toEqual(send())
})
