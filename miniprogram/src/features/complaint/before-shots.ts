// What a place looked like before the work: what the complaint came with, and what somebody found when he came.
import type { Detail, PhotoView } from '#contract/complaint-views.ts'
import type { Instant } from '#domain/time.ts'

export type BeforeShot = { photo: PhotoView; at: Instant; from: 'filing' | 'arrival' }

type Told = Pick<Detail, 'photos' | 'entries' | 'receivedAt'>

const ofFiling = ({ photos, receivedAt }: Told): BeforeShot[] =>
  photos.filter(({ of }) => of === 'before').map(photo => ({ photo, at: receivedAt, from: 'filing' }))

const ofArrivals = ({ entries }: Told): BeforeShot[] =>
  entries
    .filter(({ kind }) => kind === 'arrived')
    .sort((a, b) => b.seq - a.seq)
    .flatMap(({ photos = [], occurredAt }) =>
      photos.map((photo): BeforeShot => ({ photo, at: occurredAt, from: 'arrival' })),
    )

/** All of them, the newest first. */
export const beforeShots = (told: Told): BeforeShot[] => [...ofArrivals(told), ...ofFiling(told)]

/** The one that stands beside a picture of after: the customer's; where he sent none, of whoever came last. */
export const shotBeside = (told: Told): (BeforeShot & { photo: { url: string } }) | undefined => {
  for (const { photo, ...shot } of [...ofFiling(told), ...ofArrivals(told)])
    if (photo.url !== undefined) return { ...shot, photo: { ...photo, url: photo.url } }
  return undefined
}
