// Which of the complaints that one is or was linked with the viewer may open. Of the others he learns not even the number.

import * as z from 'zod/mini'
import type { EntryView } from '#contract/complaint-views.ts'
import { parentOf } from '#domain/complaint/about.ts'
import type { Complaint, Link } from '#domain/complaint/complaint.ts'
import { maySeeAsStaff, readsCommunity } from '#domain/complaint/lifecycle.ts'
import { sequenceIn } from '#domain/complaint/number.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { Off } from '#domain/places/switches.ts'
import type { Core } from '../core.ts'
import { complaintAt, ledgerPartition, openComplaint, sortableNumber } from '../storage/complaint-items.ts'
import { readItems, readPage } from '../storage/read.ts'
import { isKeptFrom, StoredCard } from '../storage/stored-cards.ts'

/** The facts by which an entry names another complaint: its number, for ever, whatever becomes of the link. */
const naming: readonly string[] = ['parent', 'child', 'earlier']

const linksOf = ({ stage, repeatOf, children }: Complaint): Link[] =>
  [parentOf(stage), repeatOf, ...children].filter(it => it !== undefined)

const namedIn = (entries: readonly Entry[]): string[] =>
  entries.flatMap(({ facts }) => naming.flatMap(name => (facts[name] === undefined ? [] : [String(facts[name])])))

const Listed = z.object({ card: StoredCard })

/** Whether the number stands in the ledger of the community for this reader of it. A number of an old ledger may stand in any month: it does not. */
const isListedFor = async (core: Core, communityId: string, number: string, readerId: string): Promise<boolean> => {
  const yearMonth = sequenceIn(number)?.slice(-4)
  if (yearMonth === undefined) return false
  const { items } = await readPage(core.database, {
    table: 'records',
    index: 'byLedger',
    partition: ['ledgerKey', ledgerPartition(communityId, yearMonth)],
    between: ['ledgerSort', sortableNumber(number), sortableNumber(number)],
  })
  const cards = items.map(it => Listed.parse(it).card)
  return cards.length > 0 && cards.every(it => !isKeptFrom(it, readerId))
}

/**
 * The numbers of other complaints the viewer may be told with this one. Of those it is linked with now: where he may open
 * them now. Of those it was linked with once, which only the timeline knows: where he reads the community, and the ledger
 * has them for him – never one that is about him or his own. One wait where there is any of either, else none.
 */
export const readableNumbers = async (
  core: Core,
  { complaint, entries }: { complaint: Complaint; entries: readonly Entry[] },
  actor: Actor,
  off: Off | undefined,
): Promise<ReadonlySet<string>> => {
  const { communityId } = complaint
  const links = linksOf(complaint)
  const current = new Set(links.map(it => it.number))
  const former = readsCommunity(actor, communityId) ? [...new Set(namedIn(entries))].filter(it => !current.has(it)) : []
  const [found, ...listed] = await Promise.all([
    readItems(
      core.database,
      links.map(it => complaintAt(it.id)),
    ),
    ...former.map(async it => ((await isListedFor(core, communityId, it, actor.id)) ? [it] : [])),
  ])
  const mayOpen = ({ id }: Link): boolean => {
    const item = found.take(complaintAt(id))
    return item !== undefined && maySeeAsStaff(openComplaint(item, core.seal), actor, off)
  }
  return new Set([...links.filter(mayOpen).map(it => it.number), ...listed.flat()])
}

/** The entry without the numbers that are not among the readable ones. */
export const withoutNumbers = (entry: EntryView, readable: ReadonlySet<string>): EntryView => ({
  ...entry,
  facts: Object.fromEntries(
    Object.entries(entry.facts).filter(([name, fact]) => !naming.includes(name) || readable.has(String(fact))),
  ),
})
