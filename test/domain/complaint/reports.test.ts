import { describe, expect, test } from 'vitest'
import { arrive } from '#domain/complaint/coming.ts'
import { type Complaint, reportOf } from '#domain/complaint/complaint.ts'
import { solveOnTheSpot } from '#domain/complaint/intake.ts'
import { registerAndSettle } from '#domain/complaint/registering.ts'
import { confirm, reportDone } from '#domain/complaint/work.ts'
import { day, minute } from '#domain/time.ts'
import {
  aComplaint,
  accepted,
  aFiling,
  aMoment,
  aReport,
  departmentId,
  people,
  received,
} from '../../support/builders.ts'
import {
  arrivedUnder,
  badTexts,
  decided,
  ended,
  expectTurnedAway,
  inside,
  named,
  noon,
  orderIn,
  publicly,
  roleGets,
  runningLines,
  staff,
} from './decided.ts'

const { handler, head } = people

describe('到场', () => {
  test('stops the clock of what is happening now, once', () => {
    const before = aComplaint({ state: 'handling', happeningNow: true })
    const arrived = arrive(before, aMoment({ actor: handler }))
    expect(arrived).toEqual(
      decided(before, { ...arrivedUnder(before, noon), clocks: ended(before.clocks, ['on-site'], noon, 'late') }, [
        publicly('arrived', staff(handler), noon),
      ]),
    )
    const again = aMoment({ actor: handler, at: noon + 1 })
    expect(arrive(accepted(arrived).complaint, again)).toEqual({ ok: false, reason: 'already-done' })
  })

  test('within ten minutes it was in time', () => {
    const before = aComplaint({ happeningNow: true })
    const { complaint } = accepted(arrive(before, aMoment({ at: received + 10 * minute })))
    expect(complaint.clocks.find(it => it.kind === 'on-site')?.end).toBe('met')
    const late = accepted(arrive(before, aMoment({ at: received + 10 * minute + 1 }))).complaint
    expect(late.clocks.find(it => it.kind === 'on-site')?.end).toBe('late')
  })

  test('is for the office and the handler, before the report', () => {
    expectTurnedAway(arrive, 'arrive', {
      open: aComplaint({ state: 'handling' }),
      over: aComplaint({ state: 'checking' }),
      by: handler,
    })
  })
})

describe('报完工', () => {
  const before = aComplaint({ state: 'handling' })
  const by = aMoment({ actor: handler })
  const needed = { needed: true, what: '全楼检查', owner: '周师傅', by: noon + 10 * day } as const

  test('goes to the department head; handling and notes are over, the customer reads what was done and not whose fault it was', () => {
    const proposal = {
      kind: 'pause',
      reason: 'parts',
      to: noon,
      words: '等',
      by: named(handler),
      at: received,
    } as const
    const open = { ...before, proposal }
    expect(reportDone(open, aReport({ photoIds: ['photo-1'] }), by)).toEqual(
      decided(
        open,
        {
          stage: {
            state: 'checking',
            order: orderIn(before),
            takenAt: received + 20 * minute,
            report: { ...aReport({ photoIds: ['photo-1'] }), reportedAt: noon },
          },
          proposal: undefined,
          clocks: ended(before.clocks, ['handle', 'progress'], noon),
        },
        [
          publicly('reported', staff(handler), noon, {
            facts: { order: 'W2611-0001-A', settlement: 'repaired', photos: ['photo-1'] },
            texts: { remedialAction: '更换了三楼的声控灯' },
          }),
          inside('reported', staff(handler), noon, {
            facts: { cause: 'material', liableParty: 'department', correctiveNeeded: false },
            texts: { correctiveReason: '个别灯具老化' },
          }),
        ],
        [roleGets('department-head', 'to-check', departmentId)],
      ),
    )
  })

  test('with a corrective action its owner is on record', () => {
    const [, entry] = accepted(reportDone(before, aReport({ correctiveAction: needed }), by)).entries
    expect(entry?.facts).toMatchObject({ correctiveNeeded: true })
    expect(entry?.texts).toEqual({ correctiveAction: '全楼检查', correctiveOwner: '周师傅' })
  })

  test('the report of an investigation may still come', () => {
    const major = aComplaint({ state: 'handling', severity: 'major' })
    const { complaint } = accepted(reportDone(major, aReport({ correctiveAction: needed }), by))
    expect(runningLines(complaint.clocks).map(it => it.split('/')[0])).toEqual([
      'first-answer',
      'close',
      'escalation',
      'investigation',
    ])
  })

  test.each(badTexts())('%s are no remedial action, no corrective action and no reason for none', (_, bad, refusal) => {
    expect(reportDone(before, aReport({ remedialAction: bad }), by)).toEqual(refusal)
    expect(reportDone(before, aReport({ correctiveAction: { needed: false, reason: bad } }), by)).toEqual(refusal)
    expect(reportDone(before, aReport({ correctiveAction: { ...needed, what: bad } }), by)).toEqual(refusal)
  })

  test('what was used and what it cost stays inside', () => {
    const expenses = {
      materials: [
        { name: '角阀', thousandths: 2000, unit: '个', cost: 7300 },
        { name: '生料带', thousandths: 500, unit: '卷', cost: 150 },
      ],
      labour: { minutes: 90, cost: 6000 },
    }
    const { complaint, entries } = accepted(reportDone(before, aReport({ expenses }), by))
    expect(reportOf(complaint.stage)?.expenses).toEqual(expenses)
    const [told, kept] = entries
    expect(kept).toMatchObject({
      visibility: 'internal',
      facts: { expenses: 13_450 },
      texts: { materials: '角阀 2 个、生料带 0.5 卷', correctiveReason: '个别灯具老化' },
    })
    expect(JSON.stringify(told)).not.toMatch(/角阀|13450|expenses/)
    const labour = accepted(reportDone(before, aReport({ expenses: { materials: [], labour: { cost: 6000 } } }), by))
    expect(labour.entries[1]).toMatchObject({ facts: { expenses: 6000 }, texts: { correctiveReason: '个别灯具老化' } })
  })

  test('expenses that are wrong turn the report away', () => {
    const expenses = { materials: [{ name: '角阀', thousandths: 0, unit: '个', cost: 7300 }] }
    expect(reportDone(before, aReport({ expenses }), by)).toEqual({ ok: false, reason: 'expenses-wrong' })
  })

  test('photos where the category asks for them', () => {
    const open = aComplaint({ state: 'handling', needsPhotos: true })
    expect(reportDone(open, aReport(), by)).toEqual({ ok: false, reason: 'photo-needed' })
    expect(reportDone(open, aReport({ photoIds: ['photo-1'] }), by).ok).toBe(true)
  })

  test.each([
    [{ severity: 'major' }],
    [{ round: 2 }],
    [{ repeatOf: { id: 'complaint-0', number: 'W2610-0007' } }],
  ] as const)('a corrective action always where %j', grave => {
    const open = aComplaint({ state: 'handling', ...grave })
    expect(reportDone(open, aReport(), by)).toEqual({ ok: false, reason: 'corrective-action-needed' })
    expect(reportDone(open, aReport({ correctiveAction: needed }), by).ok).toBe(true)
  })

  test('an offer the customer has not answered is answered first', () => {
    const offer = { plan: '补种两棵树', by: named(handler), at: received }
    const answer = { accepted: false, words: '太小了', at: noon }
    const open = { ...before, offers: [{ ...offer, answer }, offer] }
    expect(reportDone(open, aReport(), by)).toEqual({ ok: false, reason: 'offer-open' })
    expect(reportDone({ ...before, offers: [{ ...offer, answer }] }, aReport(), by).ok).toBe(true)
  })

  test.each([
    ['explained', true],
    ['apologised', true],
    ['repaired', true],
    ['redone', true],
    ['replaced', true],
    ['fee-reduced', false],
    ['reimbursed', false],
    ['goodwill', false],
    ['liability', false],
    ['house-returned', true],
    ['noted', true],
  ] as const)('%s is settled without an approval, whoever answers and how: %s', (settlement, may) => {
    const answer = '已经处理好了'
    const waiting = aComplaint({ state: 'accepted' })
    const checking = aComplaint({ state: 'checking' })
    const reported: Complaint = {
      ...checking,
      stage: {
        state: 'checking',
        order: orderIn(checking),
        takenAt: received,
        report: { ...aReport({ settlement }), reportedAt: noon },
      },
    }
    for (const result of [
      reportDone(before, aReport({ settlement }), by),
      confirm(reported, {}, aMoment({ actor: head })),
      solveOnTheSpot(waiting, { answer, settlement }, aMoment()),
      registerAndSettle(aFiling({ source: 'hotline' }), 'H2611-0001', { solved: { answer, settlement } }, aMoment()),
    ])
      expect(result).toMatchObject(may ? { ok: true } : { ok: false, reason: 'money-needs-approval' })
  })

  test('is for the handler', () => {
    expectTurnedAway((it, moment) => reportDone(it, aReport(), moment), 'report', {
      open: before,
      over: aComplaint({ state: 'checking' }),
      by: handler,
    })
  })
})
