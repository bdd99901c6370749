// 催办与升级: which open complaints somebody has pushed, taken up or asked about, and whose departments that concerns.

import { type Complaint, isOpen, orderOf } from './complaint.ts'
import { nextDepartmentOf } from './department.ts'

/** The departments whose objection nobody has decided yet. */
const objecting = ({ objections = [] }: Complaint): string[] =>
  objections.flatMap(it => (it.decided ? [] : [it.departmentId]))

/** Of an open complaint; a declined one is open only while an appeal runs. */
const isRaised = (complaint: Complaint): boolean => {
  const { urges, consultations, delayAccount, stage } = complaint
  const lastUrge = urges.at(-1)
  return (
    (lastUrge !== undefined && lastUrge.answer === undefined) ||
    consultations.some(it => it.answer === undefined) ||
    objecting(complaint).length > 0 ||
    (delayAccount !== undefined && delayAccount.words === undefined) ||
    stage.state === 'declined' ||
    [complaint.instruction, complaint.supervision, complaint.proposal, complaint.finalAnswer].some(Boolean)
  )
}

/**
 * The departments whose heads a raised complaint concerns: the one with the order or, once it has gone up, the one
 * that would get it, those that still owe an answer, and those that wait for a decision.
 * May be empty; undefined where nothing is raised or nothing is open any more.
 */
export const raisedFor = (complaint: Complaint): string[] | undefined => {
  if (!isOpen(complaint) || !isRaised(complaint)) return undefined
  const { consultations, stage, instruction } = complaint
  const working = orderOf(stage)?.departmentId ?? (instruction ? nextDepartmentOf(complaint) : undefined)
  const asked = consultations.flatMap(it => (it.answer === undefined ? [it.departmentId] : []))
  return [...new Set([...(working === undefined ? [] : [working]), ...asked, ...objecting(complaint)])]
}
