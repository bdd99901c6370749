// Money: what was promised costs the company something only once it has been approved.

import { accept, type Result, refuse } from '../result.ts'
import type { Settlement } from './classes.ts'

const moneySettlements: readonly Settlement[] = ['fee-reduced', 'reimbursed', 'goodwill', 'liability']

/** Whether a settlement costs money, 减免、报销、补偿、赔偿: each needs an approved offer first, whoever answers and how. */
export const needsApproval = (settlement: Settlement): boolean => moneySettlements.includes(settlement)

/** The one check of every way to an answer: what costs money is not settled before it has been approved. */
export const checkMoney = (settlement: Settlement): Result<true, 'money-needs-approval'> =>
  needsApproval(settlement) ? refuse('money-needs-approval') : accept(true)
