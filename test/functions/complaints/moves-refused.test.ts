import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import { must } from '../../../local/client.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { residentMoves, staffMoves } from '../move-requests.ts'
import { aCall, aReport, aWorld, bring, type Reached, type World } from '../people.ts'
import { refusalIn, sendRaw } from '../raw-http.ts'

let world: World
const at: Partial<Record<Reached, { id: string; turn: number }>> = {}
beforeAll(async () => {
  world = await aWorld()
  for (const state of ['submitted', 'accepted', 'handling', 'checking', 'answered', 'withdrawn'] as const)
    at[state] = await bring(world, state)
})
afterAll(() => world.stack.close())

const inState = (state: Reached): { id: string; turn: number } => at[state] ?? { id: '', turn: 0 }

const tooEarly = { report: 'checking', confirm: 'handling', 'send-back': 'handling', take: 'handling' } as const
const wrongState = (move: string): Reached =>
  (Object.entries(tooEarly).find(([name]) => name === move)?.[1] ?? 'withdrawn') satisfies Reached

describe('a move at the wrong moment', () => {
  test.each([...residentMoves, ...staffMoves])('%s: 409 not-now', async (move, mover, request) => {
    const { id, turn } = inState(wrongState(move))
    const row: Refused = [move, 409, 'not-now', () => ({ ...request(id, turn), as: world[mover] })]
    await expectRefused(world, row)
  })
})

describe('a move decided on an old picture', () => {
  const cases = [
    ['remark', 'resident', 'handling'],
    ['withdraw', 'resident', 'handling'],
    ['decline', 'agent', 'accepted'],
    ['dispatch', 'agent', 'accepted'],
    ['report', 'handler', 'handling'],
    ['confirm', 'head', 'checking'],
    ['survey', 'resident', 'answered'],
    ['visit', 'agent', 'answered'],
    ['next-round', 'resident', 'answered'],
  ] as const
  test.each(cases)('%s: 409 changed-meanwhile', async (move, mover, state) => {
    const { id, turn } = inState(state)
    const [, , request] = [...residentMoves, ...staffMoves].find(([name]) => name === move) ?? staffMoves[0] ?? []
    for (const wrong of turn > 1 ? [turn - 1, turn + 1] : [turn + 1])
      await expectRefused(world, [
        move,
        409,
        'changed-meanwhile',
        () => ({ ...request?.(id, wrong), path: request?.(id, wrong).path ?? '', as: world[mover] }),
      ])
  })
})

const words: Refused[] = [
  ['an empty remark', 422, 'text-missing', () => remark(' ')],
  ['a remark of emoji', 422, 'text-without-words', () => remark('😡😡')],
  ['a remark of 5,001 characters', 422, 'text-too-long', () => remark('吵'.repeat(5_001))],
  ['a refusal without a reason', 422, 'text-missing', () => office('decline', inState('submitted'), { reason: '' })],
  [
    'an answer without words',
    422,
    'text-without-words',
    () => office('solve', inState('accepted'), { answer: '。。。', settlement: 'explained' }),
  ],
  [
    'an answer that promises money',
    422,
    'money-needs-approval',
    () => office('solve', inState('accepted'), { answer: '减免一个月物业费', settlement: 'fee-reduced' }),
  ],
  [
    'an order for nobody',
    422,
    'handler-unknown',
    () => office('dispatch', inState('accepted'), { handlerId: 'staff-nobody' }),
  ],
  [
    'an order for a resident',
    422,
    'handler-unknown',
    () => office('dispatch', inState('accepted'), { handlerId: world.neighbour.session.me.userId }),
  ],
  [
    'an order for an agent',
    422,
    'handler-unknown',
    () => office('dispatch', inState('accepted'), { handlerId: world.agent.session.me.userId }),
  ],
  [
    'an order for __proto__',
    422,
    'handler-unknown',
    () => office('dispatch', inState('accepted'), { handlerId: '__proto__' }),
  ],
  [
    'a report without words',
    422,
    'text-missing',
    () => {
      const { id, turn } = inState('handling')
      return {
        as: world.handler,
        path: `/v1/staff/complaints/${id}/report`,
        body: { ...aReport(turn), remedialAction: ' ' },
      }
    },
  ],
  [
    'a report with ten photos',
    422,
    'too-many-photos',
    () => {
      const { id, turn } = inState('handling')
      const photoIds = Array.from({ length: 10 }, (_, index) => `photo-number-000${index}`)
      return { as: world.handler, path: `/v1/staff/complaints/${id}/report`, body: aReport(turn, photoIds) }
    },
  ],
  [
    'a visit of tomorrow',
    422,
    'visit-time-wrong',
    () =>
      office('visit', inState('answered'), {
        method: 'phone',
        visitedAt: world.stack.now() + 86_400_000,
        verdict: 'satisfied',
        solved: true,
        words: '好了',
      }),
  ],
  [
    'a confirmation before any visit',
    422,
    'no-visit-yet',
    () => {
      const { id, turn } = inState('answered')
      return { as: world.resident, path: `/v1/complaints/${id}/visit-confirmation`, body: { turn } }
    },
  ],
]
const remark = (text: string) => {
  const { id, turn } = inState('submitted')
  return { as: world.resident, path: `/v1/complaints/${id}/remark`, body: { turn, text } }
}
const office = (move: string, { id, turn }: { id: string; turn: number }, body: object) => ({
  as: world.agent,
  path: `/v1/staff/complaints/${id}/${move}`,
  body: { turn, ...body },
})

describe('a move with something wrong in it changes nothing', () => {
  test.each(words)('%s: %i %s', async (...row) => expectRefused(world, row))
})

test('a letter of a third party cannot be declined, not even by the dispatcher', async () => {
  const { agent, dispatcher, stack } = world

  const filed = must(await agent.call(staff.registerForCaller, { body: aCall(stack.now(), { source: 'third-party' }) }))
  await expectRefused(world, [
    'decline',
    422,
    'third-party-must-be-answered',
    () => ({
      as: dispatcher,
      path: `/v1/staff/complaints/${filed.id}/decline`,
      body: { turn: filed.turn, reason: '不属于物业范围' },
    }),
  ])
})

test('a major matter is dispatched by the dispatcher alone', async () => {
  const { id, turn } = await bring(world, 'submitted')
  const accepted = must(
    await world.agent.call(staff.acceptComplaint, { params: { id }, body: { turn, severity: 'major' } }),
  )
  const body = { turn: accepted.turn, handlerId: world.handler.session.me.userId }
  const path = `/v1/staff/complaints/${id}/dispatch`
  await expectRefused(world, ['dispatch', 403, 'dispatcher-only', () => ({ as: world.agent, path, body })])
  expect((await sendRaw(world.stack.url, { as: world.dispatcher, path, body })).status).toBe(200)
})

test('a handler of several departments gets the order under the department of the matter', async () => {
  const { id, turn } = await bring(world, 'accepted', { categoryId: 'cleaning' })
  const { candidates } = must(await world.agent.call(staff.listCandidates, { params: { id } }))
  expect(candidates.map(it => it.name)).toEqual(['刘强'])
  const body = { turn, handlerId: candidates[0]?.userId ?? '' }
  const dispatched = must(await world.agent.call(staff.dispatchOrder, { params: { id }, body }))
  expect(dispatched.order).toMatchObject({ handler: '刘强', department: '环境部' })
})

test('a refusal says in words where the matter stands', async () => {
  const { id, turn } = inState('withdrawn')
  const answer = await sendRaw(world.stack.url, {
    as: world.resident,
    path: `/v1/complaints/${id}/withdraw`,
    body: { turn },
  })
  expect(refusalIn(answer)).toMatchObject({ reason: 'not-now', sentence: expect.stringContaining('已撤销') })
})
