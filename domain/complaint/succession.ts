// 移交: somebody leaves, and everything of an open complaint that is in his hands goes to named successors. Nothing is without an owner in between: each complaint changes hands in one act.

import { byStaff, type EntryDraft, internalEntry } from '../ledger/entry.ts'
import { type Person, personOf } from '../people/actor.ts'
import { coHandlerLeft, isCoHandling, orderWithout, withoutCoHandler } from './co-handlers.ts'
import { type Complaint, type CorrectiveAction, isOpen, orderOf } from './complaint.ts'
import { advance, type Decision, type MessageDraft, type Moment, toPerson, toRole } from './decision.ts'
import { isInConflict } from './lifecycle.ts'
import { clocksRunningOn } from './running-on.ts'

export const shares = ['first-contact', 'order', 'supervision', 'corrective'] as const
/** What somebody can have in his hands of a complaint. `corrective`: a corrective action named to him that is not done yet. */
export type Share = (typeof shares)[number]

/** What changes of the complaint once a share is with somebody else, or with nobody. */
type Part = Partial<Complaint>
type Give = (to: Person | undefined, moment: Moment) => Part

/** Without a successor a first contact falls to the dispatchers, an order goes back to them; the rest stays. */
const held: Record<Share, (complaint: Complaint, from: Person) => Give | undefined> = {
  'first-contact': ({ firstContact }, { id }) => (firstContact?.id === id ? to => ({ firstContact: to }) : undefined),
  order(complaint, { id }) {
    const { stage } = complaint
    if (!('order' in stage) || stage.order.handler.id !== id) return undefined
    return (to, { now, rules }) => {
      if (to)
        return {
          stage: { ...stage, order: { ...orderWithout(stage.order, to.id), handler: to, arrivedAt: undefined } },
        }
      const clocks =
        stage.state === 'checking' ? clocksRunningOn(complaint, stage.report, now, rules) : complaint.clocks
      return { stage: { state: 'accepted' }, proposal: undefined, clocks }
    }
  },
  supervision({ supervision }, { id }) {
    if (!supervision || supervision.by === 'system' || supervision.by.id !== id) return undefined
    return to => (to ? { supervision: { ...supervision, by: to } } : {})
  },
  corrective({ correctiveActions }, { name }) {
    const isHis = (it: CorrectiveAction) => it.owner === name && !it.done
    if (!correctiveActions.some(isHis)) return undefined
    return to =>
      to ? { correctiveActions: correctiveActions.map(it => (isHis(it) ? { ...it, owner: to.name } : it)) } : {}
  },
}

/** What of an open complaint is in somebody's hands; nothing of one that is at rest. */
export const sharesOf = (complaint: Complaint, person: Person): Share[] =>
  isOpen(complaint) ? shares.filter(it => held[it](complaint, person) !== undefined) : []

/** Whether anything of an open complaint is in somebody's hands, or he works on it beside its handler. */
export const isHeldBy = (complaint: Complaint, person: Person): boolean =>
  sharesOf(complaint, person).length > 0 || (isOpen(complaint) && isCoHandling(complaint, person.id))

/** Who takes a share over; undefined where nobody can. `departmentId`: that of the order. */
export type SuccessorFor = (share: Share, departmentId: string | undefined) => Person | undefined

/**
 * Hands over whatever somebody has of a complaint; as a co-handler nobody follows him. A successor in conflict gets nothing of it. Undefined where there is
 * nothing to hand over.
 */
export const succeed = (
  complaint: Complaint,
  from: Person,
  successorFor: SuccessorFor,
  moment: Moment,
): Decision | undefined => {
  if (!isOpen(complaint)) return undefined
  const departmentId = orderOf(complaint.stage)?.departmentId
  let part: Part = {}
  const entries: EntryDraft[] = []
  const messages: MessageDraft[] = []
  for (const share of shares) {
    const give = held[share](complaint, from)
    if (!give) continue
    const named = successorFor(share, departmentId)
    const to = named && !isInConflict(complaint, named.id) ? personOf(named) : undefined
    part = { ...part, ...give(to, moment) }
    const facts = { from: from.name, to: to?.name ?? '', toId: to?.id ?? '', share }
    entries.push(internalEntry('handed-over', byStaff(moment.actor), moment.now, { facts }))
    if (to) messages.push(toPerson(to.id, 'handed-over'))
    else if (share === 'order') messages.push(toRole('dispatcher', 'returned'))
  }
  entries.push(...coHandlerLeft(complaint, from, moment))
  if (entries.length === 0) return undefined
  const { stage = complaint.stage, ...rest } = part
  return { complaint: advance(complaint, withoutCoHandler(stage, from.id), rest), entries, messages }
}
