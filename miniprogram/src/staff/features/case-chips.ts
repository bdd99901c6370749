// Chips that only staff see: severity, and states by the word the ledger carries.

import type { Card, Next } from '#contract/complaint-views.ts'
import { severityWords, stateWords } from '#contract/words.ts'
import { states } from '#domain/complaint/complaint.ts'
import { levelChip, stateChip } from '../../features/complaint/chips.ts'
import type { ChipProps } from '../../ui/chip.tsx'

const severityLooks: Record<Card['severity'], Pick<ChipProps, 'tone' | 'icon'>> = {
  emergency: { tone: 'warn-solid', icon: 'siren' },
  major: { tone: 'warn-soft', icon: 'flag' },
  ordinary: { tone: 'rest-outline', icon: 'dash' },
  suggestion: { tone: 'outline', icon: 'bulb' },
  unknown: { tone: 'rest-outline', icon: 'dash' },
}

export const severityChip = (severity: Card['severity']): ChipProps => ({
  ...severityLooks[severity],
  word: severity === 'unknown' ? '请更新小程序' : severityWords[severity],
})

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
