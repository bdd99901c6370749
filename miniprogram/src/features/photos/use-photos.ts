// Photos being gathered for a form: each starts its way the moment it is chosen; it can be tried again, moved, taken out.
import Taro from '@tarojs/taro'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { readPhoto } from '#contract/photos.ts'
import { call } from '../../api/call.ts'
import { choosePhotos, type PhotoSource } from '../../api/choose-photos.ts'
import type { FailureReason } from '../../api/failure.ts'
import { newKey } from '../../api/new-key.ts'
import { dropPhotoFile, openPhotoFile } from '../../api/photo-files.ts'
import type { GridPhoto } from '../../ui/photo-grid.tsx'
import { toast } from '../../ui/toast.ts'
import {
  deliverPhoto,
  forgetPhotoLook,
  onPhotoLooks,
  type PhotoLook,
  type PhotoOwner,
  photoLooks,
  showPhoto,
} from './deliver-photo.ts'
import { type DraftPhoto, movedPhoto, problemWords, type TakenPhoto } from './draft-photo.ts'

export type Photos = {
  /** For PhotoGrid. */
  shown: readonly GridPhoto[]
  /** For a draft. */
  kept: readonly DraftPhoto[]
  /** Something has to be done about one of them before they can be sent. */
  inTrouble: boolean
  /** The phone had no room to keep one of them. */
  loose: boolean
  add: (from?: PhotoSource) => Promise<void>
  /** Takes in photos that were chosen or taken elsewhere; what is more than there is room for is left. */
  take: (chosen: readonly TakenPhoto[]) => void
  remove: (id: string) => void
  retry: (id: string) => void
  move: (id: string, by: 1 | -1) => void
  open: (id: string) => void
  /** Waits for what is under way. The ids in order, or undefined where one could not be uploaded. */
  settled: () => Promise<string[] | undefined>
  /** Waits until all are kept on the phone and made small, as far as they can be; they need not have been sent. */
  prepared: () => Promise<readonly DraftPhoto[]>
  /** Frees the files of all photos: they have been handed in, or are not wanted. */
  dropFiles: () => void
}

/** Where the photos are kept: a page's own state, or a draft. */
export type PhotoShelf = {
  as?: string | undefined
  read: () => readonly DraftPhoto[]
  change: (update: (photos: readonly DraftPhoto[]) => readonly DraftPhoto[]) => void
}

const ownerOf = ({ as, read, change }: PhotoShelf): PhotoOwner => ({
  as,
  alter(id, part) {
    if (!read().some(photo => photo.id === id)) return false
    change(photos => photos.map(photo => (photo.id === id ? { ...photo, ...part } : photo)))
    return true
  },
})

const stateOf = ({ done, problem }: DraftPhoto, look: PhotoLook | undefined): GridPhoto['state'] => {
  if (problem) return 'bad'
  if (done) return 'done'
  if (look?.going === 'failed' || look?.going === 'uploading') return look.going
  return 'waiting'
}

const shownAs = (photo: DraftPhoto, look: PhotoLook | undefined): GridPhoto => ({
  id: photo.id,
  src: look?.src ?? '',
  state: stateOf(photo, look),
  percent: look?.percent ?? 0,
  ...(photo.problem ? { caption: problemWords[photo.problem] } : {}),
  ...(look?.going === 'preparing' ? { caption: '正在准备' } : {}),
})

/** Finds out from where a photo can be shown: its file, or once that is gone the server. */
async function findPicture({ id, path, done }: DraftPhoto): Promise<void> {
  if (photoLooks().get(id)?.src !== undefined) return
  const local = await openPhotoFile(path)
  if (local !== undefined) return showPhoto(id, { src: local })
  if (!done) return
  const found = await call(readPhoto, { params: { id } })
  if (found.ok && found.value.thumbnailUrl) showPhoto(id, { src: found.value.thumbnailUrl })
}

/** The photo itself shows it. */
const isShown = (reason: FailureReason): boolean =>
  ['offline', 'photo-broken', 'photo-missing', 'photo-too-large'].includes(reason)

const isPrepared = ({ raw, problem, done }: DraftPhoto): boolean => !raw || done || problem !== undefined

/** Each step of a photo on its way shows, and so is heard of here. */
const preparedIn = (read: () => readonly DraftPhoto[]): Promise<readonly DraftPhoto[]> =>
  new Promise(resolve => {
    const look = () => {
      if (!read().every(isPrepared)) return
      stop()
      resolve(read())
    }
    const stop = onPhotoLooks(look)
    look()
  })

const free = ({ id, path }: DraftPhoto): void => {
  dropPhotoFile(path)
  forgetPhotoLook(id)
}

/** The photos of a shelf, at most `max`. What is not sent goes on its way. */
export function usePhotoShelf(shelf: PhotoShelf, photos: readonly DraftPhoto[], max: number): Photos {
  const looks = useSyncExternalStore(onPhotoLooks, photoLooks, photoLooks)
  const { read, change } = shelf
  const owner = useMemo(() => ownerOf(shelf), [shelf])
  const start = useCallback(
    (photo: DraftPhoto) =>
      void deliverPhoto(photo, owner).then(sent => {
        if (!sent.ok && !isShown(sent.reason)) toast(sent.sentence)
      }),
    [owner],
  )
  // Once: what a draft left unsent goes on its way.
  useEffect(() => {
    for (const photo of read()) {
      void findPicture(photo)
      if (!photo.done && !photo.problem) start(photo)
    }
  }, [read, start])
  const photoOf = (id: string) => read().find(photo => photo.id === id)
  const take = (chosen: readonly TakenPhoto[]) => {
    const room = max - read().length
    const fresh = chosen
      .slice(0, Math.max(0, room))
      .map(({ path, type }): DraftPhoto => ({ id: newKey(), path, type, done: false, raw: true, loose: true }))
    for (const { id, path } of fresh) showPhoto(id, { src: path })
    change(before => [...before, ...fresh])
    for (const photo of fresh) start(photo)
  }
  return {
    shown: photos.map(photo => shownAs(photo, looks.get(photo.id))),
    kept: photos,
    inTrouble: photos.some(({ problem }) => problem !== undefined),
    loose: photos.some(({ loose, raw, done }) => loose && !raw && !done),
    add: async from => take(await choosePhotos(max - read().length, from)),
    take,
    remove(id) {
      const gone = photoOf(id)
      change(before => before.filter(photo => photo.id !== id))
      if (gone) free(gone)
    },
    retry(id) {
      const again = photoOf(id)
      if (again) start(again)
    },
    move: (id, by) => change(before => movedPhoto(before, id, by)),
    open(id) {
      const urls = read().flatMap(photo => looks.get(photo.id)?.src ?? [])
      const current = looks.get(id)?.src
      if (current) Taro.previewImage({ current, urls })
    },
    async settled() {
      const sent = await Promise.all(read().map(photo => deliverPhoto(photo, owner)))
      return sent.every(({ ok }) => ok) ? read().map(({ id }) => id) : undefined
    },
    prepared: () => preparedIn(read),
    dropFiles() {
      for (const photo of read()) free(photo)
    },
  }
}

/** Photos of a page's own, beginning with those given. */
export function usePhotos({ initial = [], max }: { initial?: readonly DraftPhoto[]; max: number }): Photos {
  const [photos, setPhotos] = useState(initial)
  const list = useRef(photos)
  const shelf = useMemo<PhotoShelf>(
    () => ({
      read: () => list.current,
      change(update) {
        list.current = update(list.current)
        setPhotos(list.current)
      },
    }),
    [],
  )
  return usePhotoShelf(shelf, photos, max)
}
