// 排班: the duty of a department on several days of one week, in one transaction: all of them, or none.

import type * as z from 'zod/mini'
import type * as contract from '#contract/calendar.ts'
import type { CalendarDay } from '#contract/calendar.ts'
import type { Reason } from '#contract/refusals.ts'
import { isOfOneWeek } from '#domain/clocks/duty-week.ts'
import type { Person } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import { auditPut } from '../audit/audit-item.ts'
import { rosterWeekAudit } from '../audit/calendar-words.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Community, communityPartition } from '../places/community.ts'
import { isKept, keyPut, requestHashOf } from '../storage/act-items.ts'
import { type Put, writeItems } from '../storage/write.ts'
import { checkRoster } from './check-roster.ts'
import { dayView, type StoredDays } from './month-view.ts'
import { type LoadedDuty, loadDuty } from './read-days.ts'
import { type RosterItem, rosterDayKey } from './stored-days.ts'

type Body = z.infer<typeof contract.setRosterWeek.body>

const daysOf = ({ days }: Body): Day[] => days.map(it => it.day).toSorted()

/** From the first of them to the last. */
const weekOf = (body: Body): readonly [Day, Day] => {
  const days = daysOf(body)
  return [days[0] ?? '', days.at(-1) ?? '']
}

type Change = { before: RosterItem | undefined; after: RosterItem }

const dayWords = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

const decide = ({ caller, community, days }: LoadedDuty, body: Body, now: Instant): Result<Change[], Reason> => {
  const { departmentId } = body
  const beforeOf = (day: Day) => days.rosters.find(it => it.day === day && it.departmentId === departmentId)
  if (daysOf(body).some(it => it < dayOf(now))) return refuse('day-over')
  const overtaken = body.days.filter(({ day, version }) => (beforeOf(day)?.version ?? 0) !== version)
  if (overtaken.length > 0)
    return refuse('day-changed-meanwhile', {
      days: overtaken.map(it => dayWords(it.day)).join('、'),
    })
  const changes: Change[] = []
  for (const { day, shifts, version } of body.days) {
    // Going back to the usual hours is checked too: it is a change of a department that must be there.
    const checked = checkRoster(community, departmentId, shifts ?? [])
    if (!checked.ok) return checked
    const after: RosterItem = {
      v: 1,
      pk: communityPartition(body.communityId),
      sk: rosterDayKey(day, departmentId),
      day,
      departmentId,
      version: version + 1,
      by: caller.user.id,
      at: now,
      ...(shifts && { shifts: checked.value }),
    }
    changes.push({ before: beforeOf(day), after })
  }
  return accept(changes)
}

const putOf = ({ before, after }: Change): Put =>
  before
    ? { table: 'records', only: 'if-version', version: before.version, item: after }
    : { table: 'records', only: 'if-absent', item: after }

const auditOf = (
  core: Core,
  changes: readonly Change[],
  { community, by, now }: { community: Community; by: Person; now: Instant },
): Put => auditPut(core, { communityId: community.profile.id, at: now, by, ...rosterWeekAudit(community, changes) })

/** The days with what was entered in the place of what stood there, in the order of their keys. */
const withChanges = ({ localDays, rosters }: StoredDays, changes: readonly Change[]): StoredDays => {
  const fresh = changes.map(it => it.after)
  const others = rosters.filter(it => !fresh.some(({ sk }) => sk === it.sk))
  return { localDays, rosters: [...others, ...fresh].sort((one, other) => (one.sk < other.sk ? -1 : 1)) }
}

const mostTries = 5

/** Answers with the days as they stand then, the earlier first. */
export const setRosterWeek = async (
  core: Core,
  request: Asked<unknown, unknown, Body>,
): Promise<Result<{ days: CalendarDay[] }, Reason>> => {
  const { holder, key, body } = request
  if (!isOfOneWeek(daysOf(body))) return refuse('week-wrong')
  const requestHash = requestHashOf(core.seal, 'setRosterWeek', body)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const loaded = await loadDuty(core, request, [weekOf(body)])
    if (!loaded.ok) return loaded
    const { caller, community, days, done } = loaded.value
    const answer = (of: StoredDays) => accept({ days: daysOf(body).map(day => dayView(community, day, of)) })
    if (done) return done.requestHash === requestHash ? answer(days) : refuse('key-reused')
    const now = core.now()
    const changes = decide(loaded.value, body, now)
    if (!changes.ok) {
      // The same request may have come twice at once, and this one read its key before the other was done, the days after.
      if (await isKept(core, holder.userId, key)) continue
      return changes
    }
    const written = await writeItems(core.database, [
      ...changes.value.map(putOf),
      auditOf(core, changes.value, { community, by: caller.actor, now }),
      keyPut(holder.userId, key, requestHash, now),
    ])
    if (written.ok) {
      // Whoever asks this process next is told the new calendar; other processes follow within the minute.
      core.communities.delete(body.communityId)
      return answer(withChanges(days, changes.value))
    }
    await core.wait(core.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}
