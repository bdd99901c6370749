import { useEffect, useState } from 'react'
import { type Community, readCommunity } from '#contract/places.ts'
import type { WorkFilter } from '#contract/work-filter.ts'
import { call } from '../../api/call.ts'
import { phoneStorage } from '../../api/phone-storage.ts'
import { useLoad } from '../../features/use-load.ts'
import { keepFilters, type Saved, savedFilters, whyNotSaved, withSaved } from '../features/work/work-saved.ts'

/** What the person saved on this phone, and saving. */
export function useSavedFilters(userId: string, communityId: string) {
  const [changed, setChanged] = useState<{ of: string; saved: readonly Saved[] }>()
  const of = `${userId}/${communityId}`
  const saved = changed?.of === of ? changed.saved : savedFilters(phoneStorage, userId, communityId)
  const keep = (next: readonly Saved[]) => {
    keepFilters(phoneStorage, userId, communityId, next)
    setChanged({ of, saved: next })
  }
  return {
    saved,
    /** Why it cannot be saved under this name; nothing when it was. */
    save(name: string, filter: WorkFilter): string | undefined {
      const why = whyNotSaved(saved, { name, filter })
      if (why === undefined) keep(withSaved(saved, { name, filter }))
      return why
    },
    remove: (name: string) => keep(saved.filter(it => it.name !== name)),
  }
}

type Named = Pick<Community, 'categories' | 'departments'>
const unnamed: Named = { categories: [], departments: [] }
const named = new Map<string, Named>()

/** Categories and departments by name; asked for where somebody filters. */
export function useCommunity(communityId: string) {
  return useLoad({
    key: `community/${communityId}`,
    schema: readCommunity.answer,
    async fetch() {
      const called = await call(readCommunity, { params: { id: communityId } })
      if (called.ok) named.set(communityId, called.value)
      return called
    },
  })
}

/** The same to say a filter in words; asked for once, and only where there is one. */
export function useCommunityWords(communityId: string | undefined): Named {
  const [words, setWords] = useState(communityId === undefined ? undefined : named.get(communityId))
  useEffect(() => {
    if (communityId === undefined) return
    const known = named.get(communityId)
    if (known) return setWords(known)
    void call(readCommunity, { params: { id: communityId } }).then(called => {
      if (!called.ok) return
      named.set(communityId, called.value)
      setWords(called.value)
    })
  }, [communityId])
  return words ?? unnamed
}
