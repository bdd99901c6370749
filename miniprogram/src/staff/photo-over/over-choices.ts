// 对照拍: which pictures can lie over the camera, and how strongly.

import type { Act } from '../../features/acts/act.ts'
import type { BeforeShot } from '../../features/complaint/before-shots.ts'
import type { DraftPhoto } from '../../features/photos/draft-photo.ts'

/** How strongly the picture of before lies over the camera. */
export type Strength = 'faint' | 'medium' | 'strong' | 'off'

export const strengthChoices = [
  { value: 'faint', word: '淡' },
  { value: 'medium', word: '中' },
  { value: 'strong', word: '浓' },
  { value: 'off', word: '关' },
] as const satisfies readonly { value: Strength; word: string }[]

const opacities: Record<Strength, number> = { faint: 0.25, medium: 0.45, strong: 0.7, off: 0 }

/** From 0, not to be seen, to 1. */
export const opacityOf = (strength: Strength): number => opacities[strength]

/** A picture of before: small to choose it by, large to lay over. */
export type BeforePicture = { id: string; small: string; large: string; from: BeforeShot['from'] }

/** Those of them that can be shown now. */
export const beforePictures = (shots: readonly BeforeShot[]): BeforePicture[] =>
  shots.flatMap(({ photo: { id, url, mediumUrl, thumbnailUrl }, from }) => {
    const large = mediumUrl ?? url ?? thumbnailUrl
    return large === undefined ? [] : [{ id, small: thumbnailUrl ?? large, large, from }]
  })

/** What was photographed on an arrival that has not been sent, the newest first. `sourceOf`: where a photo can be read now. */
export const shotsWaiting = (acts: readonly Act[], sourceOf: (photo: DraftPhoto) => string | undefined): BeforeShot[] =>
  acts
    .filter(({ name }) => name === 'arrive')
    .toReversed()
    .flatMap(({ photos, at }) =>
      photos.flatMap((photo): BeforeShot[] => {
        const url = sourceOf(photo)
        return url === undefined ? [] : [{ photo: { id: photo.id, of: 'said', ready: true, url }, at, from: 'arrival' }]
      }),
    )

const isLink = ({ large }: BeforePicture): boolean => large.startsWith('http')

/** Fetched again a picture has another link, and would be loaded again: the first is used on, a file on the phone gives way. */
export const withFirstLinks = (
  first: ReadonlyMap<string, BeforePicture>,
  now: readonly BeforePicture[],
): BeforePicture[] =>
  now.map(picture => {
    const before = first.get(picture.id)
    return before && isLink(before) && isLink(picture) ? before : picture
  })

/** 到场拍的，第 1 张，共 3 张. */
export const pictureWords = ({ from }: BeforePicture, at: number, of: number): string =>
  `${from === 'arrival' ? '到场拍的' : '投诉带来的'}，第 ${at} 张，共 ${of} 张`

/** Why there is no picture in the camera: nobody agreed, WeChat was told no, or the phone's camera does not open. */
export type Closed = 'not-agreed' | 'refused' | 'broken'

export const closedWords: Record<Closed, { title: string; text: string }> = {
  'not-agreed': { title: '没有同意，相机没打开', text: '同意用照片以后才能拍。也可以先回去填别的。' },
  refused: { title: '没有允许用摄像头', text: '去设置里打开“摄像头”，回来就能对照着拍。不打开也能照平时那样加照片。' },
  broken: { title: '相机打不开', text: '可能别的应用正在用。照平时那样拍，照片一样算数。' },
}
