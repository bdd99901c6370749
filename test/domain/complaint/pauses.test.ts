import { describe, expect, test } from 'vitest'
import { type PauseInput, pause, pauseOver, resume } from '#domain/complaint/agreements.ts'
import { hour } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, people, rules, shanghai } from '../../support/builders.ts'
import {
  badTexts,
  customerGets,
  expectTurnedAway,
  handlingLines,
  named,
  noon,
  publicly,
  runningLines,
  staff,
  system,
} from './decided.ts'

const { dispatcher, handler } = people
const byDispatcher = aMoment({ actor: dispatcher })
const handling = aComplaint({ state: 'handling' })

describe('暂停', () => {
  const to = shanghai('2026-11-20 12:00')
  const input: PauseInput = { reason: 'parts', words: ' 等灯具到货 ', to }

  test('handling and closing stand still until then, the daily note goes on; the customer reads why and until when', () => {
    const { complaint, entries, messages } = accepted(pause(handling, input, byDispatcher))
    expect(complaint).toEqual({
      ...handling,
      turn: handling.turn + 1,
      clocks: complaint.clocks,
      pause: { from: noon, to, reason: 'parts', words: '等灯具到货', approvedBy: named(dispatcher) },
    })
    // The 19th does not count, its evening lies in the pause; 10 hours and 4 minutes of handling were left.
    expect(runningLines(complaint.clocks)).toEqual(handlingLines({ close: '11-26 18:00', handle: '11-21 08:04' }))
    expect(entries).toEqual([
      publicly('paused', staff(dispatcher), noon, { facts: { reason: 'parts', to }, texts: { words: '等灯具到货' } }),
    ])
    expect(messages).toEqual([customerGets('paused')])
  })

  test('accepted complaints may be paused too', () => {
    expect(accepted(pause(aComplaint({ state: 'accepted' }), input, byDispatcher)).complaint.pause?.to).toBe(to)
  })

  test.each([
    [noon - 1, { ok: false, reason: 'pause-in-the-past' }],
    [noon, { ok: false, reason: 'pause-in-the-past' }],
    [noon + 1, { ok: true }],
    // The end of the tenth working day.
    [shanghai('2026-12-02 18:00'), { ok: true }],
    [shanghai('2026-12-02 18:00:00.001'), { ok: false, reason: 'pause-too-long', facts: { most: 10 } }],
  ])('until %d: at most ten working days', (until, result) => {
    expect(pause(handling, { ...input, to: until }, byDispatcher)).toMatchObject(result)
  })

  test.each(badTexts())('%s are no reason', (_, words, refusal) => {
    expect(pause(handling, { ...input, words }, byDispatcher)).toEqual(refusal)
  })

  test('not twice at once', () => {
    const { complaint } = accepted(pause(handling, input, byDispatcher))
    expect(pause(complaint, input, byDispatcher)).toEqual({ ok: false, reason: 'not-while-paused' })
  })

  test('is for the dispatcher', () => {
    expectTurnedAway((it, moment) => pause(it, input, moment), 'pause', {
      open: handling,
      over: aComplaint({ state: 'dispatched' }),
      by: dispatcher,
    })
    expect(pause(handling, input, aMoment())).toEqual({ ok: false, reason: 'not-allowed' })
  })

  describe('ends', () => {
    const paused = accepted(pause(handling, input, byDispatcher)).complaint
    const at = noon + hour

    test('before its time by a person: the clocks run on from there', () => {
      const { complaint, entries, messages } = accepted(resume(paused, aMoment({ actor: handler, at })))
      expect(complaint).toEqual({ ...handling, turn: handling.turn + 2, clocks: complaint.clocks })
      expect(runningLines(complaint.clocks)).toEqual(handlingLines({ handle: '11-19 09:04' }))
      expect(entries).toEqual([publicly('resumed', staff(handler), at)])
      expect(messages).toEqual([customerGets('resumed')])
    })

    test('by itself: nobody’s turn, the times stay as they were promised', () => {
      expect(pauseOver(paused, to, rules)).toEqual({
        complaint: { ...paused, pause: undefined },
        entries: [publicly('resumed', system, to)],
        messages: [customerGets('resumed')],
      })
    })

    test('only where there is one', () => {
      expect(resume(handling, aMoment())).toEqual({ ok: false, reason: 'not-paused' })
    })

    test('by the office or the handler', () => {
      expectTurnedAway(resume, 'resume', { open: paused, over: aComplaint({ state: 'dispatched' }), by: handler })
    })
  })
})
