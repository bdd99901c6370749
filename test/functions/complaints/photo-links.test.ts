import { afterAll, beforeAll, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { minute } from '#domain/time.ts'
import { must } from '../../../local/client.ts'
import { aPhoto } from '../../support/pictures.ts'
import { aFiling, aWorld, type World } from '../people.ts'

let world: World
let id: string
beforeAll(async () => {
  world = await aWorld()
  const photoId = await world.resident.upload(await aPhoto({ width: 1200, height: 900 }))
  id = must(await world.resident.call(complaints.fileComplaint, { body: aFiling({ photoIds: [photoId] }) })).id
  await world.stack.settle()
})
afterAll(() => world.stack.close())

const readPhoto = async () => {
  const [photo] = must(await world.resident.call(complaints.readMine, { params: { id } })).photos
  if (!photo?.url || !photo.mediumUrl || !photo.thumbnailUrl) throw new Error('a photo that can be seen')
  return { ...photo, links: [photo.url, photo.mediumUrl, photo.thumbnailUrl] }
}
const shown = async (links: readonly string[]) => {
  const responses = await Promise.all(links.map(link => fetch(link)))
  await Promise.all(responses.map(response => response.arrayBuffer()))
  return responses.map(({ status, headers }) => ({ status, cache: headers.get('cache-control') }))
}

const kept = { status: 200, cache: 'private, max-age=31536000, immutable' }

test('looking again minutes later gives the same links, which a phone may keep; later others, and the first ones die', async () => {
  const first = await readPhoto()
  expect(await shown(first.links)).toEqual([kept, kept, kept])
  expect(first.linksUntil).toBe(world.stack.now() + 70 * minute)

  world.stack.advance(29 * minute)
  const again = await readPhoto()
  expect(again).toEqual(first)
  expect(await shown(again.links)).toEqual([kept, kept, kept])

  world.stack.advance(minute)
  const next = await readPhoto()
  for (const link of next.links) expect(first.links).not.toContain(link)

  world.stack.advance(40 * minute - 1)
  expect(await shown(first.links)).toEqual([kept, kept, kept])
  world.stack.advance(1)
  expect((await shown(first.links)).map(it => it.status)).toEqual([403, 403, 403])
  expect((await shown(next.links)).map(it => it.status)).toEqual([200, 200, 200])
})
