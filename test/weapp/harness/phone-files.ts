import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'

/** Files the app has saved: path → bytes. Given to the next launch they survive the first. */
export type SavedFiles = Map<string, Uint8Array>

export const USER_FOLDER = 'wxfile://usr'

/** What a mini-program may keep of files, all together. */
const SAVED_FILES_LIMIT_BYTES = 200 * 1024 * 1024

/** The files a mini-program sees on a phone: temporary ones of this run, and saved ones. */
export type PhoneFiles = {
  /** Hands a file of this machine to the app under a temporary path. */
  lend(diskPath: string): { path: string; size: number }
  keepTemporary(bytes: Uint8Array, extension: string): string
  read(path: string): Uint8Array | undefined
  /** Saves a temporary file for good; undefined when there is none at that path, 'full' when there is no room. */
  save(path: string, as?: string): string | 'full' | undefined
  remove(path: string): boolean
  /** Removes a saved file; a temporary one does not count. */
  removeSaved(path: string): boolean
}

export function phoneFiles(saved: SavedFiles, limitBytes = SAVED_FILES_LIMIT_BYTES): PhoneFiles {
  const temporary = new Map<string, Uint8Array>()
  let made = 0
  const keepTemporary = (bytes: Uint8Array, extension: string) => {
    made += 1
    const path = `wxfile://tmp_${String(made).padStart(4, '0')}${extension}`
    temporary.set(path, bytes)
    return path
  }
  const read = (path: string) => temporary.get(path) ?? saved.get(path)
  return {
    lend(diskPath) {
      const bytes = readFileSync(diskPath)
      return { path: keepTemporary(bytes, extname(diskPath)), size: bytes.length }
    },
    keepTemporary,
    read,
    save(path, as) {
      const bytes = read(path)
      if (!bytes) return undefined
      const kept = [...saved.values()].reduce((sum, file) => sum + file.length, 0)
      if (kept + bytes.length > limitBytes) return 'full'
      const target = as ?? `${USER_FOLDER}/store_${saved.size + 1}_${basename(path)}`
      saved.set(target, bytes)
      temporary.delete(path)
      return target
    },
    removeSaved: path => saved.delete(path),
    remove: path => saved.delete(path) || temporary.delete(path),
  }
}
