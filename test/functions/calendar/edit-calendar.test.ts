import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isWorkingDay } from '#domain/clocks/calendar.ts'
import { calendarFor } from '../../../functions/calendar/calendar-of.ts'
import { LocalDayItem, RosterItem } from '../../../functions/calendar/stored-days.ts'
import { readCommunity } from '../../../functions/places/community.ts'
import type { Client } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { storedUnder } from '../stored.ts'
import { aDesk, type Desk, dayIn, off, roster, type Wish } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.world.stack.close())

describe('a month on the screen', () => {
  test('has every day, with why it is worked or not', async () => {
    const october = await desk.month('2026-10')
    expect(october.days.map(it => it.day.slice(8))).toEqual(
      Array.from({ length: 31 }, (_, index) => String(index + 1).padStart(2, '0')),
    )
    const kinds = ['2026-10-01', '2026-10-03', '2026-10-08', '2026-10-10', '2026-10-11'].map(day => {
      const { kind, works, name } = dayIn(october, day)
      return [kind, works, name]
    })
    expect(kinds).toEqual([
      ['holiday', false, '国庆节'],
      ['holiday', false, '国庆节'],
      ['working', true, undefined],
      ['make-up', true, '国庆节'],
      ['weekend', false, undefined],
    ])
    expect(october.announced).toBe(true)
  })

  test('of a year whose holidays are not announced yet says so', async () => {
    const far = await desk.month('2099-10')
    expect([far.announced, dayIn(far, '2099-10-01').kind]).toEqual([false, 'working'])
  })

  test('names departments, usual hours and whom the roster can name', async () => {
    const { work, duty, departments, people } = await desk.month('2026-11')
    expect({ work, duty }).toEqual({ work: { from: 540, to: 1080 }, duty: { from: 480, to: 1200 } })
    expect(departments.map(it => it.name)).toEqual(['工程部', '秩序维护部', '环境部', '客服部', '客服专员和主管'])
    expect(people.find(it => it.id === 'staff-liuqiang')).toEqual({
      id: 'staff-liuqiang',
      name: '刘强',
      departmentIds: ['order', 'environment', 'service'],
    })
  })

  test('is shown to everybody who works there, to change for those in charge', async () => {
    const seen = async (who: Client) => {
      const result = await desk.monthAs(who, '2026-11')
      return result.ok ? result.value.mayChange : result.reason
    }
    const { handler, agent, head, dispatcher, manager, resident } = desk.world
    const answers = await Promise.all([handler, agent, head, dispatcher, manager, desk.admin, resident].map(seen))
    expect(answers).toEqual([false, false, false, true, true, true, 'not-allowed'])
  })

  test('of a community somebody does not work for is not shown, there or not', async () => {
    for (const of of ['elsewhere', 'nowhere'])
      expect(await desk.monthAs(desk.world.manager, '2026-11', of)).toEqual({ ok: false, reason: 'not-allowed' })
  })
})

describe('a day of its own', () => {
  test('is off with its name and note, keeps who entered it and when, and counts for clocks', async () => {
    const wish: Wish = {
      name: 'setLocalDay',
      body: { day: '2026-12-01', version: 0, kind: 'off', name: ' 台风停工 ', note: '听气象台的' },
    }
    const answer = await desk.changed(wish)
    expect(answer).toEqual({
      day: '2026-12-01',
      kind: 'local-off',
      works: false,
      name: '台风停工',
      note: '听气象台的',
      version: 1,
      changed: { by: '许静', at: desk.world.stack.now() },
      rosters: [],
    })
    expect(dayIn(await desk.month('2026-12'), '2026-12-01')).toEqual(answer)
    const stored = storedUnder(desk.world.stack, `COMMUNITY#${communityId}`).filter(it => it.sk === 'DAY#2026-12-01')
    const items = stored.map(it => LocalDayItem.parse(it))
    expect(items.map(it => [it.by, it.at])).toEqual([['staff-xujing', desk.world.stack.now()]])
    const community = await readCommunity(desk.core, communityId)
    if (!community) throw new Error('no community')
    expect(isWorkingDay(calendarFor(community.profile, items, []), '2026-12-01')).toBe(false)
  })

  test('can be worked instead, then taken back; every change is counted and signed', async () => {
    const { version } = await desk.changed(off('2026-12-02'))
    const worked = await desk.changed(
      { name: 'setLocalDay', body: { day: '2026-12-02', version, kind: 'work', name: '照常上班' } },
      { as: desk.world.manager },
    )
    expect([worked.kind, worked.works, worked.version, worked.changed?.by]).toEqual(['local-work', true, 2, '陈立'])
    const back = await desk.changed(
      { name: 'clearLocalDay', body: { day: '2026-12-02', version: worked.version } },
      { as: desk.admin },
    )
    expect(back).toEqual({
      day: '2026-12-02',
      kind: 'working',
      works: true,
      version: 3,
      changed: { by: '林悦', at: desk.world.stack.now() },
      rosters: [],
    })
    expect((await desk.changed(off('2026-12-02', 3))).version).toBe(4)
  })

  test('taken back, a public holiday is one again', async () => {
    const wish: Wish = {
      name: 'setLocalDay',
      body: { day: '2027-01-02', version: 0, kind: 'work', name: '元旦值守' },
    }
    expect((await desk.changed(wish)).works).toBe(true)
    const back = await desk.changed({ name: 'clearLocalDay', body: { day: '2027-01-02', version: 1 } })
    expect([back.works, back.name]).toEqual([false, dayIn(await desk.month('2027-01'), '2027-01-03').name])
  })
})

describe('the roster of a day', () => {
  test('names the people of each shift, keeps who entered it, and leaves the other departments alone', async () => {
    await desk.changed(roster('2026-12-03', 0, 'order'))
    const answer = await desk.changed(roster('2026-12-03'))
    expect(answer.rosters.map(it => it.departmentId)).toEqual(['engineering', 'order'])
    expect(answer.rosters[0]).toEqual({
      departmentId: 'engineering',
      version: 1,
      changed: { by: '许静', at: desk.world.stack.now() },
      shifts: [
        {
          from: 480,
          to: 1080,
          people: [
            { id: 'staff-zhoujianguo', name: '周建国' },
            { id: 'staff-sunzhiping', name: '孙志平' },
          ],
        },
        { from: 1320, to: 1440, people: [{ id: 'staff-sunzhiping', name: '孙志平' }] },
      ],
    })
    expect(dayIn(await desk.month('2026-12'), '2026-12-03')).toEqual(answer)
    expect(dayIn(await desk.month('2026-12'), '2026-12-04').rosters).toEqual([])
  })

  test('can be nobody, and can be taken back to the usual hours', async () => {
    const nobody = await desk.changed({
      name: 'setRosterDay',
      body: { day: '2026-12-05', version: 0, departmentId: 'service', shifts: [] },
    })
    expect(nobody.rosters.map(it => it.shifts)).toEqual([[]])
    const back = await desk.changed({
      name: 'clearRosterDay',
      body: { day: '2026-12-05', version: 1, departmentId: 'service' },
    })
    expect(back.rosters.map(it => [it.departmentId, it.version, it.shifts])).toEqual([['service', 2, undefined]])
    const stored = storedUnder(desk.world.stack, `COMMUNITY#${communityId}`)
      .filter(it => it.sk === 'ROSTER#2026-12-05#service')
      .map(it => RosterItem.parse(it))
    const community = await readCommunity(desk.core, communityId)
    if (!community) throw new Error('no community')
    expect([...calendarFor(community.profile, [], stored).roster]).toEqual([])
    expect((await desk.changed(roster('2026-12-05', 2, 'service'))).rosters[0]?.version).toBe(3)
  })

  test('names the first and the last day of a month in that month', async () => {
    for (const day of ['2026-11-30', '2026-12-31', '2027-01-01']) await desk.changed(roster(day, 0, 'service'))
    const december = await desk.month('2026-12')
    const said = december.days.filter(it => it.rosters.some(one => one.departmentId === 'service')).map(it => it.day)
    expect(said).toEqual(['2026-12-05', '2026-12-31'])
  })

  test('somebody who no longer works here is shown without a name', async () => {
    const item = {
      v: 1,
      pk: `COMMUNITY#${communityId}`,
      sk: 'ROSTER#2026-12-06#order',
      version: 1,
      day: '2026-12-06',
      departmentId: 'order',
      shifts: [{ from: 0, to: 60, userIds: ['staff-gone'] }],
      by: 'staff-gone',
      at: 5,
    }
    await desk.core.database.client.send(new PutCommand({ TableName: desk.core.database.tables.records, Item: item }))
    expect(dayIn(await desk.month('2026-12'), '2026-12-06').rosters).toEqual([
      {
        departmentId: 'order',
        version: 1,
        changed: { at: 5 },
        shifts: [{ from: 0, to: 60, people: [{ id: 'staff-gone', name: '' }] }],
      },
    ])
  })
})
