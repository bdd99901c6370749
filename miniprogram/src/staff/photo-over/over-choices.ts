// 对照拍: which pictures can lie over the camera, and how strongly.

import type { PhotoView } from '#contract/complaint-views.ts'

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
export type BeforePicture = { id: string; small: string; large: string }

/** The pictures that can be shown now, as they came: with the complaint or with later words; never from a report, never papers. */
export const beforePictures = (photos: readonly PhotoView[]): BeforePicture[] =>
  photos.flatMap(({ id, of, url, mediumUrl, thumbnailUrl }) => {
    const large = mediumUrl ?? url ?? thumbnailUrl
    return (of === 'before' || of === 'said') && large !== undefined
      ? [{ id, small: thumbnailUrl ?? large, large }]
      : []
  })

/** Why there is no picture in the camera: nobody agreed, WeChat was told no, or the phone's camera does not open. */
export type Closed = 'not-agreed' | 'refused' | 'broken'

export const closedWords: Record<Closed, { title: string; text: string }> = {
  'not-agreed': { title: '没有同意，相机没打开', text: '同意用照片以后才能拍。也可以先回去填别的。' },
  refused: { title: '没有允许用摄像头', text: '去设置里打开“摄像头”，回来就能对照着拍。不打开也能照平时那样加照片。' },
  broken: { title: '相机打不开', text: '可能别的应用正在用。照平时那样拍，照片一样算数。' },
}
