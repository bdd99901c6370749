// From a draft to what the server is sent, and what is still missing for it.
import type { FilingBody } from '#contract/complaints.ts'
import { sentenceFor } from '#contract/refusals.ts'
import type { BoundRoom } from '#contract/session.ts'
import type { RequestKind } from '#domain/complaint/classes.ts'
import { checkText } from '#domain/complaint/wording.ts'
import { addDays, minute, startOfDay } from '#domain/time.ts'
import type { Draft } from './draft.ts'
import type { Building } from './public-building.ts'

export type Missing = {
  /** The id of the card where it can be given. */
  at: 'section-category' | 'section-place' | 'section-text'
  /** On the button: what to do next. */
  word: string
  /** The whole sentence, where the word alone does not say it. */
  sentence?: string
}

/** The next thing the form needs, top to bottom; undefined once it can be sent. */
export const missingIn = (draft: Draft, room: BoundRoom | undefined): Missing | undefined => {
  if (!draft.categoryId) return { at: 'section-category', word: '先选什么事' }
  if (draft.place === 'room' && !room) return { at: 'section-place', word: '先选在哪里' }
  if (draft.place === 'public' && !draft.publicPlace) return { at: 'section-place', word: '先选在哪里' }
  const text = checkText(draft.text)
  if (text.ok) return undefined
  const sentence = text.reason === 'text-missing' ? undefined : sentenceFor(text.reason, text.facts)
  return { at: 'section-text', word: '写几个字说说情况', ...(sentence ? { sentence } : {}) }
}

type Ready = {
  draft: Draft
  kind: RequestKind
  room: BoundRoom | undefined
  /** Where the public place lies, if every building has its own. */
  building?: Building | undefined
  communityId: string
  photoIds: string[]
}

const placeIn = ({ draft, room, building }: Ready): FilingBody['place'] => {
  if (draft.place === 'room' && room) return { kind: 'room', buildingId: room.buildingId, roomId: room.roomId }
  const label = [building?.name, draft.publicPlace, draft.publicDetail.trim()].filter(Boolean).join(' ')
  return building ? { kind: 'public', label, buildingId: building.id } : { kind: 'public', label }
}

/** The body to send. The wish ends with the chosen day, not with its first minute. */
export const filingBody = (ready: Ready): FilingBody => {
  const { draft, kind, communityId, photoIds } = ready
  return {
    communityId,
    kind,
    categoryId: draft.categoryId ?? '',
    place: placeIn(ready),
    text: draft.text,
    photoIds,
    danger: draft.danger,
    happeningNow: draft.happeningNow,
    hideName: draft.hideName,
    phoneTime: draft.begunAt,
    ...(draft.demands.length > 0 ? { demand: draft.demands.join('、') } : {}),
    ...(draft.wantedDay ? { wantedBy: startOfDay(addDays(draft.wantedDay, 1)) - minute } : {}),
  }
}
