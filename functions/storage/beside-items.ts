// 协办: an order stands in the own list of each co-handler too, as a copy of its card in the index of orders by holder.

import { type Complaint, coHandlersOf, isOpen } from '#domain/complaint/complaint.ts'
import { cardOf, holderSortOf, posts } from './complaint-items.ts'
import type { Put } from './write.ts'

/**
 * One item for everybody who was co-handler in this round, written with the complaint: a card under his key while he works
 * on it, nothing but its own key once he does not. Nothing at all where nobody ever was.
 */
export const besidePuts = (complaint: Complaint): Put[] => {
  const { id, communityId, stage, coHandled = [] } = complaint
  const working = isOpen(complaint) ? coHandlersOf(stage) : []
  return coHandled.map(userId => ({
    table: 'records',
    only: 'always',
    item: {
      v: 1,
      pk: `BESIDE#${id}`,
      sk: `USER#${userId}`,
      kind: 'beside',
      ...(working.some(it => it.id === userId)
        ? {
            card: cardOf(complaint),
            holderKey: posts.holder(communityId, userId),
            holderSort: holderSortOf(complaint),
          }
        : {}),
    },
  }))
}
