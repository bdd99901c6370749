// A photo on its way: made small, kept on the phone, sent. Each goes once at a time, whoever asks, and goes on when the page is left.
import { type Called, failure } from '../../api/failure.ts'
import { dropPhotoFile, keepPhotoFile, openPhotoFile } from '../../api/photo-files.ts'
import { shrinkPhoto } from '../../api/shrink-photo.ts'
import { uploadPhoto } from '../../api/upload-photo.ts'
import type { DraftPhoto, PhotoProblem } from './draft-photo.ts'

/** Whoever gathers photos. */
export type PhotoOwner = {
  /** Whose photos they are, by user id. */
  as?: string | undefined
  /** Changes one of them; false when it is not among them any more. */
  alter: (id: string, part: Partial<DraftPhoto>) => boolean
}

/** How a photo is doing just now; kept nowhere. */
export type PhotoLook = {
  /** Where it can be shown from. */
  src?: string | undefined
  going: 'no' | 'preparing' | 'waiting' | 'uploading' | 'failed'
  /** 0 to 100. */
  percent: number
}

const still: PhotoLook = { going: 'no', percent: 0 }
// Each step redraws the page; WeChat counts those.
const leastStep = 10

let looks: ReadonlyMap<string, PhotoLook> = new Map()
const listeners = new Set<() => void>()

/** How all photos are doing; another map after each change. */
export const photoLooks = (): ReadonlyMap<string, PhotoLook> => looks

/** Calls back whenever one looks different; returns how to stop. */
export const onPhotoLooks = (tell: () => void): (() => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export const showPhoto = (id: string, part: Partial<PhotoLook>): void => {
  looks = new Map(looks).set(id, { ...(looks.get(id) ?? still), ...part })
  for (const tell of listeners) tell()
}

export const forgetPhotoLook = (id: string): void => {
  const left = new Map(looks)
  left.delete(id)
  looks = left
}

const reasons = { broken: 'photo-broken', missing: 'photo-missing', 'too-large': 'photo-too-large' } as const

const underWay = new Map<string, Promise<Called<string>>>()

const inTrouble = (id: string, problem: PhotoProblem, owner: PhotoOwner): Called<string> => {
  owner.alter(id, { problem })
  showPhoto(id, { going: 'no' })
  return failure(reasons[problem])
}

/** What the photo has become; undefined where nobody wants it any more, and its file is let go. */
const become = (photo: DraftPhoto, part: Partial<DraftPhoto>, owner: PhotoOwner): DraftPhoto | undefined => {
  const next = { ...photo, ...part }
  if (owner.alter(photo.id, next)) return next
  dropPhotoFile(next.path)
  forgetPhotoLook(photo.id)
  return undefined
}

/** Out of the temporary folder as it is, before anything else: the app may be closed in the next moment. */
async function rescue(photo: DraftPhoto, owner: PhotoOwner): Promise<DraftPhoto | undefined> {
  const path = await keepPhotoFile(`${photo.id}-raw`, photo.path)
  return path === undefined ? photo : become(photo, { path, loose: undefined }, owner)
}

/** Made small, and kept so; or what is wrong with it. */
async function shrink(photo: DraftPhoto, owner: PhotoOwner): Promise<DraftPhoto | PhotoProblem | undefined> {
  const { id, path, type } = photo
  const local = await openPhotoFile(path)
  if (local === undefined) return 'missing'
  showPhoto(id, { src: local, going: 'preparing' })
  const small = await shrinkPhoto({ path: local, ...(type ? { type } : {}) })
  if (typeof small === 'string') return small
  if (small.path === local) return become(photo, { type: small.type, raw: undefined }, owner)
  const kept = await keepPhotoFile(id, small.path)
  const loose = kept === undefined ? true : undefined
  const ready = become(photo, { path: kept ?? small.path, type: small.type, raw: undefined, loose }, owner)
  if (ready) showPhoto(id, { src: await openPhotoFile(ready.path) })
  dropPhotoFile(path)
  return ready
}

let lastShrunk: Promise<unknown> = Promise.resolve()

/** One at a time: nine open pictures are more than a small phone can hold. */
const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
  const next = lastShrunk.then(act)
  lastShrunk = next.catch(() => undefined)
  return next
}

async function send({ id, path, type }: DraftPhoto, owner: PhotoOwner): Promise<Called<string>> {
  const local = await openPhotoFile(path)
  if (local === undefined) return inTrouble(id, 'missing', owner)
  showPhoto(id, { src: local, going: 'waiting', percent: 0 })
  let told = 0
  const sent = await uploadPhoto({ id, path: local, as: owner.as, ...(type ? { type } : {}) }, percent => {
    if (Math.abs(percent - told) < leastStep) return
    told = percent
    showPhoto(id, { going: 'uploading', percent })
  })
  if (!sent.ok && sent.reason === 'photo-too-large') return inTrouble(id, 'too-large', owner)
  if (sent.ok) owner.alter(id, { done: true })
  showPhoto(id, { going: sent.ok ? 'no' : 'failed', percent: 0 })
  return sent
}

async function deliver(photo: DraftPhoto, owner: PhotoOwner): Promise<Called<string>> {
  if (!photo.raw) return send(photo, owner)
  const safe = photo.loose ? await rescue(photo, owner) : photo
  const ready = safe && (await inTurn(() => shrink(safe, owner)))
  if (ready === undefined) return { ok: true, value: photo.id }
  return typeof ready === 'string' ? inTrouble(photo.id, ready, owner) : send(ready, owner)
}

/** Sees to it that a photo arrives, and answers with its id. Asked again meanwhile, it is the same delivery. Never rejects. */
export function deliverPhoto(photo: DraftPhoto, owner: PhotoOwner): Promise<Called<string>> {
  if (photo.done) return Promise.resolve({ ok: true, value: photo.id })
  if (photo.problem) return Promise.resolve(failure(reasons[photo.problem]))
  const going = underWay.get(photo.id)
  if (going) return going
  const delivery = deliver(photo, owner).finally(() => underWay.delete(photo.id))
  underWay.set(photo.id, delivery)
  return delivery
}
