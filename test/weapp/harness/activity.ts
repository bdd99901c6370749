import { FRAME_MS, type PhoneClock, turn } from './clock.ts'

/** How long one wait may take for real (a hanging server), and how much of the phone's time it may use up. */
const REAL_LIMIT_MS = 5_000
const PHONE_LIMIT_MS = 10_000

export type Activity = {
  /** Something the screen may depend on has changed. */
  changed(): void
  /** Work the app waits for has begun; call the result when it has ended. */
  begin(): () => void
  /** Waits for the person holding the phone: nothing is under way meanwhile. */
  person<Choice>(choice: Promise<Choice>): Promise<Choice>
  /** Waits until `look` finds something: on each change, then by letting the phone's time pass. */
  until<Found>(what: string, look: () => Found | undefined, describe: () => string): Promise<Found>
  /** Waits until nothing is under way any more; the phone's time stands still meanwhile. */
  settled(describe: () => string): Promise<void>
}

/** Knows whether the app is doing anything, so that a driver waits for events and never sleeps. */
export function watchActivity(clock: PhoneClock): Activity {
  let version = 0
  let underWay = 0
  let waiters: (() => void)[] = []

  const changed = () => {
    version += 1
    const woken = waiters
    waiters = []
    for (const wake of woken) wake()
  }
  const nextChange = (withinMs: number) =>
    new Promise<void>(resolve => {
      const limit = setTimeout(resolve, withinMs)
      waiters.push(() => {
        clearTimeout(limit)
        resolve()
      })
    })
  const framesWait = () => (clock.nextTimerIn() ?? Number.POSITIVE_INFINITY) <= FRAME_MS

  return {
    changed,
    begin() {
      underWay += 1
      let ended = false
      return () => {
        if (ended) return
        ended = true
        underWay -= 1
        changed()
      }
    },
    async person(choice) {
      underWay -= 1
      changed()
      try {
        return await choice
      } finally {
        underWay += 1
      }
    },
    async until(what, look, describe) {
      const giveUpAt = performance.now() + REAL_LIMIT_MS
      let patienceMs = PHONE_LIMIT_MS
      for (;;) {
        const found = look()
        if (found !== undefined) return found
        const seen = version
        await turn()
        if (performance.now() > giveUpAt) throw new Error(`Waited ${REAL_LIMIT_MS} ms for ${what}.\n${describe()}`)
        if (version !== seen || framesWait()) continue
        if (underWay > 0) {
          await nextChange(giveUpAt - performance.now() + 1)
          continue
        }
        const nextMs = clock.nextTimerIn()
        if (nextMs === undefined || nextMs > patienceMs)
          throw new Error(`The phone rests without ${what}.\n${describe()}`)
        patienceMs -= nextMs
        await clock.advance(nextMs)
      }
    },
    async settled(describe) {
      const giveUpAt = performance.now() + REAL_LIMIT_MS
      for (;;) {
        const seen = version
        await turn()
        if (performance.now() > giveUpAt)
          throw new Error(`The phone is still busy after ${REAL_LIMIT_MS} ms.\n${describe()}`)
        if (underWay > 0) await nextChange(giveUpAt - performance.now() + 1)
        else if (version === seen && !framesWait()) return
      }
    },
  }
}
