// Every screen of the gallery.

import { complaintScreens } from './complaint-screens.ts'
import { deskScreens } from './desk-screens.ts'
import { residentScreens } from './resident-screens.ts'
import type { Screen } from './screen.ts'
import { staffScreens } from './staff-screens.ts'

/** On a phone. */
export const screens: readonly Screen[] = [...residentScreens, ...complaintScreens, ...staffScreens]

/** On a phone and at a desk. */
export const everyScreen: readonly Screen[] = [...screens, ...deskScreens]
