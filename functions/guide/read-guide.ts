// The complaint guide of a community, made of the rows and the calendar its clocks run by; both are in memory.

import type { Guide } from '#contract/guide.ts'
import type { Reason } from '#contract/refusals.ts'
import type { Calendar } from '#domain/clocks/calendar.ts'
import { guideOf } from '#domain/complaint/guide.ts'
import { isOffered } from '#domain/places/settings.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { addDays, dayOf, type Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { readCommunity } from '../places/community.ts'
import { enter } from '../session/enter.ts'

const daysAhead = 60

const named = (days: Calendar['holidays'], from: Instant): { day: string; name: string }[] =>
  Array.from({ length: daysAhead }, (_, ahead) => addDays(dayOf(from), ahead)).flatMap(day => {
    const name = days.get(day)
    return name === undefined ? [] : [{ day, name }]
  })

export const readGuide = async (
  core: Core,
  { holder, query }: Asked<unknown, { communityId: string }>,
): Promise<Result<Guide, Reason>> => {
  const [entered, community] = await Promise.all([enter(core, holder), readCommunity(core, query.communityId)])
  if (!entered.ok) return entered
  if (!community) return refuse('community-unknown')
  const { profile, rules } = community
  const at = core.now()
  const { clocks, figures } = guideOf(rules.policy, {
    communityId: profile.id,
    categoryIds: profile.categories.filter(isOffered).map(it => it.id),
    at,
  })
  const categoryName = (id: string): string => profile.categories.find(it => it.id === id)?.name ?? ''
  return accept({
    communityId: profile.id,
    community: profile.name,
    at,
    clocks: clocks.map(({ what, severity, value, byCategory }) => ({
      what,
      severity,
      length: { ...value },
      byCategory: byCategory.map(it => ({ category: categoryName(it.categoryId), length: { ...it.value } })),
    })),
    figures: figures.map(({ what, value, byCategory }) => ({
      what,
      value,
      byCategory: byCategory.map(it => ({ category: categoryName(it.categoryId), value: it.value })),
    })),
    work: { ...rules.calendar.work },
    duty: { ...rules.calendar.duty },
    daysOff: named(rules.calendar.holidays, at),
    makeUpDays: named(rules.calendar.makeUpDays, at),
    announcedTo: rules.calendar.announcedTo,
    emergencyPhones: profile.emergencyPhones,
  })
}
