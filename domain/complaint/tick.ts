// What time itself does to a complaint: reminders at 80 % and the word that a deadline has passed, each told once.

import { tell } from '../clocks/clock.ts'
import { bySystem } from '../ledger/entry.ts'
import type { Instant } from '../time.ts'
import type { Complaint } from './complaint.ts'
import type { Audience, Decision } from './decision.ts'
import { holderOf } from './holder.ts'

/** The steps due by `now`, or undefined where there are none. A tick never counts as a turn: it cannot cost a person a move. */
export const tick = (complaint: Complaint, now: Instant): Decision | undefined => {
  const { clocks, told } = tell(complaint.clocks, now)
  if (told.length === 0) return undefined
  const holders = holderOf(complaint)
  return {
    complaint: { ...complaint, clocks },
    entries: told.map(({ clock, step, at }) => ({
      kind: step === 'due' ? 'overdue' : 'reminded',
      author: bySystem,
      visibility: 'internal',
      occurredAt: at,
      facts: { clock: clock.kind, round: clock.round, dueAt: clock.dueAt, policy: clock.policy },
      texts: {},
    })),
    messages: told.flatMap(({ clock, step }) => {
      const event = step === 'due' ? ('overdue' as const) : ('reminder' as const)
      const also: Audience[] = step === 'due' ? [{ to: 'role', role: 'dispatcher' }] : []
      return [...holders, ...also].map(audience => ({ audience, event, by: clock.dueAt }))
    }),
  }
}
