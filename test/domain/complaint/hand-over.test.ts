import { describe, expect, test } from 'vitest'
import { nameAbout, sharedAbout } from '#domain/complaint/about.ts'
import { type Link, states } from '#domain/complaint/complaint.ts'
import { handOver } from '#domain/complaint/supervision.ts'
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
  badTexts,
  decided,
  expectTurnedAway,
  inside,
  lines,
  named,
  noon,
  personGets,
  roleGets,
  staff,
} from './decided.ts'

const { agent, dispatcher, handler, head, manager, otherAgent, otherHandler, owner } = people
const handling = aComplaint({ state: 'handling' })

describe('handing over the first contact', () => {
  const input = { to: otherAgent, reason: ' 离职 ' }
  const by = aMoment({ actor: dispatcher })

  test('on record, with the reason; the new one is told', () => {
    expect(handOver(handling, input, by)).toEqual(
      decided(
        handling,
        { firstContact: named(otherAgent) },
        [
          inside('handed-over', staff(dispatcher), noon, {
            facts: { from: '赵客服', to: '钱客服', toId: 'agent-2' },
            texts: { reason: '离职' },
          }),
        ],
        [personGets(otherAgent, 'handed-over')],
      ),
    )
  })

  test('where nobody was', () => {
    const [entry] = accepted(handOver(aComplaint(), input, by)).entries
    expect(entry?.facts).toEqual({ from: '', to: '钱客服', toId: 'agent-2' })
  })

  test('to a dispatcher as well', () => {
    const { complaint } = accepted(handOver(handling, { ...input, to: dispatcher }, aMoment({ actor: manager })))
    expect(complaint.firstContact).toEqual(named(dispatcher))
  })

  test.each([people.handler, people.manager, people.headElsewhere])('not outside the office: $name', to => {
    expect(handOver(handling, { ...input, to }, by)).toEqual({ ok: false, reason: 'person-unknown' })
  })

  test.each([
    ['whom it is about', { about: anAbout(otherAgent) }],
    ['who complained', { customer: { userId: otherAgent.id, name: '钱客服', relation: 'owner' } }],
  ] as const)('not to somebody %s', (_, changes) => {
    expect(handOver(aComplaint(changes), input, by)).toEqual({ ok: false, reason: 'in-conflict' })
  })

  test.each(badTexts())('%s are no reason', (_, reason, refusal) => {
    expect(handOver(handling, { ...input, reason }, by)).toEqual(refusal)
  })

  test('is for the dispatcher and the manager', () => {
    expectTurnedAway((it, moment) => handOver(it, input, moment), 'handOver', {
      open: handling,
      over: aComplaint({ state: 'closed' }),
      by: dispatcher,
    })
  })
})

describe('the employee a complaint is about', () => {
  const by = aMoment({ actor: dispatcher })
  const entryAbout = (person: typeof handler, takenBack: boolean, handedOver: boolean) =>
    inside('about-named', staff(dispatcher), noon, {
      facts: { person: person.name, personId: person.id, superiorIds: ['head-1'], takenBack, handedOver },
    })

  test('who has nothing to do with it yet is named, and that is all', () => {
    const about = anAbout(otherHandler, head)
    expect(nameAbout(handling, about, by)).toEqual(
      decided(handling, { about }, [entryAbout(otherHandler, false, false)]),
    )
  })

  test('the first contact is no longer that', () => {
    const about = anAbout(agent, head)
    expect(nameAbout(handling, about, by)).toEqual(
      decided(handling, { about, firstContact: undefined }, [entryAbout(agent, false, true)]),
    )
  })

  test('the handler’s order goes back to the dispatcher, with every clock running', () => {
    const proposal = { kind: 'transfer', departmentId, words: '不', by: named(handler), at: received } as const
    const before = { ...handling, proposal }
    const about = anAbout(handler, head)
    expect(nameAbout(before, about, by)).toEqual(
      decided(
        before,
        { about, stage: { state: 'accepted' }, proposal: undefined },
        [entryAbout(handler, true, false)],
        [roleGets('dispatcher', 'returned')],
      ),
    )
  })

  test('somebody else’s order and proposal stay', () => {
    const proposal = { kind: 'transfer', departmentId, words: '不', by: named(handler), at: received } as const
    const { complaint } = accepted(nameAbout({ ...handling, proposal }, anAbout(otherHandler), by))
    expect([complaint.stage, complaint.proposal]).toEqual([handling.stage, proposal])
  })

  test('what he has reported done is not done: handling and notes run on', () => {
    const { complaint } = accepted(nameAbout(aComplaint({ state: 'checking' }), anAbout(handler), by))
    expect(complaint.stage).toEqual({ state: 'accepted' })
    expect(lines(complaint.clocks).slice(-2)).toEqual([
      'handle/1 11-18 10:04 → 11-19 09:04',
      'progress/1 11-18 10:04 → 11-19 11:04',
    ])
  })

  test('before anybody has it, nobody loses it', () => {
    const submitted = aComplaint()
    const about = anAbout(otherHandler, head)
    expect(nameAbout(submitted, about, by)).toEqual(
      decided(submitted, { about }, [entryAbout(otherHandler, false, false)]),
    )
  })

  test.each(['answered', 'closed', 'declined', 'withdrawn', 'merged'] as const)(
    'also when it is %s: the work that was done stays',
    state => {
      const over = aComplaint({ state })
      const about = anAbout(handler, head)
      expect(nameAbout(over, about, by)).toEqual(decided(over, { about }, [entryAbout(handler, false, false)]))
    },
  )

  test('a neighbour’s following ends with it', () => {
    const followers = [handler, otherHandler].map(it => ({ userId: it.id, roomId: 'room-9', at: received }))
    const { complaint } = accepted(nameAbout({ ...handling, followers }, anAbout(handler), by))
    expect(complaint.followers.map(it => it.userId)).toEqual([otherHandler.id])
  })

  describe('shared by the complaints merged into it or answered with it', () => {
    const about = anAbout(agent, head)
    const answeredWith = ({ id, number }: Link, state: 'answered' | 'closed' = 'answered') => {
      const { stage } = aComplaint({ state })
      if (!('outcome' in stage)) throw new Error('no outcome')
      const { answer, answeredAt, answeredBy } = stage.outcome
      const said = { answer, answeredAt, answeredBy, settlement: 'repaired' } as const
      return aComplaint({ stage: { ...stage, outcome: { how: 'with-parent', parent: { id, number }, ...said } } })
    }
    const parent = { ...aComplaint({ state: 'handling', ...parentLink }), about }
    const child = aComplaint({ state: 'merged' })
    const entry = inside('about-named', { kind: 'system' }, noon, {
      facts: { person: agent.name, personId: agent.id, superiorIds: ['head-1'], takenBack: false, handedOver: true },
    })

    test.each([
      ['merged', child],
      ['answered with it', answeredWith(parentLink)],
      ['closed since', answeredWith(parentLink, 'closed')],
    ])('the child is kept from him too: %s', (_, one) => {
      const shared = sharedAbout(one, parent, noon)
      expect(shared).toEqual(accepted(decided(one, { about, firstContact: undefined }, [entry])))
    })

    test.each([
      ['the parent is about nobody', child, { ...parent, about: undefined }],
      ['the child is not merged', aComplaint({ state: 'handling' }), parent],
      ['the child is merged into another', child, { ...parent, id: 'complaint-77' }],
      ['the child was answered with another', answeredWith({ id: 'complaint-77', number: 'W2611-0077' }), parent],
      ['the child was answered by itself', aComplaint({ state: 'answered' }), parent],
      ['the child is about him already', { ...child, about }, parent],
    ])('nothing happens where %s', (_, one, other) => {
      expect(sharedAbout(one, other, noon)).toBeUndefined()
    })
  })

  test('nobody names himself away', () => {
    expect(nameAbout(handling, anAbout(dispatcher), by)).toEqual({ ok: false, reason: 'in-conflict' })
  })

  test.each([
    ['agent', false],
    ['dispatcher', false],
    ['executive', false],
    ['manager', true],
    ['auditor', true],
  ] as const)('once somebody is named, the %s may name another: %s', (role, may) => {
    const named = { ...handling, about: anAbout(otherHandler) }
    const result = nameAbout(named, anAbout(people.headElsewhere), aMoment({ actor: people[role] }))
    expect(result).toMatchObject(
      may
        ? { ok: true, value: { complaint: { about: anAbout(people.headElsewhere) } } }
        : { ok: false, reason: 'already-done' },
    )
    expect(nameAbout(handling, anAbout(people.headElsewhere), aMoment({ actor: people[role] })).ok).toBe(true)
  })

  test('the one named already does not name another, whatever he holds', () => {
    const named = { ...handling, about: anAbout(people.manager) }
    expect(nameAbout(named, anAbout(otherHandler), aMoment({ actor: people.manager }))).toEqual({
      ok: false,
      reason: 'not-allowed',
    })
  })

  test('is for the office and those above, whatever has become of it', () => {
    for (const state of states)
      for (const actor of [people.admin, owner])
        expect(nameAbout(aComplaint({ state }), anAbout(otherHandler), aMoment({ actor }))).toEqual({
          ok: false,
          reason: 'not-allowed',
        })
  })
})
