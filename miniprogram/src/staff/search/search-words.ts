// What a search is told in: what was taken for what, how far back was looked, which text is worth asking the server.

import type { SearchAnswer } from '#contract/customers.ts'
import { recognise } from '#domain/search/recognise.ts'
import type { Findable } from '../features/duties.ts'

const asWords: Record<SearchAnswer['as'], string> = {
  number: '按编号',
  'old-number': '按旧台账编号',
  phone: '按手机号',
  'last-four': '按手机尾号和房号',
  room: '按房间',
  words: '按姓名和内容',
  own: '在您自己的派工单里',
  unknown: '按您写的',
}

const ownWords: Record<Findable, string> = {
  community: asWords.own,
  own: asWords.own,
  departments: '在您部门的派工单里',
  'departments-and-own': '在您部门和您自己的派工单里',
}

/** 按手机号，查到 3 件. `finds`: what the reader looks in. */
export const foundWords = ({ as, cards }: Pick<SearchAnswer, 'as' | 'cards'>, finds: Findable = 'own'): string =>
  `${as === 'own' ? ownWords[finds] : asWords[as]}，查到 ${cards.length} 件`

/** 2026-08 as 2026 年 8 月. */
export const monthInWords = (month: string): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`

// Half a phone number is nobody's: it waits until it is whole, or until the person asks.
const halfNumber = /^\d{5,10}$/

/** Whether what stands in the field is asked while somebody types. */
export const isWorthAsking = (typed: string): boolean => {
  const compact = typed.replace(/\s/g, '')
  return [...compact].length >= 2 && !halfNumber.test(compact)
}

/** What may stay on the phone: never a phone number or a piece of one. */
export const mayBeKept = (typed: string): boolean => {
  const searched = recognise(typed)
  if (!searched || searched.as === 'phone' || searched.as === 'last-four') return false
  return searched.as === 'number' || searched.as === 'room' || !/\d{4,}/.test(typed.replace(/[\s-]/g, ''))
}
