import { test } from 'vitest'
import { readAsStaff } from '#contract/staff.ts'
import { urgeComplaint } from '#contract/staff-moves.ts'
import { day as aDayLong } from '#domain/time.ts'
import * as steps from '../../../local/browser/complaint-steps.ts'
import { must, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { bring, ownRoom } from '../../functions/people.ts'
import { asResident, asStaff, describeDay } from './open-office.ts'

const leak = { categoryId: 'leak', place: ownRoom, text: '厨房水管渗水，柜子里湿了。' }

describeDay('a department head', 'maweidong', day => {
  test('work is checked and the answer goes out; the resident reads it', async () => {
    const { id } = await bring(day.office.world, 'checking')
    await day.open('staff/work/index', `#case-${id}`)
    await day.tap(`case-${id}`, '#check')
    await day.tap('check', '#answer')
    await day.write('answer', '已和施工方约好，晚八点后不再作业。')
    await day.tap('confirm', '已答复')
    await day.office.reads('chenguilan', asResident(id), '晚八点后不再作业')
  })

  test('work that does not do is sent back, and its handler reads why', async () => {
    const { id } = await bring(day.office.world, 'checking', { text: '花园的音响夜里十点还在响。' })
    await day.open(asStaff(id), '#check')
    await day.tap('check', '#send-back')
    await day.tap('send-back', '#send-back-send')
    await day.press('只处理了一部分', '#send-back-send')
    await day.tap('send-back-send', '处理中')
    await day.office.reads('liuqiang', asStaff(id), '只处理了一部分')
  })

  test('whoever is away is stood in for, and who stands in finds the orders', async () => {
    const { id } = await bring({ ...day.office.world, handler: day.office.world.engineer }, 'dispatched', leak)
    await day.open(`staff/colleague/index?communityId=${communityId}&userId=staff-zhoujianguo`, '#enter-absence')
    await day.tap('enter-absence', '#delegate-staff-sunzhiping')
    await day.tap('delegate-staff-sunzhiping', '#save-absence')
    await day.tap('save-absence', '孙志平')
    const his = await day.office.reads('sunzhiping', asStaff(id), '厨房水管渗水')
    await his.at('take').waitFor()
    await steps.takeOrder(his)
  })

  test('an urge is answered and an instruction written; the office and the handler read them', async () => {
    const { id } = await bring({ ...day.office.world, handler: day.office.world.engineer }, 'handling', {
      ...leak,
      text: '屋顶漏水，卧室墙角湿了。',
    })
    const { stack } = day.office.world
    stack.advance(3 * aDayLong)
    await stack.settle()
    // Who was signed in three days ago is so no longer.
    const dispatcher = await signInAs(stack, 'xujing')
    const { turn } = must(await dispatcher.call(readAsStaff, { params: { id } }))
    must(await dispatcher.call(urgeComplaint, { params: { id }, body: { turn, words: '住户等了三天' } }))
    await day.open(asStaff(id), '住户等了三天')
    await day.tap('instruct', '#instruct-send')
    await day.write('instruct-words', '今天下午先做闭水，明天补防水')
    await day.tap('instruct-send', '今天下午先做闭水，明天补防水')
    await day.office.reads('zhoujianguo', asStaff(id), '今天下午先做闭水，明天补防水')
    await day.open(asStaff(id), '#answer-urge')
    await day.tap('answer-urge', '#answer-urge-send')
    await day.write('answer-urge-words', '缺料，今天到货，后天办完')
    await day.tap('answer-urge-send', '缺料，今天到货，后天办完')
    await day.office.reads('xujing', asStaff(id), '缺料，今天到货，后天办完')
  })
})
