import { expect, test } from 'vitest'
import type { Grant } from '#domain/people/actor.ts'
import { mayChangeCalendar, mayPlanDuty } from '#domain/people/duty.ts'

const grant = (role: Grant['role'], departmentId?: string, communityId = 'garden'): Grant => ({
  role,
  communityId,
  ...(departmentId === undefined ? {} : { departmentId }),
})

test.each<[string, Grant, boolean, boolean]>([
  ['a dispatcher', grant('dispatcher'), true, true],
  ['a manager', grant('manager'), true, true],
  ['an administrator', grant('admin'), true, true],
  ['the head of the department', grant('department-head', 'order'), false, true],
  ['the head of another department', grant('department-head', 'engineering'), false, false],
  ['a handler of the department', grant('handler', 'order'), false, false],
  ['an agent', grant('agent'), false, false],
  ['a dispatcher of another community', grant('dispatcher', undefined, 'elsewhere'), false, false],
  ['the head of that department elsewhere', grant('department-head', 'order', 'elsewhere'), false, false],
])('%s changes days and plans the duty of a department, or not', (_, held, changes, plans) => {
  const actor = { id: 'a', name: '甲', grants: [held] }
  expect(mayChangeCalendar(actor, 'garden')).toBe(changes)
  expect(mayPlanDuty(actor, 'garden', 'order')).toBe(plans)
})
