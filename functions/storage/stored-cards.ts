// What the indexes carry of a complaint, so that lists read nothing else: its card, what makes it like another, its row in the ledger.

import * as z from 'zod/mini'
import { asked, marks } from '#contract/complaint-views.ts'
import { clockKinds } from '#domain/clocks/policy.ts'
import { requestKinds, severities, sources } from '#domain/complaint/classes.ts'
import { states } from '#domain/complaint/complaint.ts'
import { roles } from '#domain/people/actor.ts'
import { visitVerdicts } from '#domain/return-visit/visit.ts'
import type { Filter } from './read.ts'

const Deadline = z.object({ awaits: z.enum(clockKinds), remindAt: z.number(), dueAt: z.number() })

/** What lists show without reading the whole complaint. */
export const StoredCard = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(requestKinds),
  title: z.string(),
  state: z.enum(states),
  severity: z.enum(severities),
  category: z.string(),
  /** Of its order, else of its category; missing in cards of before it was kept. */
  departmentId: z.optional(z.string()),
  engineering: z.boolean(),
  /** Who has the order it is under; missing in cards of before it was kept. */
  handler: z.optional(z.object({ id: z.string(), name: z.string() })),
  place: z.string(),
  placeKind: z.enum(['room', 'public', 'unknown']),
  hideName: z.boolean(),
  round: z.number(),
  receivedAt: z.number(),
  next: z.optional(Deadline),
  /** The next deadline the customer was promised. */
  promise: z.optional(Deadline),
  who: z.optional(
    z.object({
      id: z.optional(z.string()),
      name: z.optional(z.string()),
      role: z.enum(roles),
      departmentId: z.optional(z.string()),
    }),
  ),
  asks: z.optional(z.enum(asked)),
  /** Whom it is about, and whose account it was filed from; see `isKeptFrom`. The filer is missing in cards of before he was kept. */
  aboutId: z.optional(z.string()),
  filerId: z.optional(z.string()),
  /** 催办与升级: the departments it concerns; missing where nothing is raised. */
  raisedFor: z.optional(z.array(z.string())),
  marks: z.array(z.enum(marks)),
})
export type StoredCard = z.infer<typeof StoredCard>

/** What tells whether another complaint is the same matter. */
export const StoredLike = z.object({
  categoryId: z.string(),
  source: z.enum(sources),
  customerId: z.optional(z.string()),
  roomId: z.optional(z.string()),
  buildingId: z.optional(z.string()),
  publicPlace: z.optional(z.string()),
  followers: z.number(),
  followedBy: z.array(z.object({ userId: z.string(), roomId: z.string() })),
  children: z.number(),
  mergedInto: z.optional(z.string()),
  turn: z.number(),
})

export type StoredLike = z.infer<typeof StoredLike>

type Concerned = Pick<StoredCard, 'aboutId' | 'filerId'>

/**
 * Whether a card stays out of everything staff find: it is about the reader, or he filed it himself. The domain's rule
 * (`isInConflict`) for whoever has only the card. What he filed he reads as a customer.
 */
export const isKeptFrom = ({ aboutId, filerId }: Concerned, userId: string): boolean =>
  aboutId === userId || filerId === userId

/** The same said to the database, for what is counted without being read. */
export const notKeptFrom = (userId: string): Filter => ({
  expression: 'NOT (#card.#about = :reader OR #card.#filer = :reader)',
  names: { '#card': 'card', '#about': 'aboutId', '#filer': 'filerId' } satisfies Record<
    string,
    'card' | keyof Concerned
  >,
  values: { ':reader': userId },
})

/** The card of an index that carries both: in one of before the filer was kept he is taken from what it is like. */
export const knowingFiler = <C extends Concerned>(card: C, { customerId }: Pick<StoredLike, 'customerId'>): C =>
  card.filerId === undefined && customerId !== undefined ? { ...card, filerId: customerId } : card

/** What the ledger shows beside the card. */
export const StoredLedger = z.object({
  source: z.enum(sources),
  /** Of a third party, with its own number. */
  sender: z.optional(z.string()),
  senderNumber: z.optional(z.string()),
  customer: z.string(),
  /** Of the customer's phone, a keyed hash: found by, never shown. Missing in rows of before it was kept, like the words. */
  lastFour: z.optional(z.string()),
  /** The beginning of the text, where there is more of it than the title. */
  words: z.optional(z.string()),
  handler: z.optional(z.string()),
  satisfaction: z.optional(z.enum(['satisfied', 'passable', 'unsatisfied'])),
  visit: z.optional(z.enum(visitVerdicts)),
  overdue: z.boolean(),
  closedAt: z.optional(z.number()),
})
export type StoredLedger = z.infer<typeof StoredLedger>
