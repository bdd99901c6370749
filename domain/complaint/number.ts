// The number of a complaint: prefix by source, year and month of receipt in Shanghai, serial. One sequence per prefix and month.

import { type Instant, yearMonthOf } from '../time.ts'
import { type Source, sources } from './classes.ts'

const prefixes: Record<Source, string> = {
  hotline: '',
  wechat: 'W',
  'other-department': 'Q',
  'online-monitoring': 'L',
  'walk-in': 'V',
  letter: 'X',
  'third-party': 'T',
}

/** The sequence a complaint takes its serial from: `W2611`. Month of receipt on the server, Shanghai time. */
export const sequenceOf = (source: Source, receivedAt: Instant): string => prefixes[source] + yearMonthOf(receivedAt)

/** `W2611` and 1 → `W2611-0001`. Widens beyond 9999 instead of overflowing. */
export const numberOf = (sequence: string, serial: number): string => `${sequence}-${String(serial).padStart(4, '0')}`

/** The number as it stands in a later round: `W2611-0001/2`. */
export const roundNumber = (number: string, round: number): string => (round === 1 ? number : `${number}/${round}`)

/** The number of the n-th work order of a round, counted from 0: `-A` … `-Z`, `-AA`. */
export const orderNumber = (number: string, round: number, index: number): string => {
  let letters = ''
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  return `${roundNumber(number, round)}-${letters}`
}

const wellFormed = /^(W|Q|L|V|X|T)?(\d.*)$/

/** The source an old number tells by its prefix, as ours do: `Q001` came from another department, `466` by the hotline. */
export const sourceOfNumber = (number: string): Source | undefined => {
  const [whole, prefix = ''] = wellFormed.exec(number) ?? []
  return whole === undefined ? undefined : sources.find(it => prefixes[it] === prefix)
}

/** The sequence a number would belong to if we had given it: `W2611` of `W2611-0001`; undefined for any other form. */
export const sequenceIn = (number: string): string | undefined => /^([WQLVXT]?\d{4})-\d{4,}$/.exec(number)?.[1]
