// 到场、上门没办成: whoever works on an order has come, or has come in vain. That is an outcome of the appointment, never of the complaint.

import { stopClocks } from '../clocks/clock.ts'
import { byStaff, type EntryDraft, internalEntry, publicEntry } from '../ledger/entry.ts'
import type { Actor, Person } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import { dayOf, type Instant } from '../time.ts'
import { mayChoose } from './appointments.ts'
import { positionText, writtenPosition } from './arrival.ts'
import { type ArrivalPlace, type Complaint, orderOf, type Stage, type VainReason, type WorkOrder } from './complaint.ts'
import { advance, type Decision, type Moment, toCustomer } from './decision.ts'
import { type Happened, type HappenedRefusal, happenedAt } from './happened.ts'
import { isCoHandler, isOrderHandler, type MoveRefusal, type StageFor, stageFor } from './lifecycle.ts'
import { mostPhotos } from './wording.ts'
import { checkSaying, nextNote, photoFacts, type SayingRefusal } from './words.ts'

/** When somebody came under the order there is; before there is one, when anybody came. After coming in vain nobody has. */
export const arrivalOf = ({ stage, arrivedAt }: Complaint): Instant | undefined => {
  const order = orderOf(stage)
  return order ? order.arrivedAt : arrivedAt
}

const worksOn = (complaint: Complaint, actor: Actor): boolean =>
  isOrderHandler(complaint, actor) || isCoHandler(complaint, actor)

/** Whether 到场 is for this person now: for everybody who may, where it goes on at this moment; else for those who work on the order, once. */
export const mayArrive = (complaint: Complaint, actor: Actor): boolean =>
  (complaint.happeningNow && complaint.arrivedAt === undefined) ||
  ('order' in complaint.stage && complaint.stage.order.arrivedAt === undefined && worksOn(complaint, actor))

const withArrival = (stage: StageFor<'arrive'>, arrivedAt: Instant | undefined): Stage =>
  'order' in stage ? { ...stage, order: { ...stage.order, arrivedAt } } : stage

/** Where he was, in words that can be erased. */
const placeEntry = (place: ArrivalPlace | undefined, actor: Person, at: Instant): EntryDraft[] =>
  place
    ? [
        internalEntry('arrived', byStaff(actor), at, {
          facts: { accuracy: Math.round(place.accuracy) },
          texts: { [positionText]: writtenPosition(place) },
        }),
      ]
    : []

/** What is told of an arrival. `photoIds`: what he found there, for the customer too; at most nine, in their order. */
export type Arrival = Happened & { place?: ArrivalPlace | undefined; photoIds?: readonly string[] | undefined }

/** 到场: once under an order, and again after coming in vain; stops the clock of what is happening now. */
export const arrive = (
  complaint: Complaint,
  { actor, now }: Moment,
  told: Arrival = {},
): Result<Decision, MoveRefusal | HappenedRefusal | 'already-done' | 'too-many-photos'> => {
  const stage = stageFor(complaint, actor, 'arrive')
  if (!stage.ok) return stage
  if (arrivalOf(complaint) !== undefined) return refuse('already-done')
  const { photoIds = [] } = told
  if (photoIds.length > mostPhotos) return refuse('too-many-photos', { most: mostPhotos })
  const at = happenedAt(told, now, complaint.recordedAt)
  if (!at.ok) return at
  return accept({
    complaint: advance(complaint, withArrival(stage.value, at.value), {
      arrivedAt: at.value,
      arrivalPlace: told.place,
      clocks: stopClocks(complaint.clocks, ['on-site'], at.value, 'done'),
    }),
    entries: [
      publicEntry('arrived', byStaff(actor), at.value, { facts: photoFacts(photoIds) }),
      ...placeEntry(told.place, actor, at.value),
    ],
    messages: [],
  })
}

/** `words` and `photoIds`: what shows it, for staff alone; either may be missing. */
type Vain = { why: VainReason; words?: string | undefined; photoIds?: readonly string[] | undefined }

const checkEvidence = ({ words = '', photoIds = [] }: Vain): Result<string, SayingRefusal> =>
  words.trim() === '' && photoIds.length === 0 ? accept('') : checkSaying({ text: words, photoIds }, true)

/** When he stood there; undefined where he only could not reach the customer. */
const cameAt = ({ arrivedAt }: WorkOrder, why: VainReason, at: Instant): Instant | undefined =>
  arrivedAt ?? (why === 'unreachable' ? undefined : at)

const evidenceEntry = (words: string, { photoIds = [] }: Vain, actor: Person, at: Instant): EntryDraft[] =>
  words === '' && photoIds.length === 0
    ? []
    : [
        internalEntry('came-in-vain', byStaff(actor), at, {
          facts: photoFacts(photoIds),
          texts: words === '' ? {} : { text: words },
        }),
      ]

/**
 * 上门没办成: nobody at home, no way in, the neighbour refuses, nobody reached. Ends the appointment of that day, counts, is
 * the note of the day, and asks the customer for a new hour where he can choose one.
 */
export const comeInVain = (
  complaint: Complaint,
  input: Vain & Happened,
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | SayingRefusal | HappenedRefusal> => {
  const stage = stageFor(complaint, actor, 'comeInVain')
  if (!stage.ok) return stage
  const words = checkEvidence(input)
  if (!words.ok) return words
  const { order } = stage.value
  const told = happenedAt(input, now, order.dispatchedAt)
  if (!told.ok) return told
  const at = told.value
  const { why } = input
  const came = cameAt(order, why, at)
  const times = (complaint.inVain?.times ?? 0) + 1
  const clocks = came === undefined ? complaint.clocks : stopClocks(complaint.clocks, ['on-site'], came, 'done')
  const { appointment } = complaint
  const isOver = appointment !== undefined && dayOf(appointment.from) <= dayOf(at)
  const next = advance(complaint, withArrival(stage.value, undefined), {
    ...(came === undefined ? {} : { arrivedAt: came }),
    ...(isOver ? { appointment: undefined } : {}),
    inVain: { why, at, times },
    clocks: nextNote({ ...complaint, clocks }, at, rules),
  })
  const asks = !next.appointment && mayChoose(next, now, rules)
  return accept({
    complaint: next,
    entries: [
      publicEntry('came-in-vain', byStaff(actor), at, {
        facts: { why, times, ...(came === undefined ? {} : { cameAt: came }) },
      }),
      ...evidenceEntry(words.value, input, actor, at),
    ],
    messages: [toCustomer(asks ? 'new-hour' : 'progress')],
  })
}
