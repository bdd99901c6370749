// Whose number ends with the four digits somebody read out: a few, for the office alone.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '#contract/customers.ts'
import { deleteAccount } from '#contract/privacy.ts'
import { nameAbout } from '#contract/staff-moves.ts'
import { type Client, must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWaiting, leak } from '../dispatch/backlog.ts'
import { aWorld, ownRoom, type World } from '../people.ts'
import { registrar } from '../registering.ts'
import { storedUnder } from '../stored.ts'

let world: World

const search = async (text: string, who: Client = world.agent, more?: string) =>
  must(await who.call(contract.searchComplaints, { body: { communityId, text, ...(more ? { more } : {}) } }))
const foundBy = async (text: string, who?: Client) => (await search(text, who)).customers
const namesBy = async (text: string, who?: Client) => (await foundBy(text, who)).map(it => it.name)
const call = (name: string, phone: string, changes: Record<string, unknown> = {}) =>
  aWaiting(world, { ...leak, ...changes, customer: { name, phone, relation: 'visitor' } })

describe('the customers whose number ends so', () => {
  beforeAll(async () => {
    world = await aWorld()
  })
  afterAll(() => world.stack.close())

  test('are found with an account, and as callers, beside the complaints; their numbers stay masked', async () => {
    const { id } = await call('方芳', '13912341203')
    await world.stack.settle()
    const found = await search('1203')
    expect(found).toMatchObject({ as: 'last-four', cards: [{ id }], backTo: expect.any(String) })
    const { userId } = world.resident.session.me
    expect(found.customers).toEqual([
      {
        who: { userId, phoneHash: expect.any(String) },
        name: '陈桂兰',
        maskedPhone: '138****1203',
        rooms: ['2 栋 1 单元 1202'],
      },
      { who: { phoneHash: expect.any(String) }, name: '方芳', maskedPhone: '139****1203', rooms: ['2 栋 1 单元 1202'] },
    ])
    expect(found.moreCustomers).toBeUndefined()
    const seen = found.customers.map(({ who }) =>
      world.agent.call(contract.readCustomer, { query: { communityId, ...who } }),
    )
    expect((await Promise.all(seen)).map(it => must(it).name)).toEqual(['陈桂兰', '方芳'])
  })

  test('are for the office alone: whoever else reads the community has the complaints', async () => {
    await call('林青', '13900002468', { place: { kind: 'public', label: '花园' } })
    await world.stack.settle()
    for (const who of [world.agent, world.dispatcher]) expect(await namesBy('2468', who)).toEqual(['林青'])
    for (const who of [world.manager, world.auditor]) {
      const { cards, customers } = await search('2468', who)
      expect([cards.length, customers]).toEqual([1, []])
    }
    expect(await foundBy('2468', world.handler)).toEqual([])
  })

  test('are found by four digits or all, by nothing between', async () => {
    await call('周一', '13900007531')
    await world.stack.settle()
    expect(await namesBy('7531')).toEqual(['周一'])
    expect(await namesBy('１３９０００07531')).toEqual(['周一'])
    for (const part of ['07531', '531', '00007531', '3900007531'])
      expect([part, await foundBy(part)]).toEqual([part, []])
  })

  test('are not those who have another number by now, moved away or left for good', async () => {
    const { put, seal } = await registrar(world.stack)
    const partition = `PHONE#${seal.searchHash('4444')}`
    const aResident = storedUnder(world.stack, `USER#${world.resident.session.me.userId}`)[0]
    await put({ v: 1, pk: partition, sk: `USER#${aResident?.id}`, userId: aResident?.id })
    await put({ v: 1, pk: partition, sk: 'USER#nobody', userId: 'nobody' })
    expect(await foundBy('4444')).toEqual([])
    expect(await namesBy('0301')).toEqual(['王强'])
    must(await world.neighbour.call(deleteAccount))
    expect(await foundBy('0301')).toEqual([])
  })

  test('are not whoever’s complaint is about the reader, nor the reader himself', async () => {
    const { id, turn } = await call('吴三', '13900008642')
    const personId = world.agent.session.me.userId
    must(await world.dispatcher.call(nameAbout, { params: { id }, body: { turn, personId } }))
    await world.stack.settle()
    expect(await foundBy('8642')).toEqual([])
    expect(await namesBy('8642', world.dispatcher)).toEqual(['吴三'])

    const { put, seal } = await registrar(world.stack)
    const dispatcher = storedUnder(world.stack, `USER#${world.dispatcher.session.me.userId}`)[0]
    await put({ ...dispatcher, phoneHash: seal.searchHash('13900008642') })
    const pk = `PHONE#${seal.searchHash('8642')}`
    await put({ v: 1, pk, sk: `USER#${dispatcher?.id}`, userId: dispatcher?.id })
    expect(await foundBy('8642', world.dispatcher)).toEqual([])
  })

  test('are two of a household with one number, and no caller a second time', async () => {
    const { put, seal } = await registrar(world.stack)
    const wife = {
      ...storedUnder(world.stack, `USER#${world.resident.session.me.userId}`)[0],
      pk: 'USER#wife',
      id: 'wife',
      name: seal.seal('陈小丽', 'USER#wife/name'),
      phone: seal.seal('13800001203', 'USER#wife/phone'),
      rooms: [{ ...ownRoom, communityId, communityName: '听松苑', label: '2 栋 1 单元 1202', relation: 'family' }],
    }
    await put(wife)
    await put({ v: 1, pk: `PHONE#${seal.searchHash('1203')}`, sk: 'USER#wife', userId: 'wife' })
    await call('以前登记的', '13800001203')
    await world.stack.settle()
    expect((await namesBy('1203')).toSorted()).toEqual(['方芳', '陈小丽', '陈桂兰'].toSorted())
  })

  test('are eight at most, and that there may be others is said; none are named again further back', async () => {
    for (let at = 1; at <= 9; at += 1) await call(`来电${at}`, `139000${at}9753`)
    await world.stack.settle()
    const found = await search('9753')
    expect([found.customers.length, found.moreCustomers]).toEqual([8, true])
    const next = await search('9753', world.agent, found.more)
    expect([next.customers, next.moreCustomers]).toEqual([[], undefined])
  })
})
