import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clientHeader, keyHeader } from '#contract/endpoint.ts'
import { communityId } from '../../../local/demo/community.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { aFiling, aWorld, type World } from '../people.ts'
import { refusalIn, sendRaw } from '../raw-http.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const filing = (body: unknown, more: object = {}) => ({ as: world.resident, path: '/v1/complaints', body, ...more })
const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`

const bodies: Refused[] = [
  ['half a JSON text', 400, 'malformed-request', () => filing('{"communityId":')],
  ['plain words', 400, 'malformed-request', () => filing('投诉')],
  ['a number', 400, 'malformed-request', () => filing('42')],
  ['null', 400, 'malformed-request', () => filing('null')],
  ['a list', 400, 'malformed-request', () => filing('[]')],
  ['a text in quotes', 400, 'malformed-request', () => filing('"text"')],
  ['nothing at all', 400, 'malformed-request', () => filing('')],
  ['60,000 lists in each other', 400, 'malformed-request', () => filing(deep)],
  ['bytes that are no UTF-8', 400, 'malformed-request', () => filing(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))],
  [
    'a form instead of JSON',
    400,
    'malformed-request',
    () => filing('text=x', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  ],
  ['more than 256 KB', 413, 'too-large', () => filing(aFiling({ text: '吵'.repeat(90_000) }))],
  [
    'more than 256 KB sent as bytes',
    413,
    'too-large',
    () => filing(Buffer.alloc(300_000, 0x20), { headers: { 'content-type': 'application/octet-stream' } }),
  ],
  ['a field nobody knows', 400, 'unknown-field', () => filing({ ...aFiling(), isAdmin: true })],
  [
    'an unknown field further in',
    400,
    'unknown-field',
    () => filing({ ...aFiling(), place: { kind: 'public', label: '花园', floor: 3 } }),
  ],
  ['a field named constructor', 400, 'unknown-field', () => filing({ ...aFiling(), constructor: { prototype: 1 } })],
  [
    'a field named __proto__',
    400,
    'unknown-field',
    () => filing(`{"__proto__":{"danger":true},${JSON.stringify(aFiling()).slice(1)}`),
  ],
  ['a text that is a number', 400, 'malformed-request', () => filing({ ...aFiling(), text: 5 })],
  ['a yes that is a text', 400, 'malformed-request', () => filing({ ...aFiling(), danger: 'false' })],
  [
    'a list that is an object',
    400,
    'malformed-request',
    () => filing({ ...aFiling(), photoIds: { 0: 'a', length: 1 } }),
  ],
  ['a kind that is inherited', 400, 'malformed-request', () => filing({ ...aFiling(), kind: 'toString' })],
  ['a place of no kind', 400, 'malformed-request', () => filing({ ...aFiling(), place: { label: '花园' } })],
  ['a missing field', 400, 'malformed-request', () => filing({ ...aFiling(), hideName: undefined })],
  ['a null where a field may be missing', 400, 'malformed-request', () => filing({ ...aFiling(), demand: null })],
  ['a time with a fraction', 400, 'malformed-request', () => filing({ ...aFiling(), wantedBy: 1.5 })],
  ['a time before time', 400, 'malformed-request', () => filing({ ...aFiling(), wantedBy: -1 })],
  ['a time beyond all', 400, 'malformed-request', () => filing({ ...aFiling(), phoneTime: 1e300 })],
  [
    'a number that is none',
    400,
    'malformed-request',
    () => filing(JSON.stringify(aFiling()).replace('"danger":false', '"danger":NaN')),
  ],
  [
    'empty texts everywhere',
    400,
    'malformed-request',
    () => filing({ ...aFiling(), communityId: '', categoryId: '', place: { kind: 'public', label: '' }, text: '' }),
  ],
  ['an id with a path in it', 400, 'malformed-request', () => filing({ ...aFiling(), communityId: '../staff' })],
  ['51 photos', 400, 'malformed-request', () => filing({ ...aFiling(), photoIds: Array(51).fill('photo') })],
  ['words of absurd length', 400, 'malformed-request', () => filing({ ...aFiling(), text: '吵'.repeat(20_001) })],
  [
    'a turn of zero',
    400,
    'malformed-request',
    () => ({
      as: world.resident,
      path: '/v1/complaints/some-complaint-id/withdraw',
      body: { turn: 0 },
    }),
  ],
  [
    'a mark of six',
    400,
    'malformed-request',
    () => ({
      as: world.resident,
      path: '/v1/complaints/some-complaint-id/survey',
      body: { turn: 1, solved: true, overall: 6, tags: [], callMe: false },
    }),
  ],
  [
    'a picture type that is none',
    400,
    'malformed-request',
    () => ({
      as: world.resident,
      path: '/v1/photos',
      body: { type: 'image/svg+xml' },
    }),
  ],
]

const queries: Refused[] = [
  ['a query nobody knows', 400, 'unknown-field', () => ({ as: world.resident, path: '/v1/home?debug=1' })],
  ['a query named constructor', 400, 'unknown-field', () => ({ as: world.resident, path: '/v1/me?constructor=1' })],
  ['a missing query', 400, 'malformed-request', () => ({ as: world.agent, path: '/v1/staff/work?of=mine' })],
  [
    'the same query twice',
    400,
    'malformed-request',
    () => ({
      as: world.agent,
      path: `/v1/staff/work?communityId=${communityId}&of=mine&of=community`,
    }),
  ],
  [
    'empty queries',
    400,
    'malformed-request',
    () => ({ as: world.agent, path: '/v1/staff/ledger?communityId=&month=' }),
  ],
  [
    'a thirteenth month',
    400,
    'malformed-request',
    () => ({
      as: world.agent,
      path: `/v1/staff/ledger?communityId=${communityId}&month=2026-13`,
    }),
  ],
  [
    'a month of another century',
    400,
    'malformed-request',
    () => ({
      as: world.agent,
      path: `/v1/staff/ledger/export?communityId=${communityId}&month=1926-11`,
    }),
  ],
  [
    'half a phone number',
    400,
    'malformed-request',
    () => ({
      as: world.agent,
      path: `/v1/staff/customers?communityId=${communityId}&phone=1380000`,
    }),
  ],
  [
    'a body where none belongs',
    400,
    'unknown-field',
    () => ({
      as: world.resident,
      method: 'GET',
      path: '/v1/home',
      body: { a: 1 },
    }),
  ],
]

const headers: Refused[] = [
  ['no version', 426, 'client-too-old', () => filing(aFiling(), { headers: { [clientHeader]: undefined } })],
  ['an old version', 426, 'client-too-old', () => filing(aFiling(), { headers: { [clientHeader]: '0.0.9' } })],
  ['a version that is none', 426, 'client-too-old', () => filing(aFiling(), { headers: { [clientHeader]: 'latest' } })],
  ['two versions', 426, 'client-too-old', () => filing(aFiling(), { headers: { [clientHeader]: ['0.1.0', '9.9.9'] } })],
  ['no key', 400, 'key-missing', () => filing(aFiling(), { headers: { [keyHeader]: undefined } })],
  ['an empty key', 400, 'key-missing', () => filing(aFiling(), { headers: { [keyHeader]: '' } })],
  ['a short key', 400, 'key-missing', () => filing(aFiling(), { key: 'short' })],
  ['a key of 65 characters', 400, 'key-missing', () => filing(aFiling(), { key: 'k'.repeat(65) })],
  ['a key with a path in it', 400, 'key-missing', () => filing(aFiling(), { key: '../../etc/passwd-xx' })],
  [
    'two keys',
    400,
    'key-missing',
    () => filing(aFiling(), { headers: { [keyHeader]: ['key-one-0123456789', 'key-two-0123456789'] } }),
  ],
]

const paths: Refused[] = [
  ['a path nobody serves', 404, 'not-found', () => ({ as: world.resident, path: '/v1/nothing' })],
  ['a double slash', 404, 'not-found', () => ({ as: world.resident, path: '/v1//home' })],
  ['a slash at the end', 404, 'not-found', () => ({ as: world.resident, path: '/v1/home/' })],
  ['capital letters', 404, 'not-found', () => ({ as: world.resident, path: '/v1/HOME' })],
  ['a resident path under staff', 404, 'not-found', () => ({ as: world.agent, path: '/v1/staff/home' })],
  ['a staff path under public', 404, 'not-found', () => ({ as: world.agent, path: '/v1/public/work' })],
  ['an encoded slash', 404, 'not-found', () => ({ as: world.agent, path: '/v1/staff%2fwork?of=mine' })],
  ['an encoded slash in an id', 404, 'not-found', () => ({ as: world.resident, path: '/v1/complaints/a%2f..%2fb' })],
  ['an id of dots', 404, 'not-found', () => ({ as: world.resident, path: '/v1/complaints/%2e%2e%2e' })],
  ['an empty id', 404, 'not-found', () => ({ as: world.resident, path: '/v1/complaints/' })],
  [
    'an id of 65 characters',
    404,
    'not-found',
    () => ({ as: world.resident, path: `/v1/complaints/${'a'.repeat(65)}` }),
  ],
  ['a path of 8,000 characters', 404, 'not-found', () => ({ as: world.resident, path: `/v1/${'a/'.repeat(4_000)}` })],
  ['a percent sign alone', 404, 'not-found', () => ({ as: world.resident, path: '/v1/complaints/%' })],
  ['an id named __proto__', 404, 'not-found', () => ({ as: world.resident, path: '/v1/complaints/__proto__' })],
  ['an id named constructor', 404, 'not-found', () => ({ as: world.resident, path: '/v1/complaints/constructor' })],
  [
    'a community named __proto__',
    404,
    'community-unknown',
    () => ({
      as: world.resident,
      path: '/v1/communities/__proto__',
    }),
  ],
  [
    'a building nobody built',
    422,
    'room-unknown',
    () => ({ as: world.resident, path: '/v1/buildings/toString/rooms' }),
  ],
  ['reading by POST', 404, 'not-found', () => ({ as: world.resident, path: '/v1/home', body: {} })],
  ['writing by GET', 404, 'not-found', () => ({ as: world.resident, path: '/v1/session/end' })],
  ...(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'] as const).map(
    (method): Refused => [method, 404, 'not-found', () => ({ as: world.resident, method, path: '/v1/home' })],
  ),
]

describe.each([
  ['a body', bodies],
  ['a query', queries],
  ['a header', headers],
  ['a path', paths],
])('%s that is refused and changes nothing', (_, table) => {
  test.each(table)('%s: %i %s', async (...row) => expectRefused(world, row))
})

test('dots in a path do not lead from one door into another', async () => {
  const resident = await sendRaw(world.stack.url, { as: world.resident, path: '/v1/staff/../home' })
  expect(resident.status).toBe(200)
  const strange = await sendRaw(world.stack.url, {
    as: world.resident,
    path: `/v1/complaints/../staff/work?communityId=${communityId}&of=community`,
  })
  expect([strange.status, refusalIn(strange).reason]).toEqual([403, 'not-allowed'])
})

test('HEAD is answered without a body', async () => {
  const answer = await sendRaw(world.stack.url, { as: world.resident, method: 'HEAD', path: '/v1/home' })
  expect([answer.status, answer.text]).toEqual([404, ''])
})

test('more than 10 MB does not get past the gateway', async () => {
  const answer = await sendRaw(world.stack.url, filing(Buffer.alloc(10 * 1024 * 1024 + 1, 0x20)))
  expect(answer.status).toBe(413)
})

test('every refusal names its request, and the log knows it', async () => {
  const answer = await sendRaw(world.stack.url, { as: world.resident, path: '/v1/nothing' })
  const { requestId } = refusalIn(answer)
  expect(answer.headers['x-request-id']).toBe(requestId)
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(world.stack.logs.filter(line => line.requestId === requestId)).toMatchObject([
    { what: 'request', route: 'none', status: 404, reason: 'not-found' },
  ])
})
