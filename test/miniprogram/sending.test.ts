import { describe, expect, test } from 'vitest'
import type { Detail } from '#contract/complaint-views.ts'
import { hour } from '#domain/time.ts'
import { entryWords } from '../../miniprogram/src/features/complaint/entry-words.ts'
import { asIfSent, type Sending, sendingEntry } from '../../miniprogram/src/features/complaint/sending.ts'
import { shanghai } from '../support/builders.ts'
import { aStaffDetail } from '../support/staff-detail.ts'

const at = shanghai('2026-11-24 14:40')
const slot = { from: at + 20 * hour, to: at + 21 * hour }
const answer = { solved: false, overall: 2, tags: [], text: '还在漏', callMe: true }

const detail: Detail = aStaffDetail({
  moves: ['remark', 'nudge', 'answerOffer', 'objectToDate', 'appoint', 'answerSurvey', 'withdraw'],
  entries: [
    {
      seq: 7,
      kind: 'taken',
      author: { kind: 'staff', name: '周建国' },
      visibility: 'public',
      occurredAt: at - hour,
      recordedAt: at - hour,
      facts: {},
      texts: {},
    },
  ],
  offer: { plan: '换防水', by: '周建国', at: at - hour },
  agreedDate: { until: at + hour, agreedAt: at - hour, method: 'phone', what: '再来', by: '何敏' },
  appointment: { of: 'work', from: at + hour, to: at + 2 * hour },
  survey: { state: 'asked', expiresAt: at + 100 * hour },
  asks: 'survey',
})

const base = { turn: detail.turn, at }
const cases: [Sending, title: string, quote: string | undefined][] = [
  [{ ...base, act: 'nudge' }, '您催了一次', undefined],
  [{ ...base, act: 'remark', text: '又漏了', photos: 0 }, '您补充了说明', '又漏了'],
  [{ ...base, act: 'offer', accepted: true }, '您同意了方案', undefined],
  [{ ...base, act: 'offer', accepted: false, words: '太久' }, '您没有同意方案', '太久'],
  [{ ...base, act: 'object', words: '没约过' }, '您说没有同意这个时间', '没约过'],
  [{ ...base, act: 'appoint', slot }, '您改了上门时间', undefined],
  [{ ...base, act: 'survey', answer }, '您说没解决，不满意', '还在漏'],
]

describe.each(cases)('$act', (sending, title, quote) => {
  test('stands in the story at once, as it will read', () => {
    const entry = sendingEntry(detail, sending)
    if (!entry) throw new Error('nothing is shown')
    expect(entryWords(entry)).toMatchObject(quote === undefined ? { title } : { title, quote })
    expect([entry.seq, entry.occurredAt]).toEqual([8, at])
  })

  test('is over with the answer, which has a later turn', () => {
    const answered = { ...detail, turn: detail.turn + 1 }
    expect(sendingEntry(answered, sending)).toBeUndefined()
    expect(asIfSent(answered, sending)).toBe(answered)
  })

  test('leaves what is known as it was, to be shown again after a failure', () => {
    const before = structuredClone(detail)
    asIfSent(detail, sending)
    expect(detail).toEqual(before)
    expect(asIfSent(detail, undefined)).toBe(detail)
    expect(sendingEntry(detail, undefined)).toBeUndefined()
  })
})

test('what was tapped cannot be tapped again meanwhile', () => {
  const movesAfter = (sending: Sending) => asIfSent(detail, sending).moves
  expect(movesAfter({ ...base, act: 'nudge' })).not.toContain('nudge')
  expect(movesAfter({ ...base, act: 'offer', accepted: true })).not.toContain('answerOffer')
  expect(movesAfter({ ...base, act: 'object', words: '' })).not.toContain('objectToDate')
  expect(movesAfter({ ...base, act: 'appoint', slot })).not.toContain('appoint')
})

test('the cards above say it too', () => {
  const accepted = asIfSent(detail, { ...base, act: 'offer', accepted: true })
  expect(accepted.offer?.answer).toEqual({ accepted: true, at })
  expect(asIfSent(detail, { ...base, act: 'object', words: '' }).agreedDate?.objectedAt).toBe(at)
  expect(asIfSent(detail, { ...base, act: 'appoint', slot }).appointment).toEqual({ of: 'work', ...slot })
  const rated = asIfSent(detail, { ...base, act: 'survey', answer })
  expect([rated.asks, rated.survey?.state, rated.survey?.answer]).toEqual([undefined, 'answered', answer])
})

test('a card that is not there is not invented', () => {
  const { offer: _offer, agreedDate: _date, survey: _survey, ...rest } = detail
  for (const sending of cases.map(([it]) => it))
    expect(asIfSent(rest, sending)).not.toEqual(expect.objectContaining({ offer: expect.anything() }))
  expect(asIfSent(rest, { ...base, act: 'survey', answer }).survey).toBeUndefined()
})
