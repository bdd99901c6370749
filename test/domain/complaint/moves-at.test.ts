import { describe, expect, test } from 'vitest'
import { type Clock, stopClocks } from '#domain/clocks/clock.ts'
import type { ClockKind } from '#domain/clocks/policy.ts'
import type { Complaint, CorrectiveAction } from '#domain/complaint/complaint.ts'
import type { Move } from '#domain/complaint/lifecycle.ts'
import { movesAt } from '#domain/complaint/moves-at.ts'
import type { Actor } from '#domain/people/actor.ts'
import { day, hour, type Instant } from '#domain/time.ts'
import {
  aComplaint,
  anAbout,
  aPerson,
  aVisit,
  departmentId,
  otherDepartmentId,
  people,
  received,
  rules,
  shanghai,
} from '../../support/builders.ts'
import { answeredStage } from './answered-complaints.ts'
import { arrivedUnder } from './decided.ts'

const noon = received + 2 * hour
const named = ({ id, name }: Actor) => ({ id, name })

const may = (move: Move, complaint: Complaint, actor: Actor, at: Instant = noon): boolean =>
  movesAt(complaint, actor, at, rules).includes(move)

const pause = {
  from: received,
  to: noon + day,
  reason: 'parts',
  words: '等配件',
  approvedBy: named(people.dispatcher),
} as const
const proposal = {
  kind: 'transfer',
  departmentId: otherDepartmentId,
  by: named(people.handler),
  at: noon,
  words: '归绿化',
} as const
const anOffer = { plan: '换一盏灯', by: named(people.agent), at: received }
const answer = { accepted: true, at: received }
const asked = { departmentId: otherDepartmentId, question: '树根？', askedBy: named(people.agent), askedAt: received }
const reply = { words: '好', by: named(people.headElsewhere), at: received }
const urge = { number: 'W2611-0001-催1', at: received, by: 'system', clock: 'close' } as const
const objection = {
  departmentId,
  ground: 'not-our-work',
  words: '是开发商的',
  by: named(people.head),
  at: received,
  round: 1,
  against: [named(people.agent)],
} as const
const supervision = { by: named(people.auditor), at: received, reason: '再查' }
const bySystem = { by: 'system', at: received, reason: 'transfers', count: 3 } as const
const action: CorrectiveAction = { what: '全楼检查', owner: '周师傅', by: noon, round: 1 }
const done = { words: '查完', by: named(people.dispatcher), at: noon }
const appeal = (level: 'manager' | 'executive') => ({ reason: '不服', at: received, level })
const usedUp = { from: noon + day, to: noon + day + hour, at: received, chosen: 3 }
const declined = { state: 'declined', reason: '不属于', declinedAt: received } as const

const stopping = (complaint: Complaint, kind: ClockKind): Complaint => ({
  ...complaint,
  clocks: stopClocks(complaint.clocks, [kind], received, 'done'),
})
const visiting = (state: 'planned' | 'unreachable' | 'refused'): Complaint => {
  const complaint = aComplaint({ state: 'answered' })
  const stage = answeredStage(complaint)
  const { mandatory, dueAt, attempts } = stage.visit
  return { ...complaint, stage: { ...stage, visit: { state, mandatory, dueAt, attempts } } }
}
const visited = (confirmedAt?: Instant): Complaint => {
  const complaint = visiting('planned')
  const stage = answeredStage(complaint)
  const { mandatory, dueAt, attempts } = stage.visit
  const record = { ...aVisit(), visitor: named(people.agent) }
  const visit = { state: 'done', mandatory, dueAt, attempts, record, confirmedAt } as const
  return { ...complaint, stage: { ...stage, visit } }
}
const lateAt = (complaint: Complaint): Instant => Math.min(...complaint.clocks.map((it: Clock) => it.dueAt))

type Case = [string, Complaint, Actor, Move, Instant?]

const handling = (changes: Partial<Complaint> = {}) => aComplaint({ state: 'handling', ...changes })
const accepted = (changes: Partial<Complaint> = {}) => aComplaint({ state: 'accepted', ...changes })

const open: Case[] = [
  ['decline an ordinary matter', accepted(), people.agent, 'decline'],
  ['claim an ordinary matter', accepted(), people.otherHandler, 'claim'],
  ['come to what is happening now', accepted({ happeningNow: true }), people.agent, 'arrive'],
  ['come under his order', handling(), people.handler, 'arrive'],
  ['come to an order not taken yet', aComplaint({ state: 'dispatched' }), people.handler, 'arrive'],
  [
    'come where the office has been before there was an order',
    handling({ arrivedAt: received }),
    people.handler,
    'arrive',
  ],
  ['say that he came in vain', handling(), people.handler, 'comeInVain'],
  ['propose something', handling(), people.handler, 'propose'],
  ['decide about a proposal', handling({ proposal }), people.dispatcher, 'decideProposal'],
  ['resume what is paused', handling({ pause }), people.dispatcher, 'resume'],
  ['offer a plan', handling(), people.handler, 'offer'],
  ['offer another after an answered one', handling({ offers: [{ ...anOffer, answer }] }), people.handler, 'offer'],
  ['record the answer to an offer', handling({ offers: [anOffer] }), people.agent, 'recordOfferAnswer'],
  ['answer the newest offer', handling({ offers: [{ ...anOffer, answer }, anOffer] }), people.owner, 'answerOffer'],
  ['visit', visiting('planned'), people.agent, 'visit'],
  ['visit whom nobody had reached', visiting('unreachable'), people.agent, 'visit'],
  ['attempt a planned visit', visiting('planned'), people.agent, 'attemptVisit'],
  ['answer a letter', accepted({ source: 'letter' }), people.agent, 'writeAnswer'],
  ['report the investigation of a major', handling({ severity: 'major' }), people.handler, 'investigate'],
  ['ask a department', handling(), people.handler, 'askDepartment'],
  [
    'ask another after an answer',
    handling({ consultations: [{ ...asked, answer: reply }] }),
    people.agent,
    'askDepartment',
  ],
  ['answer for one’s department', handling({ consultations: [asked] }), people.headElsewhere, 'answerDepartment'],
  [
    'answer for one’s department after another has answered',
    handling({ consultations: [{ ...asked, departmentId, answer: reply }, asked] }),
    people.headElsewhere,
    'answerDepartment',
  ],
  ['confirm a repeat', accepted(), people.agent, 'confirmRepeat'],
  ['urge a late matter', accepted(), people.dispatcher, 'urge', lateAt(accepted()) + 1],
  ['answer the newest urge', handling({ urges: [{ ...urge, answer: reply }, urge] }), people.handler, 'answerUrge'],
  ['instruct when asked', handling({ instruction: { askedAt: noon } }), people.head, 'instruct'],
  ['object to the order', handling(), people.head, 'object'],
  ['decide about an objection', handling({ objections: [objection] }), people.executive, 'decideObjection'],
  ['supervise', handling(), people.auditor, 'supervise'],
  ['end one’s own supervision', handling({ supervision }), people.auditor, 'endSupervision'],
  ['end, as a manager, what the system opened', handling({ supervision: bySystem }), people.manager, 'endSupervision'],
  [
    'account for a delay',
    aComplaint({ state: 'answered', delayAccount: { askedAt: noon } }),
    people.handler,
    'accountForDelay',
  ],
  [
    'complete a corrective action',
    handling({ correctiveActions: [{ ...action, done }, action] }),
    people.agent,
    'completeCorrective',
  ],
  [
    'verify another’s corrective action',
    handling({ correctiveActions: [{ ...action, done }] }),
    people.auditor,
    'verifyCorrective',
  ],
  [
    'verify one corrective action while the next is still to be done',
    handling({ correctiveActions: [{ ...action, done }, action] }),
    people.auditor,
    'verifyCorrective',
  ],
  ['propose the final answer in round 3', accepted({ round: 3 }), people.manager, 'proposeFinalAnswer'],
  [
    'sign another’s final answer',
    accepted({ finalAnswer: { words: '如下', proposedBy: named(people.manager) } }),
    people.executive,
    'signFinalAnswer',
  ],
  [
    'decide an appeal as a manager',
    aComplaint({ stage: { ...declined, appeal: appeal('manager') } }),
    people.manager,
    'decideAppeal',
  ],
  [
    'decide an appeal as an executive',
    aComplaint({ stage: { ...declined, appeal: appeal('executive') } }),
    people.executive,
    'decideAppeal',
  ],
  ['merge', accepted(), people.agent, 'merge'],
  ['nudge for the first time', accepted(), people.owner, 'nudge'],
  ['nudge again after four hours', accepted({ nudgedAt: noon - 4 * hour }), people.owner, 'nudge'],
  ['appeal on the seventh day', aComplaint({ stage: declined }), people.owner, 'appeal', received + 7 * day],
  ['choose an hour for the work', handling(), people.owner, 'appoint'],
  [
    'set an hour after the customer has used up his choices',
    handling({ appointment: usedUp }),
    people.agent,
    'appoint',
  ],
  ['set the hour of a visit', visiting('planned'), people.agent, 'appoint'],
  ['make a question a complaint', accepted({ kind: 'question' }), people.owner, 'makeComplaint'],
  [
    'make an answered question a complaint',
    aComplaint({ state: 'answered', kind: 'question' }),
    people.owner,
    'makeComplaint',
  ],
  ['make praise a complaint before it is answered', accepted({ kind: 'praise' }), people.agent, 'makeComplaint'],
  [
    'answer the survey on its last moment',
    aComplaint({ state: 'answered' }),
    people.owner,
    'answerSurvey',
    noon + 7 * day,
  ],
  ['confirm a visit', visited(), people.owner, 'confirmVisit'],
  ['ask for the next round', aComplaint({ state: 'answered' }), people.owner, 'nextRound'],
  [
    'ask for the next round seven days after closing',
    aComplaint({ state: 'closed' }),
    people.owner,
    'nextRound',
    received + 8 * day,
  ],
]

test.each(open)('it is possible to %s', (_, complaint, actor, move, at) => {
  expect(may(move, complaint, actor, at)).toBe(true)
})

const executiveToo = { ...people.manager, grants: [...people.manager.grants, ...people.executive.grants] }

const shut: Case[] = [
  ['decline what a third party sent', accepted({ source: 'third-party' }), people.agent, 'decline'],
  ['decline under supervision', accepted({ supervision }), people.agent, 'decline'],
  ['claim a major', accepted({ severity: 'major' }), people.otherHandler, 'claim'],
  ['claim what is about a person', accepted({ about: anAbout(people.agent) }), people.otherHandler, 'claim'],
  ['come where nothing is happening', accepted(), people.agent, 'arrive'],
  ['come twice', accepted({ happeningNow: true, arrivedAt: received }), people.agent, 'arrive'],
  ['come for somebody else', handling(), people.agent, 'arrive'],
  ['come twice under an order', handling(arrivedUnder(handling(), received)), people.handler, 'arrive'],
  ['propose twice', handling({ proposal }), people.handler, 'propose'],
  ['decide about nothing', handling(), people.dispatcher, 'decideProposal'],
  ['resume what is not paused', handling(), people.dispatcher, 'resume'],
  ['offer while an offer is open', handling({ offers: [anOffer] }), people.handler, 'offer'],
  ['record the answer to nothing', handling(), people.agent, 'recordOfferAnswer'],
  ['answer an offer twice', handling({ offers: [{ ...anOffer, answer }] }), people.owner, 'answerOffer'],
  ['visit what one worked on', aComplaint({ state: 'answered', answered: 'on-the-spot' }), people.agent, 'visit'],
  ['attempt to visit it', aComplaint({ state: 'answered', answered: 'on-the-spot' }), people.agent, 'attemptVisit'],
  [
    'visit for one’s subordinate',
    aComplaint({ state: 'answered', about: anAbout(people.head, people.manager) }),
    people.manager,
    'visit',
  ],
  ['attempt a visit nobody was reached for', visiting('unreachable'), people.agent, 'attemptVisit'],
  ['attempt a refused visit', visiting('refused'), people.agent, 'attemptVisit'],
  ['answer in writing what was not written', accepted(), people.agent, 'writeAnswer'],
  ['answer a letter twice', stopping(accepted({ source: 'letter' }), 'written-answer'), people.agent, 'writeAnswer'],
  ['investigate an ordinary matter', handling(), people.handler, 'investigate'],
  ['investigate twice', stopping(handling({ severity: 'major' }), 'investigation'), people.handler, 'investigate'],
  ['ask while a question is open', handling({ consultations: [asked] }), people.handler, 'askDepartment'],
  ['answer for a department nobody asked', handling(), people.headElsewhere, 'answerDepartment'],
  ['answer for another department', handling({ consultations: [asked] }), people.head, 'answerDepartment'],
  [
    'answer a question twice',
    handling({ consultations: [{ ...asked, answer: reply }] }),
    people.headElsewhere,
    'answerDepartment',
  ],
  ['confirm a repeat twice', accepted({ repeatOf: { id: 'x', number: 'y' } }), people.dispatcher, 'confirmRepeat'],
  ['urge at the due time', accepted(), people.dispatcher, 'urge', lateAt(accepted())],
  ['urge because of a clock that stopped', handling(), people.dispatcher, 'urge', shanghai('2026-11-18 10:05') + 1],
  ['answer no urge', handling(), people.handler, 'answerUrge'],
  ['answer an urge twice', handling({ urges: [{ ...urge, answer: reply }] }), people.handler, 'answerUrge'],
  ['instruct unasked', handling(), people.head, 'instruct'],
  ['instruct twice', handling({ instruction: { askedAt: noon, words: '加人' } }), people.head, 'instruct'],
  ['object twice', handling({ objections: [objection] }), people.head, 'object'],
  ['decide about no objection', handling(), people.executive, 'decideObjection'],
  [
    'decide about an objection to one’s own decision',
    handling({ objections: [{ ...objection, against: [named(people.executive)] }] }),
    people.executive,
    'decideObjection',
  ],
  ['supervise twice', handling({ supervision }), people.manager, 'supervise'],
  ['end another’s supervision', handling({ supervision }), people.manager, 'endSupervision'],
  ['end, as an auditor, what the system opened', handling({ supervision: bySystem }), people.auditor, 'endSupervision'],
  ['end no supervision', handling(), people.manager, 'endSupervision'],
  ['account for no delay', aComplaint({ state: 'answered' }), people.handler, 'accountForDelay'],
  [
    'account twice',
    aComplaint({ state: 'answered', delayAccount: { askedAt: noon, words: '缺料' } }),
    people.handler,
    'accountForDelay',
  ],
  ['complete what is done', handling({ correctiveActions: [{ ...action, done }] }), people.agent, 'completeCorrective'],
  ['verify where nothing is to be corrected', handling(), people.auditor, 'verifyCorrective'],
  ['verify what is not done', handling({ correctiveActions: [action] }), people.auditor, 'verifyCorrective'],
  ['verify one’s own', handling({ correctiveActions: [{ ...action, done }] }), people.dispatcher, 'verifyCorrective'],
  [
    'verify twice',
    handling({ correctiveActions: [{ ...action, done, verified: { by: named(people.auditor), at: noon } }] }),
    people.auditor,
    'verifyCorrective',
  ],
  ['propose the final answer in round 2', accepted({ round: 2 }), people.manager, 'proposeFinalAnswer'],
  ['sign nothing', accepted(), people.executive, 'signFinalAnswer'],
  [
    'sign one’s own',
    accepted({ finalAnswer: { words: '如下', proposedBy: named(executiveToo) } }),
    executiveToo,
    'signFinalAnswer',
  ],
  [
    'decide the executive’s appeal as a manager',
    aComplaint({ stage: { ...declined, appeal: appeal('executive') } }),
    people.manager,
    'decideAppeal',
  ],
  [
    'decide the manager’s appeal as the manager who declined',
    aComplaint({ stage: { ...declined, declinedBy: named(people.manager), appeal: appeal('manager') } }),
    people.manager,
    'decideAppeal',
  ],
  ['decide where nobody appealed', aComplaint({ stage: declined }), people.manager, 'decideAppeal'],
  ['merge what a third party sent', accepted({ source: 'third-party' }), people.agent, 'merge'],
  ['merge a parent', accepted({ children: [{ id: 'x', number: 'y' }] }), people.agent, 'merge'],
  ['nudge again a moment too early', accepted({ nudgedAt: noon - 4 * hour + 1 }), people.owner, 'nudge'],
  ['object where nothing was agreed', handling(), people.owner, 'objectToDate'],
  ['appeal after the seventh day', aComplaint({ stage: declined }), people.owner, 'appeal', received + 7 * day + 1],
  ['appeal twice', aComplaint({ stage: { ...declined, appeal: appeal('manager') } }), people.owner, 'appeal'],
  ['appeal against the executive’s word', aComplaint({ stage: { ...declined, final: true } }), people.owner, 'appeal'],
  ['choose an hour a fourth time', handling({ appointment: usedUp }), people.owner, 'appoint'],
  ['choose an hour where nobody is to come', handling({ kind: 'question' }), people.owner, 'appoint'],
  ['set an hour where nobody is to come', handling({ kind: 'question' }), people.handler, 'appoint'],
  ['set the hour of another’s visit', visiting('planned'), people.handler, 'appoint'],
  ['make a complaint a complaint', accepted(), people.owner, 'makeComplaint'],
  [
    'make a complaint of answered praise',
    aComplaint({ state: 'answered', kind: 'praise', supervision }),
    people.owner,
    'makeComplaint',
  ],
  [
    'answer the survey after its last moment',
    aComplaint({ state: 'answered' }),
    people.owner,
    'answerSurvey',
    noon + 7 * day + 1,
  ],
  ['confirm a visit that has not been', visiting('planned'), people.owner, 'confirmVisit'],
  ['confirm a visit twice', visited(noon), people.owner, 'confirmVisit'],
  [
    'ask for the next round after a final answer',
    aComplaint({ state: 'answered', answered: 'final-answer' }),
    people.owner,
    'nextRound',
  ],
  [
    'ask for it later than seven days after closing',
    aComplaint({ state: 'closed' }),
    people.owner,
    'nextRound',
    received + 8 * day + 1,
  ],
]

test.each(shut)('it is not possible to %s', (_, complaint, actor, move, at) => {
  expect(may(move, complaint, actor, at)).toBe(false)
})

describe('an agreed date', () => {
  const agreed = {
    until: noon + 3 * day,
    agreedAt: received,
    method: 'phone',
    what: '换灯',
    by: named(people.agent),
  } as const
  const dated = (...agreedDates: Complaint['agreedDates']) => handling({ agreedDates })

  test('may be objected to for a day', () => {
    expect(may('objectToDate', dated(agreed), people.owner, received + day)).toBe(true)
    expect(may('objectToDate', dated(agreed), people.owner, received + day + 1)).toBe(false)
  })

  test('is objected to once, and the newest counts', () => {
    const objected = { ...agreed, objectedAt: received }
    expect(may('objectToDate', dated(objected), people.owner)).toBe(false)
    expect(may('objectToDate', dated(objected, agreed), people.owner)).toBe(true)
  })
})

test('an appeal is decided by the post it has reached, in the complaint’s own community', () => {
  const elsewhere = { role: 'executive', communityId: 'riverside' } as const
  const manager = { ...people.manager, grants: [...people.manager.grants, elsewhere] }
  expect(may('decideAppeal', aComplaint({ stage: { ...declined, appeal: appeal('executive') } }), manager)).toBe(false)
})

test('what the table does not allow is not offered, whatever there is to act on', () => {
  expect(movesAt(aComplaint({ state: 'withdrawn' }), people.owner, noon, rules)).toEqual([])
  expect(movesAt(aComplaint({ state: 'accepted' }), people.neighbour, noon, rules)).toEqual([])
})

test('the moves of a person, in the order of the table', () => {
  expect(movesAt(aComplaint(), people.agent, noon, rules)).toEqual([
    'accept',
    'decline',
    'message',
    'note',
    'changeSeverity',
    'changeCategory',
    'nameAbout',
    'confirmRepeat',
    'merge',
  ])
  expect(movesAt(handling(), people.handler, noon, rules)).toEqual([
    'return',
    'addCoHandler',
    'arrive',
    'comeInVain',
    'progress',
    'propose',
    'offer',
    'report',
    'message',
    'note',
    'askDepartment',
    'appoint',
  ])
  expect(movesAt(aComplaint({ state: 'answered' }), people.owner, noon, rules)).toEqual([
    'remark',
    'appoint',
    'answerSurvey',
    'nextRound',
  ])
})

test('somebody with several posts has the moves of all', () => {
  const both = aPerson('both-1', '一人两岗', 'agent', 'manager')
  expect(movesAt(aComplaint(), both, noon, rules)).toContain('rebase')
  expect(movesAt(aComplaint(), both, noon, rules)).toContain('accept')
})
