import { describe, expect, test } from 'vitest'
import { isRunning } from '#domain/clocks/clock.ts'
import type { Complaint, CorrectiveAction } from '#domain/complaint/complaint.ts'
import { nextTick, tick } from '#domain/complaint/tick.ts'
import type { Visit } from '#domain/return-visit/visit.ts'
import { day } from '#domain/time.ts'
import { aComplaint, anAnswer, people, rules, shanghai } from '../../support/builders.ts'

import { answeredStage } from './answered-complaints.ts'
import { noon, only, role, ticked } from './ticks.ts'

describe('the survey', () => {
  const expiry = noon + 7 * day
  const answered = only(aComplaint({ state: 'answered' }), 'survey')
  const withVisit = (state: 'planned' | 'unreachable' | 'refused', complaint = answered): Complaint => {
    const stage = answeredStage(complaint)
    const { mandatory, dueAt } = stage.visit
    const visit: Visit = { state, mandatory, dueAt, attempts: 3 }
    return { ...complaint, stage: { ...stage, visit } }
  }

  test('is asked for once more after a day, of the customer', () => {
    expect(tick(answered, noon + day - 1, rules)).toBeUndefined()
    const { entries, messages } = ticked(answered, noon + day)
    expect(entries).toEqual([
      {
        kind: 'survey-reminded',
        author: { kind: 'system' },
        visibility: 'internal',
        occurredAt: noon + day,
        facts: { clock: 'survey', round: 1, dueAt: expiry, policy: 'default-1' },
        texts: {},
      },
    ])
    expect(messages).toEqual([{ audience: { to: 'customer' }, event: 'survey-reminder', by: expiry }])
  })

  test.each(['unreachable', 'refused'] as const)(
    'ends silently when the visit ended %s, and counts as unanswered',
    state => {
      const asked = ticked(withVisit(state), expiry - 1).complaint
      const { complaint, entries, messages } = ticked(asked, expiry)
      expect(complaint.stage).toMatchObject({
        state: 'closed',
        code: 'unanswered',
        closedAt: expiry,
        survey: { state: 'asked' },
      })
      expect(complaint.clocks.some(isRunning)).toBe(false)
      expect(entries.map(it => [it.kind, it.visibility, it.occurredAt, it.facts])).toEqual([
        ['closed', 'public', expiry, { code: 'unanswered' }],
      ])
      expect(messages).toEqual([{ audience: { to: 'customer' }, event: 'closed' }])
    },
  )

  test('found later, closes when it is found: the customer keeps all his days to come back', () => {
    const { complaint } = ticked(withVisit('unreachable'), expiry + day)
    expect(complaint.stage).toMatchObject({ state: 'closed', closedAt: expiry + day })
  })

  test.each([
    ['the visit is still to be made', withVisit('planned')],
    [
      'the complaint is under supervision',
      { ...withVisit('unreachable'), supervision: { by: people.auditor, at: noon, reason: '再查' } },
    ],
  ])('does not end silently while %s', (_, complaint) => {
    const after = ticked(complaint, expiry + day)
    expect(after.complaint.stage).toBe(complaint.stage)
    expect(after.entries.map(it => it.kind)).toEqual(['survey-reminded'])
    expect(tick(after.complaint, expiry + 30 * day, rules)).toBeUndefined()
  })

  test('never ends silently after an unsatisfied answer, whatever became of the visit', () => {
    const complaint = withVisit('refused')
    if (complaint.stage.state !== 'answered' || complaint.stage.survey.state === 'none') throw new Error('not answered')
    const { askedAt, expiresAt } = complaint.stage.survey
    const answer = anAnswer({ solved: false, overall: 1 })
    const survey = { state: 'answered', askedAt, expiresAt, answer, answeredAt: noon } as const
    const unsatisfied: Complaint = { ...complaint, stage: { ...complaint.stage, survey } }
    expect(ticked(unsatisfied, expiry + day).complaint.stage).toBe(unsatisfied.stage)
  })
})

describe('a corrective action', () => {
  const action: CorrectiveAction = { what: '全楼检查', owner: '周师傅', by: noon + day, round: 1 }
  const done = { words: '已查', by: people.handler, at: noon }
  const following = (state: 'handling' | 'closed', ...correctiveActions: CorrectiveAction[]) =>
    only(aComplaint({ state, correctiveActions }))

  test.each(['handling', 'closed'] as const)(
    'past its date is told once to the dispatcher, also when the complaint is %s',
    state => {
      const complaint = following(state, action)
      expect(nextTick(complaint)).toBe(noon + day)
      expect(tick(complaint, noon + day - 1, rules)).toBeUndefined()
      const after = ticked(complaint, noon + day)
      expect(after.entries).toEqual([
        {
          kind: 'corrective-overdue',
          author: { kind: 'system' },
          visibility: 'internal',
          occurredAt: noon + day,
          facts: {},
          texts: { what: '全楼检查', owner: '周师傅' },
        },
      ])
      expect(after.messages).toEqual([{ audience: role('dispatcher'), event: 'corrective-due', by: noon + day }])
      expect(after.complaint.correctiveActions).toEqual([{ ...action, toldAt: noon + day }])
      expect(nextTick(after.complaint)).toBeUndefined()
      expect(tick(after.complaint, noon + 30 * day, rules)).toBeUndefined()
    },
  )

  test('that was carried out, or told before, or has time left, is left alone', () => {
    const fine = [
      { ...action, done },
      { ...action, toldAt: noon },
      { ...action, by: noon + 9 * day },
    ]
    const after = ticked(following('handling', ...fine, action), noon + 2 * day)
    expect(after.complaint.correctiveActions).toEqual([...fine, { ...action, toldAt: noon + 2 * day }])
    expect(after.entries).toHaveLength(1)
  })

  describe('that somebody owns', () => {
    // Noon of Saturday the 28th: reminded of at nine on Friday.
    const by = shanghai('2026-11-28 12:00')
    const morning = shanghai('2026-11-27 09:00')
    const owned = { ...action, by, ownerId: people.head.id, owner: '郑部长', givenAt: noon }
    const reminders = (complaint: Complaint, at: number) => {
      const after = tick(complaint, at, rules)
      return after?.messages.map(it => [it.event, it.audience, it.by])
    }
    const toOwner = { to: 'person', userId: people.head.id }

    test.each(['handling', 'closed'] as const)('is reminded of once, the morning before, also when %s', state => {
      const complaint = following(state, owned)
      expect(nextTick(complaint)).toBe(morning)
      expect(tick(complaint, morning - 1, rules)).toBeUndefined()
      expect(reminders(complaint, morning)).toEqual([['corrective-reminder', toOwner, by]])
      const after = ticked(complaint, morning + 60_000)
      expect(after.entries).toMatchObject([
        {
          kind: 'corrective-reminded',
          visibility: 'internal',
          occurredAt: morning,
          facts: { ownerId: people.head.id },
          texts: { what: '全楼检查', owner: '郑部长' },
        },
      ])
      expect(after.complaint.correctiveActions).toEqual([{ ...owned, remindedAt: morning + 60_000 }])
      expect(nextTick(after.complaint)).toBe(by)
      expect(tick(after.complaint, by - 1, rules)).toBeUndefined()
    })

    test('past its date is told once, to him and the dispatcher', () => {
      const complaint = following('closed', { ...owned, remindedAt: morning })
      expect(reminders(complaint, by)).toEqual([
        ['corrective-overdue', toOwner, by],
        ['corrective-due', role('dispatcher'), by],
      ])
      const after = ticked(complaint, by)
      expect(after.entries[0]?.facts).toEqual({ ownerId: people.head.id })
      expect(nextTick(after.complaint)).toBeUndefined()
    })

    test('found only after its date, is not reminded of any more', () => {
      const complaint = following('closed', owned)
      expect(reminders(complaint, by)).toEqual(reminders(following('closed', { ...owned, remindedAt: morning }), by))
      expect(nextTick(ticked(complaint, by).complaint)).toBeUndefined()
    })

    test.each([
      ['given that morning', { ...owned, givenAt: morning }, by],
      ['given a moment before', { ...owned, givenAt: morning - 1 }, morning],
      ['given when that was not kept yet', { ...owned, givenAt: undefined }, morning],
      ['told as overdue before', { ...owned, toldAt: noon }, undefined],
      ['carried out', { ...owned, done }, undefined],
    ] as const)('%s', (_, one, next) => {
      expect(nextTick(following('closed', one))).toBe(next)
    })

    test('two at once are told of each for itself', () => {
      const later = { ...owned, by: by + 3 * day, ownerId: people.agent.id }
      const after = ticked(following('closed', later, owned), morning)
      expect(after.complaint.correctiveActions).toEqual([later, { ...owned, remindedAt: morning }])
    })
  })

  test('found later, is dated when it was due', () => {
    expect(ticked(following('closed', action), noon + 9 * day).entries[0]?.occurredAt).toBe(noon + day)
  })
})

test('what ended silently tells nothing of the clocks that ran beside', () => {
  const { clocks, ...answered } = aComplaint({ state: 'answered' })
  if (answered.stage.state !== 'answered') throw new Error('not answered')
  const visit: Visit = { state: 'refused', mandatory: false, dueAt: noon, attempts: 1 }
  const late = clocks.filter(isRunning).map(it => (it.kind === 'visit' ? { ...it, dueAt: noon + 8 * day } : it))
  const after = ticked({ ...answered, clocks: late, stage: { ...answered.stage, visit } }, noon + 30 * day)
  expect(after.entries.map(it => it.kind)).toEqual(['survey-reminded', 'reminded', 'closed'])
})
