// Two persons with the same complaint open: one acts, and the other acts on what he still sees.

import { beforeAll, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { sentenceFor } from '#contract/refusals.ts'
import * as staff from '#contract/staff.ts'
import * as steps from '../../../local/browser/complaint-steps.ts'
import { must } from '../../../local/client.ts'
import { demoPhoto } from '../../../local/demo/photos.ts'
import { chainFaults } from '../../functions/chains.ts'
import { bring, ownRoom } from '../../functions/people.ts'
import type { OnePhone } from '../one-phone.ts'
import { asResident, asStaff, describeOffice, seeOn } from './open-office.ts'

const leak = { categoryId: 'leak', place: ownRoom, text: '厨房水管渗水，柜子里湿了。' }
const faster = sentenceFor('changed-meanwhile')

describeOffice('two at once', office => {
  let agent: OnePhone
  let dispatcher: OnePhone

  beforeAll(async () => {
    agent = await office().shop.phoneOf('hemin')
    dispatcher = await office().shop.phoneOf('xujing')
  })

  const written = async (id: string) => {
    const read = must(await office().world.manager.call(staff.readAsStaff, { params: { id } }))
    expect(Object.values(chainFaults(office().world.stack)).filter(Boolean)).toEqual([])
    const kinds = read.entries.filter(it => it.visibility === 'public').map(it => it.kind)
    const notes = read.entries.filter(it => it.kind === 'noted').map(it => it.texts.text ?? '')
    return { state: read.state, kinds, notes }
  }
  const bothRead = async (id: string, words: string) => {
    await agent.reopen(asStaff(id))
    await dispatcher.reopen(asStaff(id))
    await seeOn(agent, words)
    await seeOn(dispatcher, words)
  }
  /** Lets something happen while what this phone sends is on its way. */
  const meanwhile = (phone: OnePhone, verb: string, happens: () => Promise<unknown>) =>
    phone.page.route(
      url => url.pathname.endsWith(`/${verb}`),
      async route => {
        await happens()
        await route.continue()
      },
      { times: 1 },
    )
  const keepAsNote = async (phone: OnePhone, why: string) => {
    await seeOn(phone, why)
    await phone.page.locator('[id^="note-"]').filter({ visible: true }).last().click()
    await phone.page.getByText(why).filter({ visible: true }).first().waitFor({ state: 'detached' })
  }

  test('both dispatch: one order, and the words of the other stay as a note', async () => {
    const { id } = await bring(office().world, 'accepted', leak)
    for (const phone of [agent, dispatcher]) {
      await phone.reopen(`staff/dispatch/index?id=${id}`)
      await phone.at('dispatch-send').waitFor()
    }
    await agent.write('instruction', '带上角阀，住户下午在家')
    await meanwhile(agent, 'dispatch', async () => {
      await dispatcher.tap('dispatch-send')
      await dispatcher.seePage('staff/complaint/index')
    })
    await agent.tap('dispatch-send')
    await keepAsNote(agent, '“派给周建国”没传上')
    const { state, kinds, notes } = await written(id)
    expect([state, kinds.filter(it => it === 'dispatched')]).toEqual(['dispatched', ['dispatched']])
    expect(notes).toEqual([expect.stringContaining('带上角阀，住户下午在家')])
    await bothRead(id, '已派工')
  })

  test('one accepts while the other declines: the reason stays in its field, a third reads it without asking', async () => {
    const { id, number } = await bring(office().world, 'submitted')
    const manager = await office().reads('chenli', 'staff/work/index', number)
    for (const phone of [agent, dispatcher]) {
      await phone.reopen(asStaff(id))
      await phone.at('accept').waitFor()
    }
    await dispatcher.tap('decline')
    await dispatcher.write('decline-reason', '花园施工归街道管，请打 12345')
    await meanwhile(dispatcher, 'decline', async () => {
      await agent.tap('accept')
      await agent.at('dispatch').waitFor()
    })
    await dispatcher.tap('decline-send')
    await seeOn(dispatcher, faster)
    const field = dispatcher.at('decline-reason').locator('textarea')
    expect(await field.inputValue()).toBe('花园施工归街道管，请打 12345')
    // The list asks as often (test/weapp/work-list.test.ts holds it to ten seconds).
    await seeOn(manager, `${number} 已由何敏受理`)
    const { state, kinds } = await written(id)
    expect([state, kinds.includes('declined')]).toEqual(['accepted', false])
    await bothRead(id, '已受理')
  })

  test('the handler reports done while it is given to somebody else: words and photo stay as a note', async () => {
    const people = { ...office().world, handler: office().world.engineer }
    const { id } = await bring(people, 'handling', leak)
    const his = await office().shop.phoneOf('zhoujianguo')
    await his.reopen(asStaff(id))
    await his.at('handle').waitFor()
    await steps.fillReport(his, await demoPhoto('leak-repaired', 1))
    await dispatcher.reopen(asStaff(id))
    await dispatcher.tap('more')
    await dispatcher.tap('move-redispatch')
    await dispatcher.page.getByText('孙志平').filter({ visible: true }).last().click()
    await meanwhile(his, 'report', async () => {
      await dispatcher.tap('redispatch-send')
      await seeOn(dispatcher, '孙志平')
    })
    await his.tap('report')
    await seeOn(his, '这件已经不归您办了')
    await keepAsNote(his, '“报完工”没传上')
    await office().world.stack.settle()
    const { state, kinds, notes } = await written(id)
    expect([state, kinds.includes('reported')]).toEqual(['dispatched', false])
    expect(notes).toEqual([expect.stringContaining('关阀止漏，换了吊顶板，重做防水')])
    await bothRead(id, '关阀止漏，换了吊顶板，重做防水')
  })

  test('the head confirms while the resident withdraws: it stays withdrawn, the answer stays as a note', async () => {
    const { id, turn } = await bring(office().world, 'checking', { place: ownRoom })
    const head = await office().shop.phoneOf('maweidong')
    await head.reopen(`staff/check/index?id=${id}`)
    await head.at('confirm').waitFor()
    await head.write('answer', '已和施工方约好，晚八点后不再作业。')
    await meanwhile(head, 'confirm', async () =>
      must(await office().world.resident.call(complaints.withdrawMine, { params: { id }, body: { turn } })),
    )
    await head.tap('confirm')
    await keepAsNote(head, '“审核通过”没传上')
    const { state, kinds, notes } = await written(id)
    expect([state, kinds.includes('answered')]).toEqual(['withdrawn', false])
    expect(notes).toEqual([expect.stringContaining('晚八点后不再作业')])
    await office().reads('chenguilan', asResident(id), '已撤销')
  })

  test('the head confirms while the resident nudges: he looks again, and his answer goes out once', async () => {
    const { id, turn } = await bring(office().world, 'checking', { place: ownRoom })
    const head = await office().shop.phoneOf('maweidong')
    await head.reopen(`staff/check/index?id=${id}`)
    await head.at('confirm').waitFor()
    await head.write('answer', '已和施工方约好，晚八点后不再作业。')
    await meanwhile(head, 'confirm', async () =>
      must(await office().world.resident.call(complaints.nudgeMine, { params: { id }, body: { turn } })),
    )
    await head.tap('confirm')
    await seeOn(head, faster)
    expect(await head.at('answer').locator('textarea').inputValue()).toBe('已和施工方约好，晚八点后不再作业。')
    await head.tap('confirm')
    await seeOn(head, '已答复')
    const { state, kinds } = await written(id)
    expect([state, kinds.filter(it => it === 'answered')]).toEqual(['answered', ['answered']])
    await office().reads('chenguilan', asResident(id), '晚八点后不再作业')
  })

  test('an agent writes in an open sheet while a colleague ends the matter: nothing written is lost', async () => {
    const { id } = await bring(office().world, 'accepted')
    await agent.reopen(asStaff(id))
    await agent.tap('more')
    await agent.tap('move-message')
    await agent.write('message-text', '明天上午九点电梯公司来修')
    await dispatcher.reopen(asStaff(id))
    await dispatcher.tap('more')
    await dispatcher.tap('decline')
    await dispatcher.write('decline-reason', '花园施工归街道管，请打 12345')
    await dispatcher.tap('decline-send')
    await seeOn(dispatcher, '不予受理')
    // The page under the sheet learns of it, and the sheet stays with its words.
    await agent.page.evaluate("window.dispatchEvent(new Event('focus'))")
    await seeOn(agent, '不予受理')
    expect(await agent.at('message-text').locator('textarea').inputValue()).toBe('明天上午九点电梯公司来修')
    await agent.tap('message-send')
    await seeOn(agent, '这期间，现在是“不予受理”')
    await seeOn(agent, '明天上午九点电梯公司来修')
    await keepAsNote(agent, '“给住户留言”没传上')
    const { state, kinds, notes } = await written(id)
    expect([state, kinds.includes('messaged')]).toEqual(['declined', false])
    expect(notes).toEqual([expect.stringContaining('明天上午九点电梯公司来修')])
    await bothRead(id, '明天上午九点电梯公司来修')
  })
})
