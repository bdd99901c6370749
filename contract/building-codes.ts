// 楼栋码: WeChat's code for each building of a community. Made once, it holds for good.

import * as z from 'zod/mini'
import { nothing, reads, writes } from './endpoint.ts'
import { Id } from './fields.ts'

/** As many codes are made in one request. */
export const mostCodesAtOnce = 4

export const BuildingCodes = z.object({
  communityName: z.string(),
  /** Whom to ring when it cannot wait, to stand on the card. */
  phone: z.optional(z.object({ name: z.string(), phone: z.string() })),
  /** `url`: the picture, for an hour; missing where there is no code yet. Without `fits` there can be none: the building's id is too long for one. */
  buildings: z.array(z.object({ id: Id, name: z.string(), fits: z.boolean(), url: z.optional(z.string()) })),
})
export type BuildingCodes = z.infer<typeof BuildingCodes>

export const readBuildingCodes = reads('readBuildingCodes', {
  path: '/v1/staff/building-codes',
  params: nothing,
  query: z.strictObject({ communityId: Id }),
  answer: BuildingCodes,
  refusals: ['not-allowed', 'app-not-released'],
  summary: 'The buildings of a community with the codes that are made',
})

/** Asking again makes nothing anew. What was made stays also where one of them could not be. */
export const makeBuildingCodes = writes('makeBuildingCodes', {
  path: '/v1/staff/building-codes',
  params: nothing,
  body: z.strictObject({
    communityId: Id,
    buildingIds: z.array(Id).check(z.minLength(1), z.maxLength(mostCodesAtOnce)),
  }),
  answer: BuildingCodes,
  refusals: ['not-allowed', 'building-unknown', 'building-id-too-long', 'app-not-released', 'wechat-unavailable'],
  summary: 'Have WeChat make the codes of some buildings',
})
