// Every screen of the gallery.

import { complaintScreens } from './complaint-screens.ts'
import { deskScreens } from './desk-screens.ts'
import { residentScreens } from './resident-screens.ts'
import type { Screen } from './screen.ts'
import { staffScreens } from './staff-screens.ts'

/** On a phone. */
export const screens: readonly Screen[] = [...residentScreens, ...complaintScreens, ...staffScreens]

/** At a desk and on a phone, in the order they are taken: what somebody registers or files on a phone stands in the desk's ledger afterwards. */
export const everyScreen: readonly Screen[] = [...deskScreens, ...screens]
