// The one table of moves: from which states, by whom. Server and phone read the same rows.

import { type Actor, actsFor, heads, holds, type Role } from '../people/actor.ts'
import { isOn, type Off } from '../places/switches.ts'
import { accept, type Result, refuse } from '../result.ts'
import {
  type Complaint,
  coHandlersOf,
  isAboutStaff,
  isGrave,
  isOpen,
  orderOf,
  reportOf,
  type Stage,
  type State,
  workerOf,
} from './complaint.ts'
import { headsCorrective, ownsCorrective } from './corrective-owner.ts'
import { departmentOf, nextDepartmentOf } from './department.ts'

type RoleMover = Extract<Role, 'agent' | 'dispatcher' | 'manager' | 'executive' | 'auditor'>

/**
 * A role in the community, or a relation to this complaint. `co-handler`: works on the order beside its handler; `department-crew`: a handler of the category's department;
 * `matter-head`: the head of the department that has the order or, before there is one, would get it; `corrective-owner`: a corrective action is his; `corrective-head`: one came of his department's work.
 */
export type Mover =
  | RoleMover
  | 'filer'
  | 'order-handler'
  | 'order-head'
  | 'matter-head'
  | 'co-handler'
  | 'department-crew'
  | 'any-head'
  | 'corrective-owner'
  | 'corrective-head'

type Row = { from: readonly State[]; by: readonly Mover[] }

const office = ['agent', 'dispatcher'] as const
const desk = ['agent', 'dispatcher', 'order-handler', 'order-head'] as const
const above = ['manager', 'executive'] as const
const beforeAnswer = ['submitted', 'accepted', 'dispatched', 'handling', 'checking'] as const
const inWork = ['dispatched', 'handling', 'checking'] as const
const living = [...beforeAnswer, 'answered'] as const
const ended = ['answered', 'closed'] as const
/** What was begun because of an answer is followed to its end, whatever becomes of the complaint. */
const everywhere = [...living, 'closed', 'declined', 'withdrawn', 'merged'] as const

export const moves = {
  accept: { from: ['submitted'], by: office },
  decline: { from: ['submitted', 'accepted', 'handling'], by: office },
  solve: { from: ['accepted'], by: office },
  dispatch: { from: ['accepted', 'dispatched'], by: office },
  claim: { from: ['accepted'], by: ['department-crew'] },
  take: { from: ['dispatched'], by: ['order-handler'] },
  redispatch: { from: ['handling'], by: ['dispatcher'] },
  return: { from: ['dispatched', 'handling'], by: ['order-handler', 'order-head'] },
  addCoHandler: { from: ['dispatched', 'handling'], by: ['order-handler', 'order-head', 'dispatcher'] },
  removeCoHandler: { from: ['dispatched', 'handling'], by: ['order-handler', 'order-head', 'dispatcher'] },
  arrive: { from: ['submitted', 'accepted', 'dispatched', 'handling'], by: ['order-handler', 'co-handler', ...office] },
  comeInVain: { from: ['dispatched', 'handling'], by: ['order-handler', 'co-handler'] },
  progress: { from: inWork, by: ['order-handler', 'co-handler', 'order-head', ...office] },
  propose: { from: ['handling'], by: ['order-handler'] },
  decideProposal: { from: ['handling'], by: ['dispatcher', 'manager'] },
  pause: { from: ['accepted', 'handling'], by: ['dispatcher'] },
  resume: { from: ['accepted', 'handling'], by: [...office, 'order-handler'] },
  agreeDate: { from: ['accepted', 'dispatched', 'handling'], by: ['dispatcher', 'manager'] },
  offer: { from: ['accepted', 'handling'], by: [...office, 'order-handler'] },
  recordOfferAnswer: { from: ['accepted', 'handling'], by: office },
  report: { from: ['handling'], by: ['order-handler'] },
  confirm: { from: ['checking'], by: ['order-head', 'manager'] },
  sendBack: { from: ['checking'], by: ['order-head', 'manager'] },
  visit: { from: ['answered'], by: [...office, ...above, 'auditor'] },
  attemptVisit: { from: ['answered'], by: [...office, ...above, 'auditor'] },
  message: { from: living, by: [...desk, ...above] },
  note: { from: [...living, 'closed'], by: [...desk, 'co-handler', ...above, 'auditor'] },
  writeAnswer: { from: ['accepted', ...inWork, 'answered'], by: [...office, 'manager'] },
  investigate: { from: inWork, by: ['order-handler', 'order-head'] },
  askDepartment: { from: ['accepted', 'handling'], by: [...office, 'order-handler'] },
  answerDepartment: { from: living, by: ['any-head'] },
  changeSeverity: { from: beforeAnswer, by: [...office, 'manager'] },
  changeCategory: { from: beforeAnswer, by: [...office, 'manager'] },
  nameAbout: {
    from: everywhere,
    by: [...office, ...above, 'auditor'],
  },
  confirmRepeat: { from: ['submitted', 'accepted'], by: office },
  handOver: { from: living, by: ['dispatcher', 'manager'] },
  rebase: { from: beforeAnswer, by: ['manager'] },
  urge: { from: beforeAnswer, by: ['dispatcher', ...above] },
  answerUrge: { from: living, by: ['order-head', 'order-handler'] },
  instruct: { from: living, by: ['matter-head', ...above] },
  object: { from: ['accepted', ...inWork, 'answered'], by: ['matter-head'] },
  decideObjection: { from: everywhere, by: ['executive'] },
  supervise: { from: living, by: [...above, 'auditor'] },
  endSupervision: { from: [...living, 'declined'], by: [...above, 'auditor'] },
  accountForDelay: { from: ended, by: ['order-handler', 'order-head', ...office] },
  completeCorrective: { from: everywhere, by: [...desk, 'manager', 'corrective-owner', 'corrective-head'] },
  reassignCorrective: { from: everywhere, by: [...office, 'order-head', 'corrective-head', 'manager'] },
  verifyCorrective: { from: everywhere, by: ['dispatcher', 'manager', 'auditor'] },
  proposeFinalAnswer: { from: ['accepted', 'handling', 'answered'], by: ['manager'] },
  signFinalAnswer: { from: ['accepted', 'handling', 'answered'], by: ['executive'] },
  decideAppeal: { from: ['declined'], by: above },
  merge: { from: ['submitted', 'accepted', 'dispatched', 'handling'], by: office },
  split: { from: ['merged'], by: ['filer', 'dispatcher'] },
  remark: { from: living, by: ['filer'] },
  nudge: { from: beforeAnswer, by: ['filer'] },
  objectToDate: { from: ['accepted', 'dispatched', 'handling'], by: ['filer'] },
  answerOffer: { from: ['accepted', 'handling'], by: ['filer'] },
  appoint: { from: ['dispatched', 'handling', 'answered'], by: ['filer', 'order-handler', ...office] },
  withdraw: { from: beforeAnswer, by: ['filer'] },
  appeal: { from: ['declined'], by: ['filer'] },
  makeComplaint: { from: living, by: ['filer', ...office] },
  answerSurvey: { from: ended, by: ['filer'] },
  confirmVisit: { from: ended, by: ['filer'] },
  nextRound: { from: ended, by: ['filer'] },
} as const satisfies Record<string, Row>

export type Move = keyof typeof moves

const isMove = (name: string): name is Move => Object.hasOwn(moves, name)
export const moveNames: readonly Move[] = Object.keys(moves).filter(isMove)

/** Whether the complaint is about this employee: he may not touch or even see it. */
export const isAbout = ({ about }: Pick<Complaint, 'about'>, userId: string): boolean => about?.person.id === userId

/** Who may not visit: whoever did the work, himself, beside the handler or for somebody absent, and the direct superiors of the one the complaint is about. */
export const mayNotVisit = ({ stage, about, coHandled }: Complaint, userId: string): boolean =>
  ('outcome' in stage && workerOf(stage.outcome).id === userId) ||
  hasDone(stage, userId) ||
  (coHandled?.includes(userId) ?? false) ||
  (about?.superiorIds.includes(userId) ?? false)

/** Whether somebody reported the work done in the place of its handler. */
const hasDone = (stage: Stage, userId: string): boolean => reportOf(stage)?.doneBy?.id === userId

/** Whether somebody has to keep out of a complaint: it is about him, or he filed it himself. */
export const isInConflict = (complaint: Complaint, userId: string): boolean =>
  isAbout(complaint, userId) || complaint.customer.userId === userId

const hasOrder = ({ stage, communityId }: Complaint, actor: Actor): boolean =>
  actsFor(actor, communityId, orderOf(stage)?.handler.id)

export const isOrderHandler = (complaint: Complaint, actor: Actor): boolean =>
  hasOrder(complaint, actor) && holds(actor, complaint.communityId, ['handler'])

export const isCoHandler = ({ stage, communityId }: Complaint, actor: Actor): boolean =>
  coHandlersOf(stage).some(it => it.id === actor.id) && holds(actor, communityId, ['handler'])

export const isOrderHead = (complaint: Complaint, actor: Actor): boolean => {
  const order = orderOf(complaint.stage)
  return order !== undefined && heads(actor, complaint.communityId, order.departmentId)
}

const isMatterHead = (complaint: Complaint, actor: Actor): boolean =>
  heads(actor, complaint.communityId, departmentOf(complaint))

const isOfCrew = (complaint: Complaint, actor: Actor): boolean => {
  const departmentId = nextDepartmentOf(complaint)
  return actor.grants.some(
    it => it.role === 'handler' && it.communityId === complaint.communityId && it.departmentId === departmentId,
  )
}

const isMover = (complaint: Complaint, actor: Actor, mover: Mover): boolean => {
  switch (mover) {
    case 'filer':
      return complaint.customer.userId === actor.id && !complaint.ownCase
    case 'order-handler':
      return isOrderHandler(complaint, actor)
    case 'co-handler':
      return isCoHandler(complaint, actor)
    case 'order-head':
      return isOrderHead(complaint, actor)
    case 'matter-head':
      return isMatterHead(complaint, actor)
    case 'department-crew':
      return isOfCrew(complaint, actor)
    case 'corrective-owner':
      return ownsCorrective(complaint, actor)
    case 'corrective-head':
      return headsCorrective(complaint, actor)
    case 'any-head':
      return holds(actor, complaint.communityId, ['department-head'])
    case 'agent':
    case 'dispatcher':
    case 'manager':
    case 'executive':
    case 'auditor':
      return holds(actor, complaint.communityId, [mover])
  }
}

/** Nobody of the staff decides about what he himself complained of, or what is about himself. */
const isBarred = (complaint: Complaint, actor: Actor, mover: Mover): boolean =>
  isAbout(complaint, actor.id) || (mover !== 'filer' && complaint.customer.userId === actor.id)

export type MoveRefusal =
  | 'not-allowed'
  | 'not-now'
  | 'dispatcher-only'
  | 'manager-only'
  | 'timeline-full'
  | 'not-while-paused'
  | 'own-work'

/** The customer's repeatable moves end here, so that a complaint always stays small enough to be read in one go. */
const mostEntries = 300
const repeatable: readonly Move[] = ['remark', 'answerSurvey', 'nudge']

/** Moves that go on with the work: while it is paused it has to be resumed first. */
const working: readonly Move[] = ['solve', 'dispatch', 'claim', 'report', 'pause']

/** What was found not valid on site, and an order given once, are the dispatcher's, however ordinary the matter. */
const isLeftToDispatcher = (state: State, move: Move): boolean =>
  (move === 'decline' && state === 'handling') || (move === 'dispatch' && state === 'dispatched')

/** Grave matters are decided by the dispatcher, and so is what has come that far. */
const needsDispatcher = (complaint: Complaint, move: Move): boolean => {
  if (isLeftToDispatcher(complaint.stage.state, move)) return true
  return isGrave(complaint) && (move === 'dispatch' || move === 'decline' || move === 'solve' || move === 'merge')
}

/** The refusals that depend on more than state and mover. */
const hindrance = (complaint: Complaint, actor: Actor, move: Move): MoveRefusal | undefined => {
  if (needsDispatcher(complaint, move) && !holds(actor, complaint.communityId, ['dispatcher'])) return 'dispatcher-only'
  if (working.includes(move) && complaint.pause) return 'not-while-paused'
  // Who stands in for the handler from above does none of his work, so it is not his own.
  const isOwn =
    orderOf(complaint.stage)?.handler.id === actor.id ||
    isOrderHandler(complaint, actor) ||
    hasDone(complaint.stage, actor.id) ||
    (complaint.coHandled?.includes(actor.id) ?? false)
  if ((move === 'confirm' || move === 'sendBack') && isOwn) return 'own-work'
  if (repeatable.includes(move) && complaint.chain.seq >= mostEntries) return 'timeline-full'
  return undefined
}

/** The stages a move starts from. */
export type StageFor<M extends Move> = Extract<Stage, { state: (typeof moves)[M]['from'][number] }>

const isFrom = <M extends Move>(stage: Stage, move: M): stage is StageFor<M> => {
  const row: Row = moves[move]
  return row.from.includes(stage.state)
}

/** The stage, where the actor may make the move now; the refusal names the state where it is only the wrong moment. */
export const stageFor = <M extends Move>(
  complaint: Complaint,
  actor: Actor,
  move: M,
): Result<StageFor<M>, MoveRefusal> => {
  const row: Row = moves[move]
  const { stage } = complaint
  if (!row.by.some(mover => isMover(complaint, actor, mover) && !isBarred(complaint, actor, mover)))
    return refuse('not-allowed')
  if (!isFrom(stage, move)) return refuse('not-now', { state: stage.state, move })
  const why = hindrance(complaint, actor, move)
  if (!why) return accept(stage)
  const { state } = complaint.stage
  return why === 'dispatcher-only' && isLeftToDispatcher(state, move) ? refuse(why, { state, move }) : refuse(why)
}

/** Whether the actor may make the move now. */
export const mayMove = (complaint: Complaint, actor: Actor, move: Move): Result<true, MoveRefusal> => {
  const stage = stageFor(complaint, actor, move)
  return stage.ok ? accept(true) : stage
}

const readers: readonly Role[] = ['agent', 'dispatcher', 'manager', 'executive', 'auditor']

/** Who reads every complaint of a community, its ledger and what a customer hid from the handler: the office and those above it. */
export const readsCommunity = (actor: Actor, communityId: string): boolean => holds(actor, communityId, readers)

/** Grave matters and those about the conduct of staff are not for the whole department to see or to take. */
export const mayBeClaimed = (complaint: Complaint): boolean => !isGrave(complaint) && !isAboutStaff(complaint)

/**
 * Who sees a complaint as staff: the office and those above it; heads and handlers what their department or they themselves work on; whoever has to put
 * something right because of it; never whom it is about.
 * What waits to be claimed no handler sees where 认领 is off.
 */
export const maySeeAsStaff = (complaint: Complaint, actor: Actor, off?: Off): boolean => {
  if (isInConflict(complaint, actor.id)) return false
  if (readsCommunity(actor, complaint.communityId)) return true
  const isAsked = complaint.consultations.some(it => heads(actor, complaint.communityId, it.departmentId))
  const isClaimable = isOn(off, 'claim') && mayBeClaimed(complaint)
  const waits = complaint.stage.state === 'accepted' && isClaimable && isOfCrew(complaint, actor)
  // He is asked for an instruction, also where nobody was given the order yet.
  const isEscalated = complaint.instruction !== undefined && isOpen(complaint) && isMatterHead(complaint, actor)
  // What became of his objection he reads also after the work has gone elsewhere.
  const hasObjected = complaint.objections?.some(it => heads(actor, complaint.communityId, it.departmentId)) ?? false
  if (ownsCorrective(complaint, actor) || headsCorrective(complaint, actor)) return true
  const works = isOrderHandler(complaint, actor) || isCoHandler(complaint, actor) || isOrderHead(complaint, actor)
  return isAsked || hasObjected || waits || isEscalated || works
}

/** Who talks to the customer, and so may look up his number: not yet whoever may only claim it, nor one who was only asked something. */
export const talksToCustomer = (complaint: Complaint, actor: Actor): boolean =>
  maySeeAsStaff(complaint, actor) &&
  (readsCommunity(actor, complaint.communityId) || isOrderHandler(complaint, actor) || isOrderHead(complaint, actor))

/** Whether it was there to be claimed by him and now has an order: he is told so, for he has seen it and will not see it again. */
export const hasMissed = (complaint: Complaint, actor: Actor): boolean =>
  orderOf(complaint.stage) !== undefined &&
  mayBeClaimed(complaint) &&
  isOfCrew(complaint, actor) &&
  !isInConflict(complaint, actor.id)

/** A resident sees what he filed and what he follows, nothing else. */
export const maySeeAsCustomer = (complaint: Complaint, userId: string): boolean => complaint.customer.userId === userId

/** Whether a neighbour may follow: an open matter of a public place that concerns nobody in person. */
export const mayFollow = (complaint: Complaint): boolean =>
  complaint.place.kind === 'public' && complaint.about === undefined && isOpen(complaint)
