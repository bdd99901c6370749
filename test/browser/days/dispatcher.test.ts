import { expect, test } from 'vitest'
import { setRosterDay } from '#contract/calendar.ts'
import * as staff from '#contract/staff.ts'
import { proposeChange } from '#contract/staff-moves.ts'
import { day as aDayLong, startOfDay } from '#domain/time.ts'
import { must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { bring, ownRoom } from '../../functions/people.ts'
import { asResident, asStaff, describeDay } from './open-office.ts'

const leak = (text: string) => ({ categoryId: 'leak', place: ownRoom, text })

describeDay('a dispatcher', 'xujing', day => {
  let lateId: string

  const engineers = () => ({ ...day.office.world, handler: day.office.world.engineer })
  const stateOf = async (id: string) =>
    must(await day.office.world.manager.call(staff.readAsStaff, { params: { id } })).state

  test('the backlog is planned and given at once; each engineer has his own', async () => {
    const waiting = [
      await bring(day.office.world, 'accepted', leak('厨房水管渗水，柜子里湿了。')),
      await bring(day.office.world, 'accepted', leak('阳台地漏返水，有臭味。')),
      await bring(day.office.world, 'accepted', leak('卫生间角阀滴水。')),
    ]
    await day.open('staff/work/index', '#to-plan')
    await day.tap('to-plan', '#plan-send')
    await day.see('派出 3 件')
    await day.tap('plan-send', '看还有没有等着派的')
    for (const { id } of waiting) expect(await stateOf(id)).toBe('dispatched')
    const his = await day.office.reads('zhoujianguo', 'staff/work/index', '已派工')
    const own = await his.page.locator('[id^="case-"]').filter({ visible: true }).count()
    const other = await day.office.reads('sunzhiping', 'staff/work/index', '已派工')
    expect(own + (await other.page.locator('[id^="case-"]').filter({ visible: true }).count())).toBe(3)
  })

  test('a filter is made, used and kept for the next time', async () => {
    await bring(day.office.world, 'submitted', { text: '花园的音响夜里十点还在响。' })
    await day.open('staff/work/index', '#to-filter')
    await day.tap('to-filter', '#filter-state-submitted')
    await day.tap('filter-state-submitted', '#filter-name')
    await day.write('filter-name', '新来的')
    await day.tap('filter-save', '#filter-remove-新来的')
    await day.tap('filter-use', '花园的音响夜里十点还在响')
    expect(await day.phone.page.getByText('阳台地漏返水').filter({ visible: true }).count()).toBe(0)
    await day.open('staff/work/index', '#saved-新来的')
    await day.tap('saved-新来的', '花园的音响夜里十点还在响')
  })

  test('a pause and a transfer are granted; the resident and a colleague read it', async () => {
    const paused = await bring(engineers(), 'handling', leak('外墙渗水，下雨就湿。'))
    const { engineer } = day.office.world
    const to = startOfDay('2026-11-26')
    must(
      await engineer.call(proposeChange, {
        params: { id: paused.id },
        body: { turn: paused.turn, words: '要等天晴才能做防水', proposal: { kind: 'pause', reason: 'parts', to } },
      }),
    )
    await day.open(asStaff(paused.id), '要等天晴才能做防水')
    await day.tap('bar-grant-proposal', '#grant-proposal-words')
    await day.write('grant-proposal-words', '防水要等天晴才能做，周四接着办')
    await day.tap('grant-proposal-send', '暂停中')
    await day.office.reads('chenguilan', asResident(paused.id), '防水要等天晴才能做，周四接着办')
    const moved = await bring(engineers(), 'handling', leak('车位上方滴水，淋到车上。'))
    must(
      await engineer.call(proposeChange, {
        params: { id: moved.id },
        body: {
          turn: moved.turn,
          words: '是空调水，归秩序部清理',
          proposal: { kind: 'transfer', departmentId: 'order' },
        },
      }),
    )
    await day.open(asStaff(moved.id), '是空调水，归秩序部清理')
    await day.tap('bar-grant-transfer', '#grant-transfer-send')
    await day.tap('grant-transfer-send', '已同意转给 秩序维护部')
    await day.office.reads('hemin', asStaff(moved.id), '是空调水，归秩序部清理', '#dispatch')
    await day.tap('dispatch', '已同意转给 秩序维护部')
    await day.see('派给刘强')
    await day.tap('dispatch-send', '已派工')
    await day.office.reads('liuqiang', asStaff(moved.id), '秩序维护部', '#take')
  })

  test('what belongs to another department is given to its people at once, and again while it is worked on', async () => {
    const { id } = await bring(engineers(), 'accepted', leak('楼道里垃圾桶漏水，一地脏水。'))
    await day.open(`staff/dispatch/index?id=${id}`, '工程部')
    await day.tap('dispatch-department', '#dispatch-department-of-environment')
    await day.tap('dispatch-department-of-environment', '派给刘强')
    await day.tap('dispatch-send', '已派工')
    const { turn, order } = must(await day.office.world.handler.call(staff.readAsStaff, { params: { id } }))
    expect(order?.department).toBe('环境部')
    must(await day.office.world.handler.call(staff.takeOrder, { params: { id }, body: { turn } }))
    await day.open(asStaff(id), '#more')
    await day.tap('more', '#move-redispatch')
    await day.tap('move-redispatch', '#redispatch-handlerId-department')
    await day.tap('redispatch-handlerId-department', '#redispatch-handlerId-department-of-engineering')
    await day.tap('redispatch-handlerId-department-of-engineering', '周建国')
    await day.press('周建国', '#redispatch-send')
    await day.tap('redispatch-send', '已派工')
    await day.office.reads('zhoujianguo', asStaff(id), '工程部', '#take')
  })

  test('two who change shifts are swapped, and one of them reads his own', async () => {
    const shifts = (userId: string) => [{ from: 480, to: 1200, userIds: [userId] }]
    const enter = (at: string, userId: string) =>
      day.office.world.dispatcher.call(setRosterDay, {
        body: { communityId, day: at, version: 0, departmentId: 'engineering', shifts: shifts(userId) },
      })
    must(await enter('2026-11-27', 'staff-zhoujianguo'))
    must(await enter('2026-11-28', 'staff-sunzhiping'))
    const week = `staff/duty-week/index?communityId=${communityId}`
    await day.open(week, '#duty-2026-11-27-480-staff-zhoujianguo')
    await day.tap('duty-2026-11-27-480-staff-zhoujianguo', '已选周建国')
    await day.tap('duty-2026-11-28-480-staff-sunzhiping', '换班？')
    await day.press('换班', '#duty-2026-11-28-480-staff-zhoujianguo')
    await day.office.reads('zhoujianguo', week, '周建国')
  })

  test('before going home what must not stand overnight is gone through, and one is urged; its head reads it', async () => {
    lateId = (await bring(engineers(), 'handling', leak('屋顶漏水，卧室墙角湿了。'))).id
    day.office.world.stack.advance(3 * aDayLong)
    await day.office.world.stack.settle()
    await day.open(`staff/inspection/index?communityId=${communityId}`, '不能过夜')
    const urgeable = day.phone.page
      .locator('[id^="act-"]')
      .filter({ visible: true })
      .filter({ hasText: '催办' })
      .first()
    const id = ((await urgeable.getAttribute('id')) ?? '').slice('act-'.length)
    await day.tap(`act-${id}`, '#many-urge-send')
    await day.write('many-words', '下班前请说一声办到哪了')
    await day.tap('many-urge-send', '#many-done')
    await day.tap('many-done', '已看')
    await day.office.reads('maweidong', asStaff(id), '下班前请说一声办到哪了')
  })

  test('what is late is urged, all at once; a handler reads his', async () => {
    await day.open('staff/work/index', '#choose')
    await day.tap('choose', '已选 0 件')
    await day.tap('choose-all', '#many-urge')
    await day.tap('many-urge', '#many-urge-send')
    await day.write('many-words', '住户等了三天，请今天上门')
    await day.tap('many-urge-send', '#many-done')
    await day.office.reads('zhoujianguo', asStaff(lateId), '住户等了三天，请今天上门')
  })
})
