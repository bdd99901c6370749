// Carrying out what the person chose for an act that has not arrived.

import type { StaffDetail } from '#contract/staff-detail.ts'
import { leaveNote } from '#contract/staff-moves.ts'
import type { Act } from '../../features/acts/act.ts'
import { actSender, acts, freePhotosOf } from '../../features/acts/acts.ts'
import { goInstead } from '../../features/go.ts'
import type { DraftPhoto } from '../../features/photos/draft-photo.ts'
import { ask, toast } from '../../ui/toast.ts'
import { keepReportDraft } from '../features/report/report-draft.ts'
import { ReportForm } from '../features/report/report-form.ts'
import { staffUrl } from '../features/staff-url.ts'
import { noteOf, saidIn } from './act-words.ts'
import type { Choice } from './choices.ts'
import { keepSaid } from './taken-back.ts'

type Sent = Promise<unknown>

/** Lets go of it; its words go back into the form it was made in. False where it may have arrived. */
const letGo = (act: Act, turn?: number): boolean => {
  if (!actSender.remove(act.key, turn)) {
    toast('正在传，请等一会儿再撤回')
    return false
  }
  const report = act.name === 'report' ? ReportForm.safeParse(act.form) : undefined
  if (report?.success) keepReportDraft(act.complaintId, { form: report.data, photos: [...act.photos] })
  else {
    keepSaid(act.complaintId, act.form)
    freePhotosOf(act)
  }
  return true
}

const hasWordsOrPhotos = (act: Act): boolean => saidIn(act) !== '' || act.photos.length > 0

/** Whether it can be taken back: nothing of it has been sent, and nothing was done after it. */
export const mayUndo = (act: Act): boolean => {
  const last = acts.all().findLast(({ complaintId }) => complaintId === act.complaintId)
  return act.sent === undefined && last?.key === act.key
}

/** 撤回: as if it had not been done. */
export async function undo(act: Act): Promise<void> {
  const comesBack = act.form !== undefined && (act.name === 'report' || act.photos.length === 0)
  const isSafe = comesBack || !hasWordsOrPhotos(act)
  const yes =
    isSafe || (await ask({ title: `撤回“${act.word}”？`, text: '写的话和照片就没有了。', yes: '撤回', no: '留着' }))
  if (yes && letGo(act)) toast(comesBack && act.form !== undefined ? '已撤回，写的都在' : '已撤回')
}

const without = (act: Act): DraftPhoto[] => act.photos.filter(({ problem }) => problem === undefined)

const asNote = (act: Act, why: string): Partial<Act> => ({
  name: 'left-note',
  word: '内部备注',
  path: leaveNote.path,
  body: { text: noteOf(act, why) },
  turn: undefined,
  timed: true,
  withPhotos: true,
  photos: without(act),
  form: undefined,
})

const photoWords = ({ photos }: Act): string => (photos.length > 0 ? `和 ${photos.length} 张照片` : '')

/** 扔掉: asked twice. */
async function throwAway(act: Act, turn: number | undefined): Promise<void> {
  const first = { title: `扔掉“${act.word}”？`, text: '扔掉后这一步就当没做过。', yes: '扔掉', no: '留着' }
  if (!(await ask(first))) return
  const what = hasWordsOrPhotos(act) ? `写的话${photoWords(act)}会一起删掉，找不回来。` : '删掉后找不回来。'
  if (!(await ask({ title: '真的扔掉？', text: what, yes: '真的扔掉', no: '留着' }))) return
  if (!actSender.remove(act.key, turn)) return toast('正在传，请等一会儿')
  freePhotosOf(act)
}

/** Does what was chosen. `detail`: the complaint as it is now, where it could be fetched; `why`: what the server said. */
export async function decide(act: Act, choice: Choice, detail: StaffDetail | undefined, why: string): Promise<void> {
  const { key } = act
  const turn = detail?.turn
  const onNow: Partial<Act> = turn === undefined ? {} : { turn }
  const send = (part: Partial<Act>): Sent => actSender.giveAgain(key, part, turn)
  switch (choice) {
    case 'again':
      return void (await send(onNow))
    case 'as-of-now':
      return void (await send({ ...onNow, timed: false }))
    case 'without-photos':
      return void (await send({ ...onNow, photos: without(act) }))
    case 'note':
      return void (await send(asNote(act, why)))
    case 'rewrite': {
      if (!letGo(act, turn)) return
      return goInstead(act.name === 'report' ? staffUrl.handle(act.complaintId) : staffUrl.complaint(act.complaintId))
    }
    case 'throw-away':
      return throwAway(act, turn)
  }
}
