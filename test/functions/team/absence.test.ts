// 请假和代班: while somebody is away nothing new is proposed to him, and his delegate does what is his; it ends by itself.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import { returnOrder } from '#contract/staff-moves.ts'
import * as contract from '#contract/team.ts'
import { hour } from '#domain/time.ts'
import { must, newKey, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { bring } from '../people.ts'
import { storedMessages } from '../stored.ts'
import { aTeam, type TeamWorld } from './a-team.ts'

const zhou = 'staff-zhoujianguo'
const sun = 'staff-sunzhiping'
const twoDays: [string, string] = ['2026-11-23', '2026-11-24']

let team: TeamWorld
beforeEach(async () => {
  team = await aTeam()
})
afterEach(() => team.world.stack.close())

/** An order for 周建国, not taken yet. */
const ordered = () => {
  const { resident, agent, engineer: handler, head } = team.world
  return bring({ resident, agent, handler, head }, 'dispatched', { categoryId: 'leak' })
}

const mine = async () => must(await team.sun.call(staff.listWork, { query: { communityId, of: 'mine' } })).cards

describe('while 周建国 is away', () => {
  test('his delegate finds his orders among his own, and takes and reports them', async () => {
    const reached = await ordered()
    expect(await mine()).toEqual([])
    const take = (turn: number) => team.sun.call(staff.takeOrder, { params: { id: reached.id }, body: { turn } })
    expect((await take(reached.turn)).ok).toBe(false)
    must(await team.goAway(zhou, sun, twoDays, team.world.engineer))
    expect((await mine()).map(it => it.id)).toEqual([reached.id])
    expect((await take(reached.turn)).ok).toBe(true)
    const seen = must(await team.world.agent.call(staff.readAsStaff, { params: { id: reached.id } }))
    expect([seen.order?.handler, seen.answerable]).toEqual(['周建国', ['孙志平（代 周建国）']])
  })

  test('the delegate is told what he would have been told', async () => {
    must(await team.goAway(zhou, sun, twoDays))
    const reached = await ordered()
    const told = storedMessages(team.world.stack, reached.id).filter(it => it.event === 'new-order')
    expect(told.map(it => it.to)).toEqual([sun])
  })

  test('dispatch proposes him no more; from the day he is back it does again', async () => {
    const { resident, agent, engineer: handler, head } = team.world
    const reached = await bring({ resident, agent, handler, head }, 'accepted', { categoryId: 'leak' })
    const candidates = async () => {
      const caller = await signInAs(team.world.stack, 'hemin')
      const answer = must(await caller.call(staff.listCandidates, { params: { id: reached.id } }))
      return JSON.stringify(answer)
    }
    expect(await candidates()).toContain('周建国')
    must(await team.goAway(zhou, sun, twoDays))
    expect(await candidates()).not.toContain('周建国')
    expect(await candidates()).toContain('孙志平')
    team.world.stack.advance(38 * hour - 1)
    expect(await candidates()).not.toContain('周建国')
    team.world.stack.advance(1)
    expect(await candidates()).toContain('周建国')
  })

  test('everybody sees it, and the delegate for whom he stands in', async () => {
    must(await team.goAway(zhou, sun, twoDays))
    const { people } = await team.read(team.world.handler)
    const from = Date.parse('2026-11-23T00:00:00+08:00')
    expect(people.find(it => it.id === zhou)?.absences).toMatchObject([
      { from, to: from + 48 * hour, delegate: { id: sun, name: '孙志平' } },
    ])
    expect(people.find(it => it.id === sun)?.standsInFor).toEqual([{ id: zhou, name: '周建国' }])
  })
})

describe('where he is alone on his post, somebody above stands in', () => {
  test('who is told and sees whose it is, and gives the order back to be given out again', async () => {
    must(await team.goAway(zhou, 'staff-maweidong', twoDays))
    const reached = await ordered()
    const told = storedMessages(team.world.stack, reached.id).filter(it => it.event === 'new-order')
    expect(told.map(it => it.to)).toEqual(['staff-maweidong'])
    const params = { id: reached.id }
    const { head } = team.world
    const taken = await head.call(staff.takeOrder, { params, body: { turn: reached.turn } })
    expect(taken).toMatchObject({ refusal: { reason: 'not-allowed' } })
    const body = { turn: reached.turn, reason: '他这几天不在' }
    expect(must(await head.call(returnOrder, { params, body })).state).toBe('accepted')
  })

  test.each([
    ['staff-hemin', 'staff-xujing'],
    ['staff-xujing', 'staff-chenli'],
  ])('%s by %s', async (who, delegateId) => {
    expect((await team.colleague(who)).delegateIds).toContain(delegateId)
    must(await team.goAway(who, delegateId, twoDays))
    expect((await team.colleague(delegateId)).standsInFor.map(it => it.id)).toEqual([who])
  })

  test('those of the same post are named before those above', async () => {
    const [first, ...above] = (await team.colleague(zhou)).delegateIds
    expect([first, ...above.toSorted()]).toEqual([sun, 'staff-chenli', 'staff-maweidong'])
  })
})

test('it ends by itself: the delegate may no more, and no list shows it', async () => {
  const reached = await ordered()
  must(await team.goAway(zhou, sun, ['2026-11-23', '2026-11-23']))
  team.world.stack.advance(14 * hour)
  team.sun = await signInAs(team.world.stack, 'sunzhiping')
  expect(await mine()).toEqual([])
  const body = { turn: reached.turn }
  expect((await team.sun.call(staff.takeOrder, { params: { id: reached.id }, body })).ok).toBe(false)
  const { people } = await team.read(team.sun)
  expect(people.flatMap(it => [...it.absences, ...it.standsInFor])).toEqual([])
})

test('ended early he is back at once', async () => {
  const reached = await ordered()
  must(await team.goAway(zhou, sun, twoDays))
  team.world.stack.advance(hour)
  const { version, absences } = await team.colleague(zhou)
  const body = { communityId, userId: zhou, version, absenceId: absences[0]?.id ?? '' }
  const key = newKey()
  const head = await signInAs(team.world.stack, 'maweidong')
  const after = must(await head.call(contract.endAbsence, { key, body }))
  expect(after.people.find(it => it.id === zhou)?.absences).toEqual([])
  expect(must(await head.call(contract.endAbsence, { key, body }))).toEqual(after)
  expect((await team.sun.call(staff.takeOrder, { params: { id: reached.id }, body: { turn: reached.turn } })).ok).toBe(
    false,
  )
  const [entry] = await team.audit()
  expect(entry).toMatchObject({
    act: 'absence-ended',
    by: '马卫东',
    what: '周建国',
    changes: [
      {
        field: 'absence',
        before: '2026-11-23 至 2026-11-24，孙志平代',
        after: '2026-11-23 至 2026-11-23，孙志平代',
      },
    ],
  })
  const again = { ...body, version: version + 1 }
  expect(await team.refused(() => head.call(contract.endAbsence, { body: again }))).toBe('absence-unknown')
})

describe('entering it is refused, and nothing stored', () => {
  const later: [string, string] = ['2026-11-25', '2026-11-26']
  const cases: [string, () => Promise<{ ok: boolean }>, string][] = [
    ['for somebody else', () => team.goAway(zhou, sun, later, team.sun), 'not-allowed'],
    ['by a dispatcher', () => team.goAway(zhou, sun, later, team.world.dispatcher), 'not-allowed'],
    ['by a resident', () => team.goAway(zhou, sun, later, team.world.resident), 'not-allowed'],
    ['from yesterday on', () => team.goAway(zhou, sun, ['2026-11-22', '2026-11-24']), 'absence-wrong'],
    ['for a day that is none', () => team.goAway(zhou, sun, ['2026-02-30', '2026-03-01']), 'malformed-request'],
    ['with a delegate of another post', () => team.goAway(zhou, 'staff-hemin', later), 'delegate-unfit'],
    ['with a delegate who is not there', () => team.goAway(zhou, 'nobody', later), 'person-unknown'],
  ]
  test.each(cases)('%s', async (_name, send, reason) => expect(await team.refused(send)).toBe(reason))

  test('twice for the same days, or with a delegate who is away himself', async () => {
    must(await team.goAway(zhou, sun, later))
    expect(await team.refused(() => team.goAway(zhou, sun, later))).toBe('absence-overlaps')
    expect(await team.refused(() => team.goAway(sun, zhou, later))).toBe('delegate-absent')
  })

  test('on what somebody else changed meanwhile', async () => {
    const body = { ...(await team.seen(zhou)), from: later[0], to: later[1], delegateId: sun }
    must(await team.goAway(zhou, sun, ['2026-12-01', '2026-12-01']))
    expect(await team.refused(() => team.admin.call(contract.enterAbsence, { body }))).toBe('team-changed-meanwhile')
  })
})
