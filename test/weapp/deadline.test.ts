import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { builtPhone, exampleApi } from '../../local/builds.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { harnessSupport } from './harness/compile-views.ts'
import { launch } from './harness/launch.ts'
import type { Phone } from './harness/phone.ts'

const support = harnessSupport()
const name = 'a deadline on the real weapp build'
const Coded = z.object({ code: z.string() })

let stack: TestStack
let phone: Phone | undefined

const loginCode = async (): Promise<string> => {
  const response = await fetch(`${stack.wechatUrl}/__sim/login-code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'chenguilan' }),
  })
  return Coded.parse(await response.json()).code
}

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    // The last working day before the seven-day National Day holiday of 2026.
    stack = await aStack({ at: Date.parse('2026-09-30T17:55:00+08:00') })
    phone = await launch({
      dist: (await builtPhone('weapp')).folder,
      allow: [exampleApi, stack.photosUrl],
      hosts: { [exampleApi]: stack.url },
      loginCode,
      subscribe: async () => ({}),
      consent: { agreed: true },
      now: stack.now,
    })
  })

  afterAll(async () => {
    phone?.close()
    await stack?.close()
  })

  test('filed at 17:55 before the seven-day holiday it is due after it, and says which days do not count', async () => {
    if (!phone) throw new Error('there is no phone')
    await phone.see('#file-complaint')
    phone.tap('#file-complaint')
    await phone.see('#category-other')
    phone.tap('#category-other')
    phone.type('#text', '楼道的灯全灭了，晚上看不见路。')
    await phone.see('提交投诉')
    phone.tap('#submit')
    await phone.seePage('pages/submitted/index')
    await phone.see('10月8日 周四 16:55 前，先给您一个答复')
    await phone.see('10月13日 周二 18:00 前，办完')
    phone.tap('#see-complaint')
    await phone.seePage('pages/complaint/index')
    await phone.see('#deadline-close')
    phone.tap('#deadline-close')
    await phone.see('按 5 个工作日算')
    const explained = phone.texts().join('\n')
    expect(explained).toContain('10月13日 周二')
    expect(explained).toContain('10月1日至7日 国庆节放假')
    expect(explained).toContain('10月10日（周六）国庆节调休上班，算工作日')
  })
})
