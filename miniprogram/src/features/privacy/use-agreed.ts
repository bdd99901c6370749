import { useSyncExternalStore } from 'react'
import { hasAgreed, onConsentChange } from '../../api/privacy.ts'

/** Whether this person has agreed to the privacy text; changes with it. */
export const useAgreed = (): boolean => useSyncExternalStore(onConsentChange, hasAgreed, hasAgreed)
