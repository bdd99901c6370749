// Chips only staff see: the level with its length, and states by the word the ledger carries.

import type { Next } from '#contract/complaint-views.ts'
import { stateWords } from '#contract/words.ts'
import { states } from '#domain/complaint/complaint.ts'
import { levelChip, stateChip } from '../../features/complaint/chips.ts'
import type { ChipProps } from '../../ui/chip.tsx'

/** The level with the time left beside it, where no dial says it. */
export const levelWithLength = (next: Next, now: number): ChipProps => {
  const { elderMore, ...chip } = levelChip(next, now)
  return elderMore ? { ...chip, more: elderMore } : chip
}

/** The chip of a state by its Chinese word. */
export const stateChipByWord = (word: string): ChipProps => ({
  ...stateChip(states.find(state => stateWords[state] === word) ?? 'unknown'),
  word,
})
