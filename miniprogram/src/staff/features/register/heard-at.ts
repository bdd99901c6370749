import { type Instant, minute } from '#domain/time.ts'

export const agos = ['justNow', 'quarter', 'hour'] as const
type Ago = (typeof agos)[number]

const minutesAgo: Record<Ago, number> = { justNow: 0, quarter: 15, hour: 60 }

/** When something was. The instant is fixed when it is chosen, so that sending again says the same. */
export type WhenItWas = { chosen: Ago | 'other'; at: Instant }

export const justNow = (now: Instant): WhenItWas => ({ chosen: 'justNow', at: now })

/** What a tap means now; another moment begins at this one. */
export const chosenAt = (chosen: WhenItWas['chosen'], now: Instant): WhenItWas => ({
  chosen,
  at: chosen === 'other' ? now : now - minutesAgo[chosen] * minute,
})

/** 刚刚 is said of the first word that is written, not of the hour the empty form was opened. */
export const heardBy = (heard: WhenItWas, now: Instant): WhenItWas =>
  heard.chosen === 'justNow' ? justNow(now) : heard
