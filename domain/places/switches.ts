// 功能开关: what a community can do without. Everything is on until its administrator switches it off.

import { accept, type Result, refuse } from '../result.ts'

/**
 * `follow`: neighbours are offered a complaint like theirs, and follow it; `claim`: handlers take what nobody was given yet;
 * `auto-dispatch`: the machine chooses the handler; `on-behalf`: a complaint for an elder of the family.
 */
export const features = ['follow', 'claim', 'auto-dispatch', 'on-behalf'] as const
export type Feature = (typeof features)[number]

/** What is switched off, as it is kept: what a newer version knows may be among it. */
export type Off = readonly string[]

export const isOn = (off: Off | undefined, feature: Feature): boolean => !off?.includes(feature)

/** Refused with which feature it is. */
export const checkOn = (off: Off | undefined, feature: Feature): Result<true, 'switched-off'> =>
  isOn(off, feature) ? accept(true) : refuse('switched-off', { feature })

/** The features that are off, in the order of the list. */
export const switchedOff = (off: Off | undefined): Feature[] => features.filter(it => !isOn(off, it))

/** With one feature switched; what else is off stays as it is. */
export const withSwitch = (off: Off | undefined, { feature, on }: { feature: Feature; on: boolean }): string[] => {
  const others = (off ?? []).filter(it => it !== feature)
  return on ? others : [...others, feature]
}
