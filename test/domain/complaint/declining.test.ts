import { describe, expect, test } from 'vitest'
import type { Stage } from '#domain/complaint/complaint.ts'
import { appeal, decideAppeal, decline, withdraw } from '#domain/complaint/declining.ts'
import { day, hour } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, aPerson, people, received, shanghai } from '../../support/builders.ts'
import {
  badTexts,
  begun,
  customer,
  customerGets,
  decided,
  done,
  ended,
  expectTurnedAway,
  lines,
  named,
  noon,
  personGets,
  publicly,
  roleGets,
  staff,
} from './decided.ts'

const { agent, dispatcher, executive, handler, manager, owner } = people

const pause = {
  from: received,
  to: received + day,
  reason: 'parts',
  words: '等配件',
  approvedBy: { id: 'dispatcher-1', name: '孙主管' },
} as const
const proposal = {
  kind: 'transfer',
  departmentId: 'greenery',
  words: '不归我们',
  by: { id: 'handler-1', name: '周师傅' },
  at: received,
} as const

describe('不予受理', () => {
  test.each([
    ['submitted', agent],
    ['accepted', agent],
    ['handling', dispatcher],
  ] as const)('a %s complaint ends with a reason the customer reads, its clocks as far as they got', (state, actor) => {
    const open = aComplaint({ state })
    expect(decline(open, { reason: ' 不属于物业 ' }, aMoment({ actor }))).toEqual(
      decided(
        open,
        {
          stage: { state: 'declined', reason: '不属于物业', declinedAt: noon, declinedBy: named(actor) },
          clocks: done(open.clocks, 'all', noon),
        },
        [publicly('declined', staff(actor), noon, { texts: { reason: '不属于物业' } })],
        [customerGets('declined')],
      ),
    )
  })

  test('a pause and a proposal are over with it', () => {
    const open = aComplaint({ state: 'handling', pause, proposal })
    const { complaint } = accepted(decline(open, { reason: '不属于物业' }, aMoment({ actor: dispatcher })))
    expect([complaint.pause, complaint.proposal]).toEqual([undefined, undefined])
  })

  test('a third party’s matter is answered, not declined', () => {
    expect(decline(aComplaint({ source: 'third-party' }), { reason: '不属于物业' }, aMoment())).toEqual({
      ok: false,
      reason: 'third-party-must-be-answered',
    })
  })

  test('under supervision only its opener ends it', () => {
    const supervision = { by: 'system', at: received, reason: 'transfers', count: 3 } as const
    expect(decline(aComplaint({ supervision }), { reason: '不属于物业' }, aMoment())).toEqual({
      ok: false,
      reason: 'under-supervision',
    })
  })

  test.each(badTexts())('%s are no reason', (_, reason, refusal) => {
    expect(decline(aComplaint(), { reason }, aMoment())).toEqual(refusal)
  })

  test('is for the office', () => {
    expectTurnedAway((it, moment) => decline(it, { reason: '不属于物业' }, moment), 'decline', {
      open: aComplaint(),
      over: aComplaint({ state: 'checking' }),
      by: dispatcher,
    })
  })
})

const declinedAt = received + hour
const declined = aComplaint({ state: 'declined' })
const reason = '灯在公共楼道'

describe('申诉', () => {
  test('goes to the manager, who has three working days', () => {
    const appealed = { state: 'declined', reason: '经核实不属于物业服务范围', declinedAt } as const
    expect(appeal(declined, { reason: ` ${reason} ` }, aMoment({ actor: owner }))).toEqual(
      decided(
        declined,
        {
          stage: { ...appealed, appeal: { reason, at: noon, level: 'manager' } },
          clocks: [...declined.clocks, ...begun(declined, ['appeal'], noon)],
        },
        [publicly('appealed', customer(owner), noon, { texts: { reason } })],
        [roleGets('manager', 'appealed')],
      ),
    )
    expect(lines(begun(declined, ['appeal'], noon))).toEqual(['appeal/1 11-18 12:00 → 11-23 18:00'])
  })

  test.each([
    [declinedAt + 7 * day, true],
    [declinedAt + 7 * day + 1, false],
  ])('seven days are the limit: at %d it is heard: %s', (at, heard) => {
    const result = appeal(declined, { reason }, aMoment({ actor: owner, at }))
    expect(result).toMatchObject(heard ? { ok: true } : { ok: false, reason: 'appeal-too-late' })
  })

  test.each([
    { appeal: { reason, at: noon, level: 'manager' } },
    { appeal: { reason, at: noon, level: 'executive' } },
    { final: true },
  ] as const)('only once: not after %j', more => {
    const stage: Stage = { state: 'declined', reason: '不属于物业', declinedAt, ...more }
    expect(appeal(aComplaint({ stage }), { reason }, aMoment({ actor: owner }))).toEqual({
      ok: false,
      reason: 'already-done',
    })
  })

  test.each(badTexts())('%s are no reason', (_, bad, refusal) => {
    expect(appeal(declined, { reason: bad }, aMoment({ actor: owner }))).toEqual(refusal)
  })

  test('is for its customer, of what was declined', () => {
    expectTurnedAway((it, moment) => appeal(it, { reason }, moment), 'appeal', {
      open: declined,
      over: aComplaint({ state: 'withdrawn' }),
      by: owner,
    })
  })
})

describe('deciding about an appeal', () => {
  const heardBy = (level: 'manager' | 'executive') => {
    const stage: Stage = { state: 'declined', reason: '不属于物业', declinedAt, appeal: { reason, at: noon, level } }
    const clocks = [...declined.clocks, ...begun(declined, ['appeal'], noon)]
    return aComplaint({ stage, clocks })
  }
  const at = noon + hour
  const words = '公共照明归我们'

  test.each([
    ['who declined it', { declinedBy: named(manager) }, manager, 'own-work'],
    ['another manager than declined it', { declinedBy: named(people.agent) }, manager, undefined],
    ['the executive in the manager’s place', { declinedBy: named(manager) }, executive, undefined],
    ['the executive who declined it', { declinedBy: named(executive) }, executive, 'own-work'],
  ] as const)('by %s: %s', (_, who, actor, reason) => {
    const before = heardBy('manager')
    if (before.stage.state !== 'declined') throw new Error('not declined')
    const result = decideAppeal(
      { ...before, stage: { ...before.stage, ...who } },
      { upheld: true, words },
      aMoment({ actor, at }),
    )
    expect(result).toMatchObject(reason === undefined ? { ok: true } : { ok: false, reason })
  })

  test('who has turned it down as manager does not hear it again as executive', () => {
    const both = aPerson(manager.id, manager.name, 'manager')
    const refused = accepted(decideAppeal(heardBy('manager'), { upheld: false, words }, aMoment({ actor: both, at })))
    const promoted = aPerson(manager.id, manager.name, 'executive')
    expect(decideAppeal(refused.complaint, { upheld: false, words }, aMoment({ actor: promoted, at }))).toEqual({
      ok: false,
      reason: 'own-work',
    })
    const { complaint, entries } = accepted(
      decideAppeal(heardBy('manager'), { upheld: false, words }, aMoment({ actor: executive, at })),
    )
    expect(complaint.stage).toMatchObject({ state: 'declined', final: true })
    expect(entries[0]?.facts).toEqual({ upheld: false, level: 'executive' })
  })

  test.each([
    ['manager', manager],
    ['executive', executive],
  ] as const)('the %s agrees: the complaint goes to the dispatcher as a next round', (level, actor) => {
    const before = heardBy(level)
    const { complaint, entries, messages } = accepted(
      decideAppeal(before, { upheld: true, words: ` ${words} ` }, aMoment({ actor, at })),
    )
    expect(complaint).toEqual({
      ...before,
      stage: { state: 'accepted' },
      round: 2,
      turn: before.turn + 1,
      clocks: complaint.clocks,
    })
    expect(lines(complaint.clocks).slice(declined.clocks.length)).toEqual([
      'appeal/1 11-18 12:00 → 11-23 18:00, met 11-18 13:00',
      'dispatch/2 11-18 13:00 → 11-18 13:05',
      'close/2 11-18 13:00 → 11-25 18:00',
      'escalation/2 11-18 13:00 → 11-19 13:00',
    ])
    expect(entries).toEqual([
      publicly('appeal-decided', staff(actor), at, { facts: { upheld: true, level }, texts: { words } }),
    ])
    expect(messages).toEqual([customerGets('appeal-decided'), roleGets('dispatcher', 'appeal-decided')])
  })

  test('the manager does not: it goes on to the executive, with three working days of his own', () => {
    const before = heardBy('manager')
    expect(decideAppeal(before, { upheld: false, words }, aMoment({ actor: manager, at }))).toEqual(
      decided(
        before,
        {
          stage: {
            state: 'declined',
            reason: '不属于物业',
            declinedAt,
            appeal: { reason, at: noon, level: 'executive', heardBy: named(manager) },
          },
          clocks: [...ended(before.clocks, ['appeal'], at), ...begun(before, ['appeal'], at)],
        },
        [
          publicly('appeal-decided', staff(manager), at, {
            facts: { upheld: false, level: 'manager' },
            texts: { words },
          }),
        ],
        [roleGets('executive', 'appealed')],
      ),
    )
  })

  test('the executive does not either: that is the end', () => {
    const before = heardBy('executive')
    expect(decideAppeal(before, { upheld: false, words }, aMoment({ actor: executive, at }))).toEqual(
      decided(
        before,
        {
          stage: { state: 'declined', reason: '不属于物业', declinedAt, final: true },
          clocks: ended(before.clocks, ['appeal'], at),
        },
        [
          publicly('appeal-decided', staff(executive), at, {
            facts: { upheld: false, level: 'executive' },
            texts: { words },
          }),
        ],
        [customerGets('appeal-decided')],
      ),
    )
  })

  test('a decision after its three working days was late', () => {
    const late = shanghai('2026-11-23 18:00:00.001')
    const { complaint } = accepted(
      decideAppeal(heardBy('executive'), { upheld: false, words }, aMoment({ actor: executive, at: late })),
    )
    expect(complaint.clocks.at(-1)?.end).toBe('late')
  })

  test('what lies with the executive is not decided by the manager', () => {
    expect(decideAppeal(heardBy('executive'), { upheld: true, words }, aMoment({ actor: manager }))).toEqual({
      ok: false,
      reason: 'not-allowed',
    })
  })

  test('a manager elsewhere is not the manager here', () => {
    const both = {
      ...aPerson('boss', '秦总', 'agent'),
      grants: [...aPerson('boss', '秦总', 'agent').grants, { role: 'manager' as const, communityId: 'riverside' }],
    }
    expect(decideAppeal(heardBy('manager'), { upheld: true, words }, aMoment({ actor: both }))).toEqual({
      ok: false,
      reason: 'not-allowed',
    })
  })

  test('nobody has appealed', () => {
    expect(decideAppeal(declined, { upheld: true, words }, aMoment({ actor: manager }))).toEqual({
      ok: false,
      reason: 'no-appeal',
    })
  })

  test.each(badTexts())('%s are no words', (_, bad, refusal) => {
    expect(decideAppeal(heardBy('manager'), { upheld: true, words: bad }, aMoment({ actor: manager }))).toEqual(refusal)
  })

  test('is for those above, of what was declined', () => {
    expectTurnedAway((it, moment) => decideAppeal(it, { upheld: true, words }, moment), 'decideAppeal', {
      open: heardBy('manager'),
      over: aComplaint(),
      by: manager,
    })
  })
})

describe('撤销', () => {
  test('the customer takes it back: it keeps its number, the clocks fall away, there is no survey', () => {
    const open = aComplaint({ state: 'handling', pause, proposal })
    expect(withdraw(open, aMoment({ actor: owner }))).toEqual(
      decided(
        open,
        {
          stage: { state: 'withdrawn', withdrawnAt: noon },
          clocks: ended(open.clocks, 'all', noon, 'withdrawn'),
          pause: undefined,
          proposal: undefined,
        },
        [publicly('withdrawn', customer(owner), noon, { facts: { ownCase: false } })],
        [personGets(handler, 'withdrawn')],
      ),
    )
  })

  test.each([
    ['submitted', []],
    ['accepted', [personGets(agent, 'withdrawn')]],
    ['dispatched', [personGets(handler, 'withdrawn')]],
    ['checking', [personGets(handler, 'withdrawn')]],
  ] as const)('while %s, whoever has it in hand is told', (state, messages) => {
    expect(accepted(withdraw(aComplaint({ state }), aMoment({ actor: owner }))).messages).toEqual(messages)
  })

  test.each([
    ['danger', { severity: 'emergency' }],
    ['a public place', { place: { kind: 'public', label: '地下车库' } }],
    ['a supervision', { supervision: { by: 'system', at: received, reason: 'transfers', count: 3 } }],
  ] as const)('%s concerns others too: the company goes on as with its own case', (_, changes) => {
    const open = aComplaint({ state: 'handling', pause, proposal, ...changes })
    expect(withdraw(open, aMoment({ actor: owner }))).toEqual(
      decided(
        open,
        { ownCase: true },
        [publicly('withdrawn', customer(owner), noon, { facts: { ownCase: true } })],
        [personGets(handler, 'withdrawn')],
      ),
    )
  })

  test('who has withdrawn has nothing more to do with it', () => {
    const ownCase = aComplaint({ state: 'handling', ownCase: true })
    expect(withdraw(ownCase, aMoment({ actor: owner }))).toEqual({ ok: false, reason: 'not-allowed' })
  })

  test('is for its customer, before the answer', () => {
    expectTurnedAway(withdraw, 'withdraw', { open: aComplaint(), over: aComplaint({ state: 'answered' }), by: owner })
  })
})
