import { expect, test } from 'vitest'
import { isOwedBy, type Owing } from '#domain/complaint/owed-by.ts'
import type { Actor, Role } from '#domain/people/actor.ts'

const garden = 'garden'
const member = (id: string, role: Role, departmentId?: string) => ({ id, roles: [{ role, departmentId }] })
const crew = [
  member('hemin', 'agent'),
  member('xujing', 'dispatcher'),
  member('maweidong', 'department-head', 'engineering'),
  member('liyan', 'department-head', 'cleaning'),
  member('chenli', 'manager'),
]

const actor = (id: string, ...more: Partial<Actor>[]): Actor => ({
  id,
  name: id,
  grants: crew
    .filter(it => it.id === id)
    .flatMap(it => it.roles.map(({ role, departmentId }) => ({ role, communityId: garden, departmentId }))),
  ...Object.assign({}, ...more),
})
const inPlaceOf = (userId: string, communityId = garden): Partial<Actor> => ({ standsInFor: [{ userId, communityId }] })

const [agentPost, dispatcherPost, managerPost]: Owing[] = [
  { role: 'agent' },
  { role: 'dispatcher' },
  { role: 'manager' },
]
const headPost: Owing = { role: 'department-head', departmentId: 'engineering' }
const hemin: Owing = { id: 'hemin', role: 'agent' }

test.each<[string, Owing | undefined, Actor, boolean]>([
  ['nothing is owed', undefined, actor('hemin'), false],
  ['he is named', hemin, actor('hemin'), true],
  ['somebody else of his post is named', hemin, actor('other', { grants: actor('hemin').grants }), false],
  ['he stands in for the one who is named', hemin, actor('xujing', inPlaceOf('hemin')), true],
  ['he stands in for him elsewhere', hemin, actor('xujing', inPlaceOf('hemin', 'park')), false],
  ['what is new waits for the agents', agentPost, actor('hemin'), true],
  ['what is new does not wait for the dispatcher', agentPost, actor('xujing'), false],
  ['a later round waits for the dispatcher', dispatcherPost, actor('xujing'), true],
  ['an appeal waits for the manager', managerPost, actor('chenli'), true],
  ['work done waits for the head of its department', headPost, actor('maweidong'), true],
  ['but not for the head of another one', headPost, actor('liyan'), false],
  ['a post of the whole community asks for no department', { role: 'department-head' }, actor('liyan'), true],
  ['he stands in for one on the post', headPost, actor('liyan', inPlaceOf('maweidong')), true],
  ['he stands in for one on another post', headPost, actor('liyan', inPlaceOf('chenli')), false],
  ['he stands in elsewhere', headPost, actor('liyan', inPlaceOf('maweidong', 'park')), false],
  ['he stands in for somebody who works here no more', headPost, actor('liyan', inPlaceOf('gone')), false],
  [
    'he holds the post in another community',
    agentPost,
    actor('hemin', { grants: [{ role: 'agent', communityId: 'park' }] }),
    false,
  ],
])('%s', (_what, owing, who, is) => expect(isOwedBy(who, garden, owing, crew)).toBe(is))
