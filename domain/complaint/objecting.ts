// 签呈: what a head may object to now, objecting, and the executive's decision.

import { byStaff, internalEntry } from '../ledger/entry.ts'
import { type Actor, type Person, personOf } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import { type Complaint, orderOf, reportOf } from './complaint.ts'
import { advance, type Decision, type Moment, toPerson, toRole } from './decision.ts'
import { departmentOf } from './department.ts'
import { type MoveRefusal, stageFor } from './lifecycle.ts'
import { type Objection, type ObjectionGround, objectionGrounds } from './objection.ts'
import { checkText, type TextRefusal } from './wording.ts'

const personsOf = (...people: readonly (Person | undefined)[]): Person[] =>
  people.flatMap(it => (it ? [personOf(it)] : []))

/** Who says who is liable: whoever reported the work, and those of a final answer. */
const liabilityBy = ({ stage, finalAnswer }: Complaint): Person[] => {
  const outcome = 'outcome' in stage ? stage.outcome : undefined
  return personsOf(
    reportOf(stage) && (reportOf(stage)?.doneBy ?? orderOf(stage)?.handler),
    finalAnswer?.proposedBy,
    ...(outcome?.how === 'final-answer' ? [outcome.proposedBy, outcome.answeredBy] : []),
  )
}

/** Whose decision a ground is against; undefined where there is no such decision. */
const decidersOf = (complaint: Complaint, ground: ObjectionGround): Person[] | undefined => {
  const { stage, instruction, severityBy, firstContact } = complaint
  switch (ground) {
    case 'not-our-work':
      return 'order' in stage ? personsOf(stage.order.dispatchedBy) : undefined
    case 'severity':
      return personsOf(severityBy ?? firstContact)
    case 'liable-party': {
      const deciders = liabilityBy(complaint)
      return deciders.length > 0 ? deciders : undefined
    }
    case 'instruction':
      return instruction?.by && personsOf(instruction.by)
  }
}

const ofDepartment = (complaint: Complaint): Objection[] =>
  (complaint.objections ?? []).filter(it => it.departmentId === departmentOf(complaint))

const hasOpen = (complaint: Complaint): boolean => ofDepartment(complaint).some(it => !it.decided)

/** Decided already: once on each ground in a round. */
const isDecided = (complaint: Complaint, ground: ObjectionGround): boolean =>
  ofDepartment(complaint).some(it => it.ground === ground && it.round === complaint.round && it.decided)

/** What was decided by others than the actor, and so can be objected to by him. */
const isAgainstOthers = (complaint: Complaint, ground: ObjectionGround, actor: Actor): boolean =>
  decidersOf(complaint, ground)?.every(it => it.id !== actor.id) ?? false

/** The grounds the head of the department concerned has now; none while an objection of his department is open. */
export const groundsFor = (complaint: Complaint, actor: Actor): ObjectionGround[] =>
  hasOpen(complaint)
    ? []
    : objectionGrounds.filter(it => isAgainstOthers(complaint, it, actor) && !isDecided(complaint, it))

/** The head objects in writing; it goes to the executive. */
export const object = (
  complaint: Complaint,
  input: { ground: ObjectionGround; words: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'objection-open' | 'objection-decided' | 'no-ground'> => {
  const stage = stageFor(complaint, actor, 'object')
  if (!stage.ok) return stage
  const { ground } = input
  if (hasOpen(complaint)) return refuse('objection-open')
  if (isDecided(complaint, ground)) return refuse('objection-decided')
  const against = decidersOf(complaint, ground)
  if (!against || !isAgainstOthers(complaint, ground, actor)) return refuse('no-ground')
  const words = checkText(input.words)
  if (!words.ok) return words
  const objection: Objection = {
    departmentId: departmentOf(complaint),
    ground,
    words: words.value,
    by: personOf(actor),
    at: now,
    round: complaint.round,
    against,
  }
  return accept({
    complaint: advance(complaint, stage.value, { objections: [...(complaint.objections ?? []), objection] }),
    entries: [internalEntry('objected', byStaff(actor), now, { facts: { ground }, texts: { words: words.value } })],
    messages: [toRole('executive', 'objected')],
  })
}

/** Whether somebody may decide about an objection that is open: not his own, and not against what he decided himself. */
export const mayDecideOn = ({ decided, by, against }: Objection, actorId: string): boolean =>
  !decided && by.id !== actorId && against.every(it => it.id !== actorId)

/** The executive decides; `index` counts from 0 in the order they were made. What follows from it is done by those whose work it is. */
export const decideObjection = (
  complaint: Complaint,
  input: { index: number; upheld: boolean; words: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'no-objection'> => {
  const stage = stageFor(complaint, actor, 'decideObjection')
  if (!stage.ok) return stage
  const { objections = [] } = complaint
  const objection = objections[input.index]
  if (!objection || objection.decided) return refuse('no-objection')
  if (!mayDecideOn(objection, actor.id)) return refuse('own-work')
  const words = checkText(input.words)
  if (!words.ok) return words
  const { upheld } = input
  const { ground, by } = objection
  const decided = { upheld, words: words.value, by: personOf(actor), at: now }
  return accept({
    complaint: advance(complaint, stage.value, { objections: objections.with(input.index, { ...objection, decided }) }),
    entries: [
      internalEntry('objection-decided', byStaff(actor), now, {
        facts: { ground, upheld, index: input.index },
        texts: { words: words.value },
      }),
    ],
    messages: [toPerson(by.id, 'objection-decided'), ...(upheld ? [toRole('dispatcher', 'objection-decided')] : [])],
  })
}
