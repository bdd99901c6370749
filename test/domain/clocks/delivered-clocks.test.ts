// Every clock of the delivered policy at the hours where it is decided: before and after closing, at weekends, over holidays.

import { expect, test } from 'vitest'
import { startClock } from '#domain/clocks/clock.ts'
import type { ClockKind } from '#domain/clocks/policy.ts'
import type { Severity } from '#domain/complaint/classes.ts'
import { delivered, matterOf, rules, shanghai, withRoster } from './calendars.ts'

type Line = [kind: ClockKind, severity: Severity, start: string, due: string, why: string]

const register: Line[] = [
  ['register', 'emergency', '2026-11-20 17:59', '2026-11-20 18:09', '10 min, closing or not'],
  ['register', 'major', '2026-11-20 17:30', '2026-11-20 18:30', '1 h'],
  ['register', 'ordinary', '2026-11-20 23:30', '2026-11-21 00:30', '1 h over midnight'],
  ['register', 'suggestion', '2026-11-30 18:01', '2026-12-01 18:01', '24 h over the month end'],
]

const dispatch: Line[] = [
  ['dispatch', 'emergency', '2026-11-18 23:30', '2026-11-18 23:35', 'it never waits for duty'],
  ['dispatch', 'emergency', '2026-10-01 03:00', '2026-10-01 03:05', 'nor in a holiday night'],
  ['dispatch', 'major', '2026-11-18 21:59', '2026-11-19 08:04', '1 min before the end of duty, 4 min after its start'],
  ['dispatch', 'ordinary', '2026-11-18 10:00', '2026-11-18 10:05', 'by day'],
  ['dispatch', 'ordinary', '2026-11-18 17:59', '2026-11-18 18:04', 'the end of working hours is not the end of duty'],
  ['dispatch', 'ordinary', '2026-11-18 21:55', '2026-11-18 22:00', 'the last five minutes of duty'],
  ['dispatch', 'ordinary', '2026-11-18 22:00', '2026-11-19 08:05', 'at night it waits for the next duty'],
  ['dispatch', 'ordinary', '2026-11-21 07:59', '2026-11-21 08:05', 'Saturday has duty hours too'],
  ['dispatch', 'ordinary', '2026-02-17 12:00', '2026-02-17 12:05', 'and the first day of Spring Festival'],
  ['dispatch', 'suggestion', '2026-11-20 18:00', '2026-11-21 18:00', '24 h'],
]

const onSite: Line[] = [
  ['on-site', 'emergency', '2026-11-18 23:55', '2026-11-19 00:05', '10 min over midnight'],
  ['on-site', 'major', '2026-11-21 03:00', '2026-11-21 03:10', '10 min at night'],
  ['on-site', 'ordinary', '2026-12-31 23:59', '2027-01-01 00:09', '10 min over the year end'],
]

const firstAnswer: Line[] = [
  ['first-answer', 'emergency', '2026-11-20 18:00', '2026-11-20 19:00', '1 h, after closing too'],
  ['first-answer', 'major', '2026-11-20 14:00', '2026-11-20 18:00', '4 h up to closing'],
  ['first-answer', 'major', '2026-11-20 14:01', '2026-11-23 09:01', '3 h 59 min, the last minute on Monday'],
  ['first-answer', 'ordinary', '2026-11-20 17:59', '2026-11-23 16:59', '1 min of Friday + 7 h 59 min of Monday'],
  ['first-answer', 'ordinary', '2026-11-20 18:00', '2026-11-23 17:00', '8 h of Monday'],
  ['first-answer', 'ordinary', '2026-11-20 18:01', '2026-11-23 17:00', '8 h of Monday'],
  ['first-answer', 'ordinary', '2026-02-14 17:00', '2026-02-24 16:00', '1 h before Spring Festival + 7 h after it'],
  ['first-answer', 'suggestion', '2026-10-09 17:00', '2026-10-10 16:00', '1 h + 7 h of the make-up Saturday'],
  [
    'first-answer',
    'suggestion',
    '2025-12-31 17:00',
    '2026-01-04 16:00',
    '1 h + 7 h of the make-up Sunday in the new year',
  ],
]

const handle: Line[] = [
  ['handle', 'emergency', '2026-11-20 22:00', '2026-11-21 02:00', '4 h by night'],
  ['handle', 'major', '2026-11-20 10:00', '2026-11-20 22:00', '12 h to the end of duty'],
  ['handle', 'ordinary', '2026-11-20 10:01', '2026-11-21 08:01', '11 h 59 min + 1 min of Saturday'],
  ['handle', 'ordinary', '2026-11-20 18:00', '2026-11-21 16:00', '4 h of Friday + 8 h of Saturday'],
  ['handle', 'ordinary', '2026-11-30 20:00', '2026-12-01 18:00', '2 h of November + 10 h of December'],
]

const progress: Line[] = [
  ['progress', 'emergency', '2026-11-20 23:00', '2026-11-21 01:00', '2 h'],
  ['progress', 'major', '2026-11-20 17:00', '2026-11-21 17:00', '24 h, Saturday or not'],
  ['progress', 'ordinary', '2026-12-31 17:00', '2027-01-01 17:00', '24 h over the year end'],
]

const workingDays: Line[] = [
  ['other-department', 'major', '2026-11-19 17:59', '2026-11-23 18:00', 'Friday, Monday'],
  ['other-department', 'ordinary', '2026-11-20 18:01', '2026-11-24 18:00', 'Monday, Tuesday'],
  ['other-department', 'suggestion', '2026-10-08 10:00', '2026-10-10 18:00', '9th, make-up Saturday'],
  ['investigation', 'major', '2026-11-19 10:00', '2026-11-24 18:00', 'Friday, Monday, Tuesday'],
  ['written-answer', 'major', '2026-11-30 23:59', '2026-12-03 18:00', '1st, 2nd, 3rd of December'],
  ['written-answer', 'ordinary', '2026-02-13 10:00', '2026-02-25 18:00', 'make-up Saturday, 24th, 25th'],
  ['written-answer', 'suggestion', '2026-12-30 10:00', '2027-01-04 18:00', '31st, 1st (not announced), 4th'],
  ['close', 'major', '2026-11-18 17:59', '2026-11-25 18:00', '19th, 20th, 23rd, 24th, 25th'],
  ['close', 'ordinary', '2026-11-18 18:00', '2026-11-25 18:00', 'the hour of the start day is all the same'],
  ['close', 'ordinary', '2026-11-20 18:01', '2026-11-27 18:00', '23rd to 27th'],
  ['close', 'ordinary', '2026-11-22 12:00', '2026-11-27 18:00', 'from Sunday: 23rd to 27th'],
  ['close', 'ordinary', '2026-02-14 10:00', '2026-02-28 18:00', '24th to 27th and the make-up Saturday'],
  ['close', 'ordinary', '2026-09-30 10:00', '2026-10-13 18:00', '8th, 9th, make-up 10th, 12th, 13th'],
  ['close', 'suggestion', '2026-12-28 10:00', '2027-01-04 18:00', '29th, 30th, 31st, 1st (not announced), 4th'],
  ['visit', 'ordinary', '2026-11-18 19:00', '2026-11-23 18:00', '19th, 20th, 23rd'],
  ['appeal', 'ordinary', '2026-11-20 10:00', '2026-11-25 18:00', '23rd, 24th, 25th'],
]

const others: Line[] = [
  ['close', 'emergency', '2026-09-30 20:00', '2026-10-01 20:00', '24 h, holiday or not'],
  ['visit', 'emergency', '2026-11-20 08:00', '2026-11-20 20:00', 'the same day'],
  ['visit', 'major', '2026-11-20 17:59', '2026-11-20 20:00', 'the same day'],
  ['visit', 'major', '2026-11-20 17:59:59.999', '2026-11-20 20:00', 'the last millisecond of the same day'],
  ['visit', 'major', '2026-11-20 18:00', '2026-11-21 12:00', 'from 18:00 on by noon of the next day, Saturday or not'],
  ['visit', 'emergency', '2026-11-20 23:59', '2026-11-21 12:00', 'by noon of the next day'],
  ['unsatisfied-visit', 'suggestion', '2026-11-21 00:00', '2026-11-21 20:00', 'at midnight the next day has begun'],
  ['unsatisfied-visit', 'ordinary', '2026-12-31 18:00', '2027-01-01 12:00', 'over the year end'],
  ['survey', 'ordinary', '2026-11-20 10:00', '2026-11-27 10:00', '7 days'],
]

test.each([register, dispatch, onSite, firstAnswer, handle, progress, workingDays, others].flat())(
  '%s of %s matters, from %s, is due %s: %s',
  (kind, severity, start, due) => {
    expect(new Date(delivered(kind, severity, start).dueAt)).toEqual(new Date(shanghai(due)))
  },
)

test.each([
  ['on-site', 'suggestion'],
  ['handle', 'suggestion'],
  ['progress', 'suggestion'],
  ['escalation', 'suggestion'],
  ['other-department', 'emergency'],
  ['investigation', 'ordinary'],
  ['written-answer', 'emergency'],
] as const)('there is no %s clock for %s matters', (kind, severity) => {
  expect(startClock(kind, matterOf(severity), shanghai('2026-11-20 10:00'), 1, rules)).toEqual([])
})

const reminders: Line[] = [
  ['dispatch', 'ordinary', '2026-11-18 21:57', '2026-11-19 08:01', '4 of 5 min: 3 in the evening, 1 in the morning'],
  ['first-answer', 'ordinary', '2026-11-18 10:00', '2026-11-18 16:24', '6 h 24 min of 8 h'],
  ['first-answer', 'ordinary', '2026-11-20 17:00', '2026-11-23 14:24', '1 h of Friday + 5 h 24 min of Monday'],
  ['handle', 'ordinary', '2026-11-18 18:00', '2026-11-19 13:36', '9 h 36 min of 12 h: 4 h + 5 h 36 min'],
  ['close', 'emergency', '2026-11-18 20:00', '2026-11-19 15:12', '19 h 12 min of 24 h'],
  ['close', 'ordinary', '2026-11-18 10:00', '2026-11-24 16:24', '42 h 24 min of 53 h: 8 + 9 + 9 + 9 + 7 h 24 min'],
  ['close', 'ordinary', '2026-11-20 18:01', '2026-11-26 18:00', '36 of 45 h: four whole days'],
  ['close', 'ordinary', '2026-09-30 17:00', '2026-10-12 17:48', '36 h 48 min of 46 h: 1 + 9 + 9 + 9 + 8 h 48 min'],
  ['visit', 'major', '2026-11-20 10:00', '2026-11-20 18:00', '8 of the 10 h to 20:00'],
  ['visit', 'major', '2026-11-20 18:00', '2026-11-21 08:24', '14 h 24 min of the 18 h to the next noon'],
  ['survey', 'ordinary', '2026-11-20 10:00', '2026-11-21 10:00', 'a day, not four fifths of the week'],
]

test.each(reminders)('%s of %s matters, from %s, is reminded of at %s: %s', (kind, severity, start, remindAt) => {
  expect(new Date(delivered(kind, severity, start).remindAt)).toEqual(new Date(shanghai(remindAt)))
})

const rostered = withRoster({
  '2026-11-18': ['08:00-12:00', '14:00-18:00'],
  '2026-11-19': [],
  '2026-11-20': ['20:00-24:00'],
  '2026-11-21': ['00:00-06:00'],
})

const onRoster: [kind: ClockKind, start: string, due: string, why: string][] = [
  ['dispatch', '2026-11-18 11:57', '2026-11-18 14:02', '3 min of the first shift, 2 min of the second'],
  ['dispatch', '2026-11-18 18:00', '2026-11-20 20:05', 'nobody on the 19th'],
  ['handle', '2026-11-18 08:00', '2026-11-21 00:00', '4 + 4 h, nobody, 4 h of the night up to midnight'],
  ['handle', '2026-11-18 09:00', '2026-11-21 01:00', '3 + 4 h, nobody, 4 h of the night and 1 h behind midnight'],
  ['handle', '2026-11-20 20:00', '2026-11-22 10:00', '10 h of the night, 2 h of a day the roster says nothing about'],
]

test.each(onRoster)(
  'on the roster of the department, %s of an ordinary matter of %s is due %s: %s',
  (kind, start, due) => {
    expect(new Date(delivered(kind, 'ordinary', start, rostered).dueAt)).toEqual(new Date(shanghai(due)))
  },
)

test.each([
  ['2026-11-17 10:00', '2026-11-18 10:00', '2026-11-19 09:00', '2026-11-20 09:00', 'in a week without holidays'],
  [
    '2026-11-17 07:00',
    '2026-11-18 07:00',
    '2026-11-19 09:00',
    '2026-11-20 09:00',
    'due before opening: still the next day',
  ],
  ['2026-11-17 23:00', '2026-11-18 23:00', '2026-11-19 09:00', '2026-11-20 09:00', 'due late in the evening'],
  ['2026-11-19 10:00', '2026-11-20 10:00', '2026-11-23 09:00', '2026-11-24 09:00', 'the manager after the weekend'],
  ['2026-11-20 10:00', '2026-11-21 10:00', '2026-11-23 09:00', '2026-11-24 09:00', 'due on Saturday'],
  [
    '2026-09-28 10:00',
    '2026-09-29 10:00',
    '2026-09-30 09:00',
    '2026-10-08 09:00',
    'the executive after seven days off',
  ],
  ['2026-09-29 10:00', '2026-09-30 10:00', '2026-10-08 09:00', '2026-10-09 09:00', 'the manager after seven days off'],
  ['2026-10-02 10:00', '2026-10-03 10:00', '2026-10-08 09:00', '2026-10-09 09:00', 'due within seven days off'],
  [
    '2026-10-07 10:00',
    '2026-10-08 10:00',
    '2026-10-09 09:00',
    '2026-10-10 09:00',
    'the executive on a make-up Saturday',
  ],
  ['2026-02-13 18:01', '2026-02-14 18:01', '2026-02-24 09:00', '2026-02-25 09:00', 'over Spring Festival'],
  ['2026-12-30 10:00', '2026-12-31 10:00', '2027-01-01 09:00', '2027-01-04 09:00', 'into a year not announced'],
])(
  'received %s and unfinished %s, it goes to the manager at %s and to the executive at %s: %s',
  (start, due, manager, executive) => {
    expect(delivered('escalation', 'ordinary', start)).toMatchObject({
      dueAt: shanghai(due),
      ladder: [
        { step: 'manager', at: shanghai(manager) },
        { step: 'executive', at: shanghai(executive) },
      ],
    })
  },
)

test('only the escalation has a ladder', () => {
  expect(delivered('close', 'ordinary', '2026-11-18 10:00').ladder).toEqual([])
})
