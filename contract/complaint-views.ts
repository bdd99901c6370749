// What a person may see of a complaint: the card in lists, the detail of a resident, the detail of staff.

import * as z from 'zod/mini'
import { clockKinds } from '#domain/clocks/policy.ts'
import { causes, liableParties, requestKinds, settlements, severities, sources } from '#domain/complaint/classes.ts'
import { customerRelations, states } from '#domain/complaint/complaint.ts'
import { moveNames } from '#domain/complaint/lifecycle.ts'
import { entryKinds } from '#domain/ledger/entry.ts'
import { roles } from '#domain/people/actor.ts'
import { visitMethods } from '#domain/return-visit/visit.ts'
import { Id, Instant, known } from './fields.ts'

export const Level = known(['ample', 'near', 'overdue'])

/** The one next deadline, and what is awaited by then. */
export const Next = z.object({
  awaits: known(['dispatch', 'close', 'visit', 'survey']),
  remindAt: Instant,
  dueAt: Instant,
  level: Level,
})
export type Next = z.infer<typeof Next>

/** Who owes the next step: a person, or a post where nobody is named yet. */
export const Who = z.object({
  name: z.optional(z.string()),
  role: known(roles),
  department: z.optional(z.string()),
})
export type Who = z.infer<typeof Who>

/** A complaint in a list. `next` and `who` are there while it is open. */
export const Card = z.object({
  id: Id,
  number: z.string(),
  kind: known(requestKinds),
  title: z.string(),
  state: known(states),
  severity: known(severities),
  category: z.string(),
  place: z.string(),
  round: z.number(),
  receivedAt: Instant,
  next: z.optional(Next),
  who: z.optional(Who),
  /** What the customer can do about it now. */
  asks: z.optional(known(['survey', 'visit-confirmation'])),
})
export type Card = z.infer<typeof Card>

export const CardPage = z.object({ cards: z.array(Card), more: z.optional(z.string()) })
export type CardPage = z.infer<typeof CardPage>

export const PhotoView = z.object({
  id: Id,
  /** `before`: came with the complaint; `after`: came with the report. */
  of: known(['before', 'after']),
  ready: z.boolean(),
  refused: z.optional(z.boolean()),
  url: z.optional(z.string()),
  thumbnailUrl: z.optional(z.string()),
})
export type PhotoView = z.infer<typeof PhotoView>

const Fact = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])

export const EntryView = z.object({
  seq: z.number(),
  kind: known(entryKinds),
  author: z.object({ kind: known(['customer', 'staff', 'system']), name: z.optional(z.string()) }),
  visibility: known(['public', 'internal']),
  occurredAt: Instant,
  recordedAt: Instant,
  facts: z.record(z.string(), Fact),
  texts: z.record(z.string(), z.string()),
})
export type EntryView = z.infer<typeof EntryView>

/** A clock with what explains it: how it counts, under which policy. `length` is milliseconds, or days for working days. */
export const ClockView = z.object({
  kind: known(clockKinds),
  round: z.number(),
  counting: known(['elapsed', 'dutyTime', 'workingDays']),
  length: z.number(),
  policy: z.string(),
  startedAt: Instant,
  dueAt: Instant,
  level: Level,
  stoppedAt: z.optional(Instant),
  end: z.optional(known(['met', 'late', 'withdrawn'])),
})
export type ClockView = z.infer<typeof ClockView>

const ItemMark = z.optional(known(['poor', 'fair', 'good']))

export const SurveyView = z.object({
  state: known(['asked', 'answered']),
  expiresAt: Instant,
  answer: z.optional(
    z.object({
      solved: z.boolean(),
      overall: z.number(),
      speed: ItemMark,
      attitude: ItemMark,
      result: ItemMark,
      tags: z.array(z.string()),
      text: z.optional(z.string()),
      callMe: z.boolean(),
    }),
  ),
})
export type SurveyView = z.infer<typeof SurveyView>

export const VisitView = z.object({
  state: known(['planned', 'done']),
  mandatory: z.boolean(),
  dueAt: Instant,
  record: z.optional(
    z.object({
      visitor: z.string(),
      method: known(visitMethods),
      visitedAt: Instant,
      verdict: known(['satisfied', 'partly', 'not']),
      solved: z.boolean(),
      words: z.string(),
    }),
  ),
  confirmedAt: z.optional(Instant),
})
export type VisitView = z.infer<typeof VisitView>

/** A complaint as its filer sees it. `moves` is what this person may do now. */
export const Detail = z.extend(Card, {
  source: known(sources),
  communityId: Id,
  text: z.string(),
  demand: z.optional(z.string()),
  wantedBy: z.optional(Instant),
  hideName: z.boolean(),
  photos: z.array(PhotoView),
  entries: z.array(EntryView),
  clocks: z.array(ClockView),
  answer: z.optional(z.string()),
  declinedFor: z.optional(z.string()),
  survey: z.optional(SurveyView),
  visit: z.optional(VisitView),
  moves: z.array(known(moveNames)),
  turn: z.number(),
  receipt: z.object({ number: z.string(), receivedAt: Instant, hash: z.string() }),
})
export type Detail = z.infer<typeof Detail>

/** A complaint as staff see it: with the customer (phone masked), the order and internal entries. */
export const StaffDetail = z.extend(Detail, {
  customer: z.object({
    name: z.string(),
    maskedPhone: z.optional(z.string()),
    relation: known(customerRelations),
    hidden: z.boolean(),
  }),
  categoryId: Id,
  departmentId: Id,
  needsPhotos: z.boolean(),
  happeningNow: z.boolean(),
  firstContact: z.optional(z.string()),
  order: z.optional(
    z.object({
      number: z.string(),
      department: z.string(),
      handler: z.string(),
      dispatchedBy: z.string(),
      dispatchedAt: Instant,
      instruction: z.optional(z.string()),
      sentBack: z.optional(z.string()),
    }),
  ),
  report: z.optional(
    z.object({
      remedialAction: z.string(),
      cause: known(causes),
      settlement: known(settlements),
      liableParty: known(liableParties),
      correctiveNeeded: z.boolean(),
      correctiveWords: z.string(),
      correctiveBy: z.optional(Instant),
      reportedAt: Instant,
    }),
  ),
})
export type StaffDetail = z.infer<typeof StaffDetail>
