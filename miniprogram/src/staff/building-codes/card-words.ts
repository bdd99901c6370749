// What stands on a building's card, and how far the codes of a community have come.

import type { BuildingCodes } from '#contract/building-codes.ts'

type Building = BuildingCodes['buildings'][number]
export type Made = Building & { url: string }

/** What scanning is good for. */
export const promise = '微信扫一扫，投诉、报修、查进度'

export const madeIn = ({ buildings }: BuildingCodes): Made[] =>
  buildings.flatMap(it => (it.url === undefined ? [] : [{ ...it, url: it.url }]))

/** The buildings that can have a code and have none yet. */
export const missingIn = ({ buildings }: BuildingCodes): Building[] =>
  buildings.filter(it => it.fits && it.url === undefined)

export const stateWords = ({ fits, url }: Building): string => {
  if (url !== undefined) return '已生成'
  return fits ? '还没有' : '做不了：内部编号太长'
}
