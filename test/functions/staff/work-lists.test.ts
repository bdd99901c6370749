import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { type Client, must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWaiting, leak } from '../dispatch/backlog.ts'
import { aWorld, type World } from '../people.ts'

type Of = (typeof staff.workLists)[number]

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const list = async (who: Client, of: Of, more?: string) =>
  must(await who.call(staff.listWork, { query: { communityId, of, ...(more === undefined ? {} : { more }) } }))
const counts = async (who: Client) => must(await who.call(staff.countWork, { query: { communityId, of: 'community' } }))
const idsIn = async (who: Client, of: Of) => (await list(who, of)).cards.map(it => it.id)
const refusalOf = async (who: Client, of: Of) => {
  const answered = await who.call(staff.listWork, { query: { communityId, of } })
  return answered.ok ? 'allowed' : answered.refusal.reason
}
const idOf = (who: Client): string => who.session.me.userId

describe('a complaint about an employee', () => {
  const month = { communityId, month: '2026-11' }

  test('is in no list, counter, ledger or file of his, and in everybody else’s', async () => {
    const { id, turn } = await aWaiting(world, { categoryId: 'attitude' })
    const before = await list(world.agent, 'community')
    const countsBefore = await counts(world.agent)
    expect(before.cards.map(it => it.id)).toContain(id)
    const body = { turn, personId: idOf(world.agent) }
    must(await world.dispatcher.call(moves.nameAbout, { params: { id }, body }))
    const watched = { turn: turn + 1, reason: '员工态度问题要盯着办' }
    must(await world.manager.call(moves.superviseComplaint, { params: { id }, body: watched }))

    const after = await list(world.agent, 'community')
    expect(after.cards.map(it => it.id)).not.toContain(id)
    expect(await counts(world.agent)).toEqual({ ...countsBefore, dueToday: countsBefore.dueToday - 1 })
    expect(await idsIn(world.agent, 'raised')).not.toContain(id)
    const rowsOf = async (who: Client) => must(await who.call(staff.listLedger, { query: month })).rows.map(it => it.id)
    expect(await rowsOf(world.agent)).not.toContain(id)
    const fileOf = async (who: Client) => must(await who.call(staff.exportLedger, { query: month })).rows

    expect(await idsIn(world.dispatcher, 'community')).toContain(id)
    expect(await idsIn(world.manager, 'raised')).toContain(id)
    expect(await rowsOf(world.dispatcher)).toContain(id)
    expect(await fileOf(world.agent)).toBe((await fileOf(world.dispatcher)) - 1)
    expect(await counts(world.dispatcher)).toEqual(countsBefore)
  })
})

describe('what a handler may claim', () => {
  test('is what his departments have accepted and nobody was given', async () => {
    const { id, turn } = await aWaiting(world, leak)
    expect(await idsIn(world.engineer, 'claim')).toEqual([id])
    expect(await idsIn(world.handler, 'claim')).not.toContain(id)
    must(await world.engineer.call(moves.claimOrder, { params: { id }, body: { turn } }))
    expect(await idsIn(world.engineer, 'claim')).toEqual([])
    expect(await idsIn(world.engineer, 'mine')).toEqual([id])
  })

  test('is never grave, about an employee or paused', async () => {
    const [major, about, paused] = [
      await aWaiting(world, leak),
      await aWaiting(world, leak),
      await aWaiting(world, leak),
    ]
    const { dispatcher, engineer } = world
    expect((await idsIn(engineer, 'claim')).toSorted()).toEqual([major.id, about.id, paused.id].toSorted())
    const to = world.stack.now() + 3 * 24 * 3_600_000
    must(
      await dispatcher.call(moves.changeSeverity, {
        params: { id: major.id },
        body: { turn: major.turn, severity: 'major' },
      }),
    )
    must(
      await dispatcher.call(moves.nameAbout, {
        params: { id: about.id },
        body: { turn: about.turn, personId: idOf(world.handler) },
      }),
    )
    const waits = { turn: paused.turn, pauseFor: 'parts' as const, to, words: '等配件到货' }
    const rest = must(await dispatcher.call(moves.pauseComplaint, { params: { id: paused.id }, body: waits }))
    expect(await idsIn(engineer, 'claim')).toEqual([])
    must(await dispatcher.call(moves.resumeComplaint, { params: { id: paused.id }, body: { turn: rest.turn } }))
    expect(await idsIn(engineer, 'claim')).toEqual([paused.id])
  })

  test('is a list for handlers alone', async () => {
    for (const who of [world.agent, world.dispatcher, world.head, world.manager, world.resident])
      expect(await refusalOf(who, 'claim')).toBe('not-allowed')
  })

  test('comes from all departments in one order, page after page, each once', async () => {
    const categories = ['noise', 'cleaning', 'other', 'noise', 'parking']
    const waiting: string[] = []
    for (let at = 0; at < 40; at += 1) {
      const receivedAt = world.stack.now() - at * 60_000
      waiting.push((await aWaiting(world, { categoryId: categories[at % 5], receivedAt })).id)
    }
    const first = await list(world.handler, 'claim')
    const second = await list(world.handler, 'claim', first.more)
    const cards = [...first.cards, ...second.cards]
    expect([first.cards.length, second.more]).toEqual([30, undefined])
    expect(cards.map(it => it.id)).toEqual(expect.arrayContaining(waiting))
    expect(new Set(cards.map(it => it.id)).size).toBe(cards.length)
    const dues = cards.map(it => it.next?.dueAt ?? 0)
    expect(dues).toEqual(dues.toSorted((one, other) => one - other))
    const other = await world.engineer.call(staff.listWork, { query: { communityId, of: 'claim', more: first.more } })
    expect(other).toMatchObject({ refusal: { reason: 'page-token-invalid' } })
  })
})

describe('what was urged or taken up', () => {
  test('is a list of its own for the office and those above it', async () => {
    const { id, turn } = await aWaiting(world, leak)
    expect(await idsIn(world.dispatcher, 'raised')).not.toContain(id)
    const body = { turn, reason: '业主已经来过三次' }
    must(await world.manager.call(moves.superviseComplaint, { params: { id }, body }))
    for (const who of [world.agent, world.dispatcher, world.manager, world.auditor])
      expect(await idsIn(who, 'raised')).toContain(id)
    for (const who of [world.handler, world.resident]) expect(await refusalOf(who, 'raised')).toBe('not-allowed')
  })

  test('reaches a head only where his department has the order or was asked', async () => {
    const { id, turn } = await aWaiting(world, leak)
    const body = { turn, reason: '业主已经来过三次' }
    must(await world.manager.call(moves.superviseComplaint, { params: { id }, body }))
    expect(await idsIn(world.head, 'raised')).not.toContain(id)
    const question = { turn: turn + 1, departmentId: 'service', question: '之前和业主怎么说的' }
    must(await world.agent.call(moves.askDepartment, { params: { id }, body: question }))
    expect(await idsIn(world.head, 'raised')).toContain(id)
    const answer = { turn: turn + 2, text: '只说会派人看' }
    must(await world.head.call(moves.answerDepartment, { params: { id }, body: answer }))
    expect(await idsIn(world.head, 'raised')).not.toContain(id)
    expect(await idsIn(world.manager, 'raised')).toContain(id)
  })
})
