// Complaints, people and moments for tests: everything has a sensible default, a test names only what it is about.

import type { Calendar } from '#domain/clocks/calendar.ts'
import { type Clock, type Rules, startClock, stopClocks } from '#domain/clocks/clock.ts'
import { type ClockKind, clockKinds } from '#domain/clocks/policy.ts'
import { defaultPolicy } from '#domain/clocks/profiles.ts'
import {
  type About,
  type Complaint,
  isGrave,
  type Link,
  matterOf,
  type Outcome,
  orderOf,
  type Report,
  type Stage,
  type State,
  type WorkOrder,
} from '#domain/complaint/complaint.ts'
import type { Moment } from '#domain/complaint/decision.ts'
import type { Filing } from '#domain/complaint/intake.ts'
import { orderNumber } from '#domain/complaint/number.ts'
import { emptyChain } from '#domain/ledger/chain.ts'
import type { Actor, Grant, Person, Role } from '#domain/people/actor.ts'
import type { Result } from '#domain/result.ts'
import { type DueVisit, planVisit, type VisitRecord } from '#domain/return-visit/visit.ts'
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
export const otherDepartmentId = 'greenery'

/** Working hours 09:00–18:00, somebody on duty 08:00–22:00; Mid-Autumn and National Day of 2026 with their make-up days. */
export const calendar: Calendar = {
  work: { from: 9 * 60, to: 18 * 60 },
  duty: { from: 8 * 60, to: 22 * 60 },
  roster: new Map(),
  holidays: new Map([
    ['2026-09-25', '中秋'],
    ['2026-10-01', '国庆节'],
    ['2026-10-02', '国庆节'],
    ['2026-10-05', '国庆节'],
    ['2026-10-06', '国庆节'],
    ['2026-10-07', '国庆节'],
  ]),
  makeUpDays: new Map([
    ['2026-09-20', '国庆节'],
    ['2026-10-10', '国庆节'],
  ]),
  announcedTo: 2026,
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
  handlerElsewhere: {
    ...aPerson('handler-3', '朱师傅'),
    grants: [{ role: 'handler', communityId, departmentId: otherDepartmentId }],
  },
  head: aPerson('head-1', '郑部长', 'department-head'),
  headElsewhere: {
    ...aPerson('head-2', '冯部长'),
    grants: [{ role: 'department-head', communityId, departmentId: otherDepartmentId }],
  },
  manager: aPerson('manager-1', '陈经理', 'manager'),
  otherManager: aPerson('manager-2', '秦经理', 'manager'),
  executive: aPerson('executive-1', '褚副总', 'executive'),
  finance: aPerson('finance-1', '卫财务', 'finance'),
  reviewer: aPerson('reviewer-1', '蒋评审', 'reviewer'),
  auditor: aPerson('auditor-1', '沈督导', 'auditor'),
  admin: aPerson('admin-1', '韩管理', 'admin'),
  agentElsewhere: { ...aPerson('agent-3', '杨客服'), grants: [{ role: 'agent', communityId: 'riverside' }] },
} satisfies Record<string, Actor>

/** A complaint may be about this employee; the others are his direct superiors. */
export const anAbout = ({ id, name }: Person, ...superiors: readonly Person[]): About => ({
  person: { id, name },
  superiorIds: superiors.map(it => it.id),
})

/** When the complaints of `aComplaint` were received: a Wednesday morning. */
export const received: Instant = shanghai('2026-11-18 10:00')

/** Who moves, when, and under which rules: by default the agent, at noon of the day of receipt. */
export const aMoment = ({
  actor = people.agent,
  at = received + 2 * hour,
  under = rules,
}: {
  actor?: Actor
  at?: Instant
  under?: Rules
} = {}): Moment => ({
  actor,
  now: at,
  rules: under,
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

const person = ({ id, name }: Actor): Person => ({ id, name })

/** The complaint that those of state `merged` were merged into. */
export const parentLink: Link = { id: 'complaint-0', number: 'W2611-0009' }

const dispatchedAt = received + 4 * minute
const reportedAt = received + hour
const answeredAt = received + 2 * hour
const visitedAt = received + 3 * hour
const closedAt = received + day
/** When those complaints ended that ended without an answer. */
const endedAt = received + hour

const anOrder = (number: string, round: number): WorkOrder => ({
  number: orderNumber(number, round, 0),
  departmentId,
  handler: person(people.handler),
  dispatchedBy: person(people.agent),
  dispatchedAt,
})

const anOutcome = (how: Outcome['how'], order: WorkOrder, report: Report): Outcome => {
  const said = { answer: '灯已更换', answeredAt, answeredBy: person(people.head) }
  switch (how) {
    case 'worked':
      return { ...said, how, order, report }
    case 'on-the-spot':
      return { ...said, how, answeredBy: person(people.agent), settlement: 'explained' }
    case 'with-parent':
      return { ...said, how, parent: parentLink, settlement: 'repaired' }
    case 'final-answer':
      return { ...said, how, answeredBy: person(people.executive), proposedBy: person(people.manager) }
    case 'imported':
      return { ...said, how, answeredBy: { id: '', name: '' } }
  }
}

const aDoneVisit = ({ mandatory, dueAt, attempts }: DueVisit): DueVisit => ({
  mandatory,
  dueAt,
  attempts,
  state: 'done',
  record: { ...aVisit(), visitor: person(people.agent) },
})

type Dues = { visit: Instant; survey: Instant; mandatory: boolean }

const aStage = (state: State, order: WorkOrder, how: Outcome['how'], dues: Dues): Stage => {
  const takenAt = received + 20 * minute
  const report: Report = { ...aReport(), reportedAt }
  const outcome = anOutcome(how, order, report)
  const survey = askSurvey(answeredAt, dues.survey)
  const visit = planVisit(dues.mandatory, dues.visit)
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
      return { state, outcome, survey, visit: aDoneVisit(visit), closedAt, code: 'fixed' }
    case 'declined':
      return { state, reason: '经核实不属于物业服务范围', declinedAt: endedAt }
    case 'withdrawn':
      return { state, withdrawnAt: endedAt }
    case 'merged':
      return { state, parent: parentLink, mergedAt: endedAt }
  }
}

type Clockless = Omit<Complaint, 'clocks'>

const started = (complaint: Clockless, kinds: readonly ClockKind[], at: Instant): Clock[] =>
  kinds.flatMap(kind => startClock(kind, matterOf(complaint), at, complaint.round, rules))

/** The clocks a round begins with: in the first the customer's from the receipt on, the company's own from the registration. */
const firstClocks = (complaint: Clockless): Clock[] => {
  const { round, source, happeningNow, receivedAt, recordedAt } = complaint
  if (round > 1) return started(complaint, ['dispatch', 'close', 'escalation'], recordedAt)
  const isWritten = source === 'letter' || source === 'third-party'
  return [
    ...stopClocks(
      started(complaint, source === 'wechat' ? [] : ['register'], receivedAt),
      clockKinds,
      recordedAt,
      'done',
    ),
    ...started(complaint, happeningNow ? ['on-site', 'dispatch'] : ['dispatch'], recordedAt),
    ...started(complaint, ['first-answer', ...(isWritten ? (['written-answer'] as const) : [])], receivedAt),
    ...started(complaint, ['close', 'escalation'], receivedAt),
  ]
}

const clocksOf = (complaint: Clockless): Clock[] => {
  const { stage } = complaint
  const before = firstClocks(complaint)
  const worked = orderOf(stage)
    ? [
        ...stopClocks(before, ['dispatch'], dispatchedAt, 'done'),
        ...started(complaint, ['handle', 'progress', 'investigation'], dispatchedAt),
      ]
    : before
  const reported = stopClocks(worked, ['handle', 'progress'], reportedAt, 'done')
  const answered = [
    ...stopClocks(reported, clockKinds, answeredAt, 'done'),
    ...started(complaint, ['visit', 'survey'], answeredAt),
  ]
  switch (stage.state) {
    case 'submitted':
    case 'accepted':
    case 'dispatched':
    case 'handling':
      return worked
    case 'checking':
      return reported
    case 'answered':
      return answered
    case 'closed':
      return stopClocks(stopClocks(answered, ['visit'], visitedAt, 'done'), clockKinds, closedAt, 'done')
    case 'declined':
      return stopClocks(before, clockKinds, endedAt, 'done')
    case 'withdrawn':
    case 'merged':
      return stopClocks(before, clockKinds, endedAt, stage.state)
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
    clocks,
    ...changes
  } = wish
  const { danger: _, category, ...filing } = aFiling()
  const stageless: Clockless = {
    ...filing,
    number: 'W2611-0001',
    category: { ...category, engineering, needsPhotos },
    severity: 'ordinary',
    recordedAt: received,
    policyAt: received,
    ...(state === 'submitted' ? {} : { firstContact: person(people.agent) }),
    round: 1,
    orders: 0,
    transfers: 0,
    unsatisfiedEnds: 0,
    agreedDates: [],
    offers: [],
    consultations: [],
    correctiveActions: [],
    urges: [],
    children: [],
    followers: [],
    stage: { state: 'submitted' },
    turn: 3,
    version: 7,
    chain: emptyChain,
    ...changes,
  }
  const due = (kind: ClockKind): Instant => started(stageless, [kind], answeredAt)[0]?.dueAt ?? answeredAt
  const mandatory =
    stageless.kind === 'complaint' && (isGrave(stageless) || stageless.severity === 'emergency' || engineering)
  const order = anOrder(stageless.number, stageless.round)
  const dues = { visit: due('visit'), survey: due('survey'), mandatory }
  const staged: Clockless = { ...stageless, stage: stage ?? aStage(state, order, answered, dues) }
  return {
    ...staged,
    orders: changes.orders ?? (orderOf(staged.stage) ? 1 : 0),
    clocks: clocks ?? clocksOf(staged),
  }
}
