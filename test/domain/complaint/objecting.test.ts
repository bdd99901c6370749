import { describe, expect, test } from 'vitest'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { maySeeAsStaff } from '#domain/complaint/lifecycle.ts'
import { decideObjection, groundsFor, mayDecideOn, object } from '#domain/complaint/objecting.ts'
import type { Objection } from '#domain/complaint/objection.ts'
import { raisedFor } from '#domain/complaint/raised.ts'
import { changeSeverity } from '#domain/complaint/severity.ts'
import {
  aComplaint,
  accepted,
  aMoment,
  departmentId,
  otherDepartmentId,
  people,
  received,
} from '../../support/builders.ts'
import { badTexts, decided, inside, named, noon, personGets, roleGets, staff } from './decided.ts'

const { agent, handler, head, headElsewhere, executive, manager } = people
const handling = aComplaint({ state: 'handling' })
const words = '漏点在开发商的管井里，不归工程部'
const byHead = aMoment({ actor: head })

const objection = (changes: Partial<Objection> = {}): Objection => ({
  departmentId,
  ground: 'not-our-work',
  words,
  by: named(head),
  at: received,
  round: 1,
  against: [named(agent)],
  ...changes,
})
const answer = { upheld: false, words: '照办', by: named(executive), at: received }
const withThese = (...objections: Objection[]): Complaint => ({ ...handling, objections })

describe('提签呈', () => {
  test('goes to the executive, inside; the work, its clocks and whoever has it stay as they are', () => {
    expect(object(handling, { ground: 'not-our-work', words: ` ${words} ` }, byHead)).toEqual(
      decided(
        handling,
        { objections: [objection({ at: noon })] },
        [inside('objected', staff(head), noon, { facts: { ground: 'not-our-work' }, texts: { words } })],
        [roleGets('executive', 'objected')],
      ),
    )
  })

  const instructed = { askedAt: received, words: '今晚办完', by: named(manager) }
  const finalAnswer = { words: '如下', proposedBy: named(manager) }
  const rows: [string, Complaint, Objection['ground'], readonly { id: string; name: string }[] | undefined][] = [
    ['the order', handling, 'not-our-work', [named(agent)]],
    ['an order that is not there', aComplaint({ state: 'accepted' }), 'not-our-work', undefined],
    ['work that is over', aComplaint({ state: 'answered' }), 'not-our-work', undefined],
    ['the severity the first contact left as it was', handling, 'severity', [named(agent)]],
    [
      'the severity somebody gave it',
      accepted(changeSeverity(handling, { severity: 'major' }, aMoment({ actor: manager }))).complaint,
      'severity',
      [named(manager)],
    ],
    ['the severity nobody has looked at', { ...handling, firstContact: undefined }, 'severity', []],
    ['who is liable, before anybody said so', handling, 'liable-party', undefined],
    ['who is liable by the report', aComplaint({ state: 'checking' }), 'liable-party', [named(handler)]],
    ['who is liable by a final answer to sign', { ...handling, finalAnswer }, 'liable-party', [named(manager)]],
    [
      'who is liable by a signed final answer',
      aComplaint({ state: 'answered', answered: 'final-answer' }),
      'liable-party',
      [named(manager), named(executive)],
    ],
    ['an instruction', { ...handling, instruction: instructed }, 'instruction', [named(manager)]],
    [
      'an instruction nobody has written',
      { ...handling, instruction: { askedAt: received } },
      'instruction',
      undefined,
    ],
    ['no instruction', handling, 'instruction', undefined],
  ]
  test.each(rows)('against %s', (_, complaint, ground, against) => {
    const objected = object(complaint, { ground, words }, byHead)
    if (!against) return expect(objected).toEqual({ ok: false, reason: 'no-ground' })
    expect(accepted(objected).complaint.objections?.[0]?.against).toEqual(against)
    expect(groundsFor(complaint, head)).toContain(ground)
  })

  test('somebody else reported the work in the handler’s place: it is his word', () => {
    const checking = aComplaint({ state: 'checking' })
    if (checking.stage.state !== 'checking') throw new Error('not checking')
    const report = { ...checking.stage.report, doneBy: named(people.otherHandler) }
    const { complaint } = accepted(
      object({ ...checking, stage: { ...checking.stage, report } }, { ground: 'liable-party', words }, byHead),
    )
    expect(complaint.objections?.[0]?.against).toEqual([named(people.otherHandler)])
  })

  test('nobody objects to what he has decided himself', () => {
    const own = { ...handling, instruction: { askedAt: received, words: '今晚办完', by: named(head) } }
    expect(object(own, { ground: 'instruction', words }, byHead)).toEqual({ ok: false, reason: 'no-ground' })
    expect(groundsFor(own, head)).not.toContain('instruction')
  })

  test('one at a time for a department', () => {
    const before = withThese(objection({ ground: 'severity' }))
    expect(object(before, { ground: 'not-our-work', words }, byHead)).toEqual({ ok: false, reason: 'objection-open' })
    expect(groundsFor(before, head)).toEqual([])
    expect(groundsFor(withThese(objection({ departmentId: otherDepartmentId })), head)).toContain('severity')
  })

  test('what was decided is not objected to again in the same round, in the next it may be', () => {
    const before = withThese(objection({ decided: answer }))
    expect(object(before, { ground: 'not-our-work', words }, byHead)).toEqual({
      ok: false,
      reason: 'objection-decided',
    })
    expect(groundsFor(before, head)).toEqual(['severity'])
    expect(groundsFor({ ...before, round: 2 }, head)).toEqual(['not-our-work', 'severity'])
    expect(accepted(object(before, { ground: 'severity', words }, byHead)).complaint.objections).toHaveLength(2)
  })

  test.each(badTexts())('%s are no reasons', (_, bad, refusal) => {
    expect(object(handling, { ground: 'severity', words: bad }, byHead)).toEqual(refusal)
  })

  test('is for the head of the department', () => {
    expect(object(handling, { ground: 'severity', words }, aMoment({ actor: handler }))).toMatchObject({
      reason: 'not-allowed',
    })
  })
})

describe('定签呈', () => {
  const before = withThese(objection({ decided: answer }), objection({ ground: 'severity' }))
  const byExecutive = aMoment({ actor: executive })

  test.each([
    [true, [personGets(head, 'objection-decided'), roleGets('dispatcher', 'objection-decided')]],
    [false, [personGets(head, 'objection-decided')]],
  ])('upheld %s: the head hears of it, and where something changes the dispatcher', (upheld, messages) => {
    expect(decideObjection(before, { index: 1, upheld, words: ' 改为一般 ' }, byExecutive)).toEqual(
      decided(
        before,
        {
          objections: [
            objection({ decided: answer }),
            objection({
              ground: 'severity',
              decided: { upheld, words: '改为一般', by: named(executive), at: noon },
            }),
          ],
        },
        [
          inside('objection-decided', staff(executive), noon, {
            facts: { ground: 'severity', upheld, index: 1 },
            texts: { words: '改为一般' },
          }),
        ],
        messages,
      ),
    )
  })

  test.each([
    ['is decided already', before, 0],
    ['is not there', before, 2],
    ['was never made', handling, 0],
  ])('not one that %s', (_, complaint, index) => {
    expect(decideObjection(complaint, { index, upheld: true, words }, byExecutive)).toEqual({
      ok: false,
      reason: 'no-objection',
    })
  })

  test.each([
    ['who objected', objection({ by: named(executive) })],
    ['whose decision it is against', objection({ against: [named(agent), named(executive)] })],
  ])('not by him %s', (_, own) => {
    expect(decideObjection(withThese(own), { index: 0, upheld: true, words }, byExecutive)).toEqual({
      ok: false,
      reason: 'own-work',
    })
    expect(mayDecideOn(own, executive.id)).toBe(false)
  })

  test.each(badTexts())('%s are no decision', (_, bad, refusal) => {
    expect(decideObjection(before, { index: 1, upheld: true, words: bad }, byExecutive)).toEqual(refusal)
  })

  test('is for the executive, also after the complaint has ended', () => {
    const byManager = aMoment({ actor: manager })
    expect(decideObjection(before, { index: 1, upheld: true, words }, byManager)).toMatchObject({
      reason: 'not-allowed',
    })
    const closed = { ...aComplaint({ state: 'closed' }), objections: [objection()] }
    expect(decideObjection(closed, { index: 0, upheld: true, words }, byExecutive)).toMatchObject({ ok: true })
  })
})

test('an open objection raises the complaint, a decided one does not', () => {
  expect(raisedFor(withThese(objection({ departmentId: otherDepartmentId })))).toEqual([
    departmentId,
    otherDepartmentId,
  ])
  expect(raisedFor(withThese(objection({ decided: answer })))).toBeUndefined()
})

test('whose department objected reads what became of it', () => {
  expect(maySeeAsStaff(handling, headElsewhere)).toBe(false)
  expect(maySeeAsStaff(withThese(objection({ departmentId: otherDepartmentId })), headElsewhere)).toBe(true)
})
