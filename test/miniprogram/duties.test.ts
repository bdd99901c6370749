import { expect, test } from 'vitest'
import type { Me } from '#contract/session.ts'
import { dutiesOf } from '../../miniprogram/src/staff/features/duties.ts'

const handler: Me = {
  userId: 'staff-1',
  name: '周建国',
  rooms: [],
  grants: [{ role: 'handler', communityId: 'garden', departmentId: 'engineering' }],
}
const tabsWith = (...off: string[]) => dutiesOf(handler, 'garden', off).tabs

test('a handler has what he may claim beside his own, unless 认领 is switched off', () => {
  expect(tabsWith()).toEqual(['mine', 'claim'])
  expect(tabsWith('follow')).toEqual(['mine', 'claim'])
  expect(tabsWith('claim')).toEqual(['mine'])
})

const withPosts = (...roles: Me['grants'][number]['role'][]) =>
  dutiesOf(
    { ...handler, grants: roles.map(role => ({ role, communityId: 'garden', departmentId: 'service' })) },
    'garden',
  )

test('whoever reads the whole community finds his turns beside it, unless he has orders of his own', () => {
  for (const role of ['agent', 'dispatcher', 'manager', 'executive', 'auditor'] as const)
    expect(withPosts(role).hasTurns).toBe(true)
  expect(withPosts('agent', 'handler').hasTurns).toBe(false)
  expect(withPosts('department-head').hasTurns).toBe(false)
})

test.each([
  [['agent'], 'community'],
  [['department-head'], 'departments'],
  [['handler'], 'own'],
  [['department-head', 'handler'], 'departments-and-own'],
  [['manager', 'department-head'], 'community'],
  [['finance'], undefined],
] as const)('%j looks for something in %s', (roles, finds) => expect(withPosts(...roles).finds).toBe(finds))
