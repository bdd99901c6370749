// A registration that waits on the phone: what is sent of it, once, and how it comes back into its form.

import { describe, expect, test } from 'vitest'
import { bodyOfAct } from '../../../miniprogram/src/features/acts/act.ts'
import type { RegisterDraft } from '../../../miniprogram/src/staff/features/register/register-drafts.ts'
import { emptyForm } from '../../../miniprogram/src/staff/features/register/register-form.ts'
import { actOfRegister, draftOfRegister, isRegistration } from '../../../miniprogram/src/staff/offline/register-act.ts'
import { aPhoto } from '../filing/a-draft.ts'
import { anAct, aPhoneWith, handler, tapped } from './an-act.ts'

const key = 'register-key-0001'
const draft = (part: Partial<RegisterDraft> = {}): RegisterDraft => ({
  key,
  ownerId: handler,
  communityId: 'garden',
  form: { ...emptyForm(tapped), name: '方芳', text: '楼上夜里十一点还在装修。孩子睡不着。' },
  photos: [],
  papers: [],
  begunAt: tapped,
  changedAt: tapped,
  ...part,
})
const body = { communityId: 'garden', text: '楼上夜里十一点还在装修。孩子睡不着。', receivedAt: tapped }
const handedOver = (part: Partial<RegisterDraft> = {}) =>
  actOfRegister(draft(part), { body: { ...body, photoIds: [], paperIds: [] }, at: tapped, order: 1 })

describe('what is sent', () => {
  test.each<[string, string[], string[], Record<string, unknown>]>([
    ['nothing photographed', [], [], { photoIds: [], paperIds: [] }],
    ['photos alone', ['p-1', 'p-2'], [], { photoIds: ['p-1', 'p-2'], paperIds: [] }],
    ['papers alone', [], ['d-1'], { photoIds: [], paperIds: ['d-1'] }],
    ['both', ['p-1'], ['d-1', 'd-2'], { photoIds: ['p-1'], paperIds: ['d-1', 'd-2'] }],
  ])('%s', (_, photos, papers, ids) => {
    const act = handedOver({ photos: photos.map(it => aPhoto(it)), papers: papers.map(it => aPhoto(it)) })
    expect(bodyOfAct(act, tapped + 86_400_000)).toEqual({ ...body, ...ids })
  })

  test('is one complaint however often an answer is lost, under the key it was written with', async () => {
    const phone = aPhoneWith()
    phone.line.losesAnswers = true
    await phone.sender.give(handedOver())
    phone.passTime()
    const again = phone.restart()
    again.line.losesAnswers = true
    again.sender.lookAgain()
    for (let turns = 0; turns < 200; turns += 1) await Promise.resolve()
    again.line.losesAnswers = false
    await again.sender.giveAgain(key, {})
    expect([...again.server.done.keys()]).toEqual([key])
    expect(again.server.asked.length).toBeGreaterThan(2)
    expect(again.server.reused).toEqual([])
    expect(again.store.all()).toEqual([])
  })

  test('may have arrived: then it is not taken back', async () => {
    const phone = aPhoneWith()
    phone.line.losesAnswers = true
    await phone.sender.give(handedOver())
    expect(phone.sender.remove(key)).toBe(false)
  })
})

test('it comes back as it was written, photos and papers each in their place', () => {
  const written = draft({ photos: [aPhoto('p-1'), aPhoto('p-2')], papers: [aPhoto('d-1')] })
  const act = actOfRegister(written, { body, at: tapped, order: 1 })
  expect(draftOfRegister(act, tapped + 1)).toEqual({ ...written, changedAt: tapped + 1 })
  expect(draftOfRegister(anAct('take'), tapped)).toBeUndefined()
})

test('it is told apart from what is done to a complaint, and named by what was said', () => {
  expect([isRegistration(handedOver()), isRegistration(anAct('take'))]).toEqual([true, false])
  expect(handedOver()).toMatchObject({ complaintId: key, title: '楼上夜里十一点还在装修', word: '登记' })
})
