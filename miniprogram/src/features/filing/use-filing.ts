import { useMemo } from 'react'
import type { RequestKind } from '#domain/complaint/classes.ts'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { type PhotoShelf, usePhotoShelf } from '../photos/use-photos.ts'
import { scrollTo } from '../scroll-to.ts'
import { useLoad } from '../use-load.ts'
import { drafts } from './drafts.ts'
import { categoryIn, filingBody, missingIn } from './filing-body.ts'
import { FilingPlaces, fetchPlaces } from './places.ts'
import { buildingOf } from './public-building.ts'
import { useDraft } from './use-draft.ts'
import { useSubmit } from './use-submit.ts'

/** What is being written, what it still lacks, and how it is sent. Kept at every change. */
export function useFiling(kind: RequestKind, wanted: string | undefined) {
  const control = useDraft(kind, wanted)
  const { draft, change } = control
  const { key, ownerId } = draft
  const shelf = useMemo<PhotoShelf>(
    () => ({
      as: ownerId,
      read: () => drafts.find(key)?.photos ?? [],
      change: update => change(({ photos }) => ({ photos: [...update(photos)] })),
    }),
    [key, ownerId, change],
  )
  const photos = usePhotoShelf(shelf, draft.photos, mostPhotos)
  const { submit, ...sending } = useSubmit(key)
  const places = useLoad({
    key: `filing/${draft.communityId ?? ''}`,
    schema: FilingPlaces,
    fetch: () => fetchPlaces(draft.communityId),
    stored: true,
  })
  const community = places.value?.community
  const rooms = places.value?.me.rooms.filter(it => it.communityId === community?.id) ?? []
  const room = rooms.find(({ roomId }) => roomId === draft.roomId) ?? rooms[0]
  const building = community && buildingOf(draft, community, room)
  const missing = missingIn(draft, room)
  const send = () => {
    if (missing) return scrollTo(missing.at)
    return community ? submit(filingBody({ draft, room, building, community })) : places.reload()
  }
  return {
    ...control,
    photos,
    places,
    room,
    category: categoryIn(draft, community),
    /** Something is to be put right: not a question, not praise. */
    isAboutThings: kind === 'complaint' || kind === 'repair',
    missing,
    ...sending,
    send,
  }
}
