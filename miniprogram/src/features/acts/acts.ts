// What whoever holds this phone did to complaints, and its way to the server. The forms and what is made of a refusal stand
// with the staff's pages; sending goes on wherever the app is.

import * as z from 'zod/mini'
import { type Endpoint, writes } from '#contract/endpoint.ts'
import { ById } from '#contract/fields.ts'
import { call } from '../../api/call.ts'
import { isConnected, watchConnection } from '../../api/connected.ts'
import { phoneStorage } from '../../api/phone-storage.ts'
import { dropPhotoFile } from '../../api/photo-files.ts'
import { currentMe, onSessionChange } from '../../api/session.ts'
import { whenBack } from '../../api/when-back.ts'
import { deliverPhoto, forgetPhotoLook, type PhotoOwner } from '../photos/deliver-photo.ts'
import { lookAtPhotos } from '../photos/look-at-photos.ts'
import { leaveFor } from '../use-load.ts'
import type { Act } from './act.ts'
import { openActSender } from './act-sender.ts'
import { openActStore } from './act-store.ts'
import { orderPictures } from './order-pictures.ts'

const person = (): string | undefined => currentMe()?.userId

export const acts = openActStore(phoneStorage, person)

/** The name under which pages remember a complaint as staff see it. */
export const staffComplaintKey = (id: string): string => `staff/complaint/${id}`

/** The photos of an act change there, whatever page is open. */
const photoOwnerIn = (key: string): PhotoOwner => ({
  as: acts.find(key)?.ownerId,
  alter(id, part) {
    if (!acts.find(key)?.photos.some(photo => photo.id === id)) return false
    acts.change(key, ({ photos }) => ({ photos: photos.map(it => (it.id === id ? { ...it, ...part } : it)) }))
    return true
  },
})

/** Frees the files of its photos. */
export const freePhotosOf = ({ photos }: Pick<Act, 'photos'>): void => {
  for (const { id, path } of photos) {
    dropPhotoFile(path)
    forgetPhotoLook(id)
  }
}

type Anything = z.ZodMiniType<Record<string, unknown>>

/** The endpoint of an act, as far as sending needs it: the pages that show the answer parse it. */
const endpointOf = (path: string): Endpoint<typeof ById, z.ZodMiniType<Record<string, never>>, Anything, Anything> =>
  writes('act', { path, params: ById, body: z.looseObject({}), answer: z.looseObject({}), summary: '' })

const listeners = new Set<(act: Act, answer: unknown) => void>()

/** Calls back whenever an act has arrived, with the complaint as it is then; returns how to stop. */
export const onActArrived = (tell: (act: Act, answer: unknown) => void): (() => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

const isComplaint = (answer: unknown): boolean =>
  z.object({ id: z.string(), turn: z.number() }).safeParse(answer).success

export const actSender = openActSender({
  store: acts,
  isConnected,
  sendPhoto: (photo, { key }) => deliverPhoto(photo, photoOwnerIn(key)),
  send: ({ key, path, complaintId, ownerId }, body) =>
    call(endpointOf(path), { params: { id: complaintId }, body, key, as: ownerId }),
  lookAtPhotos: ({ key, photos }) => lookAtPhotos(photos, photoOwnerIn(key)),
  whenArrived(act, answer) {
    if (isComplaint(answer)) leaveFor(staffComplaintKey(act.complaintId), answer, { stored: true })
    freePhotosOf(act)
    for (const tell of [...listeners]) tell(act, answer)
  },
  later(run, milliseconds) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
  now: () => Date.now(),
})

/** What was refused to an earlier version may be taken from this one. */
const tryAfterUpdate = (): void => {
  for (const { key, given } of acts.all())
    if (given.trouble?.reason === 'client-too-old') void actSender.giveAgain(key, {})
}

/** Sends what waits, now and whenever the network or the person is back. Called once, when the app starts. */
export function startActs(): void {
  watchConnection()
  tryAfterUpdate()
  actSender.lookAgain()
  whenBack(actSender.lookAgain)
  let before = person()
  orderPictures.forgetOthers(before)
  onSessionChange(() => {
    if (person() === before) return
    before = person()
    orderPictures.forgetOthers(before)
    acts.lookAgain()
    actSender.lookAgain()
  })
}
