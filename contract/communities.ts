// 小区: one more, or under another name.

import * as z from 'zod/mini'
import { nothing, writes } from './endpoint.ts'
import { Id, ShortWords } from './fields.ts'
import { Me } from './session.ts'
import { Settings } from './settings.ts'

const nameRefusals = ['text-missing', 'text-too-long', 'text-without-words', 'community-name-taken'] as const

/** `communityId`: whose departments, categories, phones and places it begins with. */
export const addCommunity = writes('addCommunity', {
  path: '/v1/staff/communities',
  params: nothing,
  body: z.strictObject({ communityId: Id, name: ShortWords }),
  answer: Me,
  refusals: ['not-allowed', ...nameRefusals, 'communities-too-many', 'key-reused', 'busy-try-again'],
  summary: 'Add a community that begins with what another one has; whoever adds it administers it',
})

export const renameCommunity = writes('renameCommunity', {
  path: '/v1/staff/settings/name',
  params: nothing,
  body: z.strictObject({ communityId: Id, version: z.int().check(z.gte(0)), name: ShortWords }),
  answer: Settings,
  refusals: ['not-allowed', ...nameRefusals, 'settings-changed-meanwhile', 'key-reused', 'busy-try-again'],
  summary: 'Give a community another name',
})
