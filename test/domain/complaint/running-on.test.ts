import { expect, test } from 'vitest'
import { isRunning, stopClocks } from '#domain/clocks/clock.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { clocksRunningOn } from '#domain/complaint/running-on.ts'
import { changeSeverity } from '#domain/complaint/severity.ts'
import { progress } from '#domain/complaint/words.ts'
import { reportDone, sendBack } from '#domain/complaint/work.ts'
import { hour, minute } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, aReport, people, received, rules, shanghai } from '../../support/builders.ts'

const reportedAt = received + hour
const back = received + 3 * hour
const report = { ...aReport(), reportedAt }

const running = (complaint: Complaint) =>
  clocksRunningOn(complaint, report, back, rules)
    .filter(it => isRunning(it) && ['handle', 'progress'].includes(it.kind))
    .map(it => [it.kind, it.dueAt])

test('the clocks that ended with the report run on; the time in between does not count', () => {
  expect(running(aComplaint({ state: 'checking' }))).toEqual([
    // Twelve duty hours from 10:04 would end at 08:04; two hours were lost to checking.
    ['handle', shanghai('2026-11-19 10:04')],
    ['progress', shanghai('2026-11-19 12:04')],
  ])
})

test('other clocks are left as they are', () => {
  const checking = aComplaint({ state: 'checking' })
  const left = (clocks: Complaint['clocks']) => clocks.filter(it => !['handle', 'progress'].includes(it.kind))
  expect(left(clocksRunningOn(checking, report, back, rules))).toEqual(left(checking.clocks))
})

test('daily notes given before the report stay given', () => {
  const noted = accepted(
    progress(
      aComplaint({ state: 'handling' }),
      { text: '等配件', public: false },
      aMoment({ actor: people.handler, at: received + 30 * minute }),
    ),
  ).complaint
  const reported = accepted(reportDone(noted, aReport(), aMoment({ actor: people.handler, at: reportedAt }))).complaint
  expect(running(reported).map(([kind]) => kind)).toEqual(['handle', 'progress'])
})

test('a note given in the moment of the report stays given, too', () => {
  const noted = accepted(
    progress(
      aComplaint({ state: 'handling' }),
      { text: '等配件', public: false },
      aMoment({ actor: people.handler, at: reportedAt }),
    ),
  ).complaint
  const reported = accepted(reportDone(noted, aReport(), aMoment({ actor: people.handler, at: reportedAt }))).complaint
  expect(running(reported).map(([kind]) => kind)).toEqual(['handle', 'progress'])
})

test('what had ended before the report does not begin again', () => {
  const { clocks, ...checking } = aComplaint({ state: 'handling' })
  const early = stopClocks(clocks, ['handle', 'progress'], reportedAt - 1, 'done')
  expect(running({ ...checking, clocks: early })).toEqual([])
})

test('nor do the clocks of an earlier round', () => {
  expect(running({ ...aComplaint({ state: 'checking' }), round: 2 })).toEqual([])
})

test('under the severity the complaint has got meanwhile', () => {
  const urgent = aComplaint({ state: 'checking', severity: 'emergency' })
  const lowered = accepted(
    changeSeverity(urgent, { severity: 'ordinary', reason: '已无危险' }, aMoment({ at: received + 2 * hour })),
  ).complaint
  expect(running(lowered)).toEqual(running(aComplaint({ state: 'checking' })))
  const sent = accepted(sendBack(lowered, { reason: '没修好' }, aMoment({ actor: people.head, at: back }))).complaint
  expect(sent.clocks.filter(isRunning).every(it => it.severity === 'ordinary')).toBe(true)
})
