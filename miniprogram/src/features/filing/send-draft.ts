// One try to send one filing: its photos, then itself; and what the answer means for it.
import type { Detail } from '#contract/complaint-views.ts'
import type { FilingBody } from '#contract/complaints.ts'
import type { Called, Failure } from '../../api/failure.ts'
import type { DraftPhoto } from '../photos/draft-photo.ts'
import { isUnderWay, type Told } from '../sending/queue.ts'
import type { Standings } from '../sending/standings.ts'
import type { Trouble } from '../sending/trouble.ts'
import type { Draft } from './draft.ts'
import type { DraftStore } from './draft-store.ts'

/** What sending needs of the world. */
export type Line = {
  store: DraftStore
  sendPhoto: (photo: DraftPhoto, draft: Draft) => Promise<Called<string>>
  file: (draft: Draft, body: FilingBody) => Promise<Called<Detail>>
  /** What was filed under the draft's key, if anything. */
  readFiled: (draft: Draft) => Promise<Called<Detail>>
  /** It has arrived: nothing of the draft is needed any more. */
  whenFiled: (draft: Draft, detail: Detail) => void
}

type Sending = { line: Line; standings: Standings }

export const rememberTrouble = (store: DraftStore, key: string, trouble: Trouble | undefined): void => {
  store.change(key, ({ given }) => ({ given: given && { ...given, trouble } }))
}

const fail = ({ line, standings }: Sending, key: string, failure: Told): void => {
  // Somebody else has the phone now: it is as it was, for when its owner is back.
  if (failure.reason === 'other-person') {
    standings.forget(key)
    return
  }
  const standing = standings.tell(key, { what: 'failed', failure })
  if (standing.at === 'stuck') rememberTrouble(line.store, key, standing.trouble)
}

/** The draft is forgotten, and those who wait hear of it. */
export const arrived = ({ line, standings }: Sending, draft: Draft, detail: Detail): void => {
  standings.tell(draft.key, { what: 'arrived' })
  line.store.drop(draft.key)
  line.whenFiled(draft, detail)
}

/** What the person has to look at goes before what time will mend. */
const worst = (failures: readonly Failure[]): Failure | undefined =>
  failures.find(({ reason }) => reason !== 'offline') ?? failures[0]

const sendPhotos = async ({ line, standings }: Sending, draft: Draft): Promise<Failure | undefined> => {
  const missing = draft.photos.filter(({ done }) => !done)
  const called = await Promise.all(
    missing.map(async photo => {
      const sent = await line.sendPhoto(photo, draft)
      if (sent.ok) standings.tell(draft.key, { what: 'photo-sent' })
      return sent
    }),
  )
  return worst(called.flatMap(it => (it.ok ? [] : [it])))
}

export const isWhatWasGiven = (detail: Detail, { text, photoIds }: FilingBody): boolean =>
  detail.text === text.trim() && detail.photos.filter(({ of }) => of === 'before').length === photoIds.length

const filedBefore = (number: string): Told => ({
  reason: 'filed-before',
  sentence: `这件事上次已经提交成功，编号 ${number}。后来改的没有进去。`,
})

/** Under this key something was filed already: the same, whose answer was lost, or what it was before it was changed. */
const compare = async (sending: Sending, draft: Draft, body: FilingBody, refused: Failure): Promise<void> => {
  const filed = await sending.line.readFiled(draft)
  if (!filed.ok) return fail(sending, draft.key, filed.reason === 'not-found' ? refused : filed)
  if (isWhatWasGiven(filed.value, body)) return arrived(sending, draft, filed.value)
  fail(sending, draft.key, filedBefore(filed.value.number))
}

/** Tries once. Afterwards it has arrived, waits, or needs the person; or it was taken back meanwhile. */
export async function sendDraft(sending: Sending, key: string): Promise<void> {
  const { line, standings } = sending
  const { store } = line
  const draft = store.find(key)
  if (!draft) return
  const sent = draft.photos.filter(({ done }) => done).length
  standings.tell(key, { what: 'turn', sent, of: draft.photos.length })
  const failure = await sendPhotos(sending, draft)
  // Meanwhile it may have been taken back or deleted, or the phone have been given to somebody else.
  const now = store.find(key)
  if (!now) return standings.forget(key)
  if (!now.given || !isUnderWay(standings.of(key))) return
  if (failure) return fail(sending, key, failure)
  standings.tell(key, { what: 'photos-there' })
  store.change(key, { tried: true })
  // A photo the server did not know got another id since.
  const body = { ...now.given.body, photoIds: now.photos.map(({ id }) => id) }
  const filed = await line.file(now, body)
  if (filed.ok) return arrived(sending, now, filed.value)
  return filed.reason === 'key-reused' ? compare(sending, now, body, filed) : fail(sending, key, filed)
}
