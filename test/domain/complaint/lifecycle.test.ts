import { describe, expect, test } from 'vitest'
import { type Complaint, type State, states } from '#domain/complaint/complaint.ts'
import {
  type Move,
  mayMove,
  maySeeAsCustomer,
  maySeeAsStaff,
  moveNames,
  stageFor,
} from '#domain/complaint/lifecycle.ts'
import type { Actor } from '#domain/people/actor.ts'
import { aComplaint, aPerson, people, received } from '../../support/builders.ts'

const everybody: readonly Actor[] = Object.values(people)

const agents = [people.agent, people.otherAgent]
const office = [...agents, people.dispatcher]
const managers = [people.manager, people.otherManager]
const above = [...managers, people.executive]
const heads = [people.head, people.headElsewhere]
const crew = [people.handler, people.otherHandler]
const filer = [people.owner]
const dispatcher = [people.dispatcher]

const beforeAnswer: readonly State[] = ['submitted', 'accepted', 'dispatched', 'handling', 'checking']
const living: readonly State[] = [...beforeAnswer, 'answered']
const livingOrClosed: readonly State[] = [...living, 'closed']
const inWork: readonly State[] = ['dispatched', 'handling', 'checking']

/** `by` may whatever the state; `handler` and `head` are those of the order, while there is one. */
type Row = { from: readonly State[]; by?: readonly Actor[]; handler?: true; head?: true }

/** The table of moves once more, by hand, in terms of people: who may do what in which state. */
const table: Record<Move, Row> = {
  accept: { from: ['submitted'], by: office },
  decline: { from: ['submitted', 'accepted', 'handling'], by: office },
  solve: { from: ['accepted'], by: office },
  dispatch: { from: ['accepted', 'dispatched'], by: office },
  claim: { from: ['accepted'], by: crew },
  take: { from: ['dispatched'], handler: true },
  redispatch: { from: ['handling'], by: dispatcher },
  return: { from: ['dispatched', 'handling'], handler: true, head: true },
  addCoHandler: { from: ['dispatched', 'handling'], by: dispatcher, handler: true, head: true },
  removeCoHandler: { from: ['dispatched', 'handling'], by: dispatcher, handler: true, head: true },
  arrive: { from: ['submitted', 'accepted', 'dispatched', 'handling'], by: office, handler: true },
  comeInVain: { from: ['dispatched', 'handling'], handler: true },
  progress: { from: inWork, by: office, handler: true, head: true },
  propose: { from: ['handling'], handler: true },
  decideProposal: { from: ['handling'], by: [people.dispatcher, ...managers] },
  pause: { from: ['accepted', 'handling'], by: dispatcher },
  resume: { from: ['accepted', 'handling'], by: office, handler: true },
  agreeDate: { from: ['accepted', 'dispatched', 'handling'], by: [people.dispatcher, ...managers] },
  offer: { from: ['accepted', 'handling'], by: office, handler: true },
  recordOfferAnswer: { from: ['accepted', 'handling'], by: office },
  report: { from: ['handling'], handler: true },
  confirm: { from: ['checking'], by: managers, head: true },
  sendBack: { from: ['checking'], by: managers, head: true },
  visit: { from: ['answered'], by: [...office, ...above, people.auditor] },
  attemptVisit: { from: ['answered'], by: [...office, ...above, people.auditor] },
  message: { from: living, by: [...office, ...above], handler: true, head: true },
  note: { from: livingOrClosed, by: [...office, ...above, people.auditor], handler: true, head: true },
  writeAnswer: {
    from: ['accepted', 'dispatched', 'handling', 'checking', 'answered'],
    by: [...office, ...managers],
  },
  investigate: { from: inWork, handler: true, head: true },
  askDepartment: { from: ['accepted', 'handling'], by: office, handler: true },
  answerDepartment: { from: living, by: heads },
  changeSeverity: { from: beforeAnswer, by: [...office, ...managers] },
  changeCategory: { from: beforeAnswer, by: [...office, ...managers] },
  nameAbout: {
    from: [...beforeAnswer, 'answered', 'closed', 'declined', 'withdrawn', 'merged'],
    by: [...office, ...above, people.auditor],
  },
  confirmRepeat: { from: ['submitted', 'accepted'], by: office },
  handOver: { from: living, by: [people.dispatcher, ...managers] },
  rebase: { from: beforeAnswer, by: managers },
  urge: { from: beforeAnswer, by: [people.dispatcher, ...above] },
  answerUrge: { from: living, handler: true, head: true },
  instruct: { from: living, by: [people.head, ...above] },
  object: { from: ['accepted', ...inWork, 'answered'], by: [people.head] },
  decideObjection: { from: [...livingOrClosed, 'declined', 'withdrawn', 'merged'], by: [people.executive] },
  supervise: { from: living, by: [...above, people.auditor] },
  endSupervision: { from: [...living, 'declined'], by: [...above, people.auditor] },
  accountForDelay: { from: ['answered', 'closed'], by: office, handler: true, head: true },
  completeCorrective: {
    from: [...livingOrClosed, 'declined', 'withdrawn', 'merged'],
    by: [...office, ...managers],
    handler: true,
    head: true,
  },
  verifyCorrective: {
    from: [...livingOrClosed, 'declined', 'withdrawn', 'merged'],
    by: [people.dispatcher, ...managers, people.auditor],
  },
  reassignCorrective: {
    from: [...livingOrClosed, 'declined', 'withdrawn', 'merged'],
    by: [...office, ...managers],
    head: true,
  },
  proposeFinalAnswer: { from: ['accepted', 'handling', 'answered'], by: managers },
  signFinalAnswer: { from: ['accepted', 'handling', 'answered'], by: [people.executive] },
  decideAppeal: { from: ['declined'], by: above },
  merge: { from: ['submitted', 'accepted', 'dispatched', 'handling'], by: office },
  split: { from: ['merged'], by: [people.owner, people.dispatcher] },
  remark: { from: living, by: filer },
  nudge: { from: beforeAnswer, by: filer },
  objectToDate: { from: ['accepted', 'dispatched', 'handling'], by: filer },
  answerOffer: { from: ['accepted', 'handling'], by: filer },
  appoint: { from: ['dispatched', 'handling', 'answered'], by: [people.owner, ...office], handler: true },
  withdraw: { from: beforeAnswer, by: filer },
  appeal: { from: ['declined'], by: filer },
  makeComplaint: { from: living, by: [people.owner, ...office] },
  answerSurvey: { from: ['answered', 'closed'], by: filer },
  confirmVisit: { from: ['answered', 'closed'], by: filer },
  nextRound: { from: ['answered', 'closed'], by: filer },
}

const withOrder: readonly State[] = ['dispatched', 'handling', 'checking', 'answered', 'closed']

/** An ordinary matter of the first round leaves only these two to the dispatcher alone. */
const leftToDispatcher = (move: Move, state: State): boolean =>
  (move === 'decline' && state === 'handling') || (move === 'dispatch' && state === 'dispatched')

const expected = (move: Move, state: State, actor: Actor) => {
  const { from, by = [], handler, head } = table[move]
  const ofOrder = withOrder.includes(state) ? [handler && people.handler, head && people.head] : []
  if (!by.includes(actor) && !ofOrder.includes(actor)) return { ok: false, reason: 'not-allowed' }
  if (!from.includes(state)) return { ok: false, reason: 'not-now', facts: { state, move } }
  return leftToDispatcher(move, state) && actor !== people.dispatcher
    ? { ok: false, reason: 'dispatcher-only', facts: { state, move } }
    : { ok: true, value: true }
}

test('every move of the product stands in the table, and no other', () => {
  expect(Object.keys(table).toSorted()).toEqual(moveNames.toSorted())
})

describe.each(moveNames)('the move %s', move => {
  test.each(states)('in state %s is open to exactly the people of the table', state => {
    const complaint = aComplaint({ state })
    for (const actor of everybody)
      expect({ who: actor.name, may: mayMove(complaint, actor, move) }).toEqual({
        who: actor.name,
        may: expected(move, state, actor),
      })
  })
})

test('a move that may be made hands on the stage it starts from', () => {
  const complaint = aComplaint({ state: 'handling' })
  expect(stageFor(complaint, people.handler, 'report')).toEqual({ ok: true, value: complaint.stage })
})

test.each([
  ['the handler of another order of the same department', 'handling', people.otherHandler, 'report'],
  ['the head of another department', 'checking', people.headElsewhere, 'confirm'],
  ['a handler of another department, for a matter to claim,', 'accepted', people.handlerElsewhere, 'claim'],
  ['an agent of another community', 'submitted', people.agentElsewhere, 'accept'],
  ['a neighbour', 'submitted', people.neighbour, 'withdraw'],
] as const)('%s is not allowed', (_, state, actor, move) => {
  expect(mayMove(aComplaint({ state }), actor, move)).toEqual({ ok: false, reason: 'not-allowed' })
})

test.each([
  ['handler', 'handler', 'accepted', 'claim', { ok: false, reason: 'not-allowed' }],
  ['department head', 'department-head', 'answered', 'instruct', { ok: false, reason: 'not-allowed' }],
] as const)('a %s of another community is not allowed', (_, role, state, move, refused) => {
  const elsewhere = { ...people.handler, grants: [{ role, communityId: 'riverside', departmentId: 'engineering' }] }
  expect(mayMove(aComplaint({ state }), elsewhere, move)).toEqual(refused)
})

test('belonging to the department is not enough to claim: it takes a handler', () => {
  expect(mayMove(aComplaint({ state: 'accepted' }), people.head, 'claim').ok).toBe(false)
})

test('what was answered on the spot has no handler and no head', () => {
  const complaint = aComplaint({ state: 'answered', answered: 'on-the-spot' })
  expect(mayMove(complaint, people.handler, 'note')).toEqual({ ok: false, reason: 'not-allowed' })
  expect(mayMove(complaint, people.head, 'note')).toEqual({ ok: false, reason: 'not-allowed' })
})

test('a handler whose grant was taken away sees and does nothing any more', () => {
  const former = { ...people.handler, grants: [] }
  expect(maySeeAsStaff(aComplaint({ state: 'handling' }), former)).toBe(false)
  expect(mayMove(aComplaint({ state: 'handling' }), former, 'report')).toEqual({ ok: false, reason: 'not-allowed' })
})

describe('grave matters are left to the dispatcher', () => {
  const grave: [string, Partial<Complaint>][] = [
    ['a major one', { severity: 'major' }],
    ['a later round', { round: 2 }],
    ['a confirmed repeat', { repeatOf: { id: 'complaint-9', number: 'W2610-0009' } }],
  ]
  describe.each(grave)('%s', (_, changes) => {
    test.each(['dispatch', 'decline', 'solve'] as const)('%s', move => {
      const complaint = aComplaint({ state: 'accepted', ...changes })
      expect(mayMove(complaint, people.agent, move)).toEqual({ ok: false, reason: 'dispatcher-only' })
      expect(mayMove(complaint, people.dispatcher, move).ok).toBe(true)
    })
  })

  test('an emergency is not among them: an agent sends somebody at once', () => {
    expect(mayMove(aComplaint({ state: 'accepted', severity: 'emergency' }), people.agent, 'dispatch').ok).toBe(true)
  })

  test('anything else about them stays with the whole office', () => {
    expect(mayMove(aComplaint({ state: 'submitted', severity: 'major' }), people.agent, 'accept').ok).toBe(true)
  })
})

describe('a paused complaint', () => {
  const pause = {
    from: received,
    to: received + 1,
    reason: 'parts' as const,
    words: '等配件',
    approvedBy: { id: people.dispatcher.id, name: people.dispatcher.name },
  }

  test.each([
    ['solve', 'accepted', people.dispatcher],
    ['dispatch', 'accepted', people.dispatcher],
    ['claim', 'accepted', people.otherHandler],
    ['report', 'handling', people.handler],
    ['pause', 'handling', people.dispatcher],
  ] as const)('is resumed before %s', (move, state, actor) => {
    expect(mayMove(aComplaint({ state }), actor, move).ok).toBe(true)
    expect(mayMove(aComplaint({ state, pause }), actor, move)).toEqual({ ok: false, reason: 'not-while-paused' })
  })

  test.each([
    ['resume', 'handling', people.handler],
    ['message', 'handling', people.handler],
    ['redispatch', 'handling', people.dispatcher],
    ['return', 'handling', people.handler],
    ['decline', 'accepted', people.agent],
    ['withdraw', 'accepted', people.owner],
  ] as const)('may still be followed by %s', (move, state, actor) => {
    expect(mayMove(aComplaint({ state, pause }), actor, move).ok).toBe(true)
  })
})

test.each(['confirm', 'sendBack'] as const)('nobody checks his own work: %s', move => {
  const both = { ...people.handler, grants: [...people.handler.grants, ...people.head.grants] }
  expect(mayMove(aComplaint({ state: 'checking' }), both, move)).toEqual({ ok: false, reason: 'own-work' })
})

test('the handler who also heads the department may do everything else a head does', () => {
  const both = { ...people.handler, grants: [...people.handler.grants, ...people.head.grants] }
  expect(mayMove(aComplaint({ state: 'checking' }), both, 'progress').ok).toBe(true)
})

test.each(['remark', 'answerSurvey', 'nudge'] as const)(
  'what a customer may repeat ends where the timeline would grow too long to read: %s',
  move => {
    const long = (seq: number) =>
      aComplaint({ state: move === 'nudge' ? 'accepted' : 'answered', chain: { seq, hash: 'x' } })
    expect(mayMove(long(299), people.owner, move).ok).toBe(true)
    expect(mayMove(long(300), people.owner, move)).toEqual({ ok: false, reason: 'timeline-full' })
  },
)

test('a long timeline stops nothing else', () => {
  const long = aComplaint({ state: 'answered', chain: { seq: 300, hash: 'x' } })
  expect(mayMove(long, people.owner, 'nextRound').ok).toBe(true)
})

describe('somebody of the staff who files a complaint himself', () => {
  const everything = aPerson(
    'staff-filer',
    '许同事',
    'agent',
    'dispatcher',
    'handler',
    'department-head',
    'manager',
    'executive',
    'auditor',
  )
  const own = (state: State) =>
    aComplaint({ state, customer: { userId: everything.id, name: everything.name, relation: 'owner' } })
  const asCustomer = moveNames.filter(move => table[move].by?.includes(people.owner))

  test.each(states)('in state %s does what a customer may and nothing else', state => {
    for (const move of moveNames) {
      const may = mayMove(own(state), everything, move)
      const allowed = asCustomer.includes(move) && table[move].from.includes(state)
      expect({ move, ok: may.ok }).toEqual({ move, ok: allowed })
    }
  })

  test('is not among the customers of others', () => {
    expect(mayMove(aComplaint(), everything, 'withdraw').ok).toBe(false)
    expect(mayMove(aComplaint(), everything, 'accept').ok).toBe(true)
  })
})

test('a complaint without a user is nobody’s own', () => {
  const complaint = aComplaint({ state: 'answered', customer: { name: '来电人', relation: 'visitor' } })
  for (const actor of everybody) expect(mayMove(complaint, actor, 'answerSurvey').ok).toBe(false)
  expect(maySeeAsCustomer(complaint, people.owner.id)).toBe(false)
})

test('the company’s own case has left its customer’s hands, but not his sight', () => {
  const complaint = aComplaint({ state: 'accepted', ownCase: true })
  for (const move of moveNames)
    expect({ move, ok: mayMove(complaint, people.owner, move).ok }).toEqual({ move, ok: false })
  expect(mayMove(complaint, people.agent, 'dispatch').ok).toBe(true)
  expect(maySeeAsCustomer(complaint, people.owner.id)).toBe(true)
})
