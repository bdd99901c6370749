import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FilingBody } from '#contract/complaints.ts'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import { must, newKey } from '../../../local/client.ts'
import { roomNamed } from '../../../local/demo/community.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { aCall, aFiling, aWorld, ownRoom, type World } from '../people.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const filing = (changes: Partial<FilingBody>) => () => ({
  as: world.resident,
  path: '/v1/complaints',
  body: aFiling(changes),
})
const registering = (changes: Record<string, unknown>, by?: () => World['agent']) => () => ({
  as: by?.() ?? world.agent,
  path: '/v1/staff/complaints',
  body: aCall(world.stack.now(), changes),
})
const neighbours = roomNamed('1 栋 1 单元 301')
const theirRoom = { kind: 'room', buildingId: neighbours.buildingId, roomId: neighbours.id } as const
const astral = '𠮷'

const filings: Refused[] = [
  ['no words', 422, 'text-missing', filing({ text: '' })],
  ['only spaces', 422, 'text-missing', filing({ text: ' \n\t　' })],
  ['only emoji', 422, 'text-without-words', filing({ text: '😡😡👩‍👩‍👧‍👦🇨🇳' })],
  ['only keycaps', 422, 'text-without-words', filing({ text: '1️⃣2️⃣' })],
  ['only marks', 422, 'text-without-words', filing({ text: '？！……' })],
  ['5,001 characters', 422, 'text-too-long', filing({ text: '吵'.repeat(5_001) })],
  ['5,001 rare characters', 422, 'text-too-long', filing({ text: astral.repeat(5_001) })],
  ['a wish one millisecond old', 422, 'wish-in-the-past', () => filing({ wantedBy: world.stack.now() - 1 })()],
  ['a category nobody has', 422, 'category-unknown', filing({ categoryId: 'ghosts' })],
  ['a category named constructor', 422, 'category-unknown', filing({ categoryId: 'constructor' })],
  ['a community nobody has', 404, 'community-unknown', filing({ communityId: 'elsewhere' })],
  ['a community named __proto__', 404, 'community-unknown', filing({ communityId: '__proto__' })],
  ['the room of a neighbour', 422, 'room-not-yours', filing({ place: theirRoom })],
  ['a room that is none', 422, 'room-not-yours', filing({ place: { ...ownRoom, roomId: 'tsy-b9-1-999' } })],
  ['a public place without a name', 422, 'text-missing', filing({ place: { kind: 'public', label: '  ' } })],
  [
    'ten photos',
    422,
    'too-many-photos',
    () => filing({ photoIds: Array.from({ length: 10 }, (_, index) => `photo-number-000${index}`) })(),
  ],
  ['a photo that is none', 422, 'photo-unknown', filing({ photoIds: ['no-photo-of-this-id'] })],
]

const registrations: Refused[] = [
  [
    'a call from tomorrow',
    422,
    'received-in-the-future',
    () => registering({ receivedAt: world.stack.now() + 60_001 })(),
  ],
  ['a caller without a name', 422, 'text-missing', registering({ customer: { name: ' ', relation: 'owner' } })],
  [
    'a caller named by an emoji',
    422,
    'text-without-words',
    registering({ customer: { name: '🙂', relation: 'owner' } }),
  ],
  [
    'a caller with a foreign number',
    400,
    'malformed-request',
    registering({
      customer: { name: '方芳', phone: '+8613912345678', relation: 'owner' },
    }),
  ],
  [
    'a room that is none',
    422,
    'room-unknown',
    registering({
      place: { kind: 'room', buildingId: 'tsy-b1', roomId: 'tsy-b9-1-999' },
    }),
  ],
  [
    'a room under another building',
    422,
    'room-unknown',
    registering({
      place: { kind: 'room', buildingId: 'tsy-b1', roomId: ownRoom.roomId },
    }),
  ],
  [
    'a customer nobody knows',
    422,
    'customer-unknown',
    registering({ customer: { userId: 'resident-nobody', name: '王芳', relation: 'owner' } }),
  ],
  [
    'a customer without a room here',
    422,
    'customer-unknown',
    registering({ customer: { userId: 'resident-sunyan', name: '孙燕', relation: 'owner' } }),
  ],
  [
    'the agent as his own customer',
    422,
    'customer-unknown',
    registering({ customer: { userId: 'staff-hemin', name: '何敏', relation: 'owner' } }),
  ],
  ['a community of somebody else', 403, 'not-allowed', registering({ communityId: 'elsewhere' })],
  ['a resident at the desk', 403, 'not-allowed', registering({}, () => world.resident)],
  ['a handler at the desk', 403, 'not-allowed', registering({}, () => world.handler)],
  ['an auditor at the desk', 403, 'not-allowed', registering({}, () => world.auditor)],
]

describe('a filing that is refused and changes nothing', () => {
  test.each(filings)('%s: %i %s', async (...row) => expectRefused(world, row))
})

describe('a registration that is refused and changes nothing', () => {
  test.each(registrations)('%s: %i %s', async (...row) => expectRefused(world, row))
})

test('refused filings take no number', async () => {
  const first = must(await world.resident.call(complaints.fileComplaint, { body: aFiling() }))
  expect(first.number).toBe('W2611-0001')
})

test('5,000 characters are accepted, also where each takes two places', async () => {
  const text = astral.repeat(5_000)
  const filed = must(await world.resident.call(complaints.fileComplaint, { body: aFiling({ text }) }))
  expect(filed.text).toBe(text)
  expect([...filed.title]).toHaveLength(16)
})

test('a wish for this very moment is accepted', async () => {
  const wantedBy = world.stack.now()
  const filed = must(await world.resident.call(complaints.fileComplaint, { body: aFiling({ wantedBy }) }))
  expect(filed.wantedBy).toBe(wantedBy)
})

test('an emoji cut in half does not hinder a filing; the half is replaced', async () => {
  const text = `电梯坏了${'😡'.slice(0, 1)}`
  const filed = must(await world.resident.call(complaints.fileComplaint, { body: aFiling({ text }) }))
  expect(filed.text).toBe('电梯坏了\uFFFD')
  const again = must(await world.resident.call(complaints.readMine, { params: { id: filed.id } }))
  expect(again.text).toBe(filed.text)
})

test('a call of last month is in the ledger of the month its number names', async () => {
  const { agent, stack } = world
  const receivedAt = Date.parse('2026-10-31T23:50:00+08:00')
  const filed = must(await agent.call(staff.registerForCaller, { key: newKey(), body: aCall(receivedAt) }))
  expect(filed).toMatchObject({ number: '2611-0001', receivedAt, receipt: { number: '2611-0001' } })
  await stack.settle()
  const query = { communityId: filed.communityId, month: '2026-11' }
  const { rows } = must(await agent.call(staff.listLedger, { query }))
  expect(rows.map(row => row.number)).toContain('2611-0001')
})
