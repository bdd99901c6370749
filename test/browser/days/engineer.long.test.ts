import { beforeAll, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import * as steps from '../../../local/browser/complaint-steps.ts'
import { must } from '../../../local/client.ts'
import { demoPhoto } from '../../../local/demo/photos.ts'
import { bring, ownRoom } from '../../functions/people.ts'
import { asResident, asStaff, describeDay } from './open-office.ts'

describeDay('an engineer', 'zhoujianguo', day => {
  let id: string

  beforeAll(async () => {
    const filing = { categoryId: 'leak', place: ownRoom, text: '厨房水管渗水，柜子里湿了。', happeningNow: true }
    id = (await bring({ ...day.office.world, handler: day.office.world.engineer }, 'dispatched', filing)).id
  })
  test('he takes his order, and the resident reads who comes', async () => {
    await day.open('staff/work/index', `#case-${id}`)
    await day.tap(`case-${id}`, '#take')
    await day.tap('take', '#handle')
    await day.office.reads('chenguilan', asResident(id), '周建国')
  })

  test('he writes down the hour they agreed on, and the resident reads it', async () => {
    await day.tap('more', '#move-appoint')
    await day.tap('move-appoint', '#appoint-send')
    await day.tap('appoint-from-time', '确定')
    await day.press('确定', '#appoint-send')
    await day.tap('appoint-send', '约好的上门时间')
    await day.office.reads('chenguilan', asResident(id), '上门')
  })

  test('he comes and nobody is at home: the resident reads when and why', async () => {
    await day.tap('handle', '#arrive')
    await day.tap('arrive', '#arrive-send')
    await day.tap('arrive-send', '#progress')
    await day.tap('come-in-vain', '#come-in-vain-send')
    await day.press('家里没人', '#come-in-vain-send')
    await day.press('打了电话没人接', '#come-in-vain-send')
    await day.tap('come-in-vain-send', '1 次，最近')
    await day.office.reads('chenguilan', asResident(id), '到了，家里没人')
    await day.office.reads('hemin', asStaff(id), '上门没办成：家里没人', '打了电话没人接')
  })

  test('he comes again and writes how far it has come; the resident reads both', async () => {
    await day.tap('arrive', '#arrive-send')
    await day.tap('arrive-send', '#progress')
    await day.tap('progress', '#progress-text')
    await day.write('progress-text', '角阀裂了，去仓库拿新的')
    await day.press('住户也能看', '#progress-send')
    await day.tap('progress-send', '#progress')
    await day.office.reads('chenguilan', asResident(id), '角阀裂了，去仓库拿新的')
  })

  test('he reports it done with a photo, and his head finds it waiting for him', async () => {
    await day.photo(await demoPhoto('leak-repaired', 1))
    await day.tap('did-已修好', '#settlement-repaired')
    await day.tap('settlement-repaired', '#cause-material')
    await day.tap('cause-material', '#liable-department')
    await day.tap('liable-department', '#corrective-no')
    await day.tap('corrective-no', '正常老化')
    await day.press('正常老化', '#report')
    await day.tap('report', '待审核')
    await day.phone.seePage('staff/complaint/index')
    await day.office.reads('maweidong', asStaff(id), '待审核', '已修好')
    const read = must(await day.office.world.agent.call(staff.readAsStaff, { params: { id } }))
    expect(read.photos.filter(it => it.of === 'after')).toHaveLength(1)
  })

  test('what is not his is handed back with the reason, and the office reads it', async () => {
    const other = await bring({ ...day.office.world, handler: day.office.world.engineer }, 'dispatched', {
      text: '楼上半夜拖桌椅。',
    })
    await day.open(asStaff(other.id), '#take')
    await steps.takeOrder(day.phone)
    await day.tap('more', '#move-return')
    await day.tap('move-return', '#return-send')
    await day.press('不归本部门管', '#return-send')
    await day.tap('return-send', '已退单')
    await day.office.reads('hemin', asStaff(other.id), '不归本部门管')
  })
})
