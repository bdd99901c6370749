// What the office and a department's head do in a day, on the phone's own platform; the engineer's is offline-work.test.ts.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import { proposeChange, urgeComplaint } from '#contract/staff-moves.ts'
import { day } from '#domain/time.ts'
import { builtPhone } from '../../local/builds.ts'
import { must, signInAs } from '../../local/client.ts'
import { communityId } from '../../local/demo/community.ts'
import { aWorld, bring, ownRoom, type World } from '../functions/people.ts'
import { agentsPhone } from './agents-phone.ts'
import { harnessSupport } from './harness/compile-views.ts'
import type { Phone } from './harness/phone.ts'

const support = harnessSupport()
const name = 'the office and a head on the real weapp build'
const leak = { categoryId: 'leak', place: ownRoom, text: '厨房水管渗水，柜子里湿了。' }
const asStaff = (id: string): string => `staff/complaint/index?id=${id}`

let world: World
let dist: string
const phones: Phone[] = []

const phoneOf = async (user: string, open?: string): Promise<Phone> => {
  const phone = await agentsPhone(world.stack, dist, { user, ...(open ? { open } : {}) })
  phones.push(phone)
  return phone
}
const residentReads = async (id: string) => must(await world.resident.call(complaints.readMine, { params: { id } }))
const officeReads = async (id: string) => must(await world.agent.call(staff.readAsStaff, { params: { id } }))
const engineers = () => ({ ...world, handler: world.engineer })
const saidIn = (texts: Readonly<Record<string, string>>[]): string => texts.flatMap(it => Object.values(it)).join()

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    world = await aWorld()
  })
  afterEach(() => {
    for (const phone of phones.splice(0)) {
      expect(phone.errors).toEqual([])
      phone.close()
    }
  })
  afterAll(async () => {
    await world?.stack.settle()
    await world?.stack.close()
  })

  test('an agent registers a call, solves another matter on the spot and leaves a word', async () => {
    const { id } = await bring(world, 'accepted')
    const phone = await phoneOf('hemin')
    await phone.see('#tab-register')
    phone.tap('#tab-register')
    await phone.see('#phone')
    phone.type('#phone', '1203')
    await phone.see('#caller-resident-chenguilan')
    phone.tap('#caller-resident-chenguilan')
    await phone.see('2 栋 1 单元 1202')
    phone.tap('#category-attitude')
    phone.type('#text', '门岗不让送餐，说话不客气。')
    await phone.see('#register')
    phone.tap('#register')
    await phone.see('2611-0001')
    const mine = must(await world.resident.call(complaints.listMine, { query: {} }))
    expect(mine.cards.map(it => it.title).join()).toContain('门岗不让送餐')

    const other = await phoneOf('hemin', asStaff(id))
    await other.see('#solve')
    other.tap('#solve')
    await other.see('#solve-answer')
    other.type('#solve-answer', '施工已经停了，以后晚八点前结束。')
    await other.see('现在不能选')
    expect(() => other.tap('#settlement-goodwill')).toThrow('disabled')
    other.tap('#settlement-explained')
    await other.settled()
    other.tap('#solve-send')
    await other.see('已答复')
    expect(saidIn((await residentReads(id)).entries.map(it => it.texts))).toContain('以后晚八点前结束')
  })

  test('a dispatcher gives the backlog at once and grants a pause', async () => {
    const waiting = [await bring(world, 'accepted', leak), await bring(world, 'accepted', leak)]
    const planning = await phoneOf('xujing', `staff/plan/index?communityId=${communityId}`)
    await planning.see('#plan-send')
    planning.tap('#plan-send')
    await planning.see('看还有没有等着派的')
    for (const { id } of waiting) expect((await officeReads(id)).state).toBe('dispatched')

    const { id, turn } = await bring(engineers(), 'handling', leak)
    const proposal = { kind: 'pause', reason: 'parts', to: Date.parse('2026-11-26T00:00:00+08:00') } as const
    must(
      await world.engineer.call(proposeChange, {
        params: { id },
        body: { turn, words: '要等天晴才能做防水', proposal },
      }),
    )
    const granting = await phoneOf('xujing', asStaff(id))
    await granting.see('要等天晴才能做防水')
    granting.tap('#bar-grant-proposal')
    await granting.see('#grant-proposal-words')
    granting.type('#grant-proposal-words', '防水要等天晴才能做，周四接着办')
    granting.tap('#grant-proposal-send')
    await granting.see('暂停中')
    expect(saidIn((await residentReads(id)).entries.map(it => it.texts))).toContain('周四接着办')
  })

  test('a head sends work back, answers an urge and writes an instruction', async () => {
    const checked = await bring(world, 'checking')
    const phone = await phoneOf('maweidong', asStaff(checked.id))
    await phone.see('#check')
    phone.tap('#check')
    await phone.see('#send-back')
    phone.tap('#send-back')
    await phone.see('只处理了一部分')
    phone.tap('只处理了一部分')
    await phone.settled()
    phone.tap('#send-back-send')
    await phone.see('处理中')
    expect(saidIn((await officeReads(checked.id)).entries.map(it => it.texts))).toContain('只处理了一部分')

    const { id } = await bring(engineers(), 'handling', leak)
    world.stack.advance(3 * day)
    await world.stack.settle()
    // Who was signed in three days ago is so no longer.
    const dispatcher = await signInAs(world.stack, 'xujing')
    const read = async () => must(await dispatcher.call(staff.readAsStaff, { params: { id } }))
    const { turn } = await read()
    must(await dispatcher.call(urgeComplaint, { params: { id }, body: { turn, words: '住户等了三天' } }))
    const late = await phoneOf('maweidong', asStaff(id))
    await late.see('住户等了三天')
    late.tap('#answer-urge')
    await late.see('#answer-urge-words')
    late.type('#answer-urge-words', '缺料，今天到货，后天办完')
    late.tap('#answer-urge-send')
    await late.see('缺料，今天到货，后天办完')
    const { urges = [] } = await read()
    expect(urges.map(it => it.answer?.words)).toContain('缺料，今天到货，后天办完')
  })
})
