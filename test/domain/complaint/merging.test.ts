import { describe, expect, test } from 'vitest'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { merge, split } from '#domain/complaint/merging.ts'
import { dispatch } from '#domain/complaint/work.ts'
import { day, hour, minute } from '#domain/time.ts'
import {
  aComplaint,
  accepted,
  aMoment,
  anAbout,
  departmentId,
  parentLink,
  people,
  received,
} from '../../support/builders.ts'
import {
  customer,
  customerGets,
  decided,
  ended,
  expectTurnedAway,
  inside,
  named,
  noon,
  publicly,
  roleGets,
  runningLines,
  staff,
} from './decided.ts'

const { agent, dispatcher, handler, neighbour, owner } = people

const parent = aComplaint({
  state: 'handling',
  ...parentLink,
  customer: { userId: neighbour.id, name: '李邻居', relation: 'owner' },
})
const child = aComplaint({ state: 'accepted' })
const link = { id: 'complaint-1', number: 'W2611-0001' }

describe('并案', () => {
  test('the child’s clocks stop and it waits for its parent; the parent knows its child; only the child’s customer is told', () => {
    const pause = { from: received, to: noon, reason: 'parts', words: '等', approvedBy: named(dispatcher) } as const
    const proposal = { kind: 'transfer', departmentId, words: '不', by: named(handler), at: received } as const
    const before = { ...child, pause, proposal }
    const elder = { ...parent, children: [{ id: 'complaint-5', number: 'W2611-0005' }] }
    const merged = merge(before, elder, aMoment())
    expect(merged).toEqual({
      ok: true,
      value: {
        child: accepted(
          decided(
            before,
            {
              stage: { state: 'merged', parent: parentLink, mergedAt: noon },
              clocks: ended(child.clocks, 'all', noon, 'merged'),
              pause: undefined,
              proposal: undefined,
            },
            [publicly('merged', staff(agent), noon, { facts: { parent: 'W2611-0009' } })],
            [customerGets('merged')],
          ),
        ),
        parent: accepted(
          decided(elder, { children: [{ id: 'complaint-5', number: 'W2611-0005' }, link] }, [
            inside('child-merged', staff(agent), noon, { facts: { child: 'W2611-0001' } }),
          ]),
        ),
      },
    })
  })

  test.each([
    ['submitted', 'parent-is-child'],
    ['accepted', undefined],
    ['dispatched', undefined],
    ['handling', undefined],
    ['checking', 'parent-is-child'],
    ['answered', 'parent-is-child'],
    ['closed', 'parent-is-child'],
    ['declined', 'parent-is-child'],
    ['withdrawn', 'parent-is-child'],
    ['merged', 'parent-is-child'],
  ] as const)('into a complaint that is %s: %s', (state, reason) => {
    const result = merge(child, aComplaint({ state, id: 'complaint-2' }), aMoment())
    expect(result).toMatchObject(reason ? { ok: false, reason } : { ok: true })
  })

  test.each([
    ['itself', child, { ...parent, id: child.id }, 'parent-is-child'],
    ['one of another community', child, { ...parent, communityId: 'riverside' }, 'parent-is-child'],
    ['another, being a parent itself', { ...child, children: [parentLink] }, parent, 'child-is-parent'],
    ['another, being a third party’s', { ...child, source: 'third-party' as const }, parent, 'third-party-not-merged'],
    ['a third party’s', child, { ...parent, source: 'third-party' as const }, 'third-party-not-merged'],
    ['one about whoever merges', child, { ...parent, about: anAbout(agent) }, 'in-conflict'],
    [
      'one of whoever merges',
      child,
      { ...parent, customer: { userId: agent.id, name: '赵客服', relation: 'owner' as const } },
      'in-conflict',
    ],
    ['one that the person it is about may work on', { ...child, about: anAbout(handler) }, parent, 'in-conflict'],
  ])('not into %s', (_, one, other, reason) => {
    expect(merge(one, other, aMoment())).toEqual({ ok: false, reason })
  })

  test('not while it is under supervision, by whoever', () => {
    const supervision = { by: named(people.auditor), at: received, reason: '媒体关注' }
    const watched = { ...child, supervision }
    expect(merge(watched, parent, aMoment({ actor: dispatcher }))).toEqual({ ok: false, reason: 'under-supervision' })
    expect(merge(child, { ...parent, supervision }, aMoment({ actor: dispatcher })).ok).toBe(true)
  })

  test.each([
    ['of another round', { round: 2 }],
    ['of major severity', { severity: 'major' }],
  ] as const)('one %s is merged by the dispatcher only', (_, grave) => {
    const graveChild = aComplaint({ state: 'accepted', ...grave })
    expect(merge(graveChild, parent, aMoment())).toEqual({ ok: false, reason: 'dispatcher-only' })
    expect(merge(graveChild, parent, aMoment({ actor: dispatcher })).ok).toBe(true)
  })

  test('into a grave one is the office’s as any other', () => {
    expect(merge(child, { ...parent, severity: 'major' }, aMoment()).ok).toBe(true)
  })

  test('the child is about whom its parent is about, and stays so when it is split off', () => {
    const about = anAbout(handler, people.head)
    const merged = accepted(merge(child, { ...parent, about }, aMoment()))
    expect(merged.child.complaint.about).toEqual(about)
    expect(merged.child.entries.map(it => [it.kind, it.visibility, it.facts.personId])).toEqual([
      ['merged', 'public', undefined],
      ['about-named', 'internal', handler.id],
    ])
    const apart = accepted(split(merged.child.complaint, merged.parent.complaint, aMoment({ actor: dispatcher })))
    expect(apart.child.complaint.about).toEqual(about)
    expect(accepted(merge(child, parent, aMoment())).child.complaint).not.toHaveProperty('about')
  })

  test('merged again after a split that only the child has seen, it is still one child', () => {
    const { complaint } = accepted(merge(child, { ...parent, children: [link] }, aMoment())).parent
    expect(complaint.children).toEqual([link])
  })

  test('what the child had given to him to put right is nobody’s, and the dispatcher is told', () => {
    const about = anAbout(handler, people.head)
    const action = { what: '全楼检查', owner: handler.name, ownerId: handler.id, givenAt: received, by: noon, round: 1 }
    const { child: after } = accepted(merge({ ...child, correctiveActions: [action] }, { ...parent, about }, aMoment()))
    expect(after.complaint.correctiveActions.map(it => it.ownerId)).toEqual([undefined])
    expect(after.messages.map(it => it.event)).toEqual(['merged', 'corrective-due'])
  })

  test('two about the same person may be one matter', () => {
    const about = anAbout(handler)
    const both = accepted(merge({ ...child, about }, { ...parent, about }, aMoment()))
    expect(both.child.entries.map(it => it.kind)).toEqual(['merged'])
    expect(merge(child, { ...parent, about }, aMoment()).ok).toBe(true)
  })

  test('is for the office, before the report', () => {
    expectTurnedAway((it, moment) => merge(it, parent, moment), 'merge', {
      open: child,
      over: aComplaint({ state: 'checking' }),
      by: agent,
    })
  })
})

describe('what the child’s customer was promised stays promised', () => {
  const younger = aComplaint({
    ...parentLink,
    state: 'handling',
    receivedAt: received + day,
    recordedAt: received + day,
  })
  const at = received + day + hour
  const clocksOf = (one: Complaint, other: Complaint) =>
    accepted(merge(one, other, aMoment({ at }))).parent.complaint.clocks

  test('the parent goes by the child’s clocks where they are due first', () => {
    expect(runningLines(clocksOf(child, younger))).toEqual([
      'first-answer/1 11-18 10:00 → 11-18 18:00',
      'close/1 11-18 10:00 → 11-25 18:00',
      'escalation/1 11-18 10:00 → 11-19 10:00',
      'handle/1 11-18 10:04 → 11-19 08:04',
      'progress/1 11-18 10:04 → 11-19 10:04',
    ])
  })

  test('a later pause of the parent does not take it back', () => {
    const close = clocksOf(child, younger).find(it => it.kind === 'close')
    expect(close).toEqual(child.clocks.find(it => it.kind === 'close'))
  })

  test('with the parent’s own round, and what the parent’s people have been told', () => {
    const clocks = younger.clocks.map(it => ({ ...it, round: 2, told: ['reminder' as const] }))
    const close = clocksOf(child, { ...younger, round: 2, clocks }).find(it => it.kind === 'close')
    expect(close).toEqual({ ...child.clocks.find(it => it.kind === 'close'), round: 2, told: ['reminder'] })
  })

  test('not where they are due later or at the same time, not of another kind, not where either has stopped', () => {
    expect(clocksOf({ ...younger, id: 'complaint-3', number: 'W2611-0003' }, parent)).toEqual(parent.clocks)
    const same = {
      ...parent,
      id: 'complaint-3',
      clocks: parent.clocks.map(it => ({ ...it, severity: 'major' as const })),
    }
    expect(clocksOf(same, parent)).toEqual(parent.clocks)
    const close = child.clocks.filter(it => it.kind === 'close')
    const onlyClose = clocksOf({ ...child, clocks: close }, younger)
    expect(onlyClose).toEqual(younger.clocks.map(it => (it.kind === 'close' ? close[0] : it)))
    expect(clocksOf({ ...child, clocks: ended(child.clocks, 'all', noon) }, younger)).toEqual(younger.clocks)
    const stopped = ended(younger.clocks, 'all', at)
    expect(clocksOf(child, { ...younger, clocks: stopped })).toEqual(stopped)
  })
})

const merged = accepted(merge(child, parent, aMoment())).child.complaint
const elder = accepted(merge(child, parent, aMoment())).parent.complaint
const at = noon + hour

describe('拆案', () => {
  const ownLines = [
    'dispatch/1 11-18 13:00 → 11-18 13:05',
    'first-answer/1 11-18 10:00 → 11-18 18:00',
    'close/1 11-18 10:00 → 11-25 18:00',
    'escalation/1 11-18 10:00 → 11-19 10:00',
  ]

  test.each([
    ['the customer', owner, customer(owner)],
    ['the dispatcher', dispatcher, staff(dispatcher)],
  ])('by %s: it stands on its own again, its customer’s clocks as if it had never been merged', (_, actor, author) => {
    const pair = accepted(split(merged, elder, aMoment({ actor, at })))
    expect(pair.child).toEqual(
      accepted(
        decided(
          merged,
          { stage: { state: 'accepted' }, clocks: pair.child.complaint.clocks },
          [publicly('split', author, at, { facts: { parent: 'W2611-0009' } })],
          [roleGets('dispatcher', 'split')],
        ),
      ),
    )
    expect(pair.child.complaint.clocks.slice(0, merged.clocks.length)).toEqual(merged.clocks)
    expect(runningLines(pair.child.complaint.clocks)).toEqual(ownLines)
    expect(pair.parent).toEqual(
      accepted(
        decided(elder, { children: [] }, [inside('child-split', author, at, { facts: { child: 'W2611-0001' } })]),
      ),
    )
  })

  test('its siblings stay', () => {
    const siblings = { ...elder, children: [{ id: 'complaint-5', number: 'W2611-0005' }, link] }
    const { complaint } = accepted(split(merged, siblings, aMoment({ actor: dispatcher }))).parent
    expect(complaint.children).toEqual([{ id: 'complaint-5', number: 'W2611-0005' }])
  })

  test('a letter is still to be answered in writing, a place still to be gone to', () => {
    const letter = aComplaint({ state: 'accepted', source: 'letter', happeningNow: true })
    const one = accepted(merge(letter, parent, aMoment({ at: received + minute }))).child.complaint
    const { clocks } = accepted(split(one, elder, aMoment({ actor: dispatcher, at }))).child.complaint
    expect(runningLines(clocks)).toEqual([
      'dispatch/1 11-18 13:00 → 11-18 13:05',
      'on-site/1 11-18 10:00 → 11-18 10:10',
      'first-answer/1 11-18 10:00 → 11-18 18:00',
      'written-answer/1 11-18 10:00 → 11-23 18:00',
      'close/1 11-18 10:00 → 11-25 18:00',
      'escalation/1 11-18 10:00 → 11-19 10:00',
    ])
  })

  test('what had been answered before the merge is not asked for again', () => {
    const told = { ...child, clocks: ended(child.clocks, ['first-answer'], noon) }
    const one = accepted(merge(told, parent, aMoment())).child.complaint
    const { clocks } = accepted(split(one, elder, aMoment({ actor: dispatcher, at }))).child.complaint
    expect(runningLines(clocks)).toEqual(ownLines.filter(it => !it.startsWith('first-answer')))
  })

  test('in a later round it counts from that round’s start', () => {
    const second = aComplaint({ state: 'accepted', round: 2, recordedAt: received + day })
    const old = ended(child.clocks, 'all', noon, 'merged')
    const moment = aMoment({ actor: dispatcher, at: received + day + hour })
    const one = accepted(merge({ ...second, clocks: [...old, ...second.clocks] }, parent, moment)).child.complaint
    const { clocks } = accepted(split(one, elder, moment)).child.complaint
    expect(runningLines(clocks)).toEqual([
      'dispatch/2 11-19 11:00 → 11-19 11:05',
      'close/2 11-19 10:00 → 11-26 18:00',
      'escalation/2 11-19 10:00 → 11-20 10:00',
    ])
  })

  test('merged and split a second time it still counts from the receipt', () => {
    const once = accepted(split(merged, elder, aMoment({ actor: dispatcher, at }))).child.complaint
    const twice = accepted(merge(once, parent, aMoment({ at }))).child.complaint
    const { clocks } = accepted(split(twice, elder, aMoment({ actor: dispatcher, at }))).child.complaint
    expect(runningLines(clocks)).toEqual(ownLines)
  })

  test('the work begins anew with a new order', () => {
    const working = aComplaint({ state: 'handling' })
    const one = accepted(merge(working, parent, aMoment())).child.complaint
    const alone = accepted(split(one, elder, aMoment({ actor: dispatcher, at }))).child.complaint
    const { complaint } = accepted(dispatch(alone, { handler: named(handler), departmentId }, aMoment({ at })))
    expect(runningLines(complaint.clocks)).toContain('handle/1 11-18 13:00 → 11-19 11:00')
  })

  test('is for its customer and the dispatcher', () => {
    expectTurnedAway((it, moment) => split(it, elder, moment), 'split', { open: merged, over: child, by: dispatcher })
    expect(split(merged, elder, aMoment())).toEqual({ ok: false, reason: 'not-allowed' })
    expect(split(merged, elder, aMoment({ actor: neighbour }))).toEqual({ ok: false, reason: 'not-allowed' })
  })
})
