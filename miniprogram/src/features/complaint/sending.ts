// What was just tapped, as if it had gone through already, until the server has answered. Then the server's word counts:
// after a failure the page shows again what is so.
import type { Detail, EntryView } from '#contract/complaint-views.ts'
import type { Slot } from '#domain/appointments/slots.ts'
import { hour, type Instant } from '#domain/time.ts'

export type Tapped =
  | { act: 'nudge' }
  | { act: 'remark'; text: string; photos: number }
  | { act: 'offer'; accepted: boolean; words?: string }
  | { act: 'object'; words: string }
  | { act: 'appoint'; slot: Slot }
  | { act: 'survey'; answer: NonNullable<NonNullable<Detail['survey']>['answer']> }

/** `turn`: of the complaint it was tapped on; the answer to it has a later one. */
export type Sending = Tapped & { turn: number; at: Instant }

const isUnderWay = ({ turn }: Detail, sending: Sending | undefined): sending is Sending => sending?.turn === turn

type Written = Pick<EntryView, 'kind' | 'facts' | 'texts'>

const written = ({ appointment }: Detail, sending: Sending): Written => {
  switch (sending.act) {
    case 'nudge':
      return { kind: 'nudged', facts: {}, texts: {} }
    case 'remark':
      return { kind: 'remarked', facts: {}, texts: sending.text ? { text: sending.text } : {} }
    case 'offer':
      return {
        kind: 'offer-answered',
        facts: { accepted: sending.accepted },
        texts: sending.words ? { words: sending.words } : {},
      }
    case 'object':
      return { kind: 'date-objected', facts: {}, texts: sending.words ? { words: sending.words } : {} }
    case 'appoint': {
      const { of = 'work', from: before } = appointment ?? {}
      return {
        kind: 'appointed',
        facts: { of, ...sending.slot, ...(before === undefined ? {} : { before }) },
        texts: {},
      }
    }
    case 'survey': {
      const { solved, overall, text } = sending.answer
      return { kind: 'surveyed', facts: { solved, overall }, texts: text === undefined ? {} : { text } }
    }
  }
}

/** The entry that is still to come, as it will read; nothing once the answer is there. */
export const sendingEntry = (detail: Detail, sending: Sending | undefined): EntryView | undefined => {
  if (!isUnderWay(detail, sending)) return undefined
  const seq = Math.max(0, ...detail.entries.map(it => it.seq)) + 1
  const { at } = sending
  return {
    ...written(detail, sending),
    seq,
    author: { kind: 'customer' },
    visibility: 'public',
    occurredAt: at,
    recordedAt: at,
  }
}

const without = (detail: Detail, move: Detail['moves'][number]): Detail['moves'] =>
  detail.moves.filter(it => it !== move)

/** The complaint as it will be when this has gone through. */
export const asIfSent = (detail: Detail, sending: Sending | undefined): Detail => {
  if (!isUnderWay(detail, sending)) return detail
  const { at } = sending
  switch (sending.act) {
    case 'nudge':
      // Until when it is too early is the server's to say.
      return { ...detail, moves: without(detail, 'nudge'), nextNudgeAt: at + hour }
    case 'offer': {
      const { accepted, words } = sending
      const answer = { accepted, at, ...(words ? { words } : {}) }
      return {
        ...detail,
        moves: without(detail, 'answerOffer'),
        ...(detail.offer ? { offer: { ...detail.offer, answer } } : {}),
      }
    }
    case 'object':
      return {
        ...detail,
        moves: without(detail, 'objectToDate'),
        ...(detail.agreedDate ? { agreedDate: { ...detail.agreedDate, objectedAt: at } } : {}),
      }
    case 'appoint': {
      const { of = 'work' } = detail.appointment ?? {}
      return { ...detail, moves: without(detail, 'appoint'), appointment: { of, ...sending.slot } }
    }
    case 'survey':
      return {
        ...detail,
        asks: undefined,
        ...(detail.survey ? { survey: { ...detail.survey, state: 'answered', answer: sending.answer } } : {}),
      }
    case 'remark':
      return detail
  }
}
