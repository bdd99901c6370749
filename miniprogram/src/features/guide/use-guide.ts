import { readGuide } from '#contract/guide.ts'
import { listCommunities } from '#contract/places.ts'
import { call } from '../../api/call.ts'
import { useLoad } from '../use-load.ts'
import { useMe } from '../use-me.ts'

/** The guide of the community somebody lives in; of the first one where he lives in none yet. */
export function useGuide() {
  const own = useMe()?.rooms[0]?.communityId
  return useLoad({
    key: `guide/${own ?? ''}`,
    schema: readGuide.answer,
    fetch: async () => {
      if (own !== undefined) return call(readGuide, { query: { communityId: own } })
      const all = await call(listCommunities)
      if (!all.ok) return all
      return call(readGuide, { query: { communityId: all.value.communities[0]?.id ?? 'none' } })
    },
    stored: true,
  })
}
