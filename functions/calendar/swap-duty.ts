// 换班: two people of a department change places, on one day or on two; both days change in one transaction, or neither.

import type * as z from 'zod/mini'
import type * as contract from '#contract/calendar.ts'
import type { CalendarDay } from '#contract/calendar.ts'
import type { Reason } from '#contract/refusals.ts'
import { swapOnDay, takeShifts } from '#domain/clocks/duty-change.ts'
import type { Person } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import { auditPut } from '../audit/audit-item.ts'
import { rosterAudit } from '../audit/calendar-words.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import type { Community } from '../places/community.ts'
import { isKept, keyPut, requestHashOf } from '../storage/act-items.ts'
import { type Put, writeItems } from '../storage/write.ts'
import { dayView, type StoredDays } from './month-view.ts'
import { loadDuty } from './read-days.ts'
import type { RosterItem } from './stored-days.ts'

type Body = z.infer<typeof contract.swapDuty.body>

const daysOf = ({ one, other }: Body): Day[] => [...new Set([one.day, other.day])].toSorted()

/** The rosters as they are after the swap: one where both are of one day, else both. */
const swapped = (body: Body, { rosters }: StoredDays): Result<Pick<RosterItem, 'day' | 'shifts'>[], Reason> => {
  const { one, other, departmentId } = body
  const of = ({ day }: { day: Day }) => rosters.find(it => it.day === day && it.departmentId === departmentId)
  const isSeen = (it: Body['one']) => (of(it)?.version ?? 0) === it.version
  if (!isSeen(one) || !isSeen(other)) return refuse('day-changed-meanwhile')
  if (one.day === other.day) {
    const shifts = swapOnDay(of(one)?.shifts, one.userId, other.userId)
    return shifts.ok ? accept([{ day: one.day, shifts: stored(shifts.value) }]) : shifts
  }
  const first = takeShifts(of(one)?.shifts, one.userId, other.userId)
  if (!first.ok) return first
  const second = takeShifts(of(other)?.shifts, other.userId, one.userId)
  if (!second.ok) return second
  return accept([
    { day: one.day, shifts: stored(first.value) },
    { day: other.day, shifts: stored(second.value) },
  ])
}

const stored = (shifts: readonly { from: number; to: number; userIds: readonly string[] }[]) =>
  shifts.map(it => ({ ...it, userIds: [...it.userIds] }))

type Made = { puts: Put[]; days: StoredDays }

const write = (
  core: Core,
  { community, by, now }: { community: Community; by: Person; now: Instant },
  changes: readonly Pick<RosterItem, 'day' | 'shifts'>[],
  { days, departmentId }: { days: StoredDays; departmentId: string },
): Made => {
  const made = changes.flatMap(({ day, shifts }) => {
    const before = days.rosters.find(it => it.day === day && it.departmentId === departmentId)
    if (!before) return []
    const item: RosterItem = { ...before, version: before.version + 1, by: by.id, at: now, shifts }
    const audit = auditPut(core, {
      communityId: community.profile.id,
      at: now,
      by,
      ...rosterAudit(community, before, item),
    })
    const put: Put = { table: 'records', only: 'if-version', version: before.version, item }
    return [{ item, puts: [put, audit] }]
  })
  const isNew = ({ sk }: RosterItem) => made.find(it => it.item.sk === sk)?.item
  return {
    puts: made.flatMap(it => it.puts),
    days: { ...days, rosters: days.rosters.map(it => isNew(it) ?? it) },
  }
}

const mostTries = 5

/** Answers with the days as they stand then, the earlier first. */
export const swapDuty = async (
  core: Core,
  request: Asked<unknown, unknown, Body>,
): Promise<Result<{ days: CalendarDay[] }, Reason>> => {
  const { holder, key, body } = request
  const requestHash = requestHashOf(core.seal, 'swapDuty', body)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const loaded = await loadDuty(
      core,
      request,
      daysOf(body).map(day => [day, day]),
    )
    if (!loaded.ok) return loaded
    const { caller, community, days, done } = loaded.value
    const answer = (of: StoredDays) => accept({ days: daysOf(body).map(day => dayView(community, day, of)) })
    if (done) return done.requestHash === requestHash ? answer(days) : refuse('key-reused')
    const now = core.now()
    const changes = daysOf(body).some(it => it < dayOf(now)) ? refuse('day-over') : swapped(body, days)
    if (!changes.ok) {
      // The same request may have come twice at once, and this one read its key before the other was done, the days after.
      if (await isKept(core, holder.userId, key)) continue
      return changes
    }
    const { departmentId } = body
    const made = write(core, { community, by: caller.actor, now }, changes.value, { days, departmentId })
    const written = await writeItems(core.database, [...made.puts, keyPut(holder.userId, key, requestHash, now)])
    if (written.ok) {
      core.communities.delete(body.communityId)
      return answer(made.days)
    }
    await core.wait(core.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}
