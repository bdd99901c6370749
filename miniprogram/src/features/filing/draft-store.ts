// All drafts on this phone, each under its own key.
import { type KeyedStore, openKeyedStore, type Storage } from '../sending/keyed-store.ts'
import { Draft, isBegun } from './draft.ts'
import { oldDrafts } from './old-drafts.ts'

/** Newest first; only those worth coming back for. */
export type DraftStore = KeyedStore<Draft>

/** The drafts in this storage. `person`: who holds the phone, by user id. */
export const openDraftStore = (storage: Storage, person: () => string | undefined): DraftStore =>
  openKeyedStore<Draft>(storage, person, {
    prefix: 'draft/of/',
    schema: Draft,
    isWorthKeeping: isBegun,
    order: (a, b) => b.changedAt - a.changedAt,
    // First the new name is written, then the old one goes: killed in between, it is done again.
    tidy(drafts, write) {
      for (const { name, draft } of oldDrafts(storage.read)) {
        if (!drafts.has(draft.key)) {
          if (!write(draft)) continue
          drafts.set(draft.key, draft)
        }
        storage.remove(name)
      }
    },
  })
