import { describe, expect, test } from 'vitest'
import { type Role, roles } from '#domain/people/actor.ts'
import { notesCustomers, readsAccessLog } from '#domain/people/customer.ts'
import { aPerson, communityId } from '../../support/builders.ts'

const may = (rule: typeof notesCustomers) => roles.filter(role => rule(aPerson('one', '某人', role), communityId))

describe('who', () => {
  test.each<[string, typeof notesCustomers, Role[]]>([
    ['notes something about a customer', notesCustomers, ['agent', 'dispatcher', 'manager', 'executive']],
    ['reads who looked at which number', readsAccessLog, ['auditor']],
  ])('%s', (_what, rule, expected) => {
    expect(may(rule)).toEqual(expected)
    for (const role of expected) expect(rule(aPerson('one', '某人', role), 'elsewhere')).toBe(false)
  })
})
