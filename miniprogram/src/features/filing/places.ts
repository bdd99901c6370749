// What the form must know before it can be filled in: my rooms, the communities I may speak about, and one of them whole.
import * as z from 'zod/mini'
import { Community, listCommunities, readCommunity } from '#contract/places.ts'
import { Me, readMe } from '#contract/session.ts'
import { type Called, call } from '../../api/call.ts'
import { currentMe } from '../../api/session.ts'

export const FilingPlaces = z.object({
  me: Me,
  communities: z.array(z.object({ id: z.string(), name: z.string() })),
  community: Community,
})
export type FilingPlaces = z.infer<typeof FilingPlaces>

const communitiesOf = async (me: Me): Promise<Called<FilingPlaces['communities']>> => {
  const own = new Map(me.rooms.map(({ communityId, communityName }) => [communityId, communityName]))
  if (own.size > 0) return { ok: true, value: [...own].map(([id, name]) => ({ id, name })) }
  const all = await call(listCommunities)
  return all.ok ? { ok: true, value: all.value.communities } : all
}

/** Fetches them; `wanted` is the community chosen before, else the first. */
export async function fetchPlaces(wanted: string | undefined): Promise<Called<FilingPlaces>> {
  const known = currentMe()
  const me: Called<Me> = known ? { ok: true, value: known } : await call(readMe)
  if (!me.ok) return me
  const communities = await communitiesOf(me.value)
  if (!communities.ok) return communities
  const chosen = communities.value.find(({ id }) => id === wanted) ?? communities.value[0]
  const community = await call(readCommunity, { params: { id: chosen?.id ?? 'none' } })
  if (!community.ok) return community
  return { ok: true, value: { me: me.value, communities: communities.value, community: community.value } }
}
