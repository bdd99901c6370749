// Every change of a calendar day runs the same way: load the day, decide, put the one item it changes beside the key. A lost race is decided again.

import type { CalendarDay } from '#contract/calendar.ts'
import type { Reason } from '#contract/refusals.ts'
import type { Actor } from '#domain/people/actor.ts'
import { mayChangeCalendar } from '#domain/people/duty.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { auditPut } from '../audit/audit-item.ts'
import { localDayAudit, rosterAudit } from '../audit/calendar-words.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Community, communityPartition, readCommunity } from '../places/community.ts'
import { type Caller, enter } from '../session/enter.ts'
import { isKept, keyAt, keyItem, requestHashOf } from '../storage/act-items.ts'
import { type Found, readWhole } from '../storage/read.ts'
import { type Put, writeItems } from '../storage/write.ts'
import { dayView } from './month-view.ts'
import { type LocalDayItem, localDayAt, RosterItem, rosterBetween } from './stored-days.ts'

/** `version` is that of the item the person was looking at; 0 where there was none. */
export type ChangeBody = { communityId: string; day: Day; version: number }
export type ChangeRequest<B extends ChangeBody> = Asked<unknown, unknown, B>

/** The day as it stands, with the community it is a day of. */
export type LoadedDay = { community: Community; local: LocalDayItem | undefined; rosters: readonly RosterItem[] }

/** What is common to everything stored of a day. */
type Stamp = { v: 1; pk: string; version: number; day: Day; by: string; at: number }

export type Change<B extends ChangeBody> = {
  /** The endpoint's name: part of what makes two requests the same. */
  name: string
  /** Who may; without it whoever may change the calendar. */
  may?: (actor: Actor, body: B) => boolean
  /** The item as it stands; the new one takes its place. */
  before: (day: LoadedDay, body: B) => { version: number } | undefined
  after: (stamp: Stamp, body: B, day: LoadedDay) => Result<LocalDayItem | RosterItem, Reason>
}

const mostTries = 5

type Loaded = { caller: Caller; found: Found; day: LoadedDay }

const load = async <B extends ChangeBody>(
  core: Core,
  { holder, key, body }: ChangeRequest<B>,
  may: Change<B>['may'],
): Promise<Result<Loaded, Reason>> => {
  const partition = communityPartition(body.communityId)
  const localHere = localDayAt(partition, body.day)
  const [entered, community, rosters] = await Promise.all([
    enter(core, holder, [keyAt(holder.userId, key), localHere]),
    readCommunity(core, body.communityId),
    readWhole(core.database, {
      table: 'records',
      partition: ['pk', partition],
      between: rosterBetween(body.day, body.day),
    }),
  ])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  const isAllowed = may ? may(caller.actor, body) : mayChangeCalendar(caller.actor, body.communityId)
  if (!community || !isAllowed) return refuse('not-allowed')
  const day = { community, local: found.take(localHere), rosters: rosters.map(it => RosterItem.parse(it)) }
  return accept({ caller, found, day })
}

const decide = <B extends ChangeBody>(
  { caller, day }: Loaded,
  body: B,
  change: Change<B>,
  now: number,
): Result<LocalDayItem | RosterItem, Reason> => {
  // What ran under a day that is over must stay explainable.
  if (body.day < dayOf(now)) return refuse('day-over')
  const version = change.before(day, body)?.version ?? 0
  if (version !== body.version) return refuse('day-changed-meanwhile')
  const pk = communityPartition(body.communityId)
  return change.after({ v: 1, pk, version: version + 1, day: body.day, by: caller.user.id, at: now }, body, day)
}

const isRoster = (item: LocalDayItem | RosterItem): item is RosterItem => 'departmentId' in item

/** The entry of the audit log for what takes the place of what. */
const audited = (core: Core, { caller, day }: Loaded, item: LocalDayItem | RosterItem): Put => {
  const words = isRoster(item)
    ? rosterAudit(
        day.community,
        day.rosters.find(it => it.sk === item.sk),
        item,
      )
    : localDayAudit(day.local, item)
  return auditPut(core, { communityId: day.community.profile.id, at: item.at, by: caller.actor, ...words })
}

const viewOf = ({ community, local, rosters }: LoadedDay, date: Day, item?: LocalDayItem | RosterItem): CalendarDay => {
  if (!item) return dayView(community, date, { localDays: local ? [local] : [], rosters })
  if (!isRoster(item)) return dayView(community, date, { localDays: [item], rosters })
  const others = rosters.filter(it => it.sk !== item.sk)
  const sorted = [...others, item].sort((one, other) => (one.sk < other.sk ? -1 : 1))
  return dayView(community, date, { localDays: local ? [local] : [], rosters: sorted })
}

/** Carries out a change once and answers with the whole day; a repetition answers with the day as it stands then. */
export const changeDay = async <B extends ChangeBody>(
  core: Core,
  request: ChangeRequest<B>,
  change: Change<B>,
): Promise<Result<CalendarDay, Reason>> => {
  const { holder, key, body } = request
  const { userId } = holder
  const requestHash = requestHashOf(core.seal, change.name, body)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const loaded = await load(core, request, change.may)
    if (!loaded.ok) return loaded
    const { found, day } = loaded.value
    const done = found.take(keyAt(userId, key))
    if (done) return done.requestHash === requestHash ? accept(viewOf(day, body.day)) : refuse('key-reused')
    const now = core.now()
    const decided = decide(loaded.value, body, change, now)
    if (!decided.ok) {
      // The same request may have come twice at once, and this one read its key before the other was done, the day after.
      if (await isKept(core, userId, key)) continue
      return decided
    }
    const item = decided.value
    const written = await writeItems(core.database, [
      body.version === 0
        ? { table: 'records', only: 'if-absent', item }
        : { table: 'records', only: 'if-version', version: body.version, item },
      {
        table: 'working',
        only: 'if-absent',
        item: keyItem(userId, key, { requestHash, complaintId: '', seq: item.version, at: now }),
      },
      audited(core, loaded.value, item),
    ])
    if (written.ok) {
      // Whoever asks this process next is told the new calendar; other processes follow within the minute.
      core.communities.delete(body.communityId)
      return accept(viewOf(day, body.day, item))
    }
    core.log({ level: 'info', what: 'race-lost', requestId: request.requestId, tries })
    if (tries > 1) await core.wait(core.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}
