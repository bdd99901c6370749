import { describe, expect, test } from 'vitest'
import { heads, holds, superiorsOf } from '#domain/people/actor.ts'
import { aPerson, communityId, departmentId, people } from '../../support/builders.ts'

test.each([
  ['an agent where he was granted it', people.agent, communityId, true],
  ['a dispatcher, one of the roles asked for', people.dispatcher, communityId, true],
  ['an agent in another community', people.agent, 'riverside', false],
  ['a manager, who was not asked for', people.manager, communityId, false],
  ['a resident', people.owner, communityId, false],
] as const)('%s', (_, actor, community, expected) => {
  expect(holds(actor, community, ['agent', 'dispatcher'])).toBe(expected)
})

test.each([
  ['his own department', people.head, communityId, departmentId, true],
  ['another department', people.head, communityId, 'greenery', false],
  ['his department in another community', people.head, 'riverside', departmentId, false],
  ['a department he only works in', people.handler, communityId, departmentId, false],
] as const)('heading %s', (_, actor, community, department, expected) => {
  expect(heads(actor, community, department)).toBe(expected)
})

describe('direct superiors', () => {
  const elsewhere = {
    ...aPerson('head-9', '外区部长'),
    grants: [{ role: 'department-head' as const, communityId: 'riverside', departmentId }],
  }
  const staff = [people.head, people.headElsewhere, people.handler, people.manager, elsewhere]

  test('of a handler: the heads of his department', () => {
    expect(superiorsOf(people.handler, staff)).toEqual([people.head.id])
  })

  test('of somebody without a department: nobody', () => {
    expect(superiorsOf(people.agent, staff)).toEqual([])
  })

  test('a head is not his own superior', () => {
    expect(superiorsOf(people.head, staff)).toEqual([])
  })
})
