// Which of the complaints that one is linked with the viewer may open. Of the others he learns not even the number.

import type { Complaint } from '#domain/complaint/complaint.ts'
import { maySeeAsStaff } from '#domain/complaint/lifecycle.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { Off } from '#domain/places/switches.ts'
import type { Core } from '../core.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { readItems } from '../storage/read.ts'

const linksOf = ({ stage, repeatOf, children }: Complaint): { id: string; number: string }[] => [
  ...(stage.state === 'merged' ? [stage.parent] : []),
  ...(repeatOf ? [repeatOf] : []),
  ...children,
]

/** The numbers of the linked complaints that are kept from the viewer. Costs one wait where there are links, else none. */
export const numbersKeptFrom = async (
  core: Core,
  complaint: Complaint,
  actor: Actor,
  off: Off | undefined,
): Promise<ReadonlySet<string>> => {
  const links = linksOf(complaint)
  if (links.length === 0) return new Set()
  const found = await readItems(
    core.database,
    links.map(it => complaintAt(it.id)),
  )
  const kept = links.filter(({ id }) => {
    const item = found.take(complaintAt(id))
    return !item || !maySeeAsStaff(openComplaint(item, core.seal), actor, off)
  })
  return new Set(kept.map(it => it.number))
}
