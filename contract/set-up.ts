// 开始清单: what a community has by now and what it still needs before complaints can be handled in it.

import * as z from 'zod/mini'
import { roles } from '#domain/people/actor.ts'
import { setUpStates, setUpSteps } from '#domain/places/set-up.ts'
import { nothing, reads } from './endpoint.ts'
import { Id, known } from './fields.ts'

/** What a deployment is given for WeChat. */
export const wechatSettings = ['appid', 'progress', 'survey', 'work'] as const

export const SetUp = z.object({
  communityId: Id,
  community: z.string(),
  /** Missing where the deployment was not begun by a code. */
  company: z.optional(z.string()),
  steps: z.array(z.object({ step: known(setUpSteps), state: known(setUpStates) })),
  buildings: z.number(),
  /** Counted no further than 1,000 a building. */
  rooms: z.number(),
  /** Posts nobody holds yet. */
  postsLacking: z.array(z.object({ role: known(roles), department: z.optional(z.string()) })),
  phones: z.number(),
  /** Not set where it was deployed. */
  wechatLacking: z.array(known(wechatSettings)),
})
export type SetUp = z.infer<typeof SetUp>

export const readSetUp = reads('readSetUp', {
  path: '/v1/staff/set-up',
  params: nothing,
  query: z.strictObject({ communityId: Id }),
  answer: SetUp,
  refusals: ['not-allowed'],
  summary: 'What a community still needs before complaints can be handled in it',
})
