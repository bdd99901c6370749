// 并案 and 拆案: two complaints change in one transaction.

import type { Reason } from '#contract/refusals.ts'
import { merge, type Pair, split } from '#domain/complaint/merging.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Both, Step } from './act-on-complaint.ts'

const both = (pair: Result<Pair, Reason>): Result<Both, Reason> =>
  pair.ok ? accept({ ...pair.value.child, other: pair.value.parent }) : pair

type Turn = { turn: number }
type Pairing<B extends Turn> = Pick<Step<B>, 'other' | 'decide'>

/** Merges the complaint into the one with `parentId`. */
export const mergeIntoParent: Pairing<Turn & { parentId: string }> = {
  other: (_complaint, { parentId }) => parentId,
  decide: (child, _body, moment, _community, parent) =>
    parent ? both(merge(child, parent, moment)) : refuse('complaint-unknown'),
}

/** Takes the complaint out of the one it was merged into. */
export const splitFromParent: Pairing<Turn> = {
  other: ({ stage }) => (stage.state === 'merged' ? stage.parent.id : undefined),
  decide: (child, _body, moment, _community, parent) =>
    parent ? both(split(child, parent, moment)) : refuse('not-now', { state: child.stage.state }),
}
