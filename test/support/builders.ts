// Complaints, people and moments for tests: everything has a sensible default, a test names only what it is about.

import type { Calendar } from '#domain/clocks/calendar.ts'
import { type Rules, startClock, stopClocks } from '#domain/clocks/clock.ts'
import { clockKinds, defaultPolicy } from '#domain/clocks/policy.ts'
import type { Complaint, Outcome, Report, Stage, State, WorkOrder } from '#domain/complaint/complaint.ts'
import type { Moment } from '#domain/complaint/decision.ts'
import type { Filing } from '#domain/complaint/intake.ts'
import { orderNumber } from '#domain/complaint/number.ts'
import { emptyChain } from '#domain/ledger/chain.ts'
import type { Actor, Grant, Role } from '#domain/people/actor.ts'
import type { Result } from '#domain/result.ts'
import { planVisit, type Visit, type VisitRecord } from '#domain/return-visit/visit.ts'
import { askSurvey, type SurveyAnswer } from '#domain/survey/survey.ts'
import { day, hour, type Instant, minute } from '#domain/time.ts'

/** The instant of a Shanghai wall-clock time: `2026-11-18 17:59`, seconds and milliseconds optional. */
export const shanghai = (wallClock: string): Instant => {
  const at = Date.parse(`${wallClock.replace(' ', 'T')}+08:00`)
  if (Number.isNaN(at)) throw new Error(`not a wall-clock time: ${wallClock}`)
  return at
}

export const communityId = 'garden'
export const departmentId = 'engineering'

/** Working hours 09:00–18:00, somebody on duty 08:00–22:00; the National Day holiday of 2026 with its make-up days. */
export const calendar: Calendar = {
  work: { from: 9 * 60, to: 18 * 60 },
  duty: { from: 8 * 60, to: 22 * 60 },
  holidays: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
  makeUpDays: new Set(['2026-09-20', '2026-10-10']),
}

export const rules: Rules = { policy: defaultPolicy, calendar }

/** A person with the roles in the default community. Handlers and heads hold theirs for the default department. */
export const aPerson = (id: string, name: string, ...held: readonly Role[]): Actor => ({
  id,
  name,
  grants: held.map((role): Grant => {
    const forDepartment = role === 'handler' || role === 'department-head'
    return forDepartment ? { role, communityId, departmentId } : { role, communityId }
  }),
})

/** One person of each kind. `owner` filed the complaints of `aComplaint`, `handler` holds their orders, `head` heads that department. */
export const people = {
  owner: aPerson('owner-1', '王业主'),
  neighbour: aPerson('owner-2', '李邻居'),
  agent: aPerson('agent-1', '赵客服', 'agent'),
  otherAgent: aPerson('agent-2', '钱客服', 'agent'),
  dispatcher: aPerson('dispatcher-1', '孙主管', 'dispatcher'),
  handler: aPerson('handler-1', '周师傅', 'handler'),
  otherHandler: aPerson('handler-2', '吴师傅', 'handler'),
  head: aPerson('head-1', '郑部长', 'department-head'),
  headElsewhere: {
    ...aPerson('head-2', '冯部长'),
    grants: [{ role: 'department-head', communityId, departmentId: 'greenery' }],
  },
  manager: aPerson('manager-1', '陈经理', 'manager'),
  executive: aPerson('executive-1', '褚副总', 'executive'),
  finance: aPerson('finance-1', '卫财务', 'finance'),
  reviewer: aPerson('reviewer-1', '蒋评审', 'reviewer'),
  auditor: aPerson('auditor-1', '沈督导', 'auditor'),
  admin: aPerson('admin-1', '韩管理', 'admin'),
  agentElsewhere: { ...aPerson('agent-3', '杨客服'), grants: [{ role: 'agent', communityId: 'riverside' }] },
} satisfies Record<string, Actor>

/** When the complaints of `aComplaint` were received: a Wednesday morning. */
export const received: Instant = shanghai('2026-11-18 10:00')

/** Who moves, and when: by default the agent, at noon of the day of receipt. */
export const aMoment = ({
  actor = people.agent,
  at = received + 2 * hour,
}: {
  actor?: Actor
  at?: Instant
} = {}): Moment => ({
  actor,
  now: at,
  rules,
})

export const aReport = (changes: Partial<Omit<Report, 'reportedAt'>> = {}): Omit<Report, 'reportedAt'> => ({
  remedialAction: '更换了三楼的声控灯',
  cause: 'material',
  settlement: 'repaired',
  liableParty: 'department',
  correctiveAction: { needed: false, reason: '个别灯具老化' },
  photoIds: [],
  ...changes,
})

export const anAnswer = (changes: Partial<SurveyAnswer> = {}): SurveyAnswer => ({
  solved: true,
  overall: 5,
  tags: [],
  callMe: false,
  ...changes,
})

/** What a visitor enters; by default a phone call three hours after receipt with a satisfied customer. */
export const aVisit = (changes: Partial<Omit<VisitRecord, 'visitor'>> = {}): Omit<VisitRecord, 'visitor'> => ({
  method: 'phone',
  visitedAt: received + 3 * hour,
  verdict: 'satisfied',
  solved: true,
  words: '灯亮了，很满意',
  ...changes,
})

export const aFiling = (changes: Partial<Filing> = {}): Filing => ({
  id: 'complaint-1',
  kind: 'complaint',
  source: 'wechat',
  communityId,
  category: { id: 'lights', name: '公共照明', departmentId, needsPhotos: false, engineering: false },
  danger: false,
  happeningNow: false,
  place: { kind: 'room', roomId: 'room-1', buildingId: 'building-3', label: '3栋1单元301' },
  customer: { userId: people.owner.id, name: people.owner.name, phone: '13800000000', relation: 'owner' },
  hideName: false,
  text: '楼道的灯不亮了',
  photoIds: [],
  receivedAt: received,
  ...changes,
})

type Wish = Partial<Omit<Complaint, 'stage' | 'category'>> & {
  state?: State
  stage?: Stage
  engineering?: boolean
  needsPhotos?: boolean
  /** How an answered or closed complaint was answered. */
  answered?: Outcome['how']
}

/** What a rule accepted; throws where it refused. */
export const accepted = <T>(result: Result<T, string>): T => {
  if (!result.ok) throw new Error(`refused: ${result.reason}`)
  return result.value
}

const person = ({ id, name }: Actor): { id: string; name: string } => ({ id, name })

const anOrder = (number: string, round: number): WorkOrder => ({
  number: orderNumber(number, round, 0),
  departmentId,
  handler: person(people.handler),
  dispatchedBy: person(people.agent),
  dispatchedAt: received + 4 * minute,
})

const anOutcome = (how: Outcome['how'], order: WorkOrder, report: Report): Outcome => {
  const said = { answer: '灯已更换', answeredAt: received + 2 * hour, answeredBy: person(people.head) }
  return how === 'worked' ? { ...said, how, order, report } : { ...said, how, settlement: 'explained' }
}

const aDoneVisit = (visit: Visit): Visit => ({
  mandatory: visit.mandatory,
  dueAt: visit.dueAt,
  state: 'done',
  record: { ...aVisit(), visitor: person(people.agent) },
})

const aStage = (state: State, number: string, round: number, how: Outcome['how'], mandatory: boolean): Stage => {
  const order = anOrder(number, round)
  const takenAt = received + 20 * minute
  const report: Report = { ...aReport(), reportedAt: received + hour }
  const outcome = anOutcome(how, order, report)
  const survey = askSurvey(outcome.answeredAt)
  const visit = planVisit(outcome.answeredAt, mandatory)
  switch (state) {
    case 'submitted':
    case 'accepted':
      return { state }
    case 'dispatched':
      return { state, order }
    case 'handling':
      return { state, order, takenAt }
    case 'checking':
      return { state, order, takenAt, report }
    case 'answered':
      return { state, outcome, survey, visit }
    case 'closed':
      return { state, outcome, survey, visit: aDoneVisit(visit), closedAt: received + day, code: 'fixed' }
    case 'declined':
      return { state, reason: '经核实不属于物业服务范围', declinedAt: received + hour }
    case 'withdrawn':
      return { state, withdrawnAt: received + hour }
  }
}

const clocksOf = ({
  stage,
  severity,
  round,
  receivedAt,
  recordedAt,
}: Omit<Complaint, 'clocks'>): Complaint['clocks'] => {
  const clocks = [
    startClock('dispatch', severity, recordedAt, round, rules),
    startClock('close', severity, receivedAt, round, rules),
  ]
  switch (stage.state) {
    case 'submitted':
    case 'accepted':
      return clocks
    case 'dispatched':
    case 'handling':
    case 'checking':
      return stopClocks(clocks, ['dispatch'], received + 4 * minute, 'done')
    case 'answered':
    case 'closed':
    case 'declined':
      return stopClocks(clocks, clockKinds, received + 2 * hour, 'done')
    case 'withdrawn':
      return stopClocks(clocks, clockKinds, received + hour, 'withdrawn')
  }
}

/** A complaint in a state, with a stage and clocks that fit it: an ordinary lighting matter filed by the owner on a Wednesday at 10:00. */
export const aComplaint = (wish: Wish = {}): Complaint => {
  const {
    stage,
    state = stage?.state ?? 'submitted',
    engineering = false,
    needsPhotos = false,
    answered = 'worked',
    ...changes
  } = wish
  const { danger: _, category, ...filing } = aFiling()
  const round = changes.round ?? 1
  const severity = changes.severity ?? 'ordinary'
  const number = changes.number ?? 'W2611-0001'
  const mandatory = severity === 'major' || severity === 'emergency' || round > 1 || engineering
  const complaint: Omit<Complaint, 'clocks'> = {
    ...filing,
    number,
    category: { ...category, engineering, needsPhotos },
    severity,
    recordedAt: received,
    round,
    orders: state === 'submitted' || state === 'accepted' ? 0 : 1,
    ...(state === 'submitted' ? {} : { firstContact: person(people.agent) }),
    stage: stage ?? aStage(state, number, round, answered, mandatory),
    turn: 3,
    version: 7,
    chain: emptyChain,
    ...changes,
  }
  return { ...complaint, clocks: changes.clocks ?? clocksOf(complaint) }
}
