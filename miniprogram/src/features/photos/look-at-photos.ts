// Which of somebody's photos the server does not take; one it does not know is sent again under a new id.
import { readPhoto } from '#contract/photos.ts'
import { call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import type { PhotoOwner } from './deliver-photo.ts'
import type { DraftPhoto } from './draft-photo.ts'

export async function lookAtPhotos(photos: readonly DraftPhoto[], { alter }: PhotoOwner): Promise<void> {
  for (const { id, done } of photos) {
    if (!done) continue
    const found = await call(readPhoto, { params: { id } })
    if (found.ok && found.value.state === 'refused') alter(id, { problem: 'broken' })
    if (!found.ok && found.reason === 'photo-unknown') alter(id, { id: newKey(), done: false })
  }
}
