// 登记之后: what a caller without an account is told by SMS: number, who has it, what happens until when.

import type { StaffDetail } from '#contract/staff-detail.ts'
import type { ClockKind } from '#domain/clocks/policy.ts'
import type { Instant } from '#domain/time.ts'
import { dateWords, timeWords, weekdayWord } from '../../features/when.ts'

const promised: readonly { kind: ClockKind; word: string }[] = [
  { kind: 'on-site', word: '到现场' },
  { kind: 'first-answer', word: '给您首次答复' },
  { kind: 'written-answer', word: '书面答复' },
  { kind: 'close', word: '办完答复' },
]

/** A message may be read another day: 11月24日 周二 18:00, never 今天. */
const momentOf = (at: Instant, now: Instant): string => `${dateWords(at, now)} ${weekdayWord(at)} ${timeWords(at)}`

/** What was promised until when, the first of it first. */
export const promises = (detail: StaffDetail, now: Instant): { word: string; by: string }[] =>
  promised
    .flatMap(({ kind, word }) => {
      const clock = detail.clocks.find(it => it.kind === kind && it.stoppedAt === undefined)
      return clock ? [{ word, dueAt: clock.dueAt }] : []
    })
    .sort((one, other) => one.dueAt - other.dueAt)
    .map(({ word, dueAt }) => ({ word, by: momentOf(dueAt, now) }))

/** With a full stop, where it has no end of its own. */
const closed = (text: string): string => (/[。！？.!?]$/.test(text) ? text : `${text}。`)

/** The text to send: 【听松园】您反映的“…”已登记，编号 2611-0001。… */
export const receiptText = (detail: StaffDetail, community: string, now: Instant): string => {
  const head = `【${community}】您反映的“${detail.title}”已登记，编号 ${detail.number}。`
  if (detail.answer !== undefined) return `${head}已答复：${closed(detail.answer)}没有解决请回电，报编号就能接着办。`
  const next = promises(detail, now).map(({ word, by }) => `${by} 前${word}`)
  const who = detail.firstContact ? `由${detail.firstContact}跟进` : '有专人跟进'
  return `${head}${[who, ...next].join('，')}。来电请报编号。`
}
