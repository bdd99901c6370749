import { type AnyFunction, type Fields, isFunction, recordOf } from './shapes.ts'
import type { Shell } from './shell.ts'

/** What WeChat answers when it refuses a call; thrown inside the harness, handed to `fail` of the app. */
type WxRefusal = { readonly message: string; readonly errno?: number; readonly errCode?: number }

type RefusalError = Error & { readonly refusal: WxRefusal }

/** A refusal to throw: `message` is what follows `name:fail `. */
export const refuse = (message: string, codes: Omit<WxRefusal, 'message'> = {}): RefusalError =>
  Object.assign(new Error(message), { refusal: { message, ...codes } })

const isRefusal = (reason: unknown): reason is RefusalError => reason instanceof Error && 'refusal' in reason

export type Outcome = Readonly<Record<string, unknown>> | undefined

/** An asynchronous wx function: calls success/fail/complete, or answers with a promise when none of them is given. */
export function asyncCall(
  shell: Shell,
  name: string,
  run: (options: Fields) => Promise<Outcome> | Outcome,
): AnyFunction {
  return given => {
    const options = recordOf(given)
    const outcome = new Promise<Outcome>(resolve => resolve(run(options)))
    if (hasCallbacks(options)) {
      report(shell, name, outcome, optionCallbacks(shell, options))
      return undefined
    }
    return shell.realm.promise((resolve, reject) => {
      report(shell, name, outcome, { success: resolve, fail: reject, complete: () => undefined })
    })
  }
}

/** Like asyncCall for the calls that answer with a task (request, uploadFile) and never with a promise. */
export function taskCall(
  shell: Shell,
  name: string,
  run: (options: Fields) => { task: Readonly<Record<string, unknown>>; outcome: Promise<Outcome> },
): AnyFunction {
  return given => {
    const options = recordOf(given)
    const { task, outcome } = run(options)
    report(shell, name, outcome, optionCallbacks(shell, options))
    return task
  }
}

type Receiver = {
  readonly success: (result: unknown) => void
  readonly fail: (result: unknown) => void
  readonly complete: (result: unknown) => void
}

const hasCallbacks = (options: Fields) =>
  isFunction(options.success) || isFunction(options.fail) || isFunction(options.complete)

function optionCallbacks(shell: Shell, options: Fields): Receiver {
  const call = (callback: unknown) => (result: unknown) => {
    if (isFunction(callback)) shell.guard(() => callback(result))
  }
  return { success: call(options.success), fail: call(options.fail), complete: call(options.complete) }
}

function report(shell: Shell, name: string, outcome: Promise<Outcome>, receiver: Receiver): void {
  const ended = shell.activity.begin()
  const deliver = (tell: (result: unknown) => void, result: unknown) =>
    shell.whenAwake(() => {
      tell(result)
      receiver.complete(result)
      ended()
    })
  outcome.then(
    fields => deliver(receiver.success, shell.realm.copy({ errMsg: `${name}:ok`, ...fields })),
    reason => {
      if (!isRefusal(reason)) shell.breakTest(reason)
      const { message, ...codes } = isRefusal(reason) ? reason.refusal : { message: String(reason) }
      deliver(receiver.fail, shell.realm.copy({ errMsg: `${name}:fail ${message}`, ...codes }))
    },
  )
}

const wrongType = (key: string, wanted: string, got: unknown) =>
  refuse(
    `parameter error: parameter.${key} should be ${wanted} instead of ${got === undefined ? 'Undefined' : typeof got};`,
  )

/** A text the call cannot do without; refuses like WeChat when it is missing. */
export function textOf(options: Fields, key: string): string {
  const value = options[key]
  if (typeof value !== 'string' || value === '') throw wrongType(key, 'String', value)
  return value
}

export function numberOr(options: Fields, key: string, fallback: number): number {
  const value = options[key]
  if (value === undefined) return fallback
  if (typeof value !== 'number') throw wrongType(key, 'Number', value)
  return value
}

export function textOr(options: Fields, key: string, fallback: string): string {
  const value = options[key]
  if (value === undefined || value === null) return fallback
  if (typeof value !== 'string') throw wrongType(key, 'String', value)
  return value
}
