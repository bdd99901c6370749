// From the end of the work list to what an old ledger has, and on to its customer.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtPhone } from '../../local/builds.ts'
import { aPastDesk, type PastDesk } from '../functions/import/past-desk.ts'
import { aMessage, messageHeadings, writeCsv } from '../functions/import/past-file.ts'
import { agentsPhone } from './agents-phone.ts'
import { harnessSupport } from './harness/compile-views.ts'

const support = harnessSupport()
const name = 'an old ledger on the real weapp build'

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  let desk: PastDesk
  let dist: string
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    desk = await aPastDesk()
  })
  afterAll(() => desk?.close())

  test('is led to from the work list, where there is one, and shows all of a customer known by a reference', async () => {
    const before = await agentsPhone(desk.world.stack, dist)
    await before.see('都办完了')
    expect(before.texts().join()).not.toContain('更早的投诉')
    before.close()
    const rows = [
      aMessage('1', { user: 'A00045581', title: '电梯又坏了', filedAt: '2012-04-24T09:32:09+08:00' }),
      aMessage('2', { user: 'A00045581', title: '路灯不亮' }),
      aMessage('3', { title: '花园的水管漏水' }),
    ]
    await writeCsv(desk.file('messages.csv'), messageHeadings, rows)
    await desk.carryOut('messages.csv')
    desk.world.stack.advance(120_000)
    const phone = await agentsPhone(desk.world.stack, dist)
    await phone.see('更早的投诉在台账里（2012 年起）')
    phone.tap('#to-past')
    await phone.seePage('staff/ledger/index')
    await phone.see('路灯不亮')
    phone.tap('路灯不亮')
    await phone.seePage('staff/complaint/index')
    await phone.see('A00045581')
    phone.tap('#customer')
    await phone.seePage('staff/customer/index')
    await phone.see('电梯又坏了')
    expect(phone.texts().join()).not.toContain('花园的水管漏水')
    phone.close()
  })
})
