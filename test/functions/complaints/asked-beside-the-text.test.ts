import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { readCommunity } from '#contract/places.ts'
import * as staff from '#contract/staff.ts'
import { must, newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { aCall, aFiling, aStranger, aWorld, bring, ownRoom, type World } from '../people.ts'
import { pictureOf } from '../stored.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const leak = { categoryId: 'leak', place: ownRoom, text: '卫生间吊顶漏水。' } as const
const answers = [
  { questionId: 'when', words: '下雨时' },
  { questionId: 'where', words: '天花板' },
]
const elder = { name: '王奶奶', relation: 'parent', consent: 'by-phone' } as const

test('a phone is told what a category asks, what one might write, and where the name is hidden', async () => {
  const community = must(await world.resident.call(readCommunity, { params: { id: communityId } }))
  const category = (id: string) => community.categories.find(it => it.id === id)
  expect(category('leak')?.questions?.map(it => [it.id, it.kind])).toEqual([
    ['where', 'choice'],
    ['when', 'choice'],
  ])
  expect(category('leak')?.example).toContain('漏水')
  expect(category('noise')?.hidesName).toBe(true)
  expect(category('leak')?.hidesName).toBeUndefined()
})

describe('what was answered beside the text', () => {
  test('is read by the filer and by staff, in the order of the questions and with their words', async () => {
    const body = aFiling({ ...leak, answers, visitTimes: ['weekend', 'evening', 'weekend'], onBehalfOf: elder })
    const { id } = must(await world.resident.call(complaints.fileComplaint, { body }))
    const shown = {
      answers: [
        { question: '哪里在漏', words: '天花板' },
        { question: '什么时候漏', words: '下雨时' },
      ],
      visitTimes: ['weekend', 'evening'],
      onBehalfOf: elder,
    }
    const own = must(await world.resident.call(complaints.readMine, { params: { id } }))
    expect(own).toMatchObject(shown)
    expect(own.entries[0]?.texts).toMatchObject({ elder: '王奶奶', answers: '哪里在漏：天花板\n什么时候漏：下雨时' })
    expect(must(await world.agent.call(staff.readAsStaff, { params: { id } }))).toMatchObject(shown)
  })

  test('is part of the request: the same key with other answers is another request', async () => {
    const key = newKey()
    const filing = (words: string) => aFiling({ ...leak, answers: [{ questionId: 'where', words }] })
    const first = must(await world.resident.call(complaints.fileComplaint, { key, body: filing('天花板') }))
    const again = must(await world.resident.call(complaints.fileComplaint, { key, body: filing('天花板') }))
    expect(again.number).toBe(first.number)
    expect(await world.resident.call(complaints.fileComplaint, { key, body: filing('墙面') })).toMatchObject({
      refusal: { reason: 'key-reused' },
    })
  })

  test('of an elder whose household hides its name, the handler reads the relation but no name', async () => {
    const { id } = await bring(world, 'handling', { place: ownRoom, hideName: true, onBehalfOf: elder })
    const handlers = must(await world.handler.call(staff.readAsStaff, { params: { id } }))
    expect(handlers.onBehalfOf).toEqual({ relation: 'parent', consent: 'by-phone' })
    expect(JSON.stringify(handlers)).not.toContain('王奶奶')
    expect(must(await world.agent.call(staff.readAsStaff, { params: { id } })).onBehalfOf).toEqual(elder)
  })

  test('is recorded for a caller too', async () => {
    const call = aCall(world.stack.now(), {
      ...leak,
      answers,
      onBehalfOf: elder,
      customer: { name: '方芳', phone: '13912345678', relation: 'family' },
    })
    const registered = must(await world.agent.call(staff.registerForCaller, { key: newKey(), body: call }))
    expect(registered).toMatchObject({ onBehalfOf: elder, answers: [{ words: '天花板' }, { words: '下雨时' }] })
  })
})

const filing = (changes: Parameters<typeof aFiling>[0]) => () => ({
  as: world.resident,
  path: '/v1/complaints',
  body: aFiling({ ...leak, ...changes }),
})

const refusals: Refused[] = [
  [
    'an answer to what nobody asked',
    422,
    'answer-unknown',
    filing({ answers: [{ questionId: 'colour', words: '红' }] }),
  ],
  [
    'a choice that is not offered',
    422,
    'answer-unknown',
    filing({ answers: [{ questionId: 'where', words: '屋顶' }] }),
  ],
  ['an answer to another category', 422, 'answer-unknown', filing({ categoryId: 'crack', answers })],
  ['an elder named by an emoji', 422, 'text-without-words', filing({ onBehalfOf: { ...elder, name: '🙂' } })],
  [
    'a consent nobody knows',
    400,
    'malformed-request',
    () => ({
      as: world.resident,
      path: '/v1/complaints',
      body: { ...aFiling(leak), onBehalfOf: { ...elder, consent: 'silence' } },
    }),
  ],
]

describe('a filing that is refused and changes nothing', () => {
  test.each(refusals)('%s: %i %s', async (...row) => expectRefused(world, row))

  test('an elder, by somebody who lives nowhere here', async () => {
    const stranger = await aStranger(world.stack, 'luguo')
    await world.stack.settle()
    const before = pictureOf(world.stack)
    const body = aFiling({ onBehalfOf: elder })
    expect(await stranger.call(complaints.fileComplaint, { body })).toMatchObject({
      refusal: { reason: 'room-not-yours' },
    })
    expect(pictureOf(world.stack)).toEqual(before)
  })
})
