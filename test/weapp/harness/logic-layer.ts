import { posix } from 'node:path'
import vm from 'node:vm'
import { timeRun } from './meters.ts'
import type { PageStack } from './page-stack.ts'
import { type AnyFunction, type Fields, isFunction, recordOf } from './shapes.ts'
import { describeError, type Shell } from './shell.ts'

/** Names of the browser that WeChat hides from every file of an app. */
const HIDDEN_NAMES = (
  'window document frames self location navigator localStorage history Caches screen alert confirm prompt ' +
  'fetch XMLHttpRequest WebSocket'
).split(' ')

type LogicLayer = {
  /** Runs app.js and answers what App({...}) was given. */
  startApp(): Record<string, unknown>
  pageDefinition(route: string): Fields
  componentDefinition(path: string): Fields
}

/** Gives the app its globals and loads its files the way WeChat does: each in a function, `require` by relative path. */
export function logicLayer(shell: Shell, wx: object, stack: () => PageStack): LogicLayer {
  const { realm, clock, app } = shell
  const pages = new Map<string, Fields>()
  const components = new Map<string, Fields>()
  const modules = new Map<string, { exports: unknown }>()
  let appObject: Record<string, unknown> = {}
  let loading = ''

  const timer =
    (every: boolean): AnyFunction =>
    (run, delay, ...parameters) => {
      const ms = typeof delay === 'number' ? delay : 0
      const fire = () => {
        if (isFunction(run)) shell.guard(() => run(...parameters))
      }
      return clock.setTimer(fire, ms, every ? { everyMs: ms } : {})
    }
  const stopTimer: AnyFunction = id => {
    if (typeof id === 'number') clock.clearTimer(id)
  }
  const write =
    (to: string[]): AnyFunction =>
    (...parts) => {
      to.push(parts.map(describeError).join(' '))
    }
  const quiet = () => undefined

  const registerApp = (given: unknown) => {
    appObject = recordOf(given)
  }
  const registerInto = (known: Map<string, Fields>) => (given: unknown) => void known.set(loading, recordOf(given))

  Object.assign(realm.context, {
    wx,
    global: {},
    console: {
      log: quiet,
      info: quiet,
      debug: quiet,
      group: quiet,
      groupEnd: quiet,
      warn: write(shell.warnings),
      error: write(shell.errors),
    },
    setTimeout: timer(false),
    setInterval: timer(true),
    clearTimeout: stopTimer,
    clearInterval: stopTimer,
    App: registerApp,
    Page: registerInto(pages),
    Component: registerInto(components),
    getApp: () => appObject,
    getCurrentPages: () => stack().pages.map(page => page.instance),
    requirePlugin: (name: unknown) => {
      throw realm.error(`plugin ${String(name)} is not part of this app`)
    },
    __wxConfig: realm.copy(app.config),
  })

  const load = (file: string): unknown => {
    const known = modules.get(file)
    if (known) return known.exports
    if (!app.files.includes(file)) throw realm.error(`module '${file}' is not defined`)
    const module = { exports: {} }
    modules.set(file, module)
    const run = vm.compileFunction(app.read(file), ['require', 'module', 'exports', ...HIDDEN_NAMES], {
      filename: file,
      parsingContext: realm.context,
    })
    const requireFrom: AnyFunction = path => {
      const target = posix.join(posix.dirname(file), String(path))
      return load(target.endsWith('.js') ? target : `${target}.js`)
    }
    timeRun(shell.meters, () => run(requireFrom, module, module.exports))
    return module.exports
  }
  const definition = (known: Map<string, Fields>, path: string, kind: string): Fields => {
    if (!known.has(path)) {
      loading = path
      load(`${path}.js`)
    }
    const found = known.get(path)
    if (!found) throw new Error(`${path}.js has not called ${kind}()`)
    return found
  }

  return {
    startApp() {
      load('app.js')
      return appObject
    },
    pageDefinition: route => definition(pages, route, 'Page'),
    componentDefinition: path => definition(components, path, 'Component'),
  }
}
