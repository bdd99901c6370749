import { describe, expect, test } from 'vitest'
import type { CorrectiveAction } from '#domain/complaint/complaint.ts'
import { accountForDelay, completeCorrective, verifyCorrective } from '#domain/complaint/corrective.ts'
import type { Actor } from '#domain/people/actor.ts'
import { day } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, people, received } from '../../support/builders.ts'
import { badTexts, decided, expectTurnedAway, inside, named, noon, roleGets, staff } from './decided.ts'

const { admin, agent, auditor, dispatcher, handler, manager } = people
const open: CorrectiveAction = { what: '全楼检查', owner: '周师傅', by: received + 10 * day, round: 1 }
const completed: CorrectiveAction = { ...open, done: { words: '查完了', by: named(manager), at: received } }
const verified: CorrectiveAction = { ...completed, verified: { by: named(dispatcher), at: received } }
const withActions = (...correctiveActions: CorrectiveAction[]) => aComplaint({ state: 'closed', correctiveActions })

describe('a corrective action carried out', () => {
  test('is on record, also after closing; the dispatcher has it verified', () => {
    const before = withActions(open, { ...open, what: '查配电箱' })
    expect(completeCorrective(before, { index: 1, words: ' 查完了 ' }, aMoment())).toEqual(
      decided(
        before,
        {
          correctiveActions: [
            open,
            { ...open, what: '查配电箱', done: { words: '查完了', by: named(agent), at: noon } },
          ],
        },
        [inside('corrective-completed', staff(agent), noon, { facts: { index: 1 }, texts: { words: '查完了' } })],
        [roleGets('dispatcher', 'corrective-due')],
      ),
    )
  })

  test.each([
    [0, [completed]],
    [1, [open]],
    [-1, [open]],
    [0, []],
  ] as const)('number %d of %j is none to carry out', (index, actions) => {
    expect(completeCorrective(withActions(...actions), { index, words: '查完了' }, aMoment())).toEqual({
      ok: false,
      reason: 'no-corrective-action',
    })
  })

  test.each(badTexts())('%s are no words', (_, words, refusal) => {
    expect(completeCorrective(withActions(open), { index: 0, words }, aMoment())).toEqual(refusal)
  })

  test('is for those who worked on it and the manager', () => {
    const by = (actor: Actor) =>
      completeCorrective(withActions(open), { index: 0, words: '查完了' }, aMoment({ actor }))
    expect(by(admin)).toEqual({ ok: false, reason: 'not-allowed' })
    expect(by(manager).ok).toBe(true)
  })
})

describe('verifying it', () => {
  const by = aMoment({ actor: dispatcher })

  test('effective: it is over', () => {
    const before = withActions(open, completed)
    expect(verifyCorrective(before, { index: 1, effective: true, words: ' 抽查三层 ' }, by)).toEqual(
      decided(before, { correctiveActions: [open, { ...completed, verified: { by: named(dispatcher), at: noon } }] }, [
        inside('corrective-verified', staff(dispatcher), noon, {
          facts: { index: 1, effective: true },
          texts: { words: '抽查三层' },
        }),
      ]),
    )
  })

  test.each([undefined, '', '  '])('not effective: it is open again; the words may stay unsaid: %j', words => {
    const result = accepted(verifyCorrective(withActions(completed), { index: 0, effective: false, words }, by))
    expect(result.complaint.correctiveActions).toStrictEqual([open])
    expect(result.entries[0]?.facts).toEqual({ index: 0, effective: false })
    expect(result.entries[0]?.texts).toStrictEqual({})
  })

  test.each([
    ['not carried out', [open]],
    ['verified already', [verified]],
    ['unknown', []],
  ] as const)('what is %s is not to be verified', (_, actions) => {
    expect(verifyCorrective(withActions(...actions), { index: 0, effective: true }, by)).toEqual({
      ok: false,
      reason: 'no-corrective-action',
    })
  })

  test('nobody verifies his own work', () => {
    expect(
      verifyCorrective(withActions(completed), { index: 0, effective: true }, aMoment({ actor: manager })),
    ).toEqual({
      ok: false,
      reason: 'own-work',
    })
  })

  test('is for the dispatcher, the manager and the auditor', () => {
    const by = (actor: Actor) =>
      verifyCorrective(withActions(completed), { index: 0, effective: true }, aMoment({ actor }))
    expect(by(admin)).toEqual({ ok: false, reason: 'not-allowed' })
    expect(by(auditor).ok).toBe(true)
  })
})

describe('whatever becomes of the complaint', () => {
  test.each(['closed', 'declined', 'withdrawn', 'merged'] as const)('%s: it is carried out and verified', state => {
    const before = aComplaint({ state, correctiveActions: [open] })
    const done = accepted(completeCorrective(before, { index: 0, words: '查完了' }, aMoment({ actor: manager })))
    const by = aMoment({ actor: dispatcher })
    expect(verifyCorrective(done.complaint, { index: 0, effective: true }, by).ok).toBe(true)
  })
})

describe('超期情况说明', () => {
  const asked = aComplaint({ state: 'closed', delayAccount: { askedAt: received } })

  test('says why it was late', () => {
    expect(accountForDelay(asked, { words: ' 等配件三天 ' }, aMoment())).toEqual(
      decided(asked, { delayAccount: { askedAt: received, words: '等配件三天', by: named(agent) } }, [
        inside('delay-accounted', staff(agent), noon, { texts: { words: '等配件三天' } }),
      ]),
    )
  })

  test.each([undefined, { askedAt: received, words: '等配件', by: named(agent) }])(
    'where %j, none is asked for',
    delayAccount => {
      const before = aComplaint({ state: 'closed', delayAccount })
      expect(accountForDelay(before, { words: '等配件' }, aMoment())).toEqual({
        ok: false,
        reason: 'nothing-to-answer',
      })
    },
  )

  test.each(badTexts())('%s are no account', (_, words, refusal) => {
    expect(accountForDelay(asked, { words }, aMoment())).toEqual(refusal)
  })

  test('is for those who worked on it, after the answer', () => {
    expectTurnedAway((it, moment) => accountForDelay(it, { words: '等配件' }, moment), 'accountForDelay', {
      open: asked,
      over: aComplaint({ state: 'checking', delayAccount: { askedAt: received } }),
      by: handler,
    })
  })
})
