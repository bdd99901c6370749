// The room is found while the agent types what the caller says.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import { builtPhone } from '../../local/builds.ts'
import { type Client, must, signInAs } from '../../local/client.ts'
import { communityId, roomNamed } from '../../local/demo/community.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { agentsPhone } from './agents-phone.ts'
import { harnessSupport } from './harness/compile-views.ts'
import type { Phone } from './harness/phone.ts'

const support = harnessSupport()
const name = 'the room of a call on the real weapp build'
const { label } = roomNamed('3 栋 2 单元 601')
const other = roomNamed('1 栋 2 单元 601')

let stack: TestStack
let dist: string
let agent: Client
let phone: Phone

const formOpen = async (): Promise<void> => {
  phone = await agentsPhone(stack, dist, { open: `staff/register/index?communityId=${communityId}` })
  await phone.see('#room-typed')
}
const rooms = (): string[] => phone.texts().filter(it => / 栋 . 单元 /.test(it))

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    stack = await aStack()
    agent = await signInAs(stack, 'hemin')
  })
  afterAll(async () => {
    await stack?.settle()
    await stack?.close()
  })

  test('is offered while it is typed, and the keyboard’s key takes the only one', async () => {
    await formOpen()
    phone.type('#room-typed', '3')
    await phone.see('写上楼栋和房号，比如 3-2-501。')
    phone.type('#room-typed', '3-601')
    await phone.advance(300)
    await phone.see(label)
    expect(rooms()).toEqual(['3 栋 1 单元 601', label])
    // Two are offered: the key takes neither.
    phone.confirm('#room-typed')
    await phone.settled()
    expect(phone.texts()).toContain('一步步选房间')
    // The rooms of the building are on the phone now: without a wait.
    phone.type('#room-typed', '３栋２单元６０１')
    await phone.settled()
    expect(rooms()).toEqual([label])
    phone.confirm('#room-typed')
    await phone.see('换一间')
    expect(rooms()).toEqual([label])
    expect(phone.errors).toEqual([])
    phone.close()
  })

  test('a key pressed before it is found counts for what was typed then', async () => {
    await formOpen()
    phone.type('#name', '方芳')
    phone.type('#room-typed', '1-2-601')
    phone.confirm('#room-typed')
    phone.type('#room-typed', '3-2-601')
    phone.confirm('#room-typed')
    await phone.advance(300)
    await phone.see('换一间')
    expect(rooms()).toEqual([label])
    expect(rooms()).not.toContain(other.label)
    phone.tap('#category-noise')
    await phone.settled()
    phone.type('#text', '楼上装修')
    await phone.see('#register')
    phone.tap('#register')
    await phone.see('2611-0001')
    await stack.settle()
    const { cards } = must(await agent.call(staff.listWork, { query: { communityId, of: 'community' } }))
    expect(cards.map(it => it.place)).toEqual([label])
    phone.close()
  })

  test('what is not there is said, and so is what could not be looked for; the steps stay', async () => {
    await formOpen()
    phone.type('#room-typed', '3-2-999')
    await phone.advance(300)
    await phone.see('没有这间房。改一改，或者在下面选。')
    phone.setNetwork('none')
    phone.type('#room-typed', '2-2-601')
    await phone.advance(30_000)
    await phone.see('也可以在下面选。')
    await phone.see('#choose-room')
    phone.setNetwork('wifi')
    phone.type('#room-typed', '2-2-60')
    await phone.advance(300)
    await phone.see('2 栋 2 单元 601')
    phone.close()
  })
})
