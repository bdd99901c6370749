// Every screen of the gallery.

import { complaintScreens } from './complaint-screens.ts'
import { residentScreens } from './resident-screens.ts'
import type { Screen } from './screen.ts'
import { staffScreens } from './staff-screens.ts'

export const screens: readonly Screen[] = [...residentScreens, ...complaintScreens, ...staffScreens]
