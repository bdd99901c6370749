// What the staff's day costs in taps and waiting: a call registered, an order given, work reported done.

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import { browserPath, openBrowser } from '../../local/browser/open-browser.ts'
import { type Client, must, signInAs } from '../../local/client.ts'
import { communityId } from '../../local/demo/community.ts'
import { demoPhoto } from '../../local/demo/photos.ts'
import { aCall, ownRoom } from '../functions/people.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { measureEffort, type Sums } from './effort.ts'
import { type OnePhone, openPhones, type PhoneShop } from './one-phone.ts'

const hasBrowser = (await browserPath()) !== undefined
const words = '卫生间吊顶漏水，昨晚开始的，今天水滴变密。'
/** In the camera: the button, then 使用照片; and a moment to hold the phone still. */
const inCamera = { taps: 2, seconds: 3 }

let browser: Browser
let stack: TestStack
let shop: PhoneShop
let agent: Client
let phone: OnePhone

const told = (what: string, { taps, characters, waitedMs, estimatedSeconds }: Sums): void =>
  console.log(
    `${what}: ${taps} taps, ${characters} characters, ${waitedMs} ms waiting for the machine; ` +
      `a person's time by estimate (keystroke-level model, not measured): ${estimatedSeconds} s`,
  )

const ledger = async () =>
  must(await agent.call(staff.listLedger, { query: { communityId, month: '2026-11' } })).rows.map(it => it.number)
const register = async (changes: Record<string, unknown> = {}) =>
  must(await agent.call(staff.registerForCaller, { body: aCall(stack.now(), changes) }))
/** A leak in a flat of the resident, of somebody else. */
const aLeak = { categoryId: 'leak', place: ownRoom, text: words }

describe.skipIf(!hasBrowser)('the staff on the phone (skipped where there is no browser)', () => {
  beforeAll(async () => {
    browser = await openBrowser()
    stack = await aStack()
    shop = await openPhones(stack, browser)
    agent = await signInAs(stack, 'hemin')
    phone = await shop.phoneOf('hemin')
  })
  afterAll(async () => {
    await shop?.close()
    await stack?.settle()
    await stack?.close()
    await browser?.close()
  })

  test('a call of a known customer is registered within a minute, by estimate', async () => {
    await phone.reopen('staff/work/index')
    await phone.at('tab-register').waitFor()
    const effort = measureEffort()
    const { tap } = effort
    await tap(
      () => phone.tap('tab-register'),
      () => phone.at('phone').waitFor(),
    )
    await tap(() => phone.at('phone').locator('input').click())
    await effort.type('1203', () => phone.write('phone', '1203'))
    await effort.wait(() => phone.at('caller-resident-chenguilan').waitFor())
    await tap(() => phone.tap('caller-resident-chenguilan'))
    await phone.see('2 栋 1 单元 1202')
    await tap(
      () => phone.tap('category-leak'),
      () => phone.at('ask-where-天花板').waitFor(),
    )
    await tap(() => phone.tap('ask-where-天花板'))
    await tap(() => phone.at('text').locator('textarea').click())
    await effort.type(words, () => phone.write('text', words))
    await tap(() => phone.tap('demand-修好'))
    await tap(
      () => phone.tap('register'),
      () => phone.see('2611-0001'),
    )
    const sums = effort.sums()
    told('a call registered', sums)
    await phone.see('编号已经发到住户的小程序和微信')
    const [number, ...others] = await ledger()
    expect([number, others]).toEqual(['2611-0001', []])
    expect(sums.taps).toBeLessThanOrEqual(8)
    expect(sums.waitedMs).toBeLessThanOrEqual(3000)
    expect(sums.estimatedSeconds).toBeLessThanOrEqual(60)
  })

  test('what the room had before stands beside the form, the same matter again is one tap', async () => {
    const first = await register({ ...aLeak, solved: { answer: '已堵好', settlement: 'repaired' } })
    await stack.settle()
    stack.advance(60_000)
    await phone.reopen(`staff/register/index?communityId=${communityId}`)
    await phone.write('phone', '13800001203')
    await phone.see('以前反映过')
    await phone.at(`past-${first.id}`).waitFor()
    await phone.tap('category-leak')
    await phone.tap('is-repeat')
    await phone.see(`和 ${first.number} 是同一件事`)
    await phone.write('text', '又漏了。')
    await phone.tap('register')
    await phone.see('和 2611-0002 是同一件事')
  })

  test('an interrupted call is offered again, and two taps register it once, answered at once', async () => {
    await phone.reopen(`staff/register/index?communityId=${communityId}`)
    await phone.write('name', '方芳')
    await phone.tap('category-noise')
    await phone.write('text', '夜里十一点还在装修。')
    await phone.reopen('staff/work/index')
    await phone.reopen(`staff/register/index?communityId=${communityId}`)
    await phone.see('方芳：夜里十一点还在装修')
    await phone.page.locator('[id^="go-on-"]').click()
    await phone.tap('place-public')
    await phone.tap('public-place-花园')
    const before = await ledger()
    await phone.tap('solve')
    await phone.write('solve-answer', '已劝停施工。')
    await phone.tap('settlement-explained')
    await phone.at('solve-send').dblclick()
    await phone.see('已登记，已答复')
    await phone.see('您反映的“夜里十一点还在装修”已登记')
    expect(await ledger()).toHaveLength(before.length + 1)
    await phone.tap('register-next')
    await phone.at('phone').waitFor()
    expect(await phone.page.getByText('没登记完的').count()).toBe(0)
  })

  test('an order is dispatched with three taps from the list', async () => {
    const { id } = await register({ ...aLeak, text: '厨房水管渗水。' })
    await phone.reopen('staff/work/index')
    await phone.at(`case-${id}`).waitFor()
    const effort = measureEffort()
    const { tap } = effort
    await tap(
      () => phone.tap(`case-${id}`),
      () => phone.at('dispatch').waitFor(),
    )
    await tap(
      () => phone.tap('dispatch'),
      () => phone.at('dispatch-send').waitFor(),
    )
    await tap(
      () => phone.tap('dispatch-send'),
      () => phone.see('已派工'),
    )
    const sums = effort.sums()
    told('an order dispatched', sums)
    expect(must(await agent.call(staff.readAsStaff, { params: { id } })).state).toBe('dispatched')
    expect(sums.taps).toBeLessThanOrEqual(3)
  })

  test('work is reported done, with photo and action, with eight taps', async () => {
    const { id, turn } = await register({ ...aLeak, text: '阳台地漏返水。' })
    const engineer = await signInAs(stack, 'zhoujianguo')
    const params = { id }
    const handlerId = engineer.session.me.userId
    const sent = must(await agent.call(staff.dispatchOrder, { params, body: { turn, handlerId } }))
    must(await engineer.call(staff.takeOrder, { params, body: { turn: sent.turn } }))
    const his = await shop.phoneOf('zhoujianguo')
    await his.reopen(`staff/handle/index?id=${id}`)
    await his.at('add-photo').waitFor()
    const effort = measureEffort()
    const { tap } = effort
    await tap(
      async () => his.choosePhotos('add-photo', [await demoPhoto('leak-repaired', 1)]),
      () => his.see('已传好'),
    )
    effort.elsewhere(inCamera.taps, inCamera.seconds)
    await tap(() => his.tap('did-已修好'))
    await tap(() => his.tap('settlement-repaired'))
    await tap(() => his.tap('cause-material'))
    await tap(() => his.tap('liable-department'))
    await tap(() => his.tap('corrective-no'))
    await tap(() => his.page.getByText('正常老化').last().click())
    await tap(
      () => his.tap('report'),
      () => his.seePage('staff/complaint/index'),
    )
    const sums = effort.sums()
    told('work reported done', sums)
    const read = must(await engineer.call(staff.readAsStaff, { params }))
    expect([read.state, read.photos.filter(it => it.of === 'after').length]).toEqual(['checking', 1])
    expect(sums.taps).toBeLessThanOrEqual(8)
  })
})
