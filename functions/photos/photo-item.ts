// What is known of a photo: whose it is, whether it was checked, which complaint it belongs to.

import * as z from 'zod/mini'
import type { EntryDraft } from '#domain/ledger/entry.ts'
import { bySystem } from '#domain/ledger/entry.ts'
import type { Instant } from '#domain/time.ts'
import { sortableInstant } from '../storage/due.ts'
import type { Located } from '../storage/read.ts'

const photosOf = ['before', 'after', 'said', 'inside', 'paper'] as const
export type PhotoOf = (typeof photosOf)[number]

export const PhotoItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.literal('PHOTO'),
  id: z.string(),
  version: z.number(),
  ownerId: z.string(),
  state: z.enum(['awaited', 'ready', 'refused']),
  /**
   * Set once it is attached; `before` came with the complaint, `after` with the report, `said` with words or an arrival in
   * between, `inside` with an internal note; a `paper` was photographed at the registration.
   */
  complaintId: z.optional(z.string()),
  of: z.optional(z.enum(photosOf)),
  sha256: z.optional(z.string()),
  width: z.optional(z.number()),
  height: z.optional(z.number()),
  /** There is one of medium size. */
  medium: z.optional(z.literal(true)),
  refusedFor: z.optional(z.enum(['photo-not-an-image', 'photo-too-large'])),
  createdAt: z.number(),
  personKey: z.optional(z.string()),
  personSort: z.optional(z.string()),
})
export type PhotoItem = z.infer<typeof PhotoItem>

export const photoAt = (id: string): Located<typeof PhotoItem> => ({
  table: 'records',
  key: { pk: `PHOTO#${id}`, sk: 'PHOTO' },
  schema: PhotoItem,
})

/** Where the photos of a person stand, those he never sent in among them. */
export const albumPartition = (userId: string): string => `PERSON#${userId}#photos`

export const inAlbum = (id: string, ownerId: string, at: Instant): { personKey: string; personSort: string } => ({
  personKey: albumPartition(ownerId),
  personSort: `${sortableInstant(at)}#${id}`,
})

/** What the office keeps for itself. */
const inside: readonly PhotoOf[] = ['inside', 'paper']

/** The entry that binds a checked photo to its complaint by hash, or says that it was no photo; nothing while it is awaited. */
export const photoEntry = (photo: PhotoItem, at: Instant): EntryDraft | undefined => {
  const { id, of = 'before' } = photo
  const facts = { photoId: id, of }
  const visibility = inside.includes(of) ? ('internal' as const) : ('public' as const)
  const entry = { author: bySystem, visibility, occurredAt: at, texts: {} }
  if (photo.state === 'ready' && photo.sha256 !== undefined)
    return {
      ...entry,
      kind: 'photo-recorded',
      facts: { ...facts, sha256: photo.sha256, ...(photo.medium ? { medium: true } : {}) },
    }
  if (photo.state === 'refused') return { ...entry, kind: 'photo-refused', facts }
  return undefined
}
