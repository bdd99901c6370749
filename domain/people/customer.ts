// 客户台账: what staff note about a customer, and looking at a whole phone number. Nothing here changes a clock or a rank.

import { type Actor, holds } from './actor.ts'

/** Why somebody looks at a whole phone number; one of these stands in the access log. */
export const lookReasons = ['ask-back', 'appoint', 'tell-progress', 'return-visit', 'call-wanted', 'emergency'] as const
export type LookReason = (typeof lookReasons)[number]

/** Who notes something about a customer or flags him 重点关注: the office and those above it; the auditor only reads. */
export const notesCustomers = (actor: Actor, communityId: string): boolean =>
  holds(actor, communityId, ['agent', 'dispatcher', 'manager', 'executive'])

/** Who reads who looked at which number. */
export const readsAccessLog = (actor: Actor, communityId: string): boolean => holds(actor, communityId, ['auditor'])

/** Of a note, and of why somebody is flagged; in characters. */
export const mostNoteCharacters = 500
export const mostWhyCharacters = 100
