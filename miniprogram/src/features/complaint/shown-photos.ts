// Photos as a page shows them: small in a row, whole after a tap.
import type { PhotoView } from '#contract/complaint-views.ts'

export type ShownPhoto = PhotoView & { url: string }

/** It can be looked at. */
export const isShown = (photo: PhotoView): photo is ShownPhoto => photo.url !== undefined

/** For a PhotoStrip; with 处理前 and 处理后 on them where both kinds are there. */
export const stripOf = (photos: readonly ShownPhoto[], captioned: boolean) =>
  photos.map(({ id, url, thumbnailUrl, of }) => ({
    id,
    src: thumbnailUrl ?? url,
    full: url,
    ...(captioned ? { caption: of === 'after' ? '处理后' : '处理前' } : {}),
  }))

/** What became of those that cannot be looked at; undefined where all can. */
export const waitingWords = (photos: readonly PhotoView[]): string | undefined => {
  const refused = photos.filter(photo => photo.refused).length
  const waiting = photos.filter(photo => !photo.ready && !photo.refused).length
  const parts = [
    waiting > 0 ? `${waiting} 张照片正在检查，一会儿就能看。` : '',
    refused > 0 ? `${refused} 张照片打不开，没有存下。` : '',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('') : undefined
}
