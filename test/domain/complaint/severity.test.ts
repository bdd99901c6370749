import { describe, expect, test } from 'vitest'
import { changeSeverity, changeSeverityTo, rebase } from '#domain/complaint/severity.ts'
import { day, hour, minute } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, people, received, rules, shanghai } from '../../support/builders.ts'
import { badTexts, begun, expectTurnedAway, inside, lines, noon, roleGets, runningLines, staff } from './decided.ts'

const { agent, manager } = people
const upwards = [roleGets('manager', 'severity-raised'), roleGets('dispatcher', 'severity-raised')]

describe('another severity', () => {
  const open = aComplaint({ state: 'accepted' })

  test('raised to major: the manager in person and the dispatcher are told, the reason may stay unsaid', () => {
    const { complaint, entries, messages } = accepted(changeSeverity(open, { severity: 'major' }, aMoment()))
    expect({ ...complaint, clocks: [] }).toEqual({
      ...open,
      severity: 'major',
      severityBy: { id: agent.id, name: agent.name },
      turn: open.turn + 1,
      clocks: [],
    })
    expect(lines(complaint.clocks)).toEqual([
      'dispatch/1 11-18 10:00 → 11-18 10:05',
      'first-answer/1 11-18 10:00 → 11-18 14:00',
      'close/1 11-18 10:00 → 11-25 18:00',
      'escalation/1 11-18 10:00 → 11-19 10:00',
    ])
    expect(complaint.clocks.map(it => it.severity)).toEqual(Array(4).fill('major'))
    expect(entries).toEqual([
      inside('severity-changed', staff(agent), noon, { facts: { from: 'ordinary', to: 'major' } }),
    ])
    expect(entries[0]?.texts).toStrictEqual({})
    expect(messages).toEqual(upwards)
  })

  test('raised to emergency: due times already past become due now', () => {
    const { complaint, messages } = accepted(changeSeverity(open, { severity: 'emergency' }, aMoment()))
    expect(lines(complaint.clocks)).toEqual([
      // Overdue before, overdue still.
      'dispatch/1 11-18 10:00 → 11-18 10:05',
      'first-answer/1 11-18 10:00 → 11-18 12:00',
      'close/1 11-18 10:00 → 11-19 10:00',
      'escalation/1 11-18 10:00 → 11-19 10:00',
    ])
    expect(messages).toEqual(upwards)
  })

  test.each([
    ['emergency', 'major', upwards],
    ['emergency', 'ordinary', []],
    ['emergency', 'suggestion', []],
    ['major', 'ordinary', []],
    ['ordinary', 'suggestion', []],
  ] as const)('lowered from %s to %s only with a reason, which stays inside', (from, to, told) => {
    const before = aComplaint({ state: 'accepted', severity: from })
    expect(changeSeverity(before, { severity: to }, aMoment())).toEqual({ ok: false, reason: 'text-missing' })
    const lowered = accepted(changeSeverity(before, { severity: to, reason: ' 已断电 ' }, aMoment()))
    expect(lowered.complaint.severity).toBe(to)
    expect(lowered.entries).toEqual([
      inside('severity-changed', staff(agent), noon, { facts: { from, to }, texts: { reason: '已断电' } }),
    ])
    expect(lowered.messages).toEqual(told)
  })

  test('raised with a reason, the reason is on record', () => {
    const { entries } = accepted(changeSeverity(open, { severity: 'major', reason: '有人受伤' }, aMoment()))
    expect(entries[0]?.texts).toEqual({ reason: '有人受伤' })
  })

  test.each([
    ['ordinary', 'major'],
    ['suggestion', 'ordinary'],
  ] as const)('raised from %s to %s with a reason that says nothing is refused', (from, severity) => {
    const before = aComplaint({ state: 'accepted', severity: from })
    expect(changeSeverity(before, { severity, reason: '！' }, aMoment())).toEqual({
      ok: false,
      reason: 'text-without-words',
    })
    expect(accepted(changeSeverity(before, { severity }, aMoment())).complaint.severity).toBe(severity)
  })

  test('from suggestion to ordinary nobody above is told', () => {
    const before = aComplaint({ state: 'accepted', severity: 'suggestion' })
    expect(accepted(changeSeverity(before, { severity: 'ordinary' }, aMoment())).messages).toEqual([])
  })

  test('the same severity changes nothing, whatever is said', () => {
    const nothing = { ok: true, value: { complaint: open, entries: [], messages: [] } }
    expect(changeSeverityTo(open, 'ordinary', undefined, aMoment())).toEqual(nothing)
    expect(changeSeverityTo(open, 'ordinary', '！', aMoment())).toEqual(nothing)
    expect(changeSeverity(open, { severity: 'ordinary' }, aMoment())).toEqual({ ok: false, reason: 'already-done' })
  })

  test('is for the office and the manager, before the answer', () => {
    expectTurnedAway((it, moment) => changeSeverity(it, { severity: 'major' }, moment), 'changeSeverity', {
      open,
      over: aComplaint({ state: 'answered' }),
      by: manager,
    })
  })
})

describe('clocks the former severity did not have', () => {
  const raised = (before: Parameters<typeof aComplaint>[0], severity: 'major' | 'ordinary' = 'ordinary', at = noon) => {
    const complaint = aComplaint({ severity: 'suggestion', ...before })
    const moment = aMoment({ at })
    return accepted(changeSeverity(complaint, { severity }, moment)).complaint.clocks
  }

  test('begin with the receipt: the 24 hours', () => {
    expect(runningLines(raised({ state: 'accepted' }))).toEqual([
      'dispatch/1 11-18 10:00 → 11-18 12:00',
      'first-answer/1 11-18 10:00 → 11-18 18:00',
      'close/1 11-18 10:00 → 11-25 18:00',
      'escalation/1 11-18 10:00 → 11-19 10:00',
    ])
  })

  test('are due now where their time is over already, and go on from there', () => {
    const at = shanghai('2026-11-20 15:00')
    const escalation = raised({ state: 'accepted' }, 'ordinary', at).find(it => it.kind === 'escalation')
    expect(escalation).toMatchObject({
      startedAt: received,
      dueAt: at,
      ladder: [
        { step: 'manager', at: shanghai('2026-11-23 09:00') },
        { step: 'executive', at: shanghai('2026-11-24 09:00') },
      ],
      told: [],
    })
  })

  test.each(['dispatched', 'handling'] as const)('begin with the first order while %s: handling and notes', state => {
    expect(runningLines(raised({ state }))).toEqual([
      'first-answer/1 11-18 10:00 → 11-18 18:00',
      'close/1 11-18 10:00 → 11-25 18:00',
      'handle/1 11-18 10:04 → 11-19 08:04',
      'progress/1 11-18 10:04 → 11-19 10:04',
      'escalation/1 11-18 10:00 → 11-19 10:00',
    ])
  })

  test('a major has to be investigated, from the first order on', () => {
    expect(runningLines(raised({ severity: 'ordinary', state: 'handling' }, 'major'))).toEqual([
      'first-answer/1 11-18 10:00 → 11-18 14:00',
      'close/1 11-18 10:00 → 11-25 18:00',
      'escalation/1 11-18 10:00 → 11-19 10:00',
      'handle/1 11-18 10:04 → 11-19 08:04',
      'progress/1 11-18 10:04 → 11-19 10:04',
      'investigation/1 11-18 10:04 → 11-23 18:00',
    ])
  })

  test('what has been reported done is not asked for again', () => {
    expect(runningLines(raised({ state: 'checking' }, 'major'))).toEqual([
      'first-answer/1 11-18 10:00 → 11-18 14:00',
      'close/1 11-18 10:00 → 11-25 18:00',
      'investigation/1 11-18 10:04 → 11-23 18:00',
      'escalation/1 11-18 10:00 → 11-19 10:00',
    ])
    expect(
      runningLines(raised({ severity: 'ordinary', state: 'checking' }, 'major')).map(it => it.split('/')[0]),
    ).toEqual(['first-answer', 'close', 'escalation', 'investigation'])
  })

  test.each([
    [{ happeningNow: true }, ['on-site/1 11-18 10:00 → 11-18 12:00']],
    [{ happeningNow: true, recordedAt: received + minute }, ['on-site/1 11-18 10:01 → 11-18 12:00']],
    [{ happeningNow: true, arrivedAt: noon }, []],
    [{ happeningNow: true, round: 2 }, []],
    [{ happeningNow: false }, []],
  ])('of %j the way to the place: %j', (changes, clocks) => {
    const onSite = runningLines(raised({ state: 'accepted', ...changes })).filter(it => it.startsWith('on-site'))
    expect(onSite).toEqual(clocks)
  })

  test('what was registered for a caller has not been dispatched by that', () => {
    expect(runningLines(raised({ state: 'accepted', source: 'hotline' })).map(it => it.split('/')[0])).toEqual([
      'dispatch',
      'first-answer',
      'close',
      'escalation',
    ])
  })

  test('where the company counts neither dispatch nor closing, none can be added', () => {
    expect(raised({ state: 'handling', clocks: [] })).toEqual([])
  })

  test('what ended with a merge is no longer had', () => {
    const handling = aComplaint({ state: 'handling', severity: 'suggestion' })
    const merged = begun({ ...handling, severity: 'ordinary' }, ['handle', 'progress'], received)
    const clocks = [...merged.map(it => ({ ...it, stoppedAt: noon, end: 'merged' as const })), ...handling.clocks]
    expect(runningLines(raised({ state: 'handling', clocks })).slice(2)).toEqual([
      'handle/1 11-18 10:04 → 11-19 08:04',
      'progress/1 11-18 10:04 → 11-19 10:04',
      'escalation/1 11-18 10:00 → 11-19 10:00',
    ])
  })

  test('lowered and raised again, they run as if nothing had happened', () => {
    const handling = aComplaint({ state: 'handling' })
    const low = accepted(changeSeverity(handling, { severity: 'suggestion', reason: '误判' }, aMoment())).complaint
    expect(lines(low.clocks.filter(it => it.end === 'cancelled'))).toEqual([
      'escalation/1 11-18 10:00 → 11-19 10:00, cancelled 11-18 12:00',
      'handle/1 11-18 10:04 → 11-19 08:04, cancelled 11-18 12:00',
      'progress/1 11-18 10:04 → 11-19 10:04, cancelled 11-18 12:00',
    ])
    const again = accepted(changeSeverity(low, { severity: 'ordinary' }, aMoment({ at: noon + hour }))).complaint
    expect(runningLines(again.clocks).toSorted()).toEqual(runningLines(handling.clocks).toSorted())
  })

  test('a later round counts from its own start', () => {
    const recordedAt = received + day
    const second = aComplaint({ state: 'accepted', severity: 'suggestion', round: 2, recordedAt })
    const old = begun({ ...second, round: 1, severity: 'ordinary' }, ['dispatch', 'close', 'escalation'], received).map(
      it => ({ ...it, stoppedAt: noon, end: 'met' as const }),
    )
    const moment = aMoment({ actor: manager, at: recordedAt + minute })
    const { clocks } = accepted(
      changeSeverity({ ...second, clocks: [...old, ...second.clocks] }, { severity: 'ordinary' }, moment),
    ).complaint
    expect(clocks.slice(0, 3)).toEqual(old)
    expect(runningLines(clocks)).toEqual([
      'dispatch/2 11-19 10:00 → 11-19 10:05',
      'close/2 11-19 10:00 → 11-26 18:00',
      'escalation/2 11-19 10:00 → 11-20 10:00',
    ])
  })

  test('after a merge that did not last, the way on begins with the new order', () => {
    const before = aComplaint({ state: 'accepted', severity: 'suggestion' })
    const merged = before.clocks.map(it => ({ ...it, stoppedAt: noon, end: 'merged' as const }))
    const clocks = [...merged, ...begun(before, ['dispatch', 'close'], received)]
    expect(runningLines(raised({ state: 'accepted', clocks }, 'ordinary', noon))).toEqual([
      'dispatch/1 11-18 10:00 → 11-18 12:00',
      'close/1 11-18 10:00 → 11-25 18:00',
      'escalation/1 11-18 10:00 → 11-19 10:00',
    ])
  })
})

describe('按现行规定重算', () => {
  const open = aComplaint({ state: 'handling' })
  const from = received + minute
  const stricter = rules.policy
    .filter(row => 'length' in row && row.what === 'close')
    .map(row => ({
      ...row,
      version: '2026-12 会议纪要',
      validFrom: from,
      length: { counting: 'workingDays', days: 3 } as const,
    }))
  const under = { ...rules, policy: [...rules.policy, ...stricter] }

  test('the manager puts the complaint under the rows in force now; inside, with the reason', () => {
    const moment = aMoment({ actor: manager, under })
    const { complaint, entries, messages } = accepted(rebase(open, { reason: ' 新规定 ' }, moment))
    expect({ ...complaint, clocks: [] }).toEqual({ ...open, policyAt: noon, turn: open.turn + 1, clocks: [] })
    expect(runningLines(complaint.clocks)).toEqual(
      runningLines(open.clocks).map(it => it.replace(/^(close.*)11-25/, '$111-23')),
    )
    expect(complaint.clocks.find(it => it.kind === 'close')?.policy).toBe('2026-12 会议纪要')
    expect(entries).toEqual([inside('rebased', staff(manager), noon, { texts: { reason: '新规定' } })])
    expect(messages).toEqual([])
  })

  test('without it nothing of a later decision reaches the complaint', () => {
    const moment = aMoment({ actor: manager, under })
    const { complaint } = accepted(changeSeverity(open, { severity: 'major' }, moment))
    expect(complaint.clocks.find(it => it.kind === 'close')?.policy).toBe('default-1')
  })

  test.each(badTexts())('%s are no reason', (_, reason, refusal) => {
    expect(rebase(open, { reason }, aMoment({ actor: manager }))).toEqual(refusal)
  })

  test('is for the manager, before the answer', () => {
    expectTurnedAway((it, moment) => rebase(it, { reason: '新规定' }, moment), 'rebase', {
      open,
      over: aComplaint({ state: 'answered' }),
      by: manager,
    })
    expect(rebase(open, { reason: '新规定' }, aMoment())).toEqual({ ok: false, reason: 'not-allowed' })
  })
})
