import { sentenceFor } from '#contract/refusals.ts'

export const say = sentenceFor
