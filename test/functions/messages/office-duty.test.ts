// Who of the office hears what is for it: those on duty, and everybody where the roster names nobody who can be told.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readCalendar, setRosterWeek } from '#contract/calendar.ts'
import { fileComplaint } from '#contract/complaints.ts'
import * as moves from '#contract/staff-moves.ts'
import { minute } from '#domain/time.ts'
import { type Client, must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aFiling, bring } from '../people.ts'
import { storedMessages } from '../stored.ts'
import { aTeam, type TeamWorld } from '../team/a-team.ts'

const [he, xu, sun, zhou] = ['staff-hemin', 'staff-xujing', 'staff-sunzhiping', 'staff-zhoujianguo']
const handles = { role: 'handler', departmentId: 'engineering' } as const
const today = '2026-11-23'

let team: TeamWorld
// 何敏 and 孙志平 are agents, 许静 and 周建国 dispatchers; it is ten in the morning.
beforeEach(async () => {
  team = await aTeam()
  must(await team.changePosts(sun, [handles, { role: 'agent' }]))
  must(await team.changePosts(zhou, [handles, { role: 'dispatcher' }]))
})
afterEach(() => team.world.stack.close())

const plan = (shifts: { from: number; to: number; userIds: string[] }[] | undefined, as = team.world.dispatcher) =>
  as.call(setRosterWeek, {
    body: { communityId, departmentId: 'office', days: [{ day: today, version: 0, ...(shifts && { shifts }) }] },
  })
const onDuty = async (...userIds: string[]) => must(await plan([{ from: 480, to: 1080, userIds }]))

const told = (id: string, event: string): string[] =>
  storedMessages(team.world.stack, id)
    .filter(it => it.event === event)
    .map(it => it.to)
    .toSorted()

/** Who hears of a new complaint. */
const toldOfNew = async (as: Client = team.world.resident): Promise<string[]> =>
  told(must(await as.call(fileComplaint, { body: aFiling() })).id, 'new-complaint')

describe('a new complaint is told', () => {
  test('to all agents where the roster says nothing', async () => {
    expect(await toldOfNew()).toEqual([he, sun])
  })

  test('to the agents on duty, whatever dispatcher is there beside them', async () => {
    await onDuty(sun, xu)
    expect(await toldOfNew()).toEqual([sun])
  })

  test('to the dispatcher who is on duty alone', async () => {
    await onDuty(xu)
    expect(await toldOfNew()).toEqual([xu])
  })

  test('to all agents on a day of nobody, and outside the shifts', async () => {
    must(await plan([]))
    expect(await toldOfNew()).toEqual([he, sun])
  })

  test('to all agents once the shift is over', async () => {
    must(await plan([{ from: 480, to: 601, userIds: [sun] }]))
    team.world.stack.advance(minute - 1)
    expect(await toldOfNew()).toEqual([sun])
    team.world.stack.advance(1)
    expect(await toldOfNew()).toEqual([he, sun])
  })

  test('to the delegate of whoever is on duty and away', async () => {
    await onDuty(sun)
    must(await team.goAway(sun, he, [today, '2026-11-24']))
    expect(await toldOfNew()).toEqual([he])
  })

  test('to all agents where the only one on duty is none any more', async () => {
    await onDuty(sun)
    must(await team.changePosts(sun, [handles]))
    expect(await toldOfNew()).toEqual([he])
  })

  test('to all others where it is the one on duty who filed it', async () => {
    await onDuty(sun)
    expect(await toldOfNew(team.sun)).toEqual([he])
  })
})

describe('what is for the dispatcher is told', () => {
  const raised = async (by: Client): Promise<string[]> => {
    const { id, turn } = await bring(team.world, 'accepted')
    must(await by.call(moves.changeSeverity, { params: { id }, body: { turn, severity: 'major' } }))
    return told(id, 'severity-raised').filter(it => it !== 'staff-chenli')
  }

  test('to the dispatcher on duty; an agent on duty alone does not stand in for one', async () => {
    await onDuty(zhou, he)
    expect(await raised(team.world.agent)).toEqual([zhou])
  })

  test('to all dispatchers where only agents are on duty', async () => {
    await onDuty(he)
    expect(await raised(team.world.agent)).toEqual([xu, zhou])
  })

  test('to the other ones where it is the act of the only one on duty', async () => {
    await onDuty(xu)
    expect(await raised(team.world.dispatcher)).toEqual([zhou])
  })
})

describe('the office on the roster', () => {
  test('stands after the departments with its people; those in charge plan it, no head does', async () => {
    const month = must(await team.world.dispatcher.call(readCalendar, { query: { communityId, month: '2026-11' } }))
    expect(month.departments.at(-1)).toEqual({ id: 'office', name: '客服专员和主管' })
    expect(month.people.filter(it => it.departmentIds.includes('office')).map(it => it.id)).toEqual(
      [he, sun, xu, zhou].toSorted(),
    )
    expect(month.plans).toContain('office')
    expect((await plan([], team.world.head)).ok).toBe(false)
    expect((await plan([], team.world.manager)).ok).toBe(true)
  })

  test('takes nobody who is not of the office, and says who', async () => {
    const of = (userId: string) => plan([{ from: 480, to: 1080, userIds: [xu, userId] }])
    expect(await of('staff-liuqiang')).toMatchObject({
      refusal: { reason: 'duty-person-unknown', sentence: '刘强现在不能排这个班，请换一位同事。' },
    })
    expect(await of('nobody')).toMatchObject({
      refusal: { reason: 'duty-person-unknown', sentence: '值班表里有一位同事没有找到，请重新选择。' },
    })
  })

  test('is named in the log', async () => {
    await onDuty(xu)
    expect((await team.audit()).find(it => it.act === 'roster-set')?.what).toBe('客服专员和主管')
  })
})
