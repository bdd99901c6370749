// Drafts, photos and a phone's storage for tests of the form and the queue.

import { type Draft, emptyDraft } from '../../../miniprogram/src/features/filing/draft.ts'
import type { DraftPhoto } from '../../../miniprogram/src/features/photos/draft-photo.ts'
import type { Storage } from '../../../miniprogram/src/features/sending/keyed-store.ts'
import { shanghai } from '../../support/builders.ts'

export const begun = shanghai('2026-11-24 14:40')

/** 漏水 at home, in words; nothing else. */
export const aDraft = (part: Partial<Draft> = {}): Draft => ({
  ...emptyDraft({ key: 'draft-key-0123456789abcd', kind: 'complaint', ownerId: undefined, now: begun }),
  categoryId: 'leak',
  text: '卫生间吊顶漏水',
  ...part,
})

/** A photo that is kept on the phone and not sent. */
export const aPhoto = (id: string, part: Partial<DraftPhoto> = {}): DraftPhoto => ({
  id,
  path: `wxfile://${id}.jpg`,
  type: 'image/jpeg',
  done: false,
  ...part,
})

export type MemoryStorage = Storage & {
  /** What is written, as JSON; it survives the app. */
  kept: Map<string, string>
  /** From now on nothing more fits. */
  fill: (isFull: boolean) => void
}

/** A phone's storage: values come back as plain data, like from a real one. */
export const aStorage = (before: Record<string, unknown> = {}): MemoryStorage => {
  const kept = new Map(Object.entries(before).map(([name, value]) => [name, JSON.stringify(value)]))
  let isFull = false
  return {
    kept,
    fill(full) {
      isFull = full
    },
    names: () => [...kept.keys()],
    read: name => JSON.parse(kept.get(name) ?? '""'),
    write(name, value) {
      if (isFull) throw new Error('exceed storage max size 10Mb')
      kept.set(name, JSON.stringify(value))
    },
    remove: name => void kept.delete(name),
  }
}
