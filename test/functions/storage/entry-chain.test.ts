import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import { minute } from '#domain/time.ts'
import { must } from '../../../local/client.ts'
import { aPhoto, aRenamedZip } from '../../support/pictures.ts'
import { chainFaults, chainOf, faultIn } from '../chains.ts'
import { aCall, aFiling, aWorld, bring, type World } from '../people.ts'
import { storedUnder } from '../stored.ts'

let world: World
let long: string
beforeAll(async () => {
  world = await aWorld()
  const { stack, resident, agent, dispatcher } = world
  for (const state of ['submitted', 'accepted', 'dispatched', 'handling', 'checking', 'withdrawn'] as const)
    await bring(world, state)
  must(await agent.call(staff.registerForCaller, { body: aCall(stack.now()) }))
  const photoIds = [
    await resident.upload(await aPhoto({ width: 64, height: 48 })),
    await resident.upload(aRenamedZip()),
  ]
  must(await resident.call(complaints.fileComplaint, { body: aFiling({ photoIds: photoIds.slice(0, 1), demand: '' }) }))
  await stack.settle()
  const { id, turn } = await bring(world, 'answered', { text: '𠮷 “引号” \\ \u0001 \u2028 é e\u0301 <b>&amp;</b>' })
  long = id
  const params = { id }
  const body = { turn, solved: false, overall: 1 as const, tags: ['慢', '吵'], text: '没解决', callMe: true }
  const surveyed = must(await resident.call(complaints.answerMySurvey, { params, body }))
  const visit = {
    turn: surveyed.turn,
    method: 'phone' as const,
    visitedAt: stack.now(),
    verdict: 'not' as const,
    solved: false,
    words: '还是吵',
  }
  must(await dispatcher.call(staff.recordVisit, { params, body: visit }))
  stack.advance(10 * minute)
  await stack.settle()
})
afterAll(() => world.stack.close())

test('the entries of every complaint in the store verify, up to the head', () => {
  const faults = chainFaults(world.stack)
  expect(Object.keys(faults)).toHaveLength(9)
  expect(Object.values(faults)).toEqual(Array(9).fill(undefined))
  expect(chainOf(world.stack, long).entries.length).toBeGreaterThan(8)
})

describe('a change made past the functions is found', () => {
  const changes: [title: string, change: (entry: Entry) => Entry][] = [
    ['another word', entry => ({ ...entry, texts: { ...entry.texts, text: '一切都好。' } })],
    ['another fact', entry => ({ ...entry, facts: { ...entry.facts, severity: 'suggestion' } })],
    ['another time', entry => ({ ...entry, occurredAt: entry.occurredAt - 1 })],
    ['another recording', entry => ({ ...entry, recordedAt: entry.recordedAt - 1 })],
    ['another author', entry => ({ ...entry, author: { kind: 'system' } })],
    [
      'shown where it was internal, or hidden where it was public',
      entry => ({
        ...entry,
        visibility: entry.visibility === 'public' ? 'internal' : 'public',
      }),
    ],
    ['another kind', entry => ({ ...entry, kind: 'closed' })],
    ['a commitment of its own', entry => ({ ...entry, commitments: { ...entry.commitments, text: '0'.repeat(64) } })],
  ]
  test.each(changes)('%s', (_, change) => {
    const { entries, head } = chainOf(world.stack, long)
    const [first, ...rest] = entries
    if (!first) throw new Error('a complaint without entries')
    expect(faultIn({ entries: [change(first), ...rest], head })).toMatchObject({ seq: 1 })
  })

  test('an entry taken out, at either end or between', () => {
    const { entries, head } = chainOf(world.stack, long)
    for (const place of entries.keys()) expect(faultIn({ entries: entries.toSpliced(place, 1), head })).toBeDefined()
  })

  test('two entries in another order', () => {
    const { entries, head } = chainOf(world.stack, long)
    const [first, second, ...rest] = entries
    if (!first || !second) throw new Error('a complaint with fewer than two entries')
    expect(faultIn({ entries: [second, first, ...rest], head })).toBeDefined()
  })

  test('the timeline of another complaint', () => {
    const { entries } = chainOf(world.stack, long)
    const other = storedUnder(world.stack, 'COMPLAINT#').find(
      item => item.sk === 'COMPLAINT' && Object(item.complaint).id !== long,
    )
    expect(faultIn({ entries, head: chainOf(world.stack, String(Object(other?.complaint).id)).head })).toBeDefined()
  })
})

test('a text that was erased with its salt leaves the chain whole', () => {
  const { entries, head } = chainOf(world.stack, long)
  const erased = entries.map(entry => ({ ...entry, texts: {}, salts: {} }))
  expect(faultIn({ entries: erased, head })).toBeUndefined()
})
