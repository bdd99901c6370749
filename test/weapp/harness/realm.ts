import vm from 'node:vm'
import type { Instant } from '#domain/time.ts'

/** The JavaScript world the app lives in: like WeChat's logic layer it has no browser, no Intl and no eval. */
export type Realm = {
  readonly context: vm.Context
  /** Copies plain data into this world (its own Object and Array), as the bridge between the layers does. */
  copy(value: unknown): unknown
  promise(executor: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void): unknown
  error(message: string): Error
}

const MISSING_ON_PHONES = ['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics']

const PHONE_DATE = `(now => {
  const MachineDate = Date
  globalThis.Date = class Date extends MachineDate {
    constructor(...parts) { if (parts.length) super(...parts); else super(now()) }
    static now() { return now() }
  }
})`

/** @param now what the app's Date shows */
export function createRealm(now: () => Instant): Realm {
  const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } })
  vm.runInContext(MISSING_ON_PHONES.map(name => `delete globalThis.${name}`).join(';'), context)
  const installDate: (now: () => Instant) => void = vm.runInContext(PHONE_DATE, context)
  installDate(now)
  const parse: (text: string) => unknown = vm.runInContext('JSON.parse', context)
  const promise: Realm['promise'] = vm.runInContext('executor => new Promise(executor)', context)
  const error: Realm['error'] = vm.runInContext('message => new Error(message)', context)
  return { context, copy: value => (value === undefined ? undefined : parse(JSON.stringify(value))), promise, error }
}
