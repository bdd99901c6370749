import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { followComplaint, readSimilar } from '#contract/groups.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { day } from '#domain/time.ts'
import { type Client, must, signInAs } from '../../../local/client.ts'
import { aStranger, aWorld, ownRoom, type World } from '../people.ts'
import { aboutLift, aNeighbour, fileAs, liftFiledBy } from './neighbours.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

type Known = { id: string; turn: number }

const similarTo = async ({ id }: { id: string }, client: Client = world.agent) =>
  must(await client.call(readSimilar, { params: { id } }))
const mergesOf = async (known: { id: string }, client?: Client) =>
  (await similarTo(known, client)).merge.map(({ card, how }) => [card.id, how])
const accept = async ({ id, turn }: Known): Promise<Known> =>
  must(await world.agent.call(staff.acceptComplaint, { params: { id }, body: { turn } }))
const solve = async ({ id, turn }: Known, answer = '主板已更换，试运行正常'): Promise<Known> => {
  const { turn: accepted } = await accept({ id, turn })
  const body = { turn: accepted, answer, settlement: 'repaired' as const }
  return must(await world.agent.call(staff.solveOnTheSpot, { params: { id }, body }))
}
const threeOf = async () => {
  const [first, second, third] = await liftFiledBy(world, 3)
  if (!first || !second || !third) throw new Error('three were filed')
  return [first, second, third] as const
}

describe('what may be one matter', () => {
  test('the office sees both ways to merge, with what the other one is', async () => {
    const [first, second, third] = await threeOf()
    await accept(second)
    expect(await mergesOf(first)).toEqual([[second.id, 'join']])
    expect(await mergesOf(third)).toEqual([[second.id, 'join']])
    expect(await mergesOf(second)).toEqual([
      [first.id, 'take'],
      [third.id, 'take'],
    ])
    expect((await similarTo(second)).merge[0]).toMatchObject({ turn: first.turn, card: { number: first.number } })
  })

  test('three are merged as proposed and answered once: each child has its answer and its own survey', async () => {
    const [first, second, third] = await threeOf()
    const parent = await accept(second)
    for (const { card, how, turn } of (await similarTo(second)).merge) {
      expect(how).toBe('take')
      const body = { turn, parentId: second.id }
      must(await world.agent.call(moves.mergeComplaint, { params: { id: card.id }, body }))
    }
    expect(await mergesOf(second)).toEqual([])
    const { turn } = must(await world.agent.call(staff.readAsStaff, { params: { id: second.id } }))
    expect(turn).toBeGreaterThan(parent.turn)
    const body = { turn, answer: '主板已更换，试运行正常', settlement: 'repaired' as const }
    must(await world.agent.call(staff.solveOnTheSpot, { params: { id: second.id }, body }))
    await world.stack.settle()
    for (const { client, id } of [first, second, third]) {
      const read = must(await client.call(complaints.readMine, { params: { id } }))
      expect(read).toMatchObject({ state: 'answered', asks: 'survey', answer: '主板已更换，试运行正常' })
    }
    const own = must(await first.client.call(complaints.readMine, { params: { id: first.id } }))
    const survey = { turn: own.turn, solved: true, overall: 5 as const, tags: [], callMe: false }
    must(await first.client.call(complaints.answerMySurvey, { params: { id: first.id }, body: survey }))
    const other = must(await third.client.call(complaints.readMine, { params: { id: third.id } }))
    expect(other.survey?.state).toBe('asked')
    expect(world.stack.faults).toEqual([])
  })

  test('a room of the building and its public place are one matter for the office', async () => {
    const room = await fileAs(world.resident, aboutLift({ categoryId: 'leak', place: ownRoom }))
    const corridor = { kind: 'public', label: '2 栋 楼道', buildingId: ownRoom.buildingId } as const
    const below = await fileAs(await aNeighbour(world.stack), aboutLift({ categoryId: 'leak', place: corridor }))
    await accept(room)
    expect(await mergesOf(below)).toEqual([[room.id, 'join']])
  })

  test('another category or another building is not', async () => {
    const one = await fileAs(world.resident)
    const elsewhere = { kind: 'public', label: '3 栋 电梯', buildingId: 'tsy-b3' } as const
    await accept(await fileAs(world.resident, aboutLift({ place: elsewhere })))
    await accept(await fileAs(world.resident, aboutLift({ categoryId: 'noise' })))
    expect(await mergesOf(one)).toEqual([])
  })

  test('nobody is shown what is about himself or what he filed himself', async () => {
    const [first, second] = await threeOf()
    const turn = (await accept(second)).turn
    await accept(first)
    const about = { turn, personId: world.dispatcher.session.me.userId }
    must(await world.agent.call(moves.nameAbout, { params: { id: second.id }, body: about }))
    expect(await mergesOf(first, world.dispatcher)).not.toContainEqual([second.id, expect.anything()])
    expect((await similarTo(first, world.dispatcher)).group.size).toBe(2)
    expect((await similarTo(first)).group.size).toBe(3)
    expect(await world.dispatcher.call(readSimilar, { params: { id: second.id } })).toMatchObject({ status: 404 })
    const own = await fileAs(world.agent)
    expect(await world.agent.call(readSimilar, { params: { id: own.id } })).toMatchObject({ status: 404 })
    expect(await mergesOf(first)).not.toContainEqual([own.id, expect.anything()])
    expect(await mergesOf(first, world.manager)).toContainEqual([own.id, 'take'])
  })
})

describe('what may be the same once more', () => {
  const repeatsOf = async (known: { id: string }, client?: Client) =>
    (await similarTo(known, client)).repeat.map(it => it.id)

  test('an answered one of the same room is proposed, confirmed, and no longer proposed', async () => {
    const leak = aboutLift({ categoryId: 'leak', place: ownRoom })
    const earlier = await fileAs(world.resident, leak)
    await solve(earlier)
    world.stack.advance(3 * 60_000)
    const again = await fileAs(world.resident, leak)
    expect(await repeatsOf(again)).toEqual([earlier.id])
    const body = { turn: again.turn, earlierId: earlier.id }
    const confirmed = must(await world.agent.call(moves.confirmRepeat, { params: { id: again.id }, body }))
    expect(confirmed.repeatOf).toEqual({ id: earlier.id, number: earlier.number })
    expect(await repeatsOf(again)).toEqual([])
  })

  test('one of the same public place counts whoever filed it, one of 90 days ago no more', async () => {
    const earlier = await fileAs(world.resident)
    await solve(earlier)
    const later = async (time: number) => {
      world.stack.advance(time)
      const resident = await signInAs(world.stack, 'chenguilan')
      const agent = await signInAs(world.stack, 'hemin')
      return repeatsOf(await fileAs(resident), agent)
    }
    expect(await later(89 * day)).toEqual([earlier.id])
    expect(await later(2 * day)).toEqual([])
  })

  test('somebody who may not confirm is asked nothing', async () => {
    await solve(await fileAs(world.resident))
    world.stack.advance(60_000)
    const again = await fileAs(world.resident)
    expect(await repeatsOf(again, world.auditor)).toEqual([])
  })
})

describe('the group', () => {
  test('three households are one, followers among them', async () => {
    const [first] = await liftFiledBy(world, 2)
    expect((await similarTo(first ?? { id: '' })).group).toEqual({ size: 2, isGroup: false })
    const follower = await aNeighbour(world.stack)
    must(await follower.call(followComplaint, { body: { complaintId: first?.id ?? '' } }))
    expect((await similarTo(first ?? { id: '' })).group).toEqual({ size: 3, isGroup: true })
  })

  test('a handler learns how many it concerns, and nothing of the others', async () => {
    const [first, second] = await threeOf()
    await accept(second)
    const { turn } = await accept(first)
    const body = { turn, handlerId: world.engineer.session.me.userId }
    must(await world.agent.call(staff.dispatchOrder, { params: { id: first.id }, body }))
    expect(await similarTo(first, world.engineer)).toEqual({
      merge: [],
      repeat: [],
      group: { size: 3, isGroup: true },
    })
  })

  test('whoever does not see the complaint learns nothing', async () => {
    const one = await fileAs(world.resident)
    for (const client of [world.engineer, world.resident, await aStranger(world.stack, 'passer-by')])
      expect(await client.call(readSimilar, { params: { id: one.id } })).toMatchObject({ status: 404 })
  })
})
