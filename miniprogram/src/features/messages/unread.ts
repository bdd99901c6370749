// How many messages have not been read, as home was last told: for the tab bar, wherever it is shown.
import { useSyncExternalStore } from 'react'
import { currentSession, onSessionChange } from '../../api/session.ts'

let unread = 0
const listeners = new Set<() => void>()

/** Takes what the server counted, or none once they have been read. */
export const keepUnread = (count: number): void => {
  unread = count
  for (const tell of listeners) tell()
}

onSessionChange(() => {
  if (!currentSession()) keepUnread(0)
})

const onUnread = (tell: () => void): (() => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export const useUnread = (): number =>
  useSyncExternalStore(
    onUnread,
    () => unread,
    () => unread,
  )
