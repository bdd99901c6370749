// 整改责任人: whose a corrective action is, also after closing. Whoever stands in for him while he is absent owns it with him.

import { type Actor, actsFor, heads } from '../people/actor.ts'
import { addDays, atMinutes, dayOf, type Instant } from '../time.ts'
import { type Complaint, type CorrectiveAction, orderOf } from './complaint.ts'

type Owned = Pick<CorrectiveAction, 'ownerId'>

/** Whether this corrective action is the actor's; what was only written down is nobody's. */
export const isCorrectiveOf = ({ ownerId }: Owned, actor: Actor, communityId: string): boolean =>
  ownerId !== undefined &&
  actsFor(actor, communityId, ownerId) &&
  actor.grants.some(it => it.communityId === communityId)

/** Whether one that nobody has verified yet is the actor's: until then it may come back to him. */
export const ownsCorrective = (
  { correctiveActions, communityId }: Pick<Complaint, 'correctiveActions' | 'communityId'>,
  actor: Actor,
): boolean => correctiveActions.some(it => !it.verified && isCorrectiveOf(it, actor, communityId))

/** The department whose work a corrective action came of; of an older one that of the order there is. */
export const correctiveDepartmentOf = (
  { stage }: Pick<Complaint, 'stage'>,
  { departmentId }: Pick<CorrectiveAction, 'departmentId'>,
): string | undefined => departmentId ?? orderOf(stage)?.departmentId

/** Whether the actor heads the department whose work it came of. */
export const headsCorrectiveOf = (complaint: Complaint, action: CorrectiveAction, actor: Actor): boolean => {
  const departmentId = correctiveDepartmentOf(complaint, action)
  return departmentId !== undefined && heads(actor, complaint.communityId, departmentId)
}

/** Whether the actor heads the department of one that nobody has verified yet. */
export const headsCorrective = (complaint: Complaint, actor: Actor): boolean =>
  complaint.correctiveActions.some(it => !it.verified && headsCorrectiveOf(complaint, it, actor))

/** What of it was somebody's and may still come back to him is nobody's any more: the office gives it to another one. */
export const takenFrom = (
  actions: Complaint['correctiveActions'],
  userId: string,
): { actions: CorrectiveAction[]; taken: boolean } => {
  const isHis = (it: CorrectiveAction) => it.ownerId === userId && !it.verified
  return {
    actions: actions.map(it => {
      if (!isHis(it)) return it
      const { ownerId: _, givenAt: __, ...rest } = it
      return rest
    }),
    taken: actions.some(isHis),
  }
}

/** In minutes: at nine in the morning of the day before. */
const remindsAt = 9 * 60

/**
 * When its owner is reminded; undefined where he was already, where nobody owns it, where it is over, and where it was given
 * to him so late that he has just been told.
 */
export const correctiveReminderAt = ({
  done,
  toldAt,
  remindedAt,
  ownerId,
  givenAt = 0,
  by,
}: CorrectiveAction): Instant | undefined => {
  if (done || ownerId === undefined || toldAt !== undefined || remindedAt !== undefined) return undefined
  const at = atMinutes(addDays(dayOf(by), -1), remindsAt)
  return givenAt < at ? at : undefined
}

/** When it is told that its date is over; undefined where it was, or nothing is owed any more. */
export const correctiveOverdueAt = ({ done, toldAt, by }: CorrectiveAction): Instant | undefined =>
  done || toldAt !== undefined ? undefined : by
