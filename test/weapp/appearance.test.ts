import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { builtPhone } from '../../local/builds.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { harnessSupport } from './harness/compile-views.ts'
import type { LaunchSettings } from './harness/launch.ts'
import type { Phone } from './harness/phone.ts'
import type { PhoneStorage } from './harness/wx-storage.ts'
import { phoneFor } from './measure/resident-phone.ts'

const support = harnessSupport()
const name = 'how the weapp build looks to a person'

let stack: TestStack
let dist: string
const phones: Phone[] = []

const open = async (settings: Partial<LaunchSettings> = {}): Promise<Phone> => {
  const phone = await phoneFor({ stack, dist }, 'chenguilan', settings)
  phones.push(phone)
  return phone
}

const onMine = { open: 'pages/mine/index' }

/** The classes of the page's root. */
const look = (phone: Phone): string[] =>
  (/<view[^>]* class="(page [^"]*|page)"/.exec(phone.tree())?.[1] ?? 'no page').split(' ')

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    stack = await aStack()
  })
  afterEach(() => {
    for (const phone of phones.splice(0)) phone.close()
  })
  afterAll(() => stack?.close())

  test.each([
    ['standard', 17, ['page', 'auto']],
    ['one step up', 19, ['page', 'auto', 'larger']],
    ['two steps up', 21.25, ['page', 'auto', 'elder']],
    ['关怀模式', 23.8, ['page', 'auto', 'elder', 'largest']],
    ['beyond it', 25.5, ['page', 'auto', 'elder', 'largest']],
  ])('WeChat’s letters %s: the app follows', async (_step, fontSizePx, classes) => {
    const phone = await open({ ...onMine, device: { fontSizePx } })
    await phone.see('我的房屋')
    expect(look(phone)).toEqual(classes)
  })

  test('letters made larger in WeChat meanwhile are larger when the person comes back', async () => {
    const phone = await open(onMine)
    await phone.see('我的房屋')
    phone.hide()
    phone.setFontSize(23.8)
    phone.show()
    await phone.settled()
    expect(look(phone)).toEqual(['page', 'auto', 'elder', 'largest'])
    phone.hide()
    phone.setFontSize(17)
    phone.show()
    await phone.settled()
    expect(look(phone)).toEqual(['page', 'auto'])
  })

  test('长辈模式 is switched in the app, holds on every page and at the next start', async () => {
    const storage: PhoneStorage = new Map()
    const phone = await open({ ...onMine, storage })
    await phone.see('#elder')
    phone.tap('#elder')
    await phone.settled()
    expect(look(phone)).toEqual(['page', 'auto', 'elder'])
    phone.tap('#bind-room')
    await phone.see('听松苑')
    expect(look(phone)).toEqual(['page', 'auto', 'elder'])
    const next = await open({ ...onMine, storage })
    await next.see('#elder')
    expect(look(next)).toEqual(['page', 'auto', 'elder'])
    next.tap('#elder')
    await next.settled()
    expect(look(next)).toEqual(['page', 'auto'])
  })

  test('switched off where WeChat asks for large letters, it stays off', async () => {
    const storage: PhoneStorage = new Map()
    const phone = await open({ ...onMine, storage, device: { fontSizePx: 23.8 } })
    await phone.see('#elder')
    phone.tap('#elder')
    await phone.settled()
    expect(look(phone)).toEqual(['page', 'auto', 'larger'])
    const next = await open({ ...onMine, storage, device: { fontSizePx: 23.8 } })
    await next.see('#elder')
    expect(look(next)).toEqual(['page', 'auto', 'larger'])
  })

  test('the system turns dark while the app is open: the styles follow by themselves, no error, no request', async () => {
    const phone = await open(onMine)
    await phone.see('我的房屋')
    await phone.settled()
    const sent = phone.meters.network.sent.length
    phone.setTheme('dark')
    await phone.settled()
    expect(look(phone)).toEqual(['page', 'auto'])
    expect(phone.barWords).toBe(undefined)
    expect(phone.meters.network.sent).toHaveLength(sent)
  })

  test('a person who chose another theme than the system can read WeChat’s own bar, on this page and the next', async () => {
    const phone = await open(onMine)
    await phone.see('#theme-dark')
    phone.tap('#theme-dark')
    await phone.settled()
    expect(look(phone)).toEqual(['page', 'dark'])
    expect(phone.barWords).toBe('#ffffff')
    phone.tap('#theme-light')
    await phone.settled()
    expect(look(phone)).toEqual(['page', 'light'])
    expect(phone.barWords).toBe('#000000')
    phone.setTheme('dark')
    await phone.settled()
    expect(phone.barWords).toBe('#000000')
    phone.tap('#theme-auto')
    await phone.settled()
    expect(look(phone)).toEqual(['page', 'auto'])
    expect(phone.barWords).toBe('#ffffff')
    phone.setTheme('light')
    await phone.settled()
    expect(phone.barWords).toBe('#000000')
  })
})
