import { describe, expect, test } from 'vitest'
import { seesArrivalPlace, writtenPosition } from '#domain/complaint/arrival.ts'
import { arrive } from '#domain/complaint/coming.ts'
import { withoutTexts } from '#domain/ledger/erase.ts'
import { eraseIdentity, identityTexts } from '#domain/people/erasure.ts'
import { aComplaint, accepted, aMoment, people } from '../../support/builders.ts'
import { inside, noon, publicly, staff } from './decided.ts'

const { handler, head, headElsewhere, owner } = people
const place = { latitude: 22.54321, longitude: 114.0555504, accuracy: 11.6, at: noon - 1000 }
const before = aComplaint({ state: 'handling', happeningNow: true })

describe('到场位置', () => {
  test('stands beside the arrival, inside, its position in words that can be erased', () => {
    const { complaint, entries } = accepted(arrive(before, aMoment({ actor: handler }), { place }))
    expect([complaint.arrivedAt, complaint.arrivalPlace]).toEqual([noon, place])
    expect(entries).toEqual([
      publicly('arrived', staff(handler), noon),
      inside('arrived', staff(handler), noon, {
        facts: { accuracy: 12 },
        texts: { position: '22.543210,114.055550' },
      }),
    ])
    expect(writtenPosition(place)).toBe('22.543210,114.055550')
  })

  test('goes with the one who filed it, from the complaint and from its timeline', () => {
    const { complaint, entries } = accepted(arrive(before, aMoment({ actor: handler }), { place }))
    const erased = eraseIdentity(complaint, { userId: owner.id, building: '3 栋', now: noon })
    expect(JSON.stringify(erased)).not.toContain('22.54')
    const [, entry] = entries
    const stored = { v: 1, complaintId: 'complaint-1', seq: 2, recordedAt: noon, prevHash: '', hash: '' } as const
    const whole = entry && { ...stored, ...entry, salts: { position: 'salt' }, commitments: { position: 'bound' } }
    expect(whole && withoutTexts(whole, identityTexts)).toMatchObject({
      texts: {},
      salts: {},
      commitments: { position: 'bound' },
    })
  })

  test.each([
    ['the agent', people.agent, true],
    ['the dispatcher', people.dispatcher, true],
    ['the manager', people.manager, true],
    ['the auditor', people.auditor, true],
    ['the head of the order', head, true],
    ['another head', headElsewhere, false],
    ['the handler', handler, false],
    ['another handler', people.otherHandler, false],
    ['the customer', owner, false],
  ] as const)('%s reads it: %s', (_, actor, may) => {
    expect(seesArrivalPlace(before, actor)).toBe(may)
  })

  test('before there is an order it is the head of its category', () => {
    const fresh = aComplaint({ happeningNow: true })
    expect([seesArrivalPlace(fresh, head), seesArrivalPlace(fresh, headElsewhere)]).toEqual([true, false])
  })
})
