import type { Activity } from './activity.ts'
import type { AppFiles } from './app-files.ts'
import type { PhoneClock } from './clock.ts'
import { type Meters, timeRun } from './meters.ts'
import type { Realm } from './realm.ts'
import type { AnyFunction } from './shapes.ts'

/** What every part of the phone shares. */
export type Shell = {
  readonly app: AppFiles
  readonly realm: Realm
  readonly clock: PhoneClock
  readonly activity: Activity
  readonly meters: Meters
  /** what the app threw or wrote to console.error */
  readonly errors: string[]
  readonly warnings: string[]
  /** listeners of wx.onXxx, by event name without `on` */
  readonly listeners: Map<string, Set<AnyFunction>>
  /** true only while the handlers of a finger's tap run synchronously */
  gesture: boolean
  visible: boolean
  /** how often the app has asked to be started anew with the new version */
  updates: number
  suspended: boolean
  /** Runs code of the app; what it throws becomes one of `errors`. */
  guard<Result>(run: () => Result): Result | undefined
  /** Runs now, or when the app is awake again. */
  whenAwake(run: () => void): void
  wake(): void
  /** The test itself is wrong or incomplete: the next thing the driver is asked to do throws this. */
  breakTest(reason: unknown): void
  throwIfBroken(): void
  tell(event: string, detail?: unknown): void
}

type Parts = Pick<Shell, 'app' | 'realm' | 'clock' | 'activity' | 'meters'>

export function createShell(parts: Parts): Shell {
  const broken: unknown[] = []
  const sleeping: (() => void)[] = []
  const shell: Shell = {
    ...parts,
    errors: [],
    warnings: [],
    listeners: new Map(),
    gesture: false,
    visible: true,
    updates: 0,
    suspended: false,
    guard(run) {
      try {
        return timeRun(shell.meters, run)
      } catch (error) {
        shell.errors.push(describeError(error))
        shell.activity.changed()
        return undefined
      }
    },
    whenAwake(run) {
      if (shell.suspended) sleeping.push(run)
      else run()
    },
    wake() {
      shell.suspended = false
      for (const run of sleeping.splice(0)) run()
    },
    breakTest(reason) {
      broken.push(reason)
      shell.activity.changed()
    },
    throwIfBroken() {
      if (broken.length > 0) throw broken.shift()
    },
    tell(event, detail) {
      for (const listener of shell.listeners.get(event) ?? []) {
        shell.guard(() => listener(shell.realm.copy(detail)))
      }
    },
  }
  return shell
}

/** The text of whatever was thrown, in any realm. */
export function describeError(error: unknown): string {
  if (typeof error === 'object' && error !== null) {
    if ('stack' in error && typeof error.stack === 'string') return error.stack
    if ('message' in error) return String(error.message)
    return JSON.stringify(error)
  }
  return String(error)
}
