// The real messages lived through the rules: filed when they were filed, answered when they were answered, on a simulated clock, under one profile.

import type { Calendar } from '#domain/clocks/calendar.ts'
import { afterOpenTime, dutyHours } from '#domain/clocks/calendar.ts'
import type { Rules } from '#domain/clocks/clock.ts'
import { type ProfileId, policyWith } from '#domain/clocks/profiles.ts'
import { categoryByWords } from '#domain/complaint/category-by-words.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Decision, Moment } from '#domain/complaint/decision.ts'
import { acceptComplaint, file } from '#domain/complaint/intake.ts'
import { nextTick, tick } from '#domain/complaint/tick.ts'
import { confirm, dispatch, reportDone, take } from '#domain/complaint/work.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { Result } from '#domain/result.ts'
import { type Instant, type Milliseconds, minute } from '#domain/time.ts'
import { profile } from '../demo/community.ts'
import type { Row } from './read-rows.ts'

const communityId = profile.id

/** A message whose answer is known. */
export type Answered = { row: Row; filedAt: Instant; answeredAt: Instant }

const person = (id: string, name: string, grants: Actor['grants'] = []): Actor => ({ id, name, grants })
const resident = person('resident', '住户')
const agent = person('agent', '客服', [{ role: 'agent', communityId }])

/** What the messages do not tell: how long the company took before it worked on them. Said on the screen with the figures. */
export const assumed = { dispatchAfter: 3 * minute, takeAfter: 15 * minute } as const

const kept = (decided: Result<Decision, string>): Complaint => {
  if (!decided.ok) throw new Error(`a rule refused: ${decided.reason}`)
  return decided.value.complaint
}

/** Time passes until `until`: everything that falls due in between is told in its own moment. */
const pass = (complaint: Complaint, until: Instant, rules: Rules): Complaint => {
  let current = complaint
  for (let next = nextTick(current); next !== undefined && next <= until; next = nextTick(current))
    current = tick(current, next, rules)?.complaint ?? current
  return current
}

const newCase = ({ row, filedAt }: Answered) => {
  const category =
    categoryByWords([row.title, row.body], profile.categories) ??
    profile.categories.find(it => it.id === 'other') ??
    profile.categories[0]
  return {
    id: row.id,
    kind: 'complaint' as const,
    source: 'wechat' as const,
    communityId,
    category: {
      id: category.id,
      name: category.name,
      departmentId: category.departmentId,
      needsPhotos: false,
      engineering: false,
    },
    place: { kind: 'public' as const, label: '小区公共区域' },
    customer: { userId: resident.id, name: resident.name, relation: 'owner' as const },
    hideName: false,
    happeningNow: false,
    danger: false,
    text: row.title.trim() === '' ? row.body.slice(0, 5000) : row.title,
    photoIds: [],
    receivedAt: filedAt,
  }
}

/** How long the company is on duty for `length` from `start` on. */
const onDutyAfter = (start: Instant, length: Milliseconds, calendar: Calendar, departmentId: string): Instant =>
  afterOpenTime(start, length, dutyHours(calendar, departmentId), [])

/** One message from its filing to its answer: the complaint as it stands in the moment of the answer. */
export const live = (answered: Answered, number: string, rules: Rules): Complaint => {
  const { filedAt, answeredAt } = answered
  const at = (actor: Actor, now: Instant): Moment => ({ actor, now, rules })
  const filing = newCase(answered)
  const { departmentId } = filing.category
  const handler = person('handler', '处理人', [{ role: 'handler', communityId, departmentId }])
  const head = person('head', '负责人', [{ role: 'department-head', communityId, departmentId }])
  const notLater = (moment: Instant) => Math.min(moment, answeredAt)
  const dispatchedAt = notLater(onDutyAfter(filedAt, assumed.dispatchAfter, rules.calendar, departmentId))
  const takenAt = notLater(onDutyAfter(filedAt, assumed.takeAfter, rules.calendar, departmentId))

  let complaint = kept(file(filing, number, at(resident, filedAt)))
  complaint = pass(complaint, dispatchedAt, rules)
  complaint = kept(acceptComplaint(complaint, {}, at(agent, dispatchedAt)))
  complaint = kept(dispatch(complaint, { handler, departmentId }, at(agent, dispatchedAt)))
  complaint = pass(complaint, takenAt, rules)
  complaint = kept(take(complaint, at(handler, takenAt)))
  complaint = pass(complaint, answeredAt, rules)
  const report = {
    remedialAction: '已处理',
    cause: 'unknown' as const,
    settlement: 'explained' as const,
    liableParty: 'nobody' as const,
    correctiveAction: { needed: false as const, reason: '原始记录里没有' },
    photoIds: [],
  }
  complaint = kept(reportDone(complaint, report, at(handler, answeredAt)))
  return kept(confirm(complaint, {}, at(head, answeredAt)))
}

/** Of each clock: how many ran and how many were broken, which is told by its end or by its having been overdue. */
export type Tally = Map<string, { ran: number; broken: number }>

/** All messages under one profile. */
export const liveAll = (messages: readonly Answered[], profileId: ProfileId, calendar: Calendar): Tally => {
  const rules: Rules = { policy: policyWith(profileId), calendar }
  const tally: Tally = new Map()
  for (const [index, message] of messages.entries())
    for (const clock of live(message, `W-${index + 1}`, rules).clocks) {
      if (clock.end !== 'met' && clock.end !== 'late') continue
      const sum = tally.get(clock.kind) ?? { ran: 0, broken: 0 }
      tally.set(clock.kind, { ran: sum.ran + 1, broken: sum.broken + (clock.end === 'late' ? 1 : 0) })
    }
  return tally
}
