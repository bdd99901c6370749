// Photos being gathered for a form: each starts uploading the moment it is chosen, and can be tried again or taken out.
import Taro from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { readPhoto } from '#contract/photos.ts'
import { call } from '../../api/call.ts'
import { choosePhotos, dropPhotoFile, outlivesRestart } from '../../api/choose-photos.ts'
import { newKey } from '../../api/new-key.ts'
import { uploadPhoto } from '../../api/upload-photo.ts'
import type { GridPhoto } from '../../ui/photo-grid.tsx'
import { toast } from '../../ui/toast.ts'

/** What a draft keeps of a photo. */
export type DraftPhoto = { id: string; path: string; type?: string | undefined; done: boolean }

type HeldPhoto = DraftPhoto & { src: string; state: GridPhoto['state']; percent: number }

export type Photos = {
  /** For PhotoGrid. */
  shown: readonly GridPhoto[]
  /** For a draft. */
  kept: readonly DraftPhoto[]
  add: () => Promise<void>
  remove: (id: string) => void
  retry: (id: string) => void
  open: (id: string) => void
  /** Waits for what is under way. The ids in order, or undefined where one could not be uploaded. */
  settled: () => Promise<string[] | undefined>
  /** Frees the files of all photos: they have been handed in, or are not wanted. */
  dropFiles: () => void
  clear: () => void
}

const largestBytes = 10 * 1024 * 1024
// Each step redraws the page; WeChat counts those.
const leastStep = 10

const held = ({ id, path, type, done }: DraftPhoto): HeldPhoto => ({
  id,
  path,
  type,
  done,
  src: path,
  state: done ? 'done' : 'waiting',
  percent: done ? 100 : 0,
})

const restored = (initial: readonly DraftPhoto[]): HeldPhoto[] =>
  initial.filter(photo => photo.done || outlivesRestart).map(held)

/** Holds up to `max` photos, beginning with those of a draft. */
export function usePhotos({ initial = [], max }: { initial?: readonly DraftPhoto[]; max: number }): Photos {
  const [photos, setPhotos] = useState(() => restored(initial))
  const list = useRef(photos)
  const uploads = useRef(new Map<string, Promise<void>>())

  const change = useCallback((next: HeldPhoto[]) => {
    list.current = next
    setPhotos(next)
  }, [])
  const alter = useCallback(
    (id: string, part: Partial<HeldPhoto>) => {
      change(list.current.map(photo => (photo.id === id ? { ...photo, ...part } : photo)))
    },
    [change],
  )
  const start = useCallback(
    ({ id, path, type }: HeldPhoto) => {
      let told = 0
      const onProgress = (percent: number) => {
        if (Math.abs(percent - told) < leastStep) return
        told = percent
        alter(id, { state: 'uploading', percent })
      }
      const upload = uploadPhoto({ id, path, ...(type ? { type } : {}) }, onProgress).then(sent => {
        uploads.current.delete(id)
        if (!list.current.some(photo => photo.id === id)) return
        alter(id, sent.ok ? { state: 'done', done: true, percent: 100 } : { state: 'failed', percent: 0 })
        if (!sent.ok && sent.reason !== 'offline') toast(sent.sentence)
      })
      uploads.current.set(id, upload)
    },
    [alter],
  )

  // Once: what a draft left unsent goes on its way, and what was sent before is shown from the server.
  useEffect(() => {
    for (const photo of list.current) {
      if (!photo.done) start(photo)
      else if (!outlivesRestart)
        void call(readPhoto, { params: { id: photo.id } }).then(found => {
          if (found.ok && found.value.thumbnailUrl) alter(photo.id, { src: found.value.thumbnailUrl })
        })
    }
  }, [alter, start])

  const add = async () => {
    const chosen = await choosePhotos(max - list.current.length)
    const small = chosen.filter(({ size }) => size <= largestBytes)
    if (small.length < chosen.length) toast('有照片超过 10 MB，请换小一点的。')
    const fresh = small
      .slice(0, max - list.current.length)
      .map(({ path, type }) => held({ id: newKey(), path, type, done: false }))
    change([...list.current, ...fresh])
    for (const photo of fresh) start(photo)
  }

  const dropFiles = () => {
    for (const { path } of list.current) dropPhotoFile(path)
  }

  return {
    shown: photos,
    kept: photos,
    add,
    remove: id => {
      const gone = list.current.find(photo => photo.id === id)
      if (gone) dropPhotoFile(gone.path)
      change(list.current.filter(photo => photo.id !== id))
    },
    retry: id => {
      const again = list.current.find(photo => photo.id === id)
      if (!again) return
      alter(id, { state: 'waiting', percent: 0 })
      start(again)
    },
    open: id => {
      const urls = list.current.map(({ src }) => src)
      const current = list.current.find(photo => photo.id === id)?.src
      if (current) Taro.previewImage({ current, urls })
    },
    settled: async () => {
      await Promise.all(uploads.current.values())
      return list.current.every(({ done }) => done) ? list.current.map(({ id }) => id) : undefined
    },
    dropFiles,
    clear: () => {
      dropFiles()
      change([])
    },
  }
}
