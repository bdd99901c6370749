// Why somebody who usually does the next step cannot do it now: the sentence the server would refuse with.

import { sentenceFor } from '#contract/refusals.ts'
import type { Me } from '#contract/session.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'

const holds = ({ grants }: Me, communityId: string, role: Me['grants'][number]['role']): boolean =>
  grants.some(it => it.role === role && it.communityId === communityId)

/** Undefined where nothing stands in the way that a sentence could explain. */
export const whyNot = (detail: StaffDetail, me: Me | undefined): string | undefined => {
  if (!me) return undefined
  const { communityId, state, moves, pause, order } = detail
  const isOwn = order?.handler === me.name
  if (state === 'checking' && isOwn && !moves.includes('confirm') && holds(me, communityId, 'department-head'))
    return sentenceFor('own-work')
  if (state === 'answered' && isOwn && !moves.includes('visit')) return sentenceFor('visitor-was-handler')
  if (state === 'handling' && isOwn && pause && !moves.includes('report')) return sentenceFor('not-while-paused')
  const mayNotDispatch = state === 'accepted' && !pause && !moves.includes('dispatch')
  if (mayNotDispatch && holds(me, communityId, 'agent')) return sentenceFor('dispatcher-only')
  return undefined
}
