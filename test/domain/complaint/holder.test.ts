import { expect, test } from 'vitest'
import { holderOf } from '#domain/complaint/holder.ts'
import { aComplaint, departmentId, people } from '../../support/builders.ts'

test('a message for the holder reaches the person who owes the next step', () => {
  expect(holderOf(aComplaint({ state: 'handling' }))).toEqual([{ to: 'person', userId: people.handler.id }])
})

test('or everybody on the post, heads in their department', () => {
  expect(holderOf(aComplaint())).toEqual([{ to: 'role', role: 'agent' }])
  expect(holderOf(aComplaint({ state: 'checking' }))).toEqual([{ to: 'role', role: 'department-head', departmentId }])
})

test('and nobody once the complaint is at rest', () => {
  expect(holderOf(aComplaint({ state: 'closed' }))).toEqual([])
})
