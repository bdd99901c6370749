// 换班: two people of a department change places, on one day or on two; both days change in one transaction, or neither.

import type * as z from 'zod/mini'
import type * as contract from '#contract/calendar.ts'
import type { CalendarDay } from '#contract/calendar.ts'
import type { Reason } from '#contract/refusals.ts'
import { swapOnDay, takeShifts } from '#domain/clocks/duty-change.ts'
import type { Person } from '#domain/people/actor.ts'
import { mayPlanDuty } from '#domain/people/duty.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import { auditPut } from '../audit/audit-item.ts'
import { rosterAudit } from '../audit/calendar-words.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Community, communityPartition, readCommunity } from '../places/community.ts'
import { type Caller, enter } from '../session/enter.ts'
import { isKept, keyAt, keyPut, requestHashOf } from '../storage/act-items.ts'
import { readWhole } from '../storage/read.ts'
import { type Put, writeItems } from '../storage/write.ts'
import { dayView } from './month-view.ts'
import { LocalDayItem, localDaysBetween, RosterItem, rosterBetween } from './stored-days.ts'

type Body = z.infer<typeof contract.swapDuty.body>
type Days = { localDays: LocalDayItem[]; rosters: RosterItem[] }

const daysOf = ({ one, other }: Body): Day[] => [...new Set([one.day, other.day])].toSorted()

const readDays = async (core: Core, communityId: string, days: readonly Day[]): Promise<Days> => {
  const partition = ['pk', communityPartition(communityId)] as const
  const read = (between: ReturnType<typeof rosterBetween>) =>
    readWhole(core.database, { table: 'records', partition, between })
  const [locals, rosters] = await Promise.all([
    Promise.all(days.map(day => read(localDaysBetween(day, day)))),
    Promise.all(days.map(day => read(rosterBetween(day, day)))),
  ])
  return {
    localDays: locals.flat().map(it => LocalDayItem.parse(it)),
    rosters: rosters.flat().map(it => RosterItem.parse(it)),
  }
}

/** The rosters as they are after the swap: one where both are of one day, else both. */
const swapped = (body: Body, { rosters }: Days): Result<Pick<RosterItem, 'day' | 'shifts'>[], Reason> => {
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

type Made = { puts: Put[]; days: Days }

const write = (
  core: Core,
  { community, by, now }: { community: Community; by: Person; now: Instant },
  changes: readonly Pick<RosterItem, 'day' | 'shifts'>[],
  { days, departmentId }: { days: Days; departmentId: string },
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

type Loaded = { caller: Caller; community: Community; days: Days; done: { requestHash: string } | undefined }

const load = async (
  core: Core,
  { holder, key, body }: Asked<unknown, unknown, Body>,
): Promise<Result<Loaded, Reason>> => {
  const [entered, community, days] = await Promise.all([
    enter(core, holder, [keyAt(holder.userId, key)]),
    readCommunity(core, body.communityId),
    readDays(core, body.communityId, daysOf(body)),
  ])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  if (!community || !mayPlanDuty(caller.actor, body.communityId, body.departmentId)) return refuse('not-allowed')
  return accept({ caller, community, days, done: found.take(keyAt(holder.userId, key)) })
}

/** Answers with the days as they stand then, the earlier first. */
export const swapDuty = async (
  core: Core,
  request: Asked<unknown, unknown, Body>,
): Promise<Result<{ days: CalendarDay[] }, Reason>> => {
  const { holder, key, body } = request
  const requestHash = requestHashOf(core.seal, 'swapDuty', body)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const loaded = await load(core, request)
    if (!loaded.ok) return loaded
    const { caller, community, days, done } = loaded.value
    const answer = (of: Days) => accept({ days: daysOf(body).map(day => dayView(community, day, of)) })
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
