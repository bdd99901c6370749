// 并案: one matter, several complaints. A child keeps its number, its filer and later its own survey; the parent takes the earliest deadline.

import { isRunning, type Rules, startClock, stopClocks } from '../clocks/clock.ts'
import { type ClockKind, clockKinds } from '../clocks/policy.ts'
import { byCustomer, byStaff, bySystem, type EntryDraft, internalEntry, publicEntry } from '../ledger/entry.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { Instant } from '../time.ts'
import { keptOut, sharedEntries, takenMessages } from './about.ts'
import { answerRound } from './answered.ts'
import { type Complaint, type Link, matterOf, type Outcome, settlementOf, workerOf } from './complaint.ts'
import { advance, type Decision, type Moment, toCustomer, toRole } from './decision.ts'
import { isInConflict, type MoveRefusal, stageFor } from './lifecycle.ts'

/** Both sides of a merge or a split, to be written together. */
export type Pair = { child: Decision; parent: Decision }

type MergeRefusal =
  | MoveRefusal
  | 'under-supervision'
  | 'third-party-not-merged'
  | 'parent-is-child'
  | 'child-is-parent'
  | 'in-conflict'

const linkOf = ({ id, number }: Complaint): Link => ({ id, number })

/** Nothing is merged into what nobody has accepted, or what is reported done. */
const takesChildren = ({ stage }: Complaint): boolean => ['accepted', 'dispatched', 'handling'].includes(stage.state)

const mergeFault = (child: Complaint, parent: Complaint, actorId: string): MergeRefusal | undefined => {
  if (child.source === 'third-party' || parent.source === 'third-party') return 'third-party-not-merged'
  if (child.children.length > 0) return 'child-is-parent'
  if (child.supervision) return 'under-supervision'
  if (isInConflict(parent, actorId)) return 'in-conflict'
  if (wouldMeet(child, parent)) return 'in-conflict'
  return takesChildren(parent) && parent.id !== child.id && parent.communityId === child.communityId
    ? undefined
    : 'parent-is-child'
}

/** Whoever the child is about would work on it with the parent. */
const wouldMeet = (child: Complaint, parent: Complaint): boolean =>
  child.about !== undefined && child.about.person.id !== parent.about?.person.id

/** What the customer was promised stays promised: where the child's clock of a kind is due first, the parent goes by that. */
const earliestOf = (parent: Complaint['clocks'], child: Complaint['clocks']): Complaint['clocks'] =>
  parent.map(clock => {
    const earlier = child.find(it => isRunning(it) && it.kind === clock.kind && it.dueAt < clock.dueAt)
    return earlier && isRunning(clock) ? { ...earlier, round: clock.round, told: clock.told } : clock
  })

const withChild = (parent: Complaint, child: Complaint, clocks: Complaint['clocks']): Complaint =>
  advance(parent, parent.stage, {
    children: [...parent.children.filter(it => it.id !== child.id), linkOf(child)],
    clocks: earliestOf(parent.clocks, clocks),
  })

/** 并案: the child's clocks stop, it is answered with its parent. */
export const merge = (child: Complaint, parent: Complaint, { actor, now }: Moment): Result<Pair, MergeRefusal> => {
  const stage = stageFor(child, actor, 'merge')
  if (!stage.ok) return stage
  const fault = mergeFault(child, parent, actor.id)
  if (fault) return refuse(fault)
  return accept({
    child: {
      complaint: advance(
        child,
        { state: 'merged', parent: linkOf(parent), mergedAt: now },
        {
          clocks: stopClocks(child.clocks, clockKinds, now, 'merged'),
          pause: undefined,
          proposal: undefined,
          ...(parent.about ? keptOut(child, parent.about) : {}),
        },
      ),
      entries: [
        publicEntry('merged', byStaff(actor), now, { facts: { parent: parent.number } }),
        ...(parent.about ? sharedEntries(child, parent.about, now) : []),
      ],
      messages: [toCustomer('merged'), ...(parent.about ? takenMessages(child, parent.about) : [])],
    },
    parent: {
      complaint: withChild(parent, child, child.clocks),
      entries: [internalEntry('child-merged', byStaff(actor), now, { facts: { child: child.number } })],
      messages: [],
    },
  })
}

const customersClocks: readonly ClockKind[] = ['on-site', 'first-answer', 'written-answer', 'close', 'escalation']

/** The child stands on its own again: accepted, to be dispatched, its customer's clocks as if it had never been merged. */
const onItsOwn = (child: Complaint, now: Instant, rules: Rules): Complaint => {
  const { clocks, round } = child
  const matter = matterOf(child)
  const again = customersClocks.flatMap(kind => {
    const last = clocks.findLast(it => it.kind === kind && it.round === round)
    return last?.end === 'merged' ? startClock(kind, matter, last.startedAt, round, rules) : []
  })
  const dispatch = startClock('dispatch', matter, now, round, rules)
  return advance(child, { state: 'accepted' }, { clocks: [...clocks, ...dispatch, ...again] })
}

const without = (parent: Complaint, child: Link, author: EntryDraft['author'], now: Instant): Decision => ({
  complaint: advance(parent, parent.stage, { children: parent.children.filter(it => it.id !== child.id) }),
  entries: [internalEntry('child-split', author, now, { facts: { child: child.number } })],
  messages: [],
})

/** 拆案: by the customer who is not content, or by the dispatcher. */
export const split = (
  child: Complaint,
  parent: Complaint,
  { actor, now, rules }: Moment,
): Result<Pair, MoveRefusal> => {
  const stage = stageFor(child, actor, 'split')
  if (!stage.ok) return stage
  const author = child.customer.userId === actor.id ? byCustomer(actor) : byStaff(actor)
  return accept({
    child: {
      complaint: onItsOwn(child, now, rules),
      entries: [publicEntry('split', author, now, { facts: { parent: stage.value.parent.number } })],
      messages: [toRole('dispatcher', 'split')],
    },
    parent: without(parent, linkOf(child), author, now),
  })
}

const isIn = ({ stage }: Complaint, parent: Link): boolean => stage.state === 'merged' && stage.parent.id === parent.id

/** Whoever worked on the parent beside its handler visits its children as little as that one. */
const withCoHandled = (child: Complaint, outcome: Outcome): Complaint => {
  const coHandlers = outcome.how === 'worked' ? (outcome.order.coHandlers ?? []) : []
  if (coHandlers.length === 0) return child
  return { ...child, coHandled: [...new Set([...(child.coHandled ?? []), ...coHandlers.map(it => it.id)])] }
}

/** The parent's answer reaches a child, which gets its own survey and visit; nothing happens where the child is no longer merged into it. */
export const answerWithParent = (
  child: Complaint,
  parent: Link,
  outcome: Outcome,
  now: Instant,
  rules: Rules,
): Decision | undefined => {
  if (!isIn(child, parent)) return undefined
  const { answer, answeredBy } = outcome
  const settlement = settlementOf(outcome)
  const answered = answerRound(
    withCoHandled(child, outcome),
    { how: 'with-parent', parent, answer, answeredAt: now, answeredBy, settlement, worker: workerOf(outcome) },
    rules,
  )
  return {
    ...answered,
    entries: [
      publicEntry('answered', byStaff(answeredBy), now, { facts: { parent: parent.number }, texts: { answer } }),
      ...answered.entries,
    ],
  }
}

/** The parent ended without an answer: the child stands on its own again; nothing happens where it already does. */
export const leaveParent = (child: Complaint, parent: Link, now: Instant, rules: Rules): Decision | undefined => {
  if (!isIn(child, parent)) return undefined
  return {
    complaint: onItsOwn(child, now, rules),
    entries: [publicEntry('split', bySystem, now, { facts: { parent: parent.number } })],
    messages: [toRole('dispatcher', 'split')],
  }
}

/** The children in the order in which they were received; the first of them inherits. */
export const oldestFirst = <T extends Pick<Complaint, 'receivedAt' | 'number'>>(children: readonly T[]): T[] =>
  children.toSorted((a, b) => a.receivedAt - b.receivedAt || a.number.localeCompare(b.number))

/**
 * The parent was withdrawn and its oldest child, which has left it, inherits: another child is merged into that heir, with
 * the earlier of their deadlines, and is about whom that is about. Nothing where the child is no longer merged into the
 * withdrawn parent, or where it cannot be merged into the heir: nothing can any more, or the child is about somebody else.
 */
export const followHeir = (
  child: Complaint,
  heir: Complaint,
  parent: Link,
  now: Instant,
  rules: Rules,
): Pair | undefined => {
  if (!isIn(child, parent) || !takesChildren(heir) || wouldMeet(child, heir)) return undefined
  const { about } = heir
  const facts = { facts: { child: child.number } }
  return {
    child: {
      complaint: advance(
        child,
        { state: 'merged', parent: linkOf(heir), mergedAt: now },
        about && keptOut(child, about),
      ),
      entries: [
        publicEntry('merged', bySystem, now, { facts: { parent: heir.number } }),
        ...(about ? sharedEntries(child, about, now) : []),
      ],
      messages: [toCustomer('merged'), ...(about ? takenMessages(child, about) : [])],
    },
    parent: {
      complaint: withChild(heir, child, onItsOwn(child, now, rules).clocks),
      entries: [internalEntry('child-merged', bySystem, now, facts)],
      messages: [],
    },
  }
}
