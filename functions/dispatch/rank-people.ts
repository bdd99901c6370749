// Who could handle one complaint, ranked with reasons: for the dispatcher to look at, or for the machine to choose from.

import { figureFor } from '#domain/clocks/policy.ts'
import { type Complaint, isAboutStaff, matterOf, orderOf } from '#domain/complaint/complaint.ts'
import { type Candidates, rankCandidates } from '#domain/dispatch/candidates.ts'
import type { Matter } from '#domain/dispatch/handler.ts'
import { type DispatchMode, dispatchModes } from '#domain/dispatch/modes.ts'
import { reason } from '#domain/dispatch/reasons.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import type { Core } from '../core.ts'
import type { Community } from '../places/community.ts'
import { crewOfDepartment, distancesIn, skillFor } from './crew.ts'

/** To whom an entry gave an order, if it did. A claimed one went to whoever claimed it. */
const givenTo = ({ kind, facts, author, visibility }: Entry): string | undefined => {
  if (kind === 'claimed' && visibility === 'public') return author.kind === 'staff' ? author.id : undefined
  const isGiven = (kind === 'dispatched' || kind === 'transferred') && visibility === 'internal'
  return isGiven && typeof facts.handlerId === 'string' ? facts.handlerId : undefined
}

/** Who had the last order of the rounds before this one. */
const earlierHandler = ({ orders }: Complaint, entries: readonly Entry[]): string | undefined => {
  const handlers = entries.flatMap(it => givenTo(it) ?? [])
  return handlers.slice(0, handlers.length - orders).at(-1)
}

/** What of a complaint decides who of a department may handle it. The skill a category asks for is asked of its own department. */
export const dispatchMatterOf = (
  complaint: Complaint,
  entries: readonly Entry[],
  community: Community,
  departmentId: string,
): Matter & { emergency: boolean } => ({
  departmentId,
  skill: departmentId === complaint.category.departmentId ? skillFor(community, complaint.category.id) : undefined,
  buildingId: complaint.place.buildingId,
  about: complaint.about?.person.id,
  previousHandlerId: earlierHandler(complaint, entries),
  emergency: complaint.severity === 'emergency',
})

export const modesFor = (complaint: Complaint, { profile }: Community): DispatchMode[] =>
  dispatchModes(
    {
      major: complaint.severity === 'major',
      round: complaint.round,
      repeated: complaint.repeatOf !== undefined,
      aboutStaff: isAboutStaff(complaint),
    },
    profile.off,
  )

/** Ranks a department's people, without the one who has the order now. Who filed it himself is barred like whom it is about. */
export const rankPeople = async (
  core: Core,
  { complaint, entries }: { complaint: Complaint; entries: readonly Entry[] },
  community: Community,
  departmentId: string,
): Promise<Candidates> => {
  const at = core.now()
  const { customer, stage } = complaint
  const crew = await crewOfDepartment(core, community, departmentId, at)
  const others = crew.filter(it => it.id !== orderOf(stage)?.handler.id)
  const { ranked, barred } = rankCandidates(
    others.filter(it => it.id !== customer.userId),
    dispatchMatterOf(complaint, entries, community, departmentId),
    {
      at,
      mostOpenOrders: figureFor(community.rules.policy, 'most-open-orders', matterOf(complaint)),
      between: distancesIn(community),
    },
  )
  const filers = others.filter(it => it.id === customer.userId)
  return { ranked, barred: [...barred, ...filers.map(handler => ({ handler, reasons: [reason('conflict')] }))] }
}
