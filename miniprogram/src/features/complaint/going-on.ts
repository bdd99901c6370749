import type { Card } from '#contract/complaint-views.ts'

/** 进行中 for the one who filed it: a deadline is awaited, or it is answered together with another one. */
export const isGoingOn = ({ next, state }: Pick<Card, 'next' | 'state'>): boolean =>
  next !== undefined || state === 'merged'
