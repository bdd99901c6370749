// The calendar's use cases as a phone calls them, on a stack of their own.

import { expect } from 'vitest'
import type * as z from 'zod/mini'
import * as contract from '#contract/calendar.ts'
import {
  clearLocalDay,
  clearRosterDay,
  readCalendar,
  setLocalDay,
  setRosterDay,
} from '../../../functions/calendar/edit-calendar.ts'
import { openCore } from '../../../functions/core.ts'
import { readToken } from '../../../functions/session/token.ts'
import { type Client, newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWorld } from '../people.ts'
import { pictureOf } from '../stored.ts'

const by = (who: Client) => {
  const holder = readToken(who.session.tokens.access)
  if (!holder) throw new Error('no token')
  return { holder, requestId: 'r', params: {} }
}

type Bodies = {
  setLocalDay: z.infer<typeof contract.setLocalDay.body>
  clearLocalDay: z.infer<typeof contract.clearLocalDay.body>
  setRosterDay: z.infer<typeof contract.setRosterDay.body>
  clearRosterDay: z.infer<typeof contract.clearRosterDay.body>
}
export type Wish = { [Name in keyof Bodies]: { name: Name; body: Omit<Bodies[Name], 'communityId'> } }[keyof Bodies]

export const dayIn = ({ days }: contract.CalendarMonth, day: string): contract.CalendarDay => {
  const found = days.find(it => it.day === day)
  if (!found) throw new Error(`the month has no ${day}`)
  return found
}

export const off = (day: string, version = 0, name = '台风停工'): Wish => ({
  name: 'setLocalDay',
  body: { day, version, kind: 'off', name },
})
const shifts = [
  { from: 480, to: 1080, userIds: ['staff-zhoujianguo', 'staff-sunzhiping'] },
  { from: 1320, to: 1440, userIds: ['staff-sunzhiping'] },
]
export const roster = (day: string, version = 0, departmentId = 'engineering'): Wish => ({
  name: 'setRosterDay',
  body: { day, version, departmentId, shifts },
})

/** A world with whoever may change its calendar. */
export const aDesk = async (options: Parameters<typeof aWorld>[0] = {}) => {
  const world = await aWorld(options)
  const core = await openCore(world.stack.outside)

  /** What a phone sends, read as the door reads it; the answer as the phone gets it. */
  const change = async (wish: Wish, { as = world.dispatcher, key = newKey(), of = communityId } = {}) => {
    const asked = { ...by(as), key, query: {} }
    const run = () => {
      switch (wish.name) {
        case 'setLocalDay':
          return setLocalDay(core, {
            ...asked,
            body: contract.setLocalDay.body.parse({ communityId: of, ...wish.body }),
          })
        case 'clearLocalDay':
          return clearLocalDay(core, {
            ...asked,
            body: contract.clearLocalDay.body.parse({ communityId: of, ...wish.body }),
          })
        case 'setRosterDay':
          return setRosterDay(core, {
            ...asked,
            body: contract.setRosterDay.body.parse({ communityId: of, ...wish.body }),
          })
        case 'clearRosterDay':
          return clearRosterDay(core, {
            ...asked,
            body: contract.clearRosterDay.body.parse({ communityId: of, ...wish.body }),
          })
      }
    }
    const result = await run()
    return result.ok ? { ok: true as const, day: contract.CalendarDay.parse(result.value) } : result
  }

  const changed = async (...asked: Parameters<typeof change>): Promise<contract.CalendarDay> => {
    const result = await change(...asked)
    if (!result.ok) throw new Error(result.reason)
    return result.day
  }

  const monthAs = async (who: Client, month: string, of = communityId) =>
    readCalendar(core, { ...by(who), key: '', body: {}, query: { communityId: of, month } })

  const month = async (name: string): Promise<contract.CalendarMonth> => {
    const result = await monthAs(world.handler, name)
    if (!result.ok) throw new Error(result.reason)
    return contract.CalendarMonth.parse(result.value)
  }

  const refused = async (...asked: Parameters<typeof change>): Promise<string> => {
    const before = pictureOf(world.stack)
    const result = await change(...asked)
    expect(pictureOf(world.stack)).toEqual(before)
    return result.ok ? 'done' : result.reason
  }

  return { world, core, admin: world.auditor, change, changed, monthAs, month, refused }
}
export type Desk = Awaited<ReturnType<typeof aDesk>>
