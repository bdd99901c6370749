import { expect, test } from 'vitest'
import type { Detail } from '#contract/complaint-views.ts'
import { myBar, nudgedWords, nudgeWaitsUntil } from '../../miniprogram/src/features/complaint/my-acts.ts'
import { shanghai } from '../support/builders.ts'

const now = shanghai('2026-11-24 14:40')
const soon = shanghai('2026-11-24 15:00')

type Part = Partial<Pick<Detail, 'asks' | 'kind' | 'moves' | 'nextNudgeAt'>>

const bar = (part: Part) => myBar({ kind: 'complaint', moves: [], ...part })

test('while it is worked on: more words first, reminding beside it, taking back behind it', () => {
  expect(bar({ moves: ['remark', 'nudge', 'withdraw'] })).toEqual({
    primary: 'remark',
    side: ['nudge', 'withdraw'],
    more: [],
  })
})

test('an offer is answered first, and the rest stays within reach', () => {
  expect(bar({ asks: 'offer', moves: ['remark', 'nudge', 'answerOffer', 'withdraw'] })).toEqual({
    primary: 'acceptOffer',
    side: ['refuseOffer'],
    more: ['nudge', 'remark', 'withdraw'],
  })
})

test('answered: the survey first, the next round beside it', () => {
  expect(bar({ asks: 'survey', moves: ['remark', 'answerSurvey', 'nextRound'] })).toEqual({
    primary: 'survey',
    side: ['remark', 'nextRound'],
    more: [],
  })
})

test.each([
  ['appeal', 'appeal'],
  ['split', 'split'],
  ['nextRound', 'nextRound'],
] as const)('where only %s is possible it is the button', (move, act) => {
  expect(bar({ moves: [move] })).toEqual({ primary: act, side: [], more: [] })
})

test('praise has no next round, and where nothing is possible there is no bar', () => {
  expect(bar({ kind: 'praise', moves: ['nextRound'] }).primary).toBeUndefined()
  expect(bar({ moves: [] }).primary).toBeUndefined()
})

test('reminding again waits for its time, says until when, and is possible once it has come', () => {
  const reminded: Part = { moves: ['remark', 'withdraw'], nextNudgeAt: soon }
  expect(bar(reminded).side).toContain('nudge')
  expect(nudgeWaitsUntil({ moves: ['withdraw'], nextNudgeAt: soon }, now)).toBe(soon)
  expect(nudgeWaitsUntil({ moves: ['withdraw'], nextNudgeAt: soon }, soon)).toBeUndefined()
  expect(nudgedWords(soon, now)).toBe('已经催过，今天 15:00 后可以再催。')
})

test('who has never reminded, or has had his answer, is told of no waiting', () => {
  expect(nudgeWaitsUntil({ moves: ['nudge', 'withdraw'], nextNudgeAt: undefined }, now)).toBeUndefined()
  expect(nudgeWaitsUntil({ moves: ['nextRound'], nextNudgeAt: soon }, now)).toBeUndefined()
})
