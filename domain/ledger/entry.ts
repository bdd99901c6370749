// The timeline entry: who, when, what; public or internal; never changed or removed. Entries of a complaint form a chain of hashes.

import type { Person } from '../people/actor.ts'
import type { Instant } from '../time.ts'

export const entryKinds = [
  'filed',
  'registered',
  'accepted',
  'declined',
  'withdrawn',
  'solved-on-the-spot',
  'dispatched',
  'taken',
  'reported',
  'sent-back',
  'answered',
  'surveyed',
  'visited',
  'visit-confirmed',
  'reopened',
  'closed',
  'remarked',
  'photo-recorded',
  'photo-refused',
  'reminded',
  'overdue',
  'claimed',
  'transferred',
  'co-handler-added',
  'co-handler-removed',
  'returned',
  'arrived',
  'came-in-vain',
  'progressed',
  'proposed',
  'proposal-decided',
  'paused',
  'resumed',
  'date-agreed',
  'date-objected',
  'offered',
  'offer-answered',
  'appointed',
  'visit-attempted',
  'messaged',
  'noted',
  'answered-in-writing',
  'investigated',
  'department-asked',
  'department-answered',
  'severity-changed',
  'category-changed',
  'about-named',
  'repeat-confirmed',
  'handed-over',
  'rebased',
  'urged',
  'urge-answered',
  'escalated',
  'instructed',
  'objected',
  'objection-decided',
  'supervised',
  'supervision-ended',
  'delay-account-asked',
  'delay-accounted',
  'corrective-completed',
  'corrective-verified',
  'corrective-reassigned',
  'corrective-reminded',
  'corrective-overdue',
  'final-answer-proposed',
  'final-answer-signed',
  'appealed',
  'appeal-decided',
  'merged',
  'child-merged',
  'split',
  'child-split',
  'nudged',
  'made-complaint',
  'survey-reminded',
  'progress-demanded',
  'identity-erased',
  'imported',
] as const
export type EntryKind = (typeof entryKinds)[number]

export type Visibility = 'public' | 'internal'

/** Who made the entry. A customer stands there by id only, so that a name can be erased; employees by name. */
export type Author = { kind: 'customer'; id: string } | { kind: 'staff'; id: string; name: string } | { kind: 'system' }

/** Facts without personal text; they are hashed as they stand. */
export type EntryFacts = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** What a decision wants to have written. Personal words stand in `texts`, apart from the facts, so that they can be erased. */
export type EntryDraft = {
  kind: EntryKind
  author: Author
  visibility: Visibility
  occurredAt: Instant
  facts: EntryFacts
  texts: Readonly<Record<string, string>>
}

/** An entry in the chain. `commitments` bind the texts by salted hash; salt and text are erased together. */
export type Entry = EntryDraft & {
  v: 1
  complaintId: string
  seq: number
  recordedAt: Instant
  salts: Readonly<Record<string, string>>
  commitments: Readonly<Record<string, string>>
  prevHash: string
  hash: string
}

export const byStaff = (person: Person): Author => ({ kind: 'staff', id: person.id, name: person.name })
export const byCustomer = (person: Person): Author => ({ kind: 'customer', id: person.id })
export const bySystem: Author = { kind: 'system' }

type Said = { facts?: EntryFacts; texts?: EntryDraft['texts']; occurredAt?: Instant }

const entry =
  (visibility: Visibility) =>
  (
    kind: EntryKind,
    author: Author,
    at: Instant,
    { facts = {}, texts = {}, occurredAt = at }: Said = {},
  ): EntryDraft => ({
    kind,
    author,
    visibility,
    occurredAt,
    facts,
    texts,
  })

/** An entry the customer reads. */
export const publicEntry = entry('public')
/** An entry for staff only. */
export const internalEntry = entry('internal')
