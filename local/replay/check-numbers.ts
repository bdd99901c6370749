// Whether the numbers given are gapless: every serial from the first to the last of a sequence exactly once.

export type NumberCheck = { sequence: string; first: string; last: string; gaps: string[]; duplicates: string[] }

const partsOf = (number: string): { sequence: string; serial: number } => {
  const [, sequence = '', serial = ''] = /^(.*)-(\d+)$/.exec(number) ?? []
  return { sequence, serial: Number(serial) }
}

const write = (sequence: string, serial: number): string => `${sequence}-${String(serial).padStart(4, '0')}`

const checkSequence = (sequence: string, serials: readonly number[]): NumberCheck => {
  const sorted = serials.toSorted((one, other) => one - other)
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)]
  const given = new Set(sorted)
  const gaps: string[] = []
  for (let serial = first; serial <= last; serial += 1) if (!given.has(serial)) gaps.push(write(sequence, serial))
  const duplicates = sorted.filter((serial, index) => serial === sorted[index - 1]).map(it => write(sequence, it))
  return { sequence, first: write(sequence, first), last: write(sequence, last), gaps, duplicates }
}

/** One check for each sequence (`W2611`), in the order of their names. */
export const checkNumbers = (numbers: readonly string[]): NumberCheck[] => {
  const bySequence = new Map<string, number[]>()
  for (const { sequence, serial } of numbers.map(partsOf)) {
    const serials = bySequence.get(sequence) ?? []
    serials.push(serial)
    bySequence.set(sequence, serials)
  }
  return [...bySequence]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([sequence, serials]) => checkSequence(sequence, serials))
}
