// 整改责任人: who has to put something right, who sees it because of that, and who may give it to somebody else.

import { describe, expect, test } from 'vitest'
import { nameAbout, sharedAbout } from '#domain/complaint/about.ts'
import { type Complaint, type CorrectiveAction, orderOf } from '#domain/complaint/complaint.ts'
import { completeCorrective, reassignCorrective, verifyCorrective } from '#domain/complaint/corrective.ts'
import { mayMove, maySeeAsStaff, talksToCustomer } from '#domain/complaint/lifecycle.ts'
import { movesAt } from '#domain/complaint/moves-at.ts'
import { confirm, reportDone } from '#domain/complaint/work.ts'
import type { Actor } from '#domain/people/actor.ts'
import { day } from '#domain/time.ts'
import {
  aComplaint,
  accepted,
  aMoment,
  anAbout,
  aReport,
  communityId,
  otherDepartmentId,
  people,
  received,
  rules,
} from '../../support/builders.ts'
import { badTexts, decided, inside, named, noon, personGets, roleGets, staff } from './decided.ts'

const { agent, dispatcher, executive, handler, handlerElsewhere, head, manager, otherHandler, owner } = people
const by = received + 10 * day
const written: CorrectiveAction = { what: '全楼检查', owner: '周师傅', by, round: 1 }
const owned: CorrectiveAction = {
  ...written,
  owner: handlerElsewhere.name,
  ownerId: handlerElsewhere.id,
  givenAt: received,
}
const done = { words: '查完了', by: named(handlerElsewhere), at: received }
const verified = { by: named(dispatcher), at: received }
const closedWith = (...correctiveActions: CorrectiveAction[]) => aComplaint({ state: 'closed', correctiveActions })
const standIn = (of: Actor): Actor => ({ ...otherHandler, standsInFor: [{ userId: of.id, communityId }] })

describe('whoever owns one', () => {
  test.each([
    ['open', owned, true],
    ['carried out, for it may come back', { ...owned, done }, true],
    ['verified', { ...owned, done, verified }, false],
    ['only written down', { ...written, owner: handlerElsewhere.name }, false],
  ] as const)('%s: sees the complaint: %s', (_, action, sees) => {
    expect(maySeeAsStaff(closedWith(action), handlerElsewhere)).toBe(sees)
  })

  test('sees it, and talks to nobody; nor does he once he works here no more, or it is about him', () => {
    const complaint = closedWith(owned)
    expect(talksToCustomer(complaint, handlerElsewhere)).toBe(false)
    expect(maySeeAsStaff(complaint, { ...handlerElsewhere, grants: [] })).toBe(false)
    expect(maySeeAsStaff({ ...complaint, about: anAbout(handlerElsewhere) }, handlerElsewhere)).toBe(false)
  })

  test('carries it out, and so does who stands in for him; nothing else of the matter is his', () => {
    for (const actor of [handlerElsewhere, standIn(handlerElsewhere)]) {
      const result = completeCorrective(closedWith(owned), { index: 0, words: '查完了' }, aMoment({ actor }))
      expect(accepted(result).complaint.correctiveActions[0]?.done?.by).toEqual(named(actor))
      expect(movesAt(closedWith(owned), actor, noon, rules)).toEqual(['completeCorrective'])
    }
  })
})

describe('who says that it was carried out', () => {
  const by = (actor: Actor, action: CorrectiveAction) =>
    completeCorrective(
      aComplaint({ state: 'handling', correctiveActions: [action, { ...owned, ownerId: otherHandler.id }] }),
      { index: 0, words: '查完了' },
      aMoment({ actor }),
    )
  test.each([
    ['the agent', agent, true, true],
    ['the dispatcher', dispatcher, true, true],
    ['the manager', manager, true, true],
    ['the handler of the order', handler, false, true],
    ['the head of its department', head, false, true],
    ['the owner', handlerElsewhere, true, false],
    ['the owner of another one', otherHandler, false, false],
  ] as const)('%s, where it is somebody’s %s, where it is nobody’s %s', (_, actor, ofSomebody, ofNobody) => {
    const no = { ok: false, reason: actor === handlerElsewhere ? 'not-allowed' : 'not-your-corrective' }
    expect(ofSomebody ? by(actor, owned).ok : by(actor, owned)).toEqual(ofSomebody ? true : no)
    expect(ofNobody ? by(actor, written).ok : by(actor, written)).toEqual(ofNobody ? true : no)
  })

  test('nobody is offered what he may not do', () => {
    const open = aComplaint({ state: 'handling', correctiveActions: [owned] })
    const offered = (actor: Actor) => movesAt(open, actor, noon, rules).includes('completeCorrective')
    expect([agent, handler, head, handlerElsewhere].map(offered)).toEqual([true, false, false, true])
  })
})

test('found without effect, it comes back to its owner, who is told', () => {
  const result = verifyCorrective(
    closedWith({ ...owned, done }),
    { index: 0, effective: false },
    aMoment({ actor: dispatcher }),
  )
  expect(accepted(result).messages).toEqual([personGets(handlerElsewhere, 'corrective-again', by)])
  expect(accepted(result).complaint.correctiveActions).toStrictEqual([owned])
})

test('found without effect it is reminded and told of anew; what nobody owns is the dispatcher’s to give', () => {
  const said = { remindedAt: noon, toldAt: noon }
  const again = (action: CorrectiveAction) =>
    accepted(
      verifyCorrective(
        closedWith({ ...action, ...said, done }),
        { index: 0, effective: false },
        aMoment({ actor: dispatcher }),
      ),
    )
  expect(again(owned).complaint.correctiveActions).toStrictEqual([owned])
  expect(again(written).complaint.correctiveActions).toStrictEqual([written])
  expect(again(written).messages).toEqual([roleGets('dispatcher', 'corrective-due')])
})

describe('the head of the department whose work it came of', () => {
  const elsewhere = people.headElsewhere
  const before = { ...owned, departmentId: otherDepartmentId }

  test('follows it to the end, whoever has the order of a later round', () => {
    const later = aComplaint({ state: 'handling', round: 2, correctiveActions: [before] })
    expect(maySeeAsStaff(later, elsewhere)).toBe(true)
    expect(movesAt(later, elsewhere, noon, rules)).toEqual(['reassignCorrective'])
    const give = (actor: Actor) =>
      reassignCorrective(later, { index: 0, to: agent, reason: '调岗' }, aMoment({ actor }))
    expect(give(elsewhere).ok).toBe(true)
    expect(give(head)).toEqual({ ok: false, reason: 'not-your-corrective' })
    expect(movesAt(later, head, noon, rules)).not.toContain('reassignCorrective')
  })

  test('also where there is no order any more, until it was verified', () => {
    const stage = { state: 'accepted' } as const
    expect(maySeeAsStaff(aComplaint({ stage, correctiveActions: [before] }), elsewhere)).toBe(true)
    const over = aComplaint({ stage, correctiveActions: [{ ...before, done, verified }] })
    expect(maySeeAsStaff(over, elsewhere)).toBe(false)
    expect(maySeeAsStaff(aComplaint({ stage, correctiveActions: [owned] }), elsewhere)).toBe(false)
  })
})

describe('given in a report', () => {
  const correctiveAction = { needed: true, what: '全楼检查', owner: head.name, ownerId: head.id, by } as const
  const handling = aComplaint({ state: 'handling' })
  const departmentId = orderOf(handling.stage)?.departmentId
  const report = (complaint: Complaint) =>
    reportDone(complaint, aReport({ correctiveAction }), aMoment({ actor: handler }))

  test('it is his from the confirmation on, and he is told then', () => {
    const checking = accepted(report(handling)).complaint
    expect(checking.correctiveActions).toEqual([])
    const { complaint, messages } = accepted(confirm(checking, {}, aMoment({ actor: manager })))
    expect(complaint.correctiveActions).toEqual([
      { what: '全楼检查', owner: head.name, ownerId: head.id, givenAt: noon, by, round: 1, departmentId },
    ])
    expect(messages).toContainEqual(personGets(head, 'corrective-given', by))
  })

  test('nobody in conflict is given it; who turned out to be is not told of it', () => {
    const about = anAbout(head)
    expect(report({ ...handling, about })).toEqual({ ok: false, reason: 'in-conflict' })
    const checking = { ...accepted(report(handling)).complaint, about }
    const { complaint, messages } = accepted(confirm(checking, {}, aMoment({ actor: manager })))
    expect(complaint.correctiveActions).toEqual([{ what: '全楼检查', owner: head.name, by, round: 1, departmentId }])
    expect(messages.map(it => it.event)).not.toContain('corrective-given')
    expect(messages).toContainEqual(roleGets('dispatcher', 'corrective-due'))
  })
})

describe('换整改责任人', () => {
  const moment = aMoment({ actor: agent })
  const give = (action: CorrectiveAction, to: Actor, at?: number, reason = '调岗') =>
    reassignCorrective(closedWith(written, action), { index: 1, to, by: at, reason }, moment)

  test('to somebody else with another date: on record inside, and he is told', () => {
    const before = closedWith(written, { ...owned, toldAt: received })
    const later = by + day
    expect(reassignCorrective(before, { index: 1, to: head, by: later, reason: ' 调岗 ' }, moment)).toEqual(
      decided(
        before,
        {
          correctiveActions: [written, { ...written, owner: head.name, ownerId: head.id, givenAt: noon, by: later }],
        },
        [
          inside('corrective-reassigned', staff(agent), noon, {
            facts: { index: 1, from: handlerElsewhere.name, to: head.name, toId: head.id, by: later },
            texts: { reason: '调岗' },
          }),
        ],
        [personGets(head, 'corrective-given', later)],
      ),
    )
  })

  test('without another date it keeps its own, and what was told of it', () => {
    const [, given] = accepted(give({ ...owned, toldAt: noon }, head)).complaint.correctiveActions
    expect(given).toStrictEqual({ ...owned, toldAt: noon, owner: head.name, ownerId: head.id, givenAt: noon })
    const [, untold] = accepted(give(owned, head)).complaint.correctiveActions
    expect(untold).toStrictEqual({ ...owned, owner: head.name, ownerId: head.id, givenAt: noon })
  })

  test('what was only written down gets its owner', () => {
    expect(accepted(give(written, head)).complaint.correctiveActions[1]).toMatchObject({ ownerId: head.id })
  })

  test('its owner may be given another date', () => {
    expect(accepted(give(owned, handlerElsewhere, by + day)).complaint.correctiveActions[1]).toMatchObject({
      ownerId: handlerElsewhere.id,
      by: by + day,
    })
  })

  test.each([
    ['whom it is with already', owned, handlerElsewhere, undefined, 'already-done'],
    ['the same on the same date', owned, handlerElsewhere, by, 'already-done'],
    ['the filer', owned, owner, undefined, 'in-conflict'],
    ['somebody, by now', owned, head, noon, 'date-in-the-past'],
    ['somebody, by next year and a day', owned, head, noon + 366 * day, 'date-too-far'],
    ['somebody, once it was carried out', { ...owned, done }, head, undefined, 'no-corrective-action'],
  ] as const)('not to %s', (_, action, to, at, reason) => {
    expect(give(action, to, at)).toEqual({ ok: false, reason })
  })

  test('the last day is a year from now', () => {
    expect(give(owned, head, noon + 365 * day).ok).toBe(true)
  })

  test('one that is not there goes to nobody', () => {
    expect(reassignCorrective(closedWith(), { index: 0, to: head, reason: '调岗' }, moment)).toEqual({
      ok: false,
      reason: 'no-corrective-action',
    })
  })

  test.each(badTexts())('%s are no reason', (_, reason, refusal) => {
    expect(give(owned, head, undefined, reason)).toEqual(refusal)
  })

  test('is for the office, the manager and the head of the department that did the work', () => {
    const by = (actor: Actor) =>
      reassignCorrective(closedWith(owned), { index: 0, to: agent, reason: '调岗' }, aMoment({ actor }))
    for (const actor of [agent, dispatcher, manager, head]) expect(by(actor).ok).toBe(true)
    expect(by(executive)).toEqual({ ok: false, reason: 'not-allowed' })
    for (const actor of [handler, handlerElsewhere, executive])
      expect(mayMove(closedWith(owned), actor, 'reassignCorrective')).toEqual({ ok: false, reason: 'not-allowed' })
    expect(movesAt(closedWith({ ...owned, done }), agent, noon, rules)).not.toContain('reassignCorrective')
    expect(movesAt(closedWith(owned), agent, noon, rules)).toContain('reassignCorrective')
  })
})

describe('the employee a complaint turns out to be about', () => {
  const about = anAbout(handlerElsewhere)
  test('owns nothing of it any more, and the dispatcher finds somebody else; what is verified stays his', () => {
    const over = { ...owned, done, verified }
    const { complaint, messages } = accepted(
      nameAbout(closedWith(written, owned, over), about, aMoment({ actor: manager })),
    )
    expect(complaint.correctiveActions).toStrictEqual([written, { ...written, owner: handlerElsewhere.name }, over])
    expect(messages).toEqual([roleGets('dispatcher', 'corrective-due')])
  })

  test('nor of what was merged with it', () => {
    const link = { id: 'parent', number: 'W2611-0009' }
    const child = aComplaint({
      stage: { state: 'merged', parent: link, mergedAt: received },
      correctiveActions: [owned],
    })
    const parent = aComplaint({ ...link, about })
    const shared = sharedAbout(child, parent, noon)
    expect(shared?.complaint.correctiveActions[0]?.ownerId).toBeUndefined()
    expect(shared?.messages).toEqual([roleGets('dispatcher', 'corrective-due')])
  })
})
