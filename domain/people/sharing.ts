// 给家人看: a complaint is its filer's alone, until he adds somebody he lives with. It ends when one of the two no longer lives there.

import type { Complaint } from '../complaint/complaint.ts'
import { isAbout } from '../complaint/lifecycle.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { Instant } from '../time.ts'

/** As many as a household has people. */
export const mostReaders = 30

/** A room somebody belongs to. Whoever came before the time was kept has been there since ever. */
export type Belonging = { roomId: string; since?: Instant | undefined }

/** Since when two people belong to a room together; undefined where they never do. With several rooms, the longest counts. */
export const togetherSince = (one: readonly Belonging[], other: readonly Belonging[]): Instant | undefined => {
  const common = one.flatMap(mine => {
    const theirs = other.find(it => it.roomId === mine.roomId)
    return theirs ? [Math.max(mine.since ?? 0, theirs.since ?? 0)] : []
  })
  return common.length === 0 ? undefined : Math.min(...common)
}

type Matter = Pick<Complaint, 'about'> & { customer: { userId?: string | undefined } }

/** Somebody who may be added: his id and the rooms he belongs to. */
export type Reader = { userId: string; rooms: readonly Belonging[] }

/** Whether the filer may add this person. A person it is about is never added, and not told why. */
export const share = (
  complaint: Matter,
  filer: Reader,
  reader: Reader | undefined,
  readers: number,
): Result<true, 'not-found' | 'member-unknown' | 'too-many-readers'> => {
  if (complaint.customer.userId !== filer.userId) return refuse('not-found')
  if (!reader || reader.userId === filer.userId || isAbout(complaint, reader.userId)) return refuse('member-unknown')
  if (togetherSince(filer.rooms, reader.rooms) === undefined) return refuse('member-unknown')
  return readers < mostReaders ? accept(true) : refuse('too-many-readers', { most: mostReaders })
}

/**
 * Whether an added person may still read. Both have to belong to a room together, and without a break since before he was
 * added: whoever moves out and in again is added anew. `sharedAt` undefined: was never added, or no longer.
 */
export const mayReadShared = (
  complaint: Matter,
  sharedAt: Instant | undefined,
  filer: Reader | undefined,
  reader: Reader,
): boolean => {
  if (sharedAt === undefined || !filer || complaint.customer.userId !== filer.userId) return false
  const together = togetherSince(filer.rooms, reader.rooms)
  return together !== undefined && together <= sharedAt && !isAbout(complaint, reader.userId)
}
