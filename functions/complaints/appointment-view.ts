// The hour somebody comes or calls, and what the customer can choose, as it is shown.

import type { Detail } from '#contract/complaint-views.ts'
import type { Rules } from '#domain/clocks/clock.ts'
import { appointable, mayChoose, standingAppointment } from '#domain/complaint/appointments.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Instant } from '#domain/time.ts'

type Shown = NonNullable<Detail['appointment']>

const standingView = (complaint: Complaint): Pick<Shown, 'from' | 'to' | 'by'> => {
  const standing = standingAppointment(complaint)
  return standing ? { from: standing.from, to: standing.to, by: standing.by?.name } : {}
}

/** Once the work is reported done its hour is no matter any more. */
const before = ['accepted', 'dispatched', 'handling', 'answered'] as const

export const appointmentView = (complaint: Complaint, now: Instant, rules: Rules): Detail['appointment'] => {
  const { state } = complaint.stage
  if (!before.some(it => it === state)) return undefined
  const it = appointable(complaint, now, rules)
  const standing = standingView(complaint)
  if (!it && standing.from === undefined) return undefined
  const movable = mayChoose(complaint, now, rules)
  return {
    of: it?.of ?? (state === 'answered' ? 'visit' : 'work'),
    ...standing,
    ...(movable && it?.fixed && now < it.fixed.from ? { moveBefore: it.fixed.from } : {}),
    ...(movable && it ? { choice: { earliest: it.earliest, latest: it.latest, left: it.left } } : {}),
  }
}
