import { describe, expect, test } from 'vitest'
import type { Complaint, Consultation } from '#domain/complaint/complaint.ts'
import type { Moment } from '#domain/complaint/decision.ts'
import {
  answerDepartment,
  askDepartment,
  investigate,
  message,
  nextNudge,
  note,
  nudge,
  progress,
  remark,
  writeAnswer,
} from '#domain/complaint/words.ts'
import { day, hour, minute } from '#domain/time.ts'
import {
  aComplaint,
  accepted,
  aMoment,
  otherDepartmentId,
  people,
  received,
  rules,
  shanghai,
} from '../../support/builders.ts'
import {
  badTexts,
  begun,
  customer,
  customerGets,
  decided,
  done,
  ended,
  expectTurnedAway,
  inside,
  lines,
  named,
  noon,
  personGets,
  publicly,
  roleGets,
  runningLines,
  staff,
} from './decided.ts'

const { agent, dispatcher, handler, head, headElsewhere, manager, owner } = people
const handling = aComplaint({ state: 'handling' })
const letter = aComplaint({ state: 'accepted', source: 'letter' })
const major = aComplaint({ state: 'handling', severity: 'major' })
const texts = { text: '还有电梯厅' }

describe.each([
  {
    name: 'remark',
    move: remark,
    actor: owner,
    open: handling,
    over: aComplaint({ state: 'closed' }),
    entry: publicly('remarked', customer(owner), noon, { texts }),
    stops: [],
    told: [],
  },
  {
    name: 'message',
    move: message,
    actor: agent,
    open: handling,
    over: aComplaint({ state: 'closed' }),
    entry: publicly('messaged', staff(agent), noon, { texts }),
    stops: ['first-answer'],
    told: [customerGets('message')],
  },
  {
    name: 'note',
    move: note,
    actor: agent,
    open: handling,
    over: aComplaint({ state: 'declined' }),
    entry: inside('noted', staff(agent), noon, { texts }),
    stops: [],
    told: [],
  },
  {
    name: 'writeAnswer',
    move: writeAnswer,
    actor: manager,
    open: letter,
    over: aComplaint({ source: 'letter' }),
    entry: publicly('answered-in-writing', staff(manager), noon, { texts }),
    stops: ['written-answer', 'first-answer'],
    told: [customerGets('message')],
  },
  {
    name: 'investigate',
    move: investigate,
    actor: head,
    open: major,
    over: aComplaint({ severity: 'major', state: 'answered' }),
    entry: inside('investigated', staff(head), noon, { texts }),
    stops: ['investigation'],
    told: [roleGets('manager', 'progress')],
  },
] as const)('$name', ({ name, move, actor, open, over, entry, stops, told }) => {
  test('writes the words down, stops the clocks it answers, and changes nothing else', () => {
    expect(move(open, { text: ' 还有电梯厅 ' }, aMoment({ actor }))).toEqual(
      decided(open, { clocks: done(open.clocks, stops, noon) }, [entry], [...told]),
    )
  })

  test.each(badTexts(1000))('%s are no words', (_, text, refusal) => {
    expect(move(open, { text }, aMoment({ actor }))).toEqual(refusal)
  })

  test('a thousand characters are', () => {
    expect(move(open, { text: '字'.repeat(1000) }, aMoment({ actor })).ok).toBe(true)
  })

  test('is for its own people and states', () => {
    expectTurnedAway((it, moment) => move(it, { text: '好' }, moment), name, { open, over, by: actor })
  })
})

test('what those moves stop was running', () => {
  expect(runningLines(handling.clocks)).toContain('first-answer/1 11-18 10:00 → 11-18 18:00')
  expect(runningLines(letter.clocks)).toContain('written-answer/1 11-18 10:00 → 11-23 18:00')
  expect(runningLines(major.clocks)).toContain('investigation/1 11-18 10:04 → 11-23 18:00')
})

describe('进展', () => {
  const by = aMoment({ actor: handler })
  const said = { texts: { text: '配件已订' } }

  test('a public note is the first answer too, the next one is due before 17:00 tomorrow, and the customer is told', () => {
    const { complaint, entries, messages } = accepted(progress(handling, { text: ' 配件已订 ', public: true }, by))
    expect({ ...complaint, clocks: [] }).toEqual({ ...handling, turn: handling.turn + 1, clocks: [] })
    expect(complaint.clocks.slice(0, -1)).toEqual(ended(handling.clocks, ['progress', 'first-answer'], noon))
    const dueAt = shanghai('2026-11-19 17:00')
    expect(complaint.clocks.at(-1)).toEqual({
      ...begun(handling, ['progress'], noon)[0],
      length: { counting: 'elapsed', time: 29 * hour },
      remindAt: dueAt - 2 * hour,
      dueAt,
    })
    expect(entries).toEqual([publicly('progressed', staff(handler), noon, said)])
    expect(messages).toEqual([customerGets('progress')])
  })

  test('an internal one answers nobody and tells nobody', () => {
    const { complaint, entries, messages } = accepted(progress(handling, { text: '配件已订', public: false }, by))
    expect(complaint.clocks.slice(0, -1)).toEqual(ended(handling.clocks, ['progress'], noon))
    expect(runningLines(complaint.clocks).at(-1)).toBe('progress/1 11-18 12:00 → 11-19 17:00')
    expect(entries).toEqual([inside('progressed', staff(handler), noon, said)])
    expect(messages).toEqual([])
  })

  test.each([
    ['2026-11-19 00:00', '11-20 17:00'],
    ['2026-11-18 23:59:59.999', '11-19 17:00'],
  ])('a note of %s is followed by one until %s', (at, due) => {
    const moment = aMoment({ actor: handler, at: shanghai(at) })
    const { complaint } = accepted(progress(handling, { text: '好', public: false }, moment))
    expect(runningLines(complaint.clocks).at(-1)).toContain(`→ ${due}`)
  })

  test('a late note was late', () => {
    const at = received + 4 * minute + day + 1
    const { complaint } = accepted(progress(handling, { text: '好', public: false }, aMoment({ actor: handler, at })))
    expect(complaint.clocks.findLast(it => it.stoppedAt === at)).toMatchObject({ kind: 'progress', end: 'late' })
  })

  test('before an agreed date the next note rests until then', () => {
    const until = shanghai('2026-11-20 12:00')
    const agreed = { until, agreedAt: received, method: 'phone', what: '周五', by: named(dispatcher) } as const
    const before = { ...handling, agreedDates: [agreed] }
    const { complaint } = accepted(progress(before, { text: '好', public: false }, by))
    expect(complaint.clocks.at(-1)?.pauses).toEqual([{ from: noon, to: until }])
    expect(runningLines(complaint.clocks).at(-1)).toBe('progress/1 11-18 12:00 → 11-21 17:00')
  })

  test('where no note is awaited, the first answer is one all the same', () => {
    const suggestion = aComplaint({ state: 'handling', severity: 'suggestion' })
    expect(progress(suggestion, { text: '配件已订', public: true }, by)).toEqual(
      decided(
        suggestion,
        { clocks: ended(suggestion.clocks, ['first-answer'], noon) },
        [publicly('progressed', staff(handler), noon, said)],
        [customerGets('progress')],
      ),
    )
  })

  test('after the report no further note is awaited', () => {
    const checking = aComplaint({ state: 'checking' })
    const { complaint } = accepted(progress(checking, { text: '好', public: false }, by))
    expect(complaint.clocks).toEqual(checking.clocks)
  })

  test('where the company has abolished the notes in between, none follows', () => {
    const policy = rules.policy.map(row =>
      'length' in row && row.what === 'progress' ? { ...row, length: { counting: 'none' } as const } : row,
    )
    const moment = aMoment({ actor: handler, under: { ...rules, policy } })
    const { complaint } = accepted(progress(handling, { text: '好', public: false }, moment))
    expect(complaint.clocks).toEqual(ended(handling.clocks, ['progress'], noon))
  })

  test.each(badTexts(1000))('%s are no words', (_, text, refusal) => {
    expect(progress(handling, { text, public: true }, by)).toEqual(refusal)
  })

  test('is for those who work on it', () => {
    expectTurnedAway((it, moment) => progress(it, { text: '好', public: true }, moment), 'progress', {
      open: handling,
      over: aComplaint({ state: 'accepted' }),
      by: agent,
    })
  })
})

describe('催一下', () => {
  const by = aMoment({ actor: owner })

  test('reaches whoever holds the matter; no clock changes', () => {
    expect(nudge(handling, by)).toEqual(
      decided(
        handling,
        { nudgedAt: noon },
        [publicly('nudged', customer(owner), noon)],
        [personGets(handler, 'nudged')],
      ),
    )
  })

  test('before anybody has accepted, the agents', () => {
    expect(accepted(nudge(aComplaint(), by)).messages).toEqual([roleGets('agent', 'nudged')])
  })

  test.each([
    [noon - 4 * hour, true],
    [noon - 4 * hour + 1, false],
    [noon, false],
  ])('once in four hours: after one at %d again at noon: %s', (nudgedAt, may) => {
    const before = { ...handling, nudgedAt }
    expect(nextNudge(before, rules)).toBe(nudgedAt + 4 * hour)
    expect(nudge(before, by)).toMatchObject(
      may ? { ok: true } : { ok: false, reason: 'nudged-already', facts: { at: nudgedAt + 4 * hour } },
    )
  })

  test('who has not yet may at any time', () => {
    expect(nextNudge(handling, rules)).toBeUndefined()
  })

  test('is for its customer, before the answer', () => {
    expectTurnedAway(nudge, 'nudge', { open: handling, over: aComplaint({ state: 'answered' }), by: owner })
  })
})

describe('其他部门', () => {
  const question = '树根是否顶坏了灯杆？'
  const asked: Consultation = {
    departmentId: otherDepartmentId,
    question,
    askedBy: named(agent),
    askedAt: noon,
  }
  const answer = { words: '是的', by: named(headElsewhere), at: noon }

  test('is asked with a deadline of its own, by its own roster', () => {
    const earlier = { ...asked, answer }
    const before = { ...handling, consultations: [earlier] }
    const input = { departmentId: otherDepartmentId, question: ` ${question} ` }
    const clocks = begun(handling, ['other-department'], noon, { departmentId: otherDepartmentId })
    expect(lines(clocks)).toEqual(['other-department/1 11-18 12:00 → 11-20 18:00'])
    expect(askDepartment(before, input, aMoment())).toEqual(
      decided(
        before,
        { consultations: [earlier, asked], clocks: [...handling.clocks, ...clocks] },
        [
          inside('department-asked', staff(agent), noon, {
            facts: { departmentId: otherDepartmentId },
            texts: { question },
          }),
        ],
        [roleGets('department-head', 'department-asked', otherDepartmentId)],
      ),
    )
  })

  test('one question after the other', () => {
    const input = { departmentId: otherDepartmentId, question }
    expect(askDepartment({ ...handling, consultations: [asked] }, input, aMoment())).toEqual({
      ok: false,
      reason: 'already-asked',
    })
  })

  test.each(badTexts(1000))('%s are no question', (_, bad, refusal) => {
    expect(askDepartment(handling, { departmentId: otherDepartmentId, question: bad }, aMoment())).toEqual(refusal)
  })

  test('asking is for those who work on it', () => {
    const move = (it: Complaint, moment: Moment) =>
      askDepartment(it, { departmentId: otherDepartmentId, question }, moment)
    expectTurnedAway(move, 'askDepartment', { open: handling, over: aComplaint({ state: 'checking' }), by: agent })
  })

  const waiting: Complaint = {
    ...handling,
    consultations: [{ ...asked, answer }, { ...asked, answer }, asked],
    clocks: [...handling.clocks, ...begun(handling, ['other-department'], noon, { departmentId: otherDepartmentId })],
  }
  const at = noon + hour

  test('its head answers, and whoever asked is told', () => {
    expect(answerDepartment(waiting, { text: ' 是的 ' }, aMoment({ actor: headElsewhere, at }))).toEqual(
      decided(
        waiting,
        {
          consultations: [
            { ...asked, answer },
            { ...asked, answer },
            { ...asked, answer: { words: '是的', by: named(headElsewhere), at } },
          ],
          clocks: ended(waiting.clocks, ['other-department'], at),
        },
        [
          inside('department-answered', staff(headElsewhere), at, {
            facts: { departmentId: otherDepartmentId },
            texts: { text: '是的' },
          }),
        ],
        [personGets(agent, 'department-answered')],
      ),
    )
  })

  test.each([
    ['the head of another department', waiting, head],
    ['nobody was asked', handling, headElsewhere],
    ['the answer was given', { ...handling, consultations: [{ ...asked, answer }] }, headElsewhere],
  ] as const)('%s: there is nothing to answer', (_, complaint, actor) => {
    expect(answerDepartment(complaint, { text: '是的' }, aMoment({ actor, at }))).toEqual({
      ok: false,
      reason: 'nothing-to-answer',
    })
  })

  test.each(badTexts(1000))('%s are no answer', (_, text, refusal) => {
    expect(answerDepartment(waiting, { text }, aMoment({ actor: headElsewhere, at }))).toEqual(refusal)
  })

  test('answering is for heads, while it is open', () => {
    const move = (it: Complaint, moment: Moment) => answerDepartment(it, { text: '是的' }, moment)
    expectTurnedAway(move, 'answerDepartment', {
      open: waiting,
      over: aComplaint({ state: 'closed', consultations: [asked] }),
      by: headElsewhere,
    })
  })
})
