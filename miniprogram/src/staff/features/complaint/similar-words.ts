// What may be the same matter, in the words of the office.
import type { Card } from '#contract/complaint-views.ts'
import type { MergeProposal, Similar } from '#contract/groups.ts'
import { stateWords } from '#contract/words.ts'
import type { Instant } from '#domain/time.ts'
import { momentWords } from '../../../features/when.ts'

/** W2611-0007 · 已受理 · 昨天 17:56. */
export const aboutOther = (card: Card, now: Instant): string =>
  [card.number, stateWords[card.state], momentWords(card.receivedAt, now)].filter(Boolean).join(' · ')

/** Nothing to show: neither a proposal nor more than one household. */
export const isAlone = ({ merge, repeat, group }: Similar): boolean =>
  merge.length === 0 && repeat.length === 0 && group.size < 2

export const groupWords = ({ size, isGroup }: Similar['group']): string =>
  isGroup ? `7 天内 ${size} 户反映同一件事，已是群诉` : `7 天内 ${size} 户反映同一件事`

/** Which one goes into which, said before it is done. */
export const mergeWords = ({ how, card }: MergeProposal, own: string): string =>
  how === 'take'
    ? `${card.number} 并到这一件（${own}）里一起办，时限按更早的算。`
    : `这一件（${own}）并到 ${card.number} 里一起办，时限按更早的算。`

/** A proposal of a newer server that this version cannot carry out is not offered. */
export const canMerge = ({ how }: MergeProposal): boolean => how !== 'unknown'
