import type { StaffDetail } from '#contract/staff-detail.ts'
import { type BeforeShot, beforeShots } from '../../features/complaint/before-shots.ts'
import { photoLooks } from '../../features/photos/deliver-photo.ts'
import type { DraftPhoto } from '../../features/photos/draft-photo.ts'
import { actsOn, useActs } from '../offline/use-acts.ts'
import { shotsWaiting } from './over-choices.ts'

// A phone shows a file as it lies there, a browser only what it has opened.
const sourceOf = ({ id, path }: DraftPhoto): string | undefined =>
  process.env.TARO_ENV === 'weapp' ? path : photoLooks().get(id)?.src

/** What the place looked like, newest first; what was photographed on arrival and waits on this phone among it. */
export function useBefore(detail: StaffDetail | undefined): readonly BeforeShot[] {
  const waiting = actsOn(useActs(), detail?.id ?? '')
  if (!detail) return []
  const known = beforeShots(detail)
  const isKnown = (id: string) => known.some(({ photo }) => photo.id === id)
  const own = shotsWaiting(
    waiting.map(({ act }) => act),
    sourceOf,
  )
  return [...own.filter(({ photo }) => !isKnown(photo.id)), ...known]
}
