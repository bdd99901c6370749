import type { Reason } from '#contract/refusals.ts'

export type Why = Reason
