import { describe, expect, test } from 'vitest'
import { nameAbout } from '#domain/complaint/about.ts'
import { addCoHandler, isCoHandling, mostCoHandlers, removeCoHandler } from '#domain/complaint/co-handlers.ts'
import { arrive } from '#domain/complaint/coming.ts'
import { type Complaint, coHandlersOf, orderOf } from '#domain/complaint/complaint.ts'
import { leaveNote, mayLeaveNote } from '#domain/complaint/left-note.ts'
import {
  type Move,
  mayMove,
  mayNotVisit,
  maySeeAsStaff,
  moveNames,
  talksToCustomer,
} from '#domain/complaint/lifecycle.ts'
import { answerWithParent } from '#domain/complaint/merging.ts'
import { movesAt } from '#domain/complaint/moves-at.ts'
import { responsibleFor } from '#domain/complaint/responsible.ts'
import { nextRound } from '#domain/complaint/rounds.ts'
import { isHeldBy, sharesOf, succeed } from '#domain/complaint/succession.ts'
import { progress } from '#domain/complaint/words.ts'
import { confirm, redispatch, reportDone, returnOrder, sendBack, take } from '#domain/complaint/work.ts'
import type { Actor } from '#domain/people/actor.ts'
import { minute } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, aPerson, aReport, people, received, rules } from '../../support/builders.ts'
import { decided, inside, named, noon, orderIn, staff } from './decided.ts'

const { handler, otherHandler, handlerElsewhere, head, dispatcher, manager, owner } = people
const by = aMoment({ actor: handler })
const handling = aComplaint({ state: 'handling' })

const add = (complaint: Complaint, person: Actor, actor: Actor = handler) =>
  addCoHandler(complaint, { person }, aMoment({ actor }))
const withHelp = (complaint: Complaint = handling, ...helpers: readonly Actor[]): Complaint =>
  (helpers.length === 0 ? [handlerElsewhere] : helpers).reduce(
    (it, person) => accepted(add(it, person, dispatcher)).complaint,
    complaint,
  )
const helped = withHelp()
const idsIn = ({ stage }: Complaint): string[] => coHandlersOf(stage).map(it => it.id)
const reported = (complaint: Complaint): Complaint => accepted(reportDone(complaint, aReport(), by)).complaint
const answered = (complaint: Complaint): Complaint =>
  accepted(confirm(reported(complaint), {}, aMoment({ actor: head }))).complaint

describe('加协办', () => {
  test('somebody of whatever department works on the order too, and is told; the customer reads nothing of it', () => {
    expect(add(handling, handlerElsewhere)).toEqual(
      decided(
        handling,
        {
          stage: {
            state: 'handling',
            takenAt: received + 20 * minute,
            order: { ...orderIn(handling), coHandlers: [named(handlerElsewhere)] },
          },
          coHandled: [handlerElsewhere.id],
        },
        [
          inside('co-handler-added', staff(handler), noon, {
            facts: { order: 'W2611-0001-A', coHandler: '朱师傅', coHandlerId: handlerElsewhere.id },
          }),
        ],
        [{ audience: { to: 'person', userId: handlerElsewhere.id }, event: 'co-handling' }],
      ),
    )
  })

  test('the responsible person stays the handler alone', () => {
    expect(responsibleFor(helped)).toEqual({ kind: 'person', person: named(handler), as: 'handler' })
  })

  test.each([
    ['the handler', handler, true],
    ['the head of the department', head, true],
    ['the dispatcher', dispatcher, true],
    ['another head', people.headElsewhere, false],
    ['the agent', people.agent, false],
    ['the manager', manager, false],
    ['another handler', otherHandler, false],
    ['the co-handler himself', handlerElsewhere, false],
  ] as const)('%s names and removes: %s', (_, actor, may) => {
    const refusal = { ok: false, reason: 'not-allowed' }
    expect(add(helped, otherHandler, actor)).toMatchObject(may ? { ok: true } : refusal)
    const removed = removeCoHandler(helped, { userId: handlerElsewhere.id }, aMoment({ actor }))
    expect(removed).toMatchObject(may ? { ok: true } : refusal)
  })

  test.each([
    ['nobody who handles', people.agent, handling, 'handler-unknown'],
    ['a handler of another community', aPerson('handler-9', '外人'), handling, 'handler-unknown'],
    ['the handler himself', handler, handling, 'handler-himself'],
    ['somebody who does already', handlerElsewhere, helped, 'co-handler-already'],
    ['whoever filed it', { ...otherHandler, id: owner.id }, handling, 'in-conflict'],
    [
      'whom it is about',
      otherHandler,
      { ...handling, about: { person: named(otherHandler), superiorIds: [] } },
      'in-conflict',
    ],
  ] as const)('not for %s', (_, person, complaint, reason) => {
    expect(add(complaint, person)).toEqual({ ok: false, reason })
  })

  test('for four, not for a fifth', () => {
    const helper = (count: number): Actor => aPerson(`helper-${count}`, `帮手${count}`, 'handler')
    const four = withHelp(handling, ...Array.from({ length: mostCoHandlers }, (_, at) => helper(at)))
    expect(idsIn(four)).toHaveLength(4)
    expect(add(four, helper(9))).toEqual({ ok: false, reason: 'co-handlers-full', facts: { most: 4 } })
    expect(movesAt(four, handler, noon, rules)).not.toContain('addCoHandler')
    expect(movesAt(helped, handler, noon, rules)).toEqual(expect.arrayContaining(['addCoHandler', 'removeCoHandler']))
    expect(movesAt(handling, handler, noon, rules)).not.toContain('removeCoHandler')
  })

  test.each(['submitted', 'accepted', 'checking', 'answered', 'closed'] as const)('not in %s', state => {
    const complaint = aComplaint({ state })
    expect(add(complaint, otherHandler, dispatcher)).toMatchObject({ ok: false, reason: 'not-now' })
    const removed = removeCoHandler(complaint, { userId: otherHandler.id }, aMoment({ actor: dispatcher }))
    expect(removed).toMatchObject({ ok: false, reason: 'not-now' })
  })
})

describe('移除协办', () => {
  const removed = (complaint: Complaint = helped) =>
    removeCoHandler(complaint, { userId: handlerElsewhere.id }, aMoment({ actor: handler }))

  test('ends it; that he was one stays known in this round', () => {
    const result = removed()
    expect(result).toEqual(
      decided(helped, { stage: handling.stage, coHandled: [handlerElsewhere.id] }, [
        inside('co-handler-removed', staff(handler), noon, {
          facts: { order: 'W2611-0001-A', coHandler: '朱师傅', coHandlerId: handlerElsewhere.id },
        }),
      ]),
    )
    expect(maySeeAsStaff(accepted(result).complaint, handlerElsewhere)).toBe(false)
    expect(idsIn(withHelp(accepted(result).complaint))).toEqual([handlerElsewhere.id])
    expect(withHelp(accepted(result).complaint).coHandled).toEqual([handlerElsewhere.id])
  })

  test('leaves the others', () => {
    expect(idsIn(accepted(removed(withHelp(helped, otherHandler))).complaint)).toEqual([otherHandler.id])
  })

  test('is not for somebody who is none', () => {
    expect(removed(handling)).toEqual({ ok: false, reason: 'co-handler-unknown' })
  })
})

describe('a co-handler', () => {
  const may: readonly Move[] = ['arrive', 'comeInVain', 'progress', 'note']

  test.each(['dispatched', 'handling'] as const)(
    'reads it, notes and arrives while it is %s, and does nothing else',
    state => {
      const complaint = withHelp(aComplaint({ state, happeningNow: true }))
      expect(maySeeAsStaff(complaint, handlerElsewhere)).toBe(true)
      expect(talksToCustomer(complaint, handlerElsewhere)).toBe(false)
      expect(moveNames.filter(move => mayMove(complaint, handlerElsewhere, move).ok)).toEqual(may)
    },
  )

  test('really does these', () => {
    const complaint = withHelp(aComplaint({ state: 'handling', happeningNow: true }))
    const moment = aMoment({ actor: handlerElsewhere })
    expect(arrive(complaint, moment).ok).toBe(true)
    expect(progress(complaint, { text: '先关了总阀', public: false }, moment).ok).toBe(true)
  })

  test('only while he handles in the community', () => {
    expect(maySeeAsStaff(helped, { ...handlerElsewhere, grants: [] })).toBe(false)
  })

  test('is one no more with the report, and one again where it comes back', () => {
    const checking = reported(helped)
    expect([idsIn(checking), maySeeAsStaff(checking, handlerElsewhere)]).toEqual([[], false])
    expect(orderOf(checking.stage)?.coHandlers).toEqual([named(handlerElsewhere)])
    const back = accepted(sendBack(checking, { reason: '还在漏' }, aMoment({ actor: head }))).complaint
    expect([idsIn(back), maySeeAsStaff(back, handlerElsewhere)]).toEqual([[handlerElsewhere.id], true])
  })

  test('goes with the order when it is taken', () => {
    const sent = withHelp(aComplaint({ state: 'dispatched' }))
    expect(idsIn(accepted(take(sent, by)).complaint)).toEqual([handlerElsewhere.id])
  })

  test.each([
    ['returned', (it: Complaint) => returnOrder(it, { reason: '不归我们' }, by)],
    [
      'given to somebody else',
      (it: Complaint) =>
        redispatch(it, { handler: otherHandler, departmentId: 'engineering' }, aMoment({ actor: dispatcher })),
    ],
  ] as const)('is one no more once the order is %s', (_, move) => {
    const { complaint } = accepted(move(helped))
    expect([idsIn(complaint), maySeeAsStaff(complaint, handlerElsewhere)]).toEqual([[], false])
    expect(complaint.coHandled).toEqual([handlerElsewhere.id])
  })

  test('who was one may still leave what he did as a note', () => {
    const { complaint, entries } = accepted(add(handling, handlerElsewhere))
    const gone = accepted(returnOrder(complaint, { reason: '不归我们' }, by)).complaint
    expect(mayLeaveNote(gone, entries, handlerElsewhere)).toBe(true)
    expect(mayLeaveNote(gone, entries, people.agent)).toBe(false)
    const note = { text: '当时关了总阀', photoIds: [] }
    expect(leaveNote(gone, note, aMoment({ actor: handlerElsewhere })).ok).toBe(true)
  })
})

describe('whoever worked on a round beside the handler', () => {
  const helper: Actor = {
    ...aPerson('both-1', '两职', 'handler', 'department-head', 'agent'),
  }

  test('never confirms or sends back that work', () => {
    const checking = reported(withHelp(handling, helper))
    for (const move of ['confirm', 'sendBack'] as const) {
      expect(mayMove(checking, helper, move)).toEqual({ ok: false, reason: 'own-work' })
      expect(mayMove(reported(handling), helper, move).ok).toBe(true)
    }
  })

  test('never visits, also where he was removed before it was done', () => {
    const removed = removeCoHandler(withHelp(handling, helper), { userId: helper.id }, by)
    for (const complaint of [withHelp(handling, helper), accepted(removed).complaint])
      expect(mayNotVisit(answered(complaint), helper.id)).toBe(true)
    expect(mayNotVisit(answered(handling), helper.id)).toBe(false)
  })

  test('nor the complaints that were merged into it', () => {
    const parent = answered(withHelp(handling, helper))
    if (parent.stage.state !== 'answered') throw new Error('not answered')
    const link = { id: parent.id, number: parent.number }
    const child = aComplaint({ stage: { state: 'merged', parent: link, mergedAt: received } })
    const told = (it: Complaint) => {
      if (parent.stage.state !== 'answered') return undefined
      return answerWithParent(it, link, parent.stage.outcome, noon, rules)?.complaint.coHandled
    }
    expect(told(child)).toEqual([helper.id])
    expect(told({ ...child, coHandled: ['handler-7', helper.id] })).toEqual(['handler-7', helper.id])
    const alone = answered(handling)
    if (alone.stage.state !== 'answered') throw new Error('not answered')
    expect(answerWithParent(child, link, alone.stage.outcome, noon, rules)?.complaint.coHandled).toBeUndefined()
  })

  test('has nothing to do with the next round', () => {
    const again = accepted(
      nextRound(answered(withHelp(handling, helper)), { reason: '还在漏' }, aMoment({ actor: owner })),
    )
    expect(again.complaint.coHandled).toBeUndefined()
  })
})

describe('somebody it turns out to be about', () => {
  test('is no co-handler any more, and the order stays where it is', () => {
    const about = { person: named(handlerElsewhere), superiorIds: [] }
    const { complaint } = accepted(nameAbout(withHelp(helped, otherHandler), about, aMoment({ actor: manager })))
    expect([complaint.stage.state, idsIn(complaint)]).toEqual(['handling', [otherHandler.id]])
    const answeredOne = accepted(nameAbout(answered(helped), about, aMoment({ actor: manager })))
    expect(answeredOne.complaint.stage.state).toBe('answered')
  })
})

describe('a co-handler who leaves', () => {
  const nobody = () => undefined
  const moment = aMoment({ actor: manager })

  test('is no co-handler any more; nobody follows him', () => {
    expect([isHeldBy(helped, handlerElsewhere), sharesOf(helped, handlerElsewhere)]).toEqual([true, []])
    expect({ ok: true, value: succeed(helped, handlerElsewhere, nobody, moment) }).toEqual(
      decided(helped, { stage: handling.stage, coHandled: [handlerElsewhere.id] }, [
        inside('co-handler-removed', staff(manager), noon, {
          facts: { order: 'W2611-0001-A', coHandler: '朱师傅', coHandlerId: handlerElsewhere.id },
        }),
      ]),
    )
  })

  test('also of work that is being checked; not of what was answered', () => {
    const left = succeed(reported(helped), handlerElsewhere, nobody, moment)
    expect(left && orderOf(left.complaint.stage)?.coHandlers).toBeUndefined()
    const done = answered(helped)
    expect([isHeldBy(done, handlerElsewhere), succeed(done, handlerElsewhere, nobody, moment)]).toEqual([
      false,
      undefined,
    ])
    const closed = aComplaint({ state: 'closed' })
    expect(isHeldBy(closed, handlerElsewhere)).toBe(false)
    expect(isCoHandling(handling, handlerElsewhere.id)).toBe(false)
  })

  test('whoever takes the order over is its handler, not his own co-handler', () => {
    const left = succeed(withHelp(helped, otherHandler), handler, () => otherHandler, moment)
    expect(left && orderOf(left.complaint.stage)).toMatchObject({
      handler: named(otherHandler),
      coHandlers: [named(handlerElsewhere)],
    })
  })
})
