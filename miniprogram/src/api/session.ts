// Who is signed in on this phone: our tokens and what the server said about the person. In memory, and in storage for the next start.
import { type Me, SignedIn } from '#contract/session.ts'
import { phoneStorage } from './phone-storage.ts'

const storageKey = 'session'

let current: SignedIn | undefined
let isRead = false
const listeners = new Set<() => void>()

// On a phone without room the session lasts as long as the app does.
const keep = (next: SignedIn): void => {
  try {
    phoneStorage.write(storageKey, next)
  } catch {
    phoneStorage.remove(storageKey)
  }
}

const change = (next: SignedIn | undefined): void => {
  current = next
  isRead = true
  if (next) keep(next)
  else phoneStorage.remove(storageKey)
  for (const tell of listeners) tell()
}

/** The session as it stands, or undefined before the first login and after signing out. */
export function currentSession(): SignedIn | undefined {
  if (!isRead) {
    isRead = true
    const stored = SignedIn.safeParse(phoneStorage.read(storageKey))
    current = stored.success ? stored.data : undefined
  }
  return current
}

/** What another window of the same browser has kept since; undefined where it is what this one knows. */
export function adoptSession(): SignedIn | undefined {
  const stored = SignedIn.safeParse(phoneStorage.read(storageKey))
  if (!stored.success || stored.data.tokens.access === current?.tokens.access) return undefined
  change(stored.data)
  return stored.data
}

/** What is known of the person, without asking the server. */
export const currentMe = (): Me | undefined => currentSession()?.me

export const keepSession = (signedIn: SignedIn): void => change(signedIn)

/** Replaces what is known of the person: after binding a room, or with a newer answer. */
export const keepMe = (me: Me): void => {
  const session = currentSession()
  if (session) change({ ...session, me })
}

export const forgetSession = (): void => change(undefined)

/** Calls back whenever the session changes; returns how to stop. */
export const onSessionChange = (tell: () => void): (() => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
