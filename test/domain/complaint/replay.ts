// The story as the timeline alone tells it: kinds, authors and facts of the entries, and nothing of the rules that wrote them.

import type { State } from '#domain/complaint/complaint.ts'
import type { EntryDraft } from '#domain/ledger/entry.ts'

/** How far a reader of the timeline has come. Ids of people; posts by their role. */
export type Retold = {
  state: State
  round: number
  firstContact?: string | undefined
  handler?: string | undefined
  department?: string | undefined
  /** Where a granted transfer sent it, until an order goes elsewhere. */
  transferredTo?: string | undefined
  /** Who did the work that was answered. */
  worker?: string | undefined
  /** Who worked on this round beside its handler. */
  beside: readonly string[]
  superiors: readonly string[]
  appealAt?: string | undefined
}

export const untold: Retold = { state: 'submitted', round: 1, beside: [], superiors: [] }

const idOf = (entry: EntryDraft): string | undefined => (entry.author.kind === 'system' ? undefined : entry.author.id)

const textOf = (fact: EntryDraft['facts'][string] | undefined): string | undefined =>
  typeof fact === 'string' ? fact : undefined

const listOf = (fact: EntryDraft['facts'][string] | undefined): readonly string[] =>
  Array.isArray(fact) ? fact.filter(it => typeof it === 'string') : []

const appealDecided = (before: Retold, { facts }: EntryDraft): Retold => {
  if (facts.upheld) return { ...before, state: 'accepted', round: before.round + 1, beside: [], appealAt: undefined }
  return { ...before, appealAt: facts.level === 'manager' ? 'executive' : undefined }
}

const orderedTo = ({ transferredTo }: Retold, department: string | undefined) => ({
  department,
  transferredTo: transferredTo === department ? transferredTo : undefined,
})

/** What a reader knows after one more entry. */
export const retell = (before: Retold, entry: EntryDraft): Retold => {
  const { facts } = entry
  switch (entry.kind) {
    case 'registered':
    case 'accepted':
      return { ...before, state: 'accepted', firstContact: idOf(entry) }
    case 'declined':
      return { ...before, state: 'declined' }
    case 'withdrawn':
      return facts.ownCase ? before : { ...before, state: 'withdrawn' }
    case 'solved-on-the-spot':
    case 'final-answer-signed':
      return { ...before, state: 'answered', worker: idOf(entry) }
    case 'answered':
      return { ...before, state: 'answered', worker: facts.parent === undefined ? before.handler : idOf(entry) }
    case 'dispatched':
    case 'transferred':
      return {
        ...before,
        state: 'dispatched',
        handler: textOf(facts.handlerId) ?? before.handler,
        ...orderedTo(before, textOf(facts.departmentId) ?? before.department),
      }
    case 'claimed':
      return { ...before, state: 'handling', handler: idOf(entry), ...orderedTo(before, textOf(facts.departmentId)) }
    case 'taken':
    case 'sent-back':
      return { ...before, state: 'handling' }
    case 'reported':
      return { ...before, state: 'checking' }
    case 'returned':
    case 'split':
      return { ...before, state: 'accepted' }
    case 'proposal-decided':
      return facts.what === 'transfer' && facts.granted
        ? { ...before, state: 'accepted', transferredTo: textOf(facts.departmentId) }
        : before
    case 'about-named':
      return {
        ...before,
        state: facts.takenBack ? 'accepted' : before.state,
        firstContact: facts.handedOver ? undefined : before.firstContact,
        superiors: listOf(facts.superiorIds),
      }
    case 'handed-over':
      return { ...before, firstContact: textOf(facts.toId) }
    case 'co-handler-added':
      return { ...before, beside: [...before.beside, textOf(facts.coHandlerId) ?? ''] }
    case 'reopened':
      return { ...before, state: 'accepted', round: Number(facts.round), beside: [] }
    case 'appealed':
      return { ...before, appealAt: 'manager' }
    case 'appeal-decided':
      return appealDecided(before, entry)
    case 'closed':
      return { ...before, state: 'closed' }
    case 'merged':
      return { ...before, state: 'merged' }
    default:
      return before
  }
}

/** Who owes the next step, as a reader of the timeline would say: an id, or a post. */
export const responsibleIn = ({
  state,
  round,
  firstContact,
  handler,
  department,
  worker,
  beside,
  superiors,
  appealAt,
}: Retold): string | undefined => {
  switch (state) {
    case 'submitted':
      return 'agent'
    case 'accepted':
      return round === 1 && firstContact !== undefined ? firstContact : 'dispatcher'
    case 'dispatched':
    case 'checking':
      return `department-head of ${department}`
    case 'handling':
      return handler
    case 'answered':
      return firstContact === undefined || [worker, ...beside, ...superiors].includes(firstContact)
        ? 'dispatcher'
        : firstContact
    case 'declined':
      return appealAt
    case 'closed':
    case 'withdrawn':
    case 'merged':
      return undefined
  }
}
