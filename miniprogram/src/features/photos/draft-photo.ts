// A photo as whoever gathers it keeps it: the same shape in memory and in storage.
import * as z from 'zod/mini'
import { Id } from '#contract/fields.ts'

export const photoProblems = ['broken', 'missing', 'too-large'] as const
/** Why a photo cannot be sent: it cannot be opened, its file is gone, it stays too large. */
export type PhotoProblem = (typeof photoProblems)[number]

export const DraftPhoto = z.object({
  /** Made on the phone when it was chosen; sending again renews the same photo. */
  id: Id,
  path: z.string(),
  type: z.optional(z.string()),
  /** It has arrived. */
  done: z.boolean(),
  /** As it was chosen: still to be made small and kept. */
  raw: z.optional(z.boolean()),
  /** The phone had no room to keep it: it lives as long as the app does. */
  loose: z.optional(z.boolean()),
  problem: z.catch(z.optional(z.enum(photoProblems)), undefined),
})
export type DraftPhoto = z.infer<typeof DraftPhoto>

/** A photo as it comes from the camera or the album. */
export type TakenPhoto = { path: string; type?: string | undefined }

export const problemWords: Record<PhotoProblem, string> = {
  broken: '打不开',
  missing: '找不到了',
  'too-large': '太大了',
}

/** The list with one photo moved by so many places; at the ends it stays where it is. */
export const movedPhoto = <P extends { id: string }>(photos: readonly P[], id: string, by: 1 | -1): readonly P[] => {
  const from = photos.findIndex(photo => photo.id === id)
  const moved = photos[from]
  if (!moved || photos[from + by] === undefined) return photos
  const without = photos.filter(photo => photo !== moved)
  return [...without.slice(0, from + by), moved, ...without.slice(from + by)]
}
