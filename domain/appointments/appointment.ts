// 预约: the hour somebody comes, or calls back.

import type { Person } from '../people/actor.ts'
import type { Instant } from '../time.ts'
import type { Slot } from './slots.ts'

/** `chosen`: how often the customer has chosen the hour himself; without `by` it was he who did so last. */
export type Appointment = Slot & { at: Instant; chosen: number; by?: Person | undefined }
