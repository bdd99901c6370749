import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Endpoint } from '#contract/endpoint.ts'
import { routes } from '#contract/routes.ts'
import { type Client, newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWorld, bring, type World } from '../people.ts'
import { type RawAnswer, refusalIn, sendRaw } from '../raw-http.ts'
import { aValueFor, odd, type Texts } from './schema-arbitrary.ts'

// One seed, so that a failure today is a failure tomorrow.
const seed = 20_261_123
const runsPerRoute = 40

let world: World
let texts: Texts
beforeAll(async () => {
  world = await aWorld()
  const ids: string[] = []
  for (const state of ['submitted', 'accepted', 'dispatched', 'handling', 'checking', 'answered'] as const)
    for (let count = 0; count < 4; count += 1) ids.push((await bring(world, state)).id)
  const strange = fc.string({ unit: 'binary', maxLength: 40 })
  const mostly = (...known: string[]) =>
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: strange })
  texts = {
    words: mostly('水管又漏了，请尽快来看。', '方芳', ''),
    byField: {
      id: mostly(...ids, ...ids, communityId, 'tsy-b2', 'no-such-thing'),
      communityId: mostly(communityId),
      categoryId: mostly('noise', 'leak', 'ghosts'),
      buildingId: mostly('tsy-b2'),
      roomId: mostly('tsy-b2-1-1202', 'tsy-b1-1-301'),
      handlerId: mostly('staff-liuqiang', 'staff-zhoujianguo', 'staff-hemin'),
      userId: mostly('resident-chenguilan', 'nobody'),
      photoIds: mostly('no-photo-of-this-id'),
      phone: mostly('13800001203', '13912345678'),
      month: mostly('2026-11', '2027-01'),
    },
  }
})
afterAll(() => world.stack.close())

const residents = (): (Client | undefined)[] => [
  world.resident,
  world.resident,
  world.neighbour,
  world.agent,
  undefined,
]
const employees = (): (Client | undefined)[] => [
  world.agent,
  world.dispatcher,
  world.handler,
  world.head,
  world.resident,
  undefined,
]
/** Nobody signs out here or deletes his account: the others still need their sessions. */
const callers = ({ name, door }: Endpoint): (Client | undefined)[] =>
  name === 'signOut' || name === 'deleteAccount' ? [undefined] : door === 'staff' ? employees() : residents()

const pathFor = (endpoint: Endpoint, id: string, query: unknown): string => {
  const pairs = Object.entries(Object(query)).map(([name, value]): [string, string] => [
    name.toWellFormed(),
    String(typeof value === 'object' ? JSON.stringify(value) : value).toWellFormed(),
  ])
  const search = new URLSearchParams(pairs).toString()
  const path = endpoint.path.replace('{id}', encodeURIComponent(id.toWellFormed()))
  return search === '' ? path : `${path}?${search}`
}

const schemaOf = (schema: z.ZodMiniType): unknown => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

const expectPromise = (endpoint: Endpoint, answer: RawAnswer): void => {
  if (answer.status === 200) {
    expect(endpoint.answer.safeParse(answer.body).success).toBe(true)
    return
  }
  expect({ status: answer.status, text: answer.text }).toEqual({
    status: expect.toSatisfy(status => status >= 400 && status < 500),
    text: expect.any(String),
  })
  refusalIn(answer)
}

describe('whatever is sent, the answer is what was promised or a refusal from the list', () => {
  test.each(routes.map(endpoint => [endpoint.name, endpoint] as const))('%s', async (_, endpoint) => {
    const requests = fc.record({
      as: fc.constantFrom(...callers(endpoint)),
      id: texts.byField.id ?? texts.words,
      query: aValueFor(schemaOf(endpoint.query), texts),
      body: endpoint.write ? aValueFor(schemaOf(endpoint.body), texts) : fc.constant(undefined),
      key: fc.oneof(
        { weight: 9, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.string({ maxLength: 70 }) },
      ),
    })
    const isSendable = (key: string) => /^[\x20-\x7e]*$/.test(key)
    await fc.assert(
      fc.asyncProperty(requests, async ({ as, id, query, body, key }) => {
        const answer = await sendRaw(world.stack.url, {
          method: endpoint.method,
          path: pathFor(endpoint, id, query),
          as,
          key: endpoint.write ? (key !== undefined && isSendable(key) ? key : newKey()) : undefined,
          body: body === undefined ? undefined : JSON.stringify(body),
        })
        expectPromise(endpoint, answer)
      }),
      { seed, numRuns: runsPerRoute, endOnFailure: true },
    )
  })

  test('any JSON at all as a filing', async () => {
    await fc.assert(
      fc.asyncProperty(odd, async body => {
        const answer = await sendRaw(world.stack.url, {
          as: world.resident,
          method: 'POST',
          path: '/v1/complaints',
          body: JSON.stringify(body),
        })
        expect(answer.status).toBe(400)
        refusalIn(answer)
      }),
      { seed, numRuns: 100, endOnFailure: true },
    )
  })

  test('and no function fell over in the background', async () => {
    await world.stack.settle()
    expect(world.stack.faults).toEqual([])
    expect(world.stack.logs.filter(line => line.level === 'error')).toEqual([])
  })
})
