// The photos of a complaint as links: those it came with, those of the report, those that came with words or an arrival.

import type { EntryView, PhotoView } from '#contract/complaint-views.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import type { Core } from '../core.ts'
import type { Photos } from '../photos/open-photos.ts'
import { viewLinks } from '../photos/view-link.ts'

type Needs = Pick<Core, 'now'> & { photos: Photos }

/** Photos by id, as far as the timeline tells what became of them. */
export const photoViews = async (
  needs: Needs,
  ids: readonly string[],
  of: PhotoView['of'],
  entries: readonly Entry[],
): Promise<PhotoView[]> => {
  const about = (kind: Entry['kind'], id: string) => entries.find(it => it.kind === kind && it.facts.photoId === id)
  const view = async (id: string): Promise<PhotoView> => {
    if (about('photo-refused', id)) return { id, of, ready: false, refused: true }
    const recorded = about('photo-recorded', id)
    if (!recorded) return { id, of, ready: false }
    const { full, medium, thumbnail, expiresAt } = await viewLinks(needs.photos, id, needs.now())
    return {
      id,
      of,
      ready: true,
      url: full,
      ...(recorded.facts.medium === true ? { mediumUrl: medium } : {}),
      thumbnailUrl: thumbnail,
      linksUntil: expiresAt,
    }
  }
  return Promise.all(ids.map(view))
}

const spoken: readonly Entry['kind'][] = ['remarked', 'messaged', 'noted', 'arrived', 'came-in-vain', 'progressed']

/** The entries as they are shown, each with the photos that came with its words. */
export const withPhotos = (
  needs: Needs,
  shown: readonly EntryView[],
  entries: readonly Entry[],
): Promise<EntryView[]> =>
  Promise.all(
    shown.map(async view => {
      const { photos } = view.facts
      if (!spoken.some(kind => kind === view.kind) || !Array.isArray(photos)) return view
      return { ...view, photos: await photoViews(needs, photos, 'said', entries) }
    }),
  )
