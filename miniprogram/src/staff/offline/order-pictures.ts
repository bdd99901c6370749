// Which pictures of an order are kept on the phone, and how they stand in for those behind a link.

import type { EntryView, PhotoView } from '#contract/complaint-views.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Instant } from '#domain/time.ts'
import type { Picture } from '../../features/acts/kept-pictures.ts'
import { beforeShots } from '../../features/complaint/before-shots.ts'

const over: readonly StaffDetail['state'][] = ['answered', 'closed', 'declined', 'withdrawn', 'merged']

/** There is nothing to be done about it any more. */
export const isOver = ({ state }: Pick<StaffDetail, 'state'>): boolean => over.includes(state)

const isPaper = ({ of }: PhotoView): boolean => of === 'paper'

/** All but papers: who somebody is stays with the office. Those of before first. */
const photosIn = (detail: StaffDetail): PhotoView[] => {
  const before = beforeShots(detail).map(({ photo }) => photo)
  const said = detail.entries.flatMap(({ photos = [] }: EntryView) => photos)
  const all = [...before, ...detail.photos, ...said].filter(photo => !isPaper(photo))
  return [...new Map(all.map(photo => [photo.id, photo])).values()]
}

export const photoIdsIn = (details: readonly StaffDetail[]): ReadonlySet<string> =>
  new Set(details.flatMap(detail => photosIn(detail).map(({ id }) => id)))

/** Those that can be fetched now, as large as a page shows them: what every place looked like before, then the rest. */
export const picturesIn = (details: readonly StaffDetail[], now: Instant): Picture[] => {
  const before = new Set(details.flatMap(detail => beforeShots(detail).map(({ photo }) => photo.id)))
  const pictures = details.flatMap(detail =>
    photosIn(detail).flatMap(({ id, mediumUrl, url, linksUntil = 0 }): Picture[] => {
      const link = mediumUrl ?? url
      return link !== undefined && linksUntil > now ? [{ id, complaintId: detail.id, url: link }] : []
    }),
  )
  return pictures.sort((a, b) => Number(before.has(b.id)) - Number(before.has(a.id)))
}

/** With the files of this phone instead of the links, as far as there are any. */
export const withKeptPictures = (detail: StaffDetail, pathOf: (id: string) => string | undefined): StaffDetail => {
  const shown = (photo: PhotoView): PhotoView => {
    const path = pathOf(photo.id)
    return path === undefined ? photo : { ...photo, url: path, mediumUrl: path, thumbnailUrl: path }
  }
  const entries = detail.entries.map(it => (it.photos ? { ...it, photos: it.photos.map(shown) } : it))
  return { ...detail, photos: detail.photos.map(shown), entries }
}
