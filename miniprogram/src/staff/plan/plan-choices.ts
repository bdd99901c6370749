// What the reviewer makes of a plan: whom he takes instead, and what he leaves out; and the orders that come of it.

import type * as z from 'zod/mini'
import type { confirmPlan, DispatchPlan, PlanProposal } from '#contract/dispatch.ts'

type Person = { userId: string; name: string }

/** Instead of what was proposed: somebody else for a reason, also of another department, or nobody for now. */
export type Instead = { person: Person; departmentId?: string | undefined; override: string } | 'nobody'

export type Choices = ReadonlyMap<string, Instead>

export type PlannedOrder = z.infer<typeof confirmPlan.body>['orders'][number]

/** Who gets it, as things stand; undefined where it is left out. */
export const personFor = ({ order, person }: PlanProposal, choices: Choices): Person | undefined => {
  const instead = choices.get(order.complaintId)
  if (instead === undefined) return person
  return instead === 'nobody' ? undefined : instead.person
}

/** The orders to give. Taking the one who was proposed after all needs no reason. */
export const ordersOf = ({ proposals }: Pick<DispatchPlan, 'proposals'>, choices: Choices): PlannedOrder[] =>
  proposals.flatMap(proposal => {
    const { order, person } = proposal
    const chosen = personFor(proposal, choices)
    if (!chosen) return []
    const instead = choices.get(order.complaintId)
    const { departmentId, override } = instead === undefined || instead === 'nobody' ? {} : instead
    const isOther = chosen.userId !== person.userId
    return {
      complaintId: order.complaintId,
      turn: order.turn,
      handlerId: chosen.userId,
      proposedId: person.userId,
      ...(departmentId === undefined ? {} : { departmentId }),
      ...(isOther && override !== undefined ? { override } : {}),
    }
  })

/** How many each person would get, the most first. */
export const sharesOf = (
  { proposals }: Pick<DispatchPlan, 'proposals'>,
  choices: Choices,
): (Person & { orders: number })[] => {
  const shares = new Map<string, Person & { orders: number }>()
  for (const proposal of proposals) {
    const person = personFor(proposal, choices)
    if (!person) continue
    const { userId, name } = person
    shares.set(userId, { userId, name, orders: (shares.get(userId)?.orders ?? 0) + 1 })
  }
  return [...shares.values()].sort((one, other) => other.orders - one.orders)
}

const leftWords = {
  'no-department': '这个部门还没有登记处理人',
  conflict: '能去的人都和这件投诉有关',
  'no-skill': '没有会做这项的人',
  'off-duty': '没有人当班，也没排下一班',
  'over-cap': '能去的人手上都满了',
  'slots-taken': '人手先给了更急的',
  unknown: '请打开这件投诉看看',
} as const satisfies Record<DispatchPlan['left'][number]['why'], string>

/** Why nobody is proposed. */
export const leftWord = (why: keyof typeof leftWords): string => leftWords[why]
