// The drafts of whoever holds this phone, and their way to the server.

import type { Detail } from '#contract/complaint-views.ts'
import { fileComplaint, readMine } from '#contract/complaints.ts'
import type { RequestKind } from '#domain/complaint/classes.ts'
import { type Called, call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import { phoneStorage } from '../../api/phone-storage.ts'
import { dropPhotoFile } from '../../api/photo-files.ts'
import { currentMe, onSessionChange } from '../../api/session.ts'
import { watchForUpdate } from '../../api/update-app.ts'
import { whenBack } from '../../api/when-back.ts'
import { toast } from '../../ui/toast.ts'
import { deliverPhoto, forgetPhotoLook, type PhotoOwner } from '../photos/deliver-photo.ts'
import type { DraftPhoto } from '../photos/draft-photo.ts'
import { lookAtPhotos } from '../photos/look-at-photos.ts'
import { leaveFor } from '../use-load.ts'
import { type Draft, emptyDraft } from './draft.ts'
import { openDraftStore } from './draft-store.ts'
import { openSender } from './sender.ts'

const person = (): string | undefined => currentMe()?.userId

export const drafts = openDraftStore(phoneStorage, person)

/** Begins a draft of a kind with what is known already. */
export const beginDraft = (kind: RequestKind, part: Partial<Draft> = {}): Draft => {
  const draft = { ...emptyDraft({ key: newKey(), kind, ownerId: person(), now: Date.now() }), ...part }
  drafts.put(draft)
  return draft
}

/** The newest of a kind that is still being written. */
export const newestDraft = (kind: RequestKind): Draft | undefined =>
  drafts.all().find(draft => draft.kind === kind && !draft.given)

/** The photos of a draft change there, whatever page is open. */
export const photoOwnerIn = (key: string): PhotoOwner => ({
  as: drafts.find(key)?.ownerId,
  alter(id, part) {
    if (!drafts.find(key)?.photos.some(photo => photo.id === id)) return false
    drafts.change(key, ({ photos }) => ({
      photos: photos.map(photo => (photo.id === id ? { ...photo, ...part } : photo)),
    }))
    return true
  },
})

export const freePhotos = ({ photos }: Draft): void => {
  for (const { id, path } of photos) {
    dropPhotoFile(path)
    forgetPhotoLook(id)
  }
}

const aboutPhotos = ['photo-unknown', 'photo-not-an-image', 'photo-too-large']

const waitedFor = new Set<string>()

/** While a page waits for this filing to arrive, it tells the person itself. */
export const waitFor = (key: string): (() => void) => {
  waitedFor.add(key)
  return () => waitedFor.delete(key)
}

const filedListeners = new Set<() => void>()

/** Calls back whenever a filing has arrived; returns how to stop. */
export const onFiled = (tell: () => void): (() => void) => {
  filedListeners.add(tell)
  return () => filedListeners.delete(tell)
}

async function file(draft: Draft, body: NonNullable<Draft['given']>['body']): Promise<Called<Detail>> {
  const filed = await call(fileComplaint, { body, key: draft.key, as: draft.ownerId })
  if (!filed.ok && aboutPhotos.includes(filed.reason)) await lookAtPhotos(draft.photos, photoOwnerIn(draft.key))
  return filed
}

export const sender = openSender({
  store: drafts,
  person,
  sendPhoto: (photo: DraftPhoto, { key }: Draft) => deliverPhoto(photo, photoOwnerIn(key)),
  file,
  readFiled: ({ key, ownerId }) => call(readMine, { params: { id: key }, as: ownerId }),
  whenFiled(draft, detail) {
    leaveFor(`complaint/${draft.key}`, detail)
    freePhotos(draft)
    if (!waitedFor.has(draft.key)) toast(`已提交 ${detail.number}`)
    for (const tell of filedListeners) tell()
  },
  later(run, milliseconds) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
  now: () => Date.now(),
})

/** What was refused to an earlier version may be taken from this one. */
const tryAfterUpdate = (): void => {
  for (const { key, given, refused } of drafts.all()) {
    if (refused?.reason === 'client-too-old') drafts.change(key, { refused: undefined })
    if (given?.trouble?.reason === 'client-too-old') void sender.giveAgain(key)
  }
}

/** Sends what waits, now and whenever the network or the person is back. Called once, when the app starts. */
export function startSending(): void {
  watchForUpdate()
  tryAfterUpdate()
  sender.lookAgain()
  whenBack(sender.lookAgain)
  let before = person()
  onSessionChange(() => {
    if (person() === before) return
    before = person()
    drafts.lookAgain()
    sender.lookAgain()
  })
}
