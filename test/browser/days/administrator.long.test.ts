import { expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import { must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { bring, ownRoom } from '../../functions/people.ts'
import { asStaff, describeDay, seeOn } from './open-office.ts'

const inCommunity = `communityId=${communityId}`

describeDay('an administrator', 'linyue', day => {
  test('a category is added in the settings, and a resident files under it', async () => {
    await day.open(`staff/settings/index?${inCommunity}`, '#category-add')
    await day.tap('category-add', '#category-name')
    await day.write('category-name', '充电桩')
    await day.tap('department-engineering', '#category-save')
    await day.tap('category-save', '充电桩')
    await day.office.reads('chenguilan', 'pages/file/index', '充电桩')
  })

  test('a colleague is invited, types his code, and works', async () => {
    await day.open(`staff/team/index?${inCommunity}`, '#invite')
    await day.tap('invite', '#name')
    await day.write('name', '王强')
    await day.tap('post-handler', '#department-handler-engineering')
    await day.tap('department-handler-engineering', '#skill-防水')
    await day.tap('skill-防水', '#make-code')
    await day.tap('make-code', '#code')
    const code = ((await day.phone.at('code').textContent()) ?? '').replace(/\s/g, '')
    const his = await day.office.shop.phoneOf('wangqiang')
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
    const his = await day.office.reads('wangqiang', 'staff/work/index', '客服专员')
    await his.at('tab-register').waitFor()
  })

  test('whoever leaves hands everything over first, and then finds no work', async () => {
    const { id } = await bring({ ...day.office.world, handler: day.office.world.engineer }, 'handling', {
      categoryId: 'leak',
      place: ownRoom,
      text: '厨房水管渗水，柜子里湿了。',
    })
    await day.open(`staff/colleague/index?${inCommunity}&userId=staff-zhoujianguo`, '#leave')
    await day.tap('leave', '手上')
    await day.phone.seePage('staff/leaving/index')
    await day.see('移交 1 件，再取消权限')
    await day.tap('leave', '离职？')
    await day.press('移交', '移交好了')
    await day.office.world.stack.settle()
    const { order } = must(await day.office.world.dispatcher.call(staff.readAsStaff, { params: { id } }))
    expect(order?.handler).not.toBe('周建国')
    await day.office.reads(order?.handler === '孙志平' ? 'sunzhiping' : 'wangqiang', asStaff(id), '厨房水管渗水')
    await day.office.reads('zhoujianguo', 'staff/work/index', '您还没有工作权限')
  })

  test('a day off is entered in the calendar, and everybody reads it', async () => {
    await day.open(`staff/calendar/index?${inCommunity}`, '#day-2026-11-27')
    await day.tap('day-2026-11-27', '#day-name')
    await day.write('day-name', '台风停工')
    await day.tap('enter-day', '台风停工')
    const page = `staff/calendar/index?${inCommunity}`
    const hers = await day.office.reads('hemin', page, '#day-2026-11-27')
    await hers.tap('day-2026-11-27')
    await seeOn(hers, '台风停工')
    await seeOn(hers, '林悦改的')
  })
})
