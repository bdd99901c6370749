import { useEffect } from 'react'
import type { RequestKind } from '#domain/complaint/classes.ts'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { ask } from '../../ui/toast.ts'
import { usePhotos } from '../photos/use-photos.ts'
import { scrollTo } from '../scroll-to.ts'
import { useLoad } from '../use-load.ts'
import { missingIn } from './filing-body.ts'
import { FilingPlaces, fetchPlaces } from './places.ts'
import { buildingOf } from './public-building.ts'
import { useDraft } from './use-draft.ts'
import { useSubmit } from './use-submit.ts'

/** What is being written, what it still lacks, and how it is sent. Kept at every change. */
export function useFiling(kind: RequestKind) {
  const { draft, isRestored, change, drop, restart } = useDraft(kind)
  const photos = usePhotos({ initial: draft.photos, max: mostPhotos })
  const { wrong, submit } = useSubmit(photos, drop)
  const places = useLoad({
    key: `filing/${draft.communityId ?? ''}`,
    schema: FilingPlaces,
    fetch: () => fetchPlaces(draft.communityId),
    stored: true,
  })
  const { kept } = photos
  useEffect(() => {
    change({ photos: kept.map(({ id, path, type, done }) => ({ id, path, type, done })) })
  }, [kept, change])

  const communityId = places.value?.community.id
  const rooms = places.value?.me.rooms.filter(it => it.communityId === communityId) ?? []
  const room = rooms.find(({ roomId }) => roomId === draft.roomId) ?? rooms[0]
  const building = places.value && buildingOf(draft, places.value.community, room)
  const missing = missingIn(draft, room)
  const send = () => {
    if (missing) return scrollTo(missing.at)
    return communityId ? submit({ kind, draft, room, building, communityId }) : places.reload()
  }
  const startAgain = async () => {
    const sure = await ask({ title: '清空重写？', text: '写的字和照片都会删掉。', yes: '清空' })
    if (!sure) return
    photos.clear()
    restart()
  }
  return { draft, isRestored, change, drop, photos, places, room, building, missing, wrong, send, startAgain }
}
