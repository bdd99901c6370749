// 规定 as whoever works for the community may read it.

import type { PolicyView } from '#contract/policy.ts'
import type { Reason } from '#contract/refusals.ts'
import { accept, type Result } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { openDesk } from './policy-desk.ts'
import { policyView } from './policy-view.ts'

export const readPolicy = async (
  core: Core,
  { holder, query }: Asked<unknown, { communityId: string }>,
): Promise<Result<PolicyView, Reason>> => {
  const opened = await openDesk(core, holder, query.communityId)
  return opened.ok ? accept(policyView(opened.value, core.now())) : opened
}
