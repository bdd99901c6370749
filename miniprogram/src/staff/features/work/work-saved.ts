// Filters a person has given a name, on this phone.

import * as z from 'zod/mini'
import { WorkFilter } from '#contract/work-filter.ts'
import { filterKey } from './work-filter.ts'

const Saved = z.object({ name: z.string(), filter: WorkFilter })
export type Saved = z.infer<typeof Saved>

export const mostSaved = 10
/** In characters. */
export const longestName = 12

/** The phone's storage, as far as it is used here. */
export type Shelf = { read: (name: string) => unknown; write: (name: string, value: unknown) => void }

const nameOf = (userId: string, communityId: string): string => `filters/${userId}/${communityId}`

/** What a person has saved here; what cannot be read any more is left out. */
export const savedFilters = (shelf: Shelf, userId: string, communityId: string): readonly Saved[] => {
  const kept = z.array(z.unknown()).safeParse(shelf.read(nameOf(userId, communityId)))
  if (!kept.success) return []
  return kept.data.flatMap(it => {
    const saved = Saved.safeParse(it)
    return saved.success ? [saved.data] : []
  })
}

/** Why a filter cannot be saved under this name; nothing where it can. */
export const whyNotSaved = (saved: readonly Saved[], { name, filter }: Saved): string | undefined => {
  if (filterKey(filter) === '') return '先选一样再存。'
  if (name.trim() === '') return '请起个名字。'
  if ([...name.trim()].length > longestName) return `名字最多 ${longestName} 个字。`
  const others = saved.filter(it => it.name !== name.trim())
  return others.length >= mostSaved ? `最多存 ${mostSaved} 个，先删掉一个。` : undefined
}

/** With one more, the newest last; one of the same name is replaced. */
export const withSaved = (saved: readonly Saved[], { name, filter }: Saved): readonly Saved[] => [
  ...saved.filter(it => it.name !== name.trim()),
  { name: name.trim(), filter },
]

export const keepFilters = (shelf: Shelf, userId: string, communityId: string, saved: readonly Saved[]): void =>
  shelf.write(nameOf(userId, communityId), [...saved])
