// From a draft to what the server is sent, and what is still missing for it.
import type { FilingBody } from '#contract/complaints.ts'
import type { Category, Community } from '#contract/places.ts'
import { sentenceFor } from '#contract/refusals.ts'
import type { BoundRoom } from '#contract/session.ts'
import { checkText } from '#domain/complaint/wording.ts'
import { addDays, minute, startOfDay } from '#domain/time.ts'
import type { Draft } from './draft.ts'
import type { Building } from './public-building.ts'

export type Missing = {
  /** The id of the card where it can be given. */
  at: 'section-category' | 'section-place' | 'section-text' | 'section-photos' | 'section-person'
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
  if (!text.ok) {
    const sentence = text.reason === 'text-missing' ? undefined : sentenceFor(text.reason, text.facts)
    return { at: 'section-text', word: '写几个字说说情况', ...(sentence ? { sentence } : {}) }
  }
  if (draft.photos.some(({ problem }) => problem)) return { at: 'section-photos', word: '先换掉传不了的照片' }
  if (draft.elder && !draft.elder.relation) return { at: 'section-person', word: '先选老人是您的谁' }
  if (draft.elder && !draft.elder.consent) return { at: 'section-person', word: '先选老人怎么同意的' }
  return undefined
}

/** The category chosen, as the community has it now. */
export const categoryIn = (draft: Draft, community: Community | undefined): Category | undefined =>
  community?.categories.find(({ id }) => id === draft.categoryId)

/** Whether the handler is not to know who it was: as chosen, else as the category has it. */
export const hidesName = (draft: Draft, category: Category | undefined): boolean =>
  draft.hideName ?? category?.hidesName ?? false

type Ready = {
  draft: Draft
  room: BoundRoom | undefined
  /** Where the public place lies, if every building has its own. */
  building?: Building | undefined
  community: Community
}

const placeIn = ({ draft, room, building }: Ready): FilingBody['place'] => {
  if (draft.place === 'room' && room) return { kind: 'room', buildingId: room.buildingId, roomId: room.roomId }
  const label = [building?.name, draft.publicPlace, draft.publicDetail.trim()].filter(Boolean).join(' ')
  return building ? { kind: 'public', label, buildingId: building.id } : { kind: 'public', label }
}

/** What was answered of what this category asks. */
const answersIn = (draft: Draft, category: Category | undefined): NonNullable<FilingBody['answers']> =>
  (category?.questions ?? []).flatMap(({ id }) => {
    const words = (draft.answers[id] ?? '').trim()
    return words === '' ? [] : [{ questionId: id, words }]
  })

const elderIn = ({ elder }: Draft): Pick<FilingBody, 'onBehalfOf'> => {
  if (!elder?.relation || !elder.consent) return {}
  const { relation, consent } = elder
  const name = elder.name.trim()
  return { onBehalfOf: name === '' ? { relation, consent } : { name, relation, consent } }
}

/** The body to send. The wish ends with the chosen day, not with its first minute. */
export const filingBody = (ready: Ready): FilingBody => {
  const { draft, community } = ready
  const category = categoryIn(draft, community)
  const answers = answersIn(draft, category)
  return {
    communityId: community.id,
    kind: draft.kind,
    categoryId: draft.categoryId ?? '',
    place: placeIn(ready),
    text: draft.text,
    photoIds: draft.photos.map(({ id }) => id),
    danger: draft.danger,
    happeningNow: draft.happeningNow,
    hideName: hidesName(draft, category),
    phoneTime: draft.begunAt,
    ...(draft.demands.length > 0 ? { demand: draft.demands.join('、') } : {}),
    ...(draft.wantedDay ? { wantedBy: startOfDay(addDays(draft.wantedDay, 1)) - minute } : {}),
    ...(answers.length > 0 ? { answers } : {}),
    ...(draft.place === 'room' && draft.visitTimes.length > 0 ? { visitTimes: draft.visitTimes } : {}),
    ...elderIn(draft),
  }
}
