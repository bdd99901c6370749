// A permission to upload one photo. Asking again with the same key renews it for the same photo.

import type { UploadPermission } from '#contract/photos.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { enter } from '../session/enter.ts'
import { writeThrough } from '../storage/write.ts'
import type { Photos } from './open-photos.ts'
import { inAlbum, type PhotoItem, photoAt } from './photo-item.ts'
import { type PhotoType, permitUpload as sign } from './upload-permission.ts'
import { viewLinks } from './view-link.ts'

export const permitUpload = async (
  needs: Core & { photos: Photos },
  { holder, key, body }: Asked<unknown, unknown, { type: PhotoType }>,
): Promise<Result<UploadPermission, 'sign-in-again' | 'photo-unknown'>> => {
  const here = photoAt(key)
  const entered = await enter(needs, holder, [here])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  const before = found.take(here)
  if (before && before.ownerId !== caller.user.id) return refuse('photo-unknown')
  if (!before) {
    const createdAt = needs.now()
    const item: PhotoItem = {
      v: 1,
      pk: `PHOTO#${key}`,
      sk: 'PHOTO',
      id: key,
      version: 1,
      ownerId: caller.user.id,
      state: 'awaited',
      createdAt,
      ...inAlbum(key, caller.user.id, createdAt),
    }
    const written = await writeThrough(needs, [{ table: 'records', only: 'if-absent', item }])
    // The same request may have come twice at once; then the photo that stands there is the caller's own.
    if (!written.ok && written.lost[0]?.standing?.ownerId !== caller.user.id) return refuse('photo-unknown')
  }
  const now = needs.now()
  const { url, fields, expiresAt } = await sign(needs.photos, {
    userId: caller.user.id,
    photoId: key,
    type: body.type,
    now,
  })
  return accept({ photoId: key, url, fields, expiresAt })
}

export const readPhoto = async (
  needs: Core & { photos: Photos },
  { holder, params }: Asked<{ id: string }>,
): Promise<
  Result<
    { id: string; state: PhotoItem['state']; refusedFor?: string; url?: string; thumbnailUrl?: string },
    'sign-in-again' | 'photo-unknown'
  >
> => {
  const here = photoAt(params.id)
  const entered = await enter(needs, holder, [here])
  if (!entered.ok) return entered
  const photo = entered.value.found.take(here)
  if (!photo || photo.ownerId !== entered.value.caller.user.id) return refuse('photo-unknown')
  const answer = { id: photo.id, state: photo.state, ...(photo.refusedFor ? { refusedFor: photo.refusedFor } : {}) }
  if (photo.state !== 'ready') return accept(answer)
  const links = await viewLinks(needs.photos, photo.id, needs.now())
  return accept({ ...answer, url: links.full, thumbnailUrl: links.thumbnail })
}
