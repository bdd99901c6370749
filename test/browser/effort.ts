// What it costs a person to get something done on a phone: taps, characters, waiting. The person's time is an estimate by
// the keystroke-level model (Card, Moran, Newell 1980) with a thumb's values: nobody was measured.

/** Seconds: a tap with its aiming, a thought before it, a Chinese character by pinyin. */
const estimate = { tap: 1.3, thought: 1.35, character: 0.7 } as const

export type Sums = {
  taps: number
  tapsAfterText: number
  characters: number
  /** From each tap until what it brings could be seen. */
  waitedMs: number
  /** An estimate of a person's time, the waiting included. */
  estimatedSeconds: number
}

export type Effort = {
  tap: (act: () => Promise<unknown>, seen?: () => Promise<unknown>) => Promise<void>
  /** Taps and seconds in the camera or the album: they belong to the phone, not to the page, and count in the estimate alone. */
  elsewhere: (taps: number, seconds: number) => void
  type: (text: string, act: () => Promise<unknown>) => Promise<void>
  /** For what comes by itself while somebody types. */
  wait: (seen: () => Promise<unknown>) => Promise<void>
  /** From here on taps count as after the text. */
  textIsWritten: () => void
  sums: () => Sums
}

/** Counts from zero. */
export const measureEffort = (): Effort => {
  let taps = 0
  let tapsAtText = 0
  let elsewhereSeconds = 0
  let characters = 0
  let waitedMs = 0
  const wait = async (seen?: () => Promise<unknown>) => {
    const from = performance.now()
    await seen?.()
    waitedMs += performance.now() - from
  }
  return {
    async tap(act, seen) {
      taps += 1
      await act()
      await wait(seen)
    },
    wait,
    elsewhere(more, seconds) {
      elsewhereSeconds += more * estimate.tap + seconds
    },
    async type(text, act) {
      characters += [...text].length
      await act()
    },
    textIsWritten() {
      tapsAtText = taps
    },
    sums() {
      const person = taps * (estimate.tap + estimate.thought) + characters * estimate.character + elsewhereSeconds
      return {
        taps,
        tapsAfterText: taps - tapsAtText,
        characters,
        waitedMs: Math.round(waitedMs),
        estimatedSeconds: Math.round(person + waitedMs / 1000),
      }
    },
  }
}
