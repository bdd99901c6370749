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
