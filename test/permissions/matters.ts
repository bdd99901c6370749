// In which state the complaint of a row is, and with what beside it: so that nothing but permission can refuse the request.

import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Objection } from '#domain/complaint/objection.ts'
import { day, hour } from '#domain/time.ts'
import { aComplaint, people, received, shanghai } from '../support/builders.ts'
import { departments } from './communities.ts'
import type { Wish } from './world.ts'

/** When the world stands still: Monday morning, some days after the complaints were received. */
export const now = shanghai('2026-11-23 10:00')

const person = ({ id, name }: { id: string; name: string }) => ({ id, name })
const said = (by: { id: string; name: string }) => ({ words: '已经办好', by: person(by), at: now - hour })

const handling = { state: 'handling' } as const
const accepted = { state: 'accepted' } as const
const checking = { state: 'checking' } as const
const answered = { state: 'answered' } as const

const asked = {
  consultations: [
    {
      departmentId: departments.theirs,
      question: '是不是树根顶的',
      askedBy: person(people.agent),
      askedAt: now - hour,
    },
  ],
}
const instruction = { instruction: { askedAt: now - hour } }
const corrective = { what: '每月检查', owner: '周师傅', by: now + day, round: 1 }
const date = {
  until: now + day,
  method: 'phone',
  what: '上门修好',
  by: person(people.dispatcher),
  agreedAt: now - hour,
} as const
const bySystem = { supervision: { by: 'system', at: now - hour, reason: 'transfers', count: 3 } } as const

const objection = (whose: keyof typeof departments): Objection => ({
  departmentId: departments[whose],
  ground: 'not-our-work',
  words: '是开发商的',
  by: person(people.head),
  at: now - hour,
  round: 1,
  against: [person(people.agent)],
})

const appeal = (level: 'manager' | 'executive'): Wish => ({
  stage: {
    state: 'declined',
    reason: '不属于物业服务范围',
    declinedAt: now - day,
    declinedBy: person(people.agent),
    appeal: { reason: '电梯就是物业的', at: now - hour, level },
  },
})

type Doer = { id: string; name: string }

const withCoHandler = (stage: Complaint['stage'], coHandler: Doer): Complaint['stage'] =>
  'order' in stage ? { ...stage, order: { ...stage.order, coHandlers: [coHandler] } } : stage

/** The state of each row of the staff's table; a row that is not here has the one of its route, or is being handled. */
const matters: Readonly<Record<string, Wish>> = {
  'readAsStaff/submitted': { state: 'submitted' },
  'readAsStaff/accepted': accepted,
  'readAsStaff/major': { ...accepted, severity: 'major' },
  'readAsStaff/about-another': {
    ...accepted,
    about: { person: { id: 'somebody-else', name: '某员工' }, superiorIds: [] },
  },
  'readAsStaff/escalated': { ...accepted, ...instruction },
  'instructWork/escalated': { ...accepted, ...instruction },
  'readAsStaff/asked': { ...handling, ...asked },
  'readAsStaff/answered': answered,
  'revealPhone/accepted': accepted,
  listCandidates: accepted,
  acceptComplaint: { state: 'submitted' },
  'declineComplaint/submitted': { state: 'submitted' },
  'declineComplaint/major': { ...accepted, severity: 'major' },
  solveOnTheSpot: accepted,
  'solveOnTheSpot/major': { ...accepted, severity: 'major' },
  confirmRepeat: accepted,
  mergeComplaint: accepted,
  'mergeComplaint/major': { ...accepted, severity: 'major' },
  makeComplaint: { ...handling, kind: 'repair' },
  dispatchOrder: accepted,
  'dispatchOrder/emergency': { ...accepted, severity: 'emergency' },
  'dispatchOrder/major': { ...accepted, severity: 'major' },
  'dispatchOrder/repeat': { ...accepted, repeatOf: { id: 'complaint-0', number: 'W2610-0001' } },
  'dispatchOrder/dispatched': { state: 'dispatched' },
  dispatchAutomatically: accepted,
  claimOrder: accepted,
  'claimOrder/missed': { state: 'dispatched' },
  takeOrder: { state: 'dispatched' },
  'returnOrder/dispatched': { state: 'dispatched' },
  removeCoHandler: {
    stage: withCoHandler(aComplaint(handling).stage, { id: 'staff-own-spare', name: '员工spare' }),
    coHandled: ['staff-own-spare'],
  },
  confirmWork: checking,
  sendBackWork: checking,
  decideProposal: {
    ...handling,
    proposal: {
      kind: 'transfer',
      departmentId: departments.theirs,
      words: '请转',
      by: person(people.handler),
      at: now - hour,
    },
  },
  resumeComplaint: {
    ...handling,
    pause: { from: now - hour, to: now + day, reason: 'parts', words: '等配件', approvedBy: person(people.dispatcher) },
  },
  'agreeDate/third': { ...handling, agreedDates: [date, date] },
  recordOfferAnswer: { ...handling, offers: [{ plan: '换新的', by: person(people.agent), at: now - hour }] },
  answerDepartment: { ...handling, ...asked },
  answerUrge: {
    ...handling,
    urges: [{ number: 'W2611-0001-催1', at: now - hour, by: person(people.dispatcher), words: '请尽快' }],
  },
  instructWork: { ...handling, ...instruction },
  'instructWork/asked': { ...handling, ...instruction, ...asked },
  endSupervision: { ...handling, supervision: { by: person(people.manager), at: now - hour, reason: '盯着办' } },
  'endSupervision/by-system': { ...handling, ...bySystem },
  accountForDelay: { ...answered, delayAccount: { askedAt: now - hour } },
  completeCorrective: { ...handling, correctiveActions: [corrective] },
  'completeCorrective/owned': { ...handling, correctiveActions: [{ ...corrective, ownerId: 'somebody-else' }] },
  reassignCorrective: { ...handling, correctiveActions: [corrective] },
  verifyCorrective: { ...handling, correctiveActions: [{ ...corrective, done: said(people.handler) }] },
  recordVisit: answered,
  attemptVisit: answered,
  'appointForCustomer/visit': answered,
  proposeFinalAnswer: { ...handling, round: 3 },
  signFinalAnswer: {
    ...handling,
    round: 3,
    finalAnswer: { words: '书面最终答复', proposedBy: person(people.manager) },
  },
  decideObjection: { ...handling, objections: [objection('ours')] },
  'readAsStaff/objected': { ...handling, objections: [objection('theirs')] },
  decideAppeal: appeal('manager'),
  'decideAppeal/by-executive': appeal('executive'),
  // What the filer may do.
  remarkOnMine: handling,
  withdrawMine: accepted,
  objectToMyDate: { ...handling, agreedDates: [date] },
  answerMyOffer: { ...handling, offers: [{ plan: '换新的', by: person(people.agent), at: now - hour }] },
  appealMine: { state: 'declined' },
  makeMineComplaint: { ...handling, kind: 'repair' },
  answerMySurvey: answered,
  confirmMyVisit: { state: 'closed' },
  askNextRound: answered,
}

export const matterFor = (row: string): Wish => matters[row] ?? matters[row.split('/')[0] ?? ''] ?? handling

/** A complaint that was merged into another one, and what that one has of it. */
export const mergedInto = (parent: { id: string; number: string }): Wish => ({
  stage: { state: 'merged', parent: { id: parent.id, number: parent.number }, mergedAt: received + hour },
})

/** The complaint of a row in which the person did something himself. */
export const doneBy = (who: string, row: string, doer: Doer): Wish => {
  const it = person(doer)
  const { stage } = aComplaint(matterFor(row))
  switch (who) {
    case 'superior-of-the-employee':
      return { ...answered, about: { person: { id: 'somebody-else', name: '某员工' }, superiorIds: [doer.id] } }
    case 'who-did-the-work':
      return { stage: withHandler(stage, it) }
    case 'who-works-beside':
    case 'who-worked-beside':
      return { ...matterFor(row), stage: withCoHandler(stage, it), coHandled: [it.id] }
    case 'who-proposed-it':
      return { ...handling, round: 3, finalAnswer: { words: '书面最终答复', proposedBy: it } }
    case 'who-declined-it':
      return stage.state === 'declined' ? { stage: { ...stage, declinedBy: it } } : {}
    case 'who-instructed-it':
      return { ...handling, objections: [{ ...objection('ours'), ground: 'instruction', against: [it] }] }
    case 'who-owns-it':
      return { ...handling, correctiveActions: [{ ...corrective, ownerId: it.id }] }
    case 'who-carried-it-out':
      return { ...handling, correctiveActions: [{ ...corrective, done: said(doer) }] }
    default:
      throw new Error(`nothing is known of ${who}`)
  }
}

const withHandler = (stage: Complaint['stage'], handler: Doer): Complaint['stage'] => {
  if ('order' in stage) return { ...stage, order: { ...stage.order, handler } }
  if ('outcome' in stage && stage.outcome.how === 'worked')
    return { ...stage, outcome: { ...stage.outcome, order: { ...stage.outcome.order, handler } } }
  return stage
}
