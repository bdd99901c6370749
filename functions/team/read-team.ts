// 班组 for everybody who works there.

import type { Reason } from '#contract/refusals.ts'
import type { Team } from '#contract/team.ts'
import { accept, type Result } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { openTeam } from './change-team.ts'
import { teamView } from './team-view.ts'

export const readTeam = async (
  core: Core,
  { holder, query }: Asked<unknown, { communityId: string }>,
): Promise<Result<Team, Reason>> => {
  const opened = await openTeam(core, holder, query)
  return opened.ok ? accept(teamView(core, opened.value, opened.value.caller.actor)) : opened
}
