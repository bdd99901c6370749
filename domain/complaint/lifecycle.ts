// The one table of moves: from which states, by whom. Server and phone read the same rows.

import { type Actor, heads, holds, type Role } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import { type Complaint, orderOf, type State } from './complaint.ts'

/** A role in the community, or a relation to this complaint. */
export type Mover = Extract<Role, 'agent' | 'dispatcher'> | 'filer' | 'order-handler' | 'order-head'

type Row = { from: readonly State[]; by: readonly Mover[] }

const office = ['agent', 'dispatcher'] as const

export const moves = {
  accept: { from: ['submitted'], by: office },
  decline: { from: ['submitted', 'accepted'], by: office },
  solve: { from: ['accepted'], by: office },
  dispatch: { from: ['accepted'], by: office },
  take: { from: ['dispatched'], by: ['order-handler'] },
  report: { from: ['handling'], by: ['order-handler'] },
  confirm: { from: ['checking'], by: ['order-head'] },
  sendBack: { from: ['checking'], by: ['order-head'] },
  visit: { from: ['answered'], by: office },
  remark: { from: ['submitted', 'accepted', 'dispatched', 'handling', 'checking', 'answered'], by: ['filer'] },
  withdraw: { from: ['submitted', 'accepted', 'dispatched', 'handling', 'checking'], by: ['filer'] },
  answerSurvey: { from: ['answered', 'closed'], by: ['filer'] },
  confirmVisit: { from: ['answered', 'closed'], by: ['filer'] },
  nextRound: { from: ['answered', 'closed'], by: ['filer'] },
} as const satisfies Record<string, Row>

export type Move = keyof typeof moves
export const moveNames: readonly Move[] = [
  'accept',
  'decline',
  'solve',
  'dispatch',
  'take',
  'report',
  'confirm',
  'sendBack',
  'visit',
  'remark',
  'withdraw',
  'answerSurvey',
  'confirmVisit',
  'nextRound',
]

const isMover = (complaint: Complaint, actor: Actor, mover: Mover): boolean => {
  const isFiler = complaint.customer.userId === actor.id
  if (mover === 'filer') return isFiler
  // Nobody of the staff decides about what he himself complained of.
  if (isFiler) return false
  const order = orderOf(complaint.stage)
  switch (mover) {
    case 'order-handler':
      return order?.handler.id === actor.id && holds(actor, complaint.communityId, ['handler'])
    case 'order-head':
      return order !== undefined && heads(actor, complaint.communityId, order.departmentId)
    case 'agent':
    case 'dispatcher':
      return holds(actor, complaint.communityId, [mover])
  }
}

/** Majors and later rounds are dispatched by the dispatcher. */
const needsDispatcher = ({ severity, round }: Complaint): boolean => severity === 'major' || round > 1

export type MoveRefusal = 'not-allowed' | 'not-now' | 'dispatcher-only' | 'timeline-full'

/** The customer's repeatable moves end here, so that a complaint always stays small enough to be read in one go. */
const mostEntries = 300
const repeatable: readonly Move[] = ['remark', 'answerSurvey']

/** Whether the actor may make the move now; the refusal names the state where it is only the wrong moment. */
export const mayMove = (complaint: Complaint, actor: Actor, move: Move): Result<true, MoveRefusal> => {
  const row: Row = moves[move]
  if (!row.by.some(mover => isMover(complaint, actor, mover))) return refuse('not-allowed')
  if (!row.from.includes(complaint.stage.state)) return refuse('not-now', { state: complaint.stage.state, move })
  if (move === 'dispatch' && needsDispatcher(complaint) && !holds(actor, complaint.communityId, ['dispatcher']))
    return refuse('dispatcher-only')
  if (repeatable.includes(move) && complaint.chain.seq >= mostEntries) return refuse('timeline-full')
  return accept(true)
}

const readers: readonly Role[] = ['agent', 'dispatcher', 'manager', 'executive', 'auditor']

/** Who reads every complaint of a community, its ledger and what a customer hid from the handler: the office and those above it. */
export const readsCommunity = (actor: Actor, communityId: string): boolean => holds(actor, communityId, readers)

/** Who sees a complaint as staff: the office and those above it; heads and handlers what their department or they themselves work on. */
export const maySeeAsStaff = (complaint: Complaint, actor: Actor): boolean => {
  if (readsCommunity(actor, complaint.communityId)) return true
  const order = orderOf(complaint.stage)
  if (!order) return false
  const isHandler = order.handler.id === actor.id && holds(actor, complaint.communityId, ['handler'])
  return isHandler || heads(actor, complaint.communityId, order.departmentId)
}

/** A resident sees what he filed, nothing else. */
export const maySeeAsCustomer = (complaint: Complaint, userId: string): boolean => complaint.customer.userId === userId
