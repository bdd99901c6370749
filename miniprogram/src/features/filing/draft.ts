// What somebody has filled in so far, and once it was given to be sent, what is sent. Read back leniently: an older or newer form of it loses no words and no photos.
import * as z from 'zod/mini'
import { FilingBody } from '#contract/complaints.ts'
import { Id } from '#contract/fields.ts'
import { type RequestKind, requestKinds, visitTimes } from '#domain/complaint/classes.ts'
import { consents, elderRelations } from '#domain/complaint/on-behalf.ts'
import { titleOf } from '#domain/complaint/wording.ts'
import type { Instant } from '#domain/time.ts'
import { DraftPhoto } from '../photos/draft-photo.ts'
import { Trouble } from '../sending/trouble.ts'

const maybe = <S extends z.ZodMiniType>(schema: S) => z.catch(z.optional(schema), undefined)
const words = z.catch(z.string(), '')
const flag = z.catch(z.boolean(), false)
const moment = z.catch(z.number(), 0)

/** For whom it is; it counts once relation and consent are said. */
const Elder = z.object({ name: words, relation: maybe(z.enum(elderRelations)), consent: maybe(z.enum(consents)) })
export type Elder = z.infer<typeof Elder>

const Given = z.object({
  body: FilingBody,
  at: z.number(),
  /** It cannot go on without the person. */
  trouble: maybe(Trouble),
})
/** Given to be sent: exactly this body, under the draft's key, until it has arrived. */
export type Given = z.infer<typeof Given>

export const Draft = z.object({
  /** The idempotency key of this matter: however often it is sent, it is filed once, under this id. */
  key: Id,
  kind: z.catch(z.enum(requestKinds), 'complaint'),
  /** Whose it is, by user id; nobody else on this phone sees or sends it. Unknown before the first sign-in. */
  ownerId: maybe(Id),
  communityId: maybe(Id),
  categoryId: maybe(Id),
  place: z.catch(z.enum(['room', 'public']), 'room'),
  roomId: maybe(Id),
  publicPlace: maybe(z.string()),
  /** The building of a public place that every building has for itself; the own one where none was chosen. */
  buildingId: maybe(Id),
  publicDetail: words,
  text: words,
  /** By question id. Answers to another category's questions are left out when it is sent. */
  answers: z.catch(z.record(z.string(), z.string()), {}),
  demands: z.catch(z.array(z.string()), []),
  /** `2026-11-27`. */
  wantedDay: maybe(z.string()),
  visitTimes: z.catch(z.array(z.enum(visitTimes)), []),
  happeningNow: flag,
  danger: flag,
  /** As the category has it, unless it was chosen. */
  hideName: maybe(z.boolean()),
  elder: maybe(Elder),
  photos: z.catch(z.array(DraftPhoto), []),
  /** The phone's time when it was begun, and when it was last changed. */
  begunAt: moment,
  changedAt: moment,
  given: maybe(Given),
  /** Why the last try was not taken; until something is changed. */
  refused: maybe(Trouble),
  /** It has been sent, and no answer came: it may have arrived. */
  tried: maybe(z.boolean()),
})
export type Draft = z.infer<typeof Draft>

export const emptyDraft = ({ key, kind, ownerId, now }: NewDraft): Draft => ({
  key,
  kind,
  ownerId,
  communityId: undefined,
  categoryId: undefined,
  place: 'room',
  roomId: undefined,
  publicPlace: undefined,
  buildingId: undefined,
  publicDetail: '',
  text: '',
  answers: {},
  demands: [],
  wantedDay: undefined,
  visitTimes: [],
  happeningNow: false,
  danger: false,
  hideName: undefined,
  elder: undefined,
  photos: [],
  begunAt: now,
  changedAt: now,
  given: undefined,
  refused: undefined,
  tried: undefined,
})

type NewDraft = { key: string; kind: RequestKind; ownerId: string | undefined; now: Instant }

/** Whether there is anything in it worth coming back for. */
export const isBegun = ({ text, categoryId, photos, demands, elder }: Draft): boolean =>
  text.trim() !== '' ||
  categoryId !== undefined ||
  photos.length > 0 ||
  demands.length > 0 ||
  (elder?.name ?? '').trim() !== ''

/** What a list calls it; undefined where nothing is written yet. */
export const draftTitle = ({ text }: Draft): string | undefined => (text.trim() === '' ? undefined : titleOf(text))

const withNewPhotos = (photos: readonly DraftPhoto[], newKey: () => string): DraftPhoto[] =>
  photos.map(photo => ({ ...photo, id: newKey(), done: false }))

/** The same once more as a matter of its own: what was sent before stays what it was, its photos too. */
export const asAnother = (draft: Draft, newKey: () => string, now: Instant): Draft => ({
  ...draft,
  key: newKey(),
  photos: withNewPhotos(draft.photos, newKey),
  begunAt: now,
  changedAt: now,
  given: undefined,
  refused: undefined,
  tried: undefined,
})
