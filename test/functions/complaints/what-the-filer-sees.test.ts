import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aFiling, aWorld, bring, type World } from '../people.ts'
import { storedItems } from '../stored.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

describe('what goes on inside the company', () => {
  /** Happening now, paused, under supervision, and another department was asked. */
  const watched = async () => {
    const { id, turn } = await bring(world, 'accepted', { happeningNow: true })
    const params = { id }
    const question = { turn, departmentId: 'engineering', question: '配电房有没有图纸？' }
    const asked = must(await world.agent.call(moves.askDepartment, { params, body: question }))
    const supervised = { turn: asked.turn, reason: '媒体在问' }
    const { turn: next } = must(await world.manager.call(moves.superviseComplaint, { params, body: supervised }))
    const to = world.stack.now() + 86_400_000
    const pause = { turn: next, pauseFor: 'parts' as const, words: '等配件到货', to }
    must(await world.dispatcher.call(moves.pauseComplaint, { params, body: pause }))
    return id
  }

  test('is no mark on the filer’s card, no deadline of his, and no ladder behind one', async () => {
    const id = await watched()
    const inside = must(await world.dispatcher.call(staff.readAsStaff, { params: { id } }))
    const own = must(await world.resident.call(complaints.readMine, { params: { id } }))
    const card = must(await world.resident.call(complaints.listMine, { query: {} })).cards.find(it => it.id === id)
    expect(inside.marks).toEqual(expect.arrayContaining(['supervised', 'asked-department', 'paused', 'happening-now']))
    expect(own.marks?.toSorted()).toEqual(['happening-now', 'paused'])
    expect(card?.marks?.toSorted()).toEqual(['happening-now', 'paused'])
    const kept = ['register', 'other-department', 'investigation', 'escalation']
    const insideKinds = inside.clocks.map(it => it.kind)
    expect(insideKinds).toEqual(expect.arrayContaining(['other-department', 'escalation']))
    expect(own.clocks.map(it => it.kind)).toEqual(insideKinds.filter(it => !kept.includes(it)))
    expect(inside.clocks.some(it => it.otherwise !== undefined)).toBe(true)
    for (const clock of own.clocks) expect(clock).not.toHaveProperty('otherwise')
  })
})

describe('a second complaint that the employee may not see', () => {
  const filedByAgent = async () => {
    const { id, turn } = must(await world.agent.call(complaints.fileComplaint, { body: aFiling() }))
    must(await world.dispatcher.call(staff.acceptComplaint, { params: { id }, body: { turn } }))
    return id
  }

  test('is unknown to him, to merge into and to repeat, and known to others', async () => {
    const parentId = await filedByAgent()
    const { id, turn } = await bring(world, 'accepted')
    const unknown = { ok: false, refusal: { reason: 'complaint-unknown' } }
    const merge = { params: { id }, body: { turn, parentId } }
    expect(await world.agent.call(moves.mergeComplaint, merge)).toMatchObject(unknown)
    const repeat = { params: { id }, body: { turn, earlierId: parentId } }
    expect(await world.agent.call(moves.confirmRepeat, repeat)).toMatchObject(unknown)
    expect(await world.dispatcher.call(moves.mergeComplaint, merge)).toMatchObject({ ok: true })
  })
})

test('an order is kept under its holder within its community', async () => {
  const { id } = await bring(world, 'dispatched')
  const item = storedItems(world.stack).find(it => it.pk === `COMPLAINT#${id}` && it.holderKey !== undefined)
  expect(item?.holderKey).toBe(`HOLDER#${communityId}#${world.handler.session.me.userId}`)
})
