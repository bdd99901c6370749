import { describe, expect, test } from 'vitest'
import type { ClockRow, FigureRow, Length, PolicyRow } from '#domain/clocks/policy.ts'
import { clockKinds } from '#domain/clocks/policy.ts'
import { defaultPolicy } from '#domain/clocks/profiles.ts'
import { type Guide, guideFigures, guideKinds, guideOf } from '#domain/complaint/guide.ts'
import { insideOnly } from '#domain/complaint/next-deadline.ts'
import { day, hour, minute } from '#domain/time.ts'
import { communityId, shanghai } from '../../support/builders.ts'

const now = shanghai('2026-11-23 10:00')
const decided = { version: '会议', decidedBy: '陈立', note: '', validFrom: 1 }

const aClockRow = (changes: Partial<ClockRow>): ClockRow => ({
  ...decided,
  what: 'close',
  scope: { severity: 'ordinary' },
  length: { counting: 'workingDays', days: 3 },
  pausable: true,
  ...changes,
})
const aFigureRow = (changes: Partial<FigureRow>): FigureRow => ({
  ...decided,
  what: 'reopen-days',
  scope: {},
  value: 14,
  ...changes,
})

const guideWith = (...rows: PolicyRow[]): Guide =>
  guideOf([...defaultPolicy, ...rows], { communityId, categoryIds: ['noise', 'lift'], at: now })
const clockIn = (guide: Guide, what: string, severity: string) =>
  guide.clocks.find(it => it.what === what && it.severity === severity)
const figureIn = (guide: Guide, what: string) => guide.figures.find(it => it.what === what)

describe('as delivered', () => {
  const guide = guideWith()

  test.each<[what: string, severity: string, length: Length]>([
    ['first-answer', 'emergency', { counting: 'elapsed', time: hour }],
    ['first-answer', 'ordinary', { counting: 'workingHours', time: 8 * hour }],
    ['dispatch', 'major', { counting: 'dutyTime', time: 5 * minute }],
    ['handle', 'ordinary', { counting: 'dutyTime', time: 12 * hour }],
    ['handle', 'suggestion', { counting: 'none' }],
    ['close', 'emergency', { counting: 'elapsed', time: day }],
    ['close', 'ordinary', { counting: 'workingDays', days: 5 }],
  ])('%s of %s', (what, severity, value) => {
    expect(clockIn(guide, what, severity)).toEqual({ what, severity, value, byCategory: [] })
  })

  test('it names every clock that promises something to the customer, in every severity, and no other', () => {
    expect([...guideKinds, ...insideOnly].toSorted()).toEqual([...clockKinds].toSorted())
    expect(guide.clocks.map(it => `${it.what}/${it.severity}`)).toEqual(
      guideKinds.flatMap(what => ['emergency', 'major', 'ordinary', 'suggestion'].map(it => `${what}/${it}`)),
    )
  })

  test('it names every number a customer may count on', () => {
    expect(guide.figures.map(it => [it.what, it.value])).toEqual([
      ['reopen-days', 7],
      ['appeal-days', 7],
      ['objection-hours', 24],
      ['hours-between-nudges', 4],
      ['most-pause-days', 10],
      ['rounds-to-final-answer', 3],
    ])
    expect(guide.figures).toHaveLength(guideFigures.length)
  })
})

describe('a row of the community', () => {
  test('changes the guide where it holds, and only there', () => {
    const guide = guideWith(aClockRow({ scope: { communityId, severity: 'ordinary' } }))
    expect(clockIn(guide, 'close', 'ordinary')?.value).toEqual({ counting: 'workingDays', days: 3 })
    expect(clockIn(guide, 'close', 'major')?.value).toEqual({ counting: 'workingDays', days: 5 })
  })

  test('of another community changes nothing', () => {
    expect(guideWith(aClockRow({ scope: { communityId: 'elsewhere', severity: 'ordinary' } }))).toEqual(guideWith())
  })

  test.each([
    ['not yet', 1, 5],
    ['from its first moment on', 0, 3],
  ])('%s', (_, later, days) => {
    const guide = guideWith(aClockRow({ validFrom: now + later }))
    expect(clockIn(guide, 'close', 'ordinary')?.value).toEqual({ counting: 'workingDays', days })
  })

  test('for one category stands beside the others', () => {
    const guide = guideWith(aClockRow({ scope: { categoryId: 'lift', severity: 'ordinary' } }))
    expect(clockIn(guide, 'close', 'ordinary')).toMatchObject({
      value: { counting: 'workingDays', days: 5 },
      byCategory: [{ categoryId: 'lift', value: { counting: 'workingDays', days: 3 } }],
    })
    expect(clockIn(guide, 'close', 'major')?.byCategory).toEqual([])
  })

  test('for one category that says the same as for all is no exception, in whatever order it was written', () => {
    const scope = { categoryId: 'lift', severity: 'ordinary' } as const
    const length: Length = { days: 5, counting: 'workingDays' }
    expect(clockIn(guideWith(aClockRow({ scope, length })), 'close', 'ordinary')?.byCategory).toEqual([])
  })

  test('with a number changes the number, for all or for one category', () => {
    expect(figureIn(guideWith(aFigureRow({})), 'reopen-days')).toMatchObject({ value: 14, byCategory: [] })
    expect(figureIn(guideWith(aFigureRow({ scope: { categoryId: 'noise' } })), 'reopen-days')).toMatchObject({
      value: 7,
      byCategory: [{ categoryId: 'noise', value: 14 }],
    })
  })
})

test('a hole in the rules is no guide', () => {
  expect(() => guideOf([], { communityId, categoryIds: [], at: now })).toThrow('no policy row')
})
