import { afterAll, beforeAll, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { must } from '../../../local/client.ts'
import { aFiling, aWorld, type World } from '../people.ts'

let world: World
const filed: string[] = []
beforeAll(async () => {
  world = await aWorld()
  for (let at = 0; at < 45; at += 1) {
    world.stack.advance(1000)
    filed.unshift(must(await world.resident.call(complaints.fileComplaint, { body: aFiling() })).id)
  }
  must(await world.neighbour.call(complaints.fileComplaint, { body: aFiling() }))
}, 60_000)
afterAll(() => world.stack.close())

type Query = { more?: string; count?: '20' | '40' }

const listOf = async (query: Query) => {
  const { cards, more } = must(await world.resident.call(complaints.listMine, { query }))
  return { ids: cards.map(card => card.id), more }
}

test('a page has twenty, the newest first, and says whether there are more', async () => {
  const { ids, more } = await listOf({})
  expect(ids).toEqual(filed.slice(0, 20))
  expect(more).toBeDefined()
})

test('a list that had grown to forty is had again in one request, and goes on from there', async () => {
  const long = await listOf({ count: '40' })
  expect(long.ids).toEqual(filed.slice(0, 40))
  expect((await listOf(long.more === undefined ? {} : { more: long.more })).ids).toEqual(filed.slice(40))
})

test('where all of it fits there is nothing more, and nothing of anybody else', async () => {
  const { cards, more } = must(await world.neighbour.call(complaints.listMine, { query: { count: '40' } }))
  expect([cards.length, more]).toEqual([1, undefined])
  expect(filed).not.toContain(cards[0]?.id)
})
