// 登记: what is written down of a call, what is still missing, and what is sent.

import type { Category } from '#contract/places.ts'
import { sentenceFor } from '#contract/refusals.ts'
import type { Caller } from '#contract/registering.ts'
import type { RequestKind, Settlement, Source, VisitTime } from '#domain/complaint/classes.ts'
import type { CustomerRelation, Link } from '#domain/complaint/complaint.ts'
import { checkText } from '#domain/complaint/wording.ts'
import { addDays, atMinutes, dayOf, minute, startOfDay } from '#domain/time.ts'
import { justNow, type WhenItWas } from './heard-at.ts'

export type RoomChoice = { buildingId: string; roomId: string; label: string }

export type DeskSource = Exclude<Source, 'wechat'>

export type RegisterForm = {
  kind: RequestKind
  source: DeskSource
  /** As typed: the last four digits, or all of them. */
  phone: string
  /** Who was found by number or room, and chosen. */
  caller?: Caller | undefined
  name: string
  relation: CustomerRelation
  placeKind: 'room' | 'public'
  room?: RoomChoice | undefined
  publicPlace?: string | undefined
  publicDetail: string
  categoryId?: string | undefined
  /** By question id. */
  answers: Record<string, string>
  text: string
  demands: string[]
  /** In the customer's own words. */
  demand: string
  wantedDay?: string | undefined
  visitTimes: VisitTime[]
  heard: WhenItWas
  danger: boolean
  happeningNow: boolean
  /** As the category has it, unless it was chosen. */
  hideName?: boolean | undefined
  sender: string
  senderNumber: string
  answerBy?: number | undefined
  /** 是同一件事: the earlier complaint. */
  repeatOf?: Link | undefined
}

export const emptyForm = (now: number, source: DeskSource = 'hotline'): RegisterForm => ({
  kind: 'complaint',
  source,
  phone: '',
  name: '',
  relation: 'owner',
  placeKind: 'room',
  publicDetail: '',
  answers: {},
  text: '',
  demands: [],
  demand: '',
  visitTimes: [],
  heard: justNow(now),
  danger: false,
  happeningNow: false,
  sender: '',
  senderNumber: '',
})

const wholePhone = /^1\d{10}$/

export const isWholePhone = (phone: string): boolean => wholePhone.test(phone)

/** What is wrong with a phone number that was begun; nothing where none is given, or whoever calls was found by its end. */
export const phoneWrong = ({ phone, caller }: Pick<RegisterForm, 'phone' | 'caller'>): string | undefined =>
  phone === '' || caller || isWholePhone(phone) ? undefined : `手机号要 11 位，现在是 ${phone.length} 位`

/** Of somebody found, what the form takes over; his first room, where none was chosen yet. */
export const chosenCaller = (caller: Caller, { room }: Pick<RegisterForm, 'room'>): Partial<RegisterForm> => {
  const [first] = caller.rooms
  const found = room ?? first
  return {
    caller,
    name: caller.name,
    ...(caller.relation === 'unknown' ? {} : { relation: caller.relation }),
    ...(found ? { placeKind: 'room', room: found } : {}),
  }
}

/** The room of the registered number that calls, and so its owner. */
export const registeredAt = (room: RoomChoice): Partial<RegisterForm> => ({
  placeKind: 'room',
  room,
  relation: 'owner',
})

/** Another number is somebody else: what came with the one before goes with him. */
export const typedPhone = (phone: string, { caller, name, room }: RegisterForm): Partial<RegisterForm> => ({
  phone,
  ...(caller
    ? {
        caller: undefined,
        name: name === caller.name ? '' : name,
        room: caller.rooms.some(it => it.roomId === room?.roomId) ? undefined : room,
        repeatOf: undefined,
      }
    : {}),
})

export type Missing = { word: string; button: string; at: string }

const hasPlace = ({ placeKind, room, publicPlace, publicDetail }: RegisterForm): boolean =>
  placeKind === 'room' ? room !== undefined : Boolean(publicPlace || publicDetail.trim())

/** What the form still lacks, in the order of the page. */
export const missingIn = (form: RegisterForm): Missing[] => [
  ...(form.source !== 'third-party' || form.sender.trim()
    ? []
    : [{ word: '转来单位', button: '写转来单位', at: 'ask-source' }]),
  ...(phoneWrong(form) ? [{ word: '完整的手机号', button: '改手机号', at: 'ask-customer' }] : []),
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

/** Whether there is anything in it worth coming back for. */
export const isBegun = ({ phone, name, text, room, categoryId }: RegisterForm): boolean =>
  [phone, name, text].some(it => it.trim() !== '') || room !== undefined || categoryId !== undefined

/** Whether the handler is not to know who it was: as chosen, else as the category has it. */
export const hidesName = ({ hideName }: RegisterForm, category: Category | undefined): boolean =>
  hideName ?? category?.hidesName ?? false

const eveningMinutes = 18 * 60

/** A day becomes its close of business, a day of before keeps its hour. */
export const withDay = (at: number, before: number | undefined): number =>
  before === undefined ? atMinutes(dayOf(at), eveningMinutes) : at + (before - startOfDay(dayOf(before)))

const placeOf = ({ placeKind, room, publicPlace, publicDetail }: RegisterForm) => {
  if (placeKind === 'room' && room) return { kind: 'room' as const, buildingId: room.buildingId, roomId: room.roomId }
  return { kind: 'public' as const, label: [publicPlace, publicDetail.trim()].filter(Boolean).join(' ') }
}

/** Found by his account, or by a complaint that has his number; a number written out whole goes along. */
const customerOf = ({ caller, phone, name, relation }: RegisterForm) => ({
  ...(caller?.userId ? { userId: caller.userId } : {}),
  ...(caller?.asIn && !caller.userId && !isWholePhone(phone) ? { asIn: caller.asIn } : {}),
  name: name.trim(),
  ...(isWholePhone(phone) ? { phone } : {}),
  relation,
})

const thirdPartyOf = ({ source, sender, senderNumber, answerBy }: RegisterForm) => ({
  ...(source === 'third-party' && sender.trim()
    ? {
        thirdParty: {
          sender: sender.trim(),
          ...(senderNumber.trim() ? { number: senderNumber.trim() } : {}),
          ...(answerBy === undefined ? {} : { answerBy }),
        },
      }
    : {}),
})

const answersOf = ({ answers }: RegisterForm, category: Category | undefined) =>
  (category?.questions ?? []).flatMap(({ id }) => {
    const words = (answers[id] ?? '').trim()
    return words === '' ? [] : [{ questionId: id, words }]
  })

export type Solved = { answer: string; settlement: Settlement; referredTo?: string }

type Beside = {
  communityId: string
  category: Category | undefined
  photoIds: string[]
  paperIds: string[]
  solved?: Solved | undefined
}

/** The body of the call. */
export const registerBody = (form: RegisterForm, { communityId, category, photoIds, paperIds, solved }: Beside) => {
  const demand = [...form.demands, form.demand.trim()].filter(Boolean).join('、')
  const answers = answersOf(form, category)
  return {
    communityId,
    kind: form.kind,
    categoryId: form.categoryId ?? '',
    place: placeOf(form),
    text: form.text,
    ...(demand ? { demand } : {}),
    ...(form.wantedDay ? { wantedBy: startOfDay(addDays(form.wantedDay, 1)) - minute } : {}),
    ...(answers.length > 0 ? { answers } : {}),
    ...(form.placeKind === 'room' && form.visitTimes.length > 0 ? { visitTimes: form.visitTimes } : {}),
    photoIds,
    ...(paperIds.length > 0 ? { paperIds } : {}),
    danger: form.danger,
    happeningNow: form.happeningNow,
    hideName: hidesName(form, category),
    source: form.source,
    receivedAt: form.heard.at,
    customer: customerOf(form),
    ...thirdPartyOf(form),
    ...(form.repeatOf ? { repeatOf: form.repeatOf.id } : {}),
    ...(solved ? { solved } : {}),
  }
}
