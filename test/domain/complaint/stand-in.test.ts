// 代班: while somebody is absent his delegate answers for what is his, and may do his next steps.

import { describe, expect, test } from 'vitest'
import { mayNotVisit, maySeeAsStaff, stageFor } from '#domain/complaint/lifecycle.ts'
import { answerable, type Member } from '#domain/complaint/responsible.ts'
import { confirm, reportDone } from '#domain/complaint/work.ts'
import { actsFor } from '#domain/people/actor.ts'
import {
  aComplaint,
  accepted,
  aMoment,
  anAbout,
  aReport,
  communityId,
  departmentId,
  people,
} from '../../support/builders.ts'

const { agent, handler, otherHandler, head, dispatcher } = people

const member = (id: string, role: Member['roles'][number]['role'], delegateId?: string): Member => ({
  id,
  name: `${id}的名字`,
  roles: [{ role, departmentId: role === 'handler' || role === 'department-head' ? departmentId : undefined }],
  ...(delegateId === undefined ? {} : { delegateId }),
})
const others = [member(dispatcher.id, 'dispatcher'), member(head.id, 'department-head')]
const who = (complaint: Parameters<typeof answerable>[0], crew: readonly Member[]) =>
  answerable(complaint, crew).map(({ id, standsInFor }) => (standsInFor ? `${id} for ${standsInFor.id}` : id))

describe('who answers while somebody is absent', () => {
  const handling = aComplaint({ state: 'handling' })
  const away = member(handler.id, 'handler', otherHandler.id)
  const there = member(otherHandler.id, 'handler')

  test('his delegate, named as such', () => {
    expect(who(handling, [away, there, ...others])).toEqual([`${otherHandler.id} for ${handler.id}`])
    expect(answerable(handling, [away, there])[0]?.standsInFor).toEqual({ id: handler.id, name: away.name })
  })
  test('the dispatcher where the delegate is away, gone, or in conflict', () => {
    const alsoAway = member(otherHandler.id, 'handler', handler.id)
    expect(who(handling, [away, alsoAway, ...others])).toEqual([dispatcher.id])
    expect(who(handling, [away, ...others])).toEqual([dispatcher.id])
    const about = aComplaint({ state: 'handling', about: anAbout(otherHandler) })
    expect(who(about, [away, there, ...others])).toEqual([dispatcher.id])
  })
  test('on a post: the others, and the delegate for whoever is away, each once', () => {
    const submitted = aComplaint({ state: 'submitted' })
    const delegated = [member('a', 'agent', 'b'), member('b', 'agent'), member('c', 'agent', 'd'), member('d', 'agent')]
    expect(who(submitted, delegated)).toEqual(['b', 'd'])
    expect(who(submitted, [member('a', 'agent', 'x'), member('x', 'dispatcher')])).toEqual(['x for a'])
    expect(who(submitted, [member('a', 'agent', 'gone'), ...others])).toEqual([dispatcher.id])
  })
})

describe('what the delegate may', () => {
  const standIn = { ...otherHandler, standsInFor: [{ userId: handler.id, communityId }] }
  test('the next steps of the one he stands in for, and see his orders', () => {
    const dispatched = aComplaint({ state: 'dispatched' })
    expect(stageFor(dispatched, otherHandler, 'take')).toEqual({ ok: false, reason: 'not-allowed' })
    expect(stageFor(dispatched, standIn, 'take').ok).toBe(true)
    expect(stageFor(aComplaint({ state: 'handling' }), standIn, 'report').ok).toBe(true)
    expect(maySeeAsStaff(dispatched, otherHandler)).toBe(false)
    expect(maySeeAsStaff(dispatched, standIn)).toBe(true)
  })
  test('not what is about himself', () => {
    const about = aComplaint({ state: 'dispatched', about: anAbout(otherHandler) })
    expect(stageFor(about, standIn, 'take')).toEqual({ ok: false, reason: 'not-allowed' })
    expect(maySeeAsStaff(about, standIn)).toBe(false)
  })
  test('not without the post, and not elsewhere', () => {
    expect(
      stageFor(aComplaint({ state: 'dispatched' }), { ...agent, standsInFor: standIn.standsInFor }, 'take').ok,
    ).toBe(false)
    const elsewhere = [{ userId: handler.id, communityId: 'elsewhere' }]
    expect(stageFor(aComplaint({ state: 'dispatched' }), { ...otherHandler, standsInFor: elsewhere }, 'take').ok).toBe(
      false,
    )
  })
  test('he checks no work he stood in for', () => {
    const { standsInFor } = standIn
    const delegate = { ...head, grants: [...head.grants, ...otherHandler.grants], standsInFor }
    expect(stageFor(aComplaint({ state: 'checking' }), delegate, 'confirm')).toEqual({ ok: false, reason: 'own-work' })
  })
  test('from above he does no work of the other, so he checks it as before', () => {
    const fromAbove = { ...head, standsInFor: standIn.standsInFor }
    for (const [state, move] of [
      ['dispatched', 'take'],
      ['handling', 'report'],
    ] as const)
      expect(stageFor(aComplaint({ state }), fromAbove, move)).toEqual({ ok: false, reason: 'not-allowed' })
    expect(stageFor(aComplaint({ state: 'handling' }), fromAbove, 'return').ok).toBe(true)
    expect(stageFor(aComplaint({ state: 'checking' }), fromAbove, 'confirm').ok).toBe(true)
  })
})

describe('what the delegate reported done is his work too', () => {
  const standIn = { ...head, grants: [...head.grants, ...otherHandler.grants, ...agent.grants] }
  const away = { ...standIn, standsInFor: [{ userId: handler.id, communityId }] }
  const reported = accepted(
    reportDone(aComplaint({ state: 'handling' }), aReport(), aMoment({ actor: away })),
  ).complaint

  test('it says who did it; of the handler himself it says nothing', () => {
    expect(reported.stage).toMatchObject({
      order: { handler: { id: handler.id } },
      report: { doneBy: { id: head.id } },
    })
    const own = accepted(
      reportDone(aComplaint({ state: 'handling' }), aReport(), aMoment({ actor: handler })),
    ).complaint
    expect('report' in own.stage && own.stage.report).not.toHaveProperty('doneBy')
  })
  test('he does not check it, also once the other is back', () => {
    for (const move of ['confirm', 'sendBack'] as const)
      expect(stageFor(reported, standIn, move)).toEqual({ ok: false, reason: 'own-work' })
    expect(stageFor(reported, head, 'confirm')).toEqual({ ok: false, reason: 'own-work' })
    expect(stageFor(reported, people.manager, 'confirm').ok).toBe(true)
  })
  test('he does not visit the customer, and neither does the handler', () => {
    const answered = accepted(confirm(reported, {}, aMoment({ actor: people.manager }))).complaint
    expect([head, handler, otherHandler].map(({ id }) => mayNotVisit(answered, id))).toEqual([true, true, false])
  })
})

test('everybody acts for himself, a stand-in for whom he stands in for there', () => {
  const standIn = { ...agent, standsInFor: [{ userId: 'x', communityId }] }
  expect([
    actsFor(agent, communityId, agent.id),
    actsFor(agent, communityId, 'x'),
    actsFor(standIn, communityId, 'x'),
    actsFor(standIn, communityId, 'y'),
    actsFor(standIn, 'elsewhere', 'x'),
    actsFor(standIn, communityId, undefined),
  ]).toEqual([true, false, true, false, false, false])
})
