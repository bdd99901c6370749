// How a call can end: with a value, or with a reason and a sentence a person can read.
import { type Reason, reasons, sentenceFor } from '#contract/refusals.ts'
import type { RefusalFacts } from '#domain/result.ts'

/** Beside what the server refuses: no network, nobody to sign in with, an answer this version cannot read, a wish of somebody else who used this phone, a photo that cannot be read here. */
export type FailureReason =
  | Reason
  | 'offline'
  | 'no-wechat'
  | 'unreadable'
  | 'other-person'
  | 'photo-missing'
  | 'photo-broken'

export type Failure = {
  ok: false
  reason: FailureReason
  /** What the person reads. */
  sentence: string
  facts?: RefusalFacts
  /** Finds the request in the server's log. */
  requestId?: string
}

export type Called<T> = { ok: true; value: T } | Failure

const ownSentences = {
  offline: '现在连不上网。您写的都在，连上网再试。',
  'no-wechat': '请在微信里打开回音小程序。',
  unreadable: '这一步没有成功，请更新小程序后再试。',
  'other-person': '这是另一个人写的，没有用您的名义提交。',
  'photo-missing': '有一张照片在手机里找不到了，请重新拍，或者删掉它。',
  'photo-broken': '有一张照片打不开，请换一张，或者删掉它。',
} as const

/** Whether this version knows the reason. */
export const isKnown = (reason: string): reason is Reason => reasons.some(known => known === reason)
const isOwn = (reason: FailureReason): reason is keyof typeof ownSentences => reason in ownSentences

/** A failure with its sentence. */
export const failure = (reason: FailureReason, facts?: RefusalFacts): Failure => ({
  ok: false,
  reason,
  sentence: isOwn(reason) ? ownSentences[reason] : sentenceFor(reason, facts),
  ...(facts ? { facts } : {}),
})
