import { USER_FOLDER } from './phone-files.ts'
import { type AnyFunction, isFunction } from './shapes.ts'
import type { Shell } from './shell.ts'
import { wxFunctionNames } from './wx-names.ts'

/**
 * The object `wx`. A function WeChat has but the harness has not is there and throws when called, so that neither the
 * app nor Taro's wrapper of it can quietly go without.
 */
export function wxObject(shell: Shell, parts: readonly Record<string, AnyFunction>[]): Record<string, unknown> {
  const known: Record<string, AnyFunction> = Object.assign({}, ...parts)
  const wx: Record<string, unknown> = { env: { USER_DATA_PATH: USER_FOLDER } }
  for (const name of wxFunctionNames()) {
    wx[name] = () => {
      const unknown = new Error(`wx.${name} was called, but the harness does not have it`)
      shell.breakTest(unknown)
      throw shell.realm.error(unknown.message)
    }
  }
  Object.assign(wx, known, {
    canIUse: (schema: unknown) => String(schema).replace(/\..*/, '') in known,
    nextTick: (run: unknown) => {
      if (isFunction(run)) shell.clock.setTimer(() => shell.guard(() => run()), 0)
    },
  })
  return wx
}
