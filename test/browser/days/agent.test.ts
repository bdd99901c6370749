import { expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import { must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { bring, ownRoom } from '../../functions/people.ts'
import { asResident, asStaff, describeDay, seeOn } from './open-office.ts'

const leak = { categoryId: 'leak', place: ownRoom, text: '厨房水管渗水，柜子里湿了。' }

describeDay('an agent', 'hemin', day => {
  const stateOf = async (id: string) =>
    must(await day.office.world.dispatcher.call(staff.readAsStaff, { params: { id } })).state

  test('a call is registered, and the caller reads its number', async () => {
    await day.open('staff/work/index', '#tab-register')
    await day.tap('tab-register', '#phone')
    await day.write('phone', '1203')
    await day.see('#caller-resident-chenguilan')
    await day.tap('caller-resident-chenguilan', '2 栋 1 单元 1202')
    await day.tap('category-noise', '#ask-what-装修')
    await day.write('text', '楼上半夜拖桌椅，这周第三次了。')
    await day.see('#register')
    await day.tap('register', '2611-0001')
    const his = await day.office.reads('chenguilan', 'pages/complaints/index', '何敏已受理')
    await his.page.getByText('楼上半夜拖桌椅').filter({ visible: true }).click()
    await seeOn(his, '2611-0001')
  })

  test('what was filed is accepted and dispatched; the resident and the engineer read it', async () => {
    const { id } = await bring(day.office.world, 'submitted', leak)
    await day.open('staff/work/index', `#case-${id}`)
    await day.tap(`case-${id}`, '#accept')
    await day.tap('accept', '#dispatch')
    await day.office.reads('chenguilan', asResident(id), '何敏')
    await day.tap('dispatch', '#dispatch-send')
    await day.tap('dispatch-send', '已派工')
    expect(await stateOf(id)).toBe('dispatched')
    await day.office.reads('zhoujianguo', 'staff/work/index', '厨房水管渗水')
    await day.office.reads('chenguilan', asResident(id), '周建国')
  })

  test('another is answered on the spot, and a word is written to its resident', async () => {
    const { id } = await bring(day.office.world, 'accepted', { text: '花园的音响夜里十点还在响。' })
    await day.open(asStaff(id), '#more')
    await day.tap('more', '#move-message')
    await day.tap('move-message', '#message-text')
    await day.write('message-text', '已请保安去看，十分钟内回您。')
    await day.tap('message-send', '#solve')
    await day.office.reads('chenguilan', asResident(id), '已请保安去看，十分钟内回您。')
    await day.tap('solve', '#solve-answer')
    await day.write('solve-answer', '音响已经关了，以后晚上九点前结束。')
    await day.tap('settlement-explained', '#solve-send')
    await day.tap('solve-send', '已答复')
    expect(await stateOf(id)).toBe('answered')
    await day.office.reads('chenguilan', asResident(id), '音响已经关了，以后晚上九点前结束。')
  })

  test('what was written and left by the back button is there again, and gone once it was sent', async () => {
    const { id } = await bring(day.office.world, 'accepted', leak)
    const openMessage = async () => {
      await day.open(asStaff(id), '#more')
      await day.tap('more', '#move-message')
      await day.tap('move-message', '#message-text')
      return day.phone.at('message-text').locator('textarea').inputValue()
    }
    expect(await openMessage()).toBe('')
    await day.write('message-text', '师傅明天上午九点来')
    await day.open('staff/work/index', `#case-${id}`)
    expect(await openMessage()).toBe('师傅明天上午九点来')
    await day.tap('message-send', '师傅明天上午九点来')
    expect(await openMessage()).toBe('')
  })

  test('an answered one is visited by telephone, and the resident is asked to confirm it', async () => {
    const { id } = await bring(day.office.world, 'answered')
    await day.open(asStaff(id), '#visit')
    await day.tap('visit', '#solved-yes')
    await day.tap('solved-yes', '#verdict-satisfied')
    await day.tap('verdict-satisfied', '#visit-words')
    await day.write('visit-words', '夜里安静了，谢谢')
    await day.tap('visit-submit', '夜里安静了，谢谢')
    await day.office.reads('chenguilan', asResident(id), '夜里安静了，谢谢')
    await day.office.reads('chenguilan', `pages/visit/index?id=${id}`, '何敏', '夜里安静了，谢谢', '#confirm-visit')
  })

  test('a customer is found by his number, a note is left with him, and a colleague reads it', async () => {
    await day.open(`staff/search/index?communityId=${communityId}`, '#search')
    await day.write('search', '13800001203')
    await day.see('#customer-0')
    await day.tap('customer-0', '还在办')
    await day.tap('add-note', '#note-words')
    await day.write('note-words', '家里有老人，晚上八点后别打电话')
    await day.tap('note-send', '家里有老人，晚上八点后别打电话')
    const page = `staff/customer/index?communityId=${communityId}&userId=resident-chenguilan`
    await day.office.reads('xujing', page, '家里有老人，晚上八点后别打电话', '何敏')
  })
})
