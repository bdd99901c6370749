// A photo's link is signed anew from time to time, and by another machine each time; under another address the phone would
// fetch the same picture again. So the link that was there first is used for as long as it lives.
import type { Detail, PhotoView } from '#contract/complaint-views.ts'
import { type Instant, minute } from '#domain/time.ts'

const mostKept = 200
/** A picture is fetched a moment after it was asked for, and looked at for a while. */
const atLeastLeft = 5 * minute

const kept = new Map<string, PhotoView>()

const forgetDead = (now: Instant): void => {
  for (const [id, { linksUntil = 0 }] of kept)
    if (linksUntil < now + atLeastLeft || kept.size > mostKept) kept.delete(id)
}

const withKept = (photo: PhotoView): PhotoView => {
  const before = kept.get(photo.id)
  // One that has got a size it had not before is another picture to the page.
  if (before && photo.ready && (before.mediumUrl === undefined) === (photo.mediumUrl === undefined))
    return { ...photo, ...before, of: photo.of }
  if (photo.ready && photo.linksUntil !== undefined) kept.set(photo.id, photo)
  return photo
}

/** The complaint with the photo links this phone already uses, as far as they still live. */
export const withKeptLinks = (detail: Detail, now: Instant): Detail => {
  forgetDead(now)
  const entries = detail.entries.map(entry => (entry.photos ? { ...entry, photos: entry.photos.map(withKept) } : entry))
  return { ...detail, photos: detail.photos.map(withKept), entries }
}
