// The complaint: one matter a customer brought up. What it is stands beside its stage; a stage has only the fields that exist in it.

import type { Clock } from '../clocks/clock.ts'
import type { ChainHead } from '../ledger/chain.ts'
import type { Person } from '../people/actor.ts'
import type { Visit } from '../return-visit/visit.ts'
import type { Survey } from '../survey/survey.ts'
import type { Instant } from '../time.ts'
import type { Category, Cause, LiableParty, RequestKind, Settlement, Severity, Source } from './classes.ts'

/** A room of the community, or a public place (公共区域) with no room. `label` is how people say it. */
export type Place =
  | { kind: 'room'; roomId: string; buildingId: string; label: string }
  | { kind: 'public'; buildingId?: string | undefined; label: string }

/** Who complains. A caller without the mini-program has no user id. Phone and name are personal. */
export type Customer = {
  userId?: string | undefined
  name: string
  phone?: string | undefined
  relation: CustomerRelation
}
export const customerRelations = ['owner', 'family', 'tenant', 'authorised-agent', 'visitor'] as const
export type CustomerRelation = (typeof customerRelations)[number]

/** 派工单: the instruction to a department to handle a round. */
export type WorkOrder = {
  number: string
  departmentId: string
  handler: Person
  dispatchedBy: Person
  dispatchedAt: Instant
  instruction?: string | undefined
}

/** What the handler reports when done. Corrective action is always answered, yes or no. */
export type Report = {
  remedialAction: string
  cause: Cause
  settlement: Settlement
  liableParty: LiableParty
  correctiveAction: { needed: true; what: string; owner: string; by: Instant } | { needed: false; reason: string }
  photoIds: readonly string[]
  reportedAt: Instant
}

/** How the round ended: worked through an order, or solved on the spot (当场解决). */
export type Outcome = { answer: string; answeredAt: Instant; answeredBy: Person } & (
  | { how: 'worked'; order: WorkOrder; report: Report }
  | { how: 'on-the-spot'; settlement: Settlement }
)

export type ClosingCode = 'fixed' | 'explained'

export type Stage =
  | { state: 'submitted' }
  | { state: 'accepted' }
  | { state: 'dispatched'; order: WorkOrder }
  | { state: 'handling'; order: WorkOrder; takenAt: Instant; sentBack?: string | undefined }
  | { state: 'checking'; order: WorkOrder; takenAt: Instant; report: Report }
  | { state: 'answered'; outcome: Outcome; survey: Survey; visit: Visit }
  | { state: 'closed'; outcome: Outcome; survey: Survey; visit: Visit; closedAt: Instant; code: ClosingCode }
  | { state: 'declined'; reason: string; declinedAt: Instant }
  | { state: 'withdrawn'; withdrawnAt: Instant }

export type State = Stage['state']
export const states = [
  'submitted',
  'accepted',
  'dispatched',
  'handling',
  'checking',
  'answered',
  'closed',
  'declined',
  'withdrawn',
] as const satisfies readonly State[]

export type Complaint = {
  id: string
  number: string
  kind: RequestKind
  source: Source
  communityId: string
  category: Pick<Category, 'id' | 'name' | 'departmentId' | 'needsPhotos'> & { engineering: boolean }
  severity: Severity
  happeningNow: boolean
  place: Place
  customer: Customer
  /** Hides name, phone and room from the handler. */
  hideName: boolean
  text: string
  /** 诉求. */
  demand?: string | undefined
  /** 客户指定期限. */
  wantedBy?: Instant | undefined
  photoIds: readonly string[]
  receivedAt: Instant
  recordedAt: Instant
  /** 首问责任人: stays until the complaint is closed. */
  firstContact?: Person | undefined
  round: number
  /** Work orders given in this round. */
  orders: number
  clocks: readonly Clock[]
  stage: Stage
  /** Counts what a person would notice; a move says which turn it saw. */
  turn: number
  /** Counts every write. */
  version: number
  chain: ChainHead
}

/** The order a complaint is under or was answered under. */
export const orderOf = (stage: Stage): WorkOrder | undefined => {
  switch (stage.state) {
    case 'dispatched':
    case 'handling':
    case 'checking':
      return stage.order
    case 'answered':
    case 'closed':
      return stage.outcome.how === 'worked' ? stage.outcome.order : undefined
    case 'submitted':
    case 'accepted':
    case 'declined':
    case 'withdrawn':
      return undefined
  }
}

/** Who did the work of an answered round: he is not the one to visit. */
export const workerOf = (outcome: Outcome): Person =>
  outcome.how === 'worked' ? outcome.order.handler : outcome.answeredBy

const finalStates: readonly State[] = ['closed', 'declined', 'withdrawn']

/** Open: somebody still owes a next step. */
export const isOpen = (complaint: Complaint): boolean => !finalStates.includes(complaint.stage.state)
