import { expect, test } from 'vitest'
import { revealPhone } from '#contract/customers.ts'
import { must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { bring } from '../../functions/people.ts'
import { asStaff, describeDay, seeOn } from './open-office.ts'

const inCommunity = `communityId=${communityId}`

describeDay('an auditor', 'linyue', day => {
  const absent = async (...ids: string[]) => {
    for (const id of ids) expect(await day.phone.page.locator(`[id="${id}"]`).filter({ visible: true }).count()).toBe(0)
  }

  test('every complaint is read, and none of the office’s steps is offered', async () => {
    const submitted = await bring(day.office.world, 'submitted')
    const checking = await bring(day.office.world, 'checking', { text: '电梯声音大，已经修过一次。' })
    await day.open('staff/work/index', `#case-${submitted.id}`)
    await day.tap(`case-${submitted.id}`, '夜里十一点还在装修')
    await absent('accept', 'decline', 'dispatch', 'solve')
    await day.open(asStaff(checking.id), '待审核')
    await absent('check', 'handle', 'dispatch')
    await day.tap('more', '#move-supervise')
    await absent('decline', 'move-redispatch', 'move-message', 'move-pause')
  })

  test('he opens supervision with the reason, the manager reads it, and he ends it', async () => {
    const { id } = await bring(day.office.world, 'handling', { text: '地下车库灯坏了三盏。' })
    await day.open(asStaff(id), '#more')
    await day.tap('more', '#move-supervise')
    await day.tap('move-supervise', '#supervise-reason')
    await day.write('supervise-reason', '同一处第三次坏，查维保')
    await day.tap('supervise-send', '督办中')
    await day.office.reads('chenli', asStaff(id), '督办中', '同一处第三次坏，查维保')
    await day.tap('end-supervision', '#end-supervision-send')
    await day.write('end-supervision-words', '维保单位已换灯带')
    await day.tap('end-supervision-send', '维保单位已换灯带')
    const manager = await day.office.reads('chenli', asStaff(id), '维保单位已换灯带')
    expect(await manager.page.getByText('督办中').filter({ visible: true }).count()).toBe(0)
  })

  test('who looked at a whole number, and why, stands in the access log', async () => {
    must(
      await day.office.world.agent.call(revealPhone, {
        body: { communityId, of: { kind: 'account', userId: 'resident-chenguilan' }, why: 'appoint' },
      }),
    )
    await day.open(`staff/team/index?${inCommunity}`, '#phone-looks')
    await day.tap('phone-looks', '何敏看了陈桂兰的号码')
    const agent = await day.office.reads('hemin', `staff/team/index?${inCommunity}`, '工程部')
    expect(await agent.page.locator('#phone-looks').count()).toBe(0)
  })

  test('what administration changed stands in the audit log, before and after', async () => {
    const head = await day.office.shop.phoneOf('maweidong')
    await head.reopen(`staff/colleague/index?${inCommunity}&userId=staff-zhoujianguo`)
    await head.tap('enter-absence')
    await head.tap('delegate-staff-sunzhiping')
    await head.tap('save-absence')
    await seeOn(head, '孙志平')
    await day.open(`staff/team/index?${inCommunity}`, '#audit')
    await day.tap('audit', '马卫东登记了请假')
  })
})
