// How a complaint was answered, read from its own timeline: the detail names it only once it is closed.
import type { Detail, EntryView } from '#contract/complaint-views.ts'

const answering: readonly EntryView['kind'][] = ['answered', 'solved-on-the-spot', 'final-answer-signed']

type Answered = Pick<Detail, 'entries' | 'answer'>

/** The entry that answered the round; undefined while there is no answer. */
export const answeringEntry = ({ entries, answer }: Answered): EntryView | undefined =>
  answer === undefined ? undefined : entries.filter(({ kind }) => answering.includes(kind)).pop()

/** Where the matter was handed on to, if it was. */
export const referredTo = (detail: Answered & Pick<Detail, 'referredTo'>): string | undefined =>
  detail.referredTo ?? answeringEntry(detail)?.texts.referredTo

/** Withdrawn, but the company goes on with it as its own case: the customer has nothing more to do with it. */
export const isGoneOn = ({ state, entries }: Pick<Detail, 'state' | 'entries'>): boolean =>
  state !== 'withdrawn' && entries.some(it => it.kind === 'withdrawn' && it.facts.ownCase === true)
