import { expect, test } from 'vitest'
import { holderOf } from '#domain/complaint/holder.ts'
import { aComplaint, departmentId } from '../../support/builders.ts'

test.each([
  ['submitted', [{ to: 'role', role: 'agent' }]],
  ['accepted', [{ to: 'person', userId: 'agent-1' }]],
  ['dispatched', [{ to: 'role', role: 'department-head', departmentId }]],
  ['handling', [{ to: 'person', userId: 'handler-1' }]],
  ['closed', []],
] as const)('what is meant for whoever owes the next step of a %s complaint reaches %j', (state, audiences) => {
  expect(holderOf(aComplaint({ state }))).toEqual(audiences)
})
