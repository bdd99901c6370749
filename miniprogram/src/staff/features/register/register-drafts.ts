// Registrations that were interrupted: the phone rang again, the app was closed. Each under its own key, which is the
// idempotency key it will be sent with; for whoever wrote it, for a few days.

import * as z from 'zod/mini'
import { Id } from '#contract/fields.ts'
import { Caller } from '#contract/registering.ts'
import { requestKinds, sources, visitTimes } from '#domain/complaint/classes.ts'
import { customerRelations } from '#domain/complaint/complaint.ts'
import { day, type Instant } from '#domain/time.ts'
import { DraftPhoto } from '../../../features/photos/draft-photo.ts'
import type { Storage } from '../../../features/sending/keyed-store.ts'
import { agos } from './heard-at.ts'
import { type DeskSource, isBegun } from './register-form.ts'

const maybe = <S extends z.ZodMiniType>(schema: S) => z.catch(z.optional(schema), undefined)
const words = z.catch(z.string(), '')
const flag = z.catch(z.boolean(), false)
const KeptSource = z.enum(sources.filter((it): it is DeskSource => it !== 'wechat'))

const Form = z.object({
  kind: z.catch(z.enum(requestKinds), 'complaint'),
  source: z.catch(KeptSource, 'hotline'),
  phone: words,
  caller: maybe(Caller),
  name: words,
  relation: z.catch(z.enum(customerRelations), 'owner'),
  placeKind: z.catch(z.enum(['room', 'public']), 'room'),
  room: maybe(z.object({ buildingId: Id, roomId: Id, label: z.string() })),
  publicPlace: maybe(z.string()),
  publicDetail: words,
  categoryId: maybe(Id),
  answers: z.catch(z.record(z.string(), z.string()), {}),
  text: words,
  demands: z.catch(z.array(z.string()), []),
  demand: words,
  wantedDay: maybe(z.string()),
  visitTimes: z.catch(z.array(z.enum(visitTimes)), []),
  heard: z.object({ chosen: z.enum([...agos, 'other']), at: z.number() }),
  danger: flag,
  happeningNow: flag,
  hideName: maybe(z.boolean()),
  sender: words,
  senderNumber: words,
  answerBy: maybe(z.number()),
  repeatOf: maybe(z.object({ id: Id, number: z.string() })),
})

export const RegisterDraft = z.object({
  key: Id,
  ownerId: z.string(),
  communityId: Id,
  form: Form,
  photos: z.catch(z.array(DraftPhoto), []),
  /** Letters, forms, authorisations: for the office alone. */
  papers: z.catch(z.array(DraftPhoto), []),
  begunAt: z.number(),
  changedAt: z.number(),
})
export type RegisterDraft = z.infer<typeof RegisterDraft>

const prefix = 'register/'
const lastSource = 'desk/source'
/** Somebody else's name and number do not stay on a phone for long. */
const keptFor = 3 * day

export type RegisterDrafts = {
  /** Keeps what is worth coming back for; false where the phone has no room. */
  keep: (draft: RegisterDraft) => boolean
  drop: (key: string) => void
  /** The person's own of a community, newest first. What is too old goes. */
  kept: (communityId: string, now: Instant) => RegisterDraft[]
  /** How the last one was heard: most often the next one is heard so too. */
  source: () => DeskSource
  rememberSource: (source: DeskSource) => void
}

/** The interrupted registrations in this storage. `person`: who holds the phone, by user id. */
export function openRegisterDrafts(storage: Storage, person: () => string | undefined): RegisterDrafts {
  const drop = (key: string) => storage.remove(prefix + key)
  const write = (name: string, value: unknown): boolean => {
    try {
      storage.write(name, value)
      return true
    } catch {
      return false
    }
  }
  return {
    drop,
    keep(draft) {
      if (isBegun(draft.form) || draft.photos.length + draft.papers.length > 0) return write(prefix + draft.key, draft)
      drop(draft.key)
      return true
    },
    kept(communityId, now) {
      const found = storage
        .names()
        .filter(name => name.startsWith(prefix))
        .flatMap(name => {
          const draft = RegisterDraft.safeParse(storage.read(name))
          if (draft.success && now - draft.data.changedAt < keptFor) return [draft.data]
          storage.remove(name)
          return []
        })
      return found
        .filter(it => it.communityId === communityId && it.ownerId === person())
        .sort((one, other) => other.changedAt - one.changedAt)
    },
    source() {
      const source = KeptSource.safeParse(storage.read(lastSource))
      return source.success ? source.data : 'hotline'
    },
    rememberSource: source => void write(lastSource, source),
  }
}
