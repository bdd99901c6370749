// How long a deadline takes to explain itself, beside the mere reckoning of its due time.

import { startClock } from '#domain/clocks/clock.ts'
import { explain } from '#domain/clocks/explain.ts'
import { defaultPolicy } from '#domain/clocks/profiles.ts'
import { startOfDay } from '#domain/time.ts'
import { calendarFor } from '../../functions/calendar/calendar-of.ts'
import { profile } from '../demo/community.ts'

const rounds = 5
const times = 2000
const filedAt = startOfDay('2026-09-30') + (17 * 60 + 55) * 60_000
const matter = {
  communityId: profile.id,
  categoryId: profile.categories[0].id,
  severity: 'ordinary' as const,
  departmentId: profile.departments[0].id,
  policyAt: filedAt,
}

/** Microseconds for one of `what`, the median of five rounds. */
const microseconds = (what: () => unknown): number => {
  const figures = Array.from({ length: rounds }, () => {
    const from = performance.now()
    for (let done = 0; done < times; done += 1) what()
    return ((performance.now() - from) * 1000) / times
  })
  return figures.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}

/** Five working days over a seven-day holiday: microseconds to start the clock and to explain it. */
export const measureExplain = (): { explained: number; started: number; goal: number } => {
  const rules = { policy: defaultPolicy, calendar: calendarFor(profile, [], []) }
  const start = () => startClock('close', matter, filedAt, 1, rules)
  const [clock] = start()
  if (!clock) throw new Error('the policy has no clock for closing')
  return {
    explained: microseconds(() => explain(clock, clock.dueAt, rules.calendar)),
    started: microseconds(start),
    goal: 1000,
  }
}
