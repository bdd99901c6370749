// All drafts on this phone, each under its own key: a kill between two writes can lose none of the others.
import { Draft, isBegun } from './draft.ts'
import { oldDrafts } from './old-drafts.ts'

/** The phone's storage. `write` throws where there is no room. */
export type Storage = {
  names: () => readonly string[]
  read: (name: string) => unknown
  write: (name: string, value: unknown) => void
  remove: (name: string) => void
}

export type DraftStore = {
  /** The person's own, newest first; only those worth coming back for. The same list until something changes. */
  all: () => readonly Draft[]
  find: (key: string) => Draft | undefined
  put: (draft: Draft) => void
  /** Changes a draft that is there; what it has become. */
  change: (key: string, part: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => Draft | undefined
  drop: (key: string) => void
  /** False where the phone had no room for it: it lives as long as the app does. */
  isKept: (key: string) => boolean
  /** Calls back after each change; returns how to stop. */
  onChange: (tell: () => void) => () => void
  /** Somebody else may hold the phone now. */
  lookAgain: () => void
}

const prefix = 'draft/of/'

const readAll = (storage: Storage): Map<string, Draft> => {
  const found = new Map<string, Draft>()
  for (const name of storage.names()) {
    if (!name.startsWith(prefix)) continue
    const draft = Draft.safeParse(storage.read(name))
    if (draft.success) found.set(draft.data.key, draft.data)
  }
  return found
}

const written = (storage: Storage, draft: Draft): boolean => {
  try {
    storage.write(prefix + draft.key, draft)
    return true
  } catch {
    return false
  }
}

/** First the new name is written, then the old one goes: killed in between, it is done again. */
const moveOldOnes = (storage: Storage, drafts: Map<string, Draft>): void => {
  for (const { name, draft } of oldDrafts(storage.read)) {
    if (!drafts.has(draft.key)) {
      if (!written(storage, draft)) continue
      drafts.set(draft.key, draft)
    }
    storage.remove(name)
  }
}

/** The drafts in this storage. `person`: who holds the phone, by user id. */
export function openDraftStore(storage: Storage, person: () => string | undefined): DraftStore {
  let read: Map<string, Draft> | undefined
  let listed: readonly Draft[] | undefined
  const unkept = new Set<string>()
  const listeners = new Set<() => void>()

  const drafts = (): Map<string, Draft> => {
    if (!read) {
      read = readAll(storage)
      moveOldOnes(storage, read)
    }
    return read
  }
  const isOwn = ({ ownerId }: Draft): boolean => ownerId === undefined || ownerId === person()
  const find = (key: string): Draft | undefined => {
    const draft = drafts().get(key)
    return draft && isOwn(draft) ? draft : undefined
  }
  const changed = () => {
    listed = undefined
    for (const tell of listeners) tell()
  }
  const put = (draft: Draft) => {
    drafts().set(draft.key, draft)
    if (!isBegun(draft)) storage.remove(prefix + draft.key)
    else if (written(storage, draft)) unkept.delete(draft.key)
    else unkept.add(draft.key)
    changed()
  }
  return {
    all() {
      listed ??= [...drafts().values()].filter(it => isOwn(it) && isBegun(it)).sort((a, b) => b.changedAt - a.changedAt)
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
      drafts().delete(key)
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
