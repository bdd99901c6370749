// Who acts. Residents and staff are one kind of user; what differs is what they were granted, community by community.

export const roles = [
  'agent',
  'dispatcher',
  'handler',
  'department-head',
  'manager',
  'executive',
  'finance',
  'reviewer',
  'auditor',
  'admin',
] as const
export type Role = (typeof roles)[number]

/** One role in one community; handlers and department heads hold it for one department. */
export type Grant = { role: Role; communityId: string; departmentId?: string | undefined }

/** A named person as he stands in timelines and on orders. */
export type Person = { id: string; name: string }

/** Whom somebody stands in for now, and where. */
export type StandIn = { userId: string; communityId: string }

/** The person behind a request. `grants` is empty for a resident; `standsInFor` is missing where nobody is absent. */
export type Actor = Person & { grants: readonly Grant[]; standsInFor?: readonly StandIn[] | undefined }

/** Whether the actor holds one of the roles in the community. */
export const holds = (actor: Actor, communityId: string, wanted: readonly Role[]): boolean =>
  actor.grants.some(grant => grant.communityId === communityId && wanted.includes(grant.role))

/** Whether the actor is this person in the community, or stands in for him while he is absent. */
export const actsFor = (actor: Actor, communityId: string, userId: string | undefined): boolean =>
  actor.id === userId ||
  (actor.standsInFor?.some(it => it.userId === userId && it.communityId === communityId) ?? false)

/** Whether the actor heads the department in the community. */
export const heads = (actor: Actor, communityId: string, departmentId: string): boolean =>
  actor.grants.some(
    grant =>
      grant.role === 'department-head' && grant.communityId === communityId && grant.departmentId === departmentId,
  )

/** The heads of the departments somebody works for: his direct superiors, by id. */
export const superiorsOf = (person: Actor, staff: readonly Actor[]): string[] =>
  staff
    .filter(
      it =>
        it.id !== person.id &&
        person.grants.some(
          ({ communityId, departmentId }) => departmentId !== undefined && heads(it, communityId, departmentId),
        ),
    )
    .map(it => it.id)

/** The actor without his grants, as he stands in timelines. */
export const personOf = ({ id, name }: Person): Person => ({ id, name })
