// What every question about the rules is asked with: who asks, the community, the decisions so far, and how far the asker's own go.

import type { mayDecide } from '#contract/policy.ts'
import type { Reason } from '#contract/refusals.ts'
import type { PolicyRow } from '#domain/clocks/policy.ts'
import { defaultPolicy } from '#domain/clocks/profiles.ts'
import { type Actor, holds, type Role } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import { type Community, readCommunity } from '../places/community.ts'
import { readCommunities } from '../places/company.ts'
import { type Caller, enter } from '../session/enter.ts'
import type { Tokenholder } from '../session/token.ts'
import type { Found, Located } from '../storage/read.ts'
import { ownRowsOf, type PolicyItem, readDecisions } from './stored-policy.ts'

type May = (typeof mayDecide)[number]

export type PolicyDesk = {
  caller: Caller
  found: Found
  community: Community
  decisions: PolicyItem[]
  /** Every row there is, delivered and decided. */
  rows: PolicyRow[]
  may: May
}

const ofOne: readonly Role[] = ['manager', 'executive', 'admin']
const ofAll: readonly Role[] = ['executive', 'admin']

/** Grants are given community by community: who decides for all of them holds his role in each. */
const mayOf = (actor: Actor, communityId: string, all: readonly string[]): May => {
  if (!holds(actor, communityId, ofOne)) return 'nowhere'
  return all.every(id => holds(actor, id, ofAll)) ? 'everywhere' : 'here'
}

/** Refuses whoever does not work for the community. */
export const openDesk = async (
  core: Core,
  holder: Tokenholder,
  communityId: string,
  wanted: readonly Located[] = [],
): Promise<Result<PolicyDesk, Reason>> => {
  const [entered, community, decisions, company] = await Promise.all([
    enter(core, holder, wanted),
    readCommunity(core, communityId),
    readDecisions(core.database),
    readCommunities(core.database),
  ])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  if (!community || !caller.actor.grants.some(it => it.communityId === communityId)) return refuse('not-allowed')
  const rows = [...defaultPolicy, ...ownRowsOf(decisions)]
  const all = company.map(it => it.id)
  return accept({ caller, found, community, decisions, rows, may: mayOf(caller.actor, communityId, all) })
}
