import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Guide, readGuide } from '#contract/guide.ts'
import { readSettings, saveCategory } from '#contract/settings.ts'
import { minute } from '#domain/time.ts'
import { type Client, must, signInAs } from '../../../local/client.ts'
import { communityId, profile } from '../../../local/demo/community.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { aStranger, aWorld, type World } from '../people.ts'
import { aRuleBook, closeWithin, figure } from '../policy/rules.ts'

const guideOf = async (client: Client): Promise<Guide> => must(await client.call(readGuide, { query: { communityId } }))
const closeIn = (guide: Guide, severity = 'ordinary') =>
  guide.clocks.find(it => it.what === 'close' && it.severity === severity)
const figureIn = (guide: Guide, what: string) => guide.figures.find(it => it.what === what)

describe('the guide', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld()
  })
  afterAll(() => world.stack.close())

  test('tells the rules in force, the hours and the phones of the community', async () => {
    const guide = await guideOf(world.resident)
    expect(guide).toMatchObject({
      communityId,
      community: '听松苑',
      at: world.stack.now(),
      work: { from: 540, to: 1080 },
      duty: { from: 480, to: 1200 },
      emergencyPhones: profile.emergencyPhones,
    })
    expect(closeIn(guide)).toEqual({
      what: 'close',
      severity: 'ordinary',
      length: { counting: 'workingDays', days: 5 },
      byCategory: [],
    })
  })

  test('names the holidays that are near, and the last year they are announced for', async () => {
    const autumn = await aWorld({ at: Date.parse('2026-09-10T10:00:00+08:00') })
    const { daysOff, makeUpDays, announcedTo } = await guideOf(autumn.resident)
    await autumn.stack.close()
    expect(daysOff.map(it => it.day)).toEqual([
      ...[25, 26, 27].map(it => `2026-09-${it}`),
      ...[1, 2, 3, 4, 5, 6, 7].map(it => `2026-10-0${it}`),
    ])
    expect(daysOff.at(-1)?.name).toBe('国庆节')
    expect(makeUpDays.map(it => it.day)).toEqual(['2026-09-20', '2026-10-10'])
    expect([announcedTo, (await guideOf(world.resident)).daysOff]).toEqual([2026, []])
  })

  test('is there for whoever has no room yet, too', async () => {
    const stranger = await aStranger(world.stack, 'just-looking')
    expect((await guideOf(stranger)).clocks.length).toBeGreaterThan(40)
  })

  test.each<Refused>([
    ['nobody', 401, 'sign-in-again', () => ({ path: `/v1/guide?communityId=${communityId}` })],
    ['no community', 400, 'malformed-request', w => ({ as: w.resident, path: '/v1/guide' })],
    ['a community there is not', 404, 'community-unknown', w => ({ as: w.resident, path: '/v1/guide?communityId=x' })],
  ])('for %s is refused', (...row) => expectRefused(world, row))
})

test('what was decided shows in the guide from its day on, and in no other community’s rule before', async () => {
  const book = await aRuleBook()
  try {
    await book.decided(closeWithin(3))
    await book.decided(figure('reopen-days', 14))
    await book.decided(closeWithin(2, { scope: { reach: 'community', categoryId: 'lift' }, from: '2026-12-02' }))
    const before = await guideOf(book.world.resident)
    expect([closeIn(before)?.length.days, figureIn(before, 'reopen-days')?.value]).toEqual([5, 7])
    await book.goOn('2026-12-01 00:00')
    const resident = await aStranger(book.world.stack, 'reads-the-guide')
    const then = await guideOf(resident)
    expect([closeIn(then)?.length.days, closeIn(then, 'major')?.length.days]).toEqual([3, 5])
    expect([figureIn(then, 'reopen-days')?.value, closeIn(then)?.byCategory]).toEqual([14, []])
    await book.goOn('2026-12-02 00:00')
    const later = await guideOf(await aStranger(book.world.stack, 'reads-it-again'))
    expect(closeIn(later)?.byCategory).toEqual([{ category: '电梯', length: { counting: 'workingDays', days: 2 } }])
    const admin = await signInAs(book.world.stack, 'linyue')
    const { version, categories } = must(await admin.call(readSettings, { query: { communityId } }))
    const lift = categories.find(it => it.id === 'lift')
    if (!lift || lift.root === 'unknown') throw new Error('no lift')
    const { questions, root, ...rest } = lift
    must(await admin.call(saveCategory, { body: { communityId, version, category: { ...rest, root, retired: true } } }))
    book.world.stack.advance(minute)
    expect(closeIn(await guideOf(admin))?.byCategory).toEqual([])
  } finally {
    await book.world.stack.close()
  }
})
