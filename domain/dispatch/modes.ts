// How an order finds its handler: by hand, proposed, automatic, or claimed (认领); and when a person has to decide.

import { isOn, type Off } from '../places/switches.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { Candidate } from './candidates.ts'
import type { Reason, Why } from './reasons.ts'
import { type Obstacle, whyNobody } from './why-nobody.ts'

export const modes = ['by-hand', 'proposed', 'automatic', 'claim'] as const
export type Mode = (typeof modes)[number]

/** What of a complaint decides which modes are open. */
export type ModeMatter = {
  major: boolean
  round: number
  /** Confirmed as the same matter as an earlier complaint (二次投诉). */
  repeated: boolean
  /** About the conduct of an employee. */
  aboutStaff: boolean
}

/** Why a person has to decide who handles it. */
export type PersonDecides = 'major' | 'repeat' | 'staff-conduct'
export type DispatchMode = { mode: Mode; allowed: true } | { mode: Mode; allowed: false; why: PersonDecides }

const decidedByAPerson = (matter: ModeMatter): PersonDecides | undefined => {
  if (matter.major) return 'major'
  if (matter.round > 1 || matter.repeated) return 'repeat'
  return matter.aboutStaff ? 'staff-conduct' : undefined
}

const peoplesModes: readonly Mode[] = ['by-hand', 'proposed']

const isOffered = (mode: Mode, off: Off | undefined): boolean => {
  if (mode === 'automatic') return isOn(off, 'auto-dispatch')
  return mode !== 'claim' || isOn(off, 'claim')
}

/** Every mode the community uses and whether it is open: no machine chooses, and nobody takes for himself, what a person must judge. */
export const dispatchModes = (matter: ModeMatter, off?: Off): DispatchMode[] => {
  const why = decidedByAPerson(matter)
  const offered = modes.filter(it => isOffered(it, off))
  return offered.map(mode =>
    why === undefined || peoplesModes.includes(mode) ? { mode, allowed: true } : { mode, allowed: false, why },
  )
}

/** Why an automatic choice is left to a person. */
export type NoChoice = 'no-candidates' | 'nobody-on-duty' | 'nobody-skilled' | 'all-full'

const firstOf = (candidate: Candidate, whys: readonly Why[]): Reason | undefined =>
  candidate.reasons.find(it => whys.includes(it.why))

const obstacles: readonly Obstacle<Candidate, NoChoice>[] = [
  ['nobody-on-duty', it => firstOf(it, ['off-duty']) !== undefined],
  ['nobody-skilled', it => firstOf(it, ['no-skill']) !== undefined],
]

/** The best of the ranked who is on duty, has the skill and is below the cap; refused with why a person must choose. */
export const automaticChoice = (ranked: readonly Candidate[]): Result<Candidate, NoChoice> => {
  const best = ranked.find(it => firstOf(it, ['off-duty', 'no-skill', 'over-cap']) === undefined)
  if (best) return accept(best)
  return refuse(ranked.length === 0 ? 'no-candidates' : whyNobody(ranked, obstacles, 'all-full'))
}

/** The reason why a candidate may not claim the order for himself, if there is one. */
export const barsClaim = (candidate: Candidate): Reason | undefined => firstOf(candidate, ['no-skill', 'over-cap'])
