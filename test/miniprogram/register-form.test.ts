// 登记: the form of a call, what becomes of it, and what is kept of it on the phone.

import { describe, expect, test } from 'vitest'
import type { Caller } from '#contract/registering.ts'
import { registerForCaller } from '#contract/staff.ts'
import { day, minute } from '#domain/time.ts'
import { chosenAt, heardBy } from '../../miniprogram/src/staff/features/register/heard-at.ts'
import {
  openRegisterDrafts,
  type RegisterDraft,
} from '../../miniprogram/src/staff/features/register/register-drafts.ts'
import {
  chosenCaller,
  emptyForm,
  hidesName,
  missingIn,
  phoneWrong,
  type RegisterForm,
  registerBody,
  typedPhone,
  withDay,
} from '../../miniprogram/src/staff/features/register/register-form.ts'
import { promises, receiptText } from '../../miniprogram/src/staff/register/receipt-text.ts'
import { shanghai } from '../support/builders.ts'
import { aStaffDetail } from '../support/staff-detail.ts'
import { aStorage } from './filing/a-draft.ts'

const now = shanghai('2026-11-24 10:05')
const home = { buildingId: 'b-2', roomId: 'room-1202', label: '2 栋 1 单元 1202' }
const chen: Caller = {
  userId: 'user-1',
  name: '陈桂兰',
  relation: 'owner',
  maskedPhone: '138****1203',
  rooms: [home, { buildingId: 'b-3', roomId: 'room-101', label: '3 栋 101' }],
}
const aForm = (part: Partial<RegisterForm> = {}): RegisterForm => ({
  ...emptyForm(now),
  name: '方芳',
  room: home,
  categoryId: 'leak',
  text: '卫生间吊顶漏水',
  ...part,
})
const bodyOf = (part: Partial<RegisterForm>, beside: Partial<Parameters<typeof registerBody>[1]> = {}) =>
  registerBody(aForm(part), { communityId: 'garden', category: undefined, photoIds: [], paperIds: [], ...beside })

describe('the caller', () => {
  test('who is found fills in name, relation and room', () => {
    const empty = emptyForm(now)
    expect({ ...empty, ...chosenCaller(chen, empty) }).toMatchObject({
      caller: chen,
      name: '陈桂兰',
      relation: 'owner',
      placeKind: 'room',
      room: home,
    })
  })

  test('a room chosen before stays, and a relation this client does not know is left alone', () => {
    const room = { ...home, roomId: 'room-7' }
    expect(chosenCaller({ ...chen, relation: 'unknown' }, { room })).toEqual({
      caller: { ...chen, relation: 'unknown' },
      name: '陈桂兰',
      placeKind: 'room',
      room,
    })
  })

  test('another number takes along what came with the one before, and nothing else', () => {
    const chosen = { ...aForm({ repeatOf: { id: 'c-0', number: '2610-0001' } }), ...chosenCaller(chen, { room: home }) }
    expect({ ...chosen, ...typedPhone('139', chosen) }).toMatchObject({
      phone: '139',
      caller: undefined,
      name: '',
      room: undefined,
      repeatOf: undefined,
      text: '卫生间吊顶漏水',
    })
    const renamed = { ...chosen, name: '陈阿姨', room: { ...home, roomId: 'room-7' } }
    expect(typedPhone('139', renamed)).toMatchObject({ name: '陈阿姨', room: renamed.room })
    expect(typedPhone('139', aForm())).toEqual({ phone: '139' })
  })

  test.each([
    ['', undefined, undefined],
    ['1203', undefined, '手机号要 11 位，现在是 4 位'],
    ['1203', chen, undefined],
    ['13800001203', undefined, undefined],
  ])('the number %s with %o is wrong: %s', (phone, caller, wrong) => {
    expect(phoneWrong({ phone, caller })).toBe(wrong)
  })

  test.each([
    ['an account', { caller: chen, phone: '1203' }, { userId: 'user-1' }],
    ['an earlier complaint', { caller: { ...chen, userId: undefined, asIn: 'c-0' }, phone: '1203' }, { asIn: 'c-0' }],
    [
      'an earlier complaint and the whole number',
      { caller: { ...chen, userId: undefined, asIn: 'c-0' }, phone: '13800001203' },
      { phone: '13800001203' },
    ],
    ['nothing but a number', { phone: '13912345678' }, { phone: '13912345678' }],
    ['nothing but four digits', { phone: '5678' }, {}],
  ])('known by %s he is sent so', (_by, part, sent) => {
    expect(bodyOf(part).customer).toEqual({ name: '方芳', relation: 'owner', ...sent })
  })
})

describe('what is sent', () => {
  test('of a full form is what the endpoint takes', () => {
    const category = {
      id: 'leak',
      name: '漏水',
      icon: 'drop',
      departmentId: 'engineering',
      needsPhotos: true,
      hidesName: true,
      questions: [{ id: 'where', words: '哪里漏', kind: 'choice' as const, choices: ['天花板'] }],
    }
    const body = bodyOf(
      {
        source: 'third-party',
        sender: ' 12345 热线 ',
        senderNumber: ' 2026-118 ',
        answerBy: now + day,
        answers: { where: ' 天花板 ', other: '别的类别的' },
        demands: ['修好'],
        demand: ' 今天来看 ',
        wantedDay: '2026-11-25',
        visitTimes: ['evening'],
        repeatOf: { id: 'c-0', number: '2610-0001' },
      },
      { category, photoIds: ['photo-1'], solved: { answer: '已关总阀', settlement: 'repaired' } },
    )
    expect(registerForCaller.body.safeParse(body).error?.issues).toBeUndefined()
    expect(body).toMatchObject({
      demand: '修好、今天来看',
      wantedBy: shanghai('2026-11-25 23:59'),
      answers: [{ questionId: 'where', words: '天花板' }],
      visitTimes: ['evening'],
      hideName: true,
      thirdParty: { sender: '12345 热线', number: '2026-118', answerBy: now + day },
      repeatOf: 'c-0',
      solved: { answer: '已关总阀', settlement: 'repaired' },
      receivedAt: now,
    })
  })

  test('leaves out what belongs to another source or place', () => {
    const body = bodyOf({ sender: '街道办', placeKind: 'public', publicPlace: '花园', visitTimes: ['evening'] })
    expect(body).not.toHaveProperty('thirdParty')
    expect(body).not.toHaveProperty('visitTimes')
    expect(body.place).toEqual({ kind: 'public', label: '花园' })
  })

  test('the name is hidden as the category has it, unless it was chosen', () => {
    expect(hidesName(aForm(), undefined)).toBe(false)
    expect(hidesName(aForm({ hideName: false }), { ...aCategory, hidesName: true })).toBe(false)
    expect(hidesName(aForm(), { ...aCategory, hidesName: true })).toBe(true)
  })

  test('waits for the sender of a third party', () => {
    expect(missingIn(aForm({ source: 'third-party' })).map(it => it.at)).toEqual(['ask-source'])
    expect(missingIn(aForm({ source: 'third-party', sender: '街道办' }))).toEqual([])
    expect(missingIn(emptyForm(now)).map(it => it.at)).toEqual([
      'ask-customer',
      'ask-place',
      'ask-category',
      'ask-text',
    ])
  })
})

const aCategory = { id: 'noise', name: '噪音', icon: 'noise', departmentId: 'order', needsPhotos: false }

test('a day the sender names ends at six, and keeps an hour that was chosen', () => {
  const friday = shanghai('2026-11-27 00:00')
  expect(withDay(friday, undefined)).toBe(shanghai('2026-11-27 18:00'))
  expect(withDay(friday, shanghai('2026-11-25 12:30'))).toBe(shanghai('2026-11-27 12:30'))
})

test('刚刚 is the moment of the first word; what was chosen otherwise stays', () => {
  const later = now + 85 * minute
  expect(heardBy(chosenAt('justNow', now), later)).toEqual({ chosen: 'justNow', at: later })
  expect(heardBy(chosenAt('quarter', now), later)).toEqual(chosenAt('quarter', now))
  expect(heardBy(chosenAt('other', now), later)).toEqual(chosenAt('other', now))
})

test.each([
  ['justNow', 0],
  ['quarter', 15],
  ['hour', 60],
  ['other', 0],
] as const)('%s is %i minutes ago', (chosen, minutes) => {
  expect(chosenAt(chosen, now)).toEqual({ chosen, at: now - minutes * minute })
})

describe('an interrupted registration', () => {
  const aDraft = (part: Partial<RegisterDraft> = {}): RegisterDraft => ({
    key: 'register-key-0123456789',
    ownerId: 'agent-1',
    communityId: 'garden',
    form: aForm(),
    photos: [],
    papers: [],
    begunAt: now,
    changedAt: now,
    ...part,
  })
  const held = (person: string | undefined = 'agent-1') => {
    const storage = aStorage()
    return { storage, drafts: openRegisterDrafts(storage, () => person) }
  }

  test('is there again, whole, newest first, until it is dropped', () => {
    const { drafts } = held()
    const later = aDraft({ key: 'register-key-later', changedAt: now + 1 })
    const full = aDraft({ form: { ...aForm({ caller: chen, answerBy: now, hideName: true }), source: 'letter' } })
    expect([drafts.keep(full), drafts.keep(later)]).toEqual([true, true])
    expect(drafts.kept('garden', now)).toEqual([later, full])
    drafts.drop(full.key)
    expect(drafts.kept('garden', now)).toEqual([later])
  })

  test('is for whoever wrote it, of this community', () => {
    const { storage, drafts } = held()
    drafts.keep(aDraft())
    expect(drafts.kept('riverside', now)).toEqual([])
    expect(openRegisterDrafts(storage, () => 'agent-2').kept('garden', now)).toEqual([])
  })

  test.each([
    ['a moment less than three days', 3 * day - 1, 1],
    ['three days', 3 * day, 0],
  ])('after %s there are %#', (_when, later, left) => {
    const { storage, drafts } = held()
    drafts.keep(aDraft())
    expect(drafts.kept('garden', now + later)).toHaveLength(left)
    expect(storage.kept.size).toBe(left)
  })

  test('with nothing in it is not kept, and no longer once all is taken out', () => {
    const { storage, drafts } = held()
    drafts.keep(aDraft())
    expect(drafts.keep(aDraft({ form: emptyForm(now) }))).toBe(true)
    expect(storage.kept.size).toBe(0)
    drafts.keep(aDraft({ form: emptyForm(now), photos: [{ id: 'photo-1', path: 'wxfile://1.jpg', done: false }] }))
    expect(drafts.kept('garden', now)).toHaveLength(1)
  })

  test('of a later version is taken up with what is known of it, and what is no registration is thrown away', () => {
    const { storage, drafts } = held()
    const strange = { ...aDraft(), form: { ...aForm(), source: 'telepathy', demands: 7, text: '漏水' } }
    storage.write('register/register-key-0123456789', strange)
    storage.write('register/broken', { key: 7 })
    expect(drafts.kept('garden', now)).toMatchObject([{ form: { source: 'hotline', demands: [], text: '漏水' } }])
    expect(storage.kept.has('register/broken')).toBe(false)
  })

  test('says where the phone has no room', () => {
    const { storage, drafts } = held()
    storage.fill(true)
    expect(drafts.keep(aDraft())).toBe(false)
    drafts.rememberSource('letter')
    storage.fill(false)
    expect(drafts.source()).toBe('hotline')
    drafts.rememberSource('letter')
    expect(drafts.source()).toBe('letter')
  })
})

describe('the text for a caller without an account', () => {
  test('says number, who has it and what comes next until when, with dates and not with 今天', () => {
    const detail = aStaffDetail({
      number: '2611-0007',
      title: '卫生间吊顶漏水',
      firstContact: '何敏',
      clocks: [
        aClock('close', '2026-12-01 18:00'),
        aClock('first-answer', '2026-11-24 18:05'),
        { ...aClock('on-site', '2026-11-24 10:15'), stoppedAt: now, end: 'met' },
      ],
    })
    expect(promises(detail, now).map(it => it.by)).toEqual(['11月24日 周二 18:05', '12月1日 周二 18:00'])
    expect(receiptText(detail, '听松园', now)).toBe(
      '【听松园】您反映的“卫生间吊顶漏水”已登记，编号 2611-0007。由何敏跟进，11月24日 周二 18:05 前给您首次答复，12月1日 周二 18:00 前办完答复。来电请报编号。',
    )
  })

  test.each(['今晚八点恢复。', '今晚八点恢复'])('says the answer %s where there is one', answer => {
    const detail = aStaffDetail({ number: '2611-0007', title: '停水', answer })
    expect(receiptText(detail, '听松园', now)).toBe(
      '【听松园】您反映的“停水”已登记，编号 2611-0007。已答复：今晚八点恢复。没有解决请回电，报编号就能接着办。',
    )
  })
})

const aClock = (kind: 'close' | 'first-answer' | 'on-site', dueAt: string) => ({
  kind,
  round: 1,
  counting: 'workingDays' as const,
  length: 5,
  policy: 'default-1',
  startedAt: now,
  dueAt: shanghai(dueAt),
  level: 'ample' as const,
})
