// 移交: somebody leaves, and everything of a complaint that is in his hands goes to named successors. Nothing is without an owner in between: each complaint changes hands in one act.

import { byStaff, type EntryDraft, internalEntry } from '../ledger/entry.ts'
import { type Person, personOf } from '../people/actor.ts'
import { coHandlerLeft, isCoHandling, orderWithout, withoutCoHandler } from './co-handlers.ts'
import { type Complaint, type CorrectiveAction, isOpen, orderOf, type Stage } from './complaint.ts'
import { takenFrom } from './corrective-owner.ts'
import { advance, type Decision, type MessageDraft, type Moment, toPerson, toRole } from './decision.ts'
import { isInConflict } from './lifecycle.ts'
import { clocksRunningOn } from './running-on.ts'

export const shares = ['first-contact', 'order', 'supervision', 'corrective'] as const
/** What somebody can have in his hands of a complaint. `corrective`: a corrective action of his that is not verified yet, or one that names him and is not done. */
export type Share = (typeof shares)[number]

/** What changes of the complaint once a share is with somebody else, or with nobody. */
type Part = Partial<Complaint>
type Give = (to: Person | undefined, moment: Moment) => Part

/** Without a successor a first contact falls to the dispatchers, an order goes back to them, a corrective action is nobody's and they find somebody; the rest stays. */
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
  corrective({ correctiveActions, stage }, from) {
    const isHis = (it: CorrectiveAction) => isCorrectiveHeldBy(it, from)
    if (!correctiveActions.some(isHis) && !reportGiving(stage, from, undefined)) return undefined
    return (to, { now }) => {
      const reported = reportGiving(stage, from, to)
      return {
        correctiveActions: to
          ? correctiveActions.map(it => (isHis(it) ? { ...it, owner: to.name, ownerId: to.id, givenAt: now } : it))
          : takenFrom(correctiveActions, from.id).actions,
        ...(reported ? { stage: reported } : {}),
      }
    }
  },
}

/** Owned by him and not verified yet, for until then it may come back; what only names him, while it is to be done. */
const isCorrectiveHeldBy = ({ ownerId, owner, done, verified }: CorrectiveAction, { id, name }: Person): boolean =>
  ownerId === undefined ? owner === name && !done : ownerId === id && !verified

/** A report still to be checked, giving what is to be followed from the answer on to somebody else, or to nobody; undefined where it is not his. */
const reportGiving = (stage: Stage, { id }: Person, to: Person | undefined): Stage | undefined => {
  if (stage.state !== 'checking') return undefined
  const { correctiveAction } = stage.report
  if (!correctiveAction.needed || correctiveAction.ownerId !== id) return undefined
  const { ownerId: _, ...written } = correctiveAction
  const given = to ? { ...written, owner: to.name, ownerId: to.id } : written
  return { ...stage, report: { ...stage.report, correctiveAction: given } }
}

/** What of a complaint is in somebody's hands; of one that is at rest the corrective actions alone, for they are followed on. */
export const sharesOf = (complaint: Complaint, person: Person): Share[] =>
  shares.filter(it => (it === 'corrective' || isOpen(complaint)) && held[it](complaint, person) !== undefined)

/** Whether anything of a complaint is in somebody's hands, or he works on it beside its handler. */
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
  const departmentId = orderOf(complaint.stage)?.departmentId
  let after = complaint
  const entries: EntryDraft[] = []
  const messages: MessageDraft[] = []
  for (const share of sharesOf(complaint, from)) {
    // Of what has changed hands before: a report and its order are one stage.
    const give = held[share](after, from)
    if (!give) continue
    const named = successorFor(share, departmentId)
    const to = named && !isInConflict(complaint, named.id) ? personOf(named) : undefined
    after = { ...after, ...give(to, moment) }
    const facts = { from: from.name, to: to?.name ?? '', toId: to?.id ?? '', share }
    entries.push(internalEntry('handed-over', byStaff(moment.actor), moment.now, { facts }))
    if (to) messages.push(toPerson(to.id, 'handed-over'))
    else if (share === 'order') messages.push(toRole('dispatcher', 'returned'))
    else if (share === 'corrective') messages.push(toRole('dispatcher', 'corrective-due'))
  }
  entries.push(...coHandlerLeft(complaint, from, moment))
  if (entries.length === 0) return undefined
  return { complaint: advance(after, withoutCoHandler(after.stage, from.id)), entries, messages }
}
