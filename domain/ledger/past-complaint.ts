// A past complaint: received, answered and closed before this system knew of it, imported from an old ledger. It is a complaint
// like any other – read, listed, linked as the earlier one – but nobody owes anything for it: no clock, no survey, no visit,
// nothing to reopen, since nobody here is its filer. No rating is taken over: an old one is kept in words, never counted.

import type { Complaint } from '../complaint/complaint.ts'
import type { Decision } from '../complaint/decision.ts'
import type { Person } from '../people/actor.ts'
import type { Instant } from '../time.ts'
import { emptyChain } from './chain.ts'
import { byStaff, bySystem, internalEntry, publicEntry } from './entry.ts'
import type { PastColumn, PastRow } from './past-row.ts'

export const noAnswerKept = '旧台账里没有记下答复'

export type PastOrigin = {
  id: string
  communityId: string
  file: string
  row: number
  /** What else the row says, in lines. */
  rest?: string | undefined
  /** Who imports; the machine where nobody is signed in. */
  by?: Person | undefined
  now: Instant
}

const complaintFrom = (past: PastRow, { id, communityId, file, row, now }: PastOrigin): Complaint => {
  const { identity: _, sequence: _s, inWords: _w, category, answer, answeredAt, closedAt, handler, ...said } = past
  return {
    ...said,
    id,
    communityId,
    category: {
      id: category.id,
      name: category.name,
      departmentId: category.departmentId,
      needsPhotos: category.needsPhotos,
      engineering: category.root === 'engineering',
    },
    happeningNow: false,
    hideName: false,
    photoIds: [],
    recordedAt: now,
    policyAt: now,
    round: 1,
    orders: 0,
    transfers: 0,
    unsatisfiedEnds: 0,
    clocks: [],
    agreedDates: [],
    offers: [],
    consultations: [],
    correctiveActions: [],
    urges: [],
    imported: { file, row },
    children: [],
    followers: [],
    stage: {
      state: 'closed',
      outcome: {
        how: 'imported',
        answer: answer ?? noAnswerKept,
        answeredAt,
        answeredBy: { id: '', name: handler ?? '' },
      },
      survey: { state: 'none' },
      visit: { state: 'none' },
      closedAt,
      code: 'imported',
    },
    turn: 1,
    version: 0,
    chain: emptyChain,
  }
}

/** The past complaint of a row with its timeline: that it was imported, what was answered, when it was closed. Nobody is told. */
export const importPast = (past: PastRow, origin: PastOrigin): Decision => {
  const complaint = complaintFrom(past, origin)
  const { file, row, rest, by, now } = origin
  const { number, source, kind, category, severity, text, place, demand, receivedAt } = complaint
  const author = by ? byStaff(by) : bySystem
  const { answer, handler } = past
  return {
    complaint,
    entries: [
      internalEntry('imported', author, now, {
        facts: { number, source, kind, category: category.name, severity, photos: [], receivedAt, file, row },
        texts: {
          text,
          place: place.label,
          ...(demand === undefined ? {} : { demand }),
          ...(rest === undefined ? {} : { rest }),
        },
      }),
      ...(answer === undefined
        ? []
        : [
            publicEntry('answered', author, past.answeredAt, {
              facts: { imported: true, ...(handler === undefined ? {} : { handler }) },
              texts: { answer },
            }),
          ]),
      publicEntry('closed', author, past.closedAt, { facts: { imported: true, code: 'imported' } }),
    ],
    messages: [],
  }
}

/** In which columns a row says something else than what was imported of it before; a past complaint is never overwritten. */
export const differences = (past: PastRow, { stage, customer, ...before }: Complaint): PastColumn[] => {
  const outcome = 'outcome' in stage ? stage.outcome : undefined
  const closedAt = stage.state === 'closed' ? stage.closedAt : undefined
  const same: readonly (readonly [PastColumn, boolean])[] = [
    ['number', past.number === before.number],
    ['receivedAt', past.receivedAt === before.receivedAt],
    ['text', past.text === before.text],
    ['demand', past.demand === before.demand],
    ['customer', past.customer.name === customer.name],
    ['phone', past.customer.phone === customer.phone],
    ['reference', past.customer.reference === customer.reference],
    ['answer', (past.answer ?? noAnswerKept) === outcome?.answer],
    ['answeredAt', past.answeredAt === outcome?.answeredAt],
    ['closedAt', past.closedAt === closedAt],
  ]
  return same.flatMap(([column, isSame]) => (isSame ? [] : [column]))
}
