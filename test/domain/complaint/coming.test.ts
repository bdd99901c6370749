import { describe, expect, test } from 'vitest'
import type { Appointment } from '#domain/appointments/appointment.ts'
import { addCoHandler } from '#domain/complaint/co-handlers.ts'
import { arrivalOf, arrive, comeInVain, mayArrive } from '#domain/complaint/coming.ts'
import { type Complaint, orderOf, vainReasons } from '#domain/complaint/complaint.ts'
import { freshRound } from '#domain/complaint/rounds.ts'
import { succeed } from '#domain/complaint/succession.ts'
import { redispatch } from '#domain/complaint/work.ts'
import { day, hour, type Instant, minute } from '#domain/time.ts'
import {
  aComplaint,
  accepted,
  aMoment,
  departmentId,
  people,
  received,
  rules,
  shanghai,
} from '../../support/builders.ts'
import {
  badTexts,
  customerGets,
  ended,
  expectTurnedAway,
  inside,
  named,
  noon,
  orderIn,
  publicly,
  runningLines,
  staff,
} from './decided.ts'

const { agent, dispatcher, handler, otherHandler, handlerElsewhere } = people
const by = aMoment({ actor: handler })
const handling = aComplaint({ state: 'handling' })
const arrivedAt = (complaint: Complaint, at: Instant): Complaint =>
  accepted(arrive(complaint, aMoment({ actor: handler, at }))).complaint
const there = arrivedAt(handling, noon - 10 * minute)
const vain = (complaint: Complaint, why: (typeof vainReasons)[number] = 'nobody-home', at = noon) =>
  accepted(comeInVain(complaint, { why }, aMoment({ actor: handler, at })))
const hourOn = (wallClock: string): Appointment => {
  const from = shanghai(`2026-${wallClock}`)
  return { from, to: from + hour, at: received, chosen: 1 }
}

describe('到场 under an order', () => {
  test('stands on the order, once', () => {
    expect([there.arrivedAt, orderIn(there).arrivedAt]).toEqual([noon - 10 * minute, noon - 10 * minute])
    expect(arrive(there, by)).toEqual({ ok: false, reason: 'already-done' })
    expect(mayArrive(there, handler)).toBe(false)
  })

  test('goes without the place of the time before', () => {
    const place = { latitude: 22.5, longitude: 114, accuracy: 9, at: noon }
    const before = accepted(arrive(handling, by, { place })).complaint
    expect(before.arrivalPlace).toEqual(place)
    expect(arrivedAt(vain(before).complaint, noon + hour).arrivalPlace).toBeUndefined()
  })

  test('shows the customer what he found, each photo once, nine at most', () => {
    const found = (photoIds: readonly string[]) => arrive(handling, by, { photoIds })
    const entry = publicly('arrived', staff(handler), noon)
    expect(accepted(found(['photo-2', 'photo-1', 'photo-2'])).entries).toEqual([
      { ...entry, facts: { photos: ['photo-2', 'photo-1'] } },
    ])
    expect(accepted(found([])).entries).toEqual([entry])
    const nine = Array.from({ length: 9 }, (_, at) => `photo-${at}`)
    expect(found(nine).ok).toBe(true)
    expect(found([...nine, 'photo-9'])).toEqual({ ok: false, reason: 'too-many-photos', facts: { most: 9 } })
  })

  test('is for those who work on it; where it goes on at this moment, for whoever may', () => {
    const helped = accepted(addCoHandler(handling, { person: handlerElsewhere }, by)).complaint
    const now = aComplaint({ state: 'handling', happeningNow: true })
    expect([handler, handlerElsewhere, agent].map(it => mayArrive(helped, it))).toEqual([true, true, false])
    expect([handler, agent].map(it => mayArrive(now, it))).toEqual([true, true])
    expect([handler, agent].map(it => mayArrive(aComplaint({ state: 'accepted' }), it))).toEqual([false, false])
  })

  test('does not stand for what the office said before there was an order', () => {
    const before = accepted(arrive(aComplaint({ state: 'accepted', happeningNow: true }), aMoment({ actor: agent })))
    expect(arrivalOf(before.complaint)).toBe(noon)
    expect(arrive(before.complaint, aMoment({ actor: agent }))).toEqual({ ok: false, reason: 'already-done' })
    const given: Complaint = { ...handling, happeningNow: true, arrivedAt: noon }
    expect([arrivalOf(given), mayArrive(given, handler), mayArrive(given, agent)]).toEqual([undefined, true, false])
  })

  test('is over with the order, the round and the one who came', () => {
    const input = { handler: otherHandler, departmentId }
    const moved = accepted(redispatch(there, input, aMoment({ actor: dispatcher }))).complaint
    expect([arrivalOf(moved), mayArrive(moved, otherHandler), moved.arrivedAt]).toEqual([
      undefined,
      true,
      there.arrivedAt,
    ])
    const taken = succeed(there, handler, () => named(otherHandler), by)
    expect(orderOf((taken?.complaint ?? there).stage)).toMatchObject({
      handler: named(otherHandler),
      arrivedAt: undefined,
    })
    expect(freshRound(vain(there).complaint, noon, rules)).toMatchObject({
      stage: { state: 'accepted' },
      inVain: undefined,
    })
  })
})

describe('上门没办成', () => {
  test.each([
    ['nobody-home', noon - 10 * minute],
    ['no-access', noon - 10 * minute],
    ['neighbour-refuses', noon - 10 * minute],
    ['unreachable', noon - 10 * minute],
  ] as const)(
    '%s: the customer reads when he came and why it came to nothing, and he may come again',
    (why, cameAt) => {
      const { complaint, entries } = vain(there, why)
      expect(entries).toEqual([publicly('came-in-vain', staff(handler), noon, { facts: { why, times: 1, cameAt } })])
      expect(complaint.inVain).toEqual({ why, at: noon, times: 1 })
      expect([complaint.stage.state, complaint.turn, arrivalOf(complaint)]).toEqual([
        'handling',
        there.turn + 1,
        undefined,
      ])
      expect(accepted(arrive(complaint, aMoment({ actor: handler, at: noon + hour }))).complaint.arrivedAt).toBe(
        noon + hour,
      )
    },
  )

  test.each(vainReasons)('%s without having said that he is there', why => {
    const now = aComplaint({ state: 'handling', happeningNow: true })
    const { complaint, entries } = vain(now, why)
    const stood = why !== 'unreachable'
    expect(entries[0]?.facts).toEqual({ why, times: 1, ...(stood ? { cameAt: noon } : {}) })
    expect(complaint.arrivedAt).toBe(stood ? noon : undefined)
    const onSite = ended(now.clocks, ['on-site'], noon, 'late').find(it => it.kind === 'on-site')
    const running = now.clocks.find(it => it.kind === 'on-site')
    expect(complaint.clocks.find(it => it.kind === 'on-site')).toEqual(stood ? onSite : running)
  })

  test('is counted over the orders of a round', () => {
    const once = vain(there).complaint
    const moved = accepted(redispatch(once, { handler: otherHandler, departmentId }, aMoment({ actor: dispatcher })))
    const twice = accepted(comeInVain(moved.complaint, { why: 'unreachable' }, aMoment({ actor: otherHandler })))
    expect([once.inVain?.times, twice.complaint.inVain?.times]).toEqual([1, 2])
    expect(twice.entries[0]?.facts).toEqual({ why: 'unreachable', times: 2 })
  })

  test('is the note of the day', () => {
    expect(runningLines(handling.clocks)).toContain('progress/1 11-18 10:04 → 11-19 10:04')
    expect(runningLines(vain(there).complaint.clocks)).toContain('progress/1 11-18 12:00 → 11-19 17:00')
  })

  test.each([
    ['what is shown for it', '敲了三次门', ['photo-1', 'photo-1'], { photos: ['photo-1'] }, { text: '敲了三次门' }],
    ['words alone', ' 敲了三次门 ', undefined, {}, { text: '敲了三次门' }],
    ['photos alone', ' ', ['photo-1'], { photos: ['photo-1'] }, {}],
  ] as const)('%s stay inside', (_, words, photoIds, facts, texts) => {
    const { entries } = accepted(comeInVain(there, { why: 'no-access', words, photoIds }, by))
    expect(entries.slice(1)).toEqual([inside('came-in-vain', staff(handler), noon, { facts, texts })])
  })

  test.each(badTexts(1000).slice(1))('%s show nothing', (_, words, refusal) => {
    expect(comeInVain(there, { why: 'no-access', words }, by)).toEqual(refusal)
  })

  test('ten photos are too many', () => {
    const photoIds = Array.from({ length: 10 }, (_, at) => `photo-${at}`)
    expect(comeInVain(there, { why: 'no-access', photoIds }, by)).toMatchObject({ reason: 'too-many-photos' })
  })

  test.each([
    ['none', undefined, undefined, 'new-hour'],
    ['this morning', hourOn('11-18 10:00'), undefined, 'new-hour'],
    ['this evening', hourOn('11-18 18:00'), undefined, 'new-hour'],
    ['yesterday', hourOn('11-17 18:00'), undefined, 'new-hour'],
    ['tomorrow', hourOn('11-19 00:00'), hourOn('11-19 00:00'), 'progress'],
  ] as const)('an hour that was %s', (_, appointment, left, event) => {
    const { complaint, messages } = vain({ ...there, appointment })
    expect(complaint.appointment).toEqual(left)
    expect(messages).toEqual([customerGets(event)])
  })

  test('where nobody comes home there is no hour to ask for', () => {
    const garden = { ...there, place: { kind: 'public', name: '花园', label: '花园' } } satisfies Complaint
    expect(vain(garden, 'no-access').messages).toEqual([customerGets('progress')])
  })

  test('is told later by a phone without network, not before the order', () => {
    const told = (happenedAt: Instant) => comeInVain(handling, { why: 'no-access', happenedAt }, by)
    const { complaint, entries } = accepted(told(noon - hour))
    expect([complaint.inVain?.at, entries[0]?.occurredAt, entries[0]?.facts.cameAt]).toEqual(Array(3).fill(noon - hour))
    expect(told(noon + hour)).toMatchObject({ reason: 'happened-in-the-future' })
    expect(told(orderIn(handling).dispatchedAt - 11 * minute)).toMatchObject({ reason: 'happened-too-long-ago' })
    expect(told(noon - 4 * day)).toMatchObject({ reason: 'happened-too-long-ago' })
  })

  test('is for those who work on the order, taken or not', () => {
    expectTurnedAway((it, moment) => comeInVain(it, { why: 'no-access' }, moment), 'comeInVain', {
      open: handling,
      over: aComplaint({ state: 'checking' }),
      by: handler,
    })
    expect(comeInVain(handling, { why: 'no-access' }, aMoment({ actor: agent }))).toMatchObject({
      reason: 'not-allowed',
    })
    expect(comeInVain(aComplaint({ state: 'dispatched' }), { why: 'unreachable' }, by).ok).toBe(true)
  })
})
