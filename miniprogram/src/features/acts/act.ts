// Something a person did to a complaint, to be sent. Read back leniently: an older or newer form of it loses no words and no photos.
import * as z from 'zod/mini'
import { Id } from '#contract/fields.ts'
import { DraftPhoto } from '../photos/draft-photo.ts'
import { Trouble } from '../sending/trouble.ts'

const maybe = <S extends z.ZodMiniType>(schema: S) => z.catch(z.optional(schema), undefined)
const words = z.catch(z.string(), '')
const Body = z.record(z.string(), z.unknown())

export const Act = z.object({
  /** The idempotency key, made at the tap: however often it is sent, it is done once. */
  key: Id,
  /** Who did it, by user id. */
  ownerId: Id,
  complaintId: Id,
  /** The endpoint's path. */
  path: z.string(),
  /** The name of its form, or of its move. */
  name: z.string(),
  /** What it is called: 接单. */
  word: words,
  /** Which matter, to read in a list. */
  title: words,
  number: words,
  /** What is sent, but turn, moment and photos. */
  body: z.catch(Body, {}),
  /** The turn it follows: what was seen, or what came of the act before it. Missing where none matters. */
  turn: maybe(z.number()),
  /** The last entry that was seen. */
  seenSeq: z.catch(z.number(), 0),
  /** When it was done, by the phone's clock. */
  at: z.number(),
  /** Acts go in this order. */
  order: z.number(),
  /** The server wants to know when it was done, if it is told later. */
  timed: z.catch(z.boolean(), false),
  /** It has photos, sent before it. */
  photos: z.catch(z.array(DraftPhoto), []),
  withPhotos: z.catch(z.boolean(), false),
  /** So many of the photos, the last ones, are papers. */
  papers: maybe(z.number()),
  /** The form it was made of, to go on with when it is taken back. */
  form: z.optional(z.unknown()),
  /** Exactly what was sent, once it may have arrived: never another under this key. */
  sent: maybe(Body),
  given: z.catch(z.object({ trouble: maybe(Trouble) }), { trouble: undefined }),
})
export type Act = z.infer<typeof Act>

/** Told by the phone this much later, it says when it was done. */
const laterBy = 2 * 60_000

/** What is sent of an act now. */
export const bodyOfAct = (
  { body, turn, timed, at, withPhotos, photos, papers = 0 }: Act,
  now: number,
): Record<string, unknown> => {
  const ids = photos.map(({ id }) => id)
  const first = ids.length - papers
  return {
    ...body,
    ...(turn === undefined ? {} : { turn }),
    ...(timed && now - at > laterBy ? { happenedAt: at } : {}),
    ...(withPhotos ? { photoIds: ids.slice(0, first) } : {}),
    ...(papers > 0 ? { paperIds: ids.slice(first) } : {}),
  }
}
