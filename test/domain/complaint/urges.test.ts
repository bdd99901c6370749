import { describe, expect, test } from 'vitest'
import type { Urge } from '#domain/complaint/complaint.ts'
import { addUrge, answerUrge, instruct, urge } from '#domain/complaint/supervision.ts'
import { aComplaint, accepted, aMoment, departmentId, people, received, shanghai } from '../../support/builders.ts'
import {
  badTexts,
  decided,
  done,
  expectTurnedAway,
  inside,
  named,
  noon,
  personGets,
  roleGets,
  staff,
  system,
} from './decided.ts'

const { agent, dispatcher, handler, head } = people
const handling = aComplaint({ state: 'handling' })

describe('催办', () => {
  const at = shanghai('2026-11-19 08:04:00.001')
  const earlier: Urge = { number: 'W2611-0001-催1', at: received, by: 'system', clock: 'dispatch' }

  test('a numbered demand to whoever holds the matter and to his department head', () => {
    const before = { ...handling, urges: [earlier] }
    expect(urge(before, { words: ' 今天修好 ' }, aMoment({ actor: dispatcher, at }))).toEqual(
      decided(
        before,
        { urges: [earlier, { number: 'W2611-0001-催2', at, by: named(dispatcher), words: '今天修好' }] },
        [
          inside('urged', staff(dispatcher), at, {
            facts: { urge: 'W2611-0001-催2' },
            texts: { words: '今天修好' },
          }),
        ],
        [personGets(handler, 'urged'), roleGets('department-head', 'urged', departmentId)],
      ),
    )
  })

  test('by the system it names the clock, and is nobody’s turn', () => {
    expect(addUrge(handling, { by: 'system', clock: 'handle' }, at)).toEqual({
      complaint: { ...handling, urges: [{ number: 'W2611-0001-催1', at, by: 'system', clock: 'handle' }] },
      entries: [inside('urged', system, at, { facts: { urge: 'W2611-0001-催1', clock: 'handle' } })],
      messages: [personGets(handler, 'urged'), roleGets('department-head', 'urged', departmentId)],
    })
  })

  test('before the dispatch there is no department to tell', () => {
    const { messages } = addUrge(aComplaint({ state: 'accepted' }), { by: 'system', clock: 'dispatch' }, at)
    expect(messages).toEqual([personGets(agent, 'urged')])
  })

  test.each([
    ['2026-11-18 17:59', false],
    ['2026-11-18 18:00', false],
    ['2026-11-18 18:00:00.001', true],
  ])('at %s one of the clocks is late: %s', (wallClock, late) => {
    const result = urge(handling, { words: '今天修好' }, aMoment({ actor: dispatcher, at: shanghai(wallClock) }))
    expect(result).toMatchObject(late ? { ok: true } : { ok: false, reason: 'not-late' })
  })

  test('a clock that has stopped is late no more', () => {
    const stopped = { ...handling, clocks: done(handling.clocks, 'all', noon) }
    expect(urge(stopped, { words: '今天修好' }, aMoment({ actor: dispatcher, at }))).toEqual({
      ok: false,
      reason: 'not-late',
    })
  })

  test.each(badTexts())('%s are no words', (_, words, refusal) => {
    expect(urge(handling, { words }, aMoment({ actor: dispatcher, at }))).toEqual(refusal)
  })

  test('is for the dispatcher and those above, before the answer', () => {
    expectTurnedAway((it, moment) => urge(it, { words: '今天修好' }, moment), 'urge', {
      open: handling,
      over: aComplaint({ state: 'answered' }),
      by: dispatcher,
    })
  })
})

describe('answering an urge', () => {
  const first: Urge = { number: 'W2611-0001-催1', at: received, by: named(dispatcher), words: '快' }
  const answer = { words: '配件明天到', by: named(head), at: noon }
  const second: Urge = { number: 'W2611-0001-催2', at: received, by: 'system', clock: 'handle' }

  test('the last one is answered, and whoever urged is told', () => {
    const older = { ...second, answer }
    const before = { ...handling, urges: [older, older, first] }
    expect(answerUrge(before, { words: ' 配件明天到 ' }, aMoment({ actor: head }))).toEqual(
      decided(
        before,
        {
          urges: [older, older, { ...first, answer }],
        },
        [
          inside('urge-answered', staff(head), noon, {
            facts: { urge: 'W2611-0001-催1' },
            texts: { words: '配件明天到' },
          }),
        ],
        [personGets(dispatcher, 'urge-answered')],
      ),
    )
  })

  test('where the system urged, the dispatcher is told', () => {
    const { messages } = accepted(
      answerUrge({ ...handling, urges: [second] }, { words: '明天' }, aMoment({ actor: handler })),
    )
    expect(messages).toEqual([roleGets('dispatcher', 'urge-answered')])
  })

  test.each([[[]], [[{ ...first, answer }]]])('where %j, there is nothing to answer', urges => {
    expect(answerUrge({ ...handling, urges }, { words: '明天' }, aMoment({ actor: head }))).toEqual({
      ok: false,
      reason: 'nothing-to-answer',
    })
  })

  test.each(badTexts())('%s are no answer', (_, words, refusal) => {
    expect(answerUrge({ ...handling, urges: [first] }, { words }, aMoment({ actor: head }))).toEqual(refusal)
  })

  test('is for the handler and his head', () => {
    expectTurnedAway((it, moment) => answerUrge(it, { words: '明天' }, moment), 'answerUrge', {
      open: { ...handling, urges: [first] },
      over: aComplaint({ state: 'closed', urges: [first] }),
      by: head,
    })
  })
})

describe('投诉记录表', () => {
  const asked = { ...handling, instruction: { askedAt: received } }

  test('the written instruction reaches whoever holds the matter', () => {
    expect(instruct(asked, { words: ' 今天换好 ' }, aMoment({ actor: head }))).toEqual(
      decided(
        asked,
        { instruction: { askedAt: received, words: '今天换好', by: named(head) } },
        [inside('instructed', staff(head), noon, { texts: { words: '今天换好' } })],
        [personGets(handler, 'urged')],
      ),
    )
  })

  test.each([undefined, { askedAt: received, words: '今天换好', by: named(head) }])(
    'where %j, none is asked for',
    instruction => {
      expect(instruct({ ...handling, instruction }, { words: '今天' }, aMoment({ actor: head }))).toEqual({
        ok: false,
        reason: 'nothing-to-answer',
      })
    },
  )

  test.each(badTexts())('%s are no instruction', (_, words, refusal) => {
    expect(instruct(asked, { words }, aMoment({ actor: head }))).toEqual(refusal)
  })

  test('is for heads and those above', () => {
    expectTurnedAway((it, moment) => instruct(it, { words: '今天换好' }, moment), 'instruct', {
      open: asked,
      over: aComplaint({ state: 'closed', instruction: { askedAt: received } }),
      by: head,
    })
  })
})
