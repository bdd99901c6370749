import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import { type Client, must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { tableNames } from '../../../local/outside.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { otherStaffMoves, residentMoves, staffMoves } from '../move-requests.ts'
import { aFiling, aStranger, aWorld, bring, type World } from '../people.ts'
import { refusalIn, sendRaw } from '../raw-http.ts'
import { storedUnder } from '../stored.ts'

let world: World
let stranger: Client
let foreignAgent: Client
let mine: { id: string; turn: number }
let handled: { id: string; turn: number }
let tokens: { mine: string; work: string; ledger: string }

const grantElsewhere = async (person: Client) => {
  const [user] = storedUnder(world.stack, `USER#${person.session.me.userId}`)
  const item = marshall({ ...user, grants: [{ role: 'dispatcher', communityId: 'elsewhere' }] })
  const client = new DynamoDBClient(world.stack.outside.dynamo)
  await client.send(new PutItemCommand({ TableName: tableNames.records, Item: item }))
}

beforeAll(async () => {
  world = await aWorld()
  stranger = await aStranger(world.stack, 'passer-by')
  foreignAgent = await aStranger(world.stack, 'agent-elsewhere')
  await grantElsewhere(foreignAgent)
  mine = await bring(world, 'submitted')
  handled = await bring(world, 'handling')
  for (let index = 0; index < 60; index += 1)
    must(await world.resident.call(complaints.fileComplaint, { body: aFiling({ text: `第 ${index} 次反映` }) }))
  const { resident, agent } = world
  const query = { communityId, of: 'community' as const }
  tokens = {
    mine: must(await resident.call(complaints.listMine)).more ?? '',
    work: must(await agent.call(staff.listWork, { query })).more ?? '',
    ledger: must(await agent.call(staff.listLedger, { query: { communityId, month: '2026-11' } })).more ?? '',
  }
})
afterAll(() => world.stack.close())

describe('a complaint of somebody else looks like one that is not there, byte for byte', () => {
  const reading = ['read', 'resident', (id: string) => ({ path: `/v1/complaints/${id}` })] as const
  const readingAsStaff = ['read as staff', 'agent', (id: string) => ({ path: `/v1/staff/complaints/${id}` })] as const
  const candidates = [
    'candidates',
    'agent',
    (id: string) => ({ path: `/v1/staff/complaints/${id}/candidates` }),
  ] as const
  const strangers = [
    ...[reading, ...residentMoves].map(row => [...row, () => world.neighbour] as const),
    ...[readingAsStaff, candidates, ...staffMoves, ...otherStaffMoves].map(
      row => [...row, () => world.resident] as const,
    ),
    ...[readingAsStaff, ...staffMoves, ...otherStaffMoves].map(
      ([name, ...row]) => [`${name} from elsewhere`, ...row, () => foreignAgent] as const,
    ),
    ...[readingAsStaff, ...staffMoves].map(
      ([name, ...row]) => [`${name} by another handler`, ...row, () => world.engineer] as const,
    ),
  ]
  test.each(strangers)('%s', async (name, _mover, request, stranger) => {
    const as = stranger()
    await expectRefused(world, [name, 404, 'not-found', () => ({ ...request(mine.id, mine.turn), as })])
    const answers = [
      await sendRaw(world.stack.url, { ...request(mine.id, mine.turn), as }),
      await sendRaw(world.stack.url, { ...request('no-such-complaint-id', 1), as }),
    ].map(answer => {
      const { 'x-request-id': requestId = '', date: _, ...headers } = answer.headers
      return { status: answer.status, headers, text: answer.text.replace(String(requestId), 'ID') }
    })
    expect(answers[0]).toEqual(answers[1])
  })
})

const lists = (who: () => Client): Refused[] => [
  [
    'work of the community',
    403,
    'not-allowed',
    () => ({
      as: who(),
      path: `/v1/staff/work?communityId=${communityId}&of=community`,
    }),
  ],
  [
    'the ledger',
    403,
    'not-allowed',
    () => ({
      as: who(),
      path: `/v1/staff/ledger?communityId=${communityId}&month=2026-11`,
    }),
  ],
  [
    'the ledger as a file',
    403,
    'not-allowed',
    () => ({
      as: who(),
      path: `/v1/staff/ledger/export?communityId=${communityId}&month=2026-11`,
    }),
  ],
  [
    'a customer by phone',
    403,
    'not-allowed',
    () => ({
      as: who(),
      path: `/v1/staff/customers?communityId=${communityId}&phone=13800001203`,
    }),
  ],
]
const ownWork = (who: () => Client): Refused => [
  'orders of my own',
  403,
  'not-allowed',
  () => ({ as: who(), path: `/v1/staff/work?communityId=${communityId}&of=mine` }),
]

describe.each([
  ['a resident', [...lists(() => world.resident), ownWork(() => world.resident)]],
  ['a stranger without a room', [...lists(() => stranger), ownWork(() => stranger)]],
  ['an agent of another community', [...lists(() => foreignAgent), ownWork(() => foreignAgent)]],
  ['a handler', lists(() => world.handler)],
])('%s is not shown', (_, table) => {
  test.each(table)('%s: %i %s', async (...row) => expectRefused(world, row))
})

test('a handler lists his own orders and nobody else’s', async () => {
  const query = { communityId, of: 'mine' as const }
  const own = must(await world.handler.call(staff.listWork, { query }))
  expect(own.cards.map(card => card.id)).toEqual([handled.id])
  const others = must(await world.engineer.call(staff.listWork, { query }))
  expect(others.cards).toEqual([])
})

test('a move by staff who see the matter but may not make it is refused as not allowed', async () => {
  const officeAlone = staffMoves.filter(([name]) => !['confirm', 'send-back', 'visit'].includes(name))
  for (const [name, , request] of officeAlone)
    await expectRefused(world, [
      name,
      403,
      'not-allowed',
      () => ({ ...request(mine.id, mine.turn), as: world.manager }),
    ])
})

const changed = (token: string): string => (token.startsWith('e') ? 'f' : 'e') + token.slice(1)
const elsewhere = (token: string): string =>
  Buffer.concat([Buffer.from(token, 'base64url').subarray(0, 28), Buffer.from('{"pk":"X"}')]).toString('base64url')
const pageOf = (list: keyof typeof tokens, more: string): string =>
  ({
    mine: `/v1/complaints?more=${more}`,
    work: `/v1/staff/work?communityId=${communityId}&of=community&more=${more}`,
    ledger: `/v1/staff/ledger?communityId=${communityId}&month=2026-11&more=${more}`,
  })[list]

describe('a page token that is not mine to use', () => {
  const garbage: [string, (token: string) => string][] = [
    ['empty', () => ''],
    ['a dot', () => '.'],
    ['words', () => 'next'],
    ['changed by one letter', changed],
    ['another place under the same seal', elsewhere],
    ['without its end', token => token.slice(0, -20)],
    ['with one letter more', token => `${token}A`],
    ['with 43 Chinese characters behind it', token => `${token}${encodeURIComponent('漏'.repeat(43))}`],
    ['2,000 characters', () => 'x'.repeat(2_000)],
  ]
  const rows = (['mine', 'work', 'ledger'] as const).flatMap(list =>
    garbage.map(([title, make]) => [list, title, make] as const),
  )
  test.each(rows)('%s: %s', async (list, title, make) => {
    expect(tokens[list]).not.toBe('')
    const as = list === 'mine' ? world.resident : world.agent
    await expectRefused(world, [
      title,
      400,
      'page-token-invalid',
      () => ({ as, path: pageOf(list, make(tokens[list])) }),
    ])
  })

  test.each<[string, () => { as: Client; path: string }]>([
    ['the list of somebody else', () => ({ as: world.neighbour, path: pageOf('mine', tokens.mine) })],
    ['the work list of a colleague', () => ({ as: world.dispatcher, path: pageOf('work', tokens.work) })],
    ['the ledger of a colleague', () => ({ as: world.dispatcher, path: pageOf('ledger', tokens.ledger) })],
    ['another list of mine', () => ({ as: world.agent, path: pageOf('ledger', tokens.work) })],
    [
      'the same list of another month',
      () => ({ as: world.agent, path: pageOf('ledger', tokens.ledger).replace('2026-11', '2026-12') }),
    ],
  ])('%s', async (title, request) => {
    await expectRefused(world, [title, 400, 'page-token-invalid', request])
  })
})

test('pages go on where they stopped, without gap or repetition', async () => {
  const seen: string[] = []
  let more: string | undefined
  do {
    const page = must(await world.resident.call(complaints.listMine, { query: more === undefined ? {} : { more } }))
    seen.push(...page.cards.map(card => card.id))
    more = page.more
  } while (more !== undefined)
  expect([seen.length, new Set(seen).size]).toEqual([62, 62])
})

test('a refusal of somebody else’s complaint names nothing of it', async () => {
  const answer = await sendRaw(world.stack.url, { as: world.neighbour, path: `/v1/complaints/${mine.id}` })
  expect(Object.keys(refusalIn(answer)).sort()).toEqual(['reason', 'requestId', 'sentence'])
})
