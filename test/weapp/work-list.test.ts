import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileComplaint } from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import { builtPhone } from '../../local/builds.ts'
import { type Client, must, newKey, signInAs } from '../../local/client.ts'
import { aFiling, bring } from '../functions/people.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { agentsPhone } from './agents-phone.ts'
import { harnessSupport } from './harness/compile-views.ts'
import type { Phone } from './harness/phone.ts'

const support = harnessSupport()
const name = 'the work list on the real weapp build'

let stack: TestStack
let dist: string
let resident: Client
let dispatcher: Client
const file = async (text: string) =>
  must(await resident.call(fileComplaint, { key: newKey(), body: aFiling({ text }) }))

/** What can be read of complaints with this text. */
const shown = (phone: Phone, text: string): boolean => phone.texts().some(it => it.includes(text))

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    stack = await aStack()
    resident = await signInAs(stack, 'chenguilan')
    dispatcher = await signInAs(stack, 'xujing')
  })

  afterAll(async () => {
    await stack?.close()
  })

  test('what somebody else does shows within ten seconds; below the top it waits for a tap', async () => {
    const { id, turn, number } = await file('楼道灯坏了，天黑看不见')
    const phone = await agentsPhone(stack, dist)
    await phone.see('楼道灯坏了')
    await file('电梯门关不上')
    await phone.advance(10_000)
    await phone.settled()
    expect(shown(phone, '电梯门关不上')).toBe(true)

    phone.scroll(400)
    must(await dispatcher.call(staff.acceptComplaint, { params: { id }, body: { turn } }))
    await phone.advance(10_000)
    await phone.settled()
    await phone.see('有 1 件有变化，点这里看')
    phone.tap('#let-in')
    await phone.see(`${number} 已由许静受理`)
    phone.close()
  })

  test('nothing is asked while the page is not looked at', async () => {
    const phone = await agentsPhone(stack, dist)
    await phone.settled()
    const asked = () => phone.meters.network.sent.filter(it => it.url.includes('work-changes')).length
    for (let times = 1; times <= 3; times += 1) {
      await phone.advance(8_500)
      await phone.settled()
      expect(asked()).toBe(times)
    }
    const before = asked()
    phone.hide()
    await phone.advance(4_000)
    expect(asked()).toBe(before)
    phone.show()
    await phone.settled()
    phone.close()
  })

  test('several are accepted at once, and what did not work says why', async () => {
    const [one, other] = [await file('地下室有异味'), await file('花园围栏松了')]
    const phone = await agentsPhone(stack, dist)
    await phone.see('地下室有异味')
    phone.tap('#choose')
    await phone.see('已选 0 件')
    phone.tap(`#case-${one.id}`)
    phone.tap(`#case-${other.id}`)
    await phone.see('受理 2 件')
    must(await dispatcher.call(staff.acceptComplaint, { params: { id: other.id }, body: { turn: other.turn } }))
    phone.tap('#many-accept')
    await phone.see('受理了 1 件')
    await phone.see('有 1 件没办成，原因写在下面。')
    await phone.see(`#refused-${other.id}`)
    phone.tap('#many-done')
    await phone.gone('#many-done')
    phone.close()
  })

  test('what is the reader’s turn is one tap away, also where only his post is named', async () => {
    const { id, turn } = await file('单元门锁不上了')
    must(await dispatcher.call(staff.acceptComplaint, { params: { id }, body: { turn } }))
    await file('信箱被撬了')
    const phone = await agentsPhone(stack, dist)
    await phone.see('单元门锁不上了')
    phone.tap('#list-turn')
    await phone.settled()
    await phone.see('信箱被撬了')
    expect(shown(phone, '单元门锁不上了')).toBe(false)
    phone.tap('#list-community')
    await phone.see('单元门锁不上了')
    phone.close()
  })

  test('a head sees what his people have in hand, who has how much, and finds it', async () => {
    const agent = await signInAs(stack, 'hemin')
    const handler = await signInAs(stack, 'liuqiang')
    const head = await signInAs(stack, 'maweidong')
    await bring({ resident, agent, handler, head }, 'handling', { text: '大堂玻璃裂了一道缝' })
    await bring({ resident, agent, handler, head }, 'checking', { text: '儿童滑梯螺丝松了' })
    const phone = await agentsPhone(stack, dist, { user: 'maweidong' })
    await phone.see('大堂玻璃裂了一道缝')
    await phone.see('待我办')
    phone.tap('#crew-staff-liuqiang')
    await phone.see('2 件都看过了，符合的 2 件')
    await phone.see('刘强')
    phone.tap('#crew-staff-liuqiang')
    phone.tap('#to-search')
    await phone.see('编号、房间、分类或内容')
    phone.type('#search', '玻璃')
    await phone.advance(500)
    await phone.see('在您部门的派工单里，查到 1 件')
    phone.close()
  })

  test('a list narrowed by a filter says through how many it looked, and the filter can be kept', async () => {
    const phone = await agentsPhone(stack, dist)
    await phone.see('#to-filter')
    phone.tap('#to-filter')
    await phone.see('#filter-state-accepted')
    phone.tap('#filter-state-accepted')
    await phone.settled()
    phone.type('#filter-name', '已受理')
    await phone.settled()
    phone.tap('#filter-save')
    await phone.see('#filter-remove-已受理')
    phone.tap('#filter-use')
    await phone.see('件都看过了，符合的')
    expect(shown(phone, '电梯门关不上')).toBe(false)
    phone.tap('#saved-已受理')
    await phone.see('电梯门关不上')
    phone.close()
  })
})
