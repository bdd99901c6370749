// Chips of a complaint: state, severity, deadline. Word, icon and fill together; the fill tells who moves.

import type { Card } from '#contract/complaint-views.ts'
import { severityWords, stateWords } from '#contract/words.ts'
import type { ChipProps } from '../../ui/chip.tsx'

type Looks = Pick<ChipProps, 'tone' | 'icon'>

const unknown: Looks = { tone: 'rest-outline', icon: 'dash' }

const stateLooks: Record<Card['state'], Looks> = {
  submitted: { tone: 'soft', icon: 'inbox' },
  accepted: { tone: 'soft', icon: 'receive' },
  dispatched: { tone: 'soft', icon: 'send' },
  handling: { tone: 'solid', icon: 'wrench' },
  checking: { tone: 'soft', icon: 'search' },
  answered: { tone: 'outline', icon: 'chat' },
  closed: { tone: 'rest', icon: 'doublecheck' },
  declined: { tone: 'rest-outline', icon: 'slash' },
  withdrawn: { tone: 'rest-outline', icon: 'undo' },
  unknown,
}

const severityLooks: Record<Card['severity'], Looks> = {
  emergency: { tone: 'warn-solid', icon: 'siren' },
  major: { tone: 'warn-soft', icon: 'flag' },
  ordinary: { tone: 'rest-outline', icon: 'dash' },
  suggestion: { tone: 'outline', icon: 'bulb' },
  unknown,
}

export const stateChip = (state: Card['state']): ChipProps => ({
  ...stateLooks[state],
  word: stateWords[state] ?? '请更新',
})

/** The chip for a state by its Chinese word, as the ledger's rows carry it. */
export const stateChipByWord = (word: string): ChipProps => {
  const states = Object.keys(stateLooks).filter((state): state is Card['state'] => state in stateLooks)
  const state = states.find(one => stateWords[one] === word)
  return { ...(state ? stateLooks[state] : unknown), word }
}

export const severityChip = (severity: Card['severity']): ChipProps => ({
  ...severityLooks[severity],
  word: severity === 'unknown' ? '请更新' : severityWords[severity],
})

/** How near the deadline is; `lately` says the time left, or the time gone over. */
export const levelChip = (next: NonNullable<Card['next']>, lately: string): ChipProps => {
  if (next.level === 'overdue') return { tone: 'warn-solid', icon: 'overdue', word: '已超期', more: lately }
  if (next.level === 'near') return { tone: 'warn-soft', icon: 'hourglass', word: '临近', more: `还有 ${lately}` }
  return { tone: 'soft', icon: 'clock', word: '充裕', elderMore: `还有 ${lately}` }
}
