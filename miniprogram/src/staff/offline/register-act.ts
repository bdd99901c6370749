// A registration that was handed over: on the phone until the server has it, under the key it was written with.

import { registerForCaller } from '#contract/staff.ts'
import { titleOf } from '#domain/complaint/wording.ts'
import type { Act } from '../../features/acts/act.ts'
import { RegisterDraft } from '../features/register/register-drafts.ts'

const actName = 'register'

/** Whether it makes a complaint, and is not done to one. */
export const isRegistration = ({ name }: Pick<Act, 'name'>): boolean => name === actName

type HandedOver = { body: Record<string, unknown>; at: number; order: number }

/** To be sent. Its complaint will have the key as its id; papers stand behind the photos. */
export const actOfRegister = (draft: RegisterDraft, { body, at, order }: HandedOver): Act => ({
  key: draft.key,
  ownerId: draft.ownerId,
  complaintId: draft.key,
  path: registerForCaller.path,
  name: actName,
  word: '登记',
  title: titleOf(draft.form.text),
  number: '',
  body,
  turn: undefined,
  seenSeq: 0,
  at,
  order,
  timed: false,
  photos: [...draft.photos, ...draft.papers],
  papers: draft.papers.length,
  withPhotos: true,
  form: { ...draft, photos: [], papers: [] },
  sent: undefined,
  given: { trouble: undefined },
})

/** As it was written, to go on with; undefined where it was handed over by a version that knew other forms. */
export const draftOfRegister = ({ form, photos, papers = 0 }: Act, now: number): RegisterDraft | undefined => {
  const draft = RegisterDraft.safeParse(form)
  if (!draft.success) return undefined
  const first = photos.length - papers
  return { ...draft.data, photos: photos.slice(0, first), papers: photos.slice(first), changedAt: now }
}
