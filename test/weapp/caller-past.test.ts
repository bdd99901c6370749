// What a caller brought up before stands beside his call, wherever the matter is.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import { builtPhone } from '../../local/builds.ts'
import { must, signInAs } from '../../local/client.ts'
import { communityId } from '../../local/demo/community.ts'
import { aCall, ownRoom } from '../functions/people.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { agentsPhone } from './agents-phone.ts'
import { harnessSupport } from './harness/compile-views.ts'

const support = harnessSupport()
const name = 'a caller without an account on the real weapp build'
const fang = { name: '方芳', phone: '13912345678', relation: 'visitor' }

let stack: TestStack
let dist: string

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    stack = await aStack()
  })
  afterAll(async () => {
    await stack?.settle()
    await stack?.close()
  })

  test('is known by his number; his earlier calls stand there for a public place too', async () => {
    const agent = await signInAs(stack, 'hemin')
    const calls = [
      { customer: fang, place: ownRoom, text: '楼道灯不亮。' },
      { customer: { ...fang, phone: '13912340000' }, place: ownRoom, text: '垃圾没人收。' },
    ]
    for (const call of calls) must(await agent.call(staff.registerForCaller, { body: aCall(stack.now(), call) }))
    await stack.settle()

    const phone = await agentsPhone(stack, dist, { open: `staff/register/index?communityId=${communityId}` })
    await phone.see('#place-public')
    phone.tap('#place-public')
    await phone.settled()
    phone.type('#phone', fang.phone)
    await phone.see('换人')
    // His room was taken over with him: this time it is about the garden.
    phone.tap('#place-public')
    await phone.see('#public-place-花园')
    phone.tap('#public-place-花园')
    await phone.see('在办 1 件，共 1 件')
    await phone.see('楼道灯不亮')
    expect(phone.texts().some(it => it.includes('垃圾没人收'))).toBe(false)
    expect(phone.errors).toEqual([])
    phone.close()
  })
})
