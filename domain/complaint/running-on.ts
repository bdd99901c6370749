// Reported work that turns out not to be done: the clocks that ended with the report run on.

import { type Clock, type Rules, recompute, runOn } from '../clocks/clock.ts'
import type { Instant } from '../time.ts'
import { type Complaint, clocksOfWork, matterOf, type Report } from './complaint.ts'

/** The clocks after a report was sent back or taken out of its handler's hands; under the severity the complaint has got meanwhile. */
export const clocksRunningOn = (complaint: Complaint, report: Report, now: Instant, rules: Rules): Clock[] => {
  const { clocks, round, severity } = complaint
  // The daily notes before have ended clocks of their own, which stay ended.
  const ended = clocksOfWork.map(kind => clocks.findLast(it => it.kind === kind))
  return clocks.flatMap(clock => {
    if (!ended.includes(clock) || clock.stoppedAt !== report.reportedAt) return [clock]
    const running = runOn([clock], clocksOfWork, round, now, rules.calendar)
    return clock.severity === severity ? running : recompute(running, matterOf(complaint), rules, now)
  })
}
