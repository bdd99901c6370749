// 整改: a corrective action nobody has verified yet stands in lists of its own by its date, also once its complaint is closed,
// as a copy of the card: with its owner while it is his to do, and in the community's until it is verified.

import * as z from 'zod/mini'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { correctiveDepartmentOf } from '#domain/complaint/corrective-owner.ts'
import { cardOf } from './complaint-items.ts'
import { sortableInstant } from './due.ts'
import { StoredCard } from './stored-cards.ts'
import type { Put } from './write.ts'

/** Partitions of byPost and byHolder. */
export const correctivePiles = {
  community: (communityId: string): string => `POST#${communityId}#corrective`,
  owner: (communityId: string, userId: string): string => `HOLDER#${communityId}#${userId}#corrective`,
}

/** So much of what is to be done is shown in a list. */
const shownCharacters = 100

/** `departmentId`: the one that did the work; its head follows it. */
const Action = z.object({
  index: z.number(),
  what: z.string(),
  owner: z.string(),
  ownerId: z.optional(z.string()),
  by: z.number(),
  isDone: z.boolean(),
  departmentId: z.optional(z.string()),
})

/** What the indexes show of it. */
export const CorrectiveEntry = z.object({ card: z.extend(StoredCard, { corrective: Action }) })
export type CorrectiveCard = z.infer<typeof CorrectiveEntry>['card']

/** One item for each, written with the complaint: nothing but its own key once it is verified. */
export const correctivePuts = (complaint: Complaint): Put[] => {
  const { id, communityId, correctiveActions } = complaint
  return correctiveActions.map((action, index) => {
    const { what, owner, ownerId, by, done, verified } = action
    const sort = `${sortableInstant(by)}#${id}#${index}`
    const corrective: z.infer<typeof Action> = {
      index,
      what: [...what].slice(0, shownCharacters).join(''),
      owner,
      ownerId,
      by,
      isDone: done !== undefined,
      departmentId: correctiveDepartmentOf(complaint, action),
    }
    return {
      table: 'records',
      only: 'always',
      item: {
        v: 1,
        pk: `CORRECTIVE#${id}`,
        sk: `ACTION#${String(index).padStart(3, '0')}`,
        kind: 'corrective',
        ...(verified
          ? {}
          : {
              card: { ...cardOf(complaint), corrective },
              postKey: correctivePiles.community(communityId),
              postSort: sort,
              ...(ownerId !== undefined
                ? { holderKey: correctivePiles.owner(communityId, ownerId), holderSort: sort }
                : {}),
            }),
      },
    }
  })
}
