// Keeps changes in a file, one line per act, flushed to the disk before anyone is told. A process killed in the middle
// of a line loses that act only, as a whole: nobody had an answer for it yet.
import { closeSync, fdatasyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod/mini'
import { applyChange, type Change, changeShape, emptyState, type State } from './state.ts'

export type Journal = {
  readonly state: State
  /** Keeps the changes of one act, all or none; on disk when it returns. */
  readonly record: (...changes: Change[]) => void
  readonly close: () => void
}

/** Opens the journal and replays it; without a path everything is lost at close. Throws on a damaged file. */
export const openJournal = (path: string | undefined): Journal => {
  const state = emptyState()
  if (path === undefined) return { state, record: (...changes) => applyAll(state, changes), close: () => {} }
  replay(path, state)
  const file = openSync(path, 'a')
  const record = (...changes: Change[]) => {
    writeSync(file, `${JSON.stringify(changes)}\n`)
    fdatasyncSync(file)
    applyAll(state, changes)
  }
  return { state, record, close: () => closeSync(file) }
}

const applyAll = (state: State, changes: Change[]) => {
  for (const change of changes) applyChange(state, change)
}

const replay = (path: string, state: State) => {
  mkdirSync(dirname(path), { recursive: true })
  closeSync(openSync(path, 'a'))
  const bytes = readFileSync(path)
  const complete = bytes.subarray(0, bytes.lastIndexOf('\n') + 1)
  if (complete.length < bytes.length) truncateSync(path, complete.length)
  for (const line of complete.toString('utf8').split('\n')) {
    if (line !== '') applyAll(state, z.array(changeShape).parse(JSON.parse(line)))
  }
}
