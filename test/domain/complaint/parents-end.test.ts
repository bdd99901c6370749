import { describe, expect, test } from 'vitest'
import type { Complaint, Outcome } from '#domain/complaint/complaint.ts'
import { answerWithParent, followHeir, leaveParent, merge, oldestFirst, split } from '#domain/complaint/merging.ts'
import { day, hour } from '#domain/time.ts'
import {
  aComplaint,
  accepted,
  aMoment,
  anAbout,
  parentLink,
  people,
  received,
  rules,
  shanghai,
} from '../../support/builders.ts'
import { answered, answeredStage } from './answered-complaints.ts'
import {
  customerGets,
  decided,
  inside,
  lines,
  named,
  noon,
  personGets,
  publicly,
  roleGets,
  runningLines,
  staff,
  system,
} from './decided.ts'

const { agent, dispatcher, head, neighbour } = people

const parent = aComplaint({
  state: 'handling',
  ...parentLink,
  customer: { userId: neighbour.id, name: '李邻居', relation: 'owner' },
})
const child = aComplaint({ state: 'accepted' })
const link = { id: 'complaint-1', number: 'W2611-0001' }

/** What a decision makes of a complaint that nobody refused. */
const only = <T>(decision: T | undefined): T => {
  if (decision === undefined) throw new Error('nothing decided')
  return decision
}

const merged = accepted(merge(child, parent, aMoment())).child.complaint
const elder = accepted(merge(child, parent, aMoment())).parent.complaint
const at = noon + hour

describe('answered with its parent', () => {
  const { outcome } = answeredStage(answered())

  test('a child gets the parent’s answer with a survey and a visit of its own', () => {
    const visitDue = shanghai('2026-11-23 18:00')
    const { complaint, entries, messages } = only(answerWithParent(merged, parentLink, outcome, noon, rules))
    expect(complaint).toEqual({
      ...merged,
      turn: merged.turn + 1,
      clocks: complaint.clocks,
      stage: {
        state: 'answered',
        outcome: {
          how: 'with-parent',
          parent: parentLink,
          answer: '灯已更换',
          answeredAt: noon,
          answeredBy: named(head),
          settlement: 'repaired',
          worker: named(people.handler),
        },
        survey: { state: 'asked', askedAt: noon, expiresAt: noon + 7 * day },
        visit: { state: 'planned', mandatory: false, attempts: 0, dueAt: visitDue },
      },
    })
    expect(complaint.clocks.slice(0, merged.clocks.length)).toEqual(merged.clocks)
    expect(runningLines(complaint.clocks)).toEqual([
      'visit/1 11-18 12:00 → 11-23 18:00',
      'survey/1 11-18 12:00 → 11-25 12:00',
    ])
    expect(entries).toEqual([
      publicly('answered', staff(head), noon, { facts: { parent: 'W2611-0009' }, texts: { answer: '灯已更换' } }),
    ])
    expect(messages).toEqual([customerGets('answered'), personGets(agent, 'to-visit', visitDue)])
  })

  test.each([
    ['worked', 'repaired'],
    ['on-the-spot', 'explained'],
    ['with-parent', 'repaired'],
    ['final-answer', 'explained'],
  ] as const)('the settlement of a parent answered %s is %s', (how, settlement) => {
    const said: Outcome = answeredStage(answered({ answered: how })).outcome
    const { complaint } = only(answerWithParent(merged, parentLink, said, noon, rules))
    expect(complaint.stage).toMatchObject({ outcome: { settlement } })
  })

  test('what is the company’s own case closes, and says so', () => {
    const { complaint, entries } = only(
      answerWithParent({ ...merged, ownCase: true }, parentLink, outcome, noon, rules),
    )
    expect(complaint.stage).toMatchObject({ state: 'closed', code: 'merged' })
    expect(entries.map(it => it.kind)).toEqual(['answered', 'closed'])
  })

  test.each([
    ['stands on its own', child],
    ['has another parent', { ...merged, stage: { state: 'merged', parent: link, mergedAt: noon } as const }],
  ])('nothing happens to a child that %s', (_, other) => {
    expect(answerWithParent(other, parentLink, outcome, noon, rules)).toBeUndefined()
    expect(leaveParent(other, parentLink, noon, rules)).toBeUndefined()
    expect(
      followHeir(other, aComplaint({ state: 'accepted', id: 'complaint-8' }), parentLink, noon, rules),
    ).toBeUndefined()
  })
})

test('the parent ended without an answer: the child stands on its own, by nobody’s hand', () => {
  const alone = accepted(split(merged, elder, aMoment({ actor: dispatcher, at }))).child.complaint
  expect(leaveParent(merged, parentLink, at, rules)).toEqual({
    complaint: alone,
    entries: [publicly('split', system, at, { facts: { parent: 'W2611-0009' } })],
    messages: [roleGets('dispatcher', 'split')],
  })
})

describe('the parent was withdrawn', () => {
  const late = aComplaint({
    id: 'complaint-2',
    number: 'W2611-0002',
    state: 'accepted',
    receivedAt: received + hour,
    recordedAt: received + hour,
  })
  const danger: Complaint = aComplaint({
    id: 'complaint-3',
    number: 'W2611-0003',
    state: 'accepted',
    severity: 'emergency',
    receivedAt: received + hour,
    recordedAt: received + hour,
  })
  const mergedOf = (it: Complaint) => accepted(merge(it, parent, aMoment())).child.complaint
  const linkOf = ({ id, number }: Complaint) => ({ id, number })

  const heir = only(leaveParent(merged, parentLink, at, rules)).complaint

  test('the oldest child inherits; of two received together the one with the lower number', () => {
    expect(oldestFirst([danger, late, child])).toEqual([child, late, danger])
  })

  test('another child is merged into the heir, which keeps the earlier of their deadlines', () => {
    const pair = only(followHeir(mergedOf(danger), heir, parentLink, at, rules))
    expect(pair.child).toEqual(
      accepted(
        decided(
          mergedOf(danger),
          { stage: { state: 'merged', parent: link, mergedAt: at } },
          [publicly('merged', system, at, { facts: { parent: 'W2611-0001' } })],
          [customerGets('merged')],
        ),
      ),
    )
    const { complaint } = pair.parent
    expect(pair.parent).toEqual(
      accepted(
        decided(heir, { children: [linkOf(danger)], clocks: complaint.clocks }, [
          inside('child-merged', system, at, { facts: { child: 'W2611-0003' } }),
        ]),
      ),
    )
    expect(lines(complaint.clocks).slice(merged.clocks.length)).toEqual([
      'dispatch/1 11-18 13:00 → 11-18 13:05',
      'first-answer/1 11-18 11:00 → 11-18 12:00',
      'close/1 11-18 11:00 → 11-19 11:00',
      'escalation/1 11-18 10:00 → 11-19 10:00',
    ])
    const next = only(followHeir(mergedOf(late), complaint, parentLink, at, rules)).parent.complaint
    expect(next.children).toEqual([linkOf(danger), linkOf(late)])
    expect(next.clocks).toEqual(complaint.clocks)
  })

  describe('and the heir is about an employee', () => {
    const about = anAbout(agent, head)
    const others = anAbout(people.otherHandler)
    const followers = [agent, neighbour].map(it => ({ userId: it.id, roomId: 'room-9', at: received }))
    const follower: Complaint = { ...merged, id: 'complaint-4', number: 'W2611-0004', followers }
    const told = inside('about-named', system, at, {
      facts: { person: agent.name, personId: agent.id, superiorIds: [head.id], takenBack: false, handedOver: true },
    })
    const followed = (child: Complaint, of: Complaint) => followHeir(child, of, parentLink, at, rules)?.child

    test('he is kept out of whatever follows it, and the timeline says so', () => {
      const next = only(followed(follower, { ...heir, about }))
      expect(next.complaint).toEqual({
        ...follower,
        stage: { state: 'merged', parent: link, mergedAt: at },
        turn: follower.turn + 1,
        about,
        firstContact: undefined,
        followers: followers.slice(1),
      })
      expect(next.entries).toEqual([publicly('merged', system, at, { facts: { parent: link.number } }), told])
    })

    test('what was given to him to put right is nobody’s, and the dispatcher is told', () => {
      const action = { what: '逐户检查', owner: agent.name, ownerId: agent.id, givenAt: at, by: at, round: 1 }
      const child = { ...follower, correctiveActions: [action] }
      const next = only(followed(child, { ...heir, about }))
      expect(next.complaint.correctiveActions[0]?.ownerId).toBeUndefined()
      expect(next.messages.map(it => it.event)).toEqual(['merged', 'corrective-due'])
      expect(only(followed(child, heir)).messages.map(it => it.event)).toEqual(['merged'])
    })

    test('of what is about him already nothing new is said', () => {
      const next = only(followed({ ...follower, about }, { ...heir, about }))
      expect(next.complaint.about).toEqual(about)
      expect(next.entries.map(it => it.kind)).toEqual(['merged'])
    })

    test.each([
      ['the heir is about nobody', undefined],
      ['the heir is about somebody else', others],
    ])('what is about him does not follow where %s: he would work on it there', (_, theirs) => {
      expect(followed({ ...follower, about }, { ...heir, about: theirs })).toBeUndefined()
    })
  })

  test.each([
    ['accepted', true],
    ['dispatched', true],
    ['handling', true],
    ['checking', false],
    ['answered', false],
    ['closed', false],
    ['withdrawn', false],
    ['merged', false],
  ] as const)('into an heir that is %s meanwhile: %s', (state, follows) => {
    const other = aComplaint({ state, id: 'complaint-8' })
    expect(followHeir(merged, other, parentLink, at, rules) !== undefined).toBe(follows)
  })
})
