import { type AnyFunction, isFunction } from './shapes.ts'
import type { Shell } from './shell.ts'

const EVENTS = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'MemoryWarning',
  'ThemeChange',
  'NetworkStatusChange',
  'NetworkWeakChange',
  'WindowResize',
  'KeyboardHeightChange',
  'NeedPrivacyAuthorization',
  'UpdateReady',
]

/** wx.onXxx and wx.offXxx. */
export function eventApis(shell: Shell): Record<string, AnyFunction> {
  const apis: Record<string, AnyFunction> = {}
  for (const event of EVENTS) {
    const listeners = new Set<AnyFunction>()
    shell.listeners.set(event, listeners)
    apis[`on${event}`] = listener => {
      if (isFunction(listener)) listeners.add(listener)
    }
    apis[`off${event}`] = listener => {
      if (isFunction(listener)) listeners.delete(listener)
      else listeners.clear()
    }
  }
  return apis
}
