// How a past complaint of the demo is told: who said what, and what was done when.

import type * as z from 'zod/mini'
import type * as residentMoves from '#contract/complaints.ts'
import type * as staffMoves from '#contract/staff-moves.ts'
import type { Cause, LiableParty, RequestKind, Settlement, Severity, Source } from '../../domain/complaint/classes.ts'
import type { VisitMethod } from '../../domain/return-visit/visit.ts'
import type { Mark } from '../../domain/survey/survey.ts'
import type { Instant } from '../../domain/time.ts'
import type { Scene } from './photos.ts'

/** `day`: working days after the filing; `at`: Shanghai time. `minutesAgo` instead for a step of today. */
type When = { day: number; at: string } | { minutesAgo: number }

export type Report = {
  what: string
  cause: Cause
  settlement: Settlement
  liable: LiableParty
  /** Why nothing more is needed, or what is done so that it does not happen again. */
  corrective: { because: string } | { what: string; owner: string; ownerId: string }
  photo?: Scene
}

type Moves = typeof staffMoves & Pick<typeof residentMoves, 'nudgeMine' | 'appealMine'>

type BodyOf<Name extends keyof Moves> = Omit<z.input<Moves[Name]['body']>, 'turn'>

/** The n-th working day after today, at a Shanghai time. */
export type InDays = (workingDays: number, at: string) => Instant

/** Any endpoint for a move on a complaint, by its name, made by a person of the demo. The turn is added when it is played. */
export type MoveStep = {
  [Name in keyof Moves]: { do: Name; by: string; body: BodyOf<Name> | ((inDays: InDays) => BodyOf<Name>) }
}[keyof Moves]

export type Step = When &
  (
    | MoveStep
    | { do: 'accept'; severity?: Severity }
    | { do: 'decline'; reason: string }
    | { do: 'solve'; answer: string; settlement: Settlement }
    | { do: 'dispatch'; to: string; by?: 'xujing'; instruction?: string }
    | { do: 'take' }
    | { do: 'report'; report: Report }
    | { do: 'send-back'; reason: string }
    | { do: 'confirm'; answer?: string }
    | { do: 'survey'; solved: boolean; overall: Mark; tags: string[]; text?: string; callMe?: boolean }
    | { do: 'visit'; method: VisitMethod; verdict: 'satisfied' | 'partly' | 'not'; solved: boolean; words: string }
    | { do: 'confirm-visit' }
    | { do: 'next-round'; reason: string }
    | { do: 'remark'; text: string }
    | { do: 'withdraw' }
    | { do: 'follow'; by: string }
  )

export type Story = {
  key: string
  /** How many working days ago it was filed; `minutesAgo` instead for one of this morning. */
  filed: { workingDaysAgo: number; at: string } | { minutesAgo: number }
  /** A resident's alias, or somebody who called, came or wrote. */
  who: string | { name: string; source: Source; phone?: string }
  kind?: RequestKind
  categoryId: string
  /** A room's label, or a public place. */
  room?: string
  place?: string
  text: string
  demand?: string
  danger?: boolean
  hideName?: boolean
  photos?: Scene[]
  steps: Step[]
}

/** Work that was done, with a photo after it. */
export const repaired = (what: string, cause: Cause, liable: LiableParty, photo: Scene): Report => ({
  what,
  cause,
  settlement: 'repaired',
  liable,
  corrective: { because: '单户问题，已检查同一立管的邻居' },
  photo,
})

/** A matter of words and patrols, without a photo. */
export const talked = (what: string, cause: Cause): Report => ({
  what,
  cause,
  settlement: 'explained',
  liable: 'nobody',
  corrective: { because: '已列入每日巡查' },
})
