// A community as the functions know it: profile, buildings and staff in one Query, kept for a minute.

import * as z from 'zod/mini'
import type { Rules } from '#domain/clocks/clock.ts'
import { defaultPolicy } from '#domain/clocks/profiles.ts'
import { cannedUses } from '#domain/complaint/canned-replies.ts'
import { categoryRoots } from '#domain/complaint/classes.ts'
import type { Audience } from '#domain/complaint/decision.ts'
import type { Member } from '#domain/complaint/responsible.ts'
import { absenceAt } from '#domain/people/absence.ts'
import { roles } from '#domain/people/actor.ts'
import { heardBy, officeId, officeName, officeOnDuty } from '#domain/people/office-duty.ts'
import { activeDepartments } from '#domain/places/departments.ts'
import { type CategorySettings, isOffered } from '#domain/places/settings.ts'
import { addDays, dayOf, type Instant, type Milliseconds, minute } from '#domain/time.ts'
import { calendarFor } from '../calendar/calendar-of.ts'
import { LocalDayItem, RosterItem, rosterBetween } from '../calendar/stored-days.ts'
import type { Core } from '../core.ts'
import { readOwnRows } from '../policy/stored-policy.ts'
import { PastMonthsItem } from '../storage/past-months.ts'
import { type Located, readWhole } from '../storage/read.ts'

const Hours = z.object({ from: z.number(), to: z.number() })

const question = { id: z.string(), words: z.string() }
const StoredQuestion = z.discriminatedUnion('kind', [
  z.object({ ...question, kind: z.literal('choice'), choices: z.array(z.string()) }),
  z.object({ ...question, kind: z.literal('text') }),
])

const StoredCategory = z.object({
  id: z.string(),
  name: z.string(),
  root: z.enum(categoryRoots),
  icon: z.string(),
  departmentId: z.string(),
  skill: z.optional(z.string()),
  needsPhotos: z.boolean(),
  /** Neighbours may be told how many reported it, and follow: matters of everybody, about nobody in person. */
  followable: z.optional(z.boolean()),
  /** Between neighbours: the filer's name is hidden from the handler unless the filer wants otherwise. */
  hidesName: z.optional(z.boolean()),
  example: z.optional(z.string()),
  questions: z.optional(z.array(StoredQuestion)),
  /** Offered no more; what was filed under it stays. */
  retired: z.optional(z.boolean()),
})

// Loose: what a newer version keeps here is still there after an administrator's change.
export const ProfileItem = z.looseObject({
  v: z.literal(1),
  pk: z.string(),
  sk: z.literal('PROFILE'),
  /** Counts the changes of administration; missing where there was none. */
  version: z.optional(z.number()),
  id: z.string(),
  name: z.string(),
  publicPlaces: z.array(z.string()),
  /** Those of them that every building has for itself: lifts, corridors. */
  placesInBuildings: z.optional(z.array(z.string())),
  /** A retired one gets nothing new; what it did keeps its name. */
  departments: z.array(z.object({ id: z.string(), name: z.string(), retired: z.optional(z.boolean()) })),
  categories: z.array(StoredCategory),
  emergencyPhones: z.array(z.object({ name: z.string(), phone: z.string() })),
  work: Hours,
  duty: Hours,
  /** 功能开关: what is switched off. */
  off: z.optional(z.array(z.string())),
  /** 常用语 of its own. */
  replies: z.optional(
    z.array(
      z.object({
        id: z.string(),
        use: z.enum(cannedUses),
        text: z.string(),
        root: z.optional(z.enum(categoryRoots)),
      }),
    ),
  ),
})

export type ProfileItem = z.infer<typeof ProfileItem>

const BuildingItem = z.object({ v: z.literal(1), sk: z.string(), id: z.string(), name: z.string() })

export const StaffItem = z.object({
  v: z.literal(1),
  sk: z.string(),
  userId: z.string(),
  name: z.string(),
  grants: z.array(z.object({ role: z.enum(roles), departmentId: z.optional(z.string()) })),
  skills: z.array(z.string()),
  buildingIds: z.array(z.string()),
  /** Sealed. */
  phone: z.optional(z.string()),
  /** Counts the changes of administration; missing where there was none. */
  version: z.optional(z.number()),
  absences: z.optional(z.array(z.object({ id: z.string(), from: z.number(), to: z.number(), delegateId: z.string() }))),
  /** The job by which he hands over what is open; from its beginning on he gets nothing new. */
  leavingJobId: z.optional(z.string()),
  /** He works here no more. */
  leftAt: z.optional(z.number()),
})
export type Staff = z.infer<typeof StaffItem>

export type Community = {
  profile: ProfileItem
  buildings: z.infer<typeof BuildingItem>[]
  staff: Staff[]
  rules: Rules
  /** Months an old ledger was imported into: `1904`. */
  pastMonths: readonly string[]
}

/** How long a process goes by what it has read. */
export const keptFor: Milliseconds = minute

/** What a member's telephone number is sealed for. */
export const staffPhoneContext = (userId: string): string => `STAFF#${userId}/phone`

export const communityPartition = (id: string): string => `COMMUNITY#${id}`
export const profileAt = (id: string): Located<typeof ProfileItem> => ({
  table: 'records',
  key: { pk: communityPartition(id), sk: 'PROFILE' },
  schema: ProfileItem,
})

/** Shifts further back or ahead are read by whoever shows them. */
const rosterDays = { back: 14, ahead: 31 } as const

/** Everything of a community's partition but the roster of long ago and far ahead. */
const readParts = async (core: Core, id: string): Promise<Record<string, unknown>[]> => {
  const partition = ['pk', communityPartition(id)] as const
  const today = dayOf(core.now())
  const spans = [
    ['sk', 'BUILDING#', 'PROFILE'],
    rosterBetween(addDays(today, -rosterDays.back), addDays(today, rosterDays.ahead)),
    ['sk', 'STAFF#', 'STAFF#~'],
  ] as const
  const parts = await Promise.all(
    spans.map(between => readWhole(core.database, { table: 'records', partition, between })),
  )
  return parts.flat()
}

/** Those who work here now. */
export const staffIn = (items: readonly Record<string, unknown>[]): Staff[] =>
  items.map(item => StaffItem.parse(item)).filter(it => it.leftAt === undefined)

/** The community, at most a minute old; undefined where there is none. */
export const readCommunity = async (core: Core, id: string): Promise<Community | undefined> => {
  const kept = core.communities.get(id)
  if (kept && core.now() - kept.readAt < keptFor) return kept.community
  const [items, ownRows] = await Promise.all([readParts(core, id), readOwnRows(core.database)])
  const ofKind = (prefix: string) => items.filter(item => String(item.sk).startsWith(prefix))
  const [profileItem] = ofKind('PROFILE')
  if (!profileItem) return undefined
  const profile = ProfileItem.parse(profileItem)
  const community: Community = {
    profile,
    buildings: ofKind('BUILDING#').map(item => BuildingItem.parse(item)),
    staff: staffIn(ofKind('STAFF#')),
    pastMonths: ofKind('PAST-LEDGER').flatMap(item => PastMonthsItem.parse(item).months),
    rules: {
      policy: [...defaultPolicy, ...ownRows],
      off: profile.off,
      calendar: calendarFor(
        profile,
        ofKind('DAY#').map(item => LocalDayItem.parse(item)),
        ofKind('ROSTER#').map(item => RosterItem.parse(item)),
      ),
    },
  }
  core.communities.set(id, { community, readAt: core.now() })
  return community
}

/** The community of a stored complaint or grant: it must be there. */
export const communityOf = async (core: Core, id: string): Promise<Community> => {
  const community = await readCommunity(core, id)
  if (!community) throw new Error('a complaint of a community that is not there')
  return community
}

/** The department of this id, where something new can go to it. */
export const isActiveDepartment = ({ profile }: Pick<Community, 'profile'>, id: string): boolean =>
  activeDepartments(profile.departments).some(it => it.id === id)

/** The category of this id, where something can be filed under it. */
export const offeredCategory = ({ profile }: Pick<Community, 'profile'>, id: string): CategorySettings | undefined =>
  profile.categories.find(it => it.id === id && isOffered(it))

export const departmentName = ({ profile }: Community, id: string): string =>
  id === officeId ? officeName : (profile.departments.find(it => it.id === id)?.name ?? '')

/** The department somebody handles a matter for: the matter's own where he may, else his first; undefined where he handles nothing. */
export const handlesFor = ({ grants }: Staff, departmentId: string): string | undefined => {
  const own = grants.flatMap(it => (it.role === 'handler' && it.departmentId !== undefined ? [it.departmentId] : []))
  return own.includes(departmentId) ? departmentId : own[0]
}

/** The staff as the rules know them at a moment: whoever is absent with his delegate. */
export const crewOf = ({ staff }: Pick<Community, 'staff'>, at: Instant): Member[] =>
  staff.map(({ userId, name, grants, absences }) => {
    const absence = absenceAt(absences, at)
    return { id: userId, name, roles: grants, ...(absence ? { delegateId: absence.delegateId } : {}) }
  })

/** Whoever is absent is replaced by his delegate, where that one is here and not absent himself. */
const presentAmong = (staff: readonly Staff[], wanted: readonly Staff[], at: Instant): string[] => [
  ...new Set(
    wanted.flatMap(it => {
      const absence = absenceAt(it.absences, at)
      if (!absence) return [it.userId]
      const delegate = staff.find(other => other.userId === absence.delegateId)
      return delegate && !absenceAt(delegate.absences, at) ? [delegate.userId] : []
    }),
  ),
]

type Inside = Exclude<Audience, { to: 'customer' }>

/** Those of the office on duty who hear what is for a role, and can be told; nobody where the roster names none of them. */
const dutyBehind = (
  { staff, rules }: Pick<Community, 'staff' | 'rules'>,
  audience: Inside,
  at: Instant,
  canBeTold: (userId: string) => boolean,
): string[] => {
  if (audience.to === 'person') return []
  const onDuty = officeOnDuty(rules.calendar, at)
  const found = heardBy(audience.role).map(role => {
    const wanted = staff.filter(it => onDuty.includes(it.userId) && it.grants.some(grant => grant.role === role))
    return presentAmong(staff, wanted, at).filter(canBeTold)
  })
  return found.find(it => it.length > 0) ?? []
}

/**
 * The users behind an audience inside the company at a moment: of the office those on duty, where one of them can be told;
 * a post nobody holds, or somebody who has left, falls to the dispatchers.
 */
export const staffBehind = (
  community: Pick<Community, 'staff' | 'rules'>,
  audience: Inside,
  at: Instant,
  canBeTold: (userId: string) => boolean,
): string[] => {
  const { staff } = community
  const onDuty = dutyBehind(community, audience, at, canBeTold)
  if (onDuty.length > 0) return onDuty
  const holding = (role: Audience & { to: 'role' }) =>
    staff.filter(it =>
      it.grants.some(
        grant =>
          grant.role === role.role && (role.departmentId === undefined || grant.departmentId === role.departmentId),
      ),
    )
  const wanted = audience.to === 'person' ? staff.filter(it => it.userId === audience.userId) : holding(audience)
  const found = presentAmong(staff, wanted, at)
  return (found.length > 0 ? found : holding({ to: 'role', role: 'dispatcher' }).map(it => it.userId)).filter(canBeTold)
}
