// 离职移交: what somebody has of a complaint goes to named successors, and one is always responsible.

import { describe, expect, test } from 'vitest'
import { type Complaint, states } from '#domain/complaint/complaint.ts'
import { answerable, type Member } from '#domain/complaint/responsible.ts'
import { type Share, sharesOf, succeed } from '#domain/complaint/succession.ts'
import type { Actor, Person } from '#domain/people/actor.ts'
import { aComplaint, aMoment, anAbout, departmentId, people, received } from '../../support/builders.ts'
import { inside, named, noon, orderIn, personGets, roleGets, staff } from './decided.ts'

const { agent, otherAgent, handler, otherHandler, manager, otherManager, admin, dispatcher, head, auditor } = people
const moment = aMoment({ actor: admin })
const to = (person: Person | undefined) => () => person
const entry = (from: Actor, next: Person | undefined, share: Share) =>
  inside('handed-over', staff(admin), noon, {
    facts: { from: from.name, to: next?.name ?? '', toId: next?.id ?? '', share },
  })

describe('what somebody has of a complaint', () => {
  const table: Record<(typeof states)[number], [ofAgent: Share[], ofHandler: Share[]]> = {
    submitted: [[], []],
    accepted: [['first-contact'], []],
    dispatched: [['first-contact'], ['order']],
    handling: [['first-contact'], ['order']],
    checking: [['first-contact'], ['order']],
    answered: [['first-contact'], []],
    closed: [[], []],
    declined: [[], []],
    withdrawn: [[], []],
    merged: [[], []],
  }
  test.each(states)('%s', state => {
    const complaint = aComplaint({ state })
    expect([sharesOf(complaint, agent), sharesOf(complaint, handler)]).toEqual(table[state])
  })

  test('a supervision he opened, and a corrective action named to him that is not done', () => {
    const supervision = { by: named(manager), at: received, reason: '关注' }
    const action = { what: '每周巡查', owner: handler.name, by: received, round: 1 }
    const done = { words: '已巡查', by: named(handler), at: received }
    const complaint = aComplaint({ state: 'accepted', supervision, correctiveActions: [action, { ...action, done }] })
    expect(sharesOf(complaint, manager)).toEqual(['supervision'])
    expect(sharesOf(complaint, handler)).toEqual(['corrective'])
    expect(sharesOf({ ...complaint, correctiveActions: [{ ...action, done }] }, handler)).toEqual([])
    const bySystem = { by: 'system', at: received, reason: 'transfers', count: 3 } as const
    expect(sharesOf({ ...complaint, supervision: bySystem }, manager)).toEqual([])
  })
})

describe('handing over', () => {
  test('the first contact: on record, the next one is told, the turn goes on', () => {
    const complaint = aComplaint({ state: 'handling' })
    expect(succeed(complaint, agent, to(otherAgent), moment)).toEqual({
      complaint: { ...complaint, firstContact: named(otherAgent), turn: complaint.turn + 1 },
      entries: [entry(agent, named(otherAgent), 'first-contact')],
      messages: [personGets(otherAgent, 'handed-over')],
    })
  })

  test.each(['dispatched', 'handling', 'checking'] as const)(
    'an order in state %s keeps everything but its handler',
    state => {
      const complaint = aComplaint({ state })
      const asked: unknown[] = []
      const decision = succeed(
        complaint,
        handler,
        (...of) => {
          asked.push(of)
          return otherHandler
        },
        moment,
      )
      const order = { ...orderIn(complaint), handler: named(otherHandler) }
      expect(asked).toEqual([['order', departmentId]])
      expect(decision).toEqual({
        complaint: { ...complaint, stage: { ...complaint.stage, order }, turn: complaint.turn + 1 },
        entries: [entry(handler, named(otherHandler), 'order')],
        messages: [personGets(otherHandler, 'handed-over')],
      })
    },
  )

  test('an order nobody can take goes back to the dispatchers; what was reported runs on', () => {
    const proposal = { by: named(handler), at: received, words: '缺料', kind: 'transfer', departmentId } as const
    const handling = aComplaint({ state: 'handling', proposal })
    const decision = succeed(handling, handler, to(undefined), moment)
    expect(decision?.complaint.stage).toEqual({ state: 'accepted' })
    expect(decision?.complaint.proposal).toBeUndefined()
    expect(decision?.complaint.clocks).toEqual(handling.clocks)
    expect(decision?.entries).toEqual([entry(handler, undefined, 'order')])
    expect(decision?.messages).toEqual([roleGets('dispatcher', 'returned')])
    const checked = succeed(aComplaint({ state: 'checking' }), handler, to(undefined), moment)
    expect(checked?.complaint.clocks.find(it => it.kind === 'handle')?.stoppedAt).toBeUndefined()
  })

  test('a successor in conflict gets nothing: the first contact falls to the dispatchers', () => {
    const complaint = aComplaint({ state: 'accepted', about: anAbout(otherAgent) })
    const decision = succeed(complaint, agent, to(otherAgent), moment)
    expect(decision?.complaint.firstContact).toBeUndefined()
    expect(decision?.messages).toEqual([])
  })

  test('a supervision and the corrective actions keep their words', () => {
    const supervision = { by: named(manager), at: received, reason: '关注' }
    const mine = { what: '每周巡查', owner: manager.name, by: received, round: 1 }
    const theirs = { ...mine, owner: handler.name }
    const over = { ...mine, done: { words: '好了', by: named(manager), at: received } }
    const complaint = aComplaint({ state: 'handling', supervision, correctiveActions: [mine, theirs, over] })
    const decision = succeed(complaint, manager, to(otherManager), moment)
    expect(decision?.complaint.supervision).toEqual({ ...supervision, by: named(otherManager) })
    const given = { owner: otherManager.name, ownerId: otherManager.id, givenAt: noon }
    expect(decision?.complaint.correctiveActions).toEqual([{ ...mine, ...given }, theirs, over])
    expect(decision?.entries).toEqual([
      entry(manager, named(otherManager), 'supervision'),
      entry(manager, named(otherManager), 'corrective'),
    ])
    const nobody = succeed(complaint, manager, to(undefined), moment)
    expect(nobody?.complaint.supervision).toEqual(supervision)
    expect(nobody?.complaint.correctiveActions).toEqual(complaint.correctiveActions)
  })

  test('several things of one complaint go in one act', () => {
    const both = aComplaint({ state: 'handling', firstContact: named(handler) })
    const decision = succeed(both, handler, share => (share === 'order' ? otherHandler : agent), moment)
    expect(decision?.complaint.firstContact).toEqual(named(agent))
    expect(decision && orderIn(decision.complaint).handler).toEqual(named(otherHandler))
    expect(decision?.complaint.turn).toBe(both.turn + 1)
  })

  test('of nothing there is nothing to hand over', () => {
    expect(succeed(aComplaint({ state: 'handling' }), otherHandler, to(agent), moment)).toBeUndefined()
    expect(succeed(aComplaint({ state: 'closed' }), agent, to(otherAgent), moment)).toBeUndefined()
  })
})

describe('a corrective action of his', () => {
  const owned = { what: '每周巡查', owner: handler.name, ownerId: handler.id, by: received, round: 1 }
  const done = { words: '已巡查', by: named(handler), at: received }
  const verified = { by: named(dispatcher), at: received }
  const given = { owner: otherHandler.name, ownerId: otherHandler.id, givenAt: noon }

  test.each(states)('in state %s goes along, until it is verified, for it may come back', state => {
    const over = { ...owned, done, verified }
    const another = { ...owned, owner: '同名', ownerId: agent.id }
    const complaint = aComplaint({ state, correctiveActions: [owned, { ...owned, done }, over, another] })
    expect(sharesOf(complaint, handler)).toContain('corrective')
    const decision = succeed(complaint, handler, to(otherHandler), moment)
    expect(decision?.complaint.correctiveActions).toEqual([
      { ...owned, ...given },
      { ...owned, done, ...given },
      over,
      another,
    ])
    expect(decision?.entries).toContainEqual(entry(handler, named(otherHandler), 'corrective'))
    expect(decision?.messages).toContainEqual(personGets(otherHandler, 'handed-over'))
    expect(decision && sharesOf(decision.complaint, handler)).toEqual([])
  })

  test('of a closed complaint, where nobody can take it, is nobody’s, and the dispatcher is told', () => {
    const complaint = aComplaint({ state: 'closed', correctiveActions: [owned] })
    const decision = succeed(complaint, handler, to(undefined), moment)
    const { ownerId: _, ...written } = owned
    expect(decision?.complaint.correctiveActions).toStrictEqual([written])
    expect(decision?.messages).toEqual([roleGets('dispatcher', 'corrective-due')])
  })

  const correctiveAction = {
    needed: true,
    what: '全楼检查',
    owner: handler.name,
    ownerId: handler.id,
    by: noon,
  } as const
  const reported = (ownerId: string) => {
    const complaint = aComplaint({ state: 'checking' })
    if (complaint.stage.state !== 'checking') throw new Error('not reported')
    const report = { ...complaint.stage.report, correctiveAction: { ...correctiveAction, ownerId } }
    return { ...complaint, stage: { ...complaint.stage, report } }
  }
  const actionIn = (stage: Complaint['stage'] | undefined) =>
    stage?.state === 'checking' ? stage.report.correctiveAction : undefined

  test('in a report that is still checked goes along with the order it was done under', () => {
    const decision = succeed(reported(handler.id), handler, to(otherHandler), moment)
    expect(decision && orderIn(decision.complaint).handler).toEqual(named(otherHandler))
    const { givenAt: _, ...owner } = given
    expect(actionIn(decision?.complaint.stage)).toEqual({ ...correctiveAction, ...owner })
    expect(decision?.entries.map(it => it.facts.share)).toEqual(['order', 'corrective'])
  })

  test('in a report of somebody else is only written down where nobody takes it', () => {
    const complaint = reported(head.id)
    expect(sharesOf(complaint, handler)).toEqual(['order'])
    const decision = succeed(complaint, head, to(undefined), moment)
    const { ownerId: _, ...written } = correctiveAction
    expect(actionIn(decision?.complaint.stage)).toStrictEqual(written)
  })

  test('in a report goes with it where the order goes back', () => {
    const decision = succeed(reported(handler.id), handler, to(undefined), moment)
    expect(decision?.complaint.stage).toEqual({ state: 'accepted' })
    expect(decision?.entries.map(it => it.facts.share)).toEqual(['order'])
  })
})

describe('at every state, before and after', () => {
  const crew: Member[] = [agent, otherAgent, handler, otherHandler, dispatcher, head, manager, auditor].map(
    ({ id, name, grants }) => ({ id, name, roles: grants }),
  )
  const open = states.filter(state => !['closed', 'declined', 'withdrawn', 'merged'].includes(state))
  test.each(
    open.flatMap(state =>
      [agent, handler].flatMap(who => [otherAgent, otherHandler, undefined].map(next => [state, who, next] as const)),
    ),
  )('%s: somebody there answers for it', (state, who, next) => {
    const complaint = aComplaint({ state })
    const fit = who === agent ? (next === otherHandler ? undefined : next) : next === otherAgent ? undefined : next
    const after = succeed(complaint, who, to(fit), moment)?.complaint ?? complaint
    const left = crew.filter(it => it.id !== who.id)
    for (const [one, of] of [
      [complaint, crew],
      [after, crew],
      [after, left],
    ] as const)
      expect(answerable(one, of).length).toBeGreaterThan(0)
    expect(answerable(after, left).map(it => it.id)).not.toContain(who.id)
  })
})
