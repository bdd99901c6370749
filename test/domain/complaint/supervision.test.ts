import { describe, expect, test } from 'vitest'
import type { Complaint, Supervision } from '#domain/complaint/complaint.ts'
import {
  countTransfer,
  endSupervision,
  mayEndSupervision,
  openSupervision,
  supervise,
} from '#domain/complaint/supervision.ts'
import { hour, minute } from '#domain/time.ts'
import {
  aComplaint,
  aMoment,
  aPerson,
  communityId,
  parentLink,
  people,
  received,
  rules,
} from '../../support/builders.ts'
import {
  badTexts,
  customerGets,
  decided,
  done,
  expectTurnedAway,
  inside,
  named,
  noon,
  personGets,
  publicly,
  roleGets,
  staff,
  system,
} from './decided.ts'

const { agent, auditor, dispatcher, executive, handler, manager, otherManager } = people
const handling = aComplaint({ state: 'handling' })

const byManager: Supervision = { by: named(manager), reason: '媒体关注', at: received }
const bySystem: Supervision = { by: 'system', reason: 'unsatisfied', count: 2, at: received }

describe('督办', () => {
  test.each([manager, executive, auditor])(
    '$name takes over watching; the holder and the dispatcher are told',
    actor => {
      expect(supervise(handling, { reason: ' 媒体关注 ' }, aMoment({ actor }))).toEqual(
        decided(
          handling,
          { supervision: { by: named(actor), at: noon, reason: '媒体关注' } },
          [inside('supervised', staff(actor), noon, { texts: { reason: '媒体关注' } })],
          [personGets(handler, 'supervised'), roleGets('dispatcher', 'supervised')],
        ),
      )
    },
  )

  test('not twice', () => {
    expect(
      supervise({ ...handling, supervision: bySystem }, { reason: '媒体关注' }, aMoment({ actor: manager })),
    ).toEqual({
      ok: false,
      reason: 'already-done',
    })
  })

  test.each(badTexts())('%s are no reason', (_, reason, refusal) => {
    expect(supervise(handling, { reason }, aMoment({ actor: manager }))).toEqual(refusal)
  })

  test('is for those above, while it is open', () => {
    expectTurnedAway((it, moment) => supervise(it, { reason: '媒体关注' }, moment), 'supervise', {
      open: handling,
      over: aComplaint({ state: 'closed' }),
      by: manager,
    })
    expect(supervise(handling, { reason: '媒体关注' }, aMoment({ actor: dispatcher }))).toMatchObject({ ok: false })
  })

  test('opened by the system it is nobody’s turn, and the manager is told', () => {
    expect(openSupervision(handling, { reason: 'unsatisfied', count: 2 }, noon)).toEqual({
      complaint: { ...handling, supervision: { by: 'system', at: noon, reason: 'unsatisfied', count: 2 } },
      entries: [inside('supervised', system, noon, { facts: { reason: 'unsatisfied', count: 2 } })],
      messages: [roleGets('manager', 'supervised')],
    })
  })

  test('where somebody watches already, the system adds nothing', () => {
    const watched = { ...handling, supervision: byManager }
    expect(openSupervision(watched, { reason: 'transfers', count: 3 }, noon)).toEqual({
      complaint: watched,
      entries: [],
      messages: [],
    })
    const moved = { complaint: { ...watched, transfers: 2 }, entries: [], messages: [] }
    expect(countTransfer(moved, noon, rules)).toEqual({
      complaint: { ...watched, transfers: 3 },
      entries: [],
      messages: [],
    })
  })
})

describe('ending it', () => {
  test.each([
    ['what the manager opened', byManager, [true, false, false, false]],
    ['what the auditor opened', { ...byManager, by: named(auditor) }, [false, false, false, true]],
    ['what the system opened', bySystem, [true, true, false, false]],
    ['nothing', undefined, [false, false, false, false]],
  ] as const)('%s is ended by: manager, another manager, executive, auditor', (_, supervision, may) => {
    const watched = { ...handling, supervision }
    const actors = [manager, otherManager, executive, auditor]
    expect(actors.map(actor => mayEndSupervision(watched, actor, communityId))).toEqual(may)
    const results = actors.map(actor => endSupervision(watched, { words: '已解决' }, aMoment({ actor })))
    expect(results.map(it => it.ok || it.reason)).toEqual(may.map(it => it || 'not-your-supervision'))
  })

  test('a manager who is agent as well ends what the system opened', () => {
    const both = aPerson(manager.id, manager.name, 'agent', 'manager')
    expect(mayEndSupervision({ ...handling, supervision: bySystem }, both, communityId)).toBe(true)
  })

  test('a manager elsewhere does not end here what the system opened', () => {
    const elsewhere = { ...aPerson('boss', '秦总', 'executive') }
    const both = { ...elsewhere, grants: [...elsewhere.grants, { role: 'manager' as const, communityId: 'riverside' }] }
    expect(mayEndSupervision({ ...handling, supervision: bySystem }, both, communityId)).toBe(false)
  })

  test('what is not answered yet goes on; the dispatcher is told', () => {
    const watched = { ...handling, supervision: byManager }
    expect(endSupervision(watched, { words: ' 已解决 ' }, aMoment({ actor: manager }))).toEqual(
      decided(
        watched,
        { supervision: undefined },
        [inside('supervision-ended', staff(manager), noon, { texts: { words: '已解决' } })],
        [roleGets('dispatcher', 'supervision-ended')],
      ),
    )
  })

  test('what it alone held open closes', () => {
    const answered = aComplaint({ state: 'answered' })
    const { stage } = answered
    if (stage.state !== 'answered') throw new Error('not answered')
    const visit = { state: 'done', mandatory: false, dueAt: noon, attempts: 0, record: visited } as const
    const watched: Complaint = { ...answered, supervision: byManager, stage: { ...stage, visit } }
    const at = noon + hour
    expect(endSupervision(watched, { words: '已解决' }, aMoment({ actor: manager, at }))).toEqual(
      decided(
        watched,
        {
          supervision: undefined,
          stage: { ...stage, state: 'closed', visit, closedAt: at, code: 'fixed' },
          clocks: done(watched.clocks, 'all', at),
        },
        [
          inside('supervision-ended', staff(manager), at, { texts: { words: '已解决' } }),
          publicly('closed', system, at, { facts: { code: 'fixed' } }),
        ],
        [roleGets('dispatcher', 'supervision-ended'), customerGets('closed')],
      ),
    )
  })

  const visited = {
    visitor: named(agent),
    method: 'phone',
    visitedAt: noon,
    verdict: 'satisfied',
    solved: true,
    words: '好了',
  } as const

  test.each(badTexts())('%s are no words', (_, words, refusal) => {
    const watched = { ...handling, supervision: byManager }
    expect(endSupervision(watched, { words }, aMoment({ actor: manager }))).toEqual(refusal)
  })

  test('is for those above, while the complaint is open', () => {
    expectTurnedAway((it, moment) => endSupervision(it, { words: '已解决' }, moment), 'endSupervision', {
      open: { ...handling, supervision: byManager },
      over: aComplaint({ state: 'closed', supervision: byManager }),
      by: manager,
    })
  })
})

test('a merged complaint is nobody’s to supervise: its parent is', () => {
  const merged = aComplaint({ stage: { state: 'merged', parent: parentLink, mergedAt: received + minute } })
  expect(supervise(merged, { reason: '媒体关注' }, aMoment({ actor: manager }))).toMatchObject({ reason: 'not-now' })
})
