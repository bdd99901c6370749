import type { AnyFunction } from './shapes.ts'
import type { Shell } from './shell.ts'
import { asyncCall, refuse, textOf } from './wx-call.ts'

/** What one key and one whole mini-program may store. */
const STORAGE_KEY_LIMIT_BYTES = 1024 * 1024
const STORAGE_TOTAL_LIMIT_BYTES = 10 * 1024 * 1024

/** Storage of one user in one mini-program: key → JSON. Given to the next launch it survives the first. */
export type PhoneStorage = Map<string, string>

const bytesOf = (text: string) => Buffer.byteLength(text)

function totalBytes(storage: PhoneStorage): number {
  let sum = 0
  for (const [key, value] of storage) sum += bytesOf(key) + bytesOf(value)
  return sum
}

/** wx.*Storage and wx.*StorageSync, within WeChat's limits. */
export function storageApis(shell: Shell, storage: PhoneStorage): Record<string, AnyFunction> {
  const read = (key: string) => {
    const json = storage.get(key)
    return json === undefined ? undefined : shell.realm.copy(JSON.parse(json))
  }
  const write = (key: string, value: unknown) => {
    const json = JSON.stringify(value) ?? '""'
    if (bytesOf(json) > STORAGE_KEY_LIMIT_BYTES) throw refuse('entry size limit reached')
    const before = storage.get(key)
    const others = totalBytes(storage) - (before === undefined ? 0 : bytesOf(key) + bytesOf(before))
    if (others + bytesOf(key) + bytesOf(json) > STORAGE_TOTAL_LIMIT_BYTES) throw refuse('exceed storage max size 10Mb')
    storage.set(key, json)
  }
  const info = () => ({
    keys: [...storage.keys()],
    currentSize: Math.ceil(totalBytes(storage) / 1024),
    limitSize: STORAGE_TOTAL_LIMIT_BYTES / 1024,
  })
  const sync = (name: string, run: (key: string, value: unknown) => unknown): AnyFunction => {
    return (key, value) => {
      try {
        if (typeof key !== 'string') throw refuse('parameter error: parameter should be String')
        return run(key, value)
      } catch (error) {
        throw shell.realm.error(`${name}:fail ${error instanceof Error ? error.message : error}`)
      }
    }
  }

  return {
    getStorageSync: sync('getStorageSync', key => read(key) ?? ''),
    setStorageSync: sync('setStorageSync', write),
    removeStorageSync: sync('removeStorageSync', key => void storage.delete(key)),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => shell.realm.copy(info()),
    getStorage: asyncCall(shell, 'getStorage', options => {
      const key = textOf(options, 'key')
      if (!storage.has(key)) throw refuse('data not found')
      return { data: read(key) }
    }),
    setStorage: asyncCall(shell, 'setStorage', options => {
      write(textOf(options, 'key'), options.data)
      return undefined
    }),
    removeStorage: asyncCall(shell, 'removeStorage', options => {
      storage.delete(textOf(options, 'key'))
      return undefined
    }),
    clearStorage: asyncCall(shell, 'clearStorage', () => {
      storage.clear()
      return undefined
    }),
    getStorageInfo: asyncCall(shell, 'getStorageInfo', () => info()),
  }
}
