import { useSyncExternalStore } from 'react'
import type { Me } from '#contract/session.ts'
import { currentMe, onSessionChange } from '../api/session.ts'

/** Who is signed in, as far as this phone knows; changes with the session. */
export const useMe = (): Me | undefined => useSyncExternalStore(onSessionChange, currentMe, currentMe)
