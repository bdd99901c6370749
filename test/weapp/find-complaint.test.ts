import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import { minute } from '#domain/time.ts'
import { builtPhone } from '../../local/builds.ts'
import { type Client, must, signInAs } from '../../local/client.ts'
import { aWaiting } from '../functions/dispatch/backlog.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { agentsPhone } from './agents-phone.ts'
import { harnessSupport } from './harness/compile-views.ts'
import type { Phone } from './harness/phone.ts'

const support = harnessSupport()
const name = 'finding another complaint on the real weapp build'

let stack: TestStack
let dist: string
let agent: Client

const sheetOf = async (id: string, move: string): Promise<Phone> => {
  const phone = await agentsPhone(stack, dist, { open: `staff/complaint/index?id=${id}` })
  await phone.see('#more')
  phone.tap('#more')
  await phone.see(`#move-${move}`)
  phone.tap(`#move-${move}`)
  return phone
}

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    stack = await aStack()
    agent = await signInAs(stack, 'hemin')
  })

  afterAll(async () => {
    await stack?.close()
  })

  test('one far down the list is found by its number, and what cannot be merged into says so', async () => {
    const child = await aWaiting({ agent, stack }, { text: '单元门关不上' })
    const noParent = await aWaiting({ agent, stack }, { text: '门禁卡刷不开' })
    const body = { turn: noParent.turn, answer: '卡换好了', settlement: 'explained' as const }
    must(await agent.call(staff.solveOnTheSpot, { params: { id: noParent.id }, body }))
    for (let at = 0; at < 31; at += 1) await aWaiting({ agent, stack })
    stack.advance(minute)
    const parent = await aWaiting({ agent, stack }, { text: '单元门的锁坏了' })
    const phone = await sheetOf(child.id, 'merge')
    await phone.see('#merge-parentId-find')
    await phone.settled()
    expect(phone.texts().some(it => it.includes('单元门的锁坏了'))).toBe(false)

    phone.type('#merge-parentId-find', noParent.number)
    await phone.advance(500)
    await phone.see('查到的不能并入：要已经受理、还没答复的。')
    phone.type('#merge-parentId-find', '没有这样的词')
    await phone.advance(500)
    await phone.see('没有查到，换个写法试试。')

    phone.type('#merge-parentId-find', parent.number)
    await phone.advance(500)
    await phone.see(`#merge-parentId-${parent.id}`)
    phone.tap(`#merge-parentId-${parent.id}`)
    await phone.settled()
    phone.tap('#merge-send')
    await phone.gone('#merge-send')
    const merged = must(await agent.call(staff.readAsStaff, { params: { id: child.id } }))
    expect([merged.state, merged.mergedInto?.id]).toEqual(['merged', parent.id])
    phone.close()
  })
})
