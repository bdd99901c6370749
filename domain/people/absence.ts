// 请假: from one day to another somebody else of the same post, or of one above it, stands in. It begins and ends by itself.

import { accept, type Result, refuse } from '../result.ts'
import { addDays, type Day, dayOf, type Instant, startOfDay } from '../time.ts'
import { type Actor, heads, holds } from './actor.ts'
import { type Colleague, mayStandIn } from './team.ts'

/** Days in a row; whoever is away longer hands over. */
export const mostAbsentDays = 90
/** So many of one person are kept, the newest. */
export const mostAbsences = 20

/** From the first instant of the first day up to, but not at, that of the day after the last. */
export type Absence = { id: string; from: Instant; to: Instant; delegateId: string }

/** The absence that is on at a moment. */
export const absenceAt = <A extends Pick<Absence, 'from' | 'to'>>(
  absences: readonly A[] | undefined,
  at: Instant,
): A | undefined => absences?.find(it => it.from <= at && at < it.to)

type Away = Colleague & { absences: readonly Absence[] }

/** Who may enter and end somebody's absence: he himself, the head of a department he works for, manager and administrator. */
export const mayEnterAbsence = (actor: Actor, communityId: string, person: Colleague): boolean =>
  actor.id === person.id ||
  holds(actor, communityId, ['manager', 'admin']) ||
  person.roles.some(it => it.departmentId !== undefined && heads(actor, communityId, it.departmentId))

const overlaps = (one: Pick<Absence, 'from' | 'to'>, other: Pick<Absence, 'from' | 'to'>): boolean =>
  one.from < other.to && other.from < one.to

export type AbsenceRefusal =
  | 'absence-wrong'
  | 'absence-overlaps'
  | 'delegate-unfit'
  | 'delegate-absent'
  | 'person-unknown'

/** Enters an absence; both days belong to it. The delegate holds a post of his, or one above it, and is there himself all the time. */
export const enterAbsence = (
  person: Away,
  delegate: Away | undefined,
  wanted: { id: string; from: Day; to: Day },
  now: Instant,
): Result<Absence, AbsenceRefusal> => {
  const from = startOfDay(wanted.from)
  const to = startOfDay(addDays(wanted.to, 1))
  const latest = startOfDay(addDays(wanted.from, mostAbsentDays))
  if (wanted.to < wanted.from || wanted.from < dayOf(now) || to > latest)
    return refuse('absence-wrong', { most: mostAbsentDays })
  if (!delegate) return refuse('person-unknown')
  if (delegate.id === person.id || !mayStandIn(person.roles, delegate.roles)) return refuse('delegate-unfit')
  if (person.absences.some(it => overlaps(it, { from, to }))) return refuse('absence-overlaps')
  if (delegate.absences.some(it => overlaps(it, { from, to }))) return refuse('delegate-absent')
  return accept({ id: wanted.id, from, to, delegateId: delegate.id })
}

/** The absences with one that ends now: one that has not begun is as if it had never been entered. */
export const endAbsence = <A extends Absence>(
  absences: readonly A[],
  id: string,
  now: Instant,
): Result<A[], 'absence-unknown'> => {
  const ended = absences.find(it => it.id === id)
  if (!ended || ended.to <= now) return refuse('absence-unknown')
  return accept(absences.flatMap(it => (it !== ended ? [it] : it.from < now ? [{ ...it, to: now }] : [])))
}
