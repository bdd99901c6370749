// 登记: what an agent does in one go while the caller is still on the line.

import { accept, type Result } from '../result.ts'
import type { Link } from './complaint.ts'
import type { Decision, Moment } from './decision.ts'
import { confirmRepeat, type Filing, type FilingRefusal, register, solveOnTheSpot } from './intake.ts'
import type { MoveRefusal } from './lifecycle.ts'

/** What is settled together with the registration. */
type Beside = {
  /** 二次投诉: the earlier complaint about the same matter. */
  repeatOf?: Link | undefined
  /** 当场解决: answered in the same moment. */
  solved?: Parameters<typeof solveOnTheSpot>[1] | undefined
}

/** One after the other, as one decision. */
const then = (before: Decision, after: Decision): Decision => ({
  complaint: after.complaint,
  entries: [...before.entries, ...after.entries],
  messages: [...before.messages, ...after.messages],
})

/**
 * Registers for a caller, with what was settled at once: the link to an earlier complaint, the answer. All of it or
 * nothing. Whoever has his answer is told of it alone, not that somebody will look at it.
 */
export const registerAndSettle = (
  filing: Filing,
  number: string,
  { repeatOf, solved }: Beside,
  moment: Moment,
): Result<Decision, FilingRefusal | MoveRefusal | 'already-done' | 'money-needs-approval'> => {
  const registered = register(filing, number, moment)
  if (!registered.ok) return registered
  let decision = registered.value
  if (repeatOf) {
    const linked = confirmRepeat(decision.complaint, { earlier: repeatOf }, moment)
    if (!linked.ok) return linked
    decision = then(decision, linked.value)
  }
  if (!solved) return accept(decision)
  const answered = solveOnTheSpot(decision.complaint, solved, moment)
  if (!answered.ok) return answered
  const { complaint, entries, messages } = then(decision, answered.value)
  return accept({ complaint, entries, messages: messages.filter(it => it.event !== 'accepted') })
}
