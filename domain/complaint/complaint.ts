// The complaint: one matter a customer brought up. What it is stands beside its stage; a stage has only the fields that exist in it.

import type { Appointment } from '../appointments/appointment.ts'
import type { Interval } from '../clocks/calendar.ts'
import type { Clock, ClockedMatter } from '../clocks/clock.ts'
import type { ClockKind } from '../clocks/policy.ts'
import type { ChainHead } from '../ledger/chain.ts'
import type { Person } from '../people/actor.ts'
import type { Visit } from '../return-visit/visit.ts'
import type { Survey } from '../survey/survey.ts'
import type { Instant } from '../time.ts'
import {
  type Category,
  type Cause,
  isStaffConduct,
  type LiableParty,
  type RequestKind,
  type Settlement,
  type Severity,
  type Source,
  type VisitTime,
} from './classes.ts'
import type { Expenses } from './expenses.ts'
import type { Objection } from './objection.ts'
import type { OnBehalfOf } from './on-behalf.ts'
import type { Answered } from './questions.ts'
import type { ThirdParty } from './third-party.ts'

/**
 * A room of the community, or a public place (公共区域) with no room. `label` is how people say it; `name` how the community lists
 * it. `unknown`: an old ledger says it in words that name neither, or not at all.
 */
export type Place =
  | { kind: 'room'; roomId: string; buildingId: string; label: string }
  | { kind: 'public'; buildingId?: string | undefined; label: string; name?: string | undefined }
  | { kind: 'unknown'; label: string; buildingId?: undefined }

/**
 * Who complains. A caller without the mini-program has no user id. Phone, name and reference are personal. Old ledgers do not
 * say the relation. `reference`: what an earlier system knew this customer by.
 */
export type Customer = {
  userId?: string | undefined
  name: string
  phone?: string | undefined
  reference?: string | undefined
  relation: CustomerRelation | 'unknown'
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
  /** 协办: who works on it beside the handler; missing where he works alone. */
  coHandlers?: readonly Person[] | undefined
  /** 到场: when somebody came under this order; missing again after he came in vain. */
  arrivedAt?: Instant | undefined
}

/** What the handler reports when done. Corrective action is always answered, yes or no. */
export type Report = {
  remedialAction: string
  cause: Cause
  settlement: Settlement
  liableParty: LiableParty
  /** `ownerId`: whom of the staff it is given to; missing where an older phone sent only words. */
  correctiveAction:
    | { needed: true; what: string; owner: string; ownerId?: string | undefined; by: Instant }
    | { needed: false; reason: string }
  photoIds: readonly string[]
  /** 用料与费用: for staff only. */
  expenses?: Expenses | undefined
  reportedAt: Instant
  /** Who did the work in the handler's place, where that one was absent. */
  doneBy?: Person | undefined
}

/**
 * How the round ended: worked through an order, solved on the spot (当场解决), by the answer of the complaint it was merged
 * into, by a final answer, or before this system knew of it (`imported`; who answered has no id then, and a name where the
 * old ledger has one). `worker`: who did the work there was, where that is not who answered.
 */
export type Outcome = { answer: string; answeredAt: Instant; answeredBy: Person } & (
  | { how: 'worked'; order: WorkOrder; report: Report }
  | { how: 'on-the-spot'; settlement: Settlement; referredTo?: string | undefined; worker?: undefined }
  | { how: 'with-parent'; parent: Link; settlement: Settlement; worker?: Person | undefined }
  | { how: 'final-answer'; proposedBy: Person; worker?: Person | undefined }
  | { how: 'imported'; worker?: undefined }
)

export const closingCodes = [
  'fixed',
  'explained',
  'referred',
  'merged',
  'unanswered',
  'final-answer',
  'imported',
] as const
/** 办结方式. `unanswered`: 超时未评价，自动办结; `imported`: in an old ledger; declined and withdrawn complaints have their own states. */
export type ClosingCode = (typeof closingCodes)[number]

/** Another complaint, as it is named in this one. */
export type Link = { id: string; number: string }

/** 申诉 against a decline: the manager decides, then the executive, whose word is final. */
export type Appeal = {
  reason: string
  at: Instant
  level: 'manager' | 'executive'
  /** Who has turned it down before it came to the executive. */
  heardBy?: Person | undefined
}

export type Stage =
  | { state: 'submitted' }
  | { state: 'accepted' }
  | { state: 'dispatched'; order: WorkOrder }
  | { state: 'handling'; order: WorkOrder; takenAt: Instant; sentBack?: string | undefined }
  | { state: 'checking'; order: WorkOrder; takenAt: Instant; report: Report }
  | { state: 'answered'; outcome: Outcome; survey: Survey; visit: Visit }
  | { state: 'closed'; outcome: Outcome; survey: Survey; visit: Visit; closedAt: Instant; code: ClosingCode }
  | {
      state: 'declined'
      reason: string
      declinedAt: Instant
      declinedBy?: Person | undefined
      appeal?: Appeal | undefined
      /** The executive has decided: no further appeal. */
      final?: boolean | undefined
    }
  | { state: 'withdrawn'; withdrawnAt: Instant }
  | { state: 'merged'; parent: Link; mergedAt: Instant }

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
  'merged',
] as const satisfies readonly State[]

export const pauseReasons = ['parts', 'customer', 'approval', 'third-party'] as const
export type PauseReason = (typeof pauseReasons)[number]

/** 暂停: approved by the dispatcher, ends by itself at `to`. */
export type Pause = Interval & { reason: PauseReason; words: string; approvedBy: Person }

export const agreementMethods = ['phone', 'on-site', 'wechat', 'letter'] as const

/** 约定时间: agreed with the customer, who has a day to say 「我没有同意」. */
export type AgreedDate = {
  until: Instant
  agreedAt: Instant
  method: (typeof agreementMethods)[number]
  what: string
  by: Person
  objectedAt?: Instant | undefined
}

/** What the handler asks the dispatcher for (the manager, where the dates of the round are used up). */
export type Proposal = { by: Person; at: Instant; words: string } & (
  | { kind: 'transfer'; departmentId: string }
  | { kind: 'pause'; reason: PauseReason; to: Instant }
  | { kind: 'date'; until: Instant; method: AgreedDate['method'] }
)

/** 处理方案 offered to the customer; one with money does not exist until it is approved. */
export type Offer = {
  plan: string
  by: Person
  at: Instant
  answer?: { accepted: boolean; words?: string | undefined; at: Instant } | undefined
}

/** 其他部门: a question to another department and its answer. */
export type Consultation = {
  departmentId: string
  question: string
  askedBy: Person
  askedAt: Instant
  answer?: { words: string; by: Person; at: Instant } | undefined
}

/**
 * 纠正措施: followed until somebody else has verified it, also after closing. `owner` is his name; without an `ownerId` it is
 * only what somebody wrote, and nobody owns it.
 */
export type CorrectiveAction = {
  what: string
  owner: string
  ownerId?: string | undefined
  /** Since when it is the owner's. */
  givenAt?: Instant | undefined
  by: Instant
  round: number
  /** Whose work it came of: its head follows it, whoever has a later order. Missing in older ones. */
  departmentId?: string | undefined
  /** When its owner was reminded, and when it was told that its date is over. */
  remindedAt?: Instant | undefined
  toldAt?: Instant | undefined
  done?: { words: string; by: Person; at: Instant } | undefined
  verified?: { by: Person; at: Instant } | undefined
}

/** 催办单: a formal demand on an open, late matter. */
export type Urge = {
  number: string
  at: Instant
  answer?: { words: string; by: Person; at: Instant } | undefined
} & ({ by: Person; words: string } | { by: 'system'; clock: ClockKind })

/** 督办: only its opener ends it; what the system opened, the manager ends. */
export type Supervision = { at: Instant } & (
  | { by: Person; reason: string }
  | { by: 'system'; reason: 'transfers' | 'unsatisfied'; count: number }
)

/** 超期情况说明, asked for when a round was answered late. */
export type DelayAccount = { askedAt: Instant; words?: string | undefined; by?: Person | undefined }

/** The employee a complaint is about, and who may not visit because he is his direct superior. */
export type About = { person: Person; superiorIds: readonly string[] }

/** The row of an old ledger, as its table numbers it. */
export type ImportedFrom = { file: string; row: number }

/** 到场位置: degrees as Chinese maps count them (GCJ-02), how exact in metres, and when the phone knew it. */
export type ArrivalPlace = { latitude: number; longitude: number; accuracy: number; at: Instant }

export const vainReasons = ['nobody-home', 'no-access', 'neighbour-refuses', 'unreachable'] as const
/** 上门没办成: what came of an appointment that was not kept. */
export type VainReason = (typeof vainReasons)[number]

/** A neighbour who follows: gets public messages, has no survey. */
export type Follower = { userId: string; roomId: string; at: Instant }

export type Complaint = {
  id: string
  number: string
  kind: RequestKind
  source: Source
  communityId: string
  category: Pick<Category, 'id' | 'name' | 'departmentId' | 'needsPhotos'> & { engineering: boolean }
  severity: Severity
  /** Who changed the severity last; missing where it stands as it was filed. */
  severityBy?: Person | undefined
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
  /** 补充问题 of the category, as they were asked and answered. */
  answers?: readonly Answered[] | undefined
  visitTimes?: readonly VisitTime[] | undefined
  /** 替家里老人投诉. */
  onBehalfOf?: OnBehalfOf | undefined
  /** 第三方转来: who sent it on, under which number, with which date. */
  thirdParty?: ThirdParty | undefined
  photoIds: readonly string[]
  /** Papers photographed at the registration: for the office. */
  paperIds?: readonly string[] | undefined
  receivedAt: Instant
  recordedAt: Instant
  /** The moment whose policy rows apply: the registration, unless a manager re-based the complaint. */
  policyAt: Instant
  /** 首问责任人: stays until the complaint is closed. */
  firstContact?: Person | undefined
  about?: About | undefined
  /** The customer has withdrawn, the company goes on: danger and public places concern others too. */
  ownCase?: true | undefined
  round: number
  /** Work orders given in this round. */
  orders: number
  /** Transfers and unsatisfied ends over all rounds: too many call for supervision. */
  transfers: number
  unsatisfiedEnds: number
  /** 已同意转给: the department a granted transfer named; stands until an order goes to another one. */
  transferredTo?: string | undefined
  /** Everybody who was co-handler in this round, by id, also where he was removed. */
  coHandled?: readonly string[] | undefined
  clocks: readonly Clock[]
  pause?: Pause | undefined
  /** Of this round. */
  agreedDates: readonly AgreedDate[]
  proposal?: Proposal | undefined
  /** When somebody comes to do the work of this round. */
  appointment?: Appointment | undefined
  /** How often somebody came in vain in this round, and the last time. */
  inVain?: { why: VainReason; at: Instant; times: number } | undefined
  offers: readonly Offer[]
  consultations: readonly Consultation[]
  correctiveActions: readonly CorrectiveAction[]
  urges: readonly Urge[]
  /** 投诉记录表: asked of the department head when the complaint has gone up. */
  instruction?: { askedAt: Instant; words?: string | undefined; by?: Person | undefined } | undefined
  /** 签呈, in the order they were made. */
  objections?: readonly Objection[] | undefined
  supervision?: Supervision | undefined
  delayAccount?: DelayAccount | undefined
  /** 书面最终答复 as proposed by the manager, until the executive has signed it. */
  finalAnswer?: { words: string; proposedBy: Person } | undefined
  /** 二次投诉: the earlier complaint about the same matter, confirmed by the agent. */
  repeatOf?: Link | undefined
  /** 旧台账: the file and the row it was imported from, already closed; see domain/ledger/past-complaint.ts. */
  imported?: ImportedFrom | undefined
  /** Complaints merged into this one. */
  children: readonly Link[]
  followers: readonly Follower[]
  nudgedAt?: Instant | undefined
  /** When somebody came to the place last, under whatever order. */
  arrivedAt?: Instant | undefined
  /** 到场位置, where he wanted it known; see arrival.ts. */
  arrivalPlace?: ArrivalPlace | undefined
  stage: Stage
  /** Counts what a person would notice; a move says which turn it saw. */
  turn: number
  /** Counts every write. */
  version: number
  chain: ChainHead
}

/** What decides which policy rows are for a complaint and whose roster counts. */
export const matterOf = ({
  communityId,
  category,
  severity,
  policyAt,
  thirdParty,
}: Pick<Complaint, 'communityId' | 'category' | 'severity' | 'policyAt' | 'thirdParty'>): ClockedMatter => ({
  communityId,
  categoryId: category.id,
  severity,
  policyAt,
  departmentId: category.departmentId,
  ...(thirdParty?.answerBy === undefined ? {} : { closeBy: thirdParty.answerBy }),
})

/** A category as a complaint keeps it: what is changed in the settings later does not reach what was filed under it before. */
export const keptCategory = ({ id, name, departmentId, needsPhotos, root }: Category): Complaint['category'] => ({
  id,
  name,
  departmentId,
  needsPhotos,
  engineering: root === 'engineering',
})

/** The agreed date that is still to come. */
export const standingDate = ({ agreedDates }: Pick<Complaint, 'agreedDates'>, now: Instant): AgreedDate | undefined => {
  const last = agreedDates.at(-1)
  return last && last.objectedAt === undefined && now < last.until ? last : undefined
}

/** They end when the work is reported done, and run on where it is not over yet. */
export const clocksOfWork: readonly ClockKind[] = ['handle', 'progress']

/** The order a complaint is under or was answered under. */
export const orderOf = (stage: Stage): WorkOrder | undefined => {
  if ('order' in stage) return stage.order
  return 'outcome' in stage && stage.outcome.how === 'worked' ? stage.outcome.order : undefined
}

/** Who works on the order beside its handler now: only while it is worked on. */
export const coHandlersOf = (stage: Stage): readonly Person[] =>
  stage.state === 'dispatched' || stage.state === 'handling' ? (stage.order.coHandlers ?? []) : []

/** What was reported done in this round, where anything was. */
export const reportOf = (stage: Stage): Report | undefined => {
  if (stage.state === 'checking') return stage.report
  return 'outcome' in stage && stage.outcome.how === 'worked' ? stage.outcome.report : undefined
}

/** Who did the work of an answered round: he is not the one to visit. */
export const workerOf = (outcome: Outcome): Person => {
  if (outcome.how === 'worked') return outcome.order.handler
  return outcome.worker ?? outcome.answeredBy
}

export const settlementOf = (outcome: Outcome): Settlement => {
  switch (outcome.how) {
    case 'worked':
      return outcome.report.settlement
    case 'final-answer':
      return 'explained'
    case 'imported':
      return 'noted'
    case 'on-the-spot':
    case 'with-parent':
      return outcome.settlement
  }
}

const finalStates: readonly State[] = ['closed', 'withdrawn', 'merged']

/** Open: somebody still owes a next step; a declined complaint only while an appeal runs. */
export const isOpen = ({ stage }: Complaint): boolean =>
  stage.state === 'declined' ? stage.appeal !== undefined : !finalStates.includes(stage.state)

/** About the conduct of staff: an employee is named, or the category says so before anybody knows who it was. */
export const isAboutStaff = ({ about, category }: Pick<Complaint, 'about' | 'category'>): boolean =>
  about !== undefined || isStaffConduct(category)

/** 重大, a later round or a confirmed repeat: dispatched by the dispatcher, never automatically, with a corrective action. */
export const isGrave = ({ severity, round, repeatOf }: Pick<Complaint, 'severity' | 'round' | 'repeatOf'>): boolean =>
  severity === 'major' || round > 1 || repeatOf !== undefined
