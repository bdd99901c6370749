// 用料与费用: staff read it, whoever lives there never does.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { followComplaint, readFollowed } from '#contract/groups.ts'
import { exportMyData } from '#contract/privacy.ts'
import { readReceipt } from '#contract/receipts.ts'
import * as sharing from '#contract/sharing.ts'
import * as staff from '#contract/staff.ts'
import { type Client, must, signInAs } from '../../../local/client.ts'
import { readXlsx } from '../../support/read-xlsx.ts'
import { aNeighbour, fileAs } from '../groups/neighbours.ts'
import { aReport, aWorld, bring, ownRoom, type World } from '../people.ts'
import { pictureOf } from '../stored.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const expenses = {
  materials: [
    { name: '铜芯角阀', thousandths: 2000, unit: '个', cost: 7377 },
    { name: '生料带', thousandths: 500, unit: '卷', cost: 150 },
  ],
  labour: { minutes: 90, cost: 6000 },
}
const told = /铜芯角阀|生料带|7377|13527|expenses|materials/

const reportWith = async (id: string, turn: number, by: Client = world.handler) =>
  must(await by.call(staff.reportDone, { params: { id }, body: { ...aReport(turn), expenses } }))

describe('what the work used and what it cost', () => {
  test('is read by the staff, with the sum', async () => {
    const { id, turn } = await bring(world, 'handling')
    await reportWith(id, turn)
    const read = must(await world.head.call(staff.readAsStaff, { params: { id } }))
    expect(read.report?.expenses).toEqual({ ...expenses, total: 13_527 })
    expect(read.entries.filter(it => it.visibility === 'internal' && it.kind === 'reported')[0]).toMatchObject({
      facts: { expenses: 13_527 },
      texts: { materials: '铜芯角阀 2 个、生料带 0.5 卷' },
    })
    must(await world.head.call(staff.confirmWork, { params: { id }, body: { turn: read.turn } }))
    const answered = must(await world.agent.call(staff.readAsStaff, { params: { id } }))
    expect(answered.report?.expenses?.total).toBe(13_527)
  })

  test('is not in a report that says nothing of it', async () => {
    const { id } = await bring(world, 'checking')
    const { report } = must(await world.head.call(staff.readAsStaff, { params: { id } }))
    expect(report).toBeDefined()
    expect(report).not.toHaveProperty('expenses')
  })

  test('turns a report away where it is wrong, and nothing is written', async () => {
    const { id, turn } = await bring(world, 'handling')
    const wrong = { materials: [{ name: '角阀', thousandths: 0, unit: '个', cost: 100 }] }
    const body = { ...aReport(turn), expenses: wrong }
    await world.stack.settle()
    const before = pictureOf(world.stack)
    expect(await world.handler.call(staff.reportDone, { params: { id }, body })).toMatchObject({
      status: 422,
      refusal: { reason: 'expenses-wrong' },
    })
    await world.stack.settle()
    expect(pictureOf(world.stack)).toEqual(before)
  })
})

describe('the customer', () => {
  test('reads it nowhere: not the filer, not whom he shows it to, not in his list, receipt or file', async () => {
    const { id, turn } = await bring(world, 'handling', { place: ownRoom })
    const params = { id }
    const son = await signInAs(world.stack, 'chenzhiyuan')
    must(await world.resident.call(sharing.shareMine, { body: { complaintId: id, userId: son.session.me.userId } }))
    const checking = await reportWith(id, turn)
    const { turn: checked } = checking
    must(await world.head.call(staff.confirmWork, { params, body: { turn: checked } }))
    const { url } = must(await world.resident.call(exportMyData))
    const file = await readXlsx(Buffer.from(await (await fetch(url)).arrayBuffer()))
    const seen = [
      must(await world.resident.call(complaints.readMine, { params })),
      must(await world.resident.call(complaints.listMine, { query: {} })),
      must(await world.resident.call(readReceipt, { params })),
      must(await son.call(sharing.readShared, { params })),
      must(await son.call(sharing.listShared)),
      file,
    ].map(it => JSON.stringify(it))
    expect(seen[0]).toContain('劝停施工')
    expect(seen[5]).toContain('劝停施工')
    for (const text of seen) expect(text).not.toMatch(told)
  })

  test('nor whoever follows', async () => {
    const follower = await aNeighbour(world.stack)
    const { id, turn } = await fileAs(world.resident)
    const params = { id }
    must(await follower.call(followComplaint, { body: { complaintId: id } }))
    const accepted = must(await world.agent.call(staff.acceptComplaint, { params, body: { turn } }))
    const order = { turn: accepted.turn, handlerId: world.engineer.session.me.userId }
    const sent = must(await world.agent.call(staff.dispatchOrder, { params, body: order }))
    const taken = must(await world.engineer.call(staff.takeOrder, { params, body: { turn: sent.turn } }))
    await reportWith(id, taken.turn, world.engineer)
    const read = JSON.stringify(must(await follower.call(readFollowed, { params })))
    expect(read).toContain(id)
    expect(read).not.toMatch(told)
  })
})
