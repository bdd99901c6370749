import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hour } from '#domain/time.ts'
import { signInAs } from '../../../local/client.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { aFiling, aWorld, type World } from '../people.ts'
import { sendRaw } from '../raw-http.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const partsOf = (token: string): [user: string, session: string, secret: string] => {
  const [user = '', session = '', secret = ''] = token.split('.')
  return [user, session, secret]
}
const own = () => partsOf(world.resident.session.tokens.access)
const other = () => partsOf(world.neighbour.session.tokens.access)
const flipped = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)

const bearing = (authorization: string | undefined) => ({
  path: '/v1/complaints',
  body: aFiling(),
  headers: { authorization },
})
const bearingParts = (...parts: string[]) => bearing(`Bearer ${parts.join('.')}`)

const tokens: Refused[] = [
  ['no token', 401, 'sign-in-again', () => bearing(undefined)],
  ['an empty token', 401, 'sign-in-again', () => bearing('')],
  ['a bearer of nothing', 401, 'sign-in-again', () => bearing('Bearer ')],
  ['garbage', 401, 'sign-in-again', () => bearing('Bearer not-a-token')],
  ['another kind of proof', 401, 'sign-in-again', () => bearing('Basic dXNlcjpwYXNz')],
  ['a very long token', 401, 'sign-in-again', () => bearing(`Bearer ${'a'.repeat(10_000)}`)],
  ['two of three parts', 401, 'sign-in-again', () => bearingParts(...own().slice(0, 2))],
  ['four parts', 401, 'sign-in-again', () => bearingParts(...own(), 'more')],
  ['the secret of somebody else', 401, 'sign-in-again', () => bearingParts(own()[0], own()[1], other()[2])],
  ['a secret changed by one letter', 401, 'sign-in-again', () => bearingParts(own()[0], own()[1], flipped(own()[2]))],
  ['the session of somebody else', 401, 'sign-in-again', () => bearingParts(own()[0], other()[1], own()[2])],
  ['another user under my session', 401, 'sign-in-again', () => bearingParts(other()[0], own()[1], own()[2])],
  ['a user who is none', 401, 'sign-in-again', () => bearingParts('nobody-at-all', own()[1], own()[2])],
  ['a session that is none', 401, 'sign-in-again', () => bearingParts(own()[0], 'no-such-session-0', own()[2])],
  ['the refresh token', 401, 'sign-in-again', () => bearing(`Bearer ${world.resident.session.tokens.refresh}`)],
  [
    'a staff path with the refresh token',
    401,
    'sign-in-again',
    () => ({
      ...bearing(`Bearer ${world.agent.session.tokens.refresh}`),
      path: '/v1/staff/complaints/some-complaint-id/accept',
      body: { turn: 1 },
    }),
  ],
]

describe('a token that is refused', () => {
  test.each(tokens)('%s: %i %s', async (...row) => expectRefused(world, row))
})

test('an access token lasts two hours to the millisecond', async () => {
  const late = await signInAs(world.stack, 'lixiaomei')
  world.stack.advance(2 * hour - 1)
  expect((await sendRaw(world.stack.url, { as: late, path: '/v1/me' })).status).toBe(200)
  world.stack.advance(1)
  await expectRefused(world, ['expired', 401, 'sign-in-again', () => ({ as: late, path: '/v1/me' })])
})
