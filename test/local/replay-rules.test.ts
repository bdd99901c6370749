import { describe, expect, test } from 'vitest'
import { policyWith } from '#domain/clocks/profiles.ts'
import { calendarFor } from '../../functions/calendar/calendar-of.ts'
import { profile } from '../../local/demo/community.ts'
import { live, liveAll } from '../../local/replay/lives.ts'
import { answeredOf, rulesReport } from '../../local/replay/rules.ts'

const calendar = calendarFor(profile, [], [])

const aRow = (id: string, filedAt: string, answeredAt: string) => ({
  id,
  user: 'A1',
  title: '电梯坏了',
  body: '二栋的电梯，昨天起就不动了',
  filedAt: `${filedAt}+08:00`,
  answeredAt: `${answeredAt}+08:00`,
})

// Wednesday 24 April 2019; Labour Day of that year was 1–4 May, made up for on Sunday 28 April and Sunday 5 May.
const quick = aRow('1', '2019-04-24T09:30:00', '2019-04-24T10:00:00')
const slow = aRow('2', '2019-04-24T09:30:00', '2019-05-05T18:00:00')
const impossible = aRow('3', '2019-04-24T09:30:00', '2019-04-23T09:30:00')

const endsOf = (row: typeof quick): Record<string, string | undefined> => {
  const [message] = answeredOf([row])
  if (!message) throw new Error('not answered')
  const { clocks } = live(message, 'W1904-0001', { policy: policyWith('default'), calendar })
  return Object.fromEntries(clocks.map(({ kind, end }) => [kind, end]))
}

describe('a message lived through the rules', () => {
  test('answered within half an hour it breaks no clock', () => {
    expect(endsOf(quick)).toMatchObject({
      dispatch: 'met',
      'first-answer': 'met',
      handle: 'met',
      close: 'met',
      escalation: 'met',
    })
  })

  test('the make-up Sunday counts: the fifth working day is Tuesday the 30th', () => {
    expect(endsOf(aRow('4', '2019-04-24T09:30:00', '2019-04-30T18:00:00')).close).toBe('met')
    expect(endsOf(aRow('5', '2019-04-24T09:30:00', '2019-04-30T18:00:01')).close).toBe('late')
  })

  test('answered eleven days later it breaks all but dispatch', () => {
    expect(endsOf(slow)).toMatchObject({
      dispatch: 'met',
      'first-answer': 'late',
      handle: 'late',
      close: 'late',
      escalation: 'late',
    })
  })
})

test('messages answered before they were filed are left out', () => {
  expect(answeredOf([quick, impossible]).map(it => it.row.id)).toEqual(['1'])
})

test('a tally counts what ran and what was broken, under each profile of its own', () => {
  const messages = answeredOf([quick, slow])
  expect(liveAll(messages, 'default', calendar).get('close')).toEqual({ ran: 2, broken: 1 })
  expect(liveAll(messages, 'factory', calendar).get('close')).toEqual({ ran: 2, broken: 0 })
})

test('the report names every profile and says what it assumed', () => {
  const report = rulesReport([quick, slow, impossible]).join('\n')
  expect(report).toContain('2 of 3 have an answer')
  expect(report).toMatch(/close +1 of +2 broken +50\.0 %/)
  for (const name of ['default', 'pharma-like', 'factory', 'overseas', 'beijing-12345']) expect(report).toContain(name)
})
