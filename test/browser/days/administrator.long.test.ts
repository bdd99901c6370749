import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import { browserPath } from '../../../local/browser/open-browser.ts'
import { must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { bring, ownRoom } from '../../functions/people.ts'
import type { OnePhone } from '../one-phone.ts'
import { aDay, asStaff, type Office, openOffice, seeOn } from './open-office.ts'

const hasBrowser = (await browserPath()) !== undefined
const inCommunity = `communityId=${communityId}`

describe.skipIf(!hasBrowser)('an administrator’s day (skipped where there is no browser)', () => {
  let office: Office
  let phone: OnePhone
  let day: ReturnType<typeof aDay>

  beforeAll(async () => {
    office = await openOffice()
    phone = await office.shop.phoneOf('linyue')
    day = aDay('an administrator', phone)
  })
  afterAll(async () => {
    if (office) day.told()
    await office?.close()
  })

  test('a category is added in the settings, and a resident files under it', async () => {
    await day.open(`staff/settings/index?${inCommunity}`, '#category-add')
    await day.tap('category-add', '#category-name')
    await day.write('category-name', '充电桩')
    await day.tap('department-engineering', '#category-save')
    await day.tap('category-save', '充电桩')
    await office.reads('chenguilan', 'pages/file/index', '充电桩')
  })

  test('a colleague is invited, types his code, and works', async () => {
    await day.open(`staff/team/index?${inCommunity}`, '#invite')
    await day.tap('invite', '#name')
    await day.write('name', '王强')
    await day.tap('post-handler', '#department-handler-engineering')
    await day.tap('department-handler-engineering', '#skill-防水')
    await day.tap('skill-防水', '#make-code')
    await day.tap('make-code', '#code')
    const code = ((await phone.at('code').textContent()) ?? '').replace(/\s/g, '')
    const his = await office.shop.phoneOf('wangqiang')
    await his.reopen(`staff/join-team/index?code=${code}`)
    await seeOn(his, '听松苑邀请您')
    await his.tap('join')
    await his.seePage('staff/work/index')
    await day.open(`staff/team/index?${inCommunity}`, '王强')
  })

  test('his posts are changed, and he reads the new ones', async () => {
    await day.press('王强', '#change')
    await day.tap('change', '#post-agent')
    await day.tap('post-agent', '#save-work')
    await day.tap('save-work', '客服专员')
    const his = await office.reads('wangqiang', 'staff/work/index', '客服专员')
    await his.at('tab-register').waitFor()
  })

  test('whoever leaves hands everything over first, and then finds no work', async () => {
    const { id } = await bring({ ...office.world, handler: office.world.engineer }, 'handling', {
      categoryId: 'leak',
      place: ownRoom,
      text: '厨房水管渗水，柜子里湿了。',
    })
    await day.open(`staff/colleague/index?${inCommunity}&userId=staff-zhoujianguo`, '#leave')
    await day.tap('leave', '手上')
    await phone.seePage('staff/leaving/index')
    await day.see('移交 1 件，再取消权限')
    await day.tap('leave', '离职？')
    await day.press('移交', '移交好了')
    await office.world.stack.settle()
    const { order } = must(await office.world.dispatcher.call(staff.readAsStaff, { params: { id } }))
    expect(order?.handler).not.toBe('周建国')
    await office.reads(order?.handler === '孙志平' ? 'sunzhiping' : 'wangqiang', asStaff(id), '厨房水管渗水')
    await office.reads('zhoujianguo', 'staff/work/index', '您还没有工作权限')
  })

  test('a day off is entered in the calendar, and everybody reads it', async () => {
    await day.open(`staff/calendar/index?${inCommunity}`, '#day-2026-11-27')
    await day.tap('day-2026-11-27', '#day-name')
    await day.write('day-name', '台风停工')
    await day.tap('enter-day', '台风停工')
    const page = `staff/calendar/index?${inCommunity}`
    const hers = await office.reads('hemin', page, '#day-2026-11-27')
    await hers.tap('day-2026-11-27')
    await seeOn(hers, '台风停工')
    await seeOn(hers, '林悦改的')
  })
})
