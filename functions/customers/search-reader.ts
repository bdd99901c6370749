// For whom is searched, and how much of one room or number is shown.

import type { Actor } from '#domain/people/actor.ts'
import type { Community } from '../places/community.ts'

/** Somebody with a post in the community. */
export type SearchReader = { actor: Actor; community: Community }

/** So many of a room or a phone number, the newest. */
export const mostExact = 40
