// What waits on this phone to be sent, each under its own name: a kill between two writes can lose none of the others.
import type * as z from 'zod/mini'

/** The phone's storage. `write` throws where there is no room. */
export type Storage = {
  names: () => readonly string[]
  read: (name: string) => unknown
  write: (name: string, value: unknown) => void
  remove: (name: string) => void
}

/** `ownerId`: whose it is, by user id; nobody else on this phone sees or sends it. Unknown before the first sign-in. */
type Keyed = { key: string; ownerId?: string | undefined }

export type KeyedStore<T extends Keyed> = {
  /** The person's own, in order; only those worth keeping. The same list until something changes. */
  all: () => readonly T[]
  find: (key: string) => T | undefined
  put: (item: T) => void
  /** Changes what is there; what it has become. */
  change: (key: string, part: Partial<T> | ((item: T) => Partial<T>)) => T | undefined
  drop: (key: string) => void
  /** False where the phone had no room for it: it lives as long as the app does. */
  isKept: (key: string) => boolean
  /** Calls back after each change; returns how to stop. */
  onChange: (tell: () => void) => () => void
  /** Somebody else may hold the phone now. */
  lookAgain: () => void
}

type Shape<T extends Keyed> = {
  /** Before the key, in the names of the storage. */
  prefix: string
  schema: z.ZodMiniType<T>
  isWorthKeeping: (item: T) => boolean
  order: (a: T, b: T) => number
  /** After the first look: what an older version left under other names. */
  tidy?: (items: Map<string, T>, write: (item: T) => boolean) => void
}

/** What is in this storage under the shape's names. `person`: who holds the phone, by user id. */
export function openKeyedStore<T extends Keyed>(
  storage: Storage,
  person: () => string | undefined,
  { prefix, schema, isWorthKeeping, order, tidy }: Shape<T>,
): KeyedStore<T> {
  let read: Map<string, T> | undefined
  let listed: readonly T[] | undefined
  const unkept = new Set<string>()
  const listeners = new Set<() => void>()

  const written = (item: T): boolean => {
    try {
      storage.write(prefix + item.key, item)
      return true
    } catch {
      return false
    }
  }
  const readAll = (): Map<string, T> => {
    const found = new Map<string, T>()
    for (const name of storage.names()) {
      if (!name.startsWith(prefix)) continue
      const item = schema.safeParse(storage.read(name))
      if (item.success) found.set(item.data.key, item.data)
    }
    tidy?.(found, written)
    return found
  }
  const items = (): Map<string, T> => {
    read ??= readAll()
    return read
  }
  const isOwn = ({ ownerId }: T): boolean => ownerId === undefined || ownerId === person()
  const find = (key: string): T | undefined => {
    const item = items().get(key)
    return item && isOwn(item) ? item : undefined
  }
  const changed = () => {
    listed = undefined
    for (const tell of [...listeners]) tell()
  }
  const put = (item: T) => {
    items().set(item.key, item)
    if (!isWorthKeeping(item)) storage.remove(prefix + item.key)
    else if (written(item)) unkept.delete(item.key)
    else unkept.add(item.key)
    changed()
  }
  return {
    all() {
      listed ??= [...items().values()].filter(it => isOwn(it) && isWorthKeeping(it)).sort(order)
      return listed
    },
    find,
    put,
    change(key, part) {
      const before = find(key)
      if (!before) return undefined
      const after = { ...before, ...(typeof part === 'function' ? part(before) : part) }
      put(after)
      return after
    },
    drop(key) {
      items().delete(key)
      unkept.delete(key)
      storage.remove(prefix + key)
      changed()
    },
    isKept: key => !unkept.has(key),
    onChange(tell) {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    lookAgain: changed,
  }
}
