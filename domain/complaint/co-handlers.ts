// 协办: people of any department who work on an order beside its handler, for as long as it is worked on.

import { byStaff, type EntryDraft, internalEntry } from '../ledger/entry.ts'
import { type Actor, holds, type Person, personOf } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { Instant } from '../time.ts'
import { type Complaint, coHandlersOf, type Stage, type WorkOrder } from './complaint.ts'
import { advance, type Decision, type Moment, toPerson } from './decision.ts'
import { isInConflict, type MoveRefusal, stageFor } from './lifecycle.ts'

/** More than this is another order. */
export const mostCoHandlers = 4

const withCoHandlers = ({ coHandlers: _, ...order }: WorkOrder, coHandlers: readonly Person[]): WorkOrder =>
  coHandlers.length === 0 ? order : { ...order, coHandlers }

/** The order without somebody among its co-handlers. */
export const orderWithout = (order: WorkOrder, userId: string): WorkOrder =>
  withCoHandlers(order, order.coHandlers?.filter(it => it.id !== userId) ?? [])

/** The stage without somebody among the co-handlers of its order, where it has one. */
export const withoutCoHandler = (stage: Stage, userId: string): Stage =>
  'order' in stage ? { ...stage, order: orderWithout(stage.order, userId) } : stage

const entryOf = (
  kind: 'co-handler-added' | 'co-handler-removed',
  order: WorkOrder,
  { id, name }: Person,
  by: Person,
  now: Instant,
): EntryDraft =>
  internalEntry(kind, byStaff(by), now, { facts: { order: order.number, coHandler: name, coHandlerId: id } })

type AddRefusal =
  | MoveRefusal
  | 'handler-unknown'
  | 'in-conflict'
  | 'handler-himself'
  | 'co-handler-already'
  | 'co-handlers-full'

/** 加协办: a handler of the community, of whatever department; not the handler, not the filer, not whom it is about. He is told. */
export const addCoHandler = (
  complaint: Complaint,
  input: { person: Actor },
  { actor, now }: Moment,
): Result<Decision, AddRefusal> => {
  const stage = stageFor(complaint, actor, 'addCoHandler')
  if (!stage.ok) return stage
  const { order } = stage.value
  const { id } = input.person
  const before = coHandlersOf(stage.value)
  if (!holds(input.person, complaint.communityId, ['handler'])) return refuse('handler-unknown')
  if (isInConflict(complaint, id)) return refuse('in-conflict')
  if (order.handler.id === id) return refuse('handler-himself')
  if (before.some(it => it.id === id)) return refuse('co-handler-already')
  if (before.length >= mostCoHandlers) return refuse('co-handlers-full', { most: mostCoHandlers })
  const person = personOf(input.person)
  return accept({
    complaint: advance(
      complaint,
      { ...stage.value, order: withCoHandlers(order, [...before, person]) },
      {
        coHandled: [...new Set([...(complaint.coHandled ?? []), id])],
      },
    ),
    entries: [entryOf('co-handler-added', order, person, actor, now)],
    messages: [toPerson(id, 'co-handling')],
  })
}

/** 移除协办: he reads the complaint no more. What he did stays his: he is still not the one to visit. */
export const removeCoHandler = (
  complaint: Complaint,
  input: { userId: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | 'co-handler-unknown'> => {
  const stage = stageFor(complaint, actor, 'removeCoHandler')
  if (!stage.ok) return stage
  const person = coHandlersOf(stage.value).find(it => it.id === input.userId)
  if (!person) return refuse('co-handler-unknown')
  return accept({
    complaint: advance(complaint, withoutCoHandler(stage.value, person.id)),
    entries: [entryOf('co-handler-removed', stage.value.order, person, actor, now)],
    messages: [],
  })
}

/** Whether somebody is named as co-handler of the order, at work or reported done. */
export const isCoHandling = ({ stage }: Pick<Complaint, 'stage'>, userId: string): boolean =>
  'order' in stage && (stage.order.coHandlers?.some(it => it.id === userId) ?? false)

/** Somebody who leaves is no co-handler any more; what is written of it. */
export const coHandlerLeft = ({ stage }: Complaint, from: Person, { actor, now }: Moment): EntryDraft[] =>
  'order' in stage && isCoHandling({ stage }, from.id)
    ? [entryOf('co-handler-removed', stage.order, from, actor, now)]
    : []
