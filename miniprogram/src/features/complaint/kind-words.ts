import type { RequestKind } from '#domain/complaint/classes.ts'
import { requestKinds } from '#domain/complaint/classes.ts'

type KindWords = {
  /** On the way in: 我要投诉. */
  title: string
  noun: string
  /** On the button: 提交投诉. */
  submit: string
  /** In the empty text field. */
  example: string
}

export const kindWords: Record<RequestKind, KindWords> = {
  complaint: {
    title: '我要投诉',
    noun: '投诉',
    submit: '提交投诉',
    example: '什么事、什么时候开始的、影响了什么',
  },
  repair: { title: '报修', noun: '报修', submit: '提交报修', example: '什么坏了、什么时候坏的' },
  question: { title: '咨询建议', noun: '咨询建议', submit: '提交', example: '想问什么，或者有什么好办法' },
  praise: { title: '表扬', noun: '表扬', submit: '提交表扬', example: '谁、做了什么，让您满意' },
}

/** The kind named in a page's address; a complaint where it is none of them. */
export const kindFrom = (word: string | undefined): RequestKind =>
  requestKinds.find(kind => kind === word) ?? 'complaint'
