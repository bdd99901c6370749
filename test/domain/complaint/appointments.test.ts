import { describe, expect, test } from 'vitest'
import type { Appointment } from '#domain/appointments/appointment.ts'
import { agreeDate, objectToDate } from '#domain/complaint/agreements.ts'
import { appoint, appointable, mayAppoint, mayChoose, standingAppointment } from '#domain/complaint/appointments.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { answerSurvey, attemptVisit, recordVisit } from '#domain/complaint/outcome.ts'
import { nextRound } from '#domain/complaint/rounds.ts'
import { redispatch, reportDone, returnOrder } from '#domain/complaint/work.ts'
import { hour, type Instant, minute } from '#domain/time.ts'
import {
  aComplaint,
  accepted,
  aMoment,
  anAbout,
  anAnswer,
  aPerson,
  aReport,
  aVisit,
  people,
  rules,
  shanghai,
} from '../../support/builders.ts'
import { answered, answeredStage, visited } from './answered-complaints.ts'
import {
  customer,
  customerGets,
  decided,
  expectTurnedAway,
  named,
  noon,
  personGets,
  publicly,
  roleGets,
  runningLines,
  staff,
} from './decided.ts'

const { agent, dispatcher, handler, head, otherAgent, otherHandler, owner } = people
const byOwner = aMoment({ actor: owner })
const at = (wallClock: string): Instant => shanghai(`2026-${wallClock}`)
const slotAt = (wallClock: string) => ({ from: at(wallClock), to: at(wallClock) + hour })

const handling = aComplaint({ state: 'handling' })
const tomorrow = slotAt('11-19 10:00')
const saturday = slotAt('11-21 15:00')
const chosen = (slot: { from: Instant; to: Instant }, changes: Partial<Appointment> = {}): Appointment => ({
  ...slot,
  at: noon,
  chosen: 1,
  ...changes,
})

const dueOf = ({ clocks }: Complaint, kind: string): Instant | undefined =>
  clocks.find(it => it.kind === kind && it.stoppedAt === undefined)?.dueAt

describe('the hour somebody comes to do the work', () => {
  test('is chosen by the customer; whoever has the order is told', () => {
    const soon = slotAt('11-18 18:00')
    expect(appoint(handling, soon, byOwner)).toEqual(
      decided(
        handling,
        { appointment: chosen(soon) },
        [publicly('appointed', customer(owner), noon, { facts: { of: 'work', ...soon } })],
        [personGets(handler, 'appointment-chosen', soon.from)],
      ),
    )
  })

  test('before the order is taken its handler is told as well, not his department', () => {
    const { messages } = accepted(appoint(aComplaint({ state: 'dispatched' }), tomorrow, byOwner))
    expect(messages).toEqual([personGets(handler, 'appointment-chosen', tomorrow.from)])
  })

  test('can be moved; the entry names the hour before', () => {
    const before = { ...handling, appointment: chosen(tomorrow) }
    const { complaint, entries } = accepted(appoint(before, saturday, aMoment({ actor: owner, at: noon + minute })))
    expect(complaint.appointment).toEqual(chosen(saturday, { at: noon + minute, chosen: 2 }))
    expect(entries[0]?.facts).toEqual({ of: 'work', ...saturday, before: tomorrow.from })
  })

  test.each([
    ['before the order is taken', aComplaint({ state: 'dispatched' }), true],
    ['while it is worked on', handling, true],
    ['for a repair', aComplaint({ state: 'handling', kind: 'repair' }), true],
    [
      'for a hidden name, where the handler has to know the room',
      aComplaint({ state: 'handling', hideName: true, engineering: true }),
      true,
    ],
    ['for a hidden name, where he must not', aComplaint({ state: 'handling', hideName: true }), false],
    ['for a public place', aComplaint({ state: 'handling', place: { kind: 'public', label: '花园' } }), false],
    ['for a question', aComplaint({ state: 'handling', kind: 'question' }), false],
    ['for praise', aComplaint({ state: 'handling', kind: 'praise' }), false],
    ['in danger, when somebody comes at once', aComplaint({ state: 'handling', severity: 'emergency' }), false],
  ])('%s', (_, complaint, may) => {
    expect(mayChoose(complaint, noon, rules)).toBe(may)
    expect(mayAppoint(complaint, agent.id)).toBe(may)
    const refused = { ok: false, reason: 'not-to-appoint' }
    expect(appoint(complaint, tomorrow, byOwner)).toEqual(may ? expect.objectContaining({ ok: true }) : refused)
  })

  test('is for filer, office and the handler of the order, once there is an order', () => {
    expectTurnedAway((complaint, moment) => appoint(complaint, tomorrow, moment), 'appoint', {
      open: handling,
      over: aComplaint({ state: 'accepted' }),
      by: owner,
    })
    expect(mayChoose(aComplaint({ state: 'accepted' }), noon, rules)).toBe(false)
    expect(mayAppoint(aComplaint({ state: 'checking' }), agent.id)).toBe(false)
  })

  test('stays through a return and a transfer, and ends with the answer and with the round', () => {
    const before = { ...handling, appointment: chosen(saturday) }
    const back = accepted(returnOrder(before, { reason: '不会修' }, aMoment({ actor: handler }))).complaint
    const other = { handler: people.otherHandler, departmentId: handler.grants[0]?.departmentId ?? '' }
    const given = accepted(redispatch(before, other, aMoment({ actor: dispatcher }))).complaint
    expect([back.appointment, given.appointment]).toEqual([chosen(saturday), chosen(saturday)])
    const reported = accepted(reportDone(before, aReport(), aMoment({ actor: handler }))).complaint
    expect(standingAppointment(reported)).toEqual(chosen(saturday))
    const again = accepted(
      nextRound(
        { ...aComplaint({ state: 'answered' }), appointment: chosen(saturday) },
        { reason: '还是不亮' },
        aMoment({ actor: owner, at: noon + hour }),
      ),
    ).complaint
    expect(again.appointment).toBeUndefined()
  })
})

describe('what the customer may choose', () => {
  const cases: [title: string, slot: { from: Instant; to: Instant }, now: string, ok: boolean][] = [
    ['two hours ahead', slotAt('11-18 14:00'), '11-18 12:00', true],
    ['a millisecond less', slotAt('11-18 14:00'), '11-18 12:00:00.001', false],
    ['the last hour of the seventh day', slotAt('11-25 19:00'), '11-18 12:00', true],
    ['the first of the eighth', slotAt('11-26 09:00'), '11-18 12:00', false],
    ['noon', slotAt('11-19 12:00'), '11-18 12:00', false],
    ['the evening', slotAt('11-19 20:00'), '11-18 12:00', false],
    ['half past', slotAt('11-19 10:30'), '11-18 12:00', false],
    ['two hours at once', { from: at('11-19 10:00'), to: at('11-19 12:00') }, '11-18 12:00', false],
    ['yesterday', slotAt('11-17 10:00'), '11-18 12:00', false],
  ]
  test.each(cases)('%s', (_, slot, now, ok) => {
    const outcome = appoint(handling, slot, aMoment({ actor: owner, at: at(now) }))
    expect(outcome).toEqual(ok ? expect.objectContaining({ ok }) : { ok, reason: 'slot-unknown' })
  })

  test.each([
    ['two hours before it', '11-19 07:59:59.999', true],
    ['from then on', '11-19 08:00', false],
    ['to its last moment', '11-19 10:59:59.999', false],
    ['and again once it is over', '11-19 11:00', true],
  ])('an appointment at ten can be moved until two hours before: %s', (_, now, may) => {
    const before = { ...handling, appointment: chosen(tomorrow) }
    const moment = aMoment({ actor: owner, at: at(now) })
    expect(mayChoose(before, moment.now, rules)).toBe(may)
    expect(appoint(before, saturday, moment)).toEqual(
      may ? expect.objectContaining({ ok: true }) : { ok: false, reason: 'appointment-fixed' },
    )
  })

  test('three times, then he is asked to call', () => {
    const twice = { ...handling, appointment: chosen(tomorrow, { chosen: 2 }) }
    const often = { ...handling, appointment: chosen(tomorrow, { chosen: 3 }) }
    expect([mayChoose(twice, noon, rules), mayChoose(often, noon, rules)]).toEqual([true, false])
    expect(appoint(often, saturday, byOwner)).toEqual({
      ok: false,
      reason: 'appointments-used',
      facts: { chosen: 3 },
    })
    expect(appointable(often, noon, rules)?.left).toBe(0)
    const beyond = { ...handling, appointment: chosen(tomorrow, { chosen: 7 }) }
    expect(appointable(beyond, noon, rules)?.left).toBe(0)
  })

  test('is said with what stands, until when it can be moved, and how often still', () => {
    expect(appointable(handling, noon, rules)).toEqual({
      of: 'work',
      standing: undefined,
      fixed: undefined,
      chosen: 0,
      left: 3,
      earliest: noon + 2 * hour,
      latest: at('11-26 00:00'),
    })
    const before = { ...handling, appointment: chosen(tomorrow) }
    expect(appointable(before, noon, rules)).toMatchObject({
      standing: chosen(tomorrow),
      fixed: { from: at('11-19 08:00'), to: tomorrow.to },
      left: 2,
    })
    expect(appointable(aComplaint({ state: 'closed' }), noon, rules)).toBeUndefined()
  })
})

describe('the deadlines of the work', () => {
  test('stay where the hour lies before them', () => {
    const { complaint } = accepted(appoint(handling, slotAt('11-18 18:00'), byOwner))
    expect(complaint.clocks).toEqual(handling.clocks)
  })

  test('that would be over before it end with it: nobody is late because the customer wanted it later', () => {
    const { complaint } = accepted(appoint(handling, saturday, byOwner))
    expect(dueOf(handling, 'handle')).toBe(at('11-19 08:04'))
    expect(dueOf(complaint, 'handle')).toBe(saturday.to)
    expect(dueOf(complaint, 'close')).toBe(at('11-25 18:00'))
    expect(runningLines(complaint.clocks).filter(it => !it.startsWith('handle'))).toEqual(
      runningLines(handling.clocks).filter(it => !it.startsWith('handle')),
    )
    const late = accepted(appoint(handling, slotAt('11-25 19:00'), byOwner)).complaint
    expect([dueOf(late, 'handle'), dueOf(late, 'close')]).toEqual([at('11-25 20:00'), at('11-25 20:00')])
  })

  test('the hour that ends with them leaves them as they are counted', () => {
    const due = dueOf(handling, 'close') ?? 0
    const { complaint } = accepted(appoint(handling, { from: due - hour, to: due }, byOwner))
    expect(complaint.clocks.find(it => it.kind === 'close')?.agreed).toBeUndefined()
  })

  test('are as they were counted again once an earlier hour is chosen', () => {
    const late = accepted(appoint(handling, saturday, byOwner)).complaint
    const { complaint } = accepted(appoint(late, slotAt('11-18 18:00'), byOwner))
    expect(runningLines(complaint.clocks)).toEqual(runningLines(handling.clocks))
    expect(complaint.clocks.every(it => it.agreed === undefined)).toBe(true)
  })

  test('that were agreed are those again, where a later hour was chosen and taken back', () => {
    const until = at('11-20 12:00')
    const dated = accepted(
      agreeDate(handling, { until, method: 'phone', what: '周五换灯' }, aMoment({ actor: dispatcher })),
    ).complaint
    const late = accepted(appoint(dated, saturday, byOwner)).complaint
    expect([dueOf(late, 'handle'), dueOf(late, 'close')]).toEqual([saturday.to, saturday.to])
    const { complaint } = accepted(appoint(late, tomorrow, byOwner))
    expect([dueOf(complaint, 'handle'), dueOf(complaint, 'close')]).toEqual([until, until])
    expect(runningLines(complaint.clocks)).toEqual(runningLines(dated.clocks))
  })

  test('do not fall back behind the chosen hour when the customer objects to an agreed date', () => {
    const until = at('11-24 12:00')
    const chose = accepted(appoint(handling, saturday, byOwner)).complaint
    const dated = accepted(
      agreeDate(chose, { until, method: 'phone', what: '下周二' }, aMoment({ actor: dispatcher })),
    ).complaint
    const { complaint } = accepted(objectToDate(dated, {}, byOwner))
    expect(dueOf(complaint, 'handle')).toBe(saturday.to)
    const bySomebody = { ...dated, appointment: chosen(saturday, { by: named(handler) }) }
    expect(dueOf(accepted(objectToDate(bySomebody, {}, byOwner)).complaint, 'handle')).toBe(at('11-19 08:04'))
  })
})

describe('staff, after a call', () => {
  const byHandler = aMoment({ actor: handler })
  const soon = slotAt('11-18 14:00')

  test('set the hour without using up a choice of the customer; both are told', () => {
    const before = { ...handling, appointment: chosen(tomorrow, { chosen: 3 }) }
    const appointment = chosen(soon, { chosen: 3, by: named(agent) })
    expect(appoint(before, soon, aMoment())).toEqual(
      decided(
        before,
        { appointment },
        [publicly('appointed', staff(agent), noon, { facts: { of: 'work', ...soon, before: tomorrow.from } })],
        [personGets(handler, 'appointment-chosen', soon.from), { ...customerGets('appointment-set'), by: soon.from }],
      ),
    )
  })

  test('need keep no notice, not even for an hour that is near', () => {
    const before = { ...handling, appointment: chosen(soon) }
    const moment = aMoment({ actor: handler, at: at('11-18 13:59') })
    expect(accepted(appoint(before, soon, moment)).complaint.appointment?.by).toEqual(named(handler))
    expect(appoint(before, soon, aMoment({ actor: handler, at: at('11-18 14:00:00.001') }))).toEqual({
      ok: false,
      reason: 'slot-unknown',
    })
  })

  test('may set it for the work also as superiors of the one it is about: it is not their visit', () => {
    const about = anAbout(otherHandler, agent)
    const { complaint } = accepted(appoint({ ...handling, about }, soon, aMoment()))
    expect(complaint.appointment).toEqual(chosen(soon, { chosen: 0, by: named(agent) }))
  })

  test('get no more time by it', () => {
    const { complaint } = accepted(appoint(handling, saturday, byHandler))
    expect(complaint.appointment).toEqual(chosen(saturday, { chosen: 0, by: named(handler) }))
    expect(complaint.clocks).toEqual(handling.clocks)
  })
})

describe('the hour of the return visit', () => {
  const waiting = answered()
  const later = noon + hour
  const byOwnerLater = aMoment({ actor: owner, at: later })

  test('is chosen by the customer; who visits is told', () => {
    const { complaint, entries, messages } = accepted(appoint(waiting, tomorrow, byOwnerLater))
    expect(answeredStage(complaint).visit).toEqual({
      ...waiting.stage.visit,
      appointment: chosen(tomorrow, { at: later }),
    })
    expect(complaint.appointment).toBeUndefined()
    expect(complaint.clocks).toEqual(waiting.clocks)
    expect(entries).toEqual([publicly('appointed', customer(owner), later, { facts: { of: 'visit', ...tomorrow } })])
    expect(messages).toEqual([personGets(agent, 'appointment-chosen', tomorrow.from)])
  })

  test('without a first contact who may visit, the dispatchers are told', () => {
    const { messages } = accepted(appoint({ ...waiting, firstContact: undefined }, tomorrow, byOwnerLater))
    expect(messages).toEqual([roleGets('dispatcher', 'appointment-chosen', undefined, tomorrow.from)])
  })

  test('later than the deadline of the visit moves that deadline, earlier moves it back', () => {
    const due = dueOf(waiting, 'visit')
    const nextWeek = slotAt('11-24 10:00')
    const late = accepted(appoint(waiting, nextWeek, byOwnerLater)).complaint
    expect([dueOf(late, 'visit'), answeredStage(late).visit.dueAt]).toEqual([nextWeek.to, nextWeek.to])
    const { complaint } = accepted(appoint(late, tomorrow, byOwnerLater))
    expect([dueOf(complaint, 'visit'), answeredStage(complaint).visit.dueAt]).toEqual([due, due])
  })

  test('later than the deadline after an unsatisfied survey moves that one', () => {
    const demanded = accepted(answerSurvey(waiting, anAnswer({ overall: 1 }), byOwnerLater)).complaint
    expect(dueOf(demanded, 'unsatisfied-visit')).toBe(answeredStage(demanded).visit.dueAt)
    const late = accepted(appoint(demanded, saturday, byOwnerLater)).complaint
    expect([dueOf(late, 'unsatisfied-visit'), answeredStage(late).visit.dueAt]).toEqual([saturday.to, saturday.to])
  })

  test('moves back to the counted deadline, whatever date had been agreed for the work', () => {
    const date = {
      until: at('11-20 12:00'),
      method: 'phone',
      what: '换灯',
      by: named(dispatcher),
      agreedAt: noon,
    } as const
    const dated = { ...waiting, agreedDates: [date] }
    const late = accepted(appoint(dated, slotAt('11-24 10:00'), byOwnerLater)).complaint
    const { complaint } = accepted(appoint(late, tomorrow, byOwnerLater))
    expect(dueOf(complaint, 'visit')).toBe(dueOf(waiting, 'visit'))
  })

  test('can be chosen where the visit has no clock of its own', () => {
    const complaint = { ...waiting, clocks: waiting.clocks.filter(it => it.kind !== 'visit') }
    const { visit } = answeredStage(accepted(appoint(complaint, tomorrow, byOwnerLater)).complaint)
    expect(visit).toMatchObject({ state: 'planned', dueAt: waiting.stage.visit.dueAt })
  })

  test('is set by whoever may visit, not by who did the work nor by the superiors of the one it is about', () => {
    const both = aPerson(handler.id, handler.name, 'handler', 'agent')
    const wasHandler = { ok: false, reason: 'visitor-was-handler' }
    expect(appoint(waiting, tomorrow, aMoment({ actor: both, at: later }))).toEqual(wasHandler)
    expect(mayAppoint(waiting, handler.id)).toBe(false)
    const about = anAbout(handler, agent)
    expect(appoint({ ...waiting, about }, tomorrow, aMoment({ at: later }))).toEqual(wasHandler)
    expect(mayAppoint(waiting, agent.id)).toBe(true)
    const { complaint, messages } = accepted(appoint(waiting, tomorrow, aMoment({ at: later })))
    expect(answeredStage(complaint).visit).toMatchObject({ appointment: { by: named(agent), chosen: 0 } })
    expect(messages).toContainEqual({ ...customerGets('appointment-set'), by: tomorrow.from })
  })

  test('may be chosen by a customer who is a superior of the one it is about: he is not the one to visit', () => {
    const about = anAbout(handler, owner)
    const { complaint } = accepted(appoint({ ...waiting, about }, tomorrow, byOwnerLater))
    expect(answeredStage(complaint).visit).toMatchObject({ appointment: { ...tomorrow, chosen: 1 } })
  })

  test('is chosen where there was no order: whoever visits is told', () => {
    const solved = answered({ answered: 'on-the-spot', firstContact: named(otherAgent) })
    const { messages } = accepted(appoint(solved, tomorrow, byOwnerLater))
    expect(messages).toEqual([personGets(otherAgent, 'appointment-chosen', tomorrow.from)])
  })

  test.each(['unreachable', 'refused', 'satisfied'] as const)('is no matter any more once the visit is %s', end => {
    const over = answered({ visit: visited(end) })
    expect(mayChoose(over, later, rules)).toBe(false)
    expect(mayAppoint(over, agent.id)).toBe(false)
    expect(standingAppointment(over)).toBeUndefined()
    expect(appoint(over, tomorrow, byOwnerLater)).toEqual({ ok: false, reason: 'not-to-appoint' })
  })

  test('is used up when nobody was reached at it, and gives way where the customer is unsatisfied', () => {
    const before = accepted(appoint(waiting, tomorrow, byOwnerLater)).complaint
    const tried = accepted(attemptVisit(before, { refused: false, words: '没人接' }, aMoment({ at: later }))).complaint
    expect(answeredStage(tried).visit).toEqual({ ...waiting.stage.visit, attempts: 1 })
    expect(mayChoose(tried, later, rules)).toBe(true)
    const unsatisfied = accepted(answerSurvey(before, anAnswer({ overall: 1 }), byOwnerLater)).complaint
    expect(standingAppointment(unsatisfied)).toBeUndefined()
  })

  test('is gone with the visit that was made', () => {
    const before = accepted(
      appoint(answered({ supervision: { by: named(head), reason: '关注', at: noon } }), tomorrow, byOwnerLater),
    )
    const done = accepted(recordVisit(before.complaint, aVisit({ visitedAt: later }), aMoment({ at: later }))).complaint
    expect(answeredStage(done).visit).not.toHaveProperty('appointment')
  })
})
