// Attaching photos to an act: they must be the person's own, unused and not refused; those already checked get their entry at once.

import type { EntryDraft } from '#domain/ledger/entry.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import { type PhotoOf, photoAt, photoEntry } from '../photos/photo-item.ts'
import type { Found } from '../storage/read.ts'
import type { Put } from '../storage/write.ts'

export type Attached = { puts: Put[]; entries: EntryDraft[] }

export const attachPhotos = (
  found: Found,
  photoIds: readonly string[],
  to: { ownerId: string; complaintId: string; of: PhotoOf; now: Instant },
): Result<Attached, 'photo-unknown' | 'photo-not-an-image' | 'photo-too-large'> => {
  const attached: Attached = { puts: [], entries: [] }
  for (const id of new Set(photoIds)) {
    const photo = found.take(photoAt(id))
    if (!photo || photo.ownerId !== to.ownerId) return refuse('photo-unknown')
    if (photo.complaintId !== undefined) return refuse('photo-unknown')
    if (photo.state === 'refused') return refuse(photo.refusedFor ?? 'photo-not-an-image')
    const item = { ...photo, version: photo.version + 1, complaintId: to.complaintId, of: to.of }
    attached.puts.push({ table: 'records', only: 'if-version', version: photo.version, item })
    const entry = photoEntry(item, to.now)
    if (entry) attached.entries.push(entry)
  }
  return accept(attached)
}
