// 登记: what is written down of a call, what is still missing, and what is sent.

import { sentenceFor } from '#contract/refusals.ts'
import type { RequestKind, Source } from '#domain/complaint/classes.ts'
import type { CustomerRelation } from '#domain/complaint/complaint.ts'
import { checkText } from '#domain/complaint/wording.ts'
import { justNow, type WhenItWas } from './when-it-was.tsx'

export type RoomChoice = { buildingId: string; roomId: string; label: string }

export type RegisterForm = {
  kind: RequestKind
  source: Exclude<Source, 'wechat'>
  phone: string
  /** The customer found by that phone. */
  userId?: string | undefined
  name: string
  relation: CustomerRelation
  placeKind: 'room' | 'public'
  room?: RoomChoice | undefined
  publicPlace?: string | undefined
  publicDetail: string
  categoryId?: string | undefined
  text: string
  demand: string
  heard: WhenItWas
  danger: boolean
  happeningNow: boolean
  hideName: boolean
}

export const emptyForm = (now: number): RegisterForm => ({
  kind: 'complaint',
  source: 'hotline',
  phone: '',
  name: '',
  relation: 'owner',
  placeKind: 'room',
  publicDetail: '',
  text: '',
  demand: '',
  heard: justNow(now),
  danger: false,
  happeningNow: false,
  hideName: false,
})

const wholePhone = /^1\d{10}$/

export const isWholePhone = (phone: string): boolean => wholePhone.test(phone)

/** What is wrong with a phone number that was begun; nothing where none is given. */
export const phoneWrong = (phone: string): string | undefined =>
  phone === '' || isWholePhone(phone) ? undefined : `手机号要 11 位，现在是 ${phone.length} 位`

export type Missing = { word: string; button: string; at: string }

const hasPlace = ({ placeKind, room, publicPlace, publicDetail }: RegisterForm): boolean =>
  placeKind === 'room' ? room !== undefined : Boolean(publicPlace || publicDetail.trim())

/** What the form still lacks, in the order of the page. */
export const missingIn = (form: RegisterForm): Missing[] => [
  ...(phoneWrong(form.phone) ? [{ word: '完整的手机号', button: '改手机号', at: 'ask-customer' }] : []),
  ...(form.name.trim() ? [] : [{ word: '姓名', button: '写姓名', at: 'ask-customer' }]),
  ...(hasPlace(form) ? [] : [{ word: '在哪里', button: '选在哪里', at: 'ask-place' }]),
  ...(form.categoryId ? [] : [{ word: '什么事', button: '选什么事', at: 'ask-category' }]),
  ...(checkText(form.text).ok ? [] : [{ word: '说了什么', button: '写说了什么', at: 'ask-text' }]),
]

/** What is wrong with a text that was begun. */
export const textWrong = (text: string): string | undefined => {
  if (text.trim() === '') return undefined
  const checked = checkText(text)
  return checked.ok ? undefined : sentenceFor(checked.reason, checked.facts)
}

const placeOf = ({ placeKind, room, publicPlace, publicDetail }: RegisterForm) => {
  if (placeKind === 'room' && room) return { kind: 'room' as const, buildingId: room.buildingId, roomId: room.roomId }
  return { kind: 'public' as const, label: [publicPlace, publicDetail.trim()].filter(Boolean).join(' ') }
}

/** The body of the call. The customer's id goes along only while it is still the phone it was found by. */
export const registerBody = (form: RegisterForm, communityId: string, photoIds: string[]) => ({
  communityId,
  kind: form.kind,
  categoryId: form.categoryId ?? '',
  place: placeOf(form),
  text: form.text,
  ...(form.demand.trim() ? { demand: form.demand.trim() } : {}),
  photoIds,
  danger: form.danger,
  happeningNow: form.happeningNow,
  hideName: form.hideName,
  source: form.source,
  receivedAt: form.heard.at,
  customer: {
    ...(form.userId ? { userId: form.userId } : {}),
    name: form.name.trim(),
    ...(form.phone ? { phone: form.phone } : {}),
    relation: form.relation,
  },
})
