// What the people of a community have in their hands: every open complaint is read, for no index knows first contacts, and beside
// them those at rest that somebody still owes a corrective action of.

import * as z from 'zod/mini'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { orderOf } from '#domain/complaint/complaint.ts'
import { isHeldBy, type Share, sharesOf } from '#domain/complaint/succession.ts'
import { absenceAt } from '#domain/people/absence.ts'
import type { Person, Role } from '#domain/people/actor.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Community, Staff } from '../places/community.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { correctivePiles } from '../storage/corrective-items.ts'
import { readItems, readWhole } from '../storage/read.ts'

const Listed = z.object({ card: z.object({ id: z.string() }) })

/** Every open complaint of a community: a page of the index for each thousand, then all of them side by side. */
export const readOpen = async (core: Core, communityId: string): Promise<Complaint[]> => {
  const partition = ['openKey', `OPEN#${communityId}`] as const
  const cards = await readWhole(core.database, { table: 'records', index: 'byOpen', partition })
  return readComplaints(
    core,
    cards.map(it => Listed.parse(it).card.id),
  )
}

const readComplaints = async (core: Core, ids: readonly string[]): Promise<Complaint[]> => {
  const found = await readItems(core.database, ids.map(complaintAt))
  return ids.flatMap(id => {
    const item = found.take(complaintAt(id))
    return item ? [openComplaint(item, core.seal)] : []
  })
}

/** Every open complaint, and of those at rest the ones somebody still owes a corrective action of. */
export const readInHands = async (core: Core, communityId: string, userId: string): Promise<Complaint[]> => {
  const partition = ['holderKey', correctivePiles.owner(communityId, userId)] as const
  const [open, owned] = await Promise.all([
    readOpen(core, communityId),
    readWhole(core.database, { table: 'records', index: 'byHolder', partition }),
  ])
  const known = new Set(open.map(it => it.id))
  const more = new Set(owned.map(it => Listed.parse(it).card.id).filter(id => !known.has(id)))
  return [...open, ...(await readComplaints(core, [...more]))]
}

/** The complaints somebody has anything of. */
export const heldBy = (open: readonly Complaint[], person: Person): Complaint[] =>
  open.filter(it => isHeldBy(it, person))

/** One kind of thing in somebody's hands; an order is of a department. */
export type Pile = { share: Share; departmentId?: string | undefined; count: number; candidates: Candidate[] }
type Candidate = Person & { load: number }

const office: readonly Role[] = ['agent', 'dispatcher']
const above: readonly Role[] = ['manager', 'executive', 'auditor']

const isFit = ({ grants }: Staff, { share, departmentId }: Pick<Pile, 'share' | 'departmentId'>): boolean => {
  switch (share) {
    case 'first-contact':
      return grants.some(it => office.includes(it.role))
    case 'order':
      return grants.some(it => it.role === 'handler' && it.departmentId === departmentId)
    case 'supervision':
      return grants.some(it => above.includes(it.role))
    case 'corrective':
      return true
  }
}

const hasShare = (
  complaint: Complaint,
  person: Person,
  { share, departmentId }: Pick<Pile, 'share' | 'departmentId'>,
) =>
  sharesOf(complaint, person).includes(share) &&
  (departmentId === undefined || orderOf(complaint.stage)?.departmentId === departmentId)

/** Who could take over, the one with the least of the same first. Whoever is absent or leaves himself is none of them. */
const candidatesFor = (
  open: readonly Complaint[],
  { staff }: Community,
  leaver: string,
  pile: Pick<Pile, 'share' | 'departmentId'>,
  now: Instant,
): Candidate[] =>
  staff
    .filter(it => it.userId !== leaver && it.leavingJobId === undefined && !absenceAt(it.absences, now))
    .filter(it => isFit(it, pile))
    .map(({ userId, name }) => {
      const person = { id: userId, name }
      return { ...person, load: open.filter(it => hasShare(it, person, pile)).length }
    })
    .sort((one, other) => one.load - other.load || (one.id < other.id ? -1 : 1))

/** What somebody has in his hands, kind by kind and orders by department, with who could take it over. */
export const pilesOf = (
  open: readonly Complaint[],
  community: Community,
  { id, name }: Person,
  now: Instant,
): Pile[] => {
  const piles = new Map<string, Pile>()
  for (const complaint of open) {
    for (const share of sharesOf(complaint, { id, name })) {
      const departmentId = share === 'order' ? orderOf(complaint.stage)?.departmentId : undefined
      const key = `${share}/${departmentId ?? ''}`
      const kind = departmentId === undefined ? { share } : { share, departmentId }
      const pile = piles.get(key) ?? { ...kind, count: 0, candidates: candidatesFor(open, community, id, kind, now) }
      piles.set(key, { ...pile, count: pile.count + 1 })
    }
  }
  return [...piles.values()]
}
