import { readSetUp } from '#contract/set-up.ts'
import { call } from '../../api/call.ts'
import { useLoad } from '../../features/use-load.ts'

/** What a community still needs; for its administrator. */
export const useSetUp = (communityId: string) =>
  useLoad({
    key: `set-up/${communityId}`,
    schema: readSetUp.answer,
    fetch: () => call(readSetUp, { query: { communityId } }),
  })
