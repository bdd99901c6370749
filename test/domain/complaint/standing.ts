// What holds for every complaint at every moment, and what its timeline must tell.

import { expect } from 'vitest'
import { isRunning } from '#domain/clocks/clock.ts'
import { type Complaint, isOpen } from '#domain/complaint/complaint.ts'
import { deadlineOf } from '#domain/complaint/next-deadline.ts'
import { answerable, type Member, responsibleFor } from '#domain/complaint/responsible.ts'
import { staff } from './random-steps.ts'
import { type Retold, responsibleIn } from './replay.ts'

/** Everybody who could answer for a complaint. */
export const crew: readonly Member[] = staff.map(({ id, name, grants }) => ({ id, name, roles: grants }))

/** Only supervision holds it open: survey or visit have been, or there is nobody to ask, so there is nothing to wait for. */
const isHeldBySupervision = ({ stage, supervision, ownCase, kind }: Complaint): boolean =>
  supervision !== undefined &&
  stage.state === 'answered' &&
  (stage.visit.state === 'done' || stage.survey.state === 'answered' || ownCase === true || kind === 'praise')

/** Somebody answers and something is awaited while it is open; nothing runs once it is at rest. */
export const checkStanding = (complaint: Complaint): void => {
  const open = isOpen(complaint)
  const responsible = responsibleFor(complaint)
  expect(responsible !== undefined).toBe(open)
  const answering = answerable(complaint, crew)
  expect(answering.length > 0).toBe(open)
  const next = deadlineOf(complaint)
  const running = complaint.clocks.filter(isRunning)
  if (!open) expect(running).toEqual([])
  else if (!isHeldBySupervision(complaint)) expect(running).not.toEqual([])
  if (next) expect([next.remindAt, next.dueAt].every(Number.isInteger) && next.remindAt <= next.dueAt).toBe(true)
  expect(new Set(running.map(it => it.kind)).size).toBe(running.length)
  for (const clock of complaint.clocks) {
    expect(clock.end === undefined).toBe(clock.stoppedAt === undefined)
    if (isRunning(clock)) expect(clock.round).toBe(complaint.round)
  }
}

const responsibleName = (complaint: Complaint): string | undefined => {
  const responsible = responsibleFor(complaint)
  if (!responsible) return undefined
  if (responsible.kind === 'person') return responsible.person.id
  return responsible.departmentId === undefined
    ? responsible.role
    : `${responsible.role} of ${responsible.departmentId}`
}

/** A reader of the timeline alone knows state, round, who owes the next step and where a transfer sent it. */
export const checkReplay = (complaint: Complaint, retold: Retold): void => {
  expect([retold.state, retold.round, responsibleIn(retold), retold.transferredTo]).toEqual([
    complaint.stage.state,
    complaint.round,
    responsibleName(complaint),
    complaint.transferredTo,
  ])
}
