import { describe, expect, test } from 'vitest'
import { checkPolicy } from '#domain/clocks/check-policy.ts'
import {
  type ClockKind,
  clockKinds,
  clockRowFor,
  figureFor,
  figures,
  type Length,
  type Matter,
} from '#domain/clocks/policy.ts'
import { defaultPolicy, type ProfileId, policyWith, profileIds, profiles } from '#domain/clocks/profiles.ts'
import { severities } from '#domain/complaint/classes.ts'

const minutes = 60_000
const hours = 3_600_000
const days = 86_400_000

const elapsed = (time: number): Length => ({ counting: 'elapsed', time })
const duty = (time: number): Length => ({ counting: 'dutyTime', time })
const working = (time: number): Length => ({ counting: 'workingHours', time })
const workingDays = (count: number): Length => ({ counting: 'workingDays', days: count })
const none: Length = { counting: 'none' }
const visit: Length = { counting: 'sameDay', until: 1200, lateFrom: 1080, lateUntil: 720 }
const week: Length = { counting: 'elapsed', time: 7 * days, remindAfter: 24 * hours }
const same = (length: Length): [Length, Length, Length, Length] => [length, length, length, length]

/** Emergency, major, ordinary, suggestion. */
const table: Record<ClockKind, [Length, Length, Length, Length]> = {
  register: [elapsed(10 * minutes), elapsed(hours), elapsed(hours), elapsed(days)],
  dispatch: [elapsed(5 * minutes), duty(5 * minutes), duty(5 * minutes), elapsed(days)],
  'on-site': [elapsed(10 * minutes), elapsed(10 * minutes), elapsed(10 * minutes), none],
  'first-answer': [elapsed(hours), working(4 * hours), working(8 * hours), working(8 * hours)],
  handle: [elapsed(4 * hours), duty(12 * hours), duty(12 * hours), none],
  progress: [elapsed(2 * hours), elapsed(24 * hours), elapsed(24 * hours), none],
  'other-department': [none, workingDays(2), workingDays(2), workingDays(2)],
  investigation: [none, workingDays(3), none, none],
  'written-answer': [none, workingDays(3), workingDays(3), workingDays(3)],
  close: [elapsed(24 * hours), workingDays(5), workingDays(5), workingDays(5)],
  escalation: [elapsed(24 * hours), elapsed(24 * hours), elapsed(24 * hours), none],
  visit: [visit, visit, workingDays(3), none],
  'unsatisfied-visit': same(visit),
  survey: same(week),
  appeal: same(workingDays(3)),
}

const matterOf = (severity: Matter['severity'], policyAt = 0): Matter => ({
  communityId: 'garden',
  categoryId: 'lift',
  severity,
  policyAt,
})

const cells = clockKinds.flatMap(kind =>
  severities.map((severity, index) => [kind, severity, table[kind][index] ?? none] as const),
)

describe('as delivered', () => {
  test.each(cells)('%s of %s matters has its length', (kind, severity, length) => {
    const row = clockRowFor(defaultPolicy, kind, matterOf(severity))
    expect(row).toEqual({
      version: 'default-1',
      what: kind,
      scope: { severity },
      validFrom: 0,
      decidedBy: '回音',
      length,
      pausable: (kind === 'handle' && severity !== 'suggestion') || kind === 'close',
      note: expect.stringMatching(/^\p{Script=Han}.+。$/u),
    })
  })

  test.each([
    ['most-pause-days', 10],
    ['most-agreed-dates', 2],
    ['objection-hours', 24],
    ['hours-between-nudges', 4],
    ['reopen-days', 7],
    ['appeal-days', 7],
    ['transfers-to-supervision', 3],
    ['unsatisfied-ends-to-supervision', 2],
    ['most-visit-attempts', 3],
    ['similar-to-offer', 3],
    ['group-rooms', 3],
    ['group-days', 7],
    ['repeat-days', 90],
    ['most-open-orders', 8],
    ['major-amount', 35000],
    ['rounds-to-final-answer', 3],
    ['daily-note-hour', 17],
  ] as const)('%s is %d for everybody', (figure, value) => {
    expect(figureFor(defaultPolicy, figure, matterOf('ordinary'))).toBe(value)
    expect(defaultPolicy.find(row => row.what === figure)).toEqual({
      version: 'default-1',
      what: figure,
      scope: {},
      validFrom: 0,
      decidedBy: '回音',
      value,
      note: expect.stringMatching(/\p{Script=Han}.+。$/u),
    })
  })

  test('there is one row for each cell and each number, and none besides', () => {
    expect(defaultPolicy).toHaveLength(clockKinds.length * severities.length + figures.length)
  })
})

/** What a profile changes: emergency, major, ordinary, suggestion; undefined stays as delivered. */
type Change = readonly (Length | undefined)[]
const unchanged = undefined
const changes: Record<ProfileId, Partial<Record<ClockKind, Change>>> = {
  default: {},
  'pharma-like': {
    'first-answer': [unchanged, working(8 * hours), working(8 * hours), working(8 * hours)],
    close: [unchanged, workingDays(3), unchanged, unchanged],
    investigation: [unchanged, workingDays(7), unchanged, unchanged],
  },
  factory: { close: [unchanged, workingDays(13), workingDays(13), workingDays(13)] },
  'factory-overseas': { close: [unchanged, workingDays(17), workingDays(16), workingDays(16)] },
  overseas: { close: [unchanged, elapsed(30 * days), elapsed(30 * days), elapsed(30 * days)] },
  'beijing-12345': {
    dispatch: [elapsed(hours), elapsed(2 * hours), elapsed(24 * hours), elapsed(24 * hours)],
    close: [elapsed(2 * hours), elapsed(24 * hours), elapsed(7 * days), elapsed(15 * days)],
  },
}

describe.each(profileIds)('the profile %s', id => {
  const policy = policyWith(id)

  test('is a whole policy without a fault', () => {
    expect(checkPolicy(policy)).toEqual([])
    expect(policy).toHaveLength(defaultPolicy.length)
  })

  test('changes exactly the cells it should and says in its version which profile changed them', () => {
    for (const [kind, severity, asDelivered] of cells) {
      const changed = changes[id][kind]?.[severities.indexOf(severity)]
      expect(clockRowFor(policy, kind, matterOf(severity))).toMatchObject({
        length: changed ?? asDelivered,
        pausable: clockRowFor(defaultPolicy, kind, matterOf(severity)).pausable,
        version: changed ? `${id}-1` : 'default-1',
      })
    }
  })

  test('keeps every number', () => {
    for (const figure of figures)
      expect(figureFor(policy, figure, matterOf('major'))).toBe(figureFor(defaultPolicy, figure, matterOf('major')))
  })

  test('explains itself, and every row of it, in Chinese', () => {
    const { id: own, name, explanation, rows } = profiles[id]
    expect(own).toBe(id)
    expect(name).toMatch(/\p{Script=Han}/u)
    expect(explanation).toMatch(/\p{Script=Han}.+。$/u)
    for (const row of rows({}, 0, '褚副总')) expect(row.note).toMatch(/\p{Script=Han}.+。$/u)
  })

  test('added for one community from a date on, leaves the others and the past alone', () => {
    const rows = profiles[id].rows({ communityId: 'garden' }, 500, '褚副总')
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows)
      expect(row).toMatchObject({ scope: { communityId: 'garden' }, validFrom: 500, decidedBy: '褚副总' })
    const together = [...defaultPolicy, ...rows]
    expect(checkPolicy(together)).toEqual([])
    const close = (matter: Matter) => clockRowFor(together, 'close', matter)
    const delivered = clockRowFor(defaultPolicy, 'close', matterOf('major'))
    expect(close(matterOf('major', 500)).version).toBe(`${id}-1`)
    expect(close(matterOf('major', 499))).toBe(delivered)
    expect(close({ ...matterOf('major', 500), communityId: 'river' })).toBe(delivered)
  })
})

test('within a scope of one severity a profile brings only its rows of that severity', () => {
  const rows = profiles['beijing-12345'].rows({ categoryId: 'lift', severity: 'ordinary' }, 0, '褚副总')
  expect(rows).toMatchObject([
    { what: 'dispatch', scope: { categoryId: 'lift', severity: 'ordinary' }, length: elapsed(24 * hours) },
    { what: 'close', scope: { categoryId: 'lift', severity: 'ordinary' }, length: elapsed(7 * days) },
  ])
})

test('a whole policy chosen for a community replaces the profile chosen there before', () => {
  const scope = { communityId: 'garden' }
  const policy = [
    ...defaultPolicy,
    ...policyWith('beijing-12345', scope, 100, '褚副总'),
    ...policyWith('factory', scope, 200, '褚副总'),
  ]
  expect(checkPolicy(policy)).toEqual([])
  const lengthOf = (kind: ClockKind, at: number) => clockRowFor(policy, kind, matterOf('ordinary', at)).length
  expect([lengthOf('dispatch', 199), lengthOf('close', 199)]).toEqual([elapsed(24 * hours), elapsed(7 * days)])
  expect([lengthOf('dispatch', 200), lengthOf('close', 200)]).toEqual([duty(5 * minutes), workingDays(13)])
  expect(clockRowFor(policy, 'dispatch', matterOf('ordinary', 200))).toMatchObject({ decidedBy: '褚副总', scope })
})
