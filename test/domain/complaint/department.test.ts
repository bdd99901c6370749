import { describe, expect, test } from 'vitest'
import { decideProposal } from '#domain/complaint/agreements.ts'
import { seesArrivalPlace } from '#domain/complaint/arrival.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { departmentOf, nextDepartmentOf } from '#domain/complaint/department.ts'
import { mayMove, maySeeAsStaff } from '#domain/complaint/lifecycle.ts'
import { claim, dispatch, redispatch, returnOrder } from '#domain/complaint/work.ts'
import { aComplaint, accepted, aMoment, departmentId, otherDepartmentId, people } from '../../support/builders.ts'
import { named, noon } from './decided.ts'

const { dispatcher, handler, handlerElsewhere, head, headElsewhere } = people
const byDispatcher = aMoment({ actor: dispatcher })
const there = { handler: named(handlerElsewhere), departmentId: otherDepartmentId }
const here = { handler: named(handler), departmentId }

const transferTo = (to: string): Complaint => {
  const proposal = { kind: 'transfer', departmentId: to, words: '归绿化', by: named(handler), at: noon } as const
  const asked = aComplaint({ state: 'handling', proposal })
  return accepted(decideProposal(asked, { granted: true }, byDispatcher)).complaint
}
const transferred = transferTo(otherDepartmentId)

describe('the department that is to get the next order', () => {
  test.each([
    ['before any order the category’s', aComplaint({ state: 'accepted' }), departmentId],
    ['the one a granted transfer named', transferred, otherDepartmentId],
    ['the category’s own, where the transfer named that', transferTo(departmentId), departmentId],
  ])('is %s', (_, complaint, expected) => {
    expect([nextDepartmentOf(complaint), departmentOf(complaint)]).toEqual([expected, expected])
  })

  test('is the category’s where a transfer was refused', () => {
    const asked = aComplaint({
      state: 'handling',
      proposal: { kind: 'transfer', departmentId: otherDepartmentId, words: '归绿化', by: named(handler), at: noon },
    })
    const { complaint } = accepted(decideProposal(asked, { granted: false, words: '归你们' }, byDispatcher))
    expect(complaint.transferredTo).toBeUndefined()
  })

  test('stays the one it was transferred to when that one returns its order', () => {
    const ordered = accepted(dispatch(transferred, there, byDispatcher)).complaint
    expect(departmentOf(ordered)).toBe(otherDepartmentId)
    const returned = accepted(returnOrder(ordered, { reason: '今天没人' }, aMoment({ actor: handlerElsewhere })))
    expect(nextDepartmentOf(returned.complaint)).toBe(otherDepartmentId)
  })

  test('is the category’s again once an order went elsewhere', () => {
    const elsewhere = accepted(dispatch(transferred, here, byDispatcher)).complaint
    expect([elsewhere.transferredTo, departmentOf(elsewhere)]).toEqual([undefined, departmentId])
    const begun = accepted(claim(transferred, aMoment({ actor: handlerElsewhere }))).complaint
    expect(accepted(redispatch(begun, here, byDispatcher)).complaint.transferredTo).toBeUndefined()
  })

  test('is not that of an order given elsewhere without a transfer', () => {
    const ordered = accepted(dispatch(aComplaint({ state: 'accepted' }), there, byDispatcher)).complaint
    expect([departmentOf(ordered), nextDepartmentOf(ordered)]).toEqual([otherDepartmentId, departmentId])
  })
})

describe('after a granted transfer', () => {
  test('the people of the new department see it and may claim it; those of the old one no longer', () => {
    expect([handlerElsewhere, handler].map(it => maySeeAsStaff(transferred, it))).toEqual([true, false])
    expect([handlerElsewhere, handler].map(it => mayMove(transferred, it, 'claim').ok)).toEqual([true, false])
    const { complaint } = accepted(claim(transferred, aMoment({ actor: handlerElsewhere })))
    expect(complaint.stage).toMatchObject({ state: 'handling', order: { departmentId: otherDepartmentId } })
  })

  test('its head is the one it has come to', () => {
    expect([headElsewhere, head].map(it => seesArrivalPlace(transferred, it))).toEqual([true, false])
    const escalated = { ...transferred, instruction: { askedAt: noon } }
    expect([headElsewhere, head].map(it => mayMove(escalated, it, 'instruct').ok)).toEqual([true, false])
  })
})
