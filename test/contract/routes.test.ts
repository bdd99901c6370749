import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import * as audit from '#contract/audit.ts'
import * as buildingCodes from '#contract/building-codes.ts'
import * as calendar from '#contract/calendar.ts'
import * as communities from '#contract/communities.ts'
import * as complaints from '#contract/complaints.ts'
import * as correctives from '#contract/correctives.ts'
import * as customers from '#contract/customers.ts'
import * as desk from '#contract/desk.ts'
import * as dispatch from '#contract/dispatch.ts'
import { clientHeader, keyHeader, nothing, Refusal, requestIdHeader } from '#contract/endpoint.ts'
import * as firstStart from '#contract/first-start.ts'
import * as groups from '#contract/groups.ts'
import * as guide from '#contract/guide.ts'
import * as homes from '#contract/homes.ts'
import * as inspection from '#contract/inspection.ts'
import * as jobs from '#contract/jobs.ts'
import * as messages from '#contract/messages.ts'
import * as photos from '#contract/photos.ts'
import * as places from '#contract/places.ts'
import * as policy from '#contract/policy.ts'
import * as privacy from '#contract/privacy.ts'
import * as receipts from '#contract/receipts.ts'
import * as registering from '#contract/registering.ts'
import * as roomImports from '#contract/room-imports.ts'
import { routes } from '#contract/routes.ts'
import * as session from '#contract/session.ts'
import * as setUp from '#contract/set-up.ts'
import * as settings from '#contract/settings.ts'
import * as sharing from '#contract/sharing.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import * as team from '#contract/team.ts'
import * as work from '#contract/work.ts'

test('every name is there once', () => {
  expect(new Set(routes.map(it => it.name)).size).toBe(routes.length)
})

test('every method and path is there once, parameters’ names aside', () => {
  const addresses = routes.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`)
  expect(new Set(addresses).size).toBe(routes.length)
})

test('every endpoint of the contract is exported under its own name and listed', () => {
  const files = {
    ...session,
    ...desk,
    ...settings,
    ...communities,
    ...firstStart,
    ...setUp,
    ...buildingCodes,
    ...roomImports,
    ...places,
    ...photos,
    ...complaints,
    ...receipts,
    ...dispatch,
    ...jobs,
    ...staff,
    ...work,
    ...inspection,
    ...correctives,
    ...customers,
    ...registering,
    ...moves,
    ...calendar,
    ...policy,
    ...audit,
    ...team,
    ...groups,
    ...homes,
    ...sharing,
    ...privacy,
    ...messages,
    ...guide,
  }
  const named = Object.entries(files).filter(([, value]) => typeof value === 'object' && 'path' in value)
  expect(named.map(([key]) => key).toSorted()).toEqual(routes.map(it => it.name).toSorted())
  for (const [key, value] of named) expect(value).toMatchObject({ name: key })
})

describe.each(routes.map(route => [route.name, route] as const))('%s', (_, route) => {
  test('has a path whose beginning matches its door', () => {
    const beginning = { staff: '/v1/staff/', public: '/v1/public/', resident: '/v1/' }[route.door]
    expect(route.path.startsWith(beginning)).toBe(true)
    if (route.door === 'resident') expect(route.path).not.toMatch(/^\/v1\/(staff|public)(\/|$)/)
    expect(route.path).toMatch(/^(\/([a-z0-9]+(-[a-z0-9]+)*|\{[a-z]+\}))+$/)
  })

  test('takes exactly the parameters its path names', () => {
    const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(it => it[1] ?? '')
    const params = Object.fromEntries(named.map(it => [it, 'complaint-1']))
    expect(z.safeParse(route.params, params).success).toBe(true)
    for (const gone of named) expect(z.safeParse(route.params, { ...params, [gone]: undefined }).success).toBe(false)
  })

  test('reads with GET and no body, writes with POST and no query', () => {
    expect(route.write).toBe(route.method === 'POST')
    expect(route.write ? route.query : route.body).toBe(nothing)
  })

  test('says in a line what it is for', () => {
    expect(route.summary).toMatch(/^[A-Z].+[^.]$/)
  })
})

test('what only staff may do stands behind the staff’s door, signing in before all doors', () => {
  const doorsOf = (file: object) => new Set(routes.filter(it => it.name in file).map(it => it.door))
  for (const file of [staff, customers, moves, calendar, policy]) expect(doorsOf(file)).toEqual(new Set(['staff']))
  expect(doorsOf(complaints)).toEqual(new Set(['resident']))
  expect(doorsOf(receipts)).toEqual(new Set(['resident']))
  expect(doorsOf(photos)).toEqual(new Set(['resident']))
  expect(doorsOf(places)).toEqual(new Set(['resident']))
  expect(doorsOf(privacy)).toEqual(new Set(['resident']))
  expect(doorsOf(messages)).toEqual(new Set(['resident']))
  expect(doorsOf(guide)).toEqual(new Set(['resident']))
  expect(routes.filter(it => it.door === 'public').map(it => it.name)).toEqual([
    'signIn',
    'refreshSession',
    'beginDeskSignIn',
    'claimDeskSignIn',
  ])
})

test('a move that depends on what the person saw sends the turn and may be refused for it', () => {
  // A note that is left behind is taken whatever the matter has come to.
  const moving = routes.filter(it => it.write && it.path.includes('{id}') && it.name !== 'leaveNote')
  for (const route of moving) {
    const { error } = z.safeParse(route.body, {})
    expect({ name: route.name, asked: error?.issues.some(it => it.path[0] === 'turn') }).toEqual({
      name: route.name,
      asked: true,
    })
    expect(route.refusals).toEqual(expect.arrayContaining(['not-found', 'not-allowed', 'not-now', 'changed-meanwhile']))
  }
})

test('headers are lower case, as HTTP/2 and the gateway have them', () => {
  for (const header of [keyHeader, clientHeader, requestIdHeader]) expect(header).toMatch(/^[a-z]+(-[a-z]+)*$/)
})

test('a refusal of a newer server is still read: unknown reason, unknown fields', () => {
  const refusal = { reason: 'brand-new', sentence: '请稍后再试。', facts: { most: 9 }, requestId: 'r-1' }
  expect(z.parse(Refusal, { ...refusal, hint: 'later' })).toEqual(refusal)
})
