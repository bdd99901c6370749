// What came of a replay, in lines to print, and whether anything of it must not be.

import { checkNumbers } from './check-numbers.ts'
import type { Filed } from './file-all.ts'
import { percentile } from './percentile.ts'

export type Report = { lines: string[]; faults: string[] }

const few = (words: readonly string[]): string =>
  words.length > 5 ? `${words.slice(0, 5).join(', ')} … (${words.length})` : words.join(', ')

const round = (figure: number): string => figure.toFixed(1)

/** Faults are gaps, numbers given twice, answers of 500 and above, and rows that never got an answer. */
export const reportOn = ({ outcomes, counts, latencies, seconds }: Filed): Report => {
  const numbers = outcomes.flatMap(it => (it.what === 'filed' ? [it.number] : []))
  const reasons = new Map<string, number>()
  for (const it of outcomes) if (it.what === 'refused') reasons.set(it.reason, (reasons.get(it.reason) ?? 0) + 1)
  const unanswered = outcomes.filter(it => it.what === 'unanswered')
  const refused = [...reasons].map(([reason, count]) => `${reason} × ${count}`).join(', ')
  const checks = checkNumbers(numbers)
  const gaps = checks.flatMap(it => it.gaps)
  const duplicates = checks.flatMap(it => it.duplicates)
  const perSecond = seconds === 0 ? 0 : latencies.length / seconds
  return {
    lines: [
      `filed        ${numbers.length}`,
      `refused      ${outcomes.length - numbers.length - unanswered.length}${refused === '' ? '' : `  (${refused})`}`,
      `unanswered   ${unanswered.length}`,
      ...checks.map(it => `numbers      ${it.first} … ${it.last}`),
      `gaps         ${gaps.length}`,
      `duplicates   ${duplicates.length}`,
      `5xx          ${counts.serverFaults}`,
      `connections broken and tried again: ${counts.brokenConnections}`,
      `filings      ${round(perSecond)} a second, p50 ${round(percentile(latencies, 0.5))} ms, p99 ${round(percentile(latencies, 0.99))} ms, ${round(seconds)} s in all`,
    ],
    faults: [
      ...(gaps.length > 0 ? [`numbers were left out: ${few(gaps)}`] : []),
      ...(duplicates.length > 0 ? [`numbers were given twice: ${few(duplicates)}`] : []),
      ...(counts.serverFaults > 0 ? [`the server failed ${counts.serverFaults} times`] : []),
      ...(unanswered.length > 0
        ? [`rows without an answer: ${few(unanswered.map(it => `${it.rowId} (${it.reason})`))}`]
        : []),
    ],
  }
}
