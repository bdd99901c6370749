// 到场位置: given by whoever wants it, read by the office and the head alone, gone with the one who filed it.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { type Client, must } from '../../../local/client.ts'
import { aWorld, bring, ownRoom, type World } from '../people.ts'
import { storedUnder } from '../stored.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

const placeAt = (at: number) => ({ latitude: 23.129112, longitude: 113.264385, accuracy: 12.4, at })
const told = /23\.129|113\.264|position|arrivalPlace/

const arrived = async () => {
  const { id, turn } = await bring(world, 'handling', { happeningNow: true, place: ownRoom })
  const place = placeAt(world.stack.now())
  const answer = must(await world.handler.call(moves.arriveOnSite, { params: { id }, body: { turn, place } }))
  return { id, turn: answer.turn, place, answer }
}
const readBy = async (who: Client, id: string) => must(await who.call(staff.readAsStaff, { params: { id } }))

describe('the place of an arrival', () => {
  test('is read by the office, those above and the head, with how exact it is', async () => {
    const { id, place } = await arrived()
    for (const who of [world.agent, world.dispatcher, world.head, world.manager, world.auditor]) {
      const detail = await readBy(who, id)
      expect(detail.arrivalPlace).toEqual(place)
      expect(detail.entries.filter(it => it.kind === 'arrived')).toMatchObject([
        { visibility: 'public', facts: {}, texts: {} },
        { visibility: 'internal', facts: { accuracy: 12 }, texts: { position: '23.129112,113.264385' } },
      ])
    }
  })

  test('is not read by other handlers, not even answered to the one who gave it', async () => {
    const { id, turn, answer } = await arrived()
    const body = { turn, userId: world.engineer.session.me.userId }
    must(await world.handler.call(moves.addCoHandler, { params: { id }, body }))
    for (const detail of [answer, await readBy(world.handler, id), await readBy(world.engineer, id)]) {
      expect(detail.arrivedAt).toBeDefined()
      expect(JSON.stringify(detail)).not.toMatch(told)
    }
  })

  test('is never the customer’s to read', async () => {
    const { id } = await arrived()
    const own = JSON.stringify(must(await world.resident.call(complaints.readMine, { params: { id } })))
    expect(own).toContain('"arrived"')
    expect(own).not.toMatch(told)
  })

  test('is not needed', async () => {
    const { id, turn } = await bring(world, 'handling', { happeningNow: true })
    must(await world.handler.call(moves.arriveOnSite, { params: { id }, body: { turn } }))
    const detail = await readBy(world.agent, id)
    expect([detail.arrivalPlace, detail.entries.filter(it => it.kind === 'arrived').length]).toEqual([undefined, 1])
  })

  test.each([{ latitude: 91 }, { longitude: -181 }, { accuracy: -1 }, { accuracy: Number.MAX_VALUE }])(
    'cannot be %j',
    async wrong => {
      const { id, turn } = await bring(world, 'handling', { happeningNow: true })
      const place = { ...placeAt(world.stack.now()), ...wrong }
      const refused = await world.handler.call(moves.arriveOnSite, { params: { id }, body: { turn, place } })
      expect(refused).toMatchObject({ status: 400, refusal: { reason: 'malformed-request' } })
      expect(JSON.stringify(storedUnder(world.stack, `COMPLAINT#${id}`))).not.toMatch(told)
    },
  )
})
