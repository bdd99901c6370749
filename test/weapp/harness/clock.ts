import type { Instant } from '#domain/time.ts'

/** Timers this close count as the drawing of the next frames, not as waiting: they run by themselves. */
export const FRAME_MS = 50

type TimerOptions = {
  /** Repeats after this many milliseconds. */
  readonly everyMs?: number
  /** A timer of WeChat itself: it runs although the app is suspended. */
  readonly system?: boolean
}

export type PhoneClock = {
  now(): Instant
  setTimer(run: () => void, delayMs: number, options?: TimerOptions): number
  clearTimer(id: number): void
  /** Milliseconds to the next timer of the app, undefined when none waits (or the app is suspended). */
  nextTimerIn(): number | undefined
  /** Moves the phone's time on and runs what becomes due, in order. */
  advance(ms: number): Promise<void>
  suspend(): void
  resume(): void
  stop(): void
}

type Timer = { id: number; dueMs: number; run: () => void; everyMs: number | undefined; system: boolean }

/** One turn of Node's event loop: promise chains of the app have run when it resolves. */
export const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/**
 * The phone's own time. It stands still until a test moves it; only frames run by themselves. No test ever sleeps.
 * @param startOfTime what the phone's calendar shows before any time has passed
 */
export function phoneClock(startOfTime: () => Instant): PhoneClock {
  const timers = new Map<number, Timer>()
  let elapsedMs = 0
  let lastId = 0
  let suspended = false
  let pumping = false

  const next = (): Timer | undefined => {
    let first: Timer | undefined
    for (const timer of timers.values()) {
      if (suspended && !timer.system) continue
      if (!first || timer.dueMs < first.dueMs) first = timer
    }
    return first
  }
  const fire = (timer: Timer) => {
    elapsedMs = Math.max(elapsedMs, timer.dueMs)
    if (timer.everyMs === undefined) timers.delete(timer.id)
    else timer.dueMs = elapsedMs + timer.everyMs
    timer.run()
  }
  const pump = () => {
    if (pumping) return
    pumping = true
    setImmediate(() => {
      pumping = false
      const timer = next()
      if (!timer || timer.dueMs - elapsedMs > FRAME_MS) return
      fire(timer)
      pump()
    })
  }

  return {
    now: () => startOfTime() + elapsedMs,
    setTimer(run, delayMs, options = {}) {
      lastId += 1
      const delay = Number.isFinite(delayMs) ? Math.max(0, delayMs) : 0
      const everyMs = options.everyMs === undefined ? undefined : Math.max(1, options.everyMs)
      timers.set(lastId, { id: lastId, dueMs: elapsedMs + delay, run, everyMs, system: options.system ?? false })
      pump()
      return lastId
    },
    clearTimer: id => void timers.delete(id),
    nextTimerIn() {
      const waiting = suspended ? [] : [...timers.values()].filter(timer => !timer.system)
      if (waiting.length === 0) return undefined
      return Math.max(0, Math.min(...waiting.map(timer => timer.dueMs)) - elapsedMs)
    },
    async advance(ms) {
      const untilMs = elapsedMs + ms
      for (let timer = next(); timer && timer.dueMs <= untilMs; timer = next()) {
        fire(timer)
        await turn()
      }
      elapsedMs = Math.max(elapsedMs, untilMs)
      pump()
    },
    suspend() {
      suspended = true
    },
    resume() {
      suspended = false
      pump()
    },
    stop: () => timers.clear(),
  }
}
