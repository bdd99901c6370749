// What somebody has filled in so far. Kept at every step, so that a call coming in or a killed app costs nothing.
import Taro from '@tarojs/taro'
import * as z from 'zod/mini'
import { Id } from '#contract/fields.ts'
import type { RequestKind } from '#domain/complaint/classes.ts'
import { newKey } from '../../api/new-key.ts'

const DraftPhoto = z.object({ id: Id, path: z.string(), type: z.optional(z.string()), done: z.boolean() })

export const Draft = z.object({
  /** The idempotency key of this matter: however often it is sent, it is filed once, under this id. */
  key: Id,
  communityId: z.optional(Id),
  categoryId: z.optional(Id),
  place: z.enum(['room', 'public']),
  roomId: z.optional(Id),
  publicPlace: z.optional(z.string()),
  /** The building of a public place that every building has for itself; the own one where none was chosen. */
  buildingId: z.optional(Id),
  publicDetail: z.string(),
  text: z.string(),
  demands: z.array(z.string()),
  /** `2026-11-27`. */
  wantedDay: z.optional(z.string()),
  happeningNow: z.boolean(),
  danger: z.boolean(),
  hideName: z.boolean(),
  photos: z.array(DraftPhoto),
  /** The phone's time when it was begun. */
  begunAt: z.number(),
})
export type Draft = z.infer<typeof Draft>

const storageName = (kind: RequestKind): string => `draft/${kind}`

export const newDraft = (): Draft => ({
  key: newKey(),
  place: 'room',
  publicDetail: '',
  text: '',
  demands: [],
  happeningNow: false,
  danger: false,
  hideName: false,
  photos: [],
  begunAt: Date.now(),
})

/** The draft of a kind as it was left, if there is one. */
export const readDraft = (kind: RequestKind): Draft | undefined => {
  const stored = Draft.safeParse(Taro.getStorageSync(storageName(kind)))
  return stored.success ? stored.data : undefined
}

export const keepDraft = (kind: RequestKind, draft: Draft): void => Taro.setStorageSync(storageName(kind), draft)

/** Begins a draft with what is known already; what was written before stays. */
export const prefillDraft = (kind: RequestKind, part: Partial<Draft>): void =>
  keepDraft(kind, { ...(readDraft(kind) ?? newDraft()), ...part })

export const dropDraft = (kind: RequestKind): void => Taro.removeStorageSync(storageName(kind))

/** Whether there is anything in it worth coming back for. */
export const isBegun = ({ text, categoryId, photos, demands }: Draft): boolean =>
  text.trim() !== '' || categoryId !== undefined || photos.length > 0 || demands.length > 0
