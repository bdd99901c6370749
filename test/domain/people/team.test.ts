// 班组: the rules of who may give which post, as a table.

import { describe, expect, test } from 'vitest'
import { type Actor, type Role, roles } from '#domain/people/actor.ts'
import {
  changeHoldings,
  checkHoldings,
  type Holding,
  mayGrant,
  mayStandIn,
  sharePost,
  staffName,
} from '#domain/people/team.ts'

const communityId = 'garden'
const actor = (id: string, ...held: Role[]): Actor => ({
  id,
  name: id,
  grants: held.map(role => ({ role, communityId })),
})
const handler = { role: 'handler', departmentId: 'engineering' } as const
const head = { role: 'department-head', departmentId: 'engineering' } as const

describe('who may give and take a post', () => {
  // By hand from the table of roles: people are the administrator's; the manager has those of the day's work.
  const table: [Role, string][] = [
    ['agent', ''],
    ['dispatcher', ''],
    ['handler', ''],
    ['department-head', ''],
    ['manager', 'agent dispatcher handler department-head'],
    ['executive', ''],
    ['finance', ''],
    ['reviewer', ''],
    ['auditor', ''],
    ['admin', 'agent dispatcher handler department-head manager executive finance reviewer auditor admin'],
  ]
  test.each(table)('%s: %s', (role, given) => {
    expect(mayGrant(actor('a', role), communityId).join(' ')).toBe(given)
    expect(mayGrant(actor('a', role), 'elsewhere')).toEqual([])
  })

  test('the table names every role', () => expect(table.map(it => it[0])).toEqual([...roles]))
})

describe('posts that are held together', () => {
  const cases: [string, Holding[], string][] = [
    ['none', [], 'posts-missing'],
    ['a handler without a department', [{ role: 'handler' }], 'post-needs-department'],
    ['a head without a department', [{ role: 'department-head' }], 'post-needs-department'],
    ['a department that is not there', [{ role: 'handler', departmentId: 'ships' }], 'department-unknown'],
    ['an auditor who handles', [{ role: 'auditor' }, handler], 'posts-in-conflict'],
    ['an auditor who heads', [head, { role: 'auditor' }], 'posts-in-conflict'],
    ['an auditor who administers', [{ role: 'auditor' }, { role: 'admin' }, { role: 'finance' }], 'ok'],
    ['a head who handles', [head, handler], 'ok'],
  ]
  test.each(cases)('%s', (_name, wanted, outcome) => {
    const checked = checkHoldings(wanted, ['engineering', 'order'])
    expect(checked.ok ? 'ok' : checked.reason).toBe(outcome)
  })

  test('stand there once each, and name a department only where it counts', () => {
    const wanted = [
      { role: 'agent', departmentId: 'order' } as const,
      { role: 'agent' } as const,
      handler,
      handler,
      { ...handler, departmentId: 'order' },
    ]
    expect(checkHoldings(wanted, ['engineering', 'order'])).toEqual({
      ok: true,
      value: [{ role: 'agent' }, handler, { role: 'handler', departmentId: 'order' }],
    })
  })
})

describe('changing the posts of somebody', () => {
  const boss = actor('boss', 'admin')
  const manager = actor('manager', 'manager')
  const team = [
    { id: 'boss', roles: [{ role: 'admin' }] },
    { id: 'manager', roles: [{ role: 'manager' }] },
    { id: 'zhou', roles: [handler, { role: 'finance' }] },
  ] as const
  const [bossHere, managerHere, zhou] = team
  const change = (
    by: Actor,
    person: (typeof team)[number],
    after: Holding[],
    of: readonly (typeof team)[number][] = team,
  ) => {
    const result = changeHoldings({ actor: by, communityId, team: of, person, after })
    return result.ok ? 'ok' : result.reason
  }
  const second = { id: 'second', roles: [{ role: 'admin' }] } as const

  test.each([
    ['the administrator gives any post', () => change(boss, zhou, [{ role: 'executive' }]), 'ok'],
    ['the manager gives a post of the day', () => change(manager, zhou, [...zhou.roles, { role: 'agent' }]), 'ok'],
    ['the manager takes a post of the day', () => change(manager, zhou, [{ role: 'finance' }]), 'ok'],
    ['the manager gives no other', () => change(manager, zhou, [...zhou.roles, { role: 'executive' }]), 'not-allowed'],
    ['the manager takes no other', () => change(manager, zhou, [handler]), 'not-allowed'],
    [
      'a manager does not make an administrator',
      () => change(manager, managerHere, [{ role: 'admin' }]),
      'not-allowed',
    ],
    ['a handler gives nothing', () => change(actor('zhou', 'handler'), zhou, [handler]), 'not-allowed'],
    ['a handler keeps nothing either', () => change(actor('zhou', 'handler'), zhou, [...zhou.roles]), 'not-allowed'],
    ['nobody changes his own', () => change(boss, bossHere, [{ role: 'admin' }, { role: 'agent' }]), 'own-posts'],
    ['his own stay as they are', () => change(boss, bossHere, [{ role: 'admin' }]), 'ok'],
    ['the last administrator stays', () => change(actor('ghost', 'admin'), bossHere, []), 'last-admin'],
  ])('%s', (_name, run, outcome) => expect(run()).toBe(outcome))

  test('of two administrators one may go', () => {
    const result = changeHoldings({
      actor: boss,
      communityId,
      team: [managerHere, bossHere, second],
      person: second,
      after: [],
    })
    expect(result.ok).toBe(true)
  })
})

test('two people share a post by role and department', () => {
  expect(sharePost([handler], [handler, head])).toBe(true)
  expect(sharePost([{ role: 'agent' }, handler], [handler])).toBe(true)
  expect(sharePost([handler], [{ ...handler, departmentId: 'order' }, head])).toBe(false)
  expect(sharePost([{ role: 'agent' }], [{ role: 'dispatcher' }])).toBe(false)
})

const inOther = (role: Role): Holding => ({ role, departmentId: 'order' })

test.each<[string, Holding, Holding, boolean]>([
  ['a handler for a handler of his department', handler, handler, true],
  ['a handler of another department', handler, inOther('handler'), false],
  ['the head for a handler of his department', handler, head, true],
  ['the head of another department', handler, inOther('department-head'), false],
  ['the manager for a handler', handler, { role: 'manager' }, true],
  ['an executive for a handler', handler, { role: 'executive' }, false],
  ['an agent for a handler', handler, { role: 'agent' }, false],
  ['a handler for the head', head, handler, false],
  ['the manager for a head', head, { role: 'manager' }, true],
  ['the dispatcher for an agent', { role: 'agent' }, { role: 'dispatcher' }, true],
  ['the manager for an agent', { role: 'agent' }, { role: 'manager' }, false],
  ['the manager for the dispatcher', { role: 'dispatcher' }, { role: 'manager' }, true],
  ['an agent for the dispatcher', { role: 'dispatcher' }, { role: 'agent' }, false],
  ['an executive for the manager', { role: 'manager' }, { role: 'executive' }, true],
  ['the manager for an executive', { role: 'executive' }, { role: 'manager' }, false],
  ['an administrator for another', { role: 'admin' }, { role: 'admin' }, true],
  ['an executive for the administrator', { role: 'admin' }, { role: 'executive' }, false],
  ['a manager for the auditor', { role: 'auditor' }, { role: 'manager' }, false],
])('standing in, %s: %s, %s: %s', (_name, post, theirs, may) => {
  expect(mayStandIn([{ role: 'finance' }, post], [theirs])).toBe(may)
})

test('a name is written once and not too long', () => {
  expect(staffName('  周  建国 ')).toEqual({ ok: true, value: '周 建国' })
  expect(staffName('　')).toEqual({ ok: false, reason: 'text-missing' })
  expect(staffName('周'.repeat(20)).ok).toBe(true)
  expect(staffName('周'.repeat(21))).toEqual({ ok: false, reason: 'text-too-long', facts: { most: 20 } })
})
